#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "fhir/systems.hpp"
#include "foreign_input.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers {
namespace {

using foreign::bundle;
using foreign::convert;
using foreign::entry;
using foreign::fate_of;
using foreign::first_url;
using foreign::resource_of;
using foreign::rules_of;
using foreign::unit_of;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPatientUrn = "urn:uuid:7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01";

/// As Synthea writes a person: a UUID for an id, US Core profiles, identifiers with systems.
const std::string kPatient = R"({"resourceType":"Patient","id":"7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01",
"meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"]},
"identifier":[{"system":"https://example.org/numbers","value":"42"},
{"type":{"coding":[{"system":"http://hl7.org/fhir/v2/0203","code":"MR"}]},"system":"urn:oid:1.2.3.4","value":"A-7"}],
"name":[{"use":"official","family":"Example","given":["Ann","B."],"_given":[null,{"extension":[
{"url":"http://example.org/initial","valueBoolean":true}]}]}],
"gender":"female","birthDate":"1970-03-04","_birthDate":{"extension":[
{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1970-03-04T05:06:07Z"}]}})";

std::string observation(const std::string& id, const std::string& more) {
    return R"({"resourceType":"Observation","id":")" + id + R"(","status":"final","category":[{"coding":[
{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
"code":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.1","code":"2339-0"}],"text":"Glucose"},
"effectiveDateTime":"2024-05-06T07:08:09Z","valueQuantity":{"value":5.10,"unit":"mmol/L",
"system":"http://unitsofmeasure.org","code":"mmol/L"})" +
           more + "}";
}

std::string encounter() {
    return R"({"resourceType":"Encounter","id":"e1a0c6de-3f61-4a44-9a7e-6c5be5b0d002","status":"finished",
"class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
"subject":{"reference":")" +
           std::string(kPatientUrn) + R"("},"participant":[{"individual":{
"reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|99","display":"Dr. Example"}}]})";
}

std::string report() {
    return R"({"resourceType":"DiagnosticReport","id":"d1a0c6de-3f61-4a44-9a7e-6c5be5b0d003","status":"final",
"code":{"text":"Panel"},"subject":{"reference":")" +
           std::string(kPatientUrn) + R"("},"encounter":{"reference":"urn:uuid:e1a0c6de-3f61-4a44-9a7e-6c5be5b0d002"},
"result":[{"reference":"urn:uuid:b1a0c6de-3f61-4a44-9a7e-6c5be5b0d004"}]})";
}

/// A transaction as Synthea sends it.
std::string synthea() {
    return bundle("transaction",
                  {entry(kPatientUrn, kPatient, "POST"),
                   entry("urn:uuid:e1a0c6de-3f61-4a44-9a7e-6c5be5b0d002", encounter(), "POST"),
                   entry("urn:uuid:b1a0c6de-3f61-4a44-9a7e-6c5be5b0d004",
                         observation("b1a0c6de-3f61-4a44-9a7e-6c5be5b0d004",
                                     R"(,"subject":{"reference":")" + std::string(kPatientUrn) + R"("})"),
                         "POST"),
                   entry("urn:uuid:d1a0c6de-3f61-4a44-9a7e-6c5be5b0d003", report(), "POST")});
}

TEST(ForeignBundle, ATransactionBecomesAUnitForEachRecord) {
    const Conversion conversion = convert(synthea());
    EXPECT_TRUE(fhir::has_no_errors(conversion.report));
    ASSERT_EQ(conversion.units.size(), 3U);  // the result is part of its report
    EXPECT_EQ(conversion.units[0].kind, UnitKind::patient);
    EXPECT_EQ(conversion.units[1].kind, UnitKind::encounter);
    EXPECT_EQ(conversion.units[2].kind, UnitKind::laboratory);
    for (const Unit& unit : conversion.units) {
        EXPECT_EQ(unit.patient_number, "7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01");
        EXPECT_TRUE(unit.patient_is_known);
        EXPECT_EQ(first_url(unit), first_url(conversion.units[0]));
    }
    foreign::expect_valid(conversion);
    foreign::expect_complete_account(synthea(), conversion);
}

