#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/hl7v2.hpp"

/// Messages of invented patients, and what was made of them.
namespace kakehashi::mappers::hl7v2 {

inline constexpr std::string_view kPid =
    "PID|0001||00012345^^^^PI||見本^花^^^^^L^I~ﾐﾎﾝ^ﾊﾅ^^^^^L^P||19700102|F|||^^^^422-8033^JPN^H^静岡県静岡市見本１−１||"
    "^PRN^PH^^^^^^^^^054-000-0000\r";
inline constexpr std::string_view kPv1 = "PV1|0001|O|01^^^^^C||||110^見本^医^^^^^^^L^^^^^I|||01\r";

inline std::string message(std::string_view event, std::string_view segments) {
    std::string text("MSH|^~\\&|HIS|1319999991|GW|K|20240311101500||");
    text.append(event).append("|0001|P|2.5||||||UNICODE UTF-8\r").append(kPid).append(segments);
    return text;
}

inline Context our_context() {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋総合病院";
    return context;
}

inline Conversion convert(std::string_view event, std::string_view segments) {
    return convert_message({"test", message(event, segments)}, our_context());
}

inline bool has_rule(const Conversion& conversion, std::string_view rule) {
    return std::any_of(conversion.report.begin(), conversion.report.end(),
                       [rule](const auto& issue) { return issue.rule == rule; });
}

inline std::string json_of(const Conversion& conversion, std::size_t unit = 0) {
    return conversion.units.size() > unit ? fhir::write_json(conversion.units[unit].bundle.root()) : std::string();
}

inline testing::AssertionResult holds(const std::string& json, std::initializer_list<std::string_view> parts) {
    for (const auto part : parts)
        if (json.find(part) == std::string::npos)
            return testing::AssertionFailure() << "without " << part << " in " << json;
    return testing::AssertionSuccess();
}

inline FieldFate fate_of(const Conversion& conversion, std::string_view place) {
    for (const auto& field : conversion.account.fields)
        if (field.place == place) return field.fate;
    ADD_FAILURE() << "no field " << place;
    return FieldFate::unmapped;
}

inline std::string detail_of(const Conversion& conversion, std::string_view place) {
    for (const auto& field : conversion.account.fields)
        if (field.place == place) return field.detail;
    return "no field " + std::string(place);
}

}  // namespace kakehashi::mappers::hl7v2
