#pragma once

#include <gmock/gmock.h>

#include "sendings.hpp"

/// What the contradictions of the guide (jp-clins.md section 17) come to, whichever package states the profiles.
namespace kakehashi::profiles::sendings {

/// A sending that meets one of the contradictions, and the rule that speaks of it.
struct Ruled {
    std::string why;
    std::string sending;
    std::string rule;
    bool is_refused = true;
};
inline void PrintTo(const Ruled& row, std::ostream* out) { *out << row.why; }

inline std::string without_insured(const std::string& json) {
    return rewritten(
        json, R"("http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"00012345:あいう:１８７:05")",
        R"("http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID","value":"12345678::1234567:")");
}
inline const std::string kJpEncounter = "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter";

inline std::vector<Ruled> ruled_sendings() {
    const std::string second_encounter =
        R"(JP_Encounter","http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Encounter_eCS")";
    const std::string two_numbers =
        R"("identifier":[{"system":"urn:oid:1.2.392.100495.20.3.51.11319999992","value":"2"},{"system":"urn:oid)";
    const std::string eCS = "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS|1";
    return {
        {"1: a profile with its version", conditions(), "validEntryProfile-Condition", false},
        {"1: one without", rewritten(conditions(), "JP_Condition_eCS|1", "JP_Condition_eCS"),
         "validEntryProfile-Condition", false},
        {"1: another profile",
         rewritten(conditions(), eCS, "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Condition"),
         "validEntryProfile-Condition"},
        {"2: the Patient alone", information("Condition", {}), "mustHaveOneMoreResources-with-designatedResourceType"},
        {"3: numbers of two institutions", rewritten(conditions(), R"("identifier":[{"system":"urn:oid)", two_numbers),
         "valid-system-local-patientID"},
        {"4: a recipient of public assistance", without_insured(conditions()),
         "valid-system-insurance-patientIdentifier"},
        {"5: a contained Encounter with a version", rewritten(conditions(), kJpEncounter, kJpEncounter + "|1.1.2"),
         "condition-needs-contained-of-Encounter"},
        {"5: one with a second profile", rewritten(conditions(), "JP_Encounter\"", second_encounter),
         "condition-needs-contained-of-Encounter", false},
        {"5: one of a result with a second profile", rewritten(results(), "JP_Encounter\"", second_encounter),
         "observation-needs-contained-of-Encounter", false},
        {"6: the department's canonical of a table",
         rewritten(conditions(), "fhir/eCS/Extension/StructureDefinition/JP_eCS_Department",
                   "fhir/clins/Extension/StructureDefinition/JP_eCS_Department"),
         "condition-needs-extension-of-Department"},
        {"7: a tag for prescriptions", information("MedicationRequest", {prescription()}),
         "bundle-meta-tag-resourceType-valid"},
    };
}

/// Refused: an error that says the ruling in both languages. Accepted: no error of that rule.
inline void expect_ruling(const Validator& validator, const Ruled& row) {
    const auto report = validate(validator, row.sending);
    const auto is_of_rule = [&](const fhir::Issue& issue) {
        return issue.rule == row.rule && issue.severity == fhir::IssueSeverity::error;
    };
    const auto found = std::ranges::find_if(report, is_of_rule);
    ASSERT_EQ(found != report.end(), row.is_refused) << row.why;
    if (!row.is_refused) return;
    EXPECT_THAT(found->diagnostics, testing::HasSubstr(" Ruling: ")) << row.why;
    EXPECT_THAT(found->diagnostics_ja, testing::HasSubstr(" 判断: ")) << row.why;
}

/// The errors, as "rule @ expression".
inline std::vector<std::string> errors_of(const fhir::Report& report) {
    std::vector<std::string> lines;
    for (const fhir::Issue& issue : report)
        if (issue.severity == fhir::IssueSeverity::error) lines.push_back(issue.rule + " @ " + issue.expression);
    return lines;
}

/// A payer as the guide's prose has it, with an element that its slice forbids: found only when the slice is met.
inline const std::string kPublicPayer =
    R"({"resourceType":"Organization","meta":{"profile":[)"
    R"("http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Organization_eCS_coveragePayer"]},"identifier":[{)"
    R"("use":"official","system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber","value":"12345678"}],)"
    R"("type":[{"text":"x"}]})";

}  // namespace kakehashi::profiles::sendings
