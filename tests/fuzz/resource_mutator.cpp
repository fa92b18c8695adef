#include "resource_mutator.hpp"

#include <algorithm>
#include <array>
#include <ranges>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fuzz {
namespace {

using namespace std::string_view_literals;
using fhir::NodeKind;
using fhir::schema::ElementDefinition;
using fhir::schema::Type;
using fhir::schema::TypeKind;

constexpr std::size_t kValuesMax = 3000;

// Good, nearly good, and at the edge of what the type allows.
constexpr std::array kTexts{
    ""sv,
    " "sv,
    "a"sv,
    "A-z.9"sv,
    "#"sv,
    "#a"sv,
    "final"sv,
    "male"sv,
    "1"sv,
    "http://loinc.org"sv,
    "urn:oid:1.2.3"sv,
    "urn:uuid:00000000-0000-4000-8000-000000000001"sv,
    "Patient/1"sv,
    "Patient/1/_history/2"sv,
    "http://a.example/fhir/Patient/1"sv,
    "http://a.example/ValueSet/x|1.0"sv,
    "http://unitsofmeasure.org"sv,
    "mm[Hg]"sv,
    "text/plain"sv,
    "ja"sv,
    "AAAA"sv,
    "AAA"sv,
    "架け橋 𠮷"sv,
    "<script>"sv,
    "a\u0000b"sv,
    "\n"sv,
    "％"sv,
    "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p lang=\"ja\">x</p><a href=\"#a\">y</a></div>"sv,
    "<div>x"sv,
    "1970"sv,
    "1970-02-30"sv,
    "2024-02-29"sv,
    "2024-02-29T24:00:00Z"sv,
    "2024-02-29T23:59:60.999+14:00"sv,
    "0001-01-01"sv,
    "9999-12-31T23:59:59-12:00"sv,
    "23:59:60"sv};
constexpr std::array kNumbers{"0"sv,
                              "-0"sv,
                              "1"sv,
                              "-1"sv,
                              "1.20"sv,
                              "1e-400"sv,
                              "1e400"sv,
                              "2147483647"sv,
                              "2147483648"sv,
                              "-2147483649"sv,
                              "0.0000000000000000001"sv,
                              "123456789012345678901234567890.5"sv};

const std::vector<const Type*>& resource_types() {
    static const std::vector<const Type*> kTypes = [] {
        std::vector<const Type*> types;
        for (const Type& type : fhir::schema::all_types())
            if (type.kind == TypeKind::resource && !type.is_abstract) types.push_back(&type);
        return types;
    }();
    return kTypes;
}

/// The JSON name of an element that has this type.
std::string json_name(const ElementDefinition& element, const Type& type) {
    std::string name(element.name);
    if (!element.is_choice) return name;
    std::string suffix(type.name);
    suffix[0] = static_cast<char>(suffix[0] >= 'a' && suffix[0] <= 'z' ? suffix[0] - 'a' + 'A' : suffix[0]);
    return name + suffix;
}

Value array_of(Value value) {
    Value array{.kind = NodeKind::array, .type = value.type};
    array.items.push_back(std::move(value));
    return array;
}

}  // namespace

const Type& ResourceMutator::any_resource_type() {
    // Half of them are those that the Japanese profiles are about.
    constexpr std::array kCommon{"Patient"sv,
                                 "Bundle"sv,
                                 "Composition"sv,
                                 "Observation"sv,
                                 "Condition"sv,
                                 "MedicationRequest"sv,
                                 "AllergyIntolerance"sv,
                                 "Encounter"sv,
                                 "Practitioner"sv,
                                 "Organization"sv,
                                 "Coverage"sv,
                                 "DiagnosticReport"sv};
    if (one_in(2)) return *fhir::schema::find_type(any_of(std::span<const std::string_view>(kCommon)));
    return *any_of(std::span<const Type* const>(resource_types()));
}

std::string_view ResourceMutator::any_text() {
    if (!words_.empty() && one_in(2)) return any_of(words_);
    return any_of(std::span<const std::string_view>(kTexts));
}

Value ResourceMutator::primitive(const Type& type) {
    if (type.name == "boolean") return {.kind = NodeKind::boolean, .text = one_in(2) ? "true" : "false", .type = &type};
    const bool is_number =
        type.name == "decimal" || type.name == "integer" || type.name == "positiveInt" || type.name == "unsignedInt";
    const auto text = is_number ? any_of(std::span<const std::string_view>(kNumbers)) : any_text();
    return {.kind = is_number ? NodeKind::number : NodeKind::string, .text = std::string(text), .type = &type};
}

