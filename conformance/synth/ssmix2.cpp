#include <fmt/format.h>

#include "hl7_segments.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::string_view kNoOrder = "999999999999999";

/// The parts of a file's name that vary. Source: SS-MIX2 standardised storage, file naming
struct Place {
    std::string_view type;
    std::string date = "-";  ///< 診療日
    std::string order{kNoOrder};
    Moment happened;  ///< 発生日時
    std::string department = "-";
    char flag = '1';
};

void write_file(const Chart& chart, const Place& place, const std::string& message, Output& out) {
    const std::string& id = chart.patient_number();
    const std::string name = fmt::format("{}_{}_{}_{}_{}000_{}_{}", id, place.date, place.type, place.order,
                                         place.happened.hl7_seconds(), place.department, place.flag);
    const auto folder = std::filesystem::path("hospital-a/ssmix2") / id.substr(0, 3) / id.substr(3, 3) / id /
                        place.date / std::string(place.type);
    out.write(folder / name, encode(message, Encoding::iso_2022_jp));
}

std::string head(const Chart& chart, std::string_view event, const Place& place) {
    const std::string control = fmt::format("{}{}{}", place.type.substr(0, 3), chart.patient_number().substr(3),
                                            place.happened.hl7_minutes().substr(2));
    return msh(chart, {.event = event, .time = place.happened, .control_id = control});
}

void write_lists(const Chart& chart, Output& out) {
    const Moment updated = chart.encounters.back().start.plus_minutes(-5);
    const Place basics{.type = "ADT-00", .happened = updated};
    write_file(chart, basics,
               head(chart, "ADT^A08^ADT_A01", basics) + evn(updated, updated) + pid(chart) +
                   pv1_snapshot(*chart.encounters.back().department) + in1(chart),
               out);
    if (!chart.allergies.empty()) {
        const Place allergies{.type = "ADT-61", .happened = updated.plus_minutes(1)};
        write_file(chart, allergies,
                   head(chart, "ADT^A60^ADT_A60", allergies) + evn(updated, updated) + pid(chart) + iam_segments(chart),
                   out);
    }
    const Place diseases{.type = "PPR-01", .happened = updated.plus_minutes(2), .department = "01"};
    write_file(chart, diseases, head(chart, "PPR^ZD1^PPR_ZD1", diseases) + pid(chart) + prb_segments(chart), out);
}

/// What is given on the day of admission.
void write_injection(const Chart& chart, const Encounter& encounter, Output& out) {
    const std::string order = injection_order(chart, encounter);
    const Place place{.type = "OMP-02",
                      .date = encounter.start.hl7_date(),
                      .order = order,
                      .happened = encounter.start.plus_minutes(20),
                      .department = std::string(encounter.department->code)};
    write_file(chart, place,
               head(chart, "RDE^O11^RDE_O11", place) + pid(chart) + pv1_snapshot(*encounter.department) +
                   injection_segments(encounter, order),
               out);
}

void write_encounter(const Chart& chart, const Encounter& encounter, Output& out) {
    Place place{.type = encounter.inpatient ? "ADT-22" : "ADT-12",
                .date = encounter.start.hl7_date(),
                .happened = encounter.inpatient ? encounter.start : encounter.end,
                .department = std::string(encounter.department->code)};
    write_file(chart, place,
               head(chart, encounter.inpatient ? "ADT^A01^ADT_A01" : "ADT^A04^ADT_A01", place) +
                   evn(place.happened, encounter.start) + pid(chart) + pv1_visit(encounter, false),
               out);
    if (!encounter.inpatient) return;
    write_injection(chart, encounter, out);
    place.type = "ADT-52";
    place.date = encounter.end.hl7_date();
    place.happened = encounter.end;
    write_file(chart, place,
               head(chart, "ADT^A03^ADT_A03", place) + evn(encounter.end, encounter.end) + pid(chart) +
                   pv1_visit(encounter, true),
               out);
}

void write_report(const Chart& chart, const LabReport& report, Output& out) {
    Place place{.type = "OML-11",
                .date = report.collected.hl7_date(),
                .order = report.order,
                .happened = report.issued,
                .department = std::string(report.department->code)};
    if (!report.superseded.empty()) {
        place.flag = '2';
        write_file(chart, place,
                   head(chart, "OUL^R22^OUL_R22", place) + pid(chart) + pv1_snapshot(*report.department) +
                       laboratory_segments(report, report.superseded),
                   out);
        place.flag = '1';
        place.happened = report.issued.plus_minutes(180);
    }
    write_file(chart, place,
               head(chart, "OUL^R22^OUL_R22", place) + pid(chart) + pv1_snapshot(*report.department) +
                   laboratory_segments(report, report.results),
               out);
}

std::string rx_message(const Chart& chart, const Prescription& prescription, const Place& place,
                       std::string_view control) {
    return head(chart, "RDE^O11^RDE_O11", place) + pid(chart) + pv1_snapshot(*prescription.department) +
           rx_segments(prescription, control);
}

Place rx_place(const Prescription& prescription) {
    return {.type = "OMP-01",
            .date = prescription.authored.hl7_date(),
            .order = prescription.order,
            .happened = prescription.authored,
            .department = std::string(prescription.department->code)};
}

/// Deletion: the valid file is renamed to flag 0 and a new file with flag 0 says who deleted it, and when.
void write_deleted(const Chart& chart, const Prescription& prescription, Output& out) {
    Place place = rx_place(prescription);
    place.flag = '0';
    write_file(chart, place, rx_message(chart, prescription, place, "NW"), out);
    place.happened = prescription.authored.plus_minutes(60);
    write_file(chart, place, rx_message(chart, prescription, place, "CA"), out);
}

}  // namespace

void write_ssmix2(const World& world, Output& out) {
    for (const Chart& chart : world.charts) {
        if (chart.hospital != kHospitalA) continue;
        write_lists(chart, out);
        for (const Encounter& encounter : chart.encounters) write_encounter(chart, encounter, out);
        for (const LabReport& report : chart.reports) write_report(chart, report, out);
        for (const Prescription& prescription : chart.prescriptions) {
            const Place place = rx_place(prescription);
            write_file(chart, place, rx_message(chart, prescription, place, "NW"), out);
        }
        for (const Prescription& prescription : chart.deleted_prescriptions) write_deleted(chart, prescription, out);
    }
}

}  // namespace kakehashi::synth
