#include "compile/rulings.hpp"

#include <algorithm>
#include <array>

namespace kakehashi::profiles {
namespace {

// RULING: the validEntryProfile invariants of JP_Bundle_CLINS, JP_Bundle_eReferral and JP_Bundle_eDischargeSummary
// are false for a versioned meta.profile, which the guide demands, and true for a wrong one. The intent is checked:
// every entry of that type claims the eCS profile, with or without a version. Test: Rulings.EntryProfileMayHaveVersion
constexpr std::string_view kEntryProfileDefect = "$this.indexOf('|')>0 and";

constexpr std::array kRulings{
    Ruling{"validEntryProfile-AllergyIntolerance", kEntryProfileDefect,
           "entry.resource.ofType(AllergyIntolerance).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS|')).exists())"},
    Ruling{"validEntryProfile-Condition", kEntryProfileDefect,
           "entry.resource.ofType(Condition).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS|')).exists())"},
    Ruling{"validEntryProfile-MedicationRequest", kEntryProfileDefect,
           "entry.resource.ofType(MedicationRequest).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS|')).exists())"},
    Ruling{"validEntryProfile-ObservationLabResult", kEntryProfileDefect,
           "entry.resource.ofType(Observation).all(meta.profile.where($this = "
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS' or $this.startsWith("
           "'http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS|')).exists())"},
    // RULING: with two institution patient numbers the expression asks substring() of a collection, an evaluation
    // error (jp-clins.md section 17, 3). Checked as meant: each number that is there has its form, at most one is
    // there. Test: Rulings.TwoLocalPatientNumbersAreAFindingNotAnEvaluationError
    Ruling{"valid-system-local-patientID", "substring(31,1) = '1'",
           "identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.')).count() <= 1 and "
           "identifier.where(system.startsWith('urn:oid:1.2.392.100495.20.3.51.'))"
           ".all(system.matches('^urn:oid:1[.]2[.]392[.]100495[.]20[.]3[.]51[.]1[0-4][0-9][1-3][0-9]{7}$'))"},
    // RULING: R4's vs-1 asks the length of a Period too, which is empty and so not met; it means dates alone. The
    // reference validator mends it likewise. Test: VitalSigns.APeriodIsAGoodTime
    Ruling{"vs-1", "($this as dateTime).toString().length() >= 8",
           "($this is dateTime) implies $this.toString().length() >= 8"},
};

}  // namespace

const Ruling* find_ruling(std::string_view key, std::string_view expression) {
    const auto* found = std::ranges::find_if(kRulings, [&](const Ruling& ruling) {
        return ruling.key == key && expression.find(ruling.written) != std::string_view::npos;
    });
    return found == kRulings.end() ? nullptr : found;
}

}  // namespace kakehashi::profiles
