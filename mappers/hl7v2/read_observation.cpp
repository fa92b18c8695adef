#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "results/vital_codes.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// When the result was observed: OBX-14, what stands above, or as a guess the message's own time.
std::string observed_at(Mapping& mapping, Segment& obx, const std::string& above) {
    const std::string observed = mapping.time(obx, 14, "Observation.effectiveDateTime");
    if (!observed.empty() || !above.empty()) return observed.empty() ? above : observed;
    mapping.note(IssueSeverity::warning, messages::kEffectiveGuessed, obx.place(14));
    return mapping.recorded;
}

}  // namespace

std::string observation_status(std::string_view code) {
    if (code == "P" || code == "R" || code == "S") return "preliminary";
    if (code == "C" || code == "A") return "amended";
    if (code == "X") return "cancelled";
    if (code == "D" || code == "W") return "entered-in-error";
    return code == "I" || code == "O" ? "registered" : "final";
}

std::string join_values(Segment& obx, std::string_view target) {
    const std::string type = obx.take({2}, target);
    const bool is_coded = type == "CWE" || type == "CE" || type == "CNE";
    std::string text;
    for (unsigned repetition = 1; repetition <= obx.repetitions(5); ++repetition) {
        const auto part = [&](unsigned component) {
            return obx.take({.field = 5, .component = component, .repetition = repetition, .subcomponent = 0}, target);
        };
        std::string value = part(1);
        if (is_coded) {
            const std::string display = part(2);
            part(3);
            if (!display.empty()) value = display;
        } else if (type == "SN") {
            for (const unsigned component : {2U, 3U, 4U}) value += part(component);
        }
        if (!value.empty()) text.append(text.empty() ? "" : "\n").append(value);
    }
    return text;
}

VitalSignFact read_vital_sign(Mapping& mapping, Segment& obx, VitalSign sign, const std::string& above) {
    VitalSignFact fact;
    fact.measure = sign;
    fact.origins = {obx.offset()};
    for (const unsigned component : {1U, 2U, 3U, 4U, 5U, 6U}) obx.take({3, component}, "Observation.code");
    fact.value = join_values(obx, "Observation.value");
    const std::string code = obx.take({6}, "Observation.valueQuantity.unit");
    const std::string text = obx.take({6, 2}, "Observation.valueQuantity.unit");
    const std::string system = obx.take({6, 3}, "Observation.valueQuantity.unit");
    // MDC units are those of the measure: the code in 12.2 beside it. Another text is judged by the unit table.
    if (system != "MDC") fact.unit = code.empty() ? text : code;
    fact.status = observation_status(obx.take({11}, "Observation.status"));
    // X with a placeholder: the measurement was not obtained, the others of the group were. Source: A.4
    if (fact.status == "cancelled" && parse_result_text(fact.value).kind != ResultKind::empty) fact.status.clear();
    fact.time = observed_at(mapping, obx, above);
    std::string parent = obx.take({4}, "used: grouping of components");
    parent.resize(parent.rfind('.') == std::string::npos ? 0 : parent.rfind('.'));
    fact.group = parent + "|" + fact.time;
    fact.device = obx.take({18}, "Observation.device");
    return fact;
}

FindingFact read_finding(Mapping& mapping, Segment& obx, const std::string& above) {
    FindingFact finding;
    LabResultFact& result = finding.result;
    result.origins = {obx.offset()};
    finding.code = read_concept(obx, 3, "Observation.code");
    result.value = join_values(obx, "Observation.value");
    const std::string code = obx.take({6}, "Observation.valueQuantity.unit");
    const std::string text = obx.take({6, 2}, "Observation.valueQuantity.unit");
    obx.take({6, 3}, "Observation.valueQuantity.unit");
    result.unit = code.empty() ? text : code;
    result.range_text = obx.take({7}, "Observation.referenceRange");
    result.flag = obx.take({8}, "Observation.interpretation");
    result.status = observation_status(obx.take({11}, "Observation.status"));
    result.collected = observed_at(mapping, obx, above);
    result.method = obx.take({17, 2}, "Observation.method");
    result.key_suffix = obx.peek({3}) + "|" + obx.take({4}, "Observation.identifier");
    return finding;
}

ConceptFact read_concept(Segment& segment, unsigned field, std::string_view target, unsigned repetition) {
    ConceptFact found;
    const auto part = [&](unsigned component) {
        return segment.take({.field = field, .component = component, .repetition = repetition}, target);
    };
    for (const unsigned first : {1U, 4U}) {
        CodingFact coding{.system = {}, .code = part(first), .text = part(first + 1)};
        coding.system = part(first + 2);
        if (found.text.empty()) found.text = coding.text;
        if (!coding.code.empty()) found.codings.push_back(std::move(coding));
    }
    if (std::string original = part(9); !original.empty()) found.text = std::move(original);
    return found;
}

std::optional<VitalSign> vital_sign_of(const Segment& obx) {
    if (const auto sign = find_vital_sign(obx.peek({3, 3}), obx.peek({3}))) return sign;
    return find_vital_sign(obx.peek({3, 6}), obx.peek({3, 4}));
}

}  // namespace kakehashi::mappers::hl7v2
