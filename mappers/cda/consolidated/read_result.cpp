#include <algorithm>
#include <array>

#include "cda/consolidated/document.hpp"
#include "cda/messages.hpp"
#include "results/vital_codes.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

constexpr std::string_view kValue = "Observation.value";

/// ActStatus as FHIR's status of a report or an observation.
std::string take_status(Element& entry, std::string_view target) {
    Element* status = entry.child("statusCode");
    if (status == nullptr) return {};
    const std::string code = status->take("code", target);
    if (code == "completed") return "final";
    if (code == "active") return "preliminary";
    return code == "aborted" || code == "cancelled" ? "cancelled" : "registered";
}

/// @return false when the type is not read
bool take_value(ForeignDocument& document, Element& value, FindingFact& finding) {
    LabResultFact& result = finding.result;
    const std::string type = value.take_type();
    if (const std::string flavor = value.take("nullFlavor", "Observation.dataAbsentReason"); !flavor.empty()) {
        finding.absent = absent_reason(flavor);
        return true;
    }
    result.unit_is_ucum = true;
    if (type == "PQ" || type == "INT" || type == "REAL" || type == "BL" || type == "TS") {
        result.value = value.take("value", kValue);
        result.unit = value.take("unit", kValue);
    } else if (type == "IVL_PQ") {
        result.value = take_interval(value, result.unit, kValue);
    } else if (type == "CD" || type == "CE" || type == "CO" || type == "CV") {
        finding.value = take_concept(document, value, kValue);
    } else if (type == "ST" || type == "ED" || type.empty()) {
        result.value = take_pointed(document, value, kValue);
    } else {
        document.mapping.note(IssueSeverity::warning, messages::kValueType, "observation/value");
        return false;
    }
    return true;
}

void take_range(ForeignDocument& document, Element& observation, LabResultFact& result) {
    constexpr std::string_view kRange = "Observation.referenceRange";
    Element* range = observation.find({"referenceRange", "observationRange"});
    if (range == nullptr) return;
    Element* value = range->child("value");
    if (value == nullptr) {
        result.range_text = take_words(document, *range, kRange);
        return;
    }
    value->take_type();
    for (auto [name, limit] : {std::pair("low", &result.range_low), std::pair("high", &result.range_high)}) {
        Element* element = value->child(name);
        if (element == nullptr || element->peek("value").empty()) continue;
        // A limit in another unit than the result's would be read in the result's.
        const std::string unit = element->peek("unit");
        if (!unit.empty() && unit != result.unit) continue;
        *limit = element->take("value", kRange);
        element->take("unit", kRange);
    }
}

void take_remarks(ForeignDocument& document, Element& observation, LabResultFact& result) {
    if (Element* flag = observation.child("interpretationCode"); flag != nullptr) {
        const ConceptFact said = take_concept(document, *flag, "Observation.interpretation");
        result.flag = said.codings.empty() ? said.text : said.codings.front().code;
    }
    if (Element* method = observation.child("methodCode"); method != nullptr) {
        const ConceptFact said = take_concept(document, *method, "Observation.method");
        result.method = !said.text.empty() || said.codings.empty() ? said.text : said.codings.front().text;
    }
    result.comment = take_comment(document, observation, "Observation.note");
    result.visit.doctor = take_authorship(document, observation, "used: when it was written").doctor;
}

struct Group {
    std::string category;
    std::string time;  ///< of the observations that have none
    std::vector<FindingFact> findings{};
};

/// One observation as a finding. @return false when the facts cannot carry it
bool read_finding(ForeignDocument& document, Element& observation, Group& group) {
    Element* coded = observation.child("code");
    if (coded == nullptr) return false;
    FindingFact finding;
    finding.category = group.category;
    finding.code = take_concept(document, *coded, "Observation.code");
    if (finding.code.empty()) return false;
    LabResultFact& result = finding.result;
    result.origins = {observation.begin_record()};
    result.status = take_status(observation, "Observation.status");
    const Period period = take_period(document, observation, "Observation.effective");
    result.collected = period.start.empty() ? group.time : period.start;
    const bool is_denied = observation.take("negationInd", "Observation.dataAbsentReason") == "true";
    Element* value = observation.child("value");
    if (is_denied || value == nullptr)
        finding.absent = is_denied ? "not-performed" : "unknown";
    else if (!take_value(document, *value, finding))
        return false;
    take_range(document, observation, result);
    take_remarks(document, observation, result);
    const std::string code = finding.code.codings.empty() ? finding.code.text : finding.code.codings.front().code;
    result.key_suffix = take_id(observation) + "|" + code + "|" + result.collected;
    mark_frame(observation);
    group.findings.push_back(std::move(finding));
    return true;
}