TEST(ForeignBundle, ReferencesInsideAUnitAreUrnsAndToOtherUnitsTypeAndId) {
    const Conversion conversion = convert(synthea());
    const Unit& unit = *unit_of(conversion, "DiagnosticReport");
    const auto entries = unit.bundle.root().find("entry")->items();
    ASSERT_EQ(entries.size(), 3U);
    const fhir::Node& written = *entries[1].find("resource");
    EXPECT_EQ(written.find("subject")->text_of("reference"), entries[0].text_of("fullUrl"));
    EXPECT_EQ(written.find("result")->items()[0].text_of("reference"), entries[2].text_of("fullUrl"));
    const std::string encounter_id(
        unit_of(conversion, "Encounter")->bundle.root().find("entry")->items()[1].find("resource")->text_of("id"));
    EXPECT_EQ(written.find("encounter")->text_of("reference"), "Encounter/" + encounter_id);
}

TEST(ForeignBundle, AReferenceByIdentifierThatNothingAnswersStaysOne) {
    const std::string text = resource_of(convert(synthea()), "Encounter");
    EXPECT_THAT(text, HasSubstr(R"("identifier":{"system":"http://hl7.org/fhir/sid/us-npi","value":"99"})"));
    EXPECT_THAT(text, HasSubstr(R"("type":"Practitioner")"));
    EXPECT_THAT(text, HasSubstr("Dr. Example"));
    EXPECT_THAT(text, Not(HasSubstr("Practitioner?")));
}

TEST(ForeignBundle, AReferenceByIdentifierFindsTheResourceThatHasIt) {
    const Conversion conversion = convert(
        bundle("transaction",
               {entry(kPatientUrn, kPatient), entry("urn:uuid:e1a0c6de-3f61-4a44-9a7e-6c5be5b0d002", encounter()),
                entry("urn:uuid:aaa0c6de-3f61-4a44-9a7e-6c5be5b0d009",
                      R"({"resourceType":"Practitioner","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi",
"value":"99"}]})")}));
    const Unit& unit = *unit_of(conversion, "Encounter");
    const auto entries = unit.bundle.root().find("entry")->items();
    ASSERT_EQ(entries.size(), 3U);  // the Practitioner travels with the visit, and is no unit of its own
    EXPECT_EQ(conversion.units.size(), 2U);
    EXPECT_THAT(fhir::write_json(entries[1]), HasSubstr(std::string(entries[2].text_of("fullUrl"))));
}

TEST(ForeignBundle, ContentAndForeignProfilesStayAndSystemsAreNormalised) {
    const std::string patient = resource_of(convert(synthea()), "Patient");
    EXPECT_THAT(patient, HasSubstr("us-core-patient"));
    EXPECT_THAT(patient, HasSubstr("http://terminology.hl7.org/CodeSystem/v2-0203"));
    EXPECT_THAT(patient, HasSubstr(R"("_given":[null,{"extension")"));
    EXPECT_THAT(patient, HasSubstr("patient-birthTime"));
    EXPECT_THAT(patient, HasSubstr(R"("source":"urn:uuid:7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01")"));
    const std::string result = resource_of(convert(synthea()), "Observation");
    EXPECT_THAT(result, HasSubstr(R"("system":"http://loinc.org")"));
    EXPECT_THAT(result, HasSubstr(R"("value":5.10)"));
}

TEST(ForeignBundle, TheSameInputTwiceGivesTheSameBytes) {
    const Conversion once = convert(synthea());
    const Conversion again = convert(synthea());
    ASSERT_EQ(once.units.size(), again.units.size());
    for (std::size_t i = 0; i < once.units.size(); ++i) {
        EXPECT_EQ(once.units[i].key, again.units[i].key);
        EXPECT_EQ(fhir::write_json(once.units[i].bundle.root()), fhir::write_json(again.units[i].bundle.root()));
    }
}

TEST(ForeignBundle, XmlAndJsonGiveTheSameUnits) {
    const auto parsed = fhir::parse_json(synthea());
    ASSERT_TRUE(parsed.has_value());
    const auto xml = fhir::write_xml(parsed->root());
    ASSERT_TRUE(xml.has_value());
    const Conversion from_json = convert(synthea());
    const Conversion from_xml = convert(*xml);
    ASSERT_EQ(from_json.units.size(), from_xml.units.size());
    for (std::size_t i = 0; i < from_json.units.size(); ++i)
        EXPECT_EQ(fhir::write_canonical_json(from_json.units[i].bundle.root()),
                  fhir::write_canonical_json(from_xml.units[i].bundle.root()));
}

TEST(ForeignBundle, ARecordHasTheSameKeyHoweverItIsPacked) {
    const std::string key = unit_of(convert(synthea()), "Encounter")->key;
    EXPECT_EQ(unit_of(convert(encounter()), "Encounter")->key, key);
    EXPECT_EQ(unit_of(convert(bundle("searchset", {entry("https://ehr.example.org/Encounter/"
                                                         "e1a0c6de-3f61-4a44-9a7e-6c5be5b0d002",
                                                         encounter())})),
                      "Encounter")
                  ->key,
              key);
}

struct BundleType {
    const char* type;
};
void PrintTo(const BundleType& row, std::ostream* out) { *out << row.type; }
class ForeignBundleTypes : public testing::TestWithParam<BundleType> {};
TEST_P(ForeignBundleTypes, AreRead) {
    const Conversion conversion = convert(bundle(GetParam().type, {entry(kPatientUrn, kPatient)}));
    EXPECT_EQ(conversion.units.size(), 1U);
    EXPECT_TRUE(fhir::has_no_errors(conversion.report));
}
INSTANTIATE_TEST_SUITE_P(Fhir, ForeignBundleTypes,
                         testing::Values(BundleType{"transaction"}, BundleType{"batch"}, BundleType{"collection"},
                                         BundleType{"searchset"}, BundleType{"history"}, BundleType{"message"},
                                         BundleType{"batch-response"}));

TEST(ForeignBundle, WhatIsAboutTheMessageIsIgnoredOnPurpose) {
    const std::string bytes = bundle("searchset", {entry("", R"({"resourceType":"OperationOutcome","issue":[
{"severity":"warning","code":"informational"}]})"),
                                                   entry(kPatientUrn, kPatient)});
    const Conversion conversion = convert(bytes);
    EXPECT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(fate_of(conversion, "Bundle.entry[0].resource.issue[0].code"), HasSubstr("ignored: is about"));
    EXPECT_THAT(fate_of(conversion, "Bundle.entry[1].fullUrl"), HasSubstr("mapped: used"));
    foreign::expect_complete_account(bytes, conversion);
}

TEST(ForeignBundle, OfAHistoryTheNewestVersionIsTaken) {
    const Conversion conversion =
        convert(bundle("history", {entry(kPatientUrn, kPatient), entry(kPatientUrn, R"({"resourceType":"Patient",
"id":"7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01","gender":"male"})")}));
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(resource_of(conversion, "Patient"), HasSubstr("female"));
    EXPECT_THAT(fate_of(conversion, "Bundle.entry[1].resource.gender"), HasSubstr("ignored: an older version"));
}

TEST(ForeignBundle, AnUnknownElementIsUnmappedAndTheRestIsTaken) {
    const std::string bytes = R"({"resourceType":"Patient","id":"p","ward":{"bed":"3"},"gender":"male"})";
    const Conversion conversion = convert(bytes);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(fate_of(conversion, "Patient.ward.bed"), "unmapped");
    EXPECT_EQ(fate_of(conversion, "Patient.gender"), "mapped: Patient.gender");
    EXPECT_EQ(fate_of(conversion, "Patient.id"), "mapped: Patient.id (renamed)");
    foreign::expect_valid(conversion);
    foreign::expect_complete_account(bytes, conversion);
}

TEST(ForeignLineage, AnElementLeadsBackToItsPlaceInTheSource) {
    const Conversion conversion = convert(synthea());
    const Unit& unit = *unit_of(conversion, "Encounter");
    bool is_found = false;
    for (const LineageStep& step : lineage_of(unit, conversion.account)) {
        if (step.element == "Encounter.class.code") {
            is_found = true;
            EXPECT_EQ(step.field->place, "Bundle.entry[1].resource.class.code");
            EXPECT_EQ(step.full_url, unit.bundle.root().find("entry")->items()[1].text_of("fullUrl"));
        }
        EXPECT_FALSE(step.element.starts_with("Observation.")) << step.field->place;
    }
    EXPECT_TRUE(is_found);
}

TEST(ForeignSystems, HaveTheFormThatR4Registers) {
    using bundles::normal_system;
    EXPECT_EQ(normal_system("urn:oid:2.16.840.1.113883.6.96"), "http://snomed.info/sct");
    EXPECT_EQ(normal_system("urn:oid:1.2.392.200119.4.101.2"),
              "http://medis.or.jp/CodeSystem/master-disease-keyNumber");
    EXPECT_EQ(normal_system("http://hl7.org/fhir/v3/ActCode"), "http://terminology.hl7.org/CodeSystem/v3-ActCode");
    EXPECT_EQ(normal_system("http://hl7.org/fhir/allergy-clinical-status"),
              "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical");
    for (const char* other : {"urn:oid:1.2.3", "http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/v3/vs/ActCode",
                              "http://hl7.org/fhir/administrative-gender", "http://example.org", ""})
        EXPECT_EQ(normal_system(other), other);
}

// Documents

std::string document(const std::string& first) {
    return R"({"resourceType":"Bundle","type":"document","identifier":{"system":"urn:ietf:rfc:3986",
"value":"urn:uuid:0000c6de-3f61-4a44-9a7e-6c5be5b0d777"},"timestamp":"2024-05-06T07:08:09Z","entry":[)" +
           first + "," + entry(kPatientUrn, kPatient) + "," +
           entry("urn:uuid:c1a0c6de-3f61-4a44-9a7e-6c5be5b0d005", R"({"resourceType":"Condition",
"id":"c1a0c6de-3f61-4a44-9a7e-6c5be5b0d005","clinicalStatus":{"coding":[
{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
"code":{"text":"Asthma"},"subject":{"reference":")" + std::string(kPatientUrn) +
                                                                      R"("}})") +
           "]}";
}

/// As an International Patient Summary begins.
std::string composition() {
    return entry("urn:uuid:f1a0c6de-3f61-4a44-9a7e-6c5be5b0d006", R"({"resourceType":"Composition",
"id":"f1a0c6de-3f61-4a44-9a7e-6c5be5b0d006","meta":{"profile":[
"http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips"]},"status":"final","type":{"coding":[
{"system":"http://loinc.org","code":"60591-5"}]},"subject":{"reference":")" +
                                                                      std::string(kPatientUrn) + R"("},
"date":"2024-05-06T07:08:09Z","author":[{"display":"Dr. Example"}],"title":"Summary","section":[{"title":"Problems",
"entry":[{"reference":"urn:uuid:c1a0c6de-3f61-4a44-9a7e-6c5be5b0d005"}]}]})");
}

TEST(ForeignDocument, StaysOneUnitInItsOrder) {
    const Conversion conversion = convert(document(composition()));
    ASSERT_EQ(conversion.units.size(), 1U);
    const Unit& unit = conversion.units[0];
    EXPECT_EQ(unit.kind, UnitKind::document);
    const auto entries = unit.bundle.root().find("entry")->items();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].find("resource")->text_of("resourceType"), "Composition");
    EXPECT_THAT(fhir::write_json(entries[0]), HasSubstr(std::string(entries[2].text_of("fullUrl"))));
    EXPECT_EQ(unit.bundle.root().text_of("timestamp"), "2024-05-06T07:08:09Z");
    foreign::expect_valid(conversion);
    foreign::expect_complete_account(document(composition()), conversion);
}

TEST(ForeignDocument, IsRefusedAsAWholeWhenOnePartIs) {
    std::string bytes = document(composition());
    bytes.replace(bytes.find(R"("code":{"text":"Asthma"})"), 24,
                  R"("modifierExtension":[{"url":"http://example.org/not","valueBoolean":true}])");
    const Conversion conversion = convert(bytes);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_TRUE(conversion.is_refused());
    EXPECT_EQ(conversion.account.count(FieldFate::mapped), 0U);
    foreign::expect_complete_account(bytes, conversion);
}

// NDJSON (Bulk Data)

std::string one_line(std::string text) {
    std::erase(text, '\n');
    return text;
}

TEST(ForeignLines, EveryLineIsAResource) {
    const Conversion conversion = convert(one_line(kPatient) + "\n" + one_line(encounter()) + "\n\n");
    ASSERT_EQ(conversion.units.size(), 2U);
    EXPECT_TRUE(conversion.units[1].patient_is_known);
    EXPECT_EQ(fate_of(conversion, "line 2: Encounter.status"), "mapped: Encounter.status");
}

TEST(ForeignLines, ALineThatCannotBeReadIsToldAndTheOthersAreTaken) {
    const Conversion conversion = convert(one_line(kPatient) + "\n{\"resourceType\":\"Enc\n" + one_line(encounter()));
    EXPECT_EQ(conversion.units.size(), 2U);
    EXPECT_EQ(conversion.refused_parts, 1U);
    EXPECT_TRUE(conversion.is_refused());
    EXPECT_EQ(fate_of(conversion, "line 2"), "unmapped");
    ASSERT_FALSE(conversion.report.empty());
    EXPECT_EQ(conversion.report[0].line, 2U);
}

TEST(ForeignLines, ARecordWaitsForAPatientWhoComesInAnotherFile) {
    const std::string line = R"({"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"}})";
    const Conversion waiting =
        convert(line + "\n" + R"({"resourceType":"Condition","id":"d","subject":{"reference":)" + R"("Patient/p1"}})");
    ASSERT_EQ(waiting.units.size(), 2U);
    EXPECT_FALSE(waiting.units[0].patient_is_known);
    EXPECT_EQ(waiting.units[0].patient_number, "Patient/p1");
    const Conversion patient = convert(R"({"resourceType":"Patient","id":"p1","gender":"female"})");
    EXPECT_EQ(patient.units.at(0).patient_number, "Patient/p1");
    auto known = std::make_shared<fhir::Document>();
    for (const auto& member : patient.units[0].bundle.root().find("entry")->items()[0].find("resource")->members())
        known->edit().set_copy(member.name, member.value);
    Context context = foreign::hospital();
    context.find_patient = [&](std::string_view number) {
        return number == "Patient/p1" ? std::optional(KnownPatient{known}) : std::nullopt;
    };
    const Conversion found = convert(line, context);
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_TRUE(found.units[0].patient_is_known);
    EXPECT_EQ(first_url(found.units[0]), first_url(patient.units[0]));
    EXPECT_THAT(resource_of(found, "Condition"), HasSubstr(first_url(patient.units[0])));
}

// Profiles of JP Core

/// Judges by our statement of the Japanese profiles, as the program does.
Context judging() {
    static const auto validator = profiles::Validator::load({});
    Context context = foreign::hospital();
    context.find_fault = [](const fhir::Document& resource, std::string_view profile) -> std::optional<fhir::Issue> {
        for (const fhir::Issue& issue : validator->validate(resource, {.profiles = {std::string(profile)}}))
            if (issue.severity == fhir::IssueSeverity::error) return issue;
        return std::nullopt;
    };
    return context;
}

TEST(ForeignProfiles, AResourceThatMeetsJpCoreClaimsItBesideItsOwn) {
    const Conversion conversion = convert(synthea(), judging());
    const std::string patient = resource_of(conversion, "Patient");
    EXPECT_THAT(patient, HasSubstr("us-core-patient"));
    EXPECT_THAT(patient, HasSubstr("http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient"));
    foreign::expect_valid(conversion);
    EXPECT_THAT(rules_of(conversion), Contains("japanese-profile"));
}

TEST(ForeignProfiles, OneThatDoesNotMeetItDoesNotAndTheReportSaysWhy) {
    // JP Core wants the vital signs in its own categories.
    std::string bytes = synthea();
    bytes.replace(bytes.find("\"laboratory\""), 12, "\"vital-signs\"");
    const Conversion conversion = convert(bytes, judging());
    EXPECT_THAT(resource_of(conversion, "Observation"), Not(HasSubstr("jpfhir.jp")));
    bool is_told = false;
    for (const fhir::Issue& issue : conversion.report)
        is_told = is_told || issue.diagnostics.find("JP_Observation_VitalSigns: 0 of 1") != std::string::npos;
    EXPECT_TRUE(is_told);
    foreign::expect_valid(conversion);
}

TEST(ForeignProfiles, WhatRefersToOneThatDoesNotMeetItsOwnDoesNotClaimEither) {
    Context context = judging();
    context.find_fault = [](const fhir::Document&, std::string_view profile) -> std::optional<fhir::Issue> {
        return profile.ends_with("JP_Patient") ? std::optional(fhir::Issue{.rule = "x"}) : std::nullopt;
    };
    const Conversion conversion = convert(synthea(), context);
    EXPECT_THAT(resource_of(conversion, "Observation"), Not(HasSubstr("jpfhir.jp")));
    EXPECT_THAT(resource_of(conversion, "DiagnosticReport"), Not(HasSubstr("jpfhir.jp")));
}

TEST(ForeignProfiles, NobodyJudgesNothingIsClaimed) {
    EXPECT_THAT(resource_of(convert(synthea()), "Patient"), Not(HasSubstr("jpfhir.jp")));
}

TEST(ForeignProfiles, AnInputOfAPeerMustBeUnderAJapaneseProfile) {
    Context context = foreign::hospital();
    context.refuses_foreign_fhir = true;
    const Conversion conversion = convert(synthea(), context);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_TRUE(conversion.is_refused());
    EXPECT_THAT(rules_of(conversion), Contains("profile-unknown"));
    foreign::expect_complete_account(synthea(), conversion);
}

TEST(ForeignPatients, ARecordThatNamesItsPatientByAnIdentifierFindsHim) {
    const std::string condition = R"({"resourceType":"Condition","id":"c","subject":{"type":"Patient","identifier":{
"system":"urn:oid:1.2.3.4","value":"A-7"}}})";
    const Conversion together = convert(bundle("collection", {entry("", condition), entry(kPatientUrn, kPatient)}));
    const Unit& unit = *unit_of(together, "Condition");
    EXPECT_TRUE(unit.patient_is_known);
    EXPECT_THAT(resource_of(together, "Condition"), HasSubstr(R"("reference":")" + first_url(unit)));
    const Conversion alone = convert(condition);
    ASSERT_EQ(alone.units.size(), 1U);
    EXPECT_FALSE(alone.units[0].patient_is_known);
    EXPECT_EQ(alone.units[0].patient_number, "urn:oid:1.2.3.4|A-7");
    EXPECT_THAT(resource_of(alone, "Condition"), Not(HasSubstr("reference")));
}

