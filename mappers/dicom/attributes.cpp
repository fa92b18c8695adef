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
    MappedAttribute{tag::kStudySeriesCount, "ImagingStudy.numberOfSeries"},
    MappedAttribute{tag::kStudyInstanceCount, "ImagingStudy.numberOfInstances"},
    MappedAttribute{tag::kSeriesInstanceCount, "ImagingStudy.series.numberOfInstances"},
};

struct Ignored {
    std::string_view tag, reason;
};
constexpr std::array kIgnored{
    Ignored{"00080005", "character set of the archive; DICOM JSON is always UTF-8 (PS3.18 F.2)"},
    Ignored{"00080023", "date of one image's content; the study's and series' dates are given"},
    Ignored{"00080033", "time of one image's content; the study's and series' times are given"},
    Ignored{"00081190", "address in the archive's own network; readers get the configured WADO-RS base"},
    Ignored{"7FE00010", "pixel data: stays in the archive"},
};
/// Whole groups. Private (odd) groups are not among them: they are reported as unmapped.
constexpr std::array kIgnoredGroups{
    Ignored{"0002", "file meta information: about the transfer, not the study"},
    Ignored{"0028", "image pixel description: for display"},
    Ignored{"2050", "presentation of the image: for display"},
};

}  // namespace

const MappedAttribute* find_mapped(std::string_view tag) {
    const auto* found = std::find_if(kMapped.begin(), kMapped.end(), [&](const auto& row) { return row.tag == tag; });
    return found == kMapped.end() ? nullptr : found;
}

std::string_view ignored_reason(std::string_view tag) {
    if (tag.ends_with("0000")) return "group length";
    for (const Ignored& row : kIgnored)
        if (row.tag == tag) return row.reason;
    for (const Ignored& row : kIgnoredGroups)
        if (tag.starts_with(row.tag)) return row.reason;
    return {};
}

}  // namespace kakehashi::mappers::dicom
