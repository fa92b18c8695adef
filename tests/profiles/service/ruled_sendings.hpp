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
    bool is_said = true;  ///< that it is refused comes of the ruling
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
         "validEntryProfile-Condition", true, false},
        {"2: the Patient alone", information("Condition", {}), "mustHaveOneMoreResources-with-designatedResourceType"},
        {"2: resources of another type", information("Observation", {condition("1")}),
         "mustHaveOneMoreResources-with-designatedResourceType", true, false},
        {"3: numbers of two institutions", rewritten(conditions(), R"("identifier":[{"system":"urn:oid)", two_numbers),
         "valid-system-local-patientID"},
        {"3: one number in a system of another form",
         rewritten(conditions(), "urn:oid:1.2.392.100495.20.3.51.1", "urn:oid:1.2.392.100495.20.3.51.2"),
         "valid-system-local-patientID", true, false},
        {"4: a recipient of public assistance", without_insured(conditions()),
         "valid-system-insurance-patientIdentifier"},
        {"4: a system that is misspelled",
         rewritten(conditions(), "Idsystem/JP_Insurance_memberID", "Idsystem/JP_Insurance_memberid"),
         "valid-system-insurance-patientIdentifier", true, false},
        {"5: a contained Encounter with a version", rewritten(conditions(), kJpEncounter, kJpEncounter + "|1.1.2"),
         "condition-needs-contained-of-Encounter"},
        {"5: no contained Encounter",
         rewritten(rewritten(conditions(), R"("resourceType":"Encounter")", R"("resourceType":"Basic")"),
                   "JP_Encounter\"", "JP_Basic\""),
         "condition-needs-contained-of-Encounter", true, false},
        {"5: one with a second profile", rewritten(conditions(), "JP_Encounter\"", second_encounter),
         "condition-needs-contained-of-Encounter", false},
        {"5: one of a result with a second profile", rewritten(results(), "JP_Encounter\"", second_encounter),
         "observation-needs-contained-of-Encounter", false},
        {"6: the department's canonical of a table",
         rewritten(conditions(), "fhir/eCS/Extension/StructureDefinition/JP_eCS_Department",
                   "fhir/clins/Extension/StructureDefinition/JP_eCS_Department"),
         "condition-needs-extension-of-Department"},
        {"6: no department",
         rewritten(conditions(), "fhir/eCS/Extension/StructureDefinition/JP_eCS_Department",
                   "fhir/eCS/Extension/StructureDefinition/JP_eCS_Department2"),
         "condition-needs-extension-of-Department", true, false},
        {"7: a tag for prescriptions", information("MedicationRequest", {prescription()}),
         "bundle-meta-tag-resourceType-valid"},
        {"7: a tag of another type", information("Procedure", {condition("1")}), "bundle-meta-tag-resourceType-valid",
         true, false},
    };
}

/// Refused: an error that says the ruling in both languages where it comes of it. Accepted: no error of that rule.
inline void expect_ruling(const Validator& validator, const Ruled& row) {
    const auto report = validate(validator, row.sending);
    const auto is_of_rule = [&](const fhir::Issue& issue) {
        return issue.rule == row.rule && issue.severity == fhir::IssueSeverity::error;
    };
    const auto found = std::ranges::find_if(report, is_of_rule);
    ASSERT_EQ(found != report.end(), row.is_refused) << row.why;
    if (!row.is_refused) return;
    EXPECT_EQ(found->diagnostics.find(" Ruling: ") != std::string::npos, row.is_said) << found->diagnostics;
    EXPECT_EQ(found->diagnostics_ja.find(" 判断: ") != std::string::npos, row.is_said) << found->diagnostics_ja;
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
