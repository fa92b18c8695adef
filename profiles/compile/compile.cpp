#include "compile/compile.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_set>
#include <utility>

#include "compile/element_content.hpp"
#include "snapshot/definition_chain.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;
namespace schema = fhir::schema;

/// One step of an element's id: "identifier:insurance".
struct Step {
    std::string name;
    std::string slice;
};

/// The slice that is open at each path, for differentials whose elements have no id.
using OpenSlices = std::map<std::string, std::string, std::less<>>;

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<Step> steps_of_id(std::string_view id) {
    std::vector<Step> steps;
    for (const std::string& part : split(id, '.')) {
        const auto colon = part.find(':');
        steps.push_back({part.substr(0, colon), colon == std::string::npos ? "" : part.substr(colon + 1)});
    }
    return steps;
}

std::vector<Step> steps_of_path(const Node& element, OpenSlices& open) {
    const std::string path(element.text_of("path"));
    // An element closes the slices that were open at it and below it.
    std::erase_if(open, [&](const auto& entry) { return entry.first == path || entry.first.starts_with(path + "."); });
    if (const auto slice = element.text_of("sliceName"); !slice.empty()) open[path] = slice;
    std::vector<Step> steps;
    std::string so_far;
    for (std::string& name : split(path, '.')) {
        so_far += (so_far.empty() ? "" : ".") + name;
        const auto slice = open.find(so_far);
        steps.push_back({std::move(name), slice == open.end() ? "" : slice->second});
    }
    return steps;
}

Rule& find_or_add(std::deque<Rule>& rules, std::string_view name, std::string_view slice) {
    const auto found = std::ranges::find_if(rules, [&](const Rule& r) { return r.name == name && r.slice == slice; });
    if (found != rules.end()) return *found;
    Rule& added = rules.emplace_back();
    added.name = name;
    added.slice = slice;
    return added;
}

/// The slice of that name. "a/b" is a slice of the slice "a".
/// RULING: jp-clins names slices "coreLaboJLAC10/alb" without any slice "coreLaboJLAC10": those are plain slices with a
/// stroke in their name. Test: OfficialPackages.LabItemsFindTheirSlices
Rule& find_or_add_slice(Rule& rule, const std::string& slice) {
    const auto stroke = slice.rfind('/');
    const std::string outer = slice.substr(0, stroke);
    const bool is_reslice = stroke != std::string::npos &&
                            std::ranges::any_of(rule.slices, [&](const Rule& each) { return each.slice == outer; });
    if (is_reslice) return find_or_add(find_or_add_slice(rule, outer).slices, rule.name, slice.substr(stroke + 1));
    return find_or_add(rule.slices, rule.name, slice);
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

At descend(At at, const Step& step) {
    std::string name = step.name.ends_with("[x]") ? step.name.substr(0, step.name.size() - 3) : step.name;
    std::string slice = step.slice;
    const schema::ElementDefinition* definition = at.type ? schema::find_element_by_name(*at.type, name) : nullptr;
    const schema::Type* chosen = nullptr;
    if (definition == nullptr && at.type != nullptr) {
        // "valueQuantity" for the slice of value[x] that is a Quantity. Source: R4 elementdefinition.html#path
        if (const auto match = schema::find_element(*at.type, name); match && match.element->is_choice) {
            definition = match.element;
            chosen = match.type;
            if (slice.empty()) slice = name;
            name = definition->name;
        }
    }
    Rule* rule = &find_or_add(at.rule->children, name, "");
    if (!slice.empty()) {
        imply_slicing(*rule, definition != nullptr && definition->is_choice);
        rule = &find_or_add_slice(*rule, slice);
        if (chosen != nullptr && rule->types.empty()) rule->types.push_back({.code = std::string(chosen->name)});
    }
    const schema::Type* type = chosen;
    if (type == nullptr && definition != nullptr && definition->types.size() == 1) type = definition->types[0].type;
    if (rule->types.size() == 1)
        if (const auto* narrowed = schema::find_type(rule->types[0].code)) type = narrowed;
    // Backbone elements have a type of their own ("Patient.contact"), which the code BackboneElement hides.
    if (type != nullptr && (type->name == "BackboneElement" || type->name == "Element"))
        type = definition != nullptr ? definition->types[0].type : nullptr;
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
        OpenSlices open;
        for (const Node& element : list->find("element")->items()) {
            const std::string_view id = element.text_of("id");
            const auto steps = id.empty() ? steps_of_path(element, open) : steps_of_id(id);
            At at{&profile.root, type};
            for (std::size_t i = 1; i < steps.size(); ++i) at = descend(at, steps[i]);
            read_element(element, *at.rule);
        }
    }
    profile.root.min = 0;
    profile.root.max = schema::ElementDefinition::kUnbounded;
    profile.root.types.clear();
    profile.must_support = collect_must_support(profile.root, profile.type);
    prune(profile.root);
    if (type != nullptr) find_referred_content(*type, profile.root, profile.referred_content);
    return profile;
}

}  // namespace kakehashi::profiles
