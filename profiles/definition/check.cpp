#include "definition/check.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "definition/element_order.hpp"
#include "definition/messages.hpp"
#include "kakehashi/fhir/fhirpath.hpp"
#include "kakehashi/fhir/schema.hpp"
#include "snapshot/definition_chain.hpp"
#include "snapshot/generation.hpp"
#include "snapshot/messages.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
using fhir::Node;
namespace schema = fhir::schema;
namespace messages = definition_messages;

/// Elements of a list that is held against its base: slices are found one by one. The largest published has 1,812.
constexpr std::size_t kElementsMax = 5'000;

std::span<const Node> items_of(const Node* node, std::string_view name) {
    const Node* list = node != nullptr ? node->find(name) : nullptr;
    return list != nullptr ? list->items() : std::span<const Node>();
}

std::string_view id_of(const Node& element) {
    const std::string_view id = element.text_of("id");
    return id.empty() ? element.text_of("path") : id;
}

/// What the reference validator finds while it makes the snapshot, and so says of the definition as a whole.
bool is_said_of_whole(const fhir::Issue& issue) {
    using namespace snapshot_messages;
    for (const fhir::Message* each : {&kMinLowered, &kMaxRaised, &kTypeNotAllowed, &kTargetNotAllowed,
                                      &kBindingWeakened, &kSlicingOfOne, &kValueType, &kProfileOfOtherType})
        if (issue.rule == each->id) return true;
    return false;
}

/// Whether an extension may stand more often than its own definition says: R4 leaves open which of the two speaks, and
/// the reference validator takes the profile's word. Test:
/// Definitions.AnExtensionMoreOftenThanItsDefinitionSaysIsNoError
bool is_of_extension(const fhir::Issue& issue, const Node& element) {
    return issue.rule == snapshot_messages::kMaxRaised.id && element.text_of("path").ends_with(".extension") &&
           element.find("type") != nullptr;
}

/// R4's own invariant says it of a record (eld-2), or it is no fault: who uses the profile is told what is missing.
bool is_said_elsewhere(const fhir::Issue& issue) {
    return issue.rule == snapshot_messages::kMinAboveMax.id || issue.rule == snapshot_messages::kTypeProfileMissing.id;
}

/// Whether names are joined by single dots, without blanks. Source: R4 elementdefinition.html, eld-19
bool has_path_form(std::string_view path) {
    return !path.starts_with('.') && !path.ends_with('.') && path.find("..") == std::string_view::npos &&
           path.find_first_of(" \t\r\n") == std::string_view::npos;
}

/// Whether R4 has an invariant of that key at the element, or at everything of the root's type.
bool is_key_of_r4(std::span<const Step> steps, std::string_view key) {
    const auto has_key = [&](std::span<const schema::Constraint> constraints) {
        return std::ranges::find(constraints, key, &schema::Constraint::key) != constraints.end();
    };
    const schema::Type* type = schema::find_type(steps.front().name);
    const schema::ElementDefinition* element = nullptr;
    for (std::size_t i = 1; i < steps.size() && type != nullptr; ++i) {
        element = schema::find_element_by_name(*type, steps[i].name);
        type = element != nullptr && element->types.size() == 1 ? element->types[0].type : nullptr;
    }
    return (element != nullptr && has_key(element->constraints)) || (type != nullptr && has_key(type->constraints));
}

class DefinitionCheck {
public:
    DefinitionCheck(const Node& definition, const CanonicalTable& table) : definition_(definition), table_(table) {}

    std::vector<DefinitionFault> run() {
        header();
        const std::size_t before = faults_.size();
        hold("differential");
        elements("differential");
        // A snapshot repeats the differential: what is wrong there is wrong here.
        if (faults_.size() == before) hold("snapshot");
        return std::move(faults_);
    }

private:
    std::span<const Node> list(std::string_view name) const { return items_of(definition_.find(name), "element"); }

    void add(fhir::Issue issue, std::string place, const Node& node) {
        faults_.push_back({std::move(issue), std::move(place), &node});
    }
    /// A fault of an element. `part` is the place below it: ".binding", or "".
    void add(std::size_t index, std::string_view part, const fhir::Message& message,
             std::initializer_list<std::string_view> arguments = {}) {
        const Node& element = list("differential")[index];
        add(fhir::make_issue(IssueSeverity::error, IssueType::business_rule, message, id_of(element), arguments),
            place_of("differential", index).append(part), element);
    }
    void add_of_whole(std::string place, const fhir::Message& message, std::string_view argument) {
        add(fhir::make_issue(IssueSeverity::error, IssueType::business_rule, message, "", {argument}), std::move(place),
            definition_);
    }
    static std::string place_of(std::string_view list, std::size_t index) {
        return std::string(list).append(".element[").append(std::to_string(index)).append("]");
    }

    void header();
    void hold(std::string_view name);
    void report(fhir::Issue issue, std::string_view name, std::size_t index);
    void elements(std::string_view name);
    void element(std::size_t index, const Node& element, const std::vector<Step>& steps);
    void constraints(std::size_t index, const Node& element, const std::vector<Step>& steps);

    const Node& definition_;
    const CanonicalTable& table_;
    std::vector<DefinitionFault> faults_;
};