std::vector<Element*> components_of(Element& organizer) {
    if (organizer.name() == "observation") return {&organizer};
    std::vector<Element*> found;
    for (Element* component : organizer.children("component"))
        for (Element* observation : component->children("observation")) found.push_back(observation);
    return found;
}

std::optional<VitalSign> sign_of(Element& observation) {
    Element* coded = observation.child("code");
    if (coded == nullptr) return std::nullopt;
    if (const auto sign = find_vital_sign(system_of(coded->peek("codeSystem")), coded->peek("code"))) return sign;
    for (Element* other : coded->children("translation"))
        if (const auto sign = find_vital_sign(system_of(other->peek("codeSystem")), other->peek("code"))) return sign;
    return std::nullopt;
}

/// A measurement of a measure that the facts know. @return false when it is none
bool read_sign(ForeignDocument& document, Element& observation, const Group& group, std::vector<VitalSignFact>& signs) {
    const auto measure = sign_of(observation);
    Element* value = observation.child("value");
    if (!measure || value == nullptr || value->peek("value").empty()) return false;
    if (observation.peek("negationInd") == "true") return false;
    VitalSignFact sign;
    sign.origins = {observation.begin_record()};
    sign.measure = *measure;
    sign.unit_is_ucum = true;
    const ConceptFact code = take_concept(document, *observation.child("code"), "Observation.code");
    value->take_type();
    sign.value = value->take("value", kValue);
    sign.unit = value->take("unit", kValue);
    const Period period = take_period(document, observation, "Observation.effective");
    sign.time = period.start.empty() ? group.time : period.start;
    sign.group = group.category;
    sign.status = take_status(observation, "Observation.status");
    sign.comment = take_comment(document, observation, "Observation.note");
    const std::string id = take_id(observation);
    mark_frame(observation);
    signs.push_back(std::move(sign));
    return true;
}

}  // namespace

bool read_results(ForeignDocument& document, Element& organizer) {
    Mapping& mapping = document.mapping;
    const bool is_panel = organizer.name() == "organizer";
    ReportFact fact;
    if (is_panel) {
        fact.origins = {organizer.begin_record()};
        fact.status = take_status(organizer, "DiagnosticReport.status");
        fact.effective = take_period(document, organizer, "DiagnosticReport.effective").start;
        if (Element* code = organizer.child("code"); code != nullptr)
            fact.code = take_concept(document, *code, "DiagnosticReport.code");
        fact.key = take_id(organizer);
    }
    Group group{.category = "laboratory", .time = fact.effective};
    bool is_whole = true;
    for (Element* observation : components_of(organizer))
        is_whole &= carried(*observation, read_finding(document, *observation, group));
    if (group.findings.empty()) return carried(organizer, false);
    const std::string when = group.findings.front().result.collected;
    if (fact.effective.empty()) fact.effective = when;
    if (fact.key.empty()) fact.key = document.key + "|" + group.findings.front().result.key_suffix;
    fact.key += "|" + when;  // charts copy an entry with its id
    const UnitHeader header = document.event_header(fact.key, when);
    fact.category = "laboratory";
    fact.findings = std::move(group.findings);
    mapping.out.units.push_back(fact.code.empty()
                                    ? write_findings_unit(header, mapping.patient, fact.findings, mapping.out.report)
                                    : write_report_unit(header, mapping.patient, fact, mapping.out.report));
    return is_whole;
}

bool read_vital_signs(ForeignDocument& document, Element& organizer) {
    Mapping& mapping = document.mapping;
    const std::string id = take_id(organizer);
    Group group{.category = id.empty() ? document.key : id,
                .time = take_period(document, organizer, "Observation.effective").start};
    std::vector<VitalSignFact> signs;
    std::vector<Element*> others;
    for (Element* observation : components_of(organizer))
        if (!read_sign(document, *observation, group, signs)) others.push_back(observation);
    const std::string key = group.category + "|" + (signs.empty() ? group.time : signs.front().time);
    mark_frame(organizer);
    if (!signs.empty())
        mapping.out.units.push_back(write_vital_signs_unit(document.event_header(key, signs.front().time),
                                                           mapping.patient, signs, mapping.out.report));
    group.category = "exam";
    bool is_whole = !signs.empty() || !others.empty();
    for (Element* observation : others) is_whole &= carried(*observation, read_finding(document, *observation, group));
    if (!group.findings.empty())
        mapping.out.units.push_back(
            write_findings_unit(document.event_header(key + "|exam", group.findings.front().result.collected),
                                mapping.patient, group.findings, mapping.out.report));
    return is_whole;
}

}  // namespace kakehashi::mappers::cda