TEST(ForeignPatients, AnIdentifierOfTheInstitutionsOwnIsThatNumber) {
    const Conversion conversion = convert(R"({"resourceType":"Condition","id":"c","subject":{"identifier":{
"system":"urn:oid:1.2.392.100495.20.3.51.11319999991","value":"00012345"}}})");
    EXPECT_EQ(conversion.units.at(0).patient_number, "00012345");
    EXPECT_FALSE(conversion.units.at(0).patient_is_known);
}

TEST(ForeignPatients, AnAddressOrUuidThatIsNotInTheInputIsWaitedFor) {
    const auto number_of = [](const std::string& reference) {
        const Conversion conversion =
            convert(R"({"resourceType":"Condition","id":"c","subject":{"reference":")" + reference + R"("}})");
        EXPECT_FALSE(conversion.units.at(0).patient_is_known) << reference;
        return conversion.units.at(0).patient_number;
    };
    EXPECT_EQ(number_of("https://a.example.org/fhir/Patient/9/_history/2"), "https://a.example.org/fhir/Patient/9");
    EXPECT_EQ(number_of("https://a.example.org/fhir/Patient/7B3C1C66-0a4c-4a3b-9b0e-0d8a3f2c1e01"),
              "7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01");
    EXPECT_EQ(number_of(kPatientUrn), "7b3c1c66-0a4c-4a3b-9b0e-0d8a3f2c1e01");
}

