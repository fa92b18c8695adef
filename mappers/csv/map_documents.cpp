#include <array>

#include "csv/maps.hpp"
#include "csv/messages.hpp"

namespace kakehashi::mappers::csv {
namespace {

ConditionFact condition_of(Row& row) {
    ConditionFact fact;
    fact.origins = row.origins();
    fact.key = row.text("code") + "|" + row.text("text") + "|" + row.text("start");
    fact.key_number = row.text("code");
    fact.text = row.text("text");
    fact.suspected = row.text("status") == "suspected";
    fact.onset = row.text("start");
    fact.abatement = row.text("end");
    fact.note = row.text("note");
    return fact;
}

AllergyFact allergy_of(Row& row) {
    AllergyFact fact;
    fact.origins = row.origins();
    fact.key = row.text("code") + "|" + row.text("text");
    fact.category = row.text("category");
    (fact.category == "medication" ? fact.yj : fact.jfagy) = row.text("code");
    fact.text = row.text("text");
    fact.onset = row.text("start");
    fact.manifestation = row.text("note");
    return fact;
}

DoctorFact doctor_of(Row& row) {
    DoctorFact doctor = doctor_named(row.text("text"));
    doctor.number = row.text("code");
    doctor.origins = row.origins();
    return doctor;
}

/// The parts that both documents have. @return false when the part is none of them
bool read_common(Row& row, std::string_view part, ClinicalFacts& facts, std::vector<SectionFact>& sections) {
    if (part == "section") {
        sections.push_back({row.text("code"), row.text("text")});
    } else if (part == "condition") {
        facts.conditions.push_back(condition_of(row));
    } else if (part == "allergy") {
        facts.allergies.push_back(allergy_of(row));
    } else {
        return false;
    }
    return true;
}

bool read_referral_part(Row& row, ReferralFact& fact) {
    const std::string part = row.text("part");
    if (part == "purpose") {
        fact.purpose = row.text("text");
    } else if (part == "to") {
        fact.to.origins = row.origins();
        fact.to.number = row.text("code");
        fact.to.name = row.text("text");
        fact.to.address = row.text("note");
    } else if (part == "to_doctor") {
        fact.to_doctor = doctor_of(row);
    } else if (part == "from_doctor") {
        fact.from_doctor = doctor_of(row);
    } else {
        return read_common(row, part, fact.facts, fact.sections);
    }
    return true;
}

bool read_summary_part(Row& row, DischargeSummaryFact& fact) {
    const std::string part = row.text("part");
    if (part == "author") {
        fact.author = doctor_of(row);
    } else if (part == "stay") {
        fact.stay.origins = row.origins();
        fact.stay.visit.visit_class = row.text("code");
        fact.stay.reason = row.text("text");
        fact.stay.visit.start = row.text("start");
        fact.stay.visit.end = row.text("end");
    } else if (part == "admission_diagnosis") {
        fact.admission_diagnoses.push_back(condition_of(row));
    } else {
        return read_common(row, part, fact.facts, fact.sections);
    }
    return true;
}

template <class Fact, class ReadPart>
Fact read_document(const Group& group, Job& job, ReadPart read_part) {
    Fact fact;
    fact.key = first(group, "document");
    fact.issued = latest(group, {"issued"});
    fact.origins = origins_of(group);
    for (Row* row : group) {
        if (read_part(*row, fact)) continue;
        warn(job.out.report, *row, messages::kPartUnknown);
        row->refuse();
    }
    return fact;
}

}  // namespace

void map_documents(Table& table, Job& job) {
    for (const Group& group : group_rows(
             table, [](Row& row) { return row.text("document"); }, job.out.report)) {
        const UnitHeader header = header_of(job, group, first(group, "document"), first(group, "issued"));
        const PatientFact patient = patient_of(*group.front(), job);
        if (job.mapping.kind == CsvKind::referral) {
            const auto fact = read_document<ReferralFact>(group, job, read_referral_part);
            job.out.units.push_back(write_referral_unit(header, patient, fact, job.out.report));
        } else {
            auto fact = read_document<DischargeSummaryFact>(group, job, read_summary_part);
            fact.stay.key = fact.key;
            job.out.units.push_back(write_discharge_summary_unit(header, patient, fact, job.out.report));
        }
    }
}

}  // namespace kakehashi::mappers::csv
