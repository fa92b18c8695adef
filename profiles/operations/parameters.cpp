#include "operations/parameters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "operations/messages.hpp"
#include "terminology/code_system.hpp"

namespace kakehashi::profiles {
namespace {

using namespace terminology_messages;
using fhir::IssueType;
using fhir::Node;

using Field = std::pair<std::string, std::string>;

const OperationParameter* find_in(const TerminologyOperation& operation, std::string_view name) {
    const auto found = std::ranges::find(operation.parameters, name, &OperationParameter::name);
    return found == operation.parameters.end() ? nullptr : &*found;
}

bool is_resource_type(std::string_view type) {
    return type == "ValueSet" || type == "CodeSystem" || type == "ConceptMap";
}

/// Clients mix up the types that are texts (code, string, uri, canonical), and no harm comes of it.
bool has_type(const Node& parameter, std::string_view type) {
    if (type.empty()) return parameter.find("part") != nullptr;
    if (is_resource_type(type)) {
        const Node* resource = parameter.find("resource");
        return resource != nullptr && resource->text_of("resourceType") == type;
    }
    const fhir::Member* member = value_member(parameter);
    if (member == nullptr) return false;
    if (type == "Coding" || type == "CodeableConcept")
        return member->name == "value" + std::string(type) && member->value.is_object();
    if (type == "boolean") return member->value.is_boolean();
    if (type == "integer") return member->value.is_number();
    return member->value.is_string();
}

// More than anybody needs, and little enough that no answer takes long. The message names the same numbers.
constexpr std::size_t kParametersMax = 200;
constexpr std::size_t kDependenciesMax = 20;
constexpr std::size_t kCodingsMax = 100;
constexpr std::size_t kFilterBytesMax = 1'000;

bool has_too_many_codings(const Node& parameter) {
    const fhir::Member* member = value_member(parameter);
    return (member != nullptr && items_of(&member->value, "coding").size() > kCodingsMax) ||
           std::ranges::any_of(items_of(&parameter, "part"), has_too_many_codings);
}

bool is_too_much(const Node& parameters) {
    const auto list = items_of(&parameters, "parameter");
    const auto has_name = [](std::string_view name) {
        return [name](const Node& each) { return each.text_of("name") == name; };
    };
    return list.size() > kParametersMax || std::ranges::any_of(list, has_too_many_codings) ||
           std::cmp_greater(std::ranges::count_if(list, has_name("dependency")), kDependenciesMax) ||
           std::ranges::any_of(list, [&](const Node& each) {
               return has_name("filter")(each) && value_text(each).size() > kFilterBytesMax;
           });
}

fhir::Result<void> check_parameter(const TerminologyOperation& operation, std::string_view name) {
    const OperationParameter* known = find_in(operation, name);
    if (known == nullptr)
        return fhir::fail(IssueType::not_supported, kUnknownParameter, "", {name_of(operation), name});
    if (!known->is_supported)
        return fhir::fail(IssueType::not_supported, kUnsupportedParameter, "", {name_of(operation), name});
    return {};
}

/// `system|code`
void set_coding(fhir::Builder parameter, std::string_view text) {
    fhir::Builder coding = parameter.object("valueCoding");
    const auto bar = text.rfind('|');
    if (bar != std::string_view::npos) coding.set_string("system", text.substr(0, bar));
    coding.set_string("code", bar == std::string_view::npos ? text : text.substr(bar + 1));
}

bool set_value(fhir::Builder parameter, std::string_view type, std::string_view text) {
    if (type == "boolean") {
        if (text != "true" && text != "false") return false;
        parameter.set_boolean("valueBoolean", text == "true");
    } else if (type == "integer") {
        std::int32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size()) return false;
        parameter.set_integer("valueInteger", value);
    } else if (type == "Coding") {
        set_coding(parameter, text);
    } else {
        std::string member = "value" + std::string(type);
        member[5] = static_cast<char>(member[5] - 'a' + 'A');
        parameter.set_string(member, text);
    }
    return !text.empty();
}

}  // namespace

std::string name_of(const TerminologyOperation& operation) {
    return std::string(operation.type).append("/$").append(operation.name);
}

fhir::Result<Parameters> Parameters::read(const TerminologyOperation& operation, const Node& node) {
    if (node.text_of("resourceType") != "Parameters")
        return fhir::fail(IssueType::structure, kNoParameters, "Parameters");
    if (is_too_much(node))
        return fhir::fail(IssueType::too_costly, kTooManyParameters, "Parameters", {name_of(operation)});
    const Parameters parameters(operation, node);
    for (const Node& each : items_of(&node, "parameter")) {
        const std::string_view name = each.text_of("name");
        if (auto checked = check_parameter(operation, name); !checked) return tl::unexpected(checked.error());
        const OperationParameter& known = *find_in(operation, name);
        if (!known.repeats && parameters.all(name).size() > 1)
            return fhir::fail(IssueType::value, kRepeatedParameter, "Parameters", {name_of(operation), name});
        if (!has_type(each, known.type))
            return fhir::fail(IssueType::value, kParameterType, "Parameters",
                              {name_of(operation), name, known.type.empty() ? "part" : known.type});
    }
    return parameters;
}

const Node* Parameters::find(std::string_view name) const {
    for (const Node& each : items_of(node_, "parameter"))
        if (each.text_of("name") == name) return &each;
    return nullptr;
}

std::string_view Parameters::text(std::string_view name) const {
    const Node* parameter = find(name);
    return parameter != nullptr ? value_text(*parameter) : std::string_view();
}

std::vector<std::string_view> Parameters::texts(std::string_view name) const {
    std::vector<std::string_view> texts;
    for (const Node* each : all(name)) texts.push_back(value_text(*each));
    return texts;
}

const Node* Parameters::value(std::string_view name) const {
    const Node* parameter = find(name);
    if (parameter == nullptr) return nullptr;
    if (const Node* resource = parameter->find("resource")) return resource;
    const fhir::Member* member = value_member(*parameter);
    return member != nullptr ? &member->value : nullptr;
}

std::vector<const Node*> Parameters::all(std::string_view name) const {
    std::vector<const Node*> found;
    for (const Node& each : items_of(node_, "parameter"))
        if (each.text_of("name") == name) found.push_back(&each);
    return found;
}

fhir::Builder append_parameter(fhir::Builder& to, std::string_view name) {
    return to.append_object("parameter").set_string("name", name);
}

fhir::Builder append_part(fhir::Builder& to, std::string_view name) {
    return to.append_object("part").set_string("name", name);
}

fhir::Result<fhir::Document> to_parameters(const TerminologyOperation& operation, std::span<const Field> fields) {
    fhir::Document document("Parameters");
    fhir::Builder root = document.edit();
    for (const auto& [name, text] : fields) {
        if (auto checked = check_parameter(operation, name); !checked) return tl::unexpected(checked.error());
        const std::string_view type = find_in(operation, name)->type;
        if (type.empty() || type == "CodeableConcept" || is_resource_type(type))
            return fhir::fail(IssueType::not_supported, kNotInText, "", {name_of(operation), name});
        if (!set_value(append_parameter(root, name), type, text))
            return fhir::fail(IssueType::value, kParameterType, "", {name_of(operation), name, type});
    }
    return document;
}

}  // namespace kakehashi::profiles
