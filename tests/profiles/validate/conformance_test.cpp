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

// R4 codesystem.html#supplements
TEST_F(Conformance, ASupplementSaysWhatItSupplementsAndAddsNoCodes) {
    const auto with = [this](const std::string& members) {
        return check(R"({"resourceType":"CodeSystem","url":"http://a.example/cs","status":"draft",)" + members + "}");
    };
    const std::string base = R"("supplements":"http://hl7.org/fhir/administrative-gender",)";
    EXPECT_THAT(with(base + R"("content":"supplement","concept":[{"code":"male"}])"), IsEmpty());
    EXPECT_THAT(with(base + R"("content":"complete")"),
                ElementsAre("error code-system-supplement-content @ CodeSystem.content"));
    EXPECT_THAT(with(R"("content":"supplement")"),
                ElementsAre("error code-system-supplement-content @ CodeSystem.content"));
    EXPECT_THAT(with(R"("content":"not-present","concept":[{"code":"a"}])"),
                ElementsAre("error code-system-not-present @ CodeSystem.concept[0]"));
}
TEST_F(Conformance, PropertiesOfConceptsAreDefined) {
    EXPECT_THAT(findings(validate(validator, code_system(R"("concept":[{"code":"a","property":[{"code":"p",
                    "valueString":"x"}]}])"))),
                Contains("warning code-system-property-undefined @ CodeSystem.concept[0].property[0]"));
    EXPECT_THAT(check(code_system(R"("property":[{"code":"p","type":"code",
                    "uri":"http://hl7.org/fhir/concept-properties#none"}])")),
                ElementsAre("error code-system-property-hl7 @ CodeSystem.property[0]"));
}
// R4 valueset-filter-operator.html
TEST_F(Conformance, TheValueOfAFilterFitsItsOperator) {
    const auto with = [this](const std::string& filter) {
        return check(R"({"resourceType":"ValueSet","url":"http://a.example/vs","status":"draft","compose":{"include":[
            {"system":"http://a.example/cs","filter":[{)" +
                     filter + "}]}]}}");
    };
    const std::string at = " @ ValueSet.compose.include[0].filter[0]";
    EXPECT_THAT(with(R"("property":"p","op":"exists","value":"true")"), IsEmpty());
    EXPECT_THAT(with(R"("property":"p","op":"exists","value":"x")"),
                ElementsAre("error value-set-filter-boolean" + at));
    EXPECT_THAT(with(R"("property":"notSelectable","op":"=","value":"x")"),
                ElementsAre("error value-set-filter-boolean" + at));
    EXPECT_THAT(with(R"("property":"code","op":"regex","value":"(")"),
                ElementsAre("error value-set-filter-regex" + at));
}
// R4 conceptmap.html
TEST_F(Conformance, AConceptMapMapsCodesThatThereAre) {
    PackageFolder folder;
    const auto add = [&](const std::string& name, const std::string& code) {
        folder.add(R"({"resourceType":"CodeSystem","url":"http://a.example/)" + name +
                   R"(","status":"active","content":"complete","concept":[{"code":")" + code + R"("}]})");
        folder.add(R"({"resourceType":"ValueSet","url":"http://a.example/)" + name +
                   R"(-set","status":"active","compose":{"include":[{"system":"http://a.example/)" + name + R"("}]}})");
    };
    add("from", "male");
    add("to", "phone");
    validator = load({folder.path()});
    const auto with = [this](const std::string& source, const std::string& target, const std::string& more = {}) {
        return check(R"({"resourceType":"ConceptMap","status":"draft",)" + more + R"("group":[{
            "source":"http://a.example/from","target":"http://a.example/to",
            "element":[{"code":")" +
                     source + R"(","target":[{"code":")" + target + R"(","equivalence":"equal"}]}]}]})");
    };
    EXPECT_THAT(with("male", "phone"), IsEmpty());
    EXPECT_THAT(with("zz", "phone"),
                ElementsAre("error concept-map-code-unknown @ ConceptMap.group[0].element[0].code"));
    EXPECT_THAT(with("male", "zz"),
                ElementsAre("error concept-map-code-unknown @ ConceptMap.group[0].element[0].target[0].code"));
    EXPECT_THAT(with("male", "phone", R"("sourceCanonical":"http://a.example/to-set",)"),
                ElementsAre("error concept-map-code-unknown @ ConceptMap.group[0].element[0].code"));
}
// R4 searchparameter.html
TEST_F(Conformance, ASearchParameterCanBeRead) {
    const auto with = [this](const std::string& type, const std::string& expression) {
        return check(R"({"resourceType":"SearchParameter","url":"http://a.example/sp","name":"x","status":"draft",
            "description":"x","code":"x","base":["Patient"],"type":")" +
                     type + R"(","expression":")" + expression + R"("})");
    };
    EXPECT_THAT(with("token", "Patient.active"), IsEmpty());
    EXPECT_THAT(with("token", "Patient.(("),
                ElementsAre("error search-parameter-expression @ SearchParameter.expression"));
    EXPECT_THAT(with("composite", "Patient"), ElementsAre("error search-parameter-components @ SearchParameter"));
}
// R4 structuredefinition.html, defining-extensions.html
TEST_F(Conformance, ADefinitionFitsItsBaseAndAnExtensionItsUrl) {
    const auto with = [this](const std::string& members) {
        return check(R"({"resourceType":"StructureDefinition","url":"http://a.example/sd","name":"X","status":"draft",
            "abstract":false,)" +
                     members + "}");
    };
    const std::string extension = R"("kind":"complex-type","type":"Extension","derivation":"constraint",
        "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Extension",
        "context":[{"type":"element","expression":"Patient"}],"differential":{"element":[{"id":"Extension","path":"Extension"},
        {"id":"Extension.url","path":"Extension.url","fixedUri":)";
    EXPECT_THAT(with(extension + R"("http://a.example/sd"}]})"), IsEmpty());
    EXPECT_THAT(with(extension + R"("http://a.example/other"}]})"),
                ElementsAre("error structure-definition-extension-url @ StructureDefinition"));
    const std::string patient = R"("kind":"resource","type":"Patient","derivation":"constraint",
        "differential":{"element":[{"id":"Patient","path":"Patient"}]},)";
    EXPECT_THAT(with(patient + R"("context":[{"type":"element","expression":"Patient"}],
        "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient")"),
                ElementsAre("error structure-definition-context @ StructureDefinition.context[0]"));
    PackageFolder folder;
    folder.add(
        R"({"resourceType":"StructureDefinition","url":"http://a.example/base","type":"Group","kind":"resource"})");
    validator = load({folder.path()});
    EXPECT_THAT(with(patient + R"("baseDefinition":"http://a.example/base")"),
                ElementsAre("error structure-definition-base @ StructureDefinition"));
}

}  // namespace
}  // namespace kakehashi::profiles
