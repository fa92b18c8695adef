#include <fmt/core.h>

#include <map>

#include "audit/chain.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/audit.hpp"

namespace kakehashi::gateway {

namespace {
using fhir::Builder;

constexpr std::string_view kDicom = "http://dicom.nema.org/resources/ontology/DCM";
constexpr std::string_view kEventType = "http://terminology.hl7.org/CodeSystem/audit-event-type";
constexpr std::string_view kEntityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
constexpr std::string_view kEntityRole = "http://terminology.hl7.org/CodeSystem/object-role";
constexpr std::string_view kParticipation = "http://terminology.hl7.org/CodeSystem/extra-security-role-type";
constexpr std::string_view kActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
constexpr std::string_view kInstitution = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
constexpr std::string_view kPractitioner = "urn:kakehashi:practitioner";
constexpr std::string_view kBalpEntity = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";

void write_coding(Builder at, std::string_view system, std::string_view code) {
    at.set_string("system", system).set_string("code", code);
}
void write_concept(Builder at, std::string_view system, std::string_view code) {
    write_coding(at.append_object("coding"), system, code);
}

/// What an action is in AuditEvent's words. Source: exchange policy A7; DICOM PS3.16 CID 400, 401, 403
struct EventCodes {
    std::string_view type_system;
    std::string_view type;
    std::string_view subtype;  ///< DCM; may be ""
    std::string_view action;   ///< R4 valueset-audit-event-action.html
};
EventCodes codes_of(AuditedAction action) {
    switch (action) {
        case AuditedAction::query:
            return {kDicom, "110112", "", "E"};
        case AuditedAction::disclose:
        case AuditedAction::deliver:
        case AuditedAction::feed:
            return {kDicom, "110106", "", "R"};
        case AuditedAction::receive:
            return {kDicom, "110107", "", "C"};
        case AuditedAction::sign_in:
            return {kDicom, "110114", "110122", "E"};
        case AuditedAction::refused:
            return {kEventType, "rest", "", "E"};
        case AuditedAction::emergency_start:
            return {kDicom, "110113", "110127", "E"};
        case AuditedAction::emergency_stop:
            return {kDicom, "110113", "110137", "E"};
        case AuditedAction::log_recovered:
            return {kDicom, "110101", "", "U"};
    }
    return {kEventType, "rest", "", "E"};
}

/// Source: R4 valueset-audit-event-outcome.html
std::string_view code_of(AuditOutcome outcome) {
    switch (outcome) {
        case AuditOutcome::success:
            return "0";
        case AuditOutcome::minor_failure:
            return "4";
        case AuditOutcome::serious_failure:
            return "8";
    }
    return "8";
}

void write_chain(Builder event, const AuditHead& before) {
    event.append_object("extension")
        .set_string("url", audit::kSequenceUrl)
        .set_string("valueString", std::to_string(before.count + 1));
    event.append_object("extension").set_string("url", audit::kPreviousUrl).set_string("valueString", before.hash);
}

void write_identified(Builder who, std::string_view type, std::string_view system, std::string_view value) {
    who.set_string("type", type);
    who.object("identifier").set_string("system", system).set_string("value", value);
}

/// The organisation and, when a person acts, the person: IHE BALP wants both. The first agent is who asked.
void write_agents(Builder event, const AuditRecord& record) {
    const bool is_person = !record.practitioner.empty();
    if (is_person) {
        Builder person = event.append_object("agent");
        write_identified(person.object("who"), "Practitioner", kPractitioner, record.practitioner);
        person.set_boolean("requestor", true);
    }
    Builder organisation = event.append_object("agent");
    if (!record.institution.empty()) {
        write_concept(organisation.object("type"), kParticipation, "dataprocessor");
        write_identified(organisation.object("who"), "Organization", kInstitution, record.institution);
    }
    organisation.set_boolean("requestor", !is_person);
    if (!record.peer_origin.empty())
        // R4 valueset-network-type.html: 5 is a URI
        organisation.object("network").set_string("address", record.peer_origin).set_string("type", "5");
    if (record.source_institution.empty()) return;
    Builder source = event.append_object("agent");
    write_concept(source.object("type"), kDicom, "110153");
    write_identified(source.object("who"), "Organization", kInstitution, record.source_institution);
    source.set_boolean("requestor", false);
}

void write_detail(Builder entity, std::string_view type, std::string_view value) {
    if (value.empty()) return;
    entity.append_object("detail").set_string("type", type).set_string("valueString", value);
}

/// One entity a patient, with the rules that decided on the patient's records: "A4-13 permit 5".
void write_patients(Builder event, const AuditRecord& record) {
    std::map<std::string_view, std::vector<std::string>> decisions;
    if (!record.patient_id.empty()) decisions[record.patient_id];
    for (const AuditDecision& one : record.decisions)
        decisions[one.patient_id].push_back(fmt::format("{} {} {}", one.rule, name_of(one.outcome), one.count));
    for (const auto& [patient, decided] : decisions) {
        Builder entity = event.append_object("entity");
        if (!patient.empty()) {
            entity.object("what").set_string("reference", fmt::format("Patient/{}", patient));
            write_coding(entity.object("type"), kEntityType, "1");
            write_coding(entity.object("role"), kEntityRole, "1");
        } else {
            write_coding(entity.object("type"), kEntityType, "2");
        }
        for (const std::string& one : decided) write_detail(entity, "decision", one);
    }
}

void write_request(Builder event, const AuditRecord& record) {
    Builder entity = event.append_object("entity");
    if (!record.request_id.empty()) entity.object("what").object("identifier").set_string("value", record.request_id);
    write_coding(entity.object("type"), kBalpEntity, "XrequestId");
    write_detail(entity, "action", name_of(record.action));
    write_detail(entity, "policy", kPolicyVersion);
    write_detail(entity, "detail", record.detail);
}

}  // namespace

std::string_view name_of(AuditedAction action) {
    switch (action) {
        case AuditedAction::query:
            return "query";
        case AuditedAction::disclose:
            return "disclose";
        case AuditedAction::receive:
            return "receive";
        case AuditedAction::deliver:
            return "deliver";
        case AuditedAction::feed:
            return "feed";
        case AuditedAction::sign_in:
            return "sign-in";
        case AuditedAction::refused:
            return "refused";
        case AuditedAction::emergency_start:
            return "emergency-start";
        case AuditedAction::emergency_stop:
            return "emergency-stop";
        case AuditedAction::log_recovered:
            return "log-recovered";
    }
    return "";
}

std::string write_audit_event(const AuditRecord& record, const AuditHead& before) {
    fhir::Document document("AuditEvent");
    Builder event = document.edit();
    const EventCodes codes = codes_of(record.action);
    write_chain(event, before);
    write_coding(event.object("type"), codes.type_system, codes.type);
    if (!codes.subtype.empty()) write_coding(event.append_object("subtype"), kDicom, codes.subtype);
    event.set_string("action", codes.action);
    event.set_string("recorded", record.recorded);
    event.set_string("outcome", code_of(record.outcome));
    if (!record.purpose.empty()) write_concept(event.append_object("purposeOfEvent"), kActReason, record.purpose);
    write_agents(event, record);
    Builder observer = event.object("source").object("observer");
    if (record.source_institution.empty())
        observer.set_string("display", "Kakehashi");
    else
        write_identified(observer, "Organization", kInstitution, record.source_institution);
    write_request(event, record);
    write_patients(event, record);
    for (const std::string& reference : record.entities) {
        Builder entity = event.append_object("entity");
        entity.object("what").set_string("reference", reference);
        write_coding(entity.object("type"), kEntityType, "2");
        write_coding(entity.object("role"), kEntityRole, "4");
    }
    return fhir::write_json(document.root());
}

}  // namespace kakehashi::gateway
