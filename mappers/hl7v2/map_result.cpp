#include <algorithm>
#include <map>

#include "facts/translated.hpp"
#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "hl7v2/orders/examination.hpp"
#include "kakehashi/mappers/result_text.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// What stands above an OBX: its specimen, its request, its order.
struct Surroundings {
    std::string order;
    std::string collected;
    std::string issued;
    CodedText specimen;
    std::string specimen_id;
    ConceptFact examination{};
    VisitFact visit;
    unsigned group = 0;                                 ///< counts OBR
    std::map<std::string_view, std::uint32_t> records;  ///< offsets of SPM, ORC and OBR

    [[nodiscard]] Origins with(const Segment& obx) const {
        Origins all{obx.offset()};
        for (const auto& [name, offset] : records) all.push_back(offset);
        return all;
    }
};

/// Results of one message, by order number and by time of measurement.
struct Results {
    std::map<std::string, std::vector<LabResultFact>> reports;
    std::map<std::string, ReportFact> files;  ///< what came as a file: a report of its own
    std::map<std::string, std::vector<VitalSignFact>> measurements;
};

void read_specimen(Mapping& mapping, Segment& spm, Surroundings& above) {
    above.records["SPM"] = spm.offset();
    above.specimen_id = spm.take({2}, "Specimen.identifier");
    above.specimen.code = spm.take({4}, "Specimen.type");
    above.specimen.text = spm.take({4, 2}, "Specimen.type");
    const std::string system = spm.take({4, 3}, "Specimen.type");
    if (system != "JC10") {
        if (above.specimen.text.empty()) above.specimen.text = above.specimen.code;
        above.specimen.code.clear();
    }
    above.collected = mapping.time(spm, 17, "Observation.effectiveDateTime");
}

void read_request(Mapping& mapping, Segment& obr, Surroundings& above) {
    ++above.group;
    above.records["OBR"] = obr.offset();
    const std::string placer = obr.take({2}, "ServiceRequest.identifier");
    const std::string filler = obr.take({3}, "ServiceRequest.identifier");
    if (!placer.empty() || !filler.empty()) above.order = placer.empty() ? filler : placer;
    above.examination = read_concept(obr, 4, "used: what the results belong to");
    above.issued = mapping.time(obr, 22, "Observation.issued");
    const std::string observed = mapping.time(obr, 7, "Observation.effectiveDateTime");
    if (above.collected.empty()) above.collected = observed;
    if (obr.has(16)) above.visit.doctor = read_doctor(obr, 16, "Observation.performer");
}

/// JLAC10 and the local code, in whichever triplet they stand. @return false when nothing names the item
bool read_item(Mapping& mapping, Segment& obx, LabResultFact& result) {
    constexpr std::string_view kTarget = "Observation.code";
    for (const unsigned first : {1U, 4U}) {
        const std::string code = obx.take({3, first}, kTarget);
        const std::string name = obx.take({3, first + 1}, kTarget);
        const std::string system = obx.take({3, first + 2}, kTarget);
        if (system == "JC10" || system == "JLAC10") {
            result.jlac10 = code;
        } else if (!code.empty()) {
            result.local_code = code;
        }
        if (!name.empty() && (result.local_name.empty() || first == 4)) result.local_name = name;
    }
    if (result.local_name.empty()) result.local_name = result.local_code;
    if (result.jlac10.empty())
        result.jlac10 = facts::translated_or_missed(mapping.context, "lab", result.local_code, result.local_name);
    return !result.jlac10.empty() || !result.local_name.empty();
}

void add_result(Mapping& mapping, Segment& obx, const Surroundings& above, Results& results) {
    LabResultFact result;
    if (!read_item(mapping, obx, result)) {
        mapping.note(IssueSeverity::error, messages::kObxWithoutCode, obx.place(3));
        return;
    }
    result.origins = above.with(obx);
    result.order = above.order;
    result.key_suffix = obx.take({4}, "Observation.identifier");
    result.value = join_values(obx, "Observation.value");
    const std::string unit_code = obx.take({6}, "Observation.valueQuantity.unit");
    const std::string unit_text = obx.take({6, 2}, "Observation.valueQuantity.unit");
    obx.take({6, 3}, "Observation.valueQuantity.unit");
    result.unit = unit_code.empty() ? unit_text : unit_code;
    result.range_text = obx.take({7}, "Observation.referenceRange");
    result.flag = obx.take({8}, "Observation.interpretation");
    result.status = observation_status(obx.take({11}, "Observation.status"));
    const std::string observed = mapping.time(obx, 14, "Observation.effectiveDateTime");
    result.collected = observed.empty() ? above.collected : observed;
    result.issued = above.issued;
    result.specimen = above.specimen;
    result.specimen_id = above.specimen_id;
    result.method = obx.take({17, 2}, "Observation.method");
    result.visit = above.visit;
    if (obx.has(16)) result.visit.doctor = read_doctor(obx, 16, "Observation.performer");
    auto& report = results.reports[above.order];
    const auto same = [&result](const LabResultFact& other) {
        return other.local_code == result.local_code && other.jlac10 == result.jlac10 &&
               other.specimen_id == result.specimen_id && other.key_suffix == result.key_suffix;
    };
    // A repeated item keeps its place in the message as the last part of its key.
    if (const auto count = std::count_if(report.begin(), report.end(), same); count > 0)
        result.key_suffix += "#" + std::to_string(count + 1);
    report.push_back(std::move(result));
}

