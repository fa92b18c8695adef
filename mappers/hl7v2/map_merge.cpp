#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"

namespace kakehashi::mappers::hl7v2 {

/// MRG names the number that was given up, PID the one that stays. What stands under the old number is not moved: the
/// old Patient says where to look. Source: vendor-exports.md 3.3
void map_merge(Mapping& mapping) {
    bool has_any = false;
    for (Segment& mrg : mapping.message.segments) {
        if (mrg.name() != "MRG") continue;
        PatientFact old;
        old.origins = {mrg.offset()};
        old.number = mrg.take({1}, "Patient.identifier, Patient.link");
        mrg.take({1, 5}, "Patient.identifier");
        mrg.take({1, 4}, "used: who gave the number, the institution itself");
        if (old.number.empty() || old.number == mapping.patient.number) {
            mapping.note(fhir::IssueSeverity::error, messages::kMergeUnclear, mrg.place(1));
            continue;
        }
        has_any = true;
        old.names = read_names(mrg, 7, "Patient.name");
        old = with_known_patient(mapping.context, std::move(old));
        const std::string number = old.number;
        mapping.out.units.push_back(
            write_merged_patient_unit(mapping.header(number, {}), old, mapping.patient.number, mapping.out.report));
    }
    if (!has_any && mapping.message.find("MRG") == nullptr)
        mapping.note(fhir::IssueSeverity::error, messages::kNothingToMap, "MRG", {"MRG"});
}

}  // namespace kakehashi::mappers::hl7v2
