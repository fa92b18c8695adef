#include <gmock/gmock.h>

#include "sample.hpp"

/// ValueSets and CodeSystems as instances, and the form of UUIDs.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;

class Conformance : public testing::Test {
protected:
    Validator validator = load();
    std::vector<std::string> check(const std::string& json) { return errors(validate(validator, json)); }
    static std::string code_system(const std::string& members) {
        return R"({"resourceType":"CodeSystem","url":"http://a.example/cs","status":"draft","content":"complete",)" +
               members + "}";
    }
};

TEST_F(Conformance, AnIncludeNamesItsSystemWhole) {
    const auto with = [this](const std::string& system) {
        return check(R"({"resourceType":"ValueSet","url":"http://a.example/vs","status":"draft","compose":{"include":[
            {"system":")" +
                     system + R"("}]}})");
    };
    EXPECT_THAT(with("http://a.example/cs"), IsEmpty());
    EXPECT_THAT(with("#cs"), ElementsAre("error value-set-system-relative @ ValueSet.compose.include[0]"));
}
TEST_F(Conformance, ACompleteCodeSystemHasAsManyConceptsAsItSays) {
    const std::string concepts = R"("concept":[{"code":"a","concept":[{"code":"b"}]}])";
    EXPECT_THAT(check(code_system(R"("count":2,)" + concepts)), IsEmpty());
    EXPECT_THAT(check(code_system(R"("count":3,)" + concepts)),
                ElementsAre("error code-system-count @ CodeSystem.count"));
}
TEST_F(Conformance, PropertiesAreDefinedOnceAndHaveTheirType) {
    EXPECT_THAT(check(code_system(R"("property":[{"code":"p","type":"string"},{"code":"p","type":"code"}])")),
                ElementsAre("error code-system-property-twice @ CodeSystem.property[1]"));
    EXPECT_THAT(check(code_system(R"("property":[{"code":"p","type":"boolean"}],"concept":[{"code":"a","property":[
                    {"code":"p","valueString":"x"}]}])")),
                ElementsAre("error code-system-property-type @ CodeSystem.concept[0].property[0]"));
}
TEST_F(Conformance, HL7sOwnPropertiesHaveTheirTypeAndComeOnce) {
    const std::string not_selectable = R"("uri":"http://hl7.org/fhir/concept-properties#notSelectable",)";
    EXPECT_THAT(check(code_system(R"("property":[{)" + not_selectable + R"("code":"a","type":"boolean"}])")),
                IsEmpty());
    EXPECT_THAT(check(code_system(R"("property":[{)" + not_selectable + R"("code":"a","type":"string"}])")),
                ElementsAre("error code-system-property-uri @ CodeSystem.property[0]"));
    EXPECT_THAT(check(code_system(R"("property":[{)" + not_selectable + R"("code":"a","type":"boolean"},{)" +
                                  not_selectable + R"("code":"b","type":"boolean"}])")),
                ElementsAre("error code-system-property-uri-twice @ CodeSystem.property[1]"));
}
TEST_F(Conformance, WhatAValueSetNamesIsInItsCodeSystem) {
    PackageFolder folder;
    folder.add(code_system(R"("property":[{"code":"p","type":"Coding"}],"concept":[{"code":"a"}])"));
    validator = load({folder.path()});
    const auto with = [this](const std::string& include) {
        return check(R"({"resourceType":"ValueSet","url":"http://a.example/vs","status":"draft","compose":{"include":[
            {"system":"http://a.example/cs",)" +
                     include + "}]}}");
    };
    const auto filter = [](const std::string& value) {
        return R"("filter":[{"property":"p","op":"=","value":")" + value + R"("}])";
    };
    EXPECT_THAT(with(R"("concept":[{"code":"a"}])"), IsEmpty());
    EXPECT_THAT(with(R"("concept":[{"code":"b"}])"),
                ElementsAre("error value-set-code-unknown @ ValueSet.compose.include[0].concept[0]"));
    EXPECT_THAT(with(filter("http://a.example/cs#a")), IsEmpty());
    EXPECT_THAT(with(filter("http://a.example/cs#b")),
                ElementsAre("error value-set-code-unknown @ ValueSet.compose.include[0].filter[0]"));
    EXPECT_THAT(with(filter("a")),
                ElementsAre("error value-set-filter-coding @ ValueSet.compose.include[0].filter[0]"));
}
TEST_F(Conformance, AnExpressionConstraintCanBeRead) {
    const auto with = [this](const std::string& value) {
        return check(R"({"resourceType":"ValueSet","url":"http://a.example/vs","status":"draft","compose":{"include":[
            {"system":"http://snomed.info/sct","filter":[{"property":"constraint","op":"=","value":")" +
                     value + R"("}]}]}})");
    };
    const std::string error = "error value-set-ecl @ ValueSet.compose.include[0].filter[0]";
    for (const std::string good : {"<< 404684003 |Clinical finding|", "(<195967001 OR ^ 700043003) MINUS 233604007",
                                   "< 404684003 : 363698007 = << 39057004", "*"})
        EXPECT_THAT(with(good), IsEmpty()) << good;
    for (const std::string bad : {"234234 << 234234", "<< ", "(404684003", "404684003 |x", "12", "finding"})
        EXPECT_THAT(with(bad), ElementsAre(error)) << bad;
}
TEST_F(Conformance, ABindingStandsWhereCodesCan) {
    const auto with = [this](const std::string& path) {
        return check(R"({"resourceType":"StructureDefinition","url":"http://a.example/sd","name":"S","status":"draft",
            "kind":"resource","abstract":false,"type":"Patient","differential":{"element":[{"path":")" +
                     path + R"(","binding":{"strength":"required","valueSet":"http://a.example/vs"}}]}})");
    };
    EXPECT_THAT(with("Patient.gender"), Not(Contains(HasSubstr("binding-not-relevant"))));
    EXPECT_THAT(with("Patient.contact.relationship"), Not(Contains(HasSubstr("binding-not-relevant"))));
    EXPECT_THAT(with("Patient.birthDate"),
                Contains("error binding-not-relevant @ StructureDefinition.differential.element[0]"));
}
TEST_F(Conformance, ACanonicalIsAbsolute) {
    const auto with = [this](const std::string& canonical) {
        return check(R"({"resourceType":"Measure","status":"draft","library":[")" + canonical + R"("]})");
    };
    EXPECT_THAT(with("http://a.example/Library/1|2"), IsEmpty());
    EXPECT_THAT(with("Library/1"), ElementsAre("error canonical-relative @ Measure.library[0]"));
}
TEST_F(Conformance, AUuidIsWrittenInLowerCase) {
    const auto with = [this](const std::string& uuid) {
        return check(R"({"resourceType":"Patient","implicitRules":"urn:uuid:)" + uuid + R"("})");
    };
    EXPECT_THAT(with("0f8fad5b-d9cb-469f-a165-70867728950e"), IsEmpty());
    EXPECT_THAT(with("0F8FAD5B-D9CB-469F-A165-70867728950E"), ElementsAre("error uuid-format @ Patient.implicitRules"));
    EXPECT_THAT(with("0f8fad5b"), ElementsAre("error uuid-format @ Patient.implicitRules"));
}

}  // namespace
}  // namespace kakehashi::profiles
