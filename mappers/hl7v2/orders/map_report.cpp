#include <algorithm>

#include "hl7v2/messages.hpp"
#include "hl7v2/orders/examination.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

/// OBR-25 as DiagnosticReport.status. Source: HL7 table 0123
std::string status_of(std::string_view code) {
    if (code == "P" || code == "R") return "preliminary";
    if (code == "A") return "partial";
    if (code == "C") return "corrected";
    if (code == "X") return "cancelled";
    return code == "O" || code == "I" || code == "S" ? "registered" : "";
}

bool is_text(const Segment& obx) {
    const std::string type = obx.peek({2});
    return type == "TX" || type == "FT" || (type == "ST" && obx.peek({6}).empty());
}

void read_obr(Mapping& mapping, Segment& obr, ReportFact& report) {
    report.origins.push_back(obr.offset());
    const std::string placer = obr.take({2}, "DiagnosticReport.basedOn");
    const std::string filler = obr.take({3}, "DiagnosticReport.identifier");
    if (report.order.empty()) report.order = placer;
    if (report.filler.empty()) report.filler = filler;
    report.category = examination_category(mapping, obr);
    report.code = read_concept(obr, 4, "DiagnosticReport.code");
    report.effective = mapping.time(obr, 7, "DiagnosticReport.effective");
    if (obr.has(16)) report.visit.doctor = read_doctor(obr, 16, "used: who asked for it");
    report.issued = mapping.time(obr, 22, "DiagnosticReport.issued");
    const std::string section = obr.take({24}, "DiagnosticReport.category");
    if (report.category != "imaging") report.section = section;
    report.status = status_of(obr.take({25}, "DiagnosticReport.status"));
    report.interpreter.number = obr.take({32}, "DiagnosticReport.resultsInterpreter");
    const std::string family = obr.take({32, 1, 1, 2}, "DiagnosticReport.resultsInterpreter");
    const std::string given = obr.take({32, 1, 1, 3}, "DiagnosticReport.resultsInterpreter");
    if (!family.empty())
        report.interpreter.names.push_back({.representation = "IDE", .family = family, .given = given});
}

/// One report while its segments are read.
struct ReportReader {
    Mapping& mapping;
    ReportFact report{};
    std::string title{};  ///< of the paragraph that was added last

    void read_obx(Segment& obx) {
        if (is_attachment(obx)) {
            report.attachments.push_back(read_attachment(obx, "DiagnosticReport.presentedForm"));
            obx.take({11}, "used: whether the content is final");
        } else if (is_text(obx)) {
            read_paragraph(obx);
        } else {
            FindingFact finding = read_finding(mapping, obx, report.effective);
            finding.category = report.category == "imaging" ? "imaging" : "procedure";
            if (!finding.code.empty()) report.findings.push_back(std::move(finding));
        }
    }

    /// What the paragraph is called stands before it, once.
    void read_paragraph(Segment& obx) {
        constexpr std::string_view kTarget = "DiagnosticReport.conclusion";
        report.origins.push_back(obx.offset());
        obx.take({2}, "used: type of the value");
        obx.take({11}, "used: whether the content is final");
        const ConceptFact heading = read_concept(obx, 3, kTarget);
        const std::string& name =
            heading.text.empty() && !heading.codings.empty() ? heading.codings.front().code : heading.text;
        const std::string lines = read_lines(obx, kTarget);
        if (!report.conclusion.empty()) report.conclusion += '\n';
        if (!name.empty() && name != title) report.conclusion.append("[").append(name).append("]\n");
        title = name;
        report.conclusion += lines;
    }

    void read_note(Segment& nte) {
        const std::string text = nte.take({3}, "DiagnosticReport.conclusion");
        report.origins.push_back(nte.offset());
        if (!text.empty()) report.conclusion.append(report.conclusion.empty() ? "" : "\n").append(text);
    }

    void read(Segment& segment) {
        if (segment.name() == "OBR") read_obr(mapping, segment, report);
        if (segment.name() == "OBX") read_obx(segment);
        if (segment.name() == "NTE") read_note(segment);
        if (segment.name() != "ORC") return;
        report.origins.push_back(segment.offset());
        report.order = segment.take({2}, "DiagnosticReport.basedOn");
        report.filler = segment.take({3}, "DiagnosticReport.identifier");
        read_order_visit(segment, report.visit);
    }
};

/// [ORC] OBR [NTE] { OBX [NTE] }: a report begins with its ORC, or with an OBR that has none.
std::vector<OrderGroup> report_groups(Message& message) {
    std::vector<OrderGroup> groups;
    for (Segment& segment : message.segments) {
        const bool opens =
            segment.name() == "ORC" || (segment.name() == "OBR" && (groups.empty() || groups.back().has("OBR")));
        if (opens) groups.emplace_back();
        if (!groups.empty()) groups.back().segments.push_back(&segment);
    }
    std::erase_if(groups, [](const OrderGroup& group) { return !group.has("OBR"); });
    return groups;
}

bool is_report(const Mapping& mapping, const OrderGroup& group) {
    const std::string category = examination_category(mapping, *group.find("OBR"));
    return category == "imaging" || category == "procedure";
}

}  // namespace

bool map_reports(Mapping& mapping) {
    const std::vector<OrderGroup> groups = report_groups(mapping.message);
    if (groups.empty() || !is_report(mapping, groups.front())) return false;
    const VisitFact visit = read_visit(mapping);
    unsigned position = 0;
    for (const OrderGroup& group : groups) {
        ReportReader reader{.mapping = mapping};
        reader.report.visit = visit;
        for (Segment* segment : group.segments) reader.read(*segment);
        ReportFact& report = reader.report;
        if (groups.size() == 1 && !mapping.origin.order_number.empty()) report.order = mapping.origin.order_number;
        if (report.order.empty() && report.filler.empty()) {
            mapping.note(fhir::IssueSeverity::error, messages::kNothingToMap, "OBR-2", {"OBR-2"});
            continue;
        }
        // Two reports on one order: the second has a number of its own.
        if (++position > 1 && report.filler.empty()) report.order += "-" + std::to_string(position);
        const std::string& number = report.order.empty() ? report.filler : report.order;
        const std::string& date = report.effective.empty() ? mapping.recorded : report.effective;
        mapping.out.units.push_back(write_report_unit(mapping.header(order_unit_id("REP", number), date),
                                                      mapping.patient, report, mapping.out.report));
    }
    return true;
}

}  // namespace kakehashi::mappers::hl7v2