/// How the definition stands to its base as a whole. Source: R4 structuredefinition.html
void DefinitionCheck::header() {
    const std::string_view base = definition_.text_of("baseDefinition");
    const std::string_view derivation = definition_.text_of("derivation");
    const std::string_view type = definition_.text_of("type");
    if (base.empty() || derivation == "constraint") return;
    if (derivation.empty()) add_of_whole("", messages::kNoDerivation, "");
    const bool is_base_of_r4 = is_r4_type(base) && url_of(base).substr(url_of(base).rfind('/') + 1) == type;
    if (derivation == "specialization" && is_base_of_r4) add_of_whole("", messages::kOwnBase, type);
    if (schema::find_type(type) != nullptr && !is_of_r4(definition_.text_of("url")))
        add_of_whole("type", messages::kTypeOfR4, type);
}

void DefinitionCheck::hold(std::string_view name) {
    const auto elements = list(name);
    if (elements.size() > kElementsMax) {
        add(fhir::make_issue(IssueSeverity::information, IssueType::too_costly, messages::kTooLarge, "",
                             {std::to_string(kElementsMax)}),
            std::string(name), definition_);
        return;
    }
    Generation generation(table_, Generation::TypesOfR4::schema_too);
    std::size_t seen = 0;
    const auto held = generation.hold_against_base(definition_, name, [&](std::size_t index) {
        const fhir::Report& all = generation.report();
        for (; seen < all.size(); ++seen) report(all[seen], name, index);
    });
    // A base that is not here, what is no profile, and what has no elements (sdf-6), is told of elsewhere.
    constexpr std::array kElsewhere{IssueType::not_found, IssueType::not_supported, IssueType::required};
    if (!held && std::ranges::find(kElsewhere, held.error().code) == kElsewhere.end()) {
        fhir::Issue issue = held.error();
        issue.expression.clear();
        add(std::move(issue), "", definition_);
    }
}

void DefinitionCheck::report(fhir::Issue issue, std::string_view name, std::size_t index) {
    const Node& element = list(name)[index];
    // An element without a path is reported as that.
    if (!issue.profile.empty() || is_said_elsewhere(issue) || element.text_of("path").empty()) return;
    issue.expression = id_of(element);
    if (is_of_extension(issue, element)) issue.severity = IssueSeverity::warning;
    // A path of another type is found before the elements are looked at (sdf-8a).
    const bool is_other_type = issue.rule == snapshot_messages::kPathUnknown.id &&
                               !std::string_view(element.text_of("path")).starts_with(definition_.text_of("type"));
    std::string place = is_said_of_whole(issue) || is_other_type ? std::string() : place_of(name, index);
    add(std::move(issue), std::move(place), element);
}

void DefinitionCheck::elements(std::string_view name) {
    OpenSlices open;
    ElementOrder order;
    std::set<std::string> slices;
    std::set<std::string_view> ids;
    const auto all = list(name);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Node& each = all[i];
        std::vector<Step> steps = steps_of_path(each, open);
        std::string id;
        for (const Step& step : steps) id.append(step.name).append(":").append(step.slice).append(".");
        const std::string_view slice = each.text_of("sliceName");
        const std::string_view own_id = each.text_of("id");
        const bool is_new_slice = slice.empty() || slices.insert(std::move(id)).second;
        if (!own_id.empty() && !ids.insert(own_id).second)
            add(i, "", messages::kIdTwice, {own_id});
        else if (!is_new_slice)
            add(i, "", messages::kSliceTwice, {slice});
        element(i, each, steps);
        if (order.follow(std::move(steps))) add(i - 1, "", messages::kOrder, {each.text_of("path")});
    }
}

void DefinitionCheck::element(std::size_t index, const Node& element, const std::vector<Step>& steps) {
    const std::string_view path = element.text_of("path");
    if (!has_path_form(path)) add(index, "", messages::kPathForm, {path});
    if (steps.size() == 1 && element.find("slicing") != nullptr) add(index, "", messages::kRootSlicing);
    const bool is_constraint = definition_.text_of("derivation") == "constraint";
    if (is_constraint && element.find("meaningWhenMissing") != nullptr) add(index, "", messages::kMeaningWhenMissing);
    if (const Node* binding = element.find("binding")) {
        const std::string_view set = binding->text_of("valueSet");
        if (table_.find("ValueSet", set) == nullptr && table_.find("CodeSystem", set) != nullptr)
            add(index, ".binding", messages::kBindingToCodeSystem, {set});
    }
    constraints(index, element, is_constraint ? steps : std::vector<Step>());
}

/// @param steps of the element in a profile; empty in the definition of a type, which states R4's invariants itself
void DefinitionCheck::constraints(std::size_t index, const Node& element, const std::vector<Step>& steps) {
    const auto all = items_of(&element, "constraint");
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string part = ".constraint[" + std::to_string(i) + "]";
        const std::string_view key = all[i].text_of("key");
        if (!steps.empty() && is_key_of_r4(steps, key)) add(index, part, messages::kConstraintKey, {key});
        const std::string_view expression = all[i].text_of("expression");
        const auto compiled = fhir::fhirpath::compile(expression);
        if (expression.empty() || compiled) continue;
        // A warning: what cannot be read refuses no record. The reference validator does not look.
        add(index, part, messages::kConstraintExpression, {key, compiled.error().diagnostics});
        faults_.back().issue.severity = IssueSeverity::warning;
        fhir::fill_japanese(faults_.back().issue, messages::kConstraintExpression,
                            {key, compiled.error().diagnostics_ja});
    }
}

}  // namespace

std::vector<DefinitionFault> check_definition(const Node& structure_definition, const CanonicalTable& table) {
    return DefinitionCheck(structure_definition, table).run();
}

}  // namespace kakehashi::profiles