Value ResourceMutator::any_value_of(const Type& type, int depth) {
    if (type.kind == TypeKind::primitive) return primitive(type);
    const bool is_resource = type.kind == TypeKind::resource;
    const Type& actual = is_resource && type.is_abstract ? any_resource_type() : type;
    Value value = is_resource ? resource_value(actual) : Value{.kind = NodeKind::object, .type = &actual};
    if (depth > 0)
        for (std::size_t i = below(4); i > 0; --i) add_element(value);
    for (const ElementDefinition& element : actual.elements) {
        if (element.min == 0 || depth <= 0 || one_in(8)) continue;  // what R4 asks for, mostly
        const Type& first = *element.types.front().type;
        Value child = any_value_of(first, depth - 1);
        value.set(json_name(element, first), element.is_array() ? array_of(std::move(child)) : std::move(child));
    }
    return value;
}

void ResourceMutator::add_element(Value& object) {
    if (object.type == nullptr || object.type->elements.empty() || object.kind != NodeKind::object) return;
    const ElementDefinition& element = any_of(object.type->elements);
    const Type& type = *any_of(element.types).type;
    Value value = any_value_of(type, 1);
    if (Value* old = object.find(json_name(element, type)); old != nullptr && old->kind == NodeKind::array)
        old->items.push_back(std::move(value));
    else
        object.set(json_name(element, type), element.is_array() ? array_of(std::move(value)) : std::move(value));
}

void ResourceMutator::remove_member(Value& object) {
    if (!object.members.empty())
        object.members.erase(object.members.begin() + static_cast<long>(below(object.members.size())));
    if (!object.items.empty()) object.items.erase(object.items.begin() + static_cast<long>(below(object.items.size())));
}

void ResourceMutator::duplicate(Value& value) {
    if (value.kind != NodeKind::array) {
        Value copy = value;
        value = array_of(std::move(copy));
    }
    if (value.items.empty()) return value.items.push_back({});
    const Value copy = value.items[below(value.items.size())];
    for (std::size_t i = one_in(20) ? 50 : 1; i > 0; --i) value.items.push_back(copy);
}

void ResourceMutator::rename_member(Value& object) {
    if (object.members.empty()) return;
    std::string& name = object.members[below(object.members.size())].first;
    if (object.type != nullptr && !object.type->elements.empty() && !one_in(3)) {
        const ElementDefinition& element = any_of(object.type->elements);
        name = json_name(element, *any_of(element.types).type);
    } else {
        name = one_in(2) ? "_" + name : name + "s";
    }
    // Names are told apart by the reader: a second one is taken out, or nothing would be left to validate.
    const std::string taken = name;
    bool is_first = true;
    std::erase_if(object.members,
                  [&](const auto& member) { return member.first == taken && !std::exchange(is_first, false); });
}

void ResourceMutator::change_kind(Value& value) {
    constexpr std::array kKinds{NodeKind::null,   NodeKind::boolean, NodeKind::number,
                                NodeKind::string, NodeKind::array,   NodeKind::object};
    const NodeKind kind = any_of(std::span<const NodeKind>(kKinds));
    if (kind == NodeKind::array) {
        Value copy = value;
        value = array_of(std::move(copy));
        return;
    }
    value = {.kind = kind, .text = {}, .type = value.type};
    if (kind == NodeKind::boolean) value.text = "true";
    if (kind == NodeKind::number) value.text = any_of(std::span<const std::string_view>(kNumbers));
}

void ResourceMutator::change_text(Value& value) {
    if (value.kind == NodeKind::boolean) value.text = value.text == "true" ? "false" : "true";
    if (value.kind == NodeKind::number) value.text = any_of(std::span<const std::string_view>(kNumbers));
    if (value.kind != NodeKind::string) return;
    if (value.type != nullptr && !one_in(4))
        value.text = primitive(*value.type).text;
    else
        value.text += any_text();
}

void ResourceMutator::splice(Value& root) {
    const auto values = all_values(root);
    const Value copy = *values[below(values.size())];
    Value& to = *values[below(values.size())];
    // Mostly where it fits by its type: what does not is found at the first look.
    if (copy.type != to.type && !one_in(6)) return;
    to = copy;
}

void ResourceMutator::claim_profile(Value& root) {
    if (root.kind != NodeKind::object || profiles_.empty()) return;
    if (root.find("meta") == nullptr || root.find("meta")->kind != NodeKind::object)
        root.set("meta", {.kind = NodeKind::object});
    Value& meta = *root.find("meta");
    // By its name: JP_Patient_eCS is of a Patient.
    const std::string type = root.find("resourceType") == nullptr ? "" : root.find("resourceType")->text;
    std::string profile = any_of(profiles_);
    for (int i = 0; i < 20 && profile.find("_" + type) == std::string::npos && !one_in(10); ++i)
        profile = any_of(profiles_);
    if (one_in(10)) profile += "|9.9";
    meta.set("profile", array_of(string_value(profile)));
}

