#include "compile/compile.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "compile/element_content.hpp"
#include "snapshot/definition_chain.hpp"
#include "snapshot/element_steps.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;
namespace schema = fhir::schema;

Rule& find_or_add(std::deque<Rule>& rules, std::string_view name) {
    const auto found = std::ranges::find(rules, name, &Rule::name);
    if (found != rules.end()) return *found;
    Rule& added = rules.emplace_back();
    added.name = name;
    return added;
}

/// Rules that slices may take over from their elements in one profile: slices of slices copy one another, and a small
/// differential could fill the memory. Beyond it a slice holds what is said of itself.
constexpr std::size_t kInheritedRulesMax = 100'000;

std::size_t size_of(const Rule& rule) {
    std::size_t size = 1;
    for (const Rule& child : rule.children) size += size_of(child);
    for (const Rule& slice : rule.slices) size += size_of(slice);
    return size;
}

/// The element list that is read, and the element of it that is read.
struct Reading {
    std::span<const Node> elements;
    bool is_differential = false;  ///< a snapshot says all of a slice again, a differential only what it changes
    std::string_view id;           ///< or path
    std::size_t& inherited_rules;
};

/// In a differential a slice starts as what is said of the element so far, as it would in a snapshot: a discriminator
/// may lead to it. The element's own invariants are checked at the element. Source: R4 profiling.html#slicing
Rule& find_or_add_slice_in(Rule& owner, std::string_view slice, const Reading& reading) {
    const auto found = std::ranges::find(owner.slices, slice, &Rule::slice);
    if (found != owner.slices.end()) return *found;
    Rule added{.name = owner.name, .slice = std::string(slice)};
    if (reading.is_differential) {
        for (const Rule& child : owner.children) reading.inherited_rules += size_of(child);
        if (reading.inherited_rules < kInheritedRulesMax) added.children = owner.children;
        added.max = owner.max;
        added.types = owner.types;
        added.fixed = owner.fixed;
        added.pattern = owner.pattern;
        added.binding = owner.binding;
    }
    return owner.slices.emplace_back(std::move(added));
}

/// The slice of that name. "a/b" is a slice of the slice "a".
/// RULING: jp-clins names slices "coreLaboJLAC10/alb" without any slice "coreLaboJLAC10": those are plain slices with a
/// stroke in their name. Test: OfficialPackages.LabItemsFindTheirSlices
Rule& find_or_add_slice(Rule& rule, const std::string& slice, const Reading& reading) {
    const auto stroke = slice.rfind('/');
    const std::string outer = slice.substr(0, stroke);
    const bool is_reslice = stroke != std::string::npos &&
                            std::ranges::any_of(rule.slices, [&](const Rule& each) { return each.slice == outer; });
    if (is_reslice) {
        Rule& sliced = find_or_add_slice(rule, outer, reading);
        if (!sliced.slicing) sliced.slicing = rule.slicing;  // extensions, most often: by url again
        return find_or_add_slice_in(sliced, slice.substr(stroke + 1), reading);
    }
    return find_or_add_slice_in(rule, slice, reading);
}

/// Where we are in the tree, with the R4 type when it is one.
struct At {
    Rule* rule = nullptr;
    const schema::Type* type = nullptr;
};

/// The slicing that goes without saying. Source: R4 profiling.html#slicing (extensions by url, choices by type)
void imply_slicing(Rule& rule, bool is_choice) {
    if (rule.slicing) return;
    if (is_choice) {
        rule.slicing = Slicing{.discriminators = {{DiscriminatorKind::type, {}}}};
    } else if (rule.name == "extension" || rule.name == "modifierExtension") {
        rule.slicing = Slicing{.discriminators = {{DiscriminatorKind::value, {"url"}}}};
    }
}

