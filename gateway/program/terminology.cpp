#include "kakehashi/profiles/terminology.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <ctime>
#include <string_view>
#include <utility>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

using profiles::TerminologyOperation;

constexpr fhir::Message kUnknownOperation{
    .id = "terminology-operation-unknown",
    .en = "There is no operation {}: lookup, subsumes, translate, expand, validate-code, CodeSystem/validate-code.",
    .ja = "{}という操作はありません: lookup, subsumes, translate, expand, validate-code, CodeSystem/validate-code"};
constexpr fhir::Message kNoPair{.id = "terminology-parameter-form",
                                .en = "\"{}\" is not name=value.",
                                .ja = "「{}」は 名前=値 の形ではありません。"};

/// "ValueSet/$expand", "ValueSet/expand", "$expand" or "expand"; validate-code alone is that of a value set.
fhir::Result<const TerminologyOperation*> find_operation(std::string_view text) {
    const auto slash = text.find('/');
    std::string_view type = slash == std::string_view::npos ? std::string_view() : text.substr(0, slash);
    std::string_view name = slash == std::string_view::npos ? text : text.substr(slash + 1);
    if (name.starts_with('$')) name.remove_prefix(1);
    if (type.empty() && name == "validate-code") type = "ValueSet";
    for (const auto& operation : profiles::terminology_operations())
        if (operation.name == name && (type.empty() || operation.type == type)) return &operation;
    return fhir::fail(fhir::IssueType::not_supported, kUnknownOperation, "", {text});
}

fhir::Result<fhir::Document> read_file(const std::string& path) {
    auto bytes = read_input(path);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_resource(std::move(*bytes));
}

/// The Parameters resource of the file, or of the names and values.
fhir::Result<fhir::Document> read_parameters(const TerminologyCommand& command, const TerminologyOperation& operation) {
    if (!command.parameters_file.empty()) return read_file(command.parameters_file);
    std::vector<std::pair<std::string, std::string>> texts;
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::string& pair : command.parameters) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos) return fhir::fail(fhir::IssueType::value, kNoPair, "", {pair});
        std::string name = pair.substr(0, equals);
        std::string value = pair.substr(equals + 1);
        const bool is_file = value.starts_with('@');
        if (is_file) value.erase(0, 1);
        (is_file ? files : texts).emplace_back(std::move(name), std::move(value));
    }
    auto parameters = profiles::to_parameters(operation, texts);
    if (!parameters) return parameters;
    for (const auto& [name, path] : files) {
        const auto resource = read_file(path);
        if (!resource) return tl::unexpected(resource.error());
        parameters->edit().append_object("parameter").set_string("name", name).set_copy("resource", resource->root());
    }
    return parameters;
}

void print(const fhir::Document& document) {
    fmt::print("{}\n", fhir::write_json(document.root(), fhir::JsonStyle::pretty));
}

bool is_result_false(const fhir::Document& answer) {
    const fhir::Node* list = answer.root().find("parameter");
    if (list == nullptr) return false;
    for (const fhir::Node& each : list->items())
        if (each.text_of("name") == "result") return each.text_of("valueBoolean") == "false";
    return false;
}

}  // namespace

int run(const TerminologyCommand& command) {
    const auto operation = find_operation(command.operation);
    if (!operation) return complain("terminology", operation.error()), kExitWrongUse;
    const auto parameters = read_parameters(command, **operation);
    if (!parameters) return complain("terminology", parameters.error()), kExitWrongUse;
    const auto service =
        profiles::TerminologyService::load({.packages = command.packages, .package_folders = command.package_folders});
    if (!service) return complain("terminology", service.error()), kExitWrongUse;
    for (const fhir::Issue& each : service->notices()) complain("terminology", each);
    const auto language = command.language == "en" ? fhir::Language::english : fhir::Language::japanese;
    const auto answer = service->answer(
        **operation, parameters->root(),
        {.language = language, .timestamp = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))});
    if (answer) {
        print(*answer);
        return is_result_false(*answer) ? kExitFound : kExitOk;
    }
    print(fhir::to_operation_outcome({answer.error()}, language));
    return answer.error().severity == fhir::IssueSeverity::information ? kExitOk : kExitFound;
}

}  // namespace kakehashi::program