TEST(ForeignPatients, AnIdentifierOfSomethingElseIsNoPatient) {
    const Conversion conversion = convert(R"({"resourceType":"Observation","id":"o","status":"final",
"code":{"text":"x"},"subject":{"type":"Group","identifier":{"system":"urn:oid:1.2.3.4","value":"A-7"}}})");
    EXPECT_EQ(conversion.units.at(0).patient_number, "");
    EXPECT_TRUE(conversion.units.at(0).patient_is_known);
}

// Names

TEST(ForeignNames, APatientWithTheInstitutionsOwnNumberIsThatPatient) {
    const Conversion conversion = convert(R"({"resourceType":"Patient","id":"jp-1","identifier":[
{"system":"urn:oid:1.2.392.100495.20.3.51.11319999991","value":"00012345"}]})");
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].patient_number, "00012345");
    EXPECT_EQ(first_url(conversion.units[0]), "urn:uuid:" + resource_id("1319999991", "Patient", "00012345"));
}

TEST(ForeignNames, ServersAreToldApartByTheirAddresses) {
    const auto patient_at = [](const std::string& url) {
        return first_url(
            convert(bundle("searchset", {entry(url, R"({"resourceType":"Patient","id":"1"})")})).units.at(0));
    };
    EXPECT_NE(patient_at("https://a.example.org/fhir/Patient/1"), patient_at("https://b.example.org/fhir/Patient/1"));
    EXPECT_EQ(patient_at("https://a.example.org/fhir/Patient/1"), patient_at("https://a.example.org/fhir/Patient/1"));
}

