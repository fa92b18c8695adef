#include <algorithm>
#include <array>
#include <unordered_set>

#include "kakehashi/fhir/primitive.hpp"
#include "validate/conformance_messages.hpp"
#include "validate/messages.hpp"
#include "validate/narrative_messages.hpp"
#include "validate/primitive_forms.hpp"
#include "validate/questionnaire.hpp"
#include "validate/reference_messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueSeverity;
using fhir::IssueType;
using fhir::Node;
using fhir::NodeKind;
namespace schema = fhir::schema;

struct JsonKind {
    NodeKind kind;
    std::string_view name;
};

/// Source: R4 json.html#primitive
JsonKind json_kind_of(std::string_view primitive) {
    static constexpr std::array<std::string_view, 4> kNumbers{"integer", "positiveInt", "unsignedInt", "decimal"};
    if (primitive == "boolean") return {NodeKind::boolean, "boolean"};
    if (std::ranges::find(kNumbers, primitive) != kNumbers.end()) return {NodeKind::number, "number"};
    return {NodeKind::string, "string"};
}

/// Of a member that is an array, or is none, where R4 has the other; null is neither, and that is said alone.
const fhir::Message& wrong_form(const Node& value) {
    if (value.is_null()) return kEmpty;
    return value.is_array() ? kNotRepeating : kNotArray;
}

std::uint32_t place_index(const schema::ElementMatch& match, std::size_t index) {
    return match.element->is_array() ? static_cast<std::uint32_t>(index) : Place::kNoIndex;
}

/// txt-2: text outside the tags, or an image. Source: R4 narrative.html#xhtml
bool has_content(std::string_view html) {
    if (html.find("<img") != std::string_view::npos) return true;
    bool is_tag = false;
    for (const char c : html) {
        if (c == '<') is_tag = true;
        if (!is_tag && c != ' ' && c != '\t' && c != '\n' && c != '\r') return true;
        if (c == '>') is_tag = false;
    }
    return false;
}

}  // namespace

void Run::look_at_source(const fhir::Document& document) {
    document_ = &document;
    const auto first = document.source().find_first_not_of("\xEF\xBB\xBF \t\r\n");
    is_xml_ = first != std::string_view::npos && document.source()[first] == '<';
}

void Run::validate(const Element& root) {
    if (root.type() == nullptr) return unknown_resource({root, nullptr, ""});
    root_ = root;
    const Place place{root, nullptr, root.type()->name};
    Scope& scope = scopes_.open(root);
    resource(place);
    for (const std::string& canonical : options_.profiles) apply_canonical(place, canonical, scope);
    entry_profiles(place);
}

/// Of what has no type nothing can be judged: `fatal`, as the reference validator has it, with its codes. In a report
/// that means no more than an error does: nobody retries what a report says.
void Run::unknown_resource(const Place& place) {
    const Node* type = place.element.value() != nullptr ? place.element.value()->find("resourceType") : nullptr;
    const bool is_object = place.element.value() != nullptr && place.element.value()->is_object();
    if (type == nullptr)
        return report({IssueSeverity::fatal, IssueType::invalid, is_object ? kNoResourceType : kNoResource}, place, "");
    const bool is_nested = place.parent != nullptr || !type->is_string();
    report({IssueSeverity::fatal, is_nested ? IssueType::invalid : IssueType::structure, kUnknownResourceType}, place,
           "", {shortened(type->text())});
}

void Run::resource(const Place& place) {
    Scope& scope = scopes_.of(place.element);
    prepare_environment(scope);
    walk(place, scope);
    contained_ids(place);
    contained_use(place);
    const std::string_view type = place.element.type()->name;
    if (type == "Bundle") bundle(place);
    if (type == "MessageHeader") message_references(place, scope);
    if (type == "ValueSet") value_set(place);
    if (type == "CodeSystem") code_system(place);
    if (type == "ConceptMap") concept_map(place);
    if (type == "SearchParameter") search_parameter(place);
    if (type == "StructureDefinition") structure_definition(place);
    if (type == "Observation") vital_signs(place, scope);
    if (type == "Questionnaire") questionnaire(place, Questions(place.element));
    if (type == "QuestionnaireResponse") questionnaire_response(place, scope);
    if (options_.experimental_is_an_error && place.element.text_of("experimental") == "true")
        report({.code = IssueType::business_rule, .message = kExperimental}, place, "");
    if (options_.is_for_publication) owning_committee(place);
    claimed_profiles(place, scope);
    global_profiles(place, scope);
}

