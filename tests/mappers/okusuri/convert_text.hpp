#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/okusuri.hpp"

/// Inputs as lines, and questions to what becomes of them.
namespace kakehashi::mappers::okusuri {

inline Context reader() {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋第一病院";
    return context;
}

inline std::string with_line_ends(std::string_view lines) {
    std::string text;
    for (const char c : lines) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return text;
}

inline Conversion convert(std::string_view lines) {
    return convert_okusuri({.name = "notebook.txt", .bytes = with_line_ends(lines)}, reader());
}

/// "rule at place" of every issue that is no information.
inline std::vector<std::string> faults_of(const Conversion& conversion) {
    std::vector<std::string> faults;
    for (const fhir::Issue& issue : conversion.report)
        if (issue.severity != fhir::IssueSeverity::information)
            faults.push_back(issue.rule + " at " + issue.expression);
    return faults;
}

inline std::vector<std::string> rules_of(const Conversion& conversion) {
    std::vector<std::string> rules;
    for (const fhir::Issue& issue : conversion.report) rules.push_back(issue.rule);
    return rules;
}

/// All resources of that type in all units, as JSON.
inline std::vector<std::string> resources_of(const Conversion& conversion, std::string_view type) {
    std::vector<std::string> found;
    for (const Unit& unit : conversion.units)
        for (const fhir::Node& entry : unit.bundle.root().find("entry")->items())
            if (entry.find("resource")->text_of("resourceType") == type)
                found.push_back(fhir::write_json(*entry.find("resource")));
    return found;
}

inline std::string first_of(const Conversion& conversion, std::string_view type) {
    const auto all = resources_of(conversion, type);
    return all.empty() ? std::string() : all.front();
}

/// What became of the field at that place; "" when the account does not have it.
inline std::string fate_at(const Conversion& conversion, std::string_view place) {
    for (const FieldRecord& field : conversion.account.fields)
        if (field.place == place)
            return (field.fate == FieldFate::mapped    ? "mapped: "
                    : field.fate == FieldFate::ignored ? "ignored: "
                                                       : "unmapped: ") +
                   field.detail;
    return {};
}

}  // namespace kakehashi::mappers::okusuri