TEST(ForeignReferences, TypeAndIdAreFoundUnlessTwoHaveThem) {
    const std::string patient = R"({"resourceType":"Patient","id":"1","gender":"male"})";
    const std::string condition = R"({"resourceType":"Condition","id":"c","subject":{"reference":"Patient/1"}})";
    const Conversion one = convert(bundle("collection", {entry("", patient), entry("", condition)}));
    EXPECT_TRUE(unit_of(one, "Condition")->patient_is_known);
    const Conversion two =
        convert(bundle("collection", {entry("https://a.example.org/Patient/1", patient),
                                      entry("https://b.example.org/Patient/1", patient), entry("", condition)}));
    EXPECT_FALSE(unit_of(two, "Condition")->patient_is_known);
    EXPECT_THAT(rules_of(two), Contains("reference-unresolved"));
}

TEST(ForeignReferences, ResultsThatArePartsOfEachOtherAreAllKept) {
    const auto part = [](const std::string& id, const std::string& other) {
        return entry("", observation(id, R"(,"hasMember":[{"reference":"Observation/)" + other + R"("}])"));
    };
    const Conversion conversion = convert(bundle("collection", {part("a", "b"), part("b", "a")}));
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].bundle.root().find("entry")->items().size(), 2U);
}

// Refusals

