#include "csv/maps.hpp"

namespace kakehashi::mappers::csv {
namespace {

VisitFact visit_of(Row& row) {
    VisitFact visit;
    visit.visit_class = row.text("visit_class");
    visit.department = {row.text("department_code"), row.text("department")};
    visit.doctor = doctor_named(row.text("doctor"));
    return visit;
}

LabResultFact result_of(Row& row, const Job& job) {
    const CsvItem* item = item_of(job.mapping, row.text("local_code"));
    LabResultFact fact;
    fact.origins = row.origins();
    fact.order = row.text("order");
    fact.local_code = row.text("local_code");
    fact.local_name = row.text("name");
    fact.jlac10 = jlac10_of(row, item, job);
    fact.value = row.text("value");
    fact.unit = row.text("unit");
    fact.range_text = row.text("range");
    fact.range_low = row.text("low");
    fact.range_high = row.text("high");
    fact.flag = row.text("flag");
    fact.status = row.text("status");
    fact.collected = row.text("collected");
    fact.issued = row.text("issued");
    fact.specimen = {row.text("specimen_code"), row.text("specimen")};
    fact.specimen_id = row.text("specimen_id");
    fact.comment = row.text("comment");
    fact.visit = visit_of(row);
    if (item != nullptr && fact.local_name.empty()) fact.local_name = item->name;
    if (item != nullptr && fact.unit.empty()) fact.unit = item->unit;
    return fact;
}

/// One order; a row without order number belongs to its patient and collection time.
std::string unit_of(Row& row) {
    const std::string order = row.text("order");
    return order.empty() ? row.text("patient") + "|" + row.text("collected") : order;
}

}  // namespace

void map_laboratory(Table& table, Job& job) {
    for (const Group& group : group_rows(table, unit_of, job.out.report)) {
        const std::string collected = first(group, "collected");
        const std::string local_id = unit_of(*group.front());
        std::vector<LabResultFact> results;
        for (Row* row : group) results.push_back(result_of(*row, job));
        const UnitHeader header = header_of(job, group, local_id, collected);
        job.out.units.push_back(
            write_laboratory_unit(header, patient_of(*group.front(), job), results, job.out.report));
    }
}

}  // namespace kakehashi::mappers::csv
