#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/fhir_bundle.hpp"
#include "kakehashi/profiles/validator.hpp"

/// What the tests about foreign FHIR share: a conversion, and questions about its result.
namespace kakehashi::mappers::foreign {

inline const Context& hospital() {
    static const Context context{.institution_number = "1319999991", .institution_name = "見本総合病院"};
    return context;
}

inline Conversion convert(std::string bytes, const Context& context = hospital()) {
    return convert_fhir({.name = "input", .bytes = std::move(bytes)}, context);
}

/// An entry, with a request when `method` is given.
inline std::string entry(const std::string& full_url, const std::string& resource, const std::string& method = {}) {
    std::string text = "{";
    if (!full_url.empty()) text += R"("fullUrl":")" + full_url + R"(",)";
    text += R"("resource":)" + resource;
    if (!method.empty()) text += R"(,"request":{"method":")" + method + R"(","url":"x"})";
    return text + "}";
}

inline std::string bundle(const std::string& type, const std::vector<std::string>& entries) {
    std::string text = R"({"resourceType":"Bundle","type":")" + type + R"(","entry":[)";
    for (const std::string& each : entries) text.append(text.ends_with('[') ? "" : ",").append(each);
    return text + "]}";
}

inline std::vector<std::string> rules_of(const Conversion& conversion) {
    std::vector<std::string> rules;
    for (const fhir::Issue& issue : conversion.report) rules.push_back(issue.rule);
    return rules;
}

/// The unit whose record is of that type (the first entry that is no Patient), or nullptr.
inline const Unit* unit_of(const Conversion& conversion, std::string_view type) {
    for (const Unit& unit : conversion.units) {
        const auto entries = unit.bundle.root().find("entry")->items();
        const fhir::Node* head = nullptr;
        for (const fhir::Node& each : entries)
            if (head == nullptr || head->text_of("resourceType") == "Patient") head = each.find("resource");
        if (head != nullptr && head->text_of("resourceType") == type) return &unit;
    }
    return nullptr;
}

/// The first resource of that type in any unit as JSON; "" when there is none.
inline std::string resource_of(const Conversion& conversion, std::string_view type) {
    for (const Unit& unit : conversion.units)
        for (const fhir::Node& each : unit.bundle.root().find("entry")->items())
            if (each.find("resource")->text_of("resourceType") == type) return fhir::write_json(*each.find("resource"));
    return {};
}

inline std::string first_url(const Unit& unit) {
    return std::string(unit.bundle.root().find("entry")->items().front().text_of("fullUrl"));
}

/// What the account says of a place: "mapped: Patient.id", "ignored: why", "unmapped"; "" when it says nothing.
inline std::string fate_of(const Conversion& conversion, std::string_view place) {
    for (const FieldRecord& field : conversion.account.fields) {
        if (field.place != place) continue;
        if (field.fate == FieldFate::unmapped) return "unmapped";
        return (field.fate == FieldFate::mapped ? "mapped: " : "ignored: ") + field.detail;
    }
    return {};
}

inline void count_values(const fhir::Node& node, const std::string& path, std::map<std::string, int>& count) {
    for (const auto& member : node.members())
        count_values(member.value, path.empty() ? std::string(member.name) : path + "." + std::string(member.name),
                     count);
    for (std::size_t i = 0; i < node.items().size(); ++i)
        count_values(node.items()[i], path + "[" + std::to_string(i) + "]", count);
    if (node.is_primitive()) ++count[path];
}

/// Every populated value of the source stands in the account, and stands there once.
inline void expect_complete_account(const std::string& bytes, const Conversion& conversion) {
    const auto parsed = fhir::parse_json(bytes);
    ASSERT_TRUE(parsed.has_value());
    std::map<std::string, int> values;
    const std::string_view type = parsed->root().text_of("resourceType");
    count_values(parsed->root(), type.empty() ? "resource" : std::string(type), values);
    std::map<std::string, int> told;
    for (const FieldRecord& field : conversion.account.fields) ++told[field.place];
    EXPECT_EQ(told, values);
}

/// No unit has an error under R4 and the profiles that its resources claim.
inline void expect_valid(const Conversion& conversion) {
    static const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value());
    for (const Unit& unit : conversion.units)
        for (const fhir::Issue& issue : validator->validate(unit.bundle))
            EXPECT_GE(issue.severity, fhir::IssueSeverity::warning)
                << unit.key << " " << issue.expression << " " << issue.diagnostics;
}

}  // namespace kakehashi::mappers::foreign