/// The element that a step names, and the type that it selects of a choice: "valueQuantity" stands for the slice of
/// value[x] that is a Quantity. Source: R4 elementdefinition.html#path
struct Named {
    const schema::ElementDefinition* definition = nullptr;
    const schema::Type* chosen = nullptr;
    std::string name;
    std::string slice;
};
Named name_of(const schema::Type* type, const Step& step) {
    Named named{.name = step.name, .slice = step.slice};
    if (named.name.ends_with("[x]")) named.name.resize(named.name.size() - 3);
    if (type == nullptr) return named;
    named.definition = schema::find_element_by_name(*type, named.name);
    if (named.definition != nullptr) return named;
    const auto match = schema::find_element(*type, named.name);
    if (!match || !match.element->is_choice) return named;
    if (named.slice.empty()) named.slice = named.name;
    named.definition = match.element;
    named.chosen = match.type;
    named.name = match.element->name;
    return named;
}

/// The slice of that name, made when absent. A slice of value[x] that is named "valueQuantity" is a Quantity.
Rule& slice_of(Rule& rule, const Named& named, const schema::Type* type, const Reading& reading) {
    const bool is_choice = named.definition != nullptr && named.definition->is_choice;
    imply_slicing(rule, is_choice);
    Rule& slice = find_or_add_slice(rule, named.slice, reading);
    if (!is_choice || slice.types.size() == 1) return slice;
    const auto match = schema::find_element(*type, named.slice);
    const schema::Type* chosen = match.element == named.definition ? match.type : named.chosen;
    if (chosen != nullptr) slice.types = {TypeRule{.code = std::string(chosen->name)}};
    return slice;
}

/// @return no rule when R4's type has no such element: what a misspelt path asks, no record could give
At descend(At at, const Step& step, std::size_t depth, const Reading& reading) {
    const Named named = name_of(at.type, step);
    if (at.type != nullptr && named.definition == nullptr) return {};
    Rule* rule = &find_or_add(at.rule->children, named.name);
    if (named.chosen != nullptr && !rule->slicing && reading.is_differential &&
        is_only_typed_name(reading.elements, reading.id, depth, named.name)) {
        imply_slicing(*rule, true);
        rule->slicing->rules = SlicingRules::closed;
        rule->types = {TypeRule{.code = std::string(named.chosen->name)}};
    }
    if (!named.slice.empty()) rule = &slice_of(*rule, named, at.type, reading);
    const schema::Type* type = named.chosen;
    if (type == nullptr && named.definition != nullptr && named.definition->types.size() == 1)
        type = named.definition->types[0].type;
    if (rule->types.size() == 1)
        if (const auto* narrowed = schema::find_type(rule->types[0].code)) type = narrowed;
    // Backbone elements have a type of their own ("Patient.contact"), which the code BackboneElement hides.
    if (type != nullptr && (type->name == "BackboneElement" || type->name == "Element"))
        type = named.definition != nullptr ? named.definition->types[0].type : nullptr;
    return {rule, type};
}

/// True when nothing in this branch goes beyond R4. Takes such branches out on the way.
bool prune(Rule& rule) {
    std::erase_if(rule.children, [](Rule& child) { return prune(child); });
    for (Rule& slice : rule.slices) prune(slice);
    const bool has_content = rule.min > 0 || rule.max != schema::ElementDefinition::kUnbounded || !rule.types.empty() ||
                             rule.fixed != nullptr || rule.pattern != nullptr || rule.min_value != nullptr ||
                             rule.max_value != nullptr || rule.max_length > 0 || !rule.invariants.empty() ||
                             rule.binding.strength != schema::BindingStrength::none ||
                             !rule.value_alternative.empty() || !rule.languages.empty() || rule.needs_text_sources;
    return !has_content && rule.children.empty() && rule.slices.empty();
}

/// Rules move no more: what looks at them may be kept beside them.
void prepare_slices(Rule& rule) {
    if (!rule.slices.empty()) rule.slice_index = std::make_shared<const Lazy<SliceIndex>>();
    for (Rule& child : rule.children) prepare_slices(child);
    for (Rule& slice : rule.slices) prepare_slices(slice);
}

/// Backbone elements that some other element's content is.
const std::unordered_set<const schema::Type*>& referred_types() {
    static const auto kTypes = [] {
        std::unordered_set<const schema::Type*> types;
        for (const schema::Type& type : schema::all_types())
            for (const schema::ElementDefinition& element : type.elements)
                for (const schema::TypeReference& each : element.types)
                    if (each.type->kind == schema::TypeKind::backbone && each.type->name != element.path)
                        types.insert(each.type);
        return types;
    }();
    return kTypes;
}

