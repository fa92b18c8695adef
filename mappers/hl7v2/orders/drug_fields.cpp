#include "hl7v2/orders/drug_fields.hpp"

#include <algorithm>
#include <map>

#include "facts/translated.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

std::string without_leading_zeros(std::string text) {
    text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
    return text;
}

void read_usages(const Mapping& mapping, Segment& tq1, DrugFact& drug) {
    constexpr std::string_view kTarget = "MedicationRequest.dosageInstruction.timing.code";
    for (unsigned repetition = 1; repetition <= tq1.repetitions(3); ++repetition) {
        const auto part = [&](unsigned sub) {
            return tq1.take({.field = 3, .component = 1, .repetition = repetition, .subcomponent = sub}, kTarget);
        };
        const std::string code = part(1);
        const std::string text = part(2);
        part(3);
        if (code.size() == 8) {
            drug.additional_usages.push_back({.code = code, .text = text});
        } else if (code.size() == 16 && drug.usage_code.empty()) {
            drug.usage_code = code;
            drug.usage_text = text;
        } else if (drug.usage_text.empty()) {
            drug.usage_text = text.empty() ? code : text;
            drug.usage_code = facts::translated_or_missed(mapping.context, "usage", code, text);
        }
    }
}

}  // namespace

Segment* OrderGroup::find(std::string_view name) const {
    const auto found = std::find_if(segments.begin(), segments.end(), [name](auto* s) { return s->name() == name; });
    return found == segments.end() ? nullptr : *found;
}

std::vector<OrderGroup> order_groups(Message& message, std::string_view opener) {
    std::vector<OrderGroup> groups;
    for (Segment& segment : message.segments) {
        const bool opens = segment.name() == "ORC" || (segment.name() == opener && groups.empty());
        if (opens) groups.emplace_back();
        if (!groups.empty()) groups.back().segments.push_back(&segment);
    }
    return groups;
}

CodedText take_coded(Segment& segment, unsigned field, std::string_view target) {
    CodedText coded{.code = segment.take({field}, target), .text = segment.take({field, 2}, target)};
    segment.take({field, 3}, target);
    return coded;
}

void read_group_number(Segment& orc, const std::string& order, DrugFact& drug) {
    std::string text = orc.take({4}, "MedicationRequest.identifier (rpNumber and orderInRp)");
    std::vector<std::string> parts;
    for (std::size_t at = 0; at != std::string::npos;) {
        const auto end = text.find('_', at);
        parts.push_back(text.substr(at, end == std::string::npos ? end : end - at));
        at = end == std::string::npos ? end : end + 1;
    }
    if (parts.size() > 1 && (parts.size() > 2 || parts[0] == order || parts[0].size() > 3)) parts.erase(parts.begin());
    drug.rp_number = without_leading_zeros(parts[0]);
    if (parts.size() > 1) drug.order_in_rp = without_leading_zeros(parts[1]);
}

std::string order_status(std::string_view control) {
    if (control == "CA" || control == "OC") return "cancelled";
    return control == "DC" || control == "OD" ? "stopped" : "";
}

void read_drug_code(Segment& segment, unsigned field, std::string_view target, DrugFact& drug) {
    const CodedText coded = take_coded(segment, field, target);
    const std::string system = segment.peek({field, 3});
    drug.text = coded.text.empty() ? coded.code : coded.text;
    if (system == "HOT9" || system == "HOT" || system == "HOT7" || system == "HOT13") {
        drug.hot = coded.code;
    } else if (system == "YJ") {
        drug.yj = coded.code;
    } else {
        drug.local_code = coded.code;
        drug.local_system = system;
    }
}

void translate_drug(const Mapping& mapping, DrugFact& drug) {
    if (drug.yj.empty() && drug.hot.empty())
        drug.yj = facts::translated_or_missed(mapping.context, "drug", drug.local_code, drug.text);
}

void read_tq1(Mapping& mapping, Segment& tq1, DrugFact& drug) {
    read_usages(mapping, tq1, drug);
    if (drug.dose.empty()) drug.dose = tq1.take({2}, "MedicationRequest.dosageInstruction.doseAndRate.doseQuantity");
    drug.days = tq1.take({6}, "MedicationRequest.dosageInstruction.timing.repeat.boundsDuration");
    tq1.take({6, 2, 1, 0}, "MedicationRequest.dosageInstruction.timing.repeat.boundsDuration");
    drug.start = mapping.date(tq1, 7, "MedicationRequest.dosageInstruction.extension periodOfUse");
    drug.end = mapping.date(tq1, 8, "MedicationRequest.dosageInstruction.extension periodOfUse");
    drug.as_needed_reason = tq1.take({10}, "MedicationRequest.dosageInstruction.text");
    if (const std::string text = tq1.take({11}, "MedicationRequest.dosageInstruction.text"); !text.empty())
        drug.usage_text.append(drug.usage_text.empty() ? "" : " ").append(text);
    drug.repeat_count = tq1.take({14}, "MedicationRequest.dosageInstruction ExpectedRepeatCount");
}

void read_rxr(Segment& rxr, const DosageTargets& targets, DrugFact& drug) {
    drug.route = take_coded(rxr, 1, targets.route);
    const CodedText site = take_coded(rxr, 2, targets.site);
    const std::string system = rxr.peek({2, 3});
    // JAMI's external sites have three characters; every other table's code is kept by its text.
    const bool is_jami = system == "JAMISDP01" || (system.empty() && site.code.size() == 3 && site.text.empty());
    drug.site = is_jami ? site.code : std::string();
    drug.site_text = is_jami || !site.text.empty() ? site.text : site.code;
}

std::string read_method(Segment& rxr, const DosageTargets& targets) {
    const CodedText method = take_coded(rxr, 4, targets.method);
    return method.text.empty() ? method.code : method.text;
}

void number_drugs(std::vector<DrugFact*> drugs) {
    std::map<std::string, unsigned> counts;
    for (DrugFact* drug : drugs) {
        if (drug->rp_number.empty()) drug->rp_number = "1";
        const unsigned position = ++counts[drug->rp_number];
        if (drug->order_in_rp.empty()) drug->order_in_rp = std::to_string(position);
    }
}

bool is_injection_kind(const Segment& segment, unsigned field) {
    const std::string system = segment.peek({field, 3});
    return system == "JHSI0002" || system == "99I02";
}

bool is_injection(const OrderGroup& group) {
    const Segment* rxe = group.find("RXE");
    const Segment* rxa = group.find("RXA");
    return group.has("RXC") || (rxe != nullptr && is_injection_kind(*rxe, 2)) ||
           (rxa != nullptr && is_injection_kind(*rxa, 5));
}

std::vector<DrugFact> read_mixture(const OrderGroup& group) {
    constexpr std::string_view kTarget = "Medication.ingredient";
    std::vector<DrugFact> mixture;
    for (Segment* segment : group.segments) {
        if (segment->name() != "RXC") continue;
        segment->ignore(1, "base or additive: FHIR has no element for it, the order of the mixture is kept");
        DrugFact drug;
        drug.origins = {segment->offset()};
        read_drug_code(*segment, 2, kTarget, drug);
        drug.dose = segment->take({3}, kTarget);
        drug.dose_unit = take_coded(*segment, 4, kTarget);
        mixture.push_back(std::move(drug));
    }
    return mixture;
}

}  // namespace kakehashi::mappers::hl7v2
