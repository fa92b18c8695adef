#pragma once

#include <string_view>

namespace kakehashi::mappers::dicom {

/// The attributes that are read. Source: DICOM PS3.6
namespace tag {
inline constexpr std::string_view kSopClassUid = "00080016";
inline constexpr std::string_view kSopInstanceUid = "00080018";
inline constexpr std::string_view kStudyDate = "00080020";
inline constexpr std::string_view kSeriesDate = "00080021";
inline constexpr std::string_view kStudyTime = "00080030";
inline constexpr std::string_view kSeriesTime = "00080031";
inline constexpr std::string_view kAccessionNumber = "00080050";
inline constexpr std::string_view kInstanceAvailability = "00080056";
inline constexpr std::string_view kModality = "00080060";
inline constexpr std::string_view kModalitiesInStudy = "00080061";
inline constexpr std::string_view kReferringPhysician = "00080090";
inline constexpr std::string_view kTimezoneOffset = "00080201";
inline constexpr std::string_view kStudyDescription = "00081030";
inline constexpr std::string_view kSeriesDescription = "0008103E";
inline constexpr std::string_view kPerformingPhysician = "00081050";
inline constexpr std::string_view kPatientName = "00100010";
inline constexpr std::string_view kPatientId = "00100020";
inline constexpr std::string_view kBirthDate = "00100030";
inline constexpr std::string_view kPatientSex = "00100040";
inline constexpr std::string_view kBodyPart = "00180015";
inline constexpr std::string_view kStudyInstanceUid = "0020000D";
inline constexpr std::string_view kSeriesInstanceUid = "0020000E";
inline constexpr std::string_view kSeriesNumber = "00200011";
inline constexpr std::string_view kInstanceNumber = "00200013";
inline constexpr std::string_view kLaterality = "00200060";
inline constexpr std::string_view kStudySeriesCount = "00201206";
inline constexpr std::string_view kStudyInstanceCount = "00201208";
inline constexpr std::string_view kSeriesInstanceCount = "00201209";
}  // namespace tag

struct MappedAttribute {
    std::string_view tag, target;
};
/// Where each attribute that is read goes. Nullptr: see find_ignored.
[[nodiscard]] const MappedAttribute* find_mapped(std::string_view tag);

/// Why an attribute carries nothing for FHIR; "" when no reason is known: then it is unmapped.
[[nodiscard]] std::string_view ignored_reason(std::string_view tag);

}  // namespace kakehashi::mappers::dicom
