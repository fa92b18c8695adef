#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>

namespace kakehashi::gateway {

inline std::string coding_text(std::string_view system, std::string_view code) {
    return fmt::format(R"({{"system":"http://terminology.hl7.org/CodeSystem/{}","code":"{}"}})", system, code);
}

/// What differs between the Consents of these tests.
struct ConsentText {
    std::string_view status = "active";
    std::string_view rule = "OPTOUTE";
    std::string_view given = "2026-11-01T09:00:00+09:00";
    std::string provision;  ///< members of `provision`
    std::string more;       ///< members of the Consent, each with a comma before it
};

inline std::string write(const ConsentText& consent) {
    return fmt::format(
        R"({{"resourceType":"Consent","id":"c1","meta":{{"versionId":"3"}},"status":"{}","scope":{{"coding":[{}]}},)"
        R"("category":[{{"coding":[{}]}}],"patient":{{"identifier":)"
        R"({{"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"00012345:12:345:01"}}}},)"
        R"("dateTime":"{}","policyRule":{{"coding":[{}]}},"provision":{{{}}}{}}})",
        consent.status, coding_text("consentscope", "patient-privacy"), coding_text("v3-ActCode", "INFA"),
        consent.given, coding_text("v3-ActCode", consent.rule), consent.provision, consent.more);
}

inline std::string purposes(std::initializer_list<std::string_view> codes) {
    std::string text;
    for (const auto code : codes) text += (text.empty() ? "" : ",") + coding_text("v3-ActReason", code);
    return R"("purpose":[)" + text + "]";
}

inline std::string organisation(std::string_view number, std::string_view role = "") {
    const std::string coding =
        role.empty() ? "" : fmt::format(R"("role":{{"coding":[{}]}},)", coding_text("v3-ParticipationType", role));
    return fmt::format(R"("actor":[{{{}"reference":{{"reference":"Organization/{}"}}}}])", coding, number);
}

inline std::string emergency_exception() {
    return R"("provision":[{"type":"permit",)" + purposes({"BTG", "ETREAT"}) + "}]";
}
/// A7's own example: the stop of primary use, emergencies still open.
inline ConsentText stop_of_primary_use(std::string limits = "") {
    return {.provision = R"("type":"deny",)" + limits + purposes({"TREAT", "CAREMGT"}) + "," + emergency_exception()};
}
/// D-VIEW for hospital B.
inline ConsentText viewing_consent(std::string limits = "") {
    return {
        .rule = "OPTIN",
        .provision = R"("type":"permit",)" + limits + organisation("1319999992", "IRCP") + "," + purposes({"TREAT"})};
}
inline ConsentText viewing_consent_in_person(std::string_view given) {
    ConsentText consent = viewing_consent();
    consent.given = given;
    consent.more = R"(,"verification":[{"verified":true}])";
    return consent;
}

}  // namespace kakehashi::gateway
