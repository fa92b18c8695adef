#include "csv/maps.hpp"

namespace kakehashi::mappers::csv {
namespace {

CheckupItemFact read_item(Row& row, const Job& job) {
    const CsvItem* item = item_of(job.mapping, row.text("local_code"));
    CheckupItemFact fact;
    fact.origins = row.origins();
    fact.code = jlac10_of(row, item, job);
    fact.name = row.text("name");
    fact.value = row.text("value");
    fact.unit = row.text("unit");
    fact.range_low = row.text("low");
    fact.range_high = row.text("high");
    fact.flag = row.text("flag");
    fact.method = row.text("method");
    if (item == nullptr) return fact;
    if (fact.name.empty()) fact.name = item->name;
    if (fact.unit.empty()) fact.unit = item->unit;
    fact.questionnaire = item->questionnaire;
    return fact;
}

}  // namespace

void map_checkups(Table& table, Job& job) {
    for (const Group& group : group_rows(
             table, [](Row& row) { return row.text("document"); }, job.out.report)) {
        CheckupFact fact;
        fact.key = first(group, "document");
        fact.origins = origins_of(group);
        fact.issued = latest(group, {"issued"});
        fact.examined = first(group, "examined");
        // The same doctor and judgement stand in every row of a report: each cell counts as read.
        for (Row* row : group) {
            if (const std::string doctor = row->text("doctor"); fact.author.names.empty())
                fact.author = doctor_named(doctor);
            if (std::string overall = row->text("overall"); fact.overall_text.empty())
                fact.overall_text = std::move(overall);
            fact.items.push_back(read_item(*row, job));
        }
        const UnitHeader header = header_of(job, group, fact.key, fact.examined);
        job.out.units.push_back(write_checkup_unit(header, patient_of(*group.front(), job), fact, job.out.report));
    }
}

}  // namespace kakehashi::mappers::csv
