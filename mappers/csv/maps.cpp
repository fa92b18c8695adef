#include "csv/maps.hpp"

#include <algorithm>
#include <map>

#include "csv/messages.hpp"
#include "facts/person_name.hpp"
#include "facts/translated.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::csv {

std::vector<Group> group_rows(Table& table, const std::function<std::string(Row&)>& key_of, fhir::Report& report) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> place;
    for (Row& row : table.rows) {
        if (row.is_refused()) continue;
        const auto [found, is_new] = place.emplace(key_of(row), groups.size());
        if (is_new) groups.emplace_back();
        Group& group = groups[found->second];
        if (!group.empty() && group.front()->text("patient") != row.text("patient")) {
            report.push_back(fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::conflict,
                                              messages::kPatientMismatch, row.place()));
            row.refuse();
        } else {
            group.push_back(&row);
        }
    }
    return groups;
}

const CsvItem* item_of(const CsvMapping& mapping, std::string_view local_code) {
    const auto found = mapping.items.find(local_code);
    return found == mapping.items.end() ? nullptr : &found->second;
}

std::string jlac10_of(Row& row, const CsvItem* item, const Job& job) {
    if (std::string code = row.text("jlac10"); !code.empty()) return code;
    if (item != nullptr && !item->jlac10.empty()) return item->jlac10;
    return facts::translated_or_missed(job.context, "lab", row.text("local_code"), row.text("name"));
}

DoctorFact doctor_named(std::string_view whole) {
    DoctorFact doctor;
    if (!whole.empty()) doctor.names.push_back(facts::split_name("IDE", whole));
    return doctor;
}

PatientFact patient_of(Row& row, const Job& job) {
    PatientFact patient;
    patient.number = row.text("patient");
    patient.origins = row.origins();
    return with_known_patient(job.context, std::move(patient));
}

Origins origins_of(const Group& group) {
    Origins all;
    for (const Row* row : group) all.push_back(row->origins().front());
    return all;
}

std::string latest(const Group& group, std::initializer_list<std::string_view> roles) {
    std::string found;
    for (const std::string_view role : roles) {
        for (Row* row : group) found = std::max(found, row->text(role));
        if (!found.empty()) break;
    }
    return found;
}

std::string first(const Group& group, std::string_view role) {
    for (Row* row : group)
        if (std::string text = row->text(role); !text.empty()) return text;
    return {};
}

UnitHeader header_of(const Job& job, const Group& group, std::string local_id, const std::string& date) {
    constexpr std::size_t kYearLength = 4;
    UnitHeader header = make_header(job.context, std::move(local_id), latest(group, {"updated", "issued"}));
    if (header.recorded.empty()) header.recorded = date;
    header.year = date.substr(0, kYearLength);
    header.place = group.front()->place();
    header.origins = origins_of(group);
    return header;
}

}  // namespace kakehashi::mappers::csv
