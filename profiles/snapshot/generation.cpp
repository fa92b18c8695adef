#include "snapshot/generation.hpp"

#include <algorithm>
#include <utility>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/schema.hpp"
#include "snapshot/definition_chain.hpp"
#include "snapshot/differential.hpp"
#include "snapshot/messages.hpp"
#include "snapshot/schema_definition.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::IssueType;
using fhir::Node;

constexpr std::size_t kDefinitionsMax = 32;  // below one another

std::span<const Node> elements_of(const Node& structure_definition, std::string_view list) {
    const Node* node = structure_definition.find(list);
    const Node* elements = node != nullptr ? node->find("element") : nullptr;
    return elements != nullptr ? elements->items() : std::span<const Node>();
}

const Node* only_profile(const Node* types) {
    if (types == nullptr || types->items().size() != 1) return nullptr;
    const Node* profiles = types->items()[0].find("profile");
    return profiles != nullptr && profiles->items().size() == 1 ? &profiles->items()[0] : nullptr;
}

/// The id of the profile's element that a type means; "" for the profile as a whole.
std::string_view element_of_profile(const Node& type) {
    const Node* companions = type.find("_profile");
    if (companions == nullptr || companions->items().size() != 1) return {};
    const Node* extensions = companions->items()[0].find("extension");
    if (extensions == nullptr) return {};
    for (const Node& each : extensions->items())
        if (each.text_of("url") == "http://hl7.org/fhir/StructureDefinition/elementdefinition-profile-element")
            return each.text_of("valueString");
    return {};
}

/// R4 says of its elements where they stand first; what a snapshot does not say, its own elements are.
void complete_base(Draft& draft, const std::string& path, Scratch& scratch) {
    if (draft.content.find("base") == nullptr) {
        fhir::Document base;
        base.edit()
            .set_string("path", path)
            .set_number("min", draft.content.text_of("min"))
            .set_string("max", draft.content.text_of("max"));
        draft.content.set("base", scratch.kept(std::move(base)));
    }
    for (Draft& child : draft.children) complete_base(child, path + "." + child.name, scratch);
    for (Draft& slice : draft.slices) complete_base(slice, path, scratch);
}

/// The StructureDefinition without what was made of it before, and with the snapshot after the base's name, as R4 has
/// it.
fhir::Document write(const Node& structure_definition, const Draft& root) {
    fhir::Document document;
    fhir::Builder to = document.edit();
    for (const fhir::Member& member : structure_definition.members())
        if (member.name != "snapshot" && member.name != "_snapshot" && member.name != "differential")
            to.set_copy(member.name, member.value);
    write_draft(root, to.object("snapshot").array("element"));
    if (const Node* differential = structure_definition.find("differential"))
        to.set_copy("differential", *differential);
    return document;
}

}  // namespace

fhir::Result<Draft> Generation::merge(const Node& structure_definition, std::string_view list,
                                      const ElementMerged& merged) {
    const std::string_view url = structure_definition.text_of("url");
    if (const auto type = structure_definition.text_of("resourceType"); type != "StructureDefinition")
        return fhir::fail(IssueType::invalid, snapshot_messages::kNotStructureDefinition, "", {type});
    const std::string_view base = structure_definition.text_of("baseDefinition");
    if (base.empty() || structure_definition.text_of("derivation") != "constraint")
        return fhir::fail(IssueType::not_supported, snapshot_messages::kNotConstraint,
                          "StructureDefinition.derivation");
    const auto differential = elements_of(structure_definition, list);
    if (std::ranges::find(being_made_, &structure_definition) != being_made_.end() || url_of(base) == url)
        return fhir::fail(IssueType::business_rule, snapshot_messages::kCircularBase,
                          "StructureDefinition.baseDefinition", {url});
    if (being_made_.size() >= kDefinitionsMax)
        return fhir::fail(IssueType::too_costly, snapshot_messages::kChainTooLong, "StructureDefinition.baseDefinition",
                          {std::to_string(kDefinitionsMax)});
    being_made_.push_back(&structure_definition);
    const auto below = draft_of(base);
    if (below && differential.empty()) {
        being_made_.pop_back();
        return fhir::fail(IssueType::required, snapshot_messages::kNoDifferential, "StructureDefinition.differential");
    }
    auto draft = below ? merge_differential(differential, **below, url, *this, merged) : tl::unexpected(below.error());
    being_made_.pop_back();
    return draft;
}

