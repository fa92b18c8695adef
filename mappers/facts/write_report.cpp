#include <fmt/format.h>

#include "facts/attachments.hpp"
#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"
#include "facts/findings.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kSection = "http://terminology.hl7.org/CodeSystem/v2-0074";
constexpr std::string_view kDocumentCodes = "http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS";

const std::string& number_of(const ReportFact& fact) { return fact.order.empty() ? fact.filler : fact.order; }

const std::string& id_of(const ReportFact& fact) { return number_of(fact).empty() ? fact.key : number_of(fact); }

std::string_view profile_of(const ReportFact& fact) {
    return fact.category == "imaging" ? canonicals::kReportRadiology : canonicals::kReportCommon;
}

/// Source: jp-clins.md section 13
void write_category(fhir::Builder resource, const ReportFact& fact) {
    if (fact.category == "imaging") add_coding(resource.append_object("category"), {kLoinc, "LP29684-5", {}});
    if (fact.category == "laboratory") add_coding(resource.append_object("category"), {kLoinc, "LP29693-6", {}});
    if (!fact.section.empty()) add_coding(resource.append_object("category"), {kSection, fact.section, {}});
}

void write_code(const UnitWriter& writer, fhir::Builder resource, const ReportFact& fact) {
    fhir::Builder code = resource.object("code");
    if (fact.category == "imaging") add_coding(code, {kDocumentCodes, "18748-4", "画像検査報告書"});
    write_concept(writer, code, fact.code);
}

/// The order behind it, known by its number and by who asked.
void add_order(const UnitWriter& writer, fhir::Builder resource, const ReportFact& fact, const Visited& visited) {
    if (number_of(fact).empty() && !visited.has_doctor) return;
    fhir::Builder request = resource.append_object("contained");
    request.set_string("resourceType", "ServiceRequest").set_string("id", "order");
    request.object("meta").append_string("profile", canonicals::kServiceRequest);
    if (!number_of(fact).empty())
        add_identifier(request, canonicals::kResourceInstance,
                       fmt::format("{}-ORDER-{}", writer.header().institution_number, number_of(fact)));
    request.set_string("status", "completed").set_string("intent", "order");
    set_reference(request, "subject", writer.patient_url());
    if (visited.has_doctor) set_reference(request, "requester", kContainedDoctor);
    resource.append_object("basedOn").set_string("reference", "#order");
}

void add_interpreter(UnitWriter& writer, fhir::Builder resource, const DoctorFact& doctor) {
    if (doctor.number.empty() && doctor.names.empty()) return;
    fhir::Builder who = resource.append_object("contained");
    who.set_string("resourceType", "Practitioner").set_string("id", "interpreter");
    who.object("meta").append_string("profile", canonicals::kPractitioner);
    write_doctor(writer, who, doctor);
    resource.append_object("resultsInterpreter").set_string("reference", "#interpreter");
}

void add_report(UnitWriter& writer, const ReportFact& fact) {
    std::vector<std::string> results;
    for (const FindingFact& finding : fact.findings)
        results.push_back(
            add_finding(writer, finding, fmt::format("REP|{}|{}", id_of(fact), finding.result.key_suffix), {}));
    fhir::Builder resource = writer.add({.type = "DiagnosticReport",
                                         .key = fmt::format("{}|REP|{}", writer.patient().number, id_of(fact)),
                                         .profile = profile_of(fact)});
    writer.came_from(fact.origins);
    const Visited visited = add_contained_visit(writer, resource, fact.visit);
    add_order(writer, resource, fact, visited);
    add_interpreter(writer, resource, fact.interpreter);
    add_resource_identifier(writer, resource, "REP-" + id_of(fact));
    resource.set_string("status", fact.status.empty() ? "final" : std::string_view(fact.status));
    write_category(resource, fact);
    write_code(writer, resource, fact);
    set_reference(resource, "subject", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    resource.set_string("effectiveDateTime", fact.effective).set_string("issued", instant_of(fact.issued));
    for (const std::string& result : results) resource.append_object("result").set_string("reference", result);
    resource.set_string("conclusion", fact.conclusion);
    for (const AttachmentFact& attachment : fact.attachments) {
        writer.came_from(attachment.origins);
        write_attachment(writer, resource.append_object("presentedForm"), attachment, "DiagnosticReport.presentedForm");
    }
    if (fact.code.empty()) writer.missing("DiagnosticReport.code", "JP_DiagnosticReport_Common");
}

}  // namespace
}  // namespace facts

Unit write_report_unit(const UnitHeader& header, const PatientFact& patient, const ReportFact& fact,
                       fhir::Report& report) {
    const UnitKind kind = fact.category == "laboratory" ? UnitKind::laboratory : UnitKind::imaging;
    facts::UnitWriter writer(kind, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    facts::add_report(writer, fact);
    return writer.finish();
}

}  // namespace kakehashi::mappers
