#include <gmock/gmock.h>

#include "fhir/rules.hpp"
#include "fhir/version.hpp"
#include "foreign_input.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::mappers {
namespace {

using bundles::Action;
using bundles::Rule;
using bundles::Version;
using foreign::convert;
using foreign::fate_of;
using foreign::resource_of;
using foreign::rules_of;
using testing::AnyOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// A resource with its Patient, so that its unit is whole.
std::string with_patient(const std::string& resource) {
    return foreign::bundle(
        "collection", {foreign::entry("", R"({"resourceType":"Patient","id":"p"})"), foreign::entry("", resource)});
}

struct Converted {
    const char* why;
    std::string resource;
    const char* type;                     ///< in R4
    std::vector<std::string> holds;       ///< what the result says
    std::vector<std::string> unmapped{};  ///< members that have no place
};
void PrintTo(const Converted& row, std::ostream* out) { *out << row.why; }

class ForeignVersions : public testing::TestWithParam<Converted> {};
TEST_P(ForeignVersions, BecomeR4OrSayWhatIsLost) {
    const std::string bytes = with_patient(GetParam().resource);
    const Conversion conversion = convert(bytes);
    ASSERT_TRUE(fhir::has_no_errors(conversion.report)) << conversion.report[0].diagnostics;
    EXPECT_THAT(rules_of(conversion), Contains("version-taken"));
    const std::string result = resource_of(conversion, GetParam().type);
    for (const std::string& part : GetParam().holds) EXPECT_THAT(result, HasSubstr(part));
    std::vector<std::string> unmapped;
    for (const FieldRecord& field : conversion.account.fields)
        if (field.fate == FieldFate::unmapped)
            unmapped.push_back(field.place.substr(std::string_view("Bundle.entry[1].resource.").size()));
    EXPECT_EQ(unmapped, GetParam().unmapped);
    foreign::expect_complete_account(bytes, conversion);
    foreign::expect_valid(conversion);
}

const std::string kSubject = R"("subject":{"reference":"Patient/p"})";
const std::string kPatient = R"("patient":{"reference":"Patient/p"})";

INSTANTIATE_TEST_SUITE_P(
    Stu3, ForeignVersions,
    testing::Values(
        Converted{
            "a diagnosis",
            R"({"resourceType":"Condition","id":"c","clinicalStatus":"active","verificationStatus":"confirmed",
"code":{"text":"Asthma"},)" +
                kSubject + R"(,"assertedDate":"2017-01-02","abatementBoolean":false})",
            "Condition",
            {R"("clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",)"
             R"("code":"active"}]})",
             R"("recordedDate":"2017-01-02")", "condition-ver-status"},
            {"abatementBoolean"}},
        Converted{"an allergy",
                  R"({"resourceType":"AllergyIntolerance","id":"a","clinicalStatus":"active",
"verificationStatus":"confirmed","category":["food"],"criticality":"high",)" +
                      kPatient + R"(,"assertedDate":"2017-01-02"})",
                  "AllergyIntolerance",
                  {"allergyintolerance-clinical", "allergyintolerance-verification", R"("recordedDate")"}},
        Converted{"a result with a comment and the results that it is made of",
                  R"({"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},)" + kSubject +
                      R"(,"comment":"after a meal","interpretation":{"coding":[{"system":"http://hl7.org/fhir/v2/0078",
"code":"H"}]},"related":[{"type":"derived-from","target":{"reference":"Observation/o2"}},
{"type":"sequel-to","target":{"reference":"Observation/o3"}}]})",
                  "Observation",
                  {R"("note":[{"text":"after a meal"}])", R"("interpretation":[{"coding")", R"("derivedFrom":[{)",
                   "http://terminology.hl7.org/CodeSystem/v2-0078"},
                  {"related[1].type", "related[1].target.reference"}},
        Converted{"a prescription",
                  R"({"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order",
"medicationCodeableConcept":{"text":"Aspirin"},)" +
                      kSubject + R"(,"context":{"reference":"Encounter/e"},
