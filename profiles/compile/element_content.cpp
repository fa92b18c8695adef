#include "compile/element_content.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "compile/rulings.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;
namespace schema = fhir::schema;

constexpr std::string_view kTranslation = "http://hl7.org/fhir/StructureDefinition/translation";

std::uint16_t number_of(std::string_view text) {
    if (text == "*") return schema::ElementDefinition::kUnbounded;
    std::uint16_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::span<const Node> items_of(const Node& node, std::string_view name) {
    const Node* list = node.find(name);
    return list != nullptr ? list->items() : std::span<const Node>();
}

/// Snapshots repeat R4's own cardinality, which the schema table checks already.
bool repeats_base(const Node& element, std::string_view name) {
    const Node* base = element.find("base");
    return base != nullptr && element.find("sliceName") == nullptr && base->text_of(name) == element.text_of(name);
}

void read_cardinality(const Node& element, Rule& rule) {
    if (element.find("min") != nullptr && !repeats_base(element, "min")) rule.min = number_of(element.text_of("min"));
    const std::string_view max = element.text_of("max");
    const bool is_number =
        max == "*" || (!max.empty() && max.find_first_not_of("0123456789") == std::string_view::npos);
    // What is no number ("many") is a fault of the definition, and forbids nothing to the record.
    if (is_number && !repeats_base(element, "max")) rule.max = number_of(max);
}

/// The value of an extension of that url, or "".
std::string_view extension_of(const Node& element, std::string_view url) {
    for (const Node& each : items_of(element, "extension"))
        if (each.text_of("url") == url)
            for (const fhir::Member& member : each.members())
                if (member.name.starts_with("value")) return member.value.text();
    return {};
}

/// A profile of a type may mean one of its elements: "canonical#Composition.section:a".
/// Source: extension elementdefinition-profile-element
std::vector<std::string> read_type_profiles(const Node& type) {
    std::vector<std::string> profiles;
    for (const Node& profile : items_of(type, "profile")) profiles.emplace_back(profile.text());
    const auto companions = items_of(type, "_profile");
    for (std::size_t i = 0; i < companions.size() && i < profiles.size(); ++i)
        if (const auto id = extension_of(companions[i],
                                         "http://hl7.org/fhir/StructureDefinition/elementdefinition-profile-element");
            !id.empty())
            profiles[i].append("#").append(id);
    return profiles;
}

void read_types(const Node& element, Rule& rule) {
    const auto types = items_of(element, "type");
    if (types.empty()) return;
    std::vector<TypeRule> read;
    for (const Node& type : types) {
        TypeRule& each = read.emplace_back(TypeRule{.code = std::string(type.text_of("code"))});
        each.profiles = read_type_profiles(type);
        for (const Node& target : items_of(type, "targetProfile")) each.targets.emplace_back(target.text());
        if (each.code.find('/') != std::string::npos) return;  // FHIRPath's System types: ids and urls, as in R4
    }
    const bool is_choice = element.text_of("path").ends_with("[x]");
    const bool says_more =
        std::ranges::any_of(read, [](const TypeRule& type) { return !type.profiles.empty() || !type.targets.empty(); });
    if (is_choice || says_more || rule.name == "resource" || rule.name == "contained") rule.types = std::move(read);
}

void read_values(const Node& element, Rule& rule) {
    for (const fhir::Member& member : element.members()) {
        if (member.name.starts_with("fixed")) rule.fixed = &mended_value(member.value);
        if (member.name.starts_with("pattern")) rule.pattern = &mended_value(member.value);
        if (member.name.starts_with("minValue")) rule.min_value = &member;
        if (member.name.starts_with("maxValue")) rule.max_value = &member;
        if (member.name == "maxLength") {
            const std::string_view text = member.value.text();
            std::from_chars(text.data(), text.data() + text.size(), rule.max_length);
        }
    }
}

// RULING: R4's vital signs profiles say that every unit is of this set of 20, and so forbid components in others; the
// reference validator takes the binding as extensible. Test: VitalSigns.AComponentMayHaveAnotherUnit
constexpr std::string_view kVitalsUnits = "http://hl7.org/fhir/ValueSet/ucum-vitals-common";

void read_binding(const Node& element, Rule& rule) {
    const Node* binding = element.find("binding");
    if (binding == nullptr) return;
    rule.binding.value_set = binding->text_of("valueSet");
    const bool is_vitals_unit = rule.binding.value_set.starts_with(kVitalsUnits);
    const std::string_view stated = is_misbound(rule.binding.value_set) ? "example" : binding->text_of("strength");
    const std::string_view strength = is_vitals_unit ? "extensible" : stated;
    rule.binding.strength = strength == "required"     ? schema::BindingStrength::required
                            : strength == "extensible" ? schema::BindingStrength::extensible
                                                       : schema::BindingStrength::none;
}

constexpr std::string_view kValueAlternatives =
    "http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.valueAlternatives";
constexpr std::string_view kLanguageControl = "http://hl7.org/fhir/StructureDefinition/narrative-language-control";
constexpr std::string_view kSourceControl = "http://hl7.org/fhir/StructureDefinition/narrative-source-control";

DiscriminatorKind kind_of(std::string_view text) {
    if (text == "exists") return DiscriminatorKind::exists;
    if (text == "pattern") return DiscriminatorKind::pattern;
    if (text == "type") return DiscriminatorKind::type;
    if (text == "profile") return DiscriminatorKind::profile;
    return DiscriminatorKind::value;
}

void read_slicing(const Node& element, Rule& rule) {
    const Node* node = element.find("slicing");
    if (node == nullptr) return;
    Slicing slicing;
    for (const Node& each : items_of(*node, "discriminator"))
        slicing.discriminators.push_back({kind_of(each.text_of("type")), discriminator_steps(each.text_of("path"))});
    const std::string_view rules = node->text_of("rules");
    slicing.rules = rules == "closed"      ? SlicingRules::closed
                    : rules == "openAtEnd" ? SlicingRules::open_at_end
                                           : SlicingRules::open;
    slicing.ordered = node->text_of("ordered") == "true";
    // A differential may only restate the rules of a slicing that its base discriminates.
    if (slicing.discriminators.empty() && rule.slicing) slicing.discriminators = rule.slicing->discriminators;
    rule.slicing = std::move(slicing);
}

/// Keys of R4's own invariants, which snapshots repeat at every element.
const std::unordered_set<std::string_view>& base_keys() {
    static const std::unordered_set<std::string_view> kKeys = [] {
        std::unordered_set<std::string_view> keys{"ele-1", "ext-1"};
        for (const schema::Type& type : schema::all_types()) {
            for (const schema::Constraint& constraint : type.constraints) keys.insert(constraint.key);
            for (const schema::ElementDefinition& element : type.elements)
                for (const schema::Constraint& constraint : element.constraints) keys.insert(constraint.key);
        }
        return keys;
    }();
    return kKeys;
}

/// Its publisher's own translation of an invariant's text into Japanese, or "".
std::string_view japanese_of(const Node& constraint) {
    const Node* companion = constraint.find("_human");
    if (companion == nullptr) return {};
    for (const Node& translation : items_of(*companion, "extension")) {
        if (translation.text_of("url") != kTranslation) continue;
        const auto language = extension_of(translation, "lang");
        if (language == "ja" || language.starts_with("ja-")) return extension_of(translation, "content");
    }
    return {};
}

void read_invariants(const Node& element, Rule& rule) {
    for (const Node& constraint : items_of(element, "constraint")) {
        const std::string_view key = constraint.text_of("key");
        std::string_view expression = constraint.text_of("expression");
        if (expression.empty() || base_keys().contains(key)) continue;
        std::erase_if(rule.invariants, [&](const Invariant& each) { return each.key == key; });
        Invariant invariant;
        if (const Ruling* ruling = find_ruling(key, expression); ruling != nullptr) {
            const bool is_mended = !ruling->expression.empty() && ruling->expression != expression;
            if (ruling->is_explained()) invariant.ruling = ruling;
            if (is_mended && ruling->is_explained())
                if (auto published = fhir::fhirpath::compile(expression)) invariant.published = std::move(*published);
            if (is_mended) expression = ruling->expression;
        }
        invariant.key = key;
        invariant.is_error = constraint.text_of("severity") != "warning";
        invariant.human = constraint.text_of("human");
        invariant.human_ja = japanese_of(constraint);
        auto compiled = fhir::fhirpath::compile(expression);
        if (compiled)
            invariant.expression = std::move(*compiled);
        else
            invariant.fault = compiled.error();
        rule.invariants.push_back(std::move(invariant));
    }
}

/// Once set, the flag stays: no derived profile can take it back. Source: R4 profiling.html#mustsupport
void read_must_support(const Node& element, Rule& rule) {
    const bool is_flagged = rule.must_support != nullptr || element.text_of("mustSupport") == "true";
    const bool is_first = rule.must_support == nullptr;
    if (is_flagged && (is_first || element.find("short") != nullptr)) rule.must_support = &element;
}

}  // namespace

std::vector<std::string> discriminator_steps(std::string_view path) {
    std::vector<std::string> steps;
    std::string step;
    bool is_quoted = false;
    for (const char c : path) {
        if (c == '\'') is_quoted = !is_quoted;
        if (c == '.' && !is_quoted) {
            steps.push_back(std::exchange(step, {}));
        } else {
            step += c;
        }
    }
    if (!step.empty()) steps.push_back(std::move(step));
    std::erase(steps, "$this");
    return steps;
}

void read_element(const Node& element, Rule& rule) {
    if (const auto other = extension_of(element, kValueAlternatives); !other.empty()) rule.value_alternative = other;
    if (const auto control = extension_of(element, kLanguageControl); !control.empty()) rule.languages = control;
    if (!extension_of(element, kSourceControl).empty()) rule.needs_text_sources = true;
    read_cardinality(element, rule);
    read_types(element, rule);
    read_values(element, rule);
    read_binding(element, rule);
    read_slicing(element, rule);
    read_invariants(element, rule);
    read_must_support(element, rule);
}

}  // namespace kakehashi::profiles