void ResourceMutator::add_extension(Value& object) {
    if (object.kind != NodeKind::object) return;
    static const Type* const kExtension = fhir::schema::find_type("Extension");
    Value extension = any_value_of(*kExtension, 1);
    if (!profiles_.empty() && !one_in(4)) extension.set("url", string_value(any_of(profiles_)));
    const char* name = one_in(5) ? "modifierExtension" : "extension";
    object.set(name, array_of(std::move(extension)));
}

void ResourceMutator::add_companion(Value& object) {
    if (object.members.empty() || object.kind != NodeKind::object) return;
    const std::string name = object.members[below(object.members.size())].first;
    if (name.starts_with('_')) return;
    Value companion{.kind = NodeKind::object};
    add_extension(companion);
    object.set("_" + name, one_in(3) ? array_of(std::move(companion)) : std::move(companion));
}

Value ResourceMutator::reference() {
    Value value{.kind = NodeKind::object};
    constexpr std::array kTargets{"#a"sv,
                                  "#"sv,
                                  "Patient/1"sv,
                                  "urn:uuid:00000000-0000-4000-8000-000000000001"sv,
                                  "http://a.example/fhir/Patient/1"sv,
                                  "urn:oid:1.2"sv,
                                  ""sv};
    value.set("reference", string_value(any_of(std::span<const std::string_view>(kTargets))));
    return value;
}

void ResourceMutator::add_contained(Value& root) {
    if (root.kind != NodeKind::object) return;
    static const Type* const kResource = fhir::schema::find_type("Resource");
    Value contained = any_value_of(*kResource, 2);
    contained.set("id", string_value("a"));
    if (Value* old = root.find("contained"); old != nullptr && old->kind == NodeKind::array)
        old->items.push_back(std::move(contained));
    else
        root.set("contained", array_of(std::move(contained)));
    const auto values = all_values(root);
    for (Value* value : std::views::reverse(values))  // what is replaced takes its children with it
        if (value->type != nullptr && value->type->name == "Reference" && value->kind == NodeKind::object && one_in(2))
            *value = reference();
}

void ResourceMutator::wrap_in_bundle(Value& root) {
    Value entry{.kind = NodeKind::object};
    constexpr std::array kUrls{"urn:uuid:00000000-0000-4000-8000-000000000001"sv, "http://a.example/fhir/Patient/1"sv,
                               "Patient/1"sv};
    if (!one_in(5)) entry.set("fullUrl", string_value(any_of(std::span<const std::string_view>(kUrls))));
    entry.set("resource", std::move(root));
    Value bundle = resource_value(*fhir::schema::find_type("Bundle"));
    constexpr std::array kKinds{"document"sv, "collection"sv, "message"sv, "transaction"sv, "searchset"sv, "history"sv};
    bundle.set("type", string_value(any_of(std::span<const std::string_view>(kKinds))));
    bundle.set("entry", array_of(std::move(entry)));
    root = std::move(bundle);
}

void ResourceMutator::change(Value& root) {
    assign_types(root, nullptr);
    const auto values = all_values(root);
    if (values.size() > kValuesMax) return remove_member(root);
    Value& value = *values[below(values.size())];
    switch (below(16)) {
        case 0:
        case 1:
        case 2:
            return add_element(value);
        case 3:
            return remove_member(value);
        case 4:
            return duplicate(value);
        case 5:
            return rename_member(value);
        case 6:
            return change_kind(value);
        case 7:
        case 8:
            return change_text(value);
        case 9:
        case 10:
            return splice(root);
        case 11:
            return claim_profile(value.find("resourceType") != nullptr ? value : root);
        case 12:
            return add_extension(value);
        case 13:
            return add_companion(value);
        case 14:
            return add_contained(value.find("resourceType") != nullptr ? value : root);
        default:
            return wrap_in_bundle(value.find("resourceType") != nullptr ? value : root);
    }
}

Value ResourceMutator::read(std::string_view json) {
    const auto parsed = fhir::read_json(std::string(json));
    if (parsed && parsed->document.root().is_object() && !one_in(200)) return value_of(parsed->document.root());
    return any_value_of(any_resource_type(), 2);
}

std::string ResourceMutator::mutate(std::string_view json) {
    Value root = read(json);
    for (std::size_t i = 1 + below(4); i > 0; --i) change(root);
    return to_json(root);
}

std::string ResourceMutator::cross(std::string_view json, std::string_view other) {
    Value root = read(json);
    Value from = read(other);
    assign_types(root, nullptr);
    assign_types(from, nullptr);
    const auto targets = all_values(root);
    const auto sources = all_values(from);
    for (int i = 0; i < 8; ++i) {
        Value& to = *targets[below(targets.size())];
        const Value& source = *sources[below(sources.size())];
        if (to.type != source.type && i < 7) continue;
        const Value copy = source;
        to = copy;
        break;
    }
    return to_json(root);
}

}  // namespace kakehashi::fuzz
