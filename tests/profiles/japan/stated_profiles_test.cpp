#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

/// Our own statement of the Japanese profiles, which the program carries: what is right passes with no package at hand,
/// and what is broken is found at its place.
namespace kakehashi::profiles {
namespace {

using fhir::Builder;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const std::string kProfiles = "http://jpfhir.jp/fhir/";

class StatedProfiles : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto loaded = Validator::load({});
        ASSERT_TRUE(loaded.has_value()) << loaded.error().diagnostics;
        validator = std::make_unique<Validator>(std::move(*loaded));
    }
    static void TearDownTestSuite() { validator.reset(); }

    static std::vector<std::string> errors_of(
        const std::string& json, const std::function<void(Builder)>& damage = [](const Builder&) {}) {
        auto document = fhir::parse_json(json);
        if (!document) return {document.error().diagnostics};
        damage(document->edit());
        std::vector<std::string> errors;
        for (const fhir::Issue& issue : validator->validate(*document))
            if (issue.severity == fhir::IssueSeverity::error)
                errors.push_back("error " + issue.rule + " @ " + issue.expression);
        return errors;
    }
    static inline std::unique_ptr<Validator> validator;
};

const std::string kInstitution =
    R"({"url":"http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber","valueIdentifier":{
        "system":"http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no","value":"1319999991"}})";

std::string meta(const std::string& profile) {
    return R"("meta":{"lastUpdated":"2026-11-01T09:00:00.000+09:00","profile":["http://jpfhir.jp/fhir/)" + profile +
           R"(|1"]})";
}

const std::string kPatient = R"({"resourceType":"Patient",)" + meta("eCS/StructureDefinition/JP_Patient_eCS") +
                             R"(,"extension":[)" + kInstitution + R"(],"identifier":[
    {"system":"urn:oid:1.2.392.100495.20.3.51.11319999991","value":"1"},
    {"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"00012345:あいう:１８７:05"}],
    "name":[{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation",
    "valueCode":"IDE"}],"text":"見本 花子","family":"見本","given":["花子"]}],"gender":"female",
    "birthDate":"1948-05-07","address":[{"text":"見本県見本市１"}]})";