"requester":{"agent":{"display":"Dr. Example"},"onBehalfOf":{"display":"Clinic"}},
"dosageInstruction":[{"text":"1 a day","doseQuantity":{"value":1.0},"rateQuantity":{"value":2}}],
"substitution":{"allowed":true}})",
                  "MedicationRequest",
                  {R"("encounter":{"reference":"Encounter/)", R"("requester":{"display":"Dr. Example"})",
                   R"("doseAndRate":[{"doseQuantity":{"value":1.0},"rateQuantity":{"value":2}}])",
                   R"("allowedBoolean":true)"},
                  {"requester.onBehalfOf.display"}},
        Converted{"a medicine that is not taken",
                  R"({"resourceType":"MedicationStatement","id":"m","status":"active","taken":"n",
"medicationCodeableConcept":{"text":"Aspirin"},)" +
                      kSubject + R"(,"reasonNotTaken":[{"text":"dislikes it"}]})",
                  "MedicationStatement",
                  {R"("status":"not-taken")", R"("statusReason":[{"text":"dislikes it"}])"},
                  {"status"}},
        Converted{"a report with who made it",
                  R"({"resourceType":"DiagnosticReport","id":"d","status":"final","code":{"text":"x"},)" + kSubject +
                      R"(,"performer":[{"role":{"text":"reader"},"actor":{"display":"Dr. Example"}}],
"codedDiagnosis":[{"text":"y"}]})",
                  "DiagnosticReport",
                  {R"("performer":[{"display":"Dr. Example"}])", R"("conclusionCode":[{"text":"y"}])"},
                  {"performer[0].role.text"}},
        Converted{"a procedure that was not done",
                  R"({"resourceType":"Procedure","id":"r","status":"aborted","notDone":true,
"code":{"text":"x"},"performer":[{"role":{"text":"surgeon"},"actor":{"display":"Dr. Example"}}],)" +
                      kSubject + "}",
                  "Procedure",
                  {R"("status":"not-done")", R"("function":{"text":"surgeon"})"},
                  {"status"}},
        Converted{"images",
                  R"({"resourceType":"ImagingStudy","id":"i","uid":"urn:oid:1.2.3","accession":{"value":"A1"},)" +
                      kPatient + R"(,"availability":"ONLINE","series":[{"uid":"urn:oid:1.2.3.4","modality":{
"system":"http://dicom.nema.org/resources/ontology/DCM","code":"CT"},"instance":[{"uid":"urn:oid:1.2.3.4.5",
"sopClass":"urn:oid:1.2.840.10008.5.1.4.1.1.2"}]}]})",
                  "ImagingStudy",
                  {R"("identifier":[{"system":"urn:dicom:uid","value":"urn:oid:1.2.3"},{"value":"A1"}])",
                   R"("uid":"1.2.3.4")", R"("status":"unknown")",
                   R"("sopClass":{"system":"urn:ietf:rfc:3986","code":"urn:oid:1.2.840.10008.5.1.4.1.1.2"})"},
                  {"availability"}},
        Converted{"a vaccination",
                  R"({"resourceType":"Immunization","id":"v","status":"completed","notGiven":false,
"vaccineCode":{"text":"x"},"date":"2017-01-02","primarySource":true,)" +
                      kPatient + R"(,"practitioner":[{"actor":{"display":"Dr. Example"}}],
