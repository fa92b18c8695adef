#include "facts/write_encounter.hpp"

#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

std::string_view status_of(const EncounterFact& fact) {
    if (!fact.status.empty()) return fact.status;
    return fact.visit.visit_class == "IMP" && fact.visit.end.empty() ? "in-progress" : "finished";
}

/// The extensions of JP-CLINS for department and institution may not stand at an Encounter: R4 has elements for both.
void write_department(fhir::Builder resource, const CodedText& department) {
    if (department.code.empty() && department.text.empty()) return;
    fhir::Builder service = resource.object("serviceType");
    add_coding(service, {canonicals::kClinicalDepartment, department.code, {}});
    service.set_string("text", department.text);
}

void write_institution(const UnitWriter& writer, fhir::Builder resource) {
    fhir::Builder provider = resource.object("serviceProvider");
    provider.object("identifier")
        .set_string("system", canonicals::kInstitution)
        .set_string("value", writer.header().institution_number);
    provider.set_string("display", writer.header().institution_name);
}

void write_hospitalization(fhir::Builder resource, const EncounterFact& fact, bool is_ecs) {
    // JP_Encounter_eCS: a hospitalization must have its discharge disposition.
    if (is_ecs && fact.discharge_disposition.code.empty()) return;
    fhir::Builder hospitalization = resource.object("hospitalization");
    if (!fact.admit_source.code.empty())
        add_coding(hospitalization.object("admitSource"),
                   {"http://jpfhir.jp/fhir/Common/CodeSystem/admit-Source", fact.admit_source.code, {}});
    if (!fact.discharge_disposition.code.empty())
        add_coding(
            hospitalization.object("dischargeDisposition"),
            {"http://jpfhir.jp/fhir/Common/CodeSystem/discharge-disposition", fact.discharge_disposition.code, {}});
}

bool is_known(const DoctorFact& doctor) { return !doctor.number.empty() || !doctor.names.empty(); }

void write_contained_doctor(UnitWriter& writer, fhir::Builder resource, std::string_view id, const DoctorFact& fact) {
    fhir::Builder doctor = resource.append_object("contained");
    doctor.set_string("resourceType", "Practitioner").set_string("id", id);
    doctor.object("meta").append_string("profile", canonicals::kPractitioner);
    write_doctor(writer, doctor, fact);
}

/// "practitioner-1" …, of those besides the visit's own doctor.
std::string participant_id(std::size_t index) { return "practitioner-" + std::to_string(index + 1); }

/// Who took part, the visit's own doctor first; their resources are contained already.
void write_participants(fhir::Builder resource, const EncounterFact& fact) {
    if (is_known(fact.visit.doctor))
        set_reference(resource.append_object("participant"), "individual", kContainedDoctor);
    for (std::size_t i = 0; i < fact.participants.size(); ++i) {
        fhir::Builder participant = resource.append_object("participant");
        add_coding(participant.append_object("type"),
                   {"http://terminology.hl7.org/CodeSystem/v3-ParticipationType", fact.participants[i].role, {}});
        set_reference(participant, "individual", "#" + participant_id(i));
    }
}

}  // namespace

std::string add_encounter(UnitWriter& writer, const EncounterFact& fact, std::string_view profile,
                          const std::string& key_prefix) {
    const std::string key = key_prefix + writer.patient().number + "|" + fact.key;
    fhir::Builder resource = writer.add({.type = "Encounter", .key = key, .profile = profile});
    writer.came_from(fact.origins);
    writer.came_from(fact.visit.origins);
    const bool is_ecs = profile == canonicals::kEncounterEcs;
    if (is_known(fact.visit.doctor)) write_contained_doctor(writer, resource, "practitioner", fact.visit.doctor);
    for (std::size_t i = 0; i < fact.participants.size(); ++i)
        write_contained_doctor(writer, resource, participant_id(i), fact.participants[i].doctor);
    add_resource_identifier(writer, resource, "ENC-" + key_prefix + fact.key);
    resource.set_string("status", is_ecs ? "finished" : status_of(fact));
    if (!fact.visit.visit_class.empty()) set_visit_class(resource, fact.visit.visit_class);
    if (!fact.type.empty()) write_concept(writer, resource.append_object("type"), fact.type);
    write_department(resource, fact.visit.department);
    set_reference(resource, "subject", writer.patient_url());
    write_participants(resource, fact);
    if (!fact.visit.start.empty())
        resource.object("period").set_string("start", fact.visit.start).set_string("end", fact.visit.end);
    if (!fact.reason.empty()) resource.append_object("reasonCode").set_string("text", fact.reason);
    write_hospitalization(resource, fact, is_ecs);
    if (!fact.ward.empty() && !is_ecs) {  // eCS wants the time at the place as well, which ward texts lack
        fhir::Builder location = resource.append_object("location");
        location.object("location").set_string("display", fact.ward);
    }
    write_institution(writer, resource);
    if (fact.visit.visit_class.empty()) writer.missing("Encounter.class", "JP_Encounter");
    return writer.last_url();
}

}  // namespace facts

Unit write_encounter_unit(const UnitHeader& header, const PatientFact& patient, const EncounterFact& encounter,
                          fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::encounter, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    facts::add_encounter(writer, encounter, facts::canonicals::kEncounter, {});
    return writer.finish();
}

}  // namespace kakehashi::mappers
