#include <fmt/format.h>

#include <algorithm>

#include "hl7_segments.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

struct Message {
    Moment sent;
    const Chart* chart;
    std::string_view event;
    std::string segments;  ///< after MSH
};

void add_chart(const Chart& chart, std::vector<Message>& messages) {
    const auto add = [&](Moment sent, std::string_view event, std::string segments) {
        messages.push_back({.sent = sent, .chart = &chart, .event = event, .segments = std::move(segments)});
    };
    const std::string who = pid(chart);
    // The first contact introduces the patient: everything later names only a number that is known then.
    Moment first = chart.encounters.front().start;
    for (const Encounter& encounter : chart.encounters) first = std::min(first, encounter.start);
    const Moment known = first.plus_minutes(-10);
    add(known, "ADT^A08^ADT_A01",
        evn(known, known) + who + pv1_snapshot(*chart.encounters.front().department) + in1(chart));
    for (const Encounter& encounter : chart.encounters) {
        if (!encounter.inpatient)
            add(encounter.end, "ADT^A04^ADT_A01",
                evn(encounter.end, encounter.start) + who + pv1_visit(encounter, false));
        if (!encounter.inpatient) continue;
        add(encounter.start, "ADT^A01^ADT_A01",
            evn(encounter.start, encounter.start) + who + pv1_visit(encounter, false));
        add(encounter.end, "ADT^A03^ADT_A03", evn(encounter.end, encounter.end) + who + pv1_visit(encounter, true));
    }
    const Moment lists = chart.encounters.back().start.plus_minutes(1);
    if (!chart.allergies.empty()) add(lists, "ADT^A60^ADT_A60", evn(lists, lists) + who + iam_segments(chart));
    Moment diagnosed = lists;
    for (const Condition& condition : chart.conditions) diagnosed = std::max(diagnosed, condition.recorded);
    add(diagnosed.plus_minutes(1), "PPR^ZD1^PPR_ZD1", who + prb_segments(chart));
    for (const Prescription& prescription : chart.prescriptions)
        add(prescription.authored, "RDE^O11^RDE_O11",
            who + pv1_snapshot(*prescription.department) + rx_segments(prescription, "NW"));
    for (const LabReport& report : chart.reports)
        add(report.issued, "OUL^R22^OUL_R22",
            who + pv1_snapshot(*report.department) + laboratory_segments(report, report.results));
    for (const VitalSigns& signs : chart.vital_signs) add(signs.time, "ORU^R01^ORU_R01", who + vital_segments(signs));
}

}  // namespace

void write_hl7v2(const World& world, Output& out) {
    std::vector<Message> messages;
    for (const Chart& chart : world.charts)
        if (chart.hospital == kHospitalB) add_chart(chart, messages);
    std::stable_sort(messages.begin(), messages.end(),
                     [](const Message& a, const Message& b) { return a.sent < b.sent; });
    // The order of the names is the order of sending, however many there are.
    const std::size_t width = std::max<std::size_t>(4, fmt::format("{}", messages.size()).size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const Message& message = messages[i];
        const std::string head = msh(
            *message.chart, {.event = message.event, .time = message.sent, .control_id = fmt::format("B{:08}", i + 1)});
        out.write(fmt::format("hospital-b/hl7v2/{:0{}}.hl7", i + 1, width),
                  encode(head + message.segments, Encoding::iso_2022_jp));
    }
}

}  // namespace kakehashi::synth
