#include <algorithm>
#include <array>

#include "dicom/attributes.hpp"

namespace kakehashi::mappers::dicom {
namespace {

struct Representation {
    std::string_view tag, vr;
};
/// Source: DICOM PS3.6 section 6
constexpr std::array kRepresentations{
    Representation{tag::kMediaSopClassUid, "UI"},
    Representation{tag::kTransferSyntaxUid, "UI"},
    Representation{tag::kFirstRecord, "UL"},
    Representation{tag::kDirectoryRecords, "SQ"},
    Representation{tag::kNextRecord, "UL"},
    Representation{tag::kLowerRecord, "UL"},
    Representation{tag::kRecordType, "CS"},
    Representation{tag::kReferencedFileId, "CS"},
    Representation{tag::kFileSopClassUid, "UI"},
    Representation{tag::kFileSopInstanceUid, "UI"},
    Representation{tag::kCharacterSet, "CS"},
    Representation{tag::kSopClassUid, "UI"},
    Representation{tag::kSopInstanceUid, "UI"},
    Representation{tag::kStudyDate, "DA"},
    Representation{tag::kSeriesDate, "DA"},
    Representation{tag::kContentDate, "DA"},
    Representation{tag::kStudyTime, "TM"},
    Representation{tag::kSeriesTime, "TM"},
    Representation{tag::kContentTime, "TM"},
    Representation{tag::kAccessionNumber, "SH"},
    Representation{tag::kInstanceAvailability, "CS"},
    Representation{tag::kModality, "CS"},
    Representation{tag::kModalitiesInStudy, "CS"},
    Representation{tag::kReferringPhysician, "PN"},
    Representation{tag::kCodeValue, "SH"},
    Representation{tag::kCodingScheme, "SH"},
    Representation{tag::kCodeMeaning, "LO"},
    Representation{tag::kTimezoneOffset, "SH"},
    Representation{tag::kStudyDescription, "LO"},
    Representation{tag::kSeriesDescription, "LO"},
    Representation{tag::kPerformingPhysician, "PN"},
    Representation{tag::kReferencedSeries, "SQ"},
    Representation{tag::kReferencedSopClassUid, "UI"},
    Representation{tag::kReferencedSopInstanceUid, "UI"},
    Representation{tag::kReferencedSops, "SQ"},
    Representation{tag::kPatientName, "PN"},
    Representation{tag::kPatientId, "LO"},
    Representation{tag::kBirthDate, "DA"},
    Representation{tag::kPatientSex, "CS"},
    Representation{tag::kBodyPart, "CS"},
    Representation{tag::kStudyInstanceUid, "UI"},
    Representation{tag::kSeriesInstanceUid, "UI"},
    Representation{tag::kSeriesNumber, "IS"},
    Representation{tag::kInstanceNumber, "IS"},
    Representation{tag::kLaterality, "CS"},
    Representation{tag::kStudySeriesCount, "IS"},
    Representation{tag::kStudyInstanceCount, "IS"},
    Representation{tag::kSeriesInstanceCount, "IS"},
    Representation{tag::kMeasurementUnits, "SQ"},
    Representation{tag::kRelationshipType, "CS"},
    Representation{tag::kVerifyingOrganization, "LO"},
    Representation{tag::kValueType, "CS"},
    Representation{tag::kConceptName, "SQ"},
    Representation{tag::kVerifyingObservers, "SQ"},
    Representation{tag::kVerifyingObserverName, "PN"},
    Representation{tag::kAuthorObservers, "SQ"},
    Representation{tag::kContentDateTime, "DT"},
    Representation{tag::kContentItemDate, "DA"},
    Representation{tag::kContentItemTime, "TM"},
    Representation{tag::kContentPersonName, "PN"},
    Representation{tag::kContentUid, "UI"},
    Representation{tag::kTextValue, "UT"},
    Representation{tag::kConceptCode, "SQ"},
    Representation{tag::kMeasuredValues, "SQ"},
    Representation{tag::kNumericValue, "DS"},
    Representation{tag::kEvidence, "SQ"},
    Representation{tag::kCompletion, "CS"},
    Representation{tag::kVerification, "CS"},
    Representation{tag::kContent, "SQ"},
};

}  // namespace

std::string_view vr_of(std::string_view tag) {
    const auto* found = std::find_if(kRepresentations.begin(), kRepresentations.end(),
                                     [&](const Representation& row) { return row.tag == tag; });
    return found == kRepresentations.end() ? "UN" : found->vr;
}

bool is_read_sequence(std::string_view tag) { return vr_of(tag) == "SQ"; }

}  // namespace kakehashi::mappers::dicom
