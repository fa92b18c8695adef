#pragma once

#include <string_view>

namespace kakehashi::mappers::dicom {

/// The attributes that are read. Source: DICOM PS3.6
namespace tag {
inline constexpr std::string_view kMediaSopClassUid = "00020002";
inline constexpr std::string_view kTransferSyntaxUid = "00020010";
inline constexpr std::string_view kFirstRecord = "00041200";
inline constexpr std::string_view kDirectoryRecords = "00041220";
inline constexpr std::string_view kNextRecord = "00041400";
inline constexpr std::string_view kLowerRecord = "00041420";
inline constexpr std::string_view kRecordType = "00041430";
inline constexpr std::string_view kReferencedFileId = "00041500";
inline constexpr std::string_view kFileSopClassUid = "00041510";
inline constexpr std::string_view kFileSopInstanceUid = "00041511";
inline constexpr std::string_view kCharacterSet = "00080005";
inline constexpr std::string_view kSopClassUid = "00080016";
inline constexpr std::string_view kSopInstanceUid = "00080018";
inline constexpr std::string_view kStudyDate = "00080020";
inline constexpr std::string_view kSeriesDate = "00080021";
inline constexpr std::string_view kContentDate = "00080023";
inline constexpr std::string_view kStudyTime = "00080030";
inline constexpr std::string_view kSeriesTime = "00080031";
inline constexpr std::string_view kContentTime = "00080033";
inline constexpr std::string_view kAccessionNumber = "00080050";
inline constexpr std::string_view kInstanceAvailability = "00080056";
inline constexpr std::string_view kModality = "00080060";
inline constexpr std::string_view kModalitiesInStudy = "00080061";
inline constexpr std::string_view kReferringPhysician = "00080090";
inline constexpr std::string_view kCodeValue = "00080100";
inline constexpr std::string_view kCodingScheme = "00080102";
inline constexpr std::string_view kCodeMeaning = "00080104";
inline constexpr std::string_view kTimezoneOffset = "00080201";
inline constexpr std::string_view kStudyDescription = "00081030";
inline constexpr std::string_view kSeriesDescription = "0008103E";
inline constexpr std::string_view kPerformingPhysician = "00081050";
inline constexpr std::string_view kReferencedSeries = "00081115";
inline constexpr std::string_view kReferencedSopClassUid = "00081150";
inline constexpr std::string_view kReferencedSopInstanceUid = "00081155";
inline constexpr std::string_view kReferencedSops = "00081199";
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
inline constexpr std::string_view kMeasurementUnits = "004008EA";
inline constexpr std::string_view kRelationshipType = "0040A010";
inline constexpr std::string_view kVerifyingOrganization = "0040A027";
inline constexpr std::string_view kValueType = "0040A040";
inline constexpr std::string_view kConceptName = "0040A043";
inline constexpr std::string_view kVerifyingObservers = "0040A073";
inline constexpr std::string_view kVerifyingObserverName = "0040A075";
inline constexpr std::string_view kAuthorObservers = "0040A078";
inline constexpr std::string_view kContentDateTime = "0040A120";
inline constexpr std::string_view kContentItemDate = "0040A121";
inline constexpr std::string_view kContentItemTime = "0040A122";
inline constexpr std::string_view kContentPersonName = "0040A123";
inline constexpr std::string_view kContentUid = "0040A124";
inline constexpr std::string_view kTextValue = "0040A160";
inline constexpr std::string_view kConceptCode = "0040A168";
inline constexpr std::string_view kMeasuredValues = "0040A300";
inline constexpr std::string_view kNumericValue = "0040A30A";
inline constexpr std::string_view kEvidence = "0040A375";
inline constexpr std::string_view kCompletion = "0040A491";
inline constexpr std::string_view kVerification = "0040A493";
inline constexpr std::string_view kContent = "0040A730";
}  // namespace tag

struct MappedAttribute {
    std::string_view tag, target;
};
/// Where each attribute that is read goes. Nullptr: see ignored_reason.
[[nodiscard]] const MappedAttribute* find_mapped(std::string_view tag);
/// The same of reports (SR) and key object selections, for what goes elsewhere there.
[[nodiscard]] const MappedAttribute* find_mapped_of_document(std::string_view tag);

/// Why an attribute carries nothing for FHIR; "" when no reason is known: then it is unmapped.
[[nodiscard]] std::string_view ignored_reason(std::string_view tag);

/// The VR of an attribute that is read, for files that do not write it (implicit VR); "UN" for others.
[[nodiscard]] std::string_view vr_of(std::string_view tag);
/// Whether the items of this sequence are taken in.
[[nodiscard]] bool is_read_sequence(std::string_view tag);

}  // namespace kakehashi::mappers::dicom