"explanation":{"reason":[{"text":"y"}]},"vaccinationProtocol":[{"doseSequence":1,"doseStatus":{"text":"z"}}]})",
                  "Immunization",
                  {R"("occurrenceDateTime":"2017-01-02")", R"("performer":[{"actor":{"display":"Dr. Example"}}])",
                   R"("reasonCode":[{"text":"y"}])", R"("doseNumberPositiveInt":1)"},
                  {"vaccinationProtocol[0].doseStatus.text"}},
        Converted{"an insurance",
                  R"({"resourceType":"Coverage","id":"k","status":"active","beneficiary":{"reference":"Patient/p"},
"payor":[{"display":"Payer"}],"grouping":{"group":"G1","groupDisplay":"Group","plan":"P1"}})",
                  "Coverage",
                  {R"("class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class",)"
                   R"("code":"group"}]},"value":"G1","name":"Group"})"}},
        Converted{"an order",
                  R"({"resourceType":"ProcedureRequest","id":"q","status":"suspended","intent":"order",
"code":{"text":"x"},)" +
                      kSubject + R"(,"requester":{"agent":{"display":"Dr. Example"}}})",
                  "ServiceRequest",
                  {R"("status":"on-hold")", R"("requester":{"display":"Dr. Example"})"}},
        Converted{"a filed document",
                  R"({"resourceType":"DocumentReference","id":"f","status":"current","type":{"text":"x"},
"indexed":"2017-01-02T03:04:05Z","created":"2017-01-01",)" +
                      kSubject + R"(,"class":{"text":"y"},"content":[{"attachment":{"contentType":"text/plain",
"data":"YQ=="}}],"context":{"encounter":{"reference":"Encounter/e"},"related":[{"ref":{"display":"z"}}]}})",
                  "DocumentReference",
                  {R"("date":"2017-01-02T03:04:05Z")", R"("category":[{"text":"y"}])", R"("encounter":[{"reference")",
                   R"("related":[{"display":"z"}])"},
                  {"created"}}));

INSTANTIATE_TEST_SUITE_P(
    Dstu2, ForeignVersions,
    testing::Values(
        Converted{
            "an allergy with one status",
            R"({"resourceType":"AllergyIntolerance","id":"a","status":"confirmed","substance":{"text":"Egg"},
"category":"food","criticality":"CRITH",)" +
                kPatient + R"(,"onset":"2010","lastOccurence":"2015-01-02"})",
            "AllergyIntolerance",
            {R"("code":{"text":"Egg"})", R"("category":["food"])", R"("criticality":"high")", R"("code":"confirmed")",
             R"("code":"active")", R"("onsetDateTime":"2010")", R"("lastOccurrence":"2015-01-02")"}},
        Converted{"a visit",
                  R"({"resourceType":"Encounter","id":"e","status":"finished","class":"inpatient",)" + kPatient +
                      R"(,"reason":[{"text":"cough"}]})",
                  "Encounter",
                  {R"("class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"})",
                   R"("reasonCode":[{"text":"cough"}])", R"("subject")"}},
        Converted{"a visit of a class that R4 has not",
                  R"({"resourceType":"Encounter","id":"e","status":"finished","class":"daytime",)" + kPatient + "}",
                  "Encounter",
                  {R"("class":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason")"},
                  {"class"}},
        Converted{"an order of a medicine",
                  R"({"resourceType":"MedicationOrder","id":"m","status":"active","dateWritten":"2015-01-02",)" +
                      kPatient + R"(,"prescriber":{"display":"Dr. Example"},"medicationCodeableConcept":{"text":"x"},
"note":"with food","dosageInstruction":[{"siteCodeableConcept":{"text":"arm"},"doseQuantity":{"value":1},
"timing":{"repeat":{"period":1,"periodUnits":"d","frequency":2}}}]})",
                  "MedicationRequest",
                  {R"("intent":"order")", R"("authoredOn":"2015-01-02")", R"("note":[{"text":"with food"}])",
                   R"("site":{"text":"arm"})", R"("periodUnit":"d")", R"("requester":{"display":"Dr. Example"})"}},
        Converted{"a result",
                  R"({"resourceType":"Observation","id":"o","status":"final","category":{"text":"c"},
"code":{"text":"x"},)" +
                      kSubject + R"(,"comments":"y","referenceRange":[{"text":"1-2","meaning":{"text":"normal"}}]})",
                  "Observation",
                  {R"("category":[{"text":"c"}])", R"("note":[{"text":"y"}])", R"("type":{"text":"normal"})"}},
        Converted{"a vaccination that was reported",
                  R"({"resourceType":"Immunization","id":"v","status":"completed","wasNotGiven":false,"reported":true,
"date":"2015-01-02","vaccineCode":{"text":"x"},)" +
                      kPatient + "}",
                  "Immunization",
                  {R"("primarySource":false)"}}));

