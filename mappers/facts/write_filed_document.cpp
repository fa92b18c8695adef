#include <fmt/format.h>

#include "facts/attachments.hpp"
#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

std::string key_of(const UnitWriter& writer, const std::string& number) {
    return fmt::format("{}|FILE|{}", writer.patient().number, number);
}

/// A contained Practitioner of that id. @return the reference, "" when nobody is named
std::string add_person(UnitWriter& writer, fhir::Builder resource, const DoctorFact& doctor, const std::string& id) {
    if (doctor.number.empty() && doctor.names.empty()) return {};
    fhir::Builder who = resource.append_object("contained");
    who.set_string("resourceType", "Practitioner").set_string("id", id);
    who.object("meta").append_string("profile", canonicals::kPractitioner);
    write_doctor(writer, who, doctor);
    return "#" + id;
}

void write_people(UnitWriter& writer, fhir::Builder resource, const FiledDocumentFact& fact) {
    for (std::size_t i = 0; i < fact.authors.size(); ++i) {
        const std::string author = add_person(writer, resource, fact.authors[i], fmt::format("author{}", i + 1));
        if (!author.empty()) resource.append_object("author").set_string("reference", author);
    }
    if (const std::string who = add_person(writer, resource, fact.authenticator, "authenticator"); !who.empty())
        set_reference(resource, "authenticator", who);
    fhir::Builder custodian = resource.object("custodian");
    if (!fact.custodian.empty()) {
        custodian.set_string("display", fact.custodian);
        return;
    }
    custodian.object("identifier")
        .set_string("system", canonicals::kInstitution)
        .set_string("value", writer.header().institution_number);
    custodian.set_string("display", writer.header().institution_name);
}

void write_context(const UnitWriter& writer, fhir::Builder resource, const FiledDocumentFact& fact) {
    fhir::Builder context = resource.object("context");
    if (!fact.period_start.empty() || !fact.period_end.empty())
        context.object("period").set_string("start", fact.period_start).set_string("end", fact.period_end);
    if (fact.order.empty()) return;
    fhir::Builder related = context.append_object("related").set_string("type", "ServiceRequest");
    related.object("identifier")
        .set_string("system", canonicals::kResourceInstance)
        .set_string("value", fmt::format("{}-ORDER-{}", writer.header().institution_number, fact.order));
}

void add_document(UnitWriter& writer, const FiledDocumentFact& fact) {
    fhir::Builder resource = writer.add(
        {.type = "DocumentReference", .key = key_of(writer, fact.key), .profile = canonicals::kDocumentReference});
    writer.came_from(fact.origins);
    fhir::Builder master = resource.object("masterIdentifier");
    master.set_string("system", canonicals::kResourceInstance)
        .set_string("value", fmt::format("{}-DOC-{}", writer.header().institution_number, fact.key));
    const bool in_error = fact.doc_status == "entered-in-error";
    resource.set_string("status", in_error ? "entered-in-error" : "current");
    resource.set_string("docStatus", fact.doc_status);
    if (!fact.type.empty()) write_concept(writer, resource.object("type"), fact.type);
    set_reference(resource, "subject", writer.patient_url());
    resource.set_string("date", instant_of(fact.date));
    write_people(writer, resource, fact);
    if (!fact.parent.empty()) {
        fhir::Builder relates = resource.append_object("relatesTo");
        relates.set_string("code", fact.replaces_parent ? "replaces" : "appends");
        relates.object("target")
            .set_string("type", "DocumentReference")
            .object("identifier")
            .set_string("system", canonicals::kResourceInstance)
            .set_string("value", fmt::format("{}-DOC-{}", writer.header().institution_number, fact.parent));
    }
    resource.set_string("description", fact.title);
    for (const AttachmentFact& content : fact.contents) {
        writer.came_from(content.origins);
        write_attachment(writer, resource.append_object("content").object("attachment"), content,
                         "DocumentReference.content");
    }
    write_context(writer, resource, fact);
    if (fact.contents.empty()) writer.missing("DocumentReference.content", "JP_DocumentReference");
}

}  // namespace
}  // namespace facts

Unit write_filed_document_unit(const UnitHeader& header, const PatientFact& patient, const FiledDocumentFact& document,
                               fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::filed, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    facts::add_document(writer, document);
    return writer.finish();
}

}  // namespace kakehashi::mappers
