#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/conversion.hpp"

/// Questions to what became of an input.
namespace kakehashi::mappers {

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
    for (const Unit& unit : conversion.units) {
        const fhir::Node* entries = unit.bundle.root().find("entry");
        if (entries == nullptr) continue;
        for (const fhir::Node& entry : entries->items())
            if (entry.find("resource")->text_of("resourceType") == type)
                found.push_back(fhir::write_json(*entry.find("resource")));
    }
    return found;
}

inline std::string first_of(const Conversion& conversion, std::string_view type) {
    const auto all = resources_of(conversion, type);
    return all.empty() ? std::string() : all.front();
}

/// What became of the fields whose place ends so: "mapped: …", "ignored: …" or "unmapped: " of the first; "" when the
/// account has none.
inline std::string fate_at(const Conversion& conversion, std::string_view end_of_place) {
    for (const FieldRecord& field : conversion.account.fields)
        if (field.place.ends_with(end_of_place))
            return (field.fate == FieldFate::mapped    ? "mapped: "
                    : field.fate == FieldFate::ignored ? "ignored: "
                                                       : "unmapped: ") +
                   field.detail;
    return {};
}

}  // namespace kakehashi::mappers