INSTANTIATE_TEST_SUITE_P(
    R5, ForeignVersions,
    testing::Values(
        Converted{
            "a visit",
            R"({"resourceType":"Encounter","id":"e","status":"discharged","class":[{"coding":[
{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"}],"text":"inpatient"}],)" +
                kSubject + R"(,"actualPeriod":{"start":"2024-01-02"},"reason":[{"value":[
{"concept":{"text":"cough"}}],"use":[{"text":"x"}]}],"admission":{"dischargeDisposition":{"text":"home"}},
"dietPreference":[{"text":"vegan"}],"plannedStartDate":"2024-01-01"})",
            "Encounter",
            {R"("status":"finished")", R"("class":{"system")", R"("period":{"start":"2024-01-02"})",
             R"("reasonCode":[{"text":"cough"}])", R"("hospitalization":{)", R"("dietPreference":[{"text":"vegan"}])"},
            {"class[0].text", "reason[0].use[0].text", "plannedStartDate"}},
        Converted{"a prescription",
                  R"({"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order",
"medication":{"concept":{"text":"Aspirin"}},)" +
                      kSubject + R"(,"reason":[{"reference":{"reference":"Condition/c"}}],
"renderedDosageInstruction":"1 a day","dosageInstruction":[{"asNeeded":true,"asNeededFor":[]}]})",
                  "MedicationRequest",
                  {R"("medicationCodeableConcept":{"text":"Aspirin"})",
                   R"("reasonReference":[{"reference":"Condition/)", R"("asNeededBoolean":true)"},
                  {"renderedDosageInstruction"}},
        Converted{"a procedure",
                  R"({"resourceType":"Procedure","id":"r","status":"completed","code":{"text":"x"},
"category":[{"text":"a"},{"text":"b"}],"occurrenceDateTime":"2024-01-02",)" +
                      kSubject + "}",
                  "Procedure",
                  {R"("performedDateTime":"2024-01-02")", R"("category":{"text":"a"})"},
                  {"category[1].text"}},
        Converted{"an allergy",
                  R"({"resourceType":"AllergyIntolerance","id":"a","clinicalStatus":{"coding":[
{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
"type":{"coding":[{"system":"http://hl7.org/fhir/allergy-intolerance-type","code":"allergy"}]},"code":{"text":"x"},)" +
                      kPatient + R"(,"reaction":[{"manifestation":[{"concept":{"text":"rash"}}]}]})",
                  "AllergyIntolerance",
                  {R"("type":"allergy")", R"("manifestation":[{"text":"rash"}])"},
                  {"type.coding[0].system"}},
        Converted{"a vaccination",
                  R"({"resourceType":"Immunization","id":"v","status":"completed","vaccineCode":{"text":"x"},
"occurrenceDateTime":"2024-01-02",)" +
                      kPatient + R"(,"reason":[{"concept":{"text":"travel"}}],"protocolApplied":[{"doseNumber":"1"}]})",
                  "Immunization",
                  {R"("reasonCode":[{"text":"travel"}])", R"("doseNumberString":"1")"}},
        Converted{"an attachment's size",
                  R"({"resourceType":"DocumentReference","id":"f","status":"current","content":[{"attachment":{
"contentType":"text/plain","data":"YQ==","size":"1"}}],)" +
                      kSubject + R"(,"facilityType":{"text":"clinic"},"modality":[{"text":"x"}]})",
                  "DocumentReference",
                  {R"("size":1)", R"("context":{"facilityType":{"text":"clinic"}})"},
                  {"modality[0].text"}}));