/// What HL7 itself publishes names the committee that owns it. Source: R4 extension-structuredefinition-wg.html
void Run::owning_committee(const Place& place) {
    constexpr std::string_view kCommittee = "http://hl7.org/fhir/StructureDefinition/structuredefinition-wg";
    if (place.element.text_of("url").find("hl7.org/") == std::string_view::npos) return;
    bool is_named = false;
    place.element.for_each(
        "extension", [&](const Element& extension) { is_named = is_named || extension.text_of("url") == kCommittee; });
    if (!is_named) report({.code = IssueType::business_rule, .message = kCommitteeMissing}, place, "", {kCommittee});
}

void Run::walk(const Place& place, Scope& scope) {
    const Element& element = place.element;
    if (element.is_primitive()) {
        primitive(place);
        if (element.companion() != nullptr) members(place, *element.companion(), scope);
    } else {
        if (element.value() == nullptr || !element.value()->is_object())
            return report({.code = IssueType::structure, .message = kNotObject}, place, "", {element.type()->name});
        members(place, *element.value(), scope);
    }
    base_invariants(place, scope);
    if (const auto* definition = element.definition(); definition != nullptr && !definition->value_set.empty())
        binding(place, {definition->binding, std::string(definition->value_set)}, "");
    data_type(place, scope);
}

/// What R4 says of a data type in words alone.
void Run::data_type(const Place& place, Scope& scope) {
    static const schema::Type* const kCoding = schema::find_type("Coding");
    static const schema::Type* const kQuantity = schema::find_type("Quantity");
    static const schema::Type* const kIdentifier = schema::find_type("Identifier");
    static const schema::Type* const kAttachment = schema::find_type("Attachment");
    static const schema::Type* const kExtension = schema::find_type("Extension");
    static const schema::Type* const kReference = schema::find_type("Reference");
    for (const schema::Type* type = place.element.type(); type != nullptr; type = type->base) {
        if (type == kCoding) coding(place);
        if (type == kQuantity) quantity(place);
        if (type == kIdentifier) identifier(place);
        if (type == kAttachment) attachment(place);
        if (type == kExtension) extension(place, scope);
        if (type == kReference) reference(place, scope);
    }
}

void Run::members(const Place& place, const Node& object, Scope& scope) {
    if (!object.is_object())
        return report({.code = IssueType::structure, .message = kNotObject}, place, "", {place.element.type()->name});
    const schema::Type& type = *place.element.type();
    // ele-1: an id alone is no content; beside a primitive's value, and of a resource, it is enough.
    const bool needs_more =
        type.kind != schema::TypeKind::resource && !(place.element.is_primitive() && place.element.value() != nullptr);
    const bool is_empty = std::ranges::all_of(object.members(), [&](const fhir::Member& each) {
        return needs_more && (each.name == "id" || each.name == "_id");
    });
    if (is_empty) report({.code = IssueType::invalid, .message = kEmpty}, place, "");
    std::vector<std::size_t> counts(type.elements.size());
    for (const fhir::Member& each : object.members()) {
        if (each.name == "resourceType" && type.kind == schema::TypeKind::resource) continue;
        member(place, each, counts, scope);
    }
    if (!place.element.is_primitive()) cardinality(place, counts);
}

void Run::member(const Place& place, const fhir::Member& member, std::vector<std::size_t>& counts, Scope& scope) {
    const schema::Type& type = *place.element.type();
    const Node& object = place.element.is_primitive() ? *place.element.companion() : *place.element.value();
    std::string_view name = member.name;
    const bool is_companion = name.starts_with('_');
    if (is_companion) name.remove_prefix(1);
    const schema::ElementMatch match = schema::find_element(type, name);
    const bool is_primitive = match && match.type->kind == schema::TypeKind::primitive;
    const bool is_value_in_companion = place.element.is_primitive() && name == "value";
    const Element node(&member.value, nullptr, nullptr, nullptr);
    // What R4 does not know has no path: it is named at its parent, as the reference validator does; the line is its
    // own.
    if (!match || (is_companion && !is_primitive) || is_value_in_companion)
        return report({.code = IssueType::structure, .message = kUnknownElement},
                      {node, place.parent, place.name, place.index}, "", {type.name, member.name});
    const Place at{node, &place, match.element->is_choice ? match.element->name : name};
    if (match.element->is_xml_attribute && name == "id") element_id(place, member.value.text(), scope);
    const bool is_array = member.value.is_array();
    // In XML what comes twice is an array that nobody wrote: it is counted, as too many.
    const bool is_json_fault = is_array != match.element->is_array() && !is_xml_;
    if (member.value.is_null() || is_json_fault)
        report({.code = IssueType::invalid, .message = wrong_form(member.value)}, at, "", {member.name});
    if (is_companion && object.find(name) != nullptr) return;  // visited with its value
    const Node* value = is_companion ? nullptr : &member.value;
    const Node* companion = is_companion ? &member.value : nullptr;
    if (!is_companion && is_primitive) companion = fhir::detail::find_companion(object, name);
    const auto item_count = std::max(fhir::detail::item_count(value), fhir::detail::item_count(companion));
    // A text in place of a list of objects: what it is to be has been said, and its one item would say it again.
    if (is_json_fault && !is_array && !is_primitive && !member.value.is_object()) return;
    const bool is_extension = is_type(match.type, "Extension");
    std::size_t visited = 0;
    std::size_t counted = 0;
    fhir::detail::visit_items(value, companion, match, [&](const Element& each, std::size_t index) {
        ++visited;
        // Something else in an object's place is reported there, and is none of the elements that must be here.
        if (is_primitive || each.value()->is_object()) ++counted;
        const Place at_child{each, &place, match.element->name, place_index(match, index)};
        if (is_extension) {
            extension_name(place, at_child);
            extension_context(place, at_child, scope);
        }
        child(at_child, scope);
    });
    // JSON null stands only beside an extension; an empty array stands nowhere. Source: R4 json.html
    if (item_count == 0 && !is_json_fault) report({.code = IssueType::invalid, .message = kEmpty}, at, "");
    if (visited < item_count && is_array) null_items(at, companion);
    if (is_json_fault) counted = std::min<std::size_t>(counted, 1);  // reported already
    counts[static_cast<std::size_t>(match.element - type.elements.data())] += counted;
}