struct RefusedInput {
    const char* why;
    std::string bytes;
    const char* rule;
};
void PrintTo(const RefusedInput& row, std::ostream* out) { *out << row.why; }
class ForeignRefused : public testing::TestWithParam<RefusedInput> {};
TEST_P(ForeignRefused, MakesNoUnitSaysWhyAndListsEverything) {
    const Conversion conversion = convert(GetParam().bytes);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_TRUE(conversion.is_refused());
    EXPECT_THAT(rules_of(conversion), Contains(GetParam().rule));
    EXPECT_EQ(conversion.account.count(FieldFate::mapped) + conversion.account.count(FieldFate::ignored) +
                  conversion.account.count(FieldFate::unmapped),
              conversion.account.fields.size());
    foreign::expect_complete_account(GetParam().bytes, conversion);
}
INSTANTIATE_TEST_SUITE_P(
    Fhir, ForeignRefused,
    testing::Values(
        RefusedInput{"no resource type", R"({"name":"x"})", "type-unknown"},
        RefusedInput{"a type that nobody knows", R"({"resourceType":"Ward","id":"w"})", "type-unknown"},
        RefusedInput{"a data type", R"({"resourceType":"HumanName","id":"w"})", "type-unknown"},
        RefusedInput{"an empty Bundle", R"({"resourceType":"Bundle","type":"collection"})", "not-this-format"},
        RefusedInput{"a question", R"({"resourceType":"Bundle","type":"batch","entry":[
{"request":{"method":"GET","url":"Patient/1"}}]})",
                     "not-this-format"},
        RefusedInput{"a deletion", R"({"resourceType":"Bundle","type":"transaction","entry":[
{"request":{"method":"DELETE","url":"Patient/1"}}]})",
                     "method-unsupported"},
        RefusedInput{"a change of parts", bundle("transaction", {entry("", kPatient, "PATCH")}), "method-unsupported"},
        RefusedInput{"a Patient without any name", R"({"resourceType":"Patient","gender":"male"})", "patient-unknown"},
        RefusedInput{"a modifier extension", R"({"resourceType":"Patient","id":"p","modifierExtension":[
{"url":"http://example.org/not","valueBoolean":true}]})",
                     "extension-unknown"},
        RefusedInput{"a modifier extension deep inside", R"({"resourceType":"Patient","id":"p","contact":[
{"modifierExtension":[{"url":"http://example.org/not","valueBoolean":true}]}]})",
                     "extension-unknown"},
        RefusedInput{"a document without Composition", bundle("document", {entry(kPatientUrn, kPatient)}), "bdl-11"},
        RefusedInput{"a document without Patient", bundle("document", {composition()}), "patient-mismatch"},
        RefusedInput{"a Bundle inside of a Bundle", bundle("collection", {entry("", bundle("collection", {}))}),
                     "bundle-in-bundle"}));