struct RefusedVersion {
    const char* why;
    std::string resource;
    const char* rule;
};
void PrintTo(const RefusedVersion& row, std::ostream* out) { *out << row.why; }
class ForeignVersionsRefused : public testing::TestWithParam<RefusedVersion> {};
TEST_P(ForeignVersionsRefused, WhereR4WouldSayAnotherThing) {
    const std::string bytes = with_patient(GetParam().resource);
    const Conversion conversion = convert(bytes);
    EXPECT_EQ(conversion.units.size(), 1U);  // the Patient
    EXPECT_TRUE(conversion.is_refused());
    EXPECT_THAT(rules_of(conversion), Contains(GetParam().rule));
    for (const FieldRecord& field : conversion.account.fields)
        if (field.place.starts_with("Bundle.entry[1].resource")) EXPECT_EQ(field.fate, FieldFate::unmapped);
    foreign::expect_complete_account(bytes, conversion);
}
INSTANTIATE_TEST_SUITE_P(
    Fhir, ForeignVersionsRefused,
    testing::Values(
        RefusedVersion{"an animal", R"({"resourceType":"Patient","id":"x","animal":{"species":{"text":"dog"}}})",
                       "modifier-unknown"},
        RefusedVersion{
            "a status that R4 has not",
            R"({"resourceType":"Encounter","id":"e","status":"discontinued","class":[{"text":"x"}],)" + kSubject + "}",
            "code-unknown"},
        RefusedVersion{"a verification that R4 has not",
                       R"({"resourceType":"Condition","id":"c","clinicalStatus":"active",
"verificationStatus":"believed",)" +
                           kSubject + "}",
                       "code-unknown"},
        RefusedVersion{"an order of DSTU2 for several tests",
                       R"({"resourceType":"DiagnosticOrder","id":"d",)" + kSubject + "}", "type-unknown"},
        RefusedVersion{"an insurance of DSTU2, which names no patient",
                       R"({"resourceType":"Coverage","id":"c","meta":{"profile":["http://example.org/DSTU2/Coverage"]},
"issuer":{"display":"x"}})",
                       "type-unknown"},
        RefusedVersion{"a type of STU3 whose changes nobody looked at",
                       R"({"resourceType":"ReferralRequest","id":"r",)" + kSubject + "}", "type-unknown"},
        RefusedVersion{"a type of R5", R"({"resourceType":"Transport","id":"t"})", "type-unknown"}));

TEST(ForeignVersionSigns, AResourceOfR4IsNotTakenForAnother) {
    for (const std::string& resource :
         {R"({"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order",)" + kSubject +
              R"(,"requester":{"display":"x"},"medicationCodeableConcept":{"text":"y"}})",
          R"({"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"AMB"},)" + kSubject + "}",
          R"({"resourceType":"Condition","id":"c","clinicalStatus":{"text":"x"},"assertedDate":"2017",)" + kSubject +
              "}",
          R"({"resourceType":"DiagnosticReport","id":"d","status":"final","performer":[{"display":"x"}],)" + kSubject +
              "}"}) {
        const Conversion conversion = convert(with_patient(resource));
        EXPECT_THAT(rules_of(conversion), Not(Contains("version-taken"))) << resource;
    }
}

