#include <array>

#include "csv/maps.hpp"
#include "csv/measures.hpp"
#include "csv/messages.hpp"

namespace kakehashi::mappers::csv {
namespace {

// In the order of the enumeration VitalSign.
constexpr std::array<std::string_view, 11> kMeasureNames{
    "body_temperature",  "pulse_rate",  "heart_rate",  "respiratory_rate", "systolic_pressure",  "diastolic_pressure",
    "oxygen_saturation", "body_height", "body_weight", "body_mass_index",  "waist_circumference"};

/// @return false when the item has no measure: the row is refused then
bool read_sign(Row& row, const Job& job, VitalSignFact& fact) {
    const CsvItem* item = item_of(job.mapping, row.text("item"));
    const auto measure = measure_named(item == nullptr ? row.text("item") : item->measure);
    if (!measure) {
        warn(job.out.report, row, messages::kItemUnknown);
        row.refuse();
        return false;
    }
    fact.measure = *measure;
    fact.origins = row.origins();
    fact.value = row.text("value");
    fact.unit = row.text("unit");
    if (fact.unit.empty() && item != nullptr) fact.unit = item->unit;
    fact.time = row.text("time");
    fact.group = row.text("group");
    if (job.mapping.pair_pressure_by_time && fact.group.empty()) fact.group = "time";
    fact.status = row.text("status");
    fact.device = row.text("device");
    fact.comment = row.text("comment");
    return true;
}

std::string unit_of(Row& row) { return row.text("patient") + "|" + row.text("time"); }

}  // namespace

std::optional<VitalSign> measure_named(std::string_view name) {
    for (std::size_t i = 0; i < kMeasureNames.size(); ++i)
        if (kMeasureNames[i] == name) return static_cast<VitalSign>(i);
    return std::nullopt;
}

void map_vital_signs(Table& table, Job& job) {
    for (const Group& group : group_rows(table, unit_of, job.out.report)) {
        std::vector<VitalSignFact> signs;
        for (Row* row : group)
            if (VitalSignFact fact; read_sign(*row, job, fact)) signs.push_back(std::move(fact));
        if (signs.empty()) continue;
        const std::string time = first(group, "time");
        const UnitHeader header = header_of(job, group, unit_of(*group.front()), time);
        job.out.units.push_back(write_vital_signs_unit(header, patient_of(*group.front(), job), signs, job.out.report));
    }
}

}  // namespace kakehashi::mappers::csv