TEST(ForeignRefusals, ARefusedRecordDoesNotTakeTheOthersWithIt) {
    const std::string bytes =
        bundle("collection", {entry(kPatientUrn, kPatient), entry("", R"({"resourceType":"Condition","id":"c",
"modifierExtension":[{"url":"http://example.org/not","valueBoolean":true}]})")});
    const Conversion conversion = convert(bytes);
    EXPECT_EQ(conversion.units.size(), 1U);
    EXPECT_TRUE(conversion.is_refused());
    EXPECT_EQ(conversion.refused_parts, 1U);
    EXPECT_EQ(fate_of(conversion, "Bundle.entry[1].resource.id"), "unmapped");
    foreign::expect_complete_account(bytes, conversion);
}

TEST(ForeignRefusals, TwoResourcesOfOneNameAreNotMixed) {
    const Conversion conversion = convert(bundle("collection", {entry("", R"({"resourceType":"Patient","id":"1"})"),
                                                                entry("", R"({"resourceType":"Patient","id":"1",
"gender":"male"})")}));
    EXPECT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(rules_of(conversion), Contains("resource-twice"));
    EXPECT_TRUE(conversion.is_refused());
}

TEST(ForeignRefusals, AnInputThatIsCutOffAnywhereGivesAnErrorAndNoUnit) {
    const std::string whole = one_line(synthea());
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        const Conversion conversion = convert(whole.substr(0, length));
        EXPECT_TRUE(conversion.units.empty()) << length;
        EXPECT_FALSE(fhir::has_no_errors(conversion.report)) << length;
    }
}

// Files that others wrote

TEST(ForeignSamples, AreTakenOverAndAccountedFor) {
    const auto folder = std::filesystem::path(KAKEHASHI_SHARED_DIR) / "samples/fhir";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared samples are not beside this checkout";
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.path().extension() != ".json") continue;
        SCOPED_TRACE(file.path().filename());
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        const Conversion conversion = convert(bytes);
        EXPECT_FALSE(conversion.units.empty());
        foreign::expect_complete_account(bytes, conversion);
    }
}

TEST(ForeignSamples, NothingOfTheResourcesOfJpCoreIsLost) {
    const auto folder = std::filesystem::path(KAKEHASHI_SHARED_DIR) / "ig/examples/jp-core-1.1.2-url";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the official examples are not beside this checkout";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        const Conversion conversion = convert(bytes);
        SCOPED_TRACE(file.path().filename());
        ASSERT_EQ(conversion.units.size(), 1U);
        EXPECT_EQ(conversion.account.count(FieldFate::unmapped), 0U);
        foreign::expect_complete_account(bytes, conversion);
    }
}

}  // namespace
}  // namespace kakehashi::mappers