fhir::Result<Draft> Generation::read(const Node& structure_definition) {
    const auto snapshot = elements_of(structure_definition, "snapshot");
    if (snapshot.empty()) return merge(structure_definition, "differential", {});
    Draft draft = read_draft(snapshot);
    if (draft.name.empty())
        return fhir::fail(IssueType::structure, snapshot_messages::kBaseWithoutRoot, "StructureDefinition.snapshot",
                          {structure_definition.text_of("url")});
    if (size_of(draft) != snapshot.size())
        report_.push_back(fhir::make_issue(fhir::IssueSeverity::warning, IssueType::structure,
                                           snapshot_messages::kBaseIncomplete, draft.name,
                                           {structure_definition.text_of("url")}));
    complete_base(draft, draft.name, scratch_);
    return draft;
}

fhir::Result<void> Generation::hold_against_base(const Node& structure_definition, std::string_view list,
                                                 const ElementMerged& merged) {
    return merge(structure_definition, list, merged).map([](const Draft&) {});
}

const Node* Generation::find(std::string_view canonical) {
    const Node* definition = table_.find("StructureDefinition", canonical);
    if (definition != nullptr || types_ == TypesOfR4::packages_only || !is_r4_type(canonical)) return definition;
    const std::string_view url = url_of(canonical);
    const auto found = of_schema_.find(url);
    if (found != of_schema_.end()) return found->second;
    const auto* type = fhir::schema::find_type(url.substr(url.rfind('/') + 1));
    return of_schema_.emplace(url, scratch_.kept(definition_of(*type))).first->second;
}

fhir::Result<const Draft*> Generation::draft_of(std::string_view canonical) {
    const Node* definition = find(canonical);
    if (definition == nullptr)
        return fhir::fail(IssueType::not_found,
                          is_of_r4(canonical) ? snapshot_messages::kR4Missing : snapshot_messages::kBaseMissing,
                          "StructureDefinition.baseDefinition", {canonical});
    if (const auto found = drafts_.find(definition); found != drafts_.end()) return &found->second;
    const std::size_t reported = report_.size();
    auto draft = read(*definition);
    if (!draft) return tl::unexpected(draft.error());
    for (std::size_t i = reported; i < report_.size(); ++i)
        if (report_[i].profile.empty()) report_[i].profile = definition->text_of("url");
    return &drafts_.emplace(definition, std::move(*draft)).first->second;
}

const Draft* Generation::type_profile(const Node* types, std::string_view id) {
    const Node* profile = only_profile(types);
    if (profile == nullptr) return nullptr;
    const std::string_view canonical = profile->text();
    const auto draft = draft_of(canonical);
    if (draft) {
        const std::string_view element = element_of_profile(types->items()[0]);
        return element.empty() ? *draft : (*draft)->find_element(element);
    }
    if (!without_profile_.emplace(canonical).second) return nullptr;
    const bool is_here = table_.find("StructureDefinition", canonical) != nullptr;
    fhir::Issue issue = is_here ? draft.error()
                                : fhir::make_issue(fhir::IssueSeverity::warning, IssueType::not_found,
                                                   snapshot_messages::kTypeProfileMissing, id, {canonical});
    issue.severity = fhir::IssueSeverity::warning;
    issue.expression = id;
    report_.push_back(std::move(issue));
    return nullptr;
}

fhir::Result<Snapshot> Generation::make(const Node& structure_definition) {
    auto draft = merge(structure_definition, "differential", {});
    if (!draft) return tl::unexpected(draft.error());
    return Snapshot{.structure_definition = write(structure_definition, *draft), .report = std::move(report_)};
}

}  // namespace kakehashi::profiles
