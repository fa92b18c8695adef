#include <algorithm>
#include <array>

#include "csv/maps.hpp"
#include "csv/messages.hpp"
#include "facts/person_name.hpp"

namespace kakehashi::mappers::csv {
namespace {

constexpr std::array<std::string_view, 5> kGenders{"", "male", "female", "other", "unknown"};

void add_name(PatientFact& patient, std::string_view representation, NameFact parts, const std::string& whole) {
    parts.representation = representation;
    if (parts.family.empty()) parts = facts::split_name(representation, whole);
    if (!parts.family.empty()) patient.names.push_back(std::move(parts));
}

PatientFact read_patient(Row& row, const Job& job) {
    PatientFact patient;
    patient.number = row.text("patient");
    patient.origins = row.origins();
    add_name(patient, "IDE", {{}, row.text("family"), row.text("given")}, row.text("name"));
    add_name(patient, "SYL", {{}, row.text("family_kana"), row.text("given_kana")}, row.text("name_kana"));
    patient.gender = row.text("gender");
    if (std::find(kGenders.begin(), kGenders.end(), patient.gender) == kGenders.end()) {
        warn(job.out.report, row, messages::kUnknownValue, "gender");
        patient.gender = "unknown";
    }
    constexpr std::size_t kDateLength = 10;
    patient.birth_date = row.text("birth_date").substr(0, kDateLength);
    patient.postal_code = row.text("postal_code");
    patient.address_text = row.text("address");
    patient.state = row.text("state");
    patient.city = row.text("city");
    patient.address_line = row.text("address_line");
    patient.phone = row.text("phone");
    InsuranceFact insurance;
    insurance.origins = row.origins();
    insurance.insurer = row.text("insurer");
    insurance.symbol = row.text("symbol");
    insurance.number = row.text("insured_number");
    insurance.branch = row.text("branch");
    insurance.type = row.text("insurance_type");
    insurance.relationship = row.text("relationship");
    if (!insurance.insurer.empty() || !insurance.number.empty()) patient.insurances.push_back(std::move(insurance));
    patient.updated = row.text("updated");
    return patient;
}

}  // namespace

void map_patients(Table& table, Job& job) {
    for (Row& row : table.rows) {
        if (row.is_refused()) continue;
        const PatientFact patient = read_patient(row, job);
        UnitHeader header = header_of(job, {&row}, patient.number, patient.updated);
        header.year.clear();
        job.out.units.push_back(write_patient_unit(header, patient, job.out.report));
    }
}

}  // namespace kakehashi::mappers::csv
