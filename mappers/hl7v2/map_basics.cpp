#include <map>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"

namespace kakehashi::mappers::hl7v2 {

void map_basic_observations(Mapping& mapping) {
    std::map<std::string, std::vector<VitalSignFact>> signs;  // by unit: one a time of measurement
    std::vector<FindingFact> findings;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() != "OBX") continue;
        if (const auto sign = vital_sign_of(segment)) {
            // Without a time of its own a value is that of the message, and the next message's replaces it.
            const bool is_dated = segment.has(14);
            VitalSignFact fact = read_vital_sign(mapping, segment, *sign, {});
            signs[is_dated ? fact.time : "BASICS"].push_back(std::move(fact));
        } else {
            FindingFact finding = read_finding(mapping, segment, {});
            finding.category = "laboratory";
            if (finding.code.empty())
                mapping.note(fhir::IssueSeverity::error, messages::kObxWithoutCode, segment.place(3));
            else
                findings.push_back(std::move(finding));
        }
    }
    const std::string& number = mapping.patient.number;
    for (const auto& [time, facts] : signs) {
        const UnitHeader header = mapping.header(number + "-" + time, time == "BASICS" ? std::string() : time);
        mapping.out.units.push_back(write_vital_signs_unit(header, mapping.patient, facts, mapping.out.report));
    }
    if (!findings.empty())
        mapping.out.units.push_back(
            write_findings_unit(mapping.header(number + "-BASICS", {}), mapping.patient, findings, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
