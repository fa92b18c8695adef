#include "deid/allow_list.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::gateway::deid {
namespace {

namespace schema = fhir::schema;

/// A type whose values the rules can release without looking into free text.
bool can_be_released(const schema::Type& type) {
    static const std::set<std::string_view> kFreeTexts{
        "string",       "markdown",   "xhtml",      "uri",          "url",         "canonical",
        "id",           "oid",        "uuid",       "base64Binary", "Identifier",  "HumanName",
        "ContactPoint", "Attachment", "Annotation", "Signature",    "SampledData", "Address"};
    return !kFreeTexts.contains(type.name);
}

TEST(AllowList, ReleasesNoFreeTextByItsTypeAlone) {
    for (const auto& type : schema::all_types())
        for (const auto& element : type.elements) {
            if (treatment_of(element.path) != Treatment::by_type || element.is_choice) continue;
            EXPECT_TRUE(can_be_released(*element.types.front().type)) << element.path;
        }
}

TEST(AllowList, LeavesOutWhatNamesPeopleAndPlaces) {
    for (const auto* path : {"Patient.name",
                             "Patient.telecom",
                             "Patient.birthDate",
                             "Patient.identifier",
                             "Patient.contact",
                             "Patient.photo",
                             "Patient.generalPractitioner",
                             "Patient.link",
                             "Patient.maritalStatus",
                             "Patient.text",
                             "Patient.extension",
                             "Observation.note",
                             "Observation.performer",
                             "Observation.issued",
                             "Observation.identifier",
                             "Condition.recorder",
                             "Condition.asserter",
                             "Condition.note",
                             "MedicationRequest.requester",
                             "MedicationRequest.note",
                             "Dosage.text",
                             "Dosage.patientInstruction",
                             "Organization.name",
                             "Organization.telecom",
                             "ImagingStudy.description",
                             "ImagingStudy.endpoint",
                             "Composition.author",
                             "Composition.title",
                             "Composition.section.text",
                             "Composition.section.title",
                             "Encounter.identifier",
                             "Encounter.location",
                             "Bundle.signature",
                             "",
                             "Patient"})
        EXPECT_EQ(treatment_of(path), Treatment::leave_out) << path;
    for (const auto* type : {"Practitioner", "Provenance", "AuditEvent", "Consent", "Binary", "Media", "Basic", ""})
        EXPECT_FALSE(is_released_type(type)) << type;
    EXPECT_FALSE(is_public_code_system("http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS"));
    EXPECT_FALSE(is_public_code_system("http://jpfhir.jp/fhir/eCS/CodeSystem/DrugCode/19911234567"));
}

}  // namespace
}  // namespace kakehashi::gateway::deid
