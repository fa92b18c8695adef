#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/terminology.hpp"

/// A small package of terminology, and how a test asks of it.
namespace kakehashi::profiles::zoo {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view kAnimals = R"json({"resourceType":"CodeSystem","url":"urn:animals","version":"2",
"name":"Animals","status":"active","content":"complete","hierarchyMeaning":"is-a",
"property":[{"code":"legs","type":"integer"},{"code":"sound","type":"string"},{"code":"notSelectable","type":"boolean"}],
"concept":[{"code":"animal","display":"Animal","property":[{"code":"notSelectable","valueBoolean":true}],"concept":[
 {"code":"mammal","display":"Mammal","property":[{"code":"legs","valueInteger":4}],"concept":[
  {"code":"dog","display":"Dog","definition":"It barks.","designation":[{"language":"ja","value":"犬"},
   {"language":"ja","use":{"system":"urn:use","code":"synonym"},"value":"ワンちゃん"}],
   "property":[{"code":"sound","valueString":"woof"},{"code":"legs","valueInteger":4}]},
  {"code":"cat","display":"Cat","property":[{"code":"sound","valueString":"meow"}]}]},
 {"code":"bird","display":"Bird","property":[{"code":"legs","valueInteger":2}],"concept":[
  {"code":"duck","display":"Duck","property":[{"code":"sound","valueString":"quack"}]},
  {"code":"dodo","display":"Dodo","property":[{"code":"status","valueCode":"retired"}]}]}]}]})json";

inline constexpr std::string_view kSupplement = R"json({"resourceType":"CodeSystem","url":"urn:animals-ja",
"status":"active","content":"supplement","supplements":"urn:animals","concept":[
{"code":"cat","designation":[{"language":"ja","value":"猫"}]}]})json";

inline constexpr std::string_view kMachines = R"json({"resourceType":"CodeSystem","url":"urn:machines",
"status":"active","content":"complete","caseSensitive":false,"concept":[
{"code":"Toy"},{"code":"Robot"},{"code":"RobotDog","property":[{"code":"parent","valueCode":"Robot"},
{"code":"parent","valueCode":"Toy"}]}]})json";

inline constexpr std::string_view kFragment = R"json({"resourceType":"CodeSystem","url":"urn:plants",
"status":"active","content":"fragment","concept":[{"code":"tree","display":"Tree","concept":[{"code":"oak"}]},
{"code":"moss"}]})json";

inline constexpr std::string_view kGroups = R"json({"resourceType":"CodeSystem","url":"urn:groups",
"status":"active","content":"complete","hierarchyMeaning":"grouped-by","concept":[
{"code":"A","concept":[{"code":"A1"},{"code":"A2"}]}]})json";

/// `{"resourceType":"ValueSet","url":url,"compose":compose}`
inline std::string value_set(const std::string& url, const std::string& compose) {
    return R"({"resourceType":"ValueSet","url":")" + url + R"(","name":"V","status":"active","compose":)" + compose +
           "}";
}
inline std::string filtered(const std::string& op, const std::string& property, const std::string& value,
                            const std::string& system = "urn:animals") {
    return R"({"include":[{"system":")" + system + R"(","filter":[{"property":")" + property + R"(","op":")" + op +
           R"(","value":")" + value + R"("}]}]})";
}

/// Loads the systems above and what a test adds.
inline TerminologyService load(const std::vector<std::string>& resources) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(testing::TempDir()) /
                            ("zoo-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder);
    std::size_t number = 0;
    for (const std::string_view each : {kAnimals, kSupplement, kMachines, kFragment, kGroups})
        std::ofstream(folder / ("system" + std::to_string(number++) + ".json")) << each;
    for (const std::string& each : resources)
        std::ofstream(folder / ("other" + std::to_string(number++) + ".json")) << each;
    auto service = TerminologyService::load({.packages = {folder.string()}, .japanese_profiles = false});
    fs::remove_all(folder);
    if (!service) throw std::runtime_error(service.error().diagnostics);
    return std::move(*service);
}

/// A Parameters resource with a resource in it, and texts.
inline std::string with_resource(const std::string& name, const std::string& resource, const std::string& more) {
    return R"({"resourceType":"Parameters","parameter":[{"name":")" + name + R"(","resource":)" + resource + "}" +
           (more.empty() ? "" : "," + more) + "]}";
}

/// The answer as JSON; when there is none, "severity code rule".
inline std::string ask(const TerminologyService& service, const std::string& type, const std::string& operation,
                       const fhir::Node& parameters, fhir::Language language = fhir::Language::english) {
    const auto answer = service.answer(*find_terminology_operation(type, operation), parameters,
                                       {.language = language, .timestamp = "2026-11-01T00:00:00Z"});
    if (answer) return fhir::write_json(answer->root());
    const auto& issue = answer.error();
    return std::string(fhir::code_of(issue.severity)) + " " + std::string(fhir::code_of(issue.code)) + " " + issue.rule;
}
inline std::string ask(const TerminologyService& service, const std::string& type, const std::string& operation,
                       const Fields& fields, fhir::Language language = fhir::Language::english) {
    const auto parameters = to_parameters(*find_terminology_operation(type, operation), fields);
    return parameters ? ask(service, type, operation, parameters->root(), language) : parameters.error().rule;
}
inline std::string ask_json(const TerminologyService& service, const std::string& type, const std::string& operation,
                            const std::string& json) {
    const auto parameters = fhir::parse_json(json);
    if (!parameters) throw std::runtime_error(parameters.error().diagnostics);
    return ask(service, type, operation, parameters->root());
}

/// The codes of an expansion, one space between; the answer itself when it is none.
inline std::string codes_in(const std::string& answer) {
    const auto document = fhir::parse_json(answer);
    const fhir::Node* expansion = document ? document->root().find("expansion") : nullptr;
    if (expansion == nullptr) return answer;
    std::string codes;
    if (const fhir::Node* contains = expansion->find("contains"))
        for (const fhir::Node& each : contains->items())
            codes += (codes.empty() ? "" : " ") + std::string(each.text_of("code"));
    return codes;
}

/// The text of the first parameter `name` of an answer, "" when it has none; the answer itself when it is none.
inline std::string parameter(const std::string& answer, const std::string& name) {
    const auto document = fhir::parse_json(answer);
    if (!document) return answer;
    const fhir::Node* list = document->root().find("parameter");
    if (list == nullptr) return "";
    for (const fhir::Node& each : list->items())
        if (each.text_of("name") == name)
            for (const auto& member : each.members())
                if (member.name.starts_with("value")) return std::string(member.value.text());
    return "";
}

}  // namespace kakehashi::profiles::zoo
