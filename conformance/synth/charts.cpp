#include <fmt/format.h>

#include <algorithm>

#include "random.hpp"
#include "world.hpp"

namespace kakehashi::synth {
namespace {

struct Author {
    Chart& chart;
    Random& random;
    std::uint64_t person_index;
    std::uint64_t orders = 0;

    std::string next_order() { return fmt::format("{:015}", person_index * 1000 + ++orders); }
};

/// `4.10` as 410, with the item's decimals.
std::int64_t scaled(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text)
        if (c != '.') value = value * 10 + (c - '0');
    return value;
}

std::string decimal(std::int64_t value, int decimals) {
    if (decimals == 0) return fmt::format("{}", value);
    const std::int64_t unit = decimals == 1 ? 10 : 100;
    return fmt::format("{}.{:0{}}", value / unit, value % unit, decimals);
}

LabResult measure(const LabItem& item, Random& random) {
    LabResult result{.item = &item, .value = {}, .flag = {}};
    if (item.is_qualitative()) {
        const auto roll = random.between(1, 100);
        if (item.panel == LabPanel::infection)
            result.value = roll <= 92 ? "(-)" : "(+)";
        else
            result.value = roll <= 60 ? "(-)" : roll <= 75 ? "(±)" : roll <= 92 ? "(1+)" : "(2+)";
        return result;
    }
    const std::int64_t value = item.mean + random.between(-item.spread, item.spread);
    if (value < 2) {
        result.value = "<0.02";
        return result;
    }
    result.value = decimal(value, item.decimals);
    if (!item.high.empty() && value > scaled(item.high)) result.flag = "H";
    if (!item.low.empty() && value < scaled(item.low)) result.flag = "L";
    return result;
}

LabReport make_report(Author& author, Moment visit, LabPanel first, LabPanel last) {
    LabReport report;
    report.order = author.next_order();
    report.specimen = fmt::format("{}", scaled(report.order) * 10 + 1);
    report.collected = visit.plus_minutes(20);
    report.issued = visit.plus_minutes(95);
    report.department = &departments()[0];
    for (const LabItem& item : lab_items())
        if (item.panel >= first && item.panel <= last) report.results.push_back(measure(item, author.random));
    return report;
}

Prescription make_prescription(Author& author, Moment visit, const Department& department) {
    Prescription prescription{
        .order = author.next_order(), .authored = visit.plus_minutes(40), .department = &department, .drugs = {}};
    const auto groups = author.random.between(1, 2);
    auto drug = static_cast<std::size_t>(author.random.between(0, 6));
    for (int rp = 1; rp <= groups; ++rp) {
        const Usage& usage = author.random.pick(usages());
        const int days = static_cast<int>(author.random.between(1, 4) * 7);
        const auto drugs_in_group = author.random.between(1, 2);
        for (int position = 1; position <= drugs_in_group; ++position) {
            prescription.drugs.push_back({.rp = rp,
                                          .position = position,
                                          .drug = &drugs()[drug++ % drugs().size()],
                                          .usage = &usage,
                                          .dose = static_cast<int>(author.random.between(1, 2)),
                                          .days = days});
        }
    }
    return prescription;
}

void add_lists(Author& author, Moment first_visit) {
    Random& random = author.random;
    auto allergen = static_cast<std::size_t>(random.between(0, 6));
    for (auto left = random.between(0, 2); left > 0; --left) {
        constexpr std::array<std::string_view, 3> kSeverities{"MI", "MO", "SV"};
        const auto year = random.between(1995, 2022);
        const std::array<std::string, 3> onsets{fmt::format("{}", year), fmt::format("{}-07", year), ""};
        author.chart.allergies.push_back({.allergen = &allergens()[allergen++ % allergens().size()],
                                          .severity = random.pick<std::string_view>(kSeverities),
                                          .onset = random.pick<std::string>(onsets)});
    }
    auto disease = static_cast<std::size_t>(random.between(0, 8));
    const auto count = random.between(1, 3);
    for (std::int64_t i = 0; i < count; ++i) {
        Condition condition;
        condition.number = author.next_order();
        condition.disease = &diseases()[disease++ % diseases().size()];
        condition.principal = i == 0;
        condition.suspected = i == 2;
        condition.acute = condition.disease->name == "胃炎";
        condition.recorded = first_visit.plus_days(i * 3);
        condition.onset = condition.recorded.plus_days(-random.between(0, 20));
        if (i > 0 && random.chance(30)) condition.abatement = condition.recorded.plus_days(14).date();
        condition.department = &random.pick(departments());
        author.chart.conditions.push_back(condition);
    }
}

VitalSigns make_vital_signs(Random& random, Moment time) {
    return {.time = time,
            .systolic = fmt::format("{}", random.between(104, 158)),
            .diastolic = fmt::format("{}", random.between(58, 96)),
            .pulse = fmt::format("{}", random.between(54, 98)),
            .temperature = decimal(random.between(355, 384), 1),
            .respiration = fmt::format("{}", random.between(12, 20)),
            .saturation = fmt::format("{}", random.between(94, 99))};
}

void add_stay(Author& author, Moment admitted) {
    const Department& department = author.random.pick(departments());
    const Moment discharged = admitted.plus_days(author.random.between(4, 12)).plus_minutes(60);
    author.chart.encounters.push_back({.number = author.next_order(),
                                       .inpatient = true,
                                       .start = admitted,
                                       .end = discharged,
                                       .department = &department});
    if (author.chart.hospital != kHospitalA) return;
    author.chart.discharges.push_back({.number = author.next_order(),
                                       .admitted = admitted,
                                       .discharged = discharged,
                                       .disease = &diseases()[9],
                                       .reason = "発熱と咳が続くため入院とした。",
                                       .history = "入院の５日前から発熱、咳があった。",
                                       .course = "抗菌薬の点滴で解熱し、食事もとれるようになった。",
                                       .plan = "外来で経過をみる。"});
}

/// Visits at hospitals A and B: their systems hold the orders.
void write_orders_chart(Author& author, std::span<const Moment> visits) {
    Chart& chart = author.chart;
    add_lists(author, visits.front());
    for (std::size_t i = 0; i < visits.size(); ++i) {
        const Department& department = author.random.pick(departments());
        chart.encounters.push_back({.number = author.next_order(),
                                    .inpatient = false,
                                    .start = visits[i],
                                    .end = visits[i].plus_minutes(150),
                                    .department = &department});
        chart.reports.push_back(make_report(author, visits[i], LabPanel::chemistry, LabPanel::urine));
        if (i == 0) chart.reports.push_back(make_report(author, visits[i], LabPanel::infection, LabPanel::infection));
        if (i == 0 || author.random.chance(70))
            chart.prescriptions.push_back(make_prescription(author, visits[i], department));
        if (chart.hospital == kHospitalB)
            chart.vital_signs.push_back(make_vital_signs(author.random, visits[i].plus_minutes(5)));
    }
    if (author.person_index == 0 || author.random.chance(25)) add_stay(author, visits.back().plus_days(-25));
    if (chart.hospital != kHospitalA) return;
    if (author.person_index % 3 == 0) {
        LabReport& report = chart.reports.front();
        report.superseded = report.results;
        report.superseded.front().value = "9.99";
        report.superseded.front().flag = "H";
    }
    if (author.person_index % 4 == 1)
        chart.deleted_prescriptions.push_back(make_prescription(author, visits.back(), departments()[0]));
    if (!chart.person->patient_number[kHospitalC].empty())
        chart.referrals.push_back({.number = author.next_order(),
                                   .issued = visits.back().plus_minutes(120),
                                   .disease = chart.conditions.front().disease,
                                   .purpose = "画像検査と治療方針のご相談をお願いします。",
                                   .history = "外来で経過をみていましたが、検査値が変動しています。"});
}

ImagingStudy make_study(Author& author, Moment visit) {
    const bool computed = author.random.chance(50);
    // 2.25 roots are UUIDs as integers; 1.2.392.999999 is nobody's: the people are invented, so are their images.
    const std::string uid =
        fmt::format("1.2.392.999999.{}.{}.{}", author.person_index + 1, visit.hl7_date(), ++author.orders);
    ImagingStudy study{.uid = uid,
                       .accession = author.next_order(),
                       .description = computed ? "胸部CT" : "胸部単純X線",
                       .started = visit.plus_minutes(30),
                       .series = {}};
    const auto series_count = computed ? author.random.between(1, 2) : 1;
    for (std::int64_t s = 1; s <= series_count; ++s) {
        ImagingSeries series{.uid = fmt::format("{}.{}", uid, s),
                             .modality = computed ? "CT" : "CR",
                             .description = s == 1 ? "単純" : "造影",
                             .body_part = "CHEST",
                             .instances = {},
                             .sop_class = computed ? "1.2.840.10008.5.1.4.1.1.2" : "1.2.840.10008.5.1.4.1.1.1"};
        const auto images = computed ? author.random.between(2, 5) : 1;
        for (std::int64_t i = 1; i <= images; ++i) series.instances.push_back(fmt::format("{}.{}", series.uid, i));
        study.series.push_back(series);
    }
    return study;
}

void write_clinic_chart(Author& author, std::span<const Moment> visits) {
    Chart& chart = author.chart;
    for (std::size_t i = 0; i < visits.size(); ++i) {
        LabReport report = make_report(author, visits[i], LabPanel::chemistry, LabPanel::urine);
        chart.reports.push_back(std::move(report));
        chart.vital_signs.push_back(make_vital_signs(author.random, visits[i].plus_minutes(5)));
        if (i == 0 || author.random.chance(30)) chart.studies.push_back(make_study(author, visits[i]));
    }
    if (author.person_index != 0 && !author.random.chance(50)) return;
    Checkup checkup{.number = author.next_order(),
                    .date = visits.front().plus_days(-10),
                    .height = decimal(author.random.between(1480, 1850), 1),
                    .weight = decimal(author.random.between(420, 950), 1),
                    .abdominal = decimal(author.random.between(650, 1050), 1),
                    .systolic = fmt::format("{}", author.random.between(104, 158)),
                    .diastolic = fmt::format("{}", author.random.between(58, 96)),
                    .finding = author.random.chance(70) ? "特記すべきことなし" : "心雑音あり",
                    .results = {}};
    for (const std::size_t item : {3U, 8U, 9U, 10U, 11U})
        checkup.results.push_back(measure(lab_items()[item], author.random));
    chart.checkups.push_back(checkup);
}

Chart make_chart(const Person& person, HospitalIndex hospital, std::uint64_t seed, Moment reference) {
    const std::uint64_t index = static_cast<std::uint64_t>(scaled(std::string_view(person.id).substr(1))) - 1;
    Random random = Random::for_part(seed, index * 16 + 1 + hospital);
    Chart chart;
    chart.person = &person;
    chart.hospital = hospital;
    std::vector<Moment> visits;
    const auto count = index == 0 ? 5 : random.between(2, 5);
    Moment day = reference.plus_days(-count * 70 - random.between(10, 60));
    for (std::int64_t i = 0; i < count; ++i) {
        day = day.plus_days(random.between(35, 68));
        visits.push_back(day.plus_minutes(random.between(9 * 60, 12 * 60)));
    }
    Author author{.chart = chart, .random = random, .person_index = index};
    if (hospital == kHospitalC)
        write_clinic_chart(author, visits);
    else
        write_orders_chart(author, visits);
    return chart;
}

}  // namespace

std::vector<Chart> make_charts(const std::vector<Person>& persons, std::uint64_t seed, Moment reference) {
    std::vector<Chart> charts;
    for (const Person& person : persons)
        for (const HospitalIndex hospital : {kHospitalA, kHospitalB, kHospitalC})
            if (!person.patient_number.at(hospital).empty())
                charts.push_back(make_chart(person, hospital, seed, reference));
    return charts;
}

}  // namespace kakehashi::synth