const std::string kCondition = R"({"resourceType":"Condition",)" + meta("eCS/StructureDefinition/JP_Condition_eCS") +
                               R"(,"contained":[{"resourceType":"Encounter","id":"e","meta":{"profile":[
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter"]},"status":"finished","class":{"code":"AMB",
    "system":"http://terminology.hl7.org/CodeSystem/v3-ActCode"}}],"extension":[)" +
                               kInstitution +
                               R"(,{"url":"http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department",
    "valueCodeableConcept":{"text":"内科"}}],"identifier":[{"value":"1",
    "system":"http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"}],"clinicalStatus":{"coding":[{
    "system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"verificationStatus":{
    "coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
    "category":[{"text":"x"}],"code":{"coding":[{"code":"99999999","display":"未コード化傷病名",
    "system":"http://medis.or.jp/CodeSystem/master-disease-keyNumber"}],"text":"見本病"},
    "subject":{"reference":"urn:uuid:589bd3a7-3bea-5bd4-be2e-92604adfcb81"},"encounter":{"reference":"#e"},
    "onsetDateTime":"2025-11-24"})";

const std::string kBundle =
    R"({"resourceType":"Bundle","meta":{"lastUpdated":"2026-11-01T09:00:00.000+09:00","profile":[
    "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS|1"],"tag":[{"code":"Condition",
    "system":"http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS"}]},"identifier":{
    "system":"http://jpfhir.jp/fhir/clins/bundle-identifier","value":"1319999991^2026^C-1"},"type":"collection",
    "timestamp":"2026-11-01T09:00:00.000+09:00","entry":[
    {"fullUrl":"urn:uuid:589bd3a7-3bea-5bd4-be2e-92604adfcb81","resource":)" +
    kPatient + R"(},{"fullUrl":"urn:uuid:aebd2191-d46d-537f-a2ff-c4adc21dd6ec","resource":)" + kCondition + "}]}";

std::string without(std::string text, std::string_view part) {
    const auto at = text.find(part);
    return at == std::string::npos ? "the sample has no such part" : text.erase(at, part.size());
}

TEST_F(StatedProfiles, WhatIsRightPassesWithNoPackageAtHand) {
    EXPECT_THAT(errors_of(kPatient), IsEmpty());
    EXPECT_THAT(errors_of(kCondition), IsEmpty());
    EXPECT_THAT(errors_of(kBundle), IsEmpty());
}

TEST_F(StatedProfiles, AMissingElementIsFound) {
    EXPECT_THAT(errors_of(kPatient, [](Builder it) { it.remove("address"); }),
                Contains("error cardinality-min @ Patient"));
    EXPECT_THAT(errors_of(kPatient, [](Builder it) { it.object("meta").remove("lastUpdated"); }),
                Contains("error cardinality-min @ Patient.meta"));
    EXPECT_THAT(errors_of(kCondition, [](Builder it) { it.object("code").remove("text"); }),
                Contains("error cardinality-min @ Condition.code"));
}
TEST_F(StatedProfiles, AMissingSliceIsFound) {
    const auto found = errors_of(kCondition, [](Builder it) {
        it.remove("identifier").append_object("identifier").set_string("system", "urn:x").set_string("value", "1");
    });
    EXPECT_THAT(found, Contains("error cardinality-min @ Condition"));
}
TEST_F(StatedProfiles, ASliceOnceTooOftenIsFound) {
    const auto found = errors_of(kCondition, [](Builder it) {
        it.append_object("identifier")
            .set_string("system", kProfiles + "core/IdSystem/resourceInstance-identifier")
            .set_string("value", "2");
    });
    EXPECT_THAT(found, Contains("error cardinality-max @ Condition"));
}
TEST_F(StatedProfiles, ATagThatIsNotOfTheListIsFound) {
    const auto found = errors_of(kCondition, [](Builder it) {
        it.object("meta").append_object("tag").set_string("system", "urn:x").set_string("code", "routing");
    });
    EXPECT_THAT(found, Contains("error slicing-closed @ Condition.meta.tag[0]"));
}
TEST_F(StatedProfiles, AnUnknownCodeIsFound) {
    const auto found = errors_of(kBundle, [](Builder it) {
        auto tag = it.object("meta").remove("tag").append_object("tag");
        tag.set_string("system", kProfiles + "clins/CodeSystem/BundleResourceType_CS").set_string("code", "Patient");
    });
    EXPECT_THAT(found, Contains("error binding-not-in-value-set @ Bundle.meta.tag[0].code"));
    EXPECT_THAT(found, Contains("error bundle-meta-tag-resourceType-valid @ Bundle"));
}
TEST_F(StatedProfiles, AnotherFixedValueIsFound) {
    EXPECT_THAT(errors_of(kBundle, [](Builder it) { it.set_string("type", "batch"); }),
                Contains("error fixed-value @ Bundle.type"));
    EXPECT_THAT(errors_of(kBundle, [](Builder it) { it.object("identifier").set_string("system", "urn:x"); }),
                Contains("error fixed-value @ Bundle.identifier.system"));
}
TEST_F(StatedProfiles, ABundleIdOfAnotherFormIsFound) {
    EXPECT_THAT(errors_of(kBundle, [](Builder it) { it.object("identifier").set_string("value", "C-1"); }),
                Contains("error valid-value-bundleIdenfifier @ Bundle"));
    EXPECT_THAT(errors_of(kBundle, [](Builder it) { it.object("identifier").remove("value"); }),
                Contains("error valid-value-bundleIdenfifier @ Bundle"));
}
TEST_F(StatedProfiles, AnInsuredPersonNumberOfAnotherFormIsFound) {
    EXPECT_THAT(errors_of(kPatient,
                          [](Builder it) {
                              it.remove("identifier")
                                  .append_object("identifier")
                                  .set_string("system", kProfiles + "clins/Idsystem/JP_Insurance_memberID")
                                  .set_string("value", "12345:1:2:05");
                          }),
                Contains("error valid-value-insurance-patientIdentifier @ Patient"));
    EXPECT_THAT(errors_of(kPatient, [](Builder it) { it.remove("identifier"); }),
                Contains("error valid-system-insurance-patientIdentifier @ Patient"));
}
TEST_F(StatedProfiles, AnInvariantIsToldInBothLanguages) {
    const auto refusal = [](const std::string& json, std::string_view rule) {
        const auto report = validator->validate(*fhir::parse_json(json));
        const auto found = std::ranges::find(report, rule, &fhir::Issue::rule);
        return found != report.end() ? *found : fhir::Issue();
    };
    const auto number = refusal(without(kPatient, ":あいう"), "valid-value-insurance-patientIdentifier");
    EXPECT_THAT(
        number.diagnostics,
        StartsWith("The constraint valid-value-insurance-patientIdentifier is not met: R1013: insurer 8 digits"));
    EXPECT_THAT(
        number.diagnostics_ja,
        StartsWith("制約 valid-value-insurance-patientIdentifier: R1013: 被保険者識別子は「保険者番号8桁:記号:"));
    EXPECT_THAT(number.diagnostics_ja, Not(HasSubstr("insurer")));
    const auto onset = refusal(without(kBundle, R"(,
    "onsetDateTime":"2025-11-24")"),
                               "condition-needs-onsetDateTime");
    EXPECT_THAT(onset.diagnostics, HasSubstr("R9013C: every Condition says when it began."));
    EXPECT_THAT(onset.diagnostics_ja, HasSubstr("R9013C: Conditionにはすべて、発症日(onsetDateTime)が必要です。"));
}
TEST_F(StatedProfiles, AnotherTypeIsFound) {
    EXPECT_THAT(errors_of(kCondition,
                          [](Builder it) { it.remove("onsetDateTime").set_string("abatementString", "last year"); }),
                Contains("error type-not-allowed @ Condition.abatement"));
}
TEST_F(StatedProfiles, ABundleWithoutTheThingsThatItTellsOfIsFound) {
    EXPECT_THAT(errors_of(without(kBundle, R"(,"meta":{"profile":[
    "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter"]})")),
                Contains("error condition-needs-contained-of-Encounter @ Bundle"));
    EXPECT_THAT(errors_of(without(kBundle, R"(,
    "onsetDateTime":"2025-11-24")")),
                Contains("error condition-needs-onsetDateTime @ Bundle"));
}
TEST_F(StatedProfiles, AnEntryOfNoSliceIsFound) {
    const auto found = errors_of(kBundle, [](Builder it) {
        auto entry = it.append_object("entry");
        entry.set_string("fullUrl", "urn:uuid:bebd2191-d46d-537f-a2ff-c4adc21dd6ec");
        entry.object("resource").set_string("resourceType", "Basic").object("code").set_string("text", "x");
    });
    EXPECT_THAT(found, Contains("error slicing-closed @ Bundle.entry[2]"));
}

/// A profile in a file of its own, as a user would give it.
class GivenProfile {
public:
    GivenProfile(const std::string& url, const std::string& base) {
        std::ofstream(path_)
            << R"({"resourceType":"StructureDefinition","url":")" << url << R"(","type":"Patient",)"
            << R"("derivation":"constraint","baseDefinition":")" << base
            << R"(","differential":{"element":[{"id":"Patient.telecom","path":"Patient.telecom","min":1}]}})";
    }
    ~GivenProfile() { std::filesystem::remove(path_); }
    GivenProfile(const GivenProfile&) = delete;
    GivenProfile& operator=(const GivenProfile&) = delete;

    std::vector<std::string> rules_broken_by(const std::string& json, const std::string& url) const {
        const auto validator = Validator::load({.packages = {path_.string()}});
        const auto document = fhir::parse_json(json);
        std::vector<std::string> rules;
        for (const fhir::Issue& issue : validator->validate(*document, {.profiles = {url}}))
            if (issue.severity == fhir::IssueSeverity::error) rules.push_back(issue.rule);
        return rules;
    }

private:
    // Tests may run at the same time.
    std::filesystem::path path_ =
        std::filesystem::path(testing::TempDir()) /
        (std::string("kakehashi-given-") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".json");
};

const std::string kNobody = R"({"resourceType":"Patient"})";

TEST(GivenProfiles, StandOnOursWhenTheyDeriveFromThem) {
    const GivenProfile given("http://example.org/own", kProfiles + "eCS/StructureDefinition/JP_Patient_eCS");
    EXPECT_THAT(given.rules_broken_by(kNobody, "http://example.org/own"),
                Contains("valid-system-insurance-patientIdentifier"));
}
TEST(GivenProfiles, SpeakForAllWhenTheyStateOneOfOurs) {
    const std::string url = kProfiles + "eCS/StructureDefinition/JP_Patient_eCS";
    const GivenProfile given(url, "http://hl7.org/fhir/StructureDefinition/Patient");
    EXPECT_THAT(given.rules_broken_by(kNobody, url), testing::ElementsAre("cardinality-min"));
    EXPECT_THAT(given.rules_broken_by(kNobody, kProfiles + "core/StructureDefinition/JP_Patient"), IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