TEST(ForeignVersionSigns, ResourcesOfSeveralVersionsAreEachReadAsTheyAre) {
    const Conversion conversion = convert(foreign::bundle(
        "collection", {foreign::entry(
                           "", R"({"resourceType":"Condition","id":"a","clinicalStatus":"active",)" + kSubject + "}"),
                       foreign::entry("", R"({"resourceType":"Procedure","id":"b","status":"completed",
"occurrenceDateTime":"2024",)" + kSubject + "}")}));
    EXPECT_THAT(rules_of(conversion), Contains("version-mixed"));
    EXPECT_THAT(resource_of(conversion, "Procedure"), HasSubstr("performedDateTime"));
    EXPECT_THAT(resource_of(conversion, "Condition"), HasSubstr("condition-clinical"));
}

TEST(ForeignVersionSigns, WhatADeclaredRecordInErrorSaysWins) {
    const Conversion conversion = convert(with_patient(
        R"({"resourceType":"Procedure","id":"r","status":"entered-in-error","notDone":true,)" + kSubject + "}"));
    EXPECT_THAT(resource_of(conversion, "Procedure"), HasSubstr(R"("status":"entered-in-error")"));
    EXPECT_EQ(fate_of(conversion, "Bundle.entry[1].resource.notDone"), "unmapped");
}

TEST(ForeignVersionSigns, ADeclaredVersionIsBelieved) {
    // Nothing in it tells DSTU2 from R4.
    const std::string bytes = with_patient(
        R"({"resourceType":"Procedure","id":"r","status":"aborted","code":{"text":"x"},)" + kSubject + "}");
    EXPECT_THAT(resource_of(convert(bytes), "Procedure"), HasSubstr("aborted"));
    Context context = foreign::hospital();
    context.fhir_version = "STU3";
    EXPECT_THAT(resource_of(convert(bytes, context), "Procedure"), HasSubstr("stopped"));
    context.fhir_version = "R4";
    EXPECT_THAT(resource_of(convert(bytes, context), "Procedure"), HasSubstr("aborted"));
}

TEST(ForeignVersionSigns, AReferenceToATypeThatR4DoesNotAllowThereIsUnmapped) {
    const Conversion conversion = convert(with_patient(
        R"({"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"context":{
"reference":"EpisodeOfCare/e"},)" +
        kSubject + "}"));
    EXPECT_EQ(fate_of(conversion, "Bundle.entry[1].resource.context.reference"), "unmapped");
    EXPECT_THAT(resource_of(conversion, "Observation"), Not(HasSubstr("encounter")));
}

/// The last name of a path without its list marks: "performer[+].actor" → what R4 has at it, or nullptr.
const fhir::schema::Type* type_at(const fhir::schema::Type& owner, std::string_view path) {
    const fhir::schema::Type* type = &owner;
    while (type != nullptr && !path.empty()) {
        const auto dot = path.find('.');
        const std::string_view step = path.substr(0, dot);
        const auto match = fhir::schema::find_element(*type, step.substr(0, step.find('[')));
        type = match ? match.type : nullptr;
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return type;
}

TEST(ForeignRules, EveryTargetIsAnElementOfR4) {
    for (const auto rules : {bundles::rules_before_r4(), bundles::rules_after_r4()})
        for (const Rule& rule : rules) {
            if (rule.action == Action::flatten || rule.action == Action::class_of_coverage) continue;
            // What is flattened goes into the object around it.
            std::string_view owner = rule.owner == "MedicationOrder" ? "MedicationRequest" : rule.owner;
            if (rule.owner == "ProcedureRequest") owner = "ServiceRequest";
            const fhir::schema::Type* type = fhir::schema::find_type(owner);
            for (std::string_view path = rule.target; type != nullptr && !path.empty();) {
                const auto end = path.find(' ');
                const std::string_view each = path.substr(0, end);
                if (each != "-") EXPECT_NE(type_at(*type, each), nullptr) << rule.owner << "." << rule.member;
                path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
            }
        }
}

TEST(ForeignRules, ACodeIsLookedUpWholeAndStaysWhenItIsNotListed) {
    EXPECT_EQ(bundles::mapped_code("aborted=stopped suspended=on-hold", "suspended"), "on-hold");
    EXPECT_EQ(bundles::mapped_code("aborted=stopped unknown=", "unknown"), "");
    EXPECT_EQ(bundles::mapped_code("aborted=stopped", "abort"), "abort");
    EXPECT_EQ(bundles::mapped_code("", "x"), "x");
}

}  // namespace
}  // namespace kakehashi::mappers
