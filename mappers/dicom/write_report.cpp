#include "dicom/attributes.hpp"
#include "dicom/messages.hpp"
#include "dicom/structured_report.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers::dicom {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

/// Source: PS3.3 C.17.2: completeness and verification; R4 diagnostic-report-status
std::string status_of(const DataSet& report) {
    if (report.text(tag::kCompletion) == "PARTIAL") return "partial";
    return report.text(tag::kVerification) == "VERIFIED" ? "final" : "preliminary";
}

void read_title(const DataSet& report, ImagingReportFact& fact) {
    const DataSet& title = report.item(tag::kConceptName);
    fact.title.text = title.text(tag::kCodeMeaning);
    const std::string scheme = title.text(tag::kCodingScheme);
    // Source: R4 terminologies-systems.html; other schemes have no URL that we could know.
    if (scheme == "LN") fact.title_system = "http://loinc.org";
    if (scheme == "DCM") fact.title_system = "http://dicom.nema.org/resources/ontology/DCM";
    if (scheme == "SCT") fact.title_system = "http://snomed.info/sct";
    if (!fact.title_system.empty()) fact.title.code = title.text(tag::kCodeValue);
}

std::string interpreter_of(const DataSet& report) {
    const DataSet& verifier = report.item(tag::kVerifyingObservers);
    const std::string name = display_of(verifier.names(tag::kVerifyingObserverName));
    if (!name.empty()) return name;
    return display_of(report.item(tag::kAuthorObservers).names(tag::kContentPersonName));
}

ImagingReportFact read_report(const DataSet& report, const Context& context, fhir::Report& findings) {
    ImagingReportFact fact;
    fact.uid = report.text(tag::kSopInstanceUid);
    fact.study_uid = report.text(tag::kStudyInstanceUid);
    fact.status = status_of(report);
    read_title(report, fact);
    fact.effective = read_moment(report, tag::kStudyDate, tag::kStudyTime, context, findings);
    fact.issued = read_moment(report, tag::kContentDate, tag::kContentTime, context, findings);
    fact.interpreter = interpreter_of(report);
    fact.organization = report.item(tag::kVerifyingObservers).text(tag::kVerifyingOrganization);
    ContentText content = read_content(report);
    if (content.is_cut)
        findings.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::too_long, messages::kReportCut,
                                            report.place(tag::kContent)));
    fact.conclusion = std::move(content.text);
    fact.origins = report.origins();
    return fact;
}

}  // namespace

void write_report(const DataSet& report, PatientFact patient, const Context& context, Conversion& conversion) {
    fhir::Report& findings = conversion.report;
    if (report.text(tag::kSopInstanceUid).empty()) {
        findings.push_back(fhir::make_issue(IssueSeverity::error, IssueType::required, messages::kInstanceUidMissing,
                                            report.place(tag::kSopInstanceUid)));
        return;
    }
    patient.origins = report.origins();
    const ImagingReportFact fact = read_report(report, context, findings);
    UnitHeader header = make_header(context, fact.uid, fact.issued.empty() ? fact.effective : fact.issued);
    header.year = header.recorded.substr(0, 4);
    header.place = report.place(tag::kSopInstanceUid);
    conversion.units.push_back(write_imaging_report_unit(header, patient, fact, findings));
}

}  // namespace kakehashi::mappers::dicom