void Run::child(const Place& place, Scope& scope) {
    const schema::Type* type = place.element.type();
    if (type == nullptr) return unknown_resource(place);
    if (type->kind == schema::TypeKind::resource) return resource(place);
    walk(place, scope);
}

void Run::primitive(const Place& place) {
    const Node* value = place.element.value();
    if (value == nullptr) return;
    const std::string_view type = place.element.type()->name;
    const JsonKind expected = json_kind_of(type);
    if (value->kind() != expected.kind)
        return report({.code = IssueType::invalid, .message = kPrimitiveKind}, place, "", {type, expected.name});
    if (type == "xhtml") {
        const bool is_empty = !has_content(value->text());
        if (is_empty) report({.code = IssueType::invariant, .message = kNarrativeEmpty}, place, "");
        if (is_empty && value->text().find('<') == std::string_view::npos) return;  // no div either: it is said once
        narrative_markup(place);
        return narrative_links(place);
    }
    if (!fhir::is_valid_primitive(type, value->text()))
        report({.code = IssueType::invalid, .message = form_of_primitive(type)}, place, "");
    if (type == "string" || type == "markdown") {
        html_in_text(place);
        blank_text(place);
    }
    if (is_type(place.element.type(), "uri")) uri(place);
}

/// The items of an array that are null, with no extension in their place.
void Run::null_items(const Place& list, const Node* companion) {
    const auto items = list.element.value()->items();
    const std::span<const Node> beside = companion != nullptr ? companion->items() : std::span<const Node>();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].is_null() || (i < beside.size() && beside[i].is_object())) continue;
        report({.code = IssueType::invalid, .message = kEmpty},
               {Element(&items[i], nullptr, nullptr, nullptr), list.parent, list.name, static_cast<std::uint32_t>(i)},
               "");
    }
}

void Run::cardinality(const Place& place, std::span<const std::size_t> counts) {
    const auto elements = place.element.type()->elements;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const auto& definition = elements[i];
        if (counts[i] < definition.min) {
            report({.code = IssueType::structure, .message = kMin}, place, "",
                   {definition.name, std::to_string(definition.min), std::to_string(counts[i])});
        } else if (definition.max != schema::ElementDefinition::kUnbounded && counts[i] > definition.max) {
            report({.code = IssueType::structure, .message = kMax}, place, "",
                   {definition.name, std::to_string(definition.max), std::to_string(counts[i])});
        }
    }
}

/// Source: R4 datatypes.html#Attachment ("size … before base64 encoding")
void Run::attachment(const Place& place) {
    const std::string_view size = place.element.text_of("size");
    const std::string_view data = place.element.text_of("data");
    if (size.empty() || data.empty()) return;
    const auto is_digit = [](char c) { return c != '=' && c != ' ' && c != '\n' && c != '\r' && c != '\t'; };
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(data, is_digit));
    const std::string found = std::to_string(digits * 3 / 4);
    if (size != found) report({.code = IssueType::structure, .message = kAttachmentSize}, place, "", {size, found});
}

void Run::contained_ids(const Place& place) {
    std::unordered_set<std::string_view> ids;
    for_each_place(place, "contained", [&](const Place& contained) {
        if (contained.element.value() == nullptr || !contained.element.value()->is_object()) return;  // reported
        const std::string_view id = contained.element.value()->text_of("id");  // whatever its type
        if (id.empty() || !ids.insert(id).second)
            report({.code = IssueType::invalid, .message = kContainedIdTwice}, contained, "");
    });
}

}  // namespace kakehashi::profiles
