#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "own_profiles.hpp"

/// What loading says of the definitions that somebody gave.
namespace kakehashi::profiles {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace testing_samples;

class DefinitionNotices : public OwnProfiles {
protected:
    /// What a Patient without a name is told under the profile, information too: "severity rule".
    std::vector<std::string> said(const std::string& name) {
        const Validator validator = load({folder.path()});
        for (const fhir::Issue& each : validator.notices()) {
            EXPECT_EQ(each.severity, fhir::IssueSeverity::warning);
            notices.push_back(each.diagnostics);
            notices_ja.push_back(each.diagnostics_ja);
        }
        std::vector<std::string> lines;
        for (const auto& issue : validate(validator, patient(""), {kBase + name}))
            if (issue.rule != "dom-6") lines.push_back(std::string(code_of(issue.severity)) + " " + issue.rule);
        return lines;
    }
    std::vector<std::string> notices;
    std::vector<std::string> notices_ja;
};

TEST_F(DefinitionNotices, AMisspeltPathIsAFaultOfTheProfileAndNotOfTheRecord) {
    folder.add(profile("p", "Patient", r4("Patient"), R"({"id":"Patient.nmae","path":"Patient.nmae","min":1})"));
    EXPECT_THAT(said("p"), ElementsAre("information profile-element-unknown"));
    EXPECT_THAT(notices, ElementsAre(AllOf(HasSubstr(kBase + "p"), HasSubstr("Patient.nmae"))));
    EXPECT_THAT(notices_ja, ElementsAre(AllOf(HasSubstr(kBase + "p"), HasSubstr("存在しません"))));
}
TEST_F(DefinitionNotices, AMaxThatIsNoNumberIsNamedAndForbidsNothing) {
    folder.add(profile("p", "Patient", r4("Patient"), R"({"id":"Patient.photo","path":"Patient.photo","max":"many"})"));
    const Validator validator = load({folder.path()});
    ASSERT_FALSE(validator.notices().empty());
    EXPECT_THAT(validator.notices().front().diagnostics, AllOf(HasSubstr("Patient.photo"), HasSubstr("'many'")));
    EXPECT_THAT(validate(validator, patient(R"(,"photo":[{"title":"t"}])"), {kBase + "p"}),
                testing::Not(testing::Contains(testing::Field(&fhir::Issue::rule, "cardinality-max"))));
}
TEST_F(DefinitionNotices, TheRestOfSuchAProfileHolds) {
    folder.add(profile("p", "Patient", r4("Patient"),
                       R"({"id":"Patient.nmae","path":"Patient.nmae","min":1},
                          {"id":"Patient.nmae.given","path":"Patient.nmae.given","min":1},
                          {"id":"Patient.name","path":"Patient.name","min":1})"));
    EXPECT_THAT(said("p"), ElementsAre("information profile-element-unknown", "information profile-element-unknown",
                                       "error cardinality-min"));
}
TEST_F(DefinitionNotices, AnElementOfABaseIsNoFault) {
    folder.add(profile("p", "Observation", r4("Observation"),
                       R"({"id":"Observation.meta.id","path":"Observation.meta.id","max":"0"},
                          {"id":"Observation.valueQuantity.code","path":"Observation.valueQuantity.code","min":1})"));
    said("p");
    EXPECT_THAT(notices, IsEmpty());
}
TEST_F(DefinitionNotices, ACircleOfBasesIsNamed) {
    folder.add(profile("a", "Patient", kBase + "b", R"({"id":"Patient.name","path":"Patient.name","min":1})"));
    folder.add(profile("b", "Patient", kBase + "a", R"({"id":"Patient.gender","path":"Patient.gender","min":1})"));
    folder.add(profile("c", "Patient", kBase + "c", ""));
    said("a");
    EXPECT_THAT(notices, ElementsAre(HasSubstr("builds on itself"), HasSubstr("builds on itself"),
                                     HasSubstr(kBase + "c builds on itself")));
}
TEST_F(DefinitionNotices, AWidenedCardinalityTypeOrBindingIsNamed) {
    folder.add(profile("p", "Patient", r4("Patient"),
                       R"({"id":"Patient.gender","path":"Patient.gender","max":"2","binding":{"strength":"preferred"}},
                          {"id":"Patient.birthDate","path":"Patient.birthDate","type":[{"code":"dateTime"}]},
                          {"id":"Patient.link.type","path":"Patient.link.type","min":0})"));
    said("p");
    EXPECT_THAT(notices,
                ElementsAre(HasSubstr("Patient.gender: max 2"), HasSubstr("Patient.gender: The base's binding"),
                            HasSubstr("Patient.birthDate: "), HasSubstr("Patient.link.type: min 0")));
}
TEST_F(DefinitionNotices, AnotherFhirVersionIsNamed) {
    std::string other =
        profile("p", "Patient", r4("Patient"), R"({"id":"Patient.name","path":"Patient.name","min":1})");
    std::string good = profile("q", "Patient", r4("Patient"), R"({"id":"Patient.name","path":"Patient.name","min":1})");
    other.insert(1, R"("fhirVersion":"5.0.0",)");
    good.insert(1, R"("fhirVersion":"4.0.1",)");
    folder.add(other);
    folder.add(good);
    said("p");
    EXPECT_THAT(notices, ElementsAre(AllOf(HasSubstr(kBase + "p"), HasSubstr("5.0.0"))));
}
TEST_F(DefinitionNotices, OfManyFaultsTheFirstTenAreTold) {
    std::string elements;
    for (int i = 0; i < 25; ++i) {
        const std::string path = "Patient.x" + std::to_string(i);
        elements += (i > 0 ? "," : "") + (R"({"id":")" + path) + R"(","path":")" + path + "\"}";
    }
    folder.add(profile("p", "Patient", r4("Patient"), elements));
    said("p");
    ASSERT_EQ(notices.size(), 11U);
    EXPECT_THAT(notices[9], HasSubstr("Patient.x9: "));
    EXPECT_THAT(notices[10], HasSubstr("15 more faults"));
}
TEST_F(DefinitionNotices, WhatHasNoUrlIsNotPassedOverSilently) {
    folder.add(R"({"resourceType":"ValueSet","name":"Nameless","status":"draft"})");
    folder.add(R"({"resourceType":"StructureDefinition","name":"P","status":"draft","kind":"resource","abstract":false,
        "type":"Patient","derivation":"constraint","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient",
        "differential":{"element":[{"id":"Patient.nmae","path":"Patient.nmae"}]}})");
    said("p");
    EXPECT_THAT(notices, ElementsAre(HasSubstr("ValueSet Nameless"), HasSubstr("StructureDefinition P")));
}
TEST_F(DefinitionNotices, ABaseThatIsNotHereIsToldToTheRecordThatNeedsIt) {
    folder.add(profile("p", "Patient", kBase + "nowhere", R"({"id":"Patient.name","path":"Patient.name","max":"1"})"));
    EXPECT_THAT(said("p"), ElementsAre("information profile-base-unknown"));
    EXPECT_THAT(notices, IsEmpty());
}
TEST_F(DefinitionNotices, AGoodProfileHasNone) {
    folder.add(profile("p", "Patient", r4("Patient"), R"({"id":"Patient.name","path":"Patient.name","min":1})"));
    EXPECT_THAT(said("p"), ElementsAre("error cardinality-min"));
    EXPECT_THAT(notices, IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