void find_referred_content(const schema::Type& type, const Rule& rule,
                           std::unordered_map<const schema::Type*, const Rule*>& into) {
    for (const Rule& child : rule.children) {
        const schema::ElementDefinition* definition = schema::find_element_by_name(type, child.name);
        if (definition == nullptr || definition->types.size() != 1) continue;
        const schema::Type& below = *definition->types[0].type;
        if (below.kind != schema::TypeKind::backbone || below.name != definition->path) continue;
        if (referred_types().contains(&below) && !child.children.empty()) into.emplace(&below, &child);
        find_referred_content(below, child, into);
    }
}

/// @param unknown takes the ids of elements that cannot be
void read_elements(std::span<const Node> elements, bool is_differential, At root, std::vector<std::string>& unknown) {
    OpenSlices open;
    std::size_t inherited_rules = 0;
    for (const Node& element : elements) {
        const std::string_view id = element.text_of("id");
        const auto steps = id.empty() ? steps_of_path(element, open) : steps_of_id(id);
        const Reading reading{.elements = elements,
                              .is_differential = is_differential,
                              .id = id.empty() ? element.text_of("path") : id,
                              .inherited_rules = inherited_rules};
        At at = root;
        for (std::size_t i = 1; i < steps.size() && at.rule != nullptr; ++i) at = descend(at, steps[i], i, reading);
        if (at.rule != nullptr)
            read_element(element, *at.rule);
        else
            unknown.emplace_back(reading.id);
    }
}

}  // namespace

std::vector<ExtensionContext> contexts_of(const Node& structure_definition) {
    std::vector<ExtensionContext> contexts;
    const Node* list = structure_definition.find("context");
    if (list == nullptr || structure_definition.text_of("type") != "Extension") return contexts;
    for (const Node& each : list->items()) {
        ExtensionContext context{.expression = std::string(each.text_of("expression")), .compiled = {}};
        if (each.text_of("type") == "extension") context.kind = ExtensionContext::Kind::extension;
        if (each.text_of("type") == "fhirpath") {
            context.kind = ExtensionContext::Kind::fhirpath;
            if (auto compiled = fhir::fhirpath::compile(context.expression)) context.compiled = std::move(*compiled);
        }
        contexts.push_back(std::move(context));
    }
    return contexts;
}

const Rule* find_rule(const Rule& root, std::string_view element_id) {
    const Rule* rule = &root;
    const std::vector<Step> steps = steps_of_id(element_id);
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const auto at = std::ranges::find(rule->children, steps[i].name, &Rule::name);
        if (at == rule->children.end()) return nullptr;
        rule = &*at;
        if (steps[i].slice.empty()) continue;
        const auto slice = std::ranges::find(rule->slices, steps[i].slice, &Rule::slice);
        if (slice == rule->slices.end()) return nullptr;
        rule = &*slice;
    }
    return rule;
}

Profile compile_profile(const Node& structure_definition, const CanonicalTable& table) {
    const DefinitionChain chain = chain_of(structure_definition, table);
    Profile profile;
    profile.url = structure_definition.text_of("url");
    profile.version = structure_definition.text_of("version");
    profile.type = structure_definition.text_of("type");
    profile.bases = chain.bases;
    profile.missing_base = chain.missing_base;
    profile.contexts = contexts_of(structure_definition);
    const schema::Type* type = schema::find_type(profile.type);
    for (const Node* list : chain.element_lists) {
        const bool is_snapshot = chain.starts_with_snapshot && list == chain.element_lists.front();
        read_elements(list->find("element")->items(), !is_snapshot, {&profile.root, type}, profile.unknown_elements);
    }
    profile.root.min = 0;
    profile.root.max = schema::ElementDefinition::kUnbounded;
    profile.root.types.clear();
    profile.must_support = collect_must_support(profile.root, profile.type);
    prune(profile.root);
    prepare_slices(profile.root);
    if (type != nullptr) find_referred_content(*type, profile.root, profile.referred_content);
    return profile;
}

}  // namespace kakehashi::profiles
