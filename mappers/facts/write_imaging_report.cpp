#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_DiagnosticReport_Radiology";
constexpr std::string_view kDicomUid = "urn:dicom:uid";

/// Source: jp-clins.md section 13
void write_code(fhir::Builder resource, const ImagingReportFact& fact) {
    add_coding(resource.append_object("category"), {"http://loinc.org", "LP29684-5", {}});
    fhir::Builder code = resource.object("code");
    add_coding(code, {"http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS", "18748-4", "画像検査報告書"});
    if (!fact.title.code.empty()) add_coding(code, {fact.title_system, fact.title.code, {}});
    code.set_string("text", fact.title.text);
}

}  // namespace
}  // namespace facts

Unit write_imaging_report_unit(const UnitHeader& header, const PatientFact& patient,
                               const ImagingReportFact& imaging_report, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::imaging, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    fhir::Builder resource = writer.add(
        {.type = "DiagnosticReport", .key = imaging_report.uid, .profile = facts::canonicals::kRadiologyReport});
    writer.came_from(imaging_report.origins);
    facts::add_identifier(resource, facts::kDicomUid, "urn:oid:" + imaging_report.uid);
    resource.set_string("status", imaging_report.status);
    facts::write_code(resource, imaging_report);
    facts::set_reference(resource, "subject", writer.patient_url());
    resource.set_string("effectiveDateTime", imaging_report.effective)
        .set_string("issued", facts::instant_of(imaging_report.issued));
    if (!imaging_report.organization.empty())
        resource.append_object("performer").set_string("display", imaging_report.organization);
    if (!imaging_report.interpreter.empty())
        resource.append_object("resultsInterpreter").set_string("display", imaging_report.interpreter);
    // The study is a unit of its own: it is named by its UID.
    if (!imaging_report.study_uid.empty())
        resource.append_object("imagingStudy")
            .object("identifier")
            .set_string("system", facts::kDicomUid)
            .set_string("value", "urn:oid:" + imaging_report.study_uid);
    resource.set_string("conclusion", imaging_report.conclusion);
    if (imaging_report.conclusion.empty()) writer.missing("DiagnosticReport.conclusion", facts::kProfileName);
    return writer.finish();
}

}  // namespace kakehashi::mappers
