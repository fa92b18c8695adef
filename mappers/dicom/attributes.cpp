#include "dicom/attributes.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kakehashi::mappers::dicom {
namespace {

constexpr std::array kMapped{
    MappedAttribute{tag::kSopClassUid, "ImagingStudy.series.instance.sopClass"},
    MappedAttribute{tag::kSopInstanceUid, "ImagingStudy.series.instance.uid"},
    MappedAttribute{tag::kStudyDate, "ImagingStudy.started"},
    MappedAttribute{tag::kSeriesDate, "ImagingStudy.series.started"},
    MappedAttribute{tag::kStudyTime, "ImagingStudy.started"},
    MappedAttribute{tag::kSeriesTime, "ImagingStudy.series.started"},
    MappedAttribute{tag::kAccessionNumber, "ImagingStudy.identifier (ACSN)"},
    MappedAttribute{tag::kInstanceAvailability, "ImagingStudy.status"},
    MappedAttribute{tag::kModality, "ImagingStudy.series.modality"},
    MappedAttribute{tag::kModalitiesInStudy, "ImagingStudy.modality"},
    MappedAttribute{tag::kReferringPhysician, "ImagingStudy.referrer"},
    MappedAttribute{tag::kTimezoneOffset, "ImagingStudy.started"},
    MappedAttribute{tag::kStudyDescription, "ImagingStudy.description"},
    MappedAttribute{tag::kSeriesDescription, "ImagingStudy.series.description"},
    MappedAttribute{tag::kPerformingPhysician, "ImagingStudy.series.performer.actor"},
    MappedAttribute{tag::kPatientName, "Patient.name (compared when the patient is known)"},
    MappedAttribute{tag::kPatientId, "Patient.identifier"},
    MappedAttribute{tag::kBirthDate, "Patient.birthDate (compared when the patient is known)"},
    MappedAttribute{tag::kPatientSex, "Patient.gender (compared when the patient is known)"},
    MappedAttribute{tag::kBodyPart, "ImagingStudy.series.bodySite"},
    MappedAttribute{tag::kStudyInstanceUid, "ImagingStudy.identifier"},
    MappedAttribute{tag::kSeriesInstanceUid, "ImagingStudy.series.uid"},
    MappedAttribute{tag::kSeriesNumber, "ImagingStudy.series.number"},
    MappedAttribute{tag::kInstanceNumber, "ImagingStudy.series.instance.number"},
    MappedAttribute{tag::kLaterality, "ImagingStudy.series.laterality"},
    MappedAttribute{tag::kDirectoryRecords, "used: its records, each for itself"},
    MappedAttribute{tag::kFirstRecord, "used: finds the first record"},
    MappedAttribute{tag::kNextRecord, "used: finds the next record"},
    MappedAttribute{tag::kLowerRecord, "used: finds the records below"},
    MappedAttribute{tag::kReferencedFileId, "used: the file is looked for among the inputs"},
    MappedAttribute{tag::kFileSopClassUid, "ImagingStudy.series.instance.sopClass"},
    MappedAttribute{tag::kFileSopInstanceUid, "ImagingStudy.series.instance.uid"},
    MappedAttribute{tag::kCharacterSet, "used: decodes the texts"},
    MappedAttribute{tag::kTransferSyntaxUid, "used: decodes the elements"},
    MappedAttribute{tag::kStudySeriesCount, "ImagingStudy.numberOfSeries"},
    MappedAttribute{tag::kStudyInstanceCount, "ImagingStudy.numberOfInstances"},
    MappedAttribute{tag::kSeriesInstanceCount, "ImagingStudy.series.numberOfInstances"},
};

/// Of reports and key object selections, before the others.
constexpr std::array kMappedOfDocument{
    MappedAttribute{tag::kStudyDate, "ImagingStudy.started, DiagnosticReport.effective"},
    MappedAttribute{tag::kStudyTime, "ImagingStudy.started, DiagnosticReport.effective"},
    MappedAttribute{tag::kContentDate, "DiagnosticReport.issued"},
    MappedAttribute{tag::kContentTime, "DiagnosticReport.issued"},
    MappedAttribute{tag::kSopInstanceUid, "ImagingStudy.series.instance.uid, DiagnosticReport.identifier"},
    MappedAttribute{tag::kStudyInstanceUid, "ImagingStudy.identifier, DiagnosticReport.imagingStudy"},
    MappedAttribute{tag::kConceptName, "ImagingStudy.series.instance.title, DiagnosticReport.code"},
    MappedAttribute{tag::kVerifyingObservers, "DiagnosticReport.resultsInterpreter, DiagnosticReport.performer"},
    MappedAttribute{tag::kAuthorObservers, "DiagnosticReport.resultsInterpreter"},
    MappedAttribute{tag::kEvidence, "ImagingStudy.series.instance"},
    MappedAttribute{tag::kCompletion, "DiagnosticReport.status"},
    MappedAttribute{tag::kVerification, "DiagnosticReport.status"},
    MappedAttribute{tag::kContent, "ImagingStudy.series.instance.title, DiagnosticReport.conclusion"},
    MappedAttribute{tag::kValueType, "DiagnosticReport.conclusion"},
};

struct Ignored {
    std::string_view tag, reason;
};
constexpr std::array kIgnored{
    Ignored{"00041130", "name of the medium"},
    Ignored{"00041202", "link of the directory: its last record"},
    Ignored{"00041212", "state of the directory's bookkeeping"},
    Ignored{"00041410", "state of the directory's bookkeeping"},
    Ignored{"00041430", "level of the record, told by its attributes"},
    Ignored{"00041512", "how the file is encoded, not the study"},
    Ignored{"00080008", "how this image came about: stays with it"},
    Ignored{"00080012", "when the file was made; the study's and series' times are given"},
    Ignored{"00080013", "when the file was made; the study's and series' times are given"},
    Ignored{"00080014", "which device made the file"},
    Ignored{"00080022", "date of one image's acquisition; the study's and series' dates are given"},
    Ignored{"00080032", "time of one image's acquisition; the study's and series' times are given"},
    Ignored{"00080023", "date of one image's content; the study's and series' dates are given"},
    Ignored{"00080033", "time of one image's content; the study's and series' times are given"},
    Ignored{"00081190", "address in the archive's own network; readers get the configured WADO-RS base"},
    Ignored{"7FE00010", "pixel data: stays in the archive"},
    Ignored{"00200032", "where the image lies in space: for display"},
    Ignored{"00200037", "where the image lies in space: for display"},
    Ignored{"00200052", "where the image lies in space: for display"},
    Ignored{"00201040", "where the image lies in space: for display"},
    Ignored{"00201041", "where the image lies in space: for display"},
    Ignored{"FFFCFFFC", "padding behind the data set"},
};
constexpr std::string_view kContrastAgent = "00180010";
/// Whole groups. Private (odd) groups are not among them: they are reported as unmapped.
constexpr std::array kIgnoredGroups{
    Ignored{"0002", "file meta information: about the transfer, not the study"},
    Ignored{"0018", "how the images were acquired: stays with them"},
    Ignored{"0028", "image pixel description: for display"},
    Ignored{"2050", "presentation of the image: for display"},
};

}  // namespace

const MappedAttribute* find_mapped(std::string_view tag) {
    const auto* found = std::find_if(kMapped.begin(), kMapped.end(), [&](const auto& row) { return row.tag == tag; });
    return found == kMapped.end() ? nullptr : found;
}

const MappedAttribute* find_mapped_of_document(std::string_view tag) {
    const auto* found = std::find_if(kMappedOfDocument.begin(), kMappedOfDocument.end(),
                                     [&](const auto& row) { return row.tag == tag; });
    return found == kMappedOfDocument.end() ? nullptr : found;
}

std::string_view ignored_reason(std::string_view tag) {
    if (tag.ends_with("0000")) return "group length";
    if (tag == kContrastAgent) return {};  // of its group, what a clinician asks for: reported
    for (const Ignored& row : kIgnored)
        if (row.tag == tag) return row.reason;
    for (const Ignored& row : kIgnoredGroups)
        if (tag.starts_with(row.tag)) return row.reason;
    return {};
}

}  // namespace kakehashi::mappers::dicom