void add_vital_sign(Mapping& mapping, Segment& obx, VitalSign sign, const Surroundings& above, Results& results) {
    VitalSignFact fact = read_vital_sign(mapping, obx, sign, above.collected);
    fact.origins = above.with(obx);
    fact.group = std::to_string(above.group) + "|" + fact.group;
    results.measurements[fact.time].push_back(std::move(fact));
}

/// A file among the results: the code of what was examined is the request's.
void add_file(Segment& obx, const Surroundings& above, Results& results) {
    ReportFact& report = results.files[above.order];
    report.order = above.order;
    report.category = "laboratory";
    report.code = above.examination;
    report.effective = above.collected;
    report.issued = above.issued;
    report.visit = above.visit;
    report.origins = above.with(obx);
    report.attachments.push_back(read_attachment(obx, "DiagnosticReport.presentedForm"));
    obx.take({11}, "used: whether the content is final");
}

void add_note(Segment& nte, const Surroundings& above, Results& results) {
    const auto report = results.reports.find(above.order);
    if (report == results.reports.end() || report->second.empty()) return;
    std::string& comment = report->second.back().comment;
    report->second.back().origins.push_back(nte.offset());
    const std::string text = nte.take({3}, "Observation.note");
    if (!text.empty()) comment.append(comment.empty() ? "" : "\n").append(text);
}

/// Whether an ORC opens the next request (ORU) instead of following its own (OUL). Source: vendor-exports.md 2.4
bool is_before_request(const std::vector<Segment>& segments, std::size_t at) {
    while (++at < segments.size()) {
        const auto name = segments[at].name();
        if (name == "OBR") return true;
        if (name != "TQ1" && name != "NTE" && name != "PRT") return false;
    }
    return false;
}

Results read_results(Mapping& mapping) {
    Results results;
    Surroundings above;
    above.order = mapping.origin.order_number;
    above.visit = read_visit(mapping);
    auto& segments = mapping.message.segments;
    const bool specimen_comes_first = mapping.message.type() == "OUL";
    bool inside_request = false;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        Segment& segment = segments[i];
        const auto name = segment.name();
        if (name == "SPM" && specimen_comes_first) {
            above = {.visit = above.visit, .group = above.group, .records = {}};
            read_specimen(mapping, segment, above);
        } else if (name == "ORC") {
            above.records["ORC"] = segment.offset();
            const std::string number = segment.take({2}, "ServiceRequest.identifier");
            if (is_before_request(segments, i) || above.order.empty()) above.order = number;
            read_order_visit(segment, above.visit);
        } else if (name == "OBR") {
            if (!specimen_comes_first) above.collected.clear();
            read_request(mapping, segment, above);
            inside_request = true;
        } else if (name == "OBX" && inside_request) {
            const auto sign = vital_sign_of(segment);
            if (is_attachment(segment))
                add_file(segment, above, results);
            else if (sign)
                add_vital_sign(mapping, segment, *sign, above, results);
            else
                add_result(mapping, segment, above, results);
        } else if (name == "NTE") {
            add_note(segment, above, results);
        }
    }
    return results;
}

}  // namespace

void map_results(Mapping& mapping) {
    if (mapping.message.type() == "ORU" && map_reports(mapping)) return;
    const Results results = read_results(mapping);
    if (results.reports.empty() && results.measurements.empty() && results.files.empty()) {
        mapping.note(IssueSeverity::error, messages::kNothingToMap, "OBX", {"OBX"});
        return;
    }
    const bool is_one_report = results.reports.size() == 1;
    for (const auto& [number, facts] : results.reports) {
        std::string order = number;
        if (is_one_report && !mapping.origin.order_number.empty()) order = mapping.origin.order_number;
        if (order.empty()) order = mapping.patient.number + "-" + facts.front().collected;
        const std::string& date = facts.front().collected.empty() ? mapping.recorded : facts.front().collected;
        mapping.out.units.push_back(
            write_laboratory_unit(mapping.header(order, date), mapping.patient, facts, mapping.out.report));
    }
    for (const auto& [number, file] : results.files) {
        const std::string order = number.empty() ? mapping.patient.number + "-" + file.effective : number;
        const std::string& date = file.effective.empty() ? mapping.recorded : file.effective;
        mapping.out.units.push_back(write_report_unit(mapping.header(order_unit_id("REP", order), date),
                                                      mapping.patient, file, mapping.out.report));
    }
    for (const auto& [time, facts] : results.measurements)
        mapping.out.units.push_back(write_vital_signs_unit(mapping.header(mapping.patient.number + "-" + time, time),
                                                           mapping.patient, facts, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
