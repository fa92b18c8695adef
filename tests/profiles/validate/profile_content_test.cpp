#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "own_profiles.hpp"

/// Rules of profiles that reach further than their element: content references, elements of other profiles, guides,
/// narratives, and R4's vital signs.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;

using ProfileContent = OwnProfiles;

std::string composition(const std::string& sections) {
    return R"({"resourceType":"Composition","status":"final","type":{"text":"t"},"date":"2026-01-01","title":"t",
        "author":[{"display":"x"}],"section":[)" +
           sections + "]}";
}

TEST_F(ProfileContent, WhyABindingCannotBeCheckedIsSaid) {
    const auto value_set = [](const std::string& name, const std::string& include) {
        return R"({"resourceType":"ValueSet","url":"http://example.org/)" + name +
               R"(","status":"active","compose":{"include":[)" + include + "]}}";
    };
    const std::string filter = R"({"system":"urn:x","filter":[{"property":"code","op":")";
    folder.add(
        R"({"resourceType":"CodeSystem","url":"urn:x","status":"active","content":"complete","concept":[{"code":"a"}]})");
    folder.add(value_set("circle", R"({"valueSet":["http://example.org/circle"]})"));
    folder.add(value_set("operator", filter + R"(looks-like","value":"a"}]})"));
    folder.add(value_set("pattern", filter + R"(regex","value":"("}]})"));
    const std::string coded = patient(R"(,"maritalStatus":{"coding":[{"system":"urn:x","code":"a"}]})");
    const std::vector<std::array<std::string, 3>> rows{{"circle", "binding-value-set-circular", "includes itself"},
                                                       {"operator", "binding-filter-operator", "looks-like"},
                                                       {"pattern", "binding-filter-pattern", "regular expression"},
                                                       {"nowhere", "binding-content-missing", "is not here"}};
    for (const auto& [set, rule, words] : rows) {
        folder.add(profile(set, "Patient", r4("Patient"),
                           R"({"path":"Patient.maritalStatus","binding":{
            "strength":"required","valueSet":"http://example.org/)" +
                               set + R"("}})"));
        EXPECT_THAT(check_errors(set, coded), IsEmpty()) << set;
        const auto found = std::ranges::find(last, rule, &fhir::Issue::rule);
        ASSERT_NE(found, last.end()) << set;
        EXPECT_EQ(found->severity, fhir::IssueSeverity::information);
        EXPECT_THAT(found->diagnostics, testing::HasSubstr(words));
        EXPECT_THAT(found->diagnostics_ja, testing::HasSubstr("値セットhttp://example.org/" + set));
    }
}
// As the reference validator has it: what it lacks besides its form is not told.
TEST_F(ProfileContent, WhatHasAWrongFormIsNoElementOfTheProfile) {
    const std::string demands =
        R"({"path":"Patient.maritalStatus","min":1},{"path":"Patient.maritalStatus.text","min":1},
        {"path":"Patient.maritalStatus.coding","min":1},{"path":"Patient.maritalStatus.coding.display","min":1})";
    folder.add(profile("own", "Patient", r4("Patient"), demands));
    EXPECT_THAT(check_errors("own", patient(R"(,"maritalStatus":"married")")),
                ElementsAre("error cardinality-min @ Patient", "error json-not-object @ Patient.maritalStatus"));
    EXPECT_THAT(check_errors("own", patient(R"(,"maritalStatus":{"text":"x","coding":["M"]})")),
                ElementsAre("error cardinality-min @ Patient.maritalStatus",
                            "error json-not-object @ Patient.maritalStatus.coding[0]"));
    EXPECT_THAT(check_errors("own", patient(R"(,"maritalStatus":{"text":"x","coding":"M"})")),
                ElementsAre("error cardinality-min @ Patient.maritalStatus",
                            "error json-not-array @ Patient.maritalStatus.coding"));
    folder.add(profile("bound", "Patient", r4("Patient"), R"({"path":"Patient.gender","min":1,"binding":{
        "strength":"required","valueSet":"http://hl7.org/fhir/ValueSet/administrative-gender"}})"));
    EXPECT_THAT(check_errors("bound", patient(R"(,"gender":{})")),
                Not(Contains("error binding-not-in-value-set @ Patient.gender")));
}
TEST_F(ProfileContent, ASectionInASectionObeysTheRulesOfSections) {
    folder.add(profile("own", "Composition", r4("Composition"), R"({"path":"Composition.section.title","min":1})"));
    EXPECT_THAT(check_errors("own", composition(R"({"title":"a","section":[{"title":"b","text":{"status":"generated",
        "div":"<div xmlns='http://www.w3.org/1999/xhtml'>x</div>"}}]})")),
                IsEmpty());
    EXPECT_THAT(check_errors("own", composition(R"({"title":"a","section":[{"title":"b","section":[{"text":
        {"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'>x</div>"}}]}]})")),
                ElementsAre("error cardinality-min @ Composition.section[0].section[0].section[0]"));
}
TEST_F(ProfileContent, WhatIsSaidOfTheInnerSectionReplacesIt) {
    folder.add(profile("own", "Composition", r4("Composition"),
                       R"({"path":"Composition.section.title","min":1},
                          {"path":"Composition.section.section.code","min":1})"));
    EXPECT_THAT(check_errors("own", composition(R"({"title":"a","section":[{"code":{"text":"c"},"text":{"status":
        "generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'>x</div>"}}]})")),
                IsEmpty());
}
TEST_F(ProfileContent, ATypesProfileMayBeAnElementOfAnotherProfile) {
    folder.add(profile("library", "Composition", r4("Composition"),
                       R"({"path":"Composition.section","slicing":{"discriminator":[{"type":"pattern","path":"code"}],
                           "rules":"open"}},
                          {"path":"Composition.section","sliceName":"a"},
                          {"path":"Composition.section.title","min":1},
                          {"path":"Composition.section.code","min":1,"patternCodeableConcept":{"text":"A"}})"));
    folder.add(profile("own", "Composition", r4("Composition"),
                       R"({"path":"Composition.section","slicing":{"discriminator":[{"type":"pattern","path":"code"}],
                           "rules":"closed"}},
                          {"path":"Composition.section","sliceName":"first","min":1,"type":[{"code":"BackboneElement",
                           "profile":[")" +
                           kBase + R"(library"],"_profile":[{"extension":[{"url":
                           "http://hl7.org/fhir/StructureDefinition/elementdefinition-profile-element",
                           "valueString":"Composition.section:a"}]}]}]})"));
    const std::string text =
        R"("text":{"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'>x</div>"})";
    EXPECT_THAT(check_errors("own", composition(R"({"code":{"text":"A"},"title":"a",)" + text + "}")), IsEmpty());
    EXPECT_THAT(check_errors("own", composition(R"({"code":{"text":"A"},)" + text + "}")),
                ElementsAre("error cardinality-min @ Composition.section[0]"));
    EXPECT_THAT(check_errors("own", composition(R"({"code":{"text":"B"},"title":"a",)" + text + "}")),
                ElementsAre("error cardinality-min @ Composition", "error slicing-closed @ Composition.section[0]"));
}
TEST_F(ProfileContent, AGuideMayAskOfEveryResourceOfAType) {
    folder.add(profile("named", "Patient", r4("Patient"), R"({"path":"Patient.name","min":1})"));
    folder.add(R"({"resourceType":"ImplementationGuide","url":"http://a.example/ig","global":[{"type":"Patient",
        "profile":")" +
               kBase + R"(named"}]})");
    const Validator validator = load({folder.path()});
    EXPECT_THAT(errors(validate(validator, patient(R"(,"active":true)"))),
                ElementsAre("error cardinality-min @ Patient"));
}
TEST_F(ProfileContent, AnExtensionMayStandForAMissingValue) {
    folder.add(profile("own", "Patient", r4("Patient"), R"({"path":"Patient.active","min":1,"extension":[{"url":
        "http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.valueAlternatives",
        "valueCanonical":"http://hl7.org/fhir/StructureDefinition/data-absent-reason"}]})"));
    const auto with = [&](const std::string& url) {
        return check_errors("own",
                            patient(R"(,"_active":{"extension":[{"url":")" + url + R"(","valueCode":"unknown"}]})"));
    };
    EXPECT_THAT(with("http://hl7.org/fhir/StructureDefinition/data-absent-reason"), IsEmpty());
    EXPECT_THAT(with("http://a.example/other"), ElementsAre("error value-alternative @ Patient.active"));
}
TEST_F(ProfileContent, ANarrativeMayHaveToHaveLanguagesAndSources) {
    const auto control = [](const std::string& name, const std::string& code) {
        return R"({"path":"Patient.text","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/narrative-)" +
               name + R"(-control","valueCode":")" + code + R"("}]})";
    };
    folder.add(profile("languages", "Patient", r4("Patient"), control("language", "_resource")));
    folder.add(profile("none", "Patient", r4("Patient"), control("language", "_no")));
    folder.add(profile("sources", "Patient", r4("Patient"), control("source", "error")));
    const auto with = [&](const std::string& name, const std::string& html) {
        return check_errors(name, patient(R"(,"language":"ja","text":{"status":"generated","div":
            "<div xmlns='http://www.w3.org/1999/xhtml'>)" +
                                          html + R"(</div>"})"));
    };
    EXPECT_THAT(with("languages", "<div lang='en'>x</div><div lang='ja' xml:lang='ja'>y</div>"), IsEmpty());
    EXPECT_THAT(with("languages", "<div lang='en'>x</div>"), ElementsAre("error narrative-language @ Patient.text"));
    EXPECT_THAT(with("none", "<p>x</p>"), IsEmpty());
    EXPECT_THAT(with("none", "<div lang='en'>x</div>"), ElementsAre("error narrative-language-none @ Patient.text"));
    EXPECT_THAT(with("sources", "<p class='generated'>x <b>y</b></p><hr class='original'/>"), IsEmpty());
    EXPECT_THAT(with("sources", "<p class='generated'>x</p>y"), ElementsAre("error narrative-source @ Patient.text"));
}

TEST_F(ProfileContent, AnExtensionsSliceIsToldByItsUrlAlone) {
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"path":"Patient.extension","sliceName":"e","max":"1","type":[{"code":"Extension",
                           "profile":["http://a.example/not-here"]}]})"));
    const std::string extension = R"({"url":"http://a.example/not-here","valueBoolean":true})";
    EXPECT_THAT(check_errors("own", patient(R"(,"extension":[)" + extension + "]")), IsEmpty());
    EXPECT_THAT(check_errors("own", patient(R"(,"extension":[)" + extension + "," + extension + "]")),
                ElementsAre("error cardinality-max @ Patient"));
}
TEST_F(ProfileContent, APatternTellsASliceThoughItsValueSetIsNotHere) {
    folder.add(profile("own", "Practitioner", r4("Practitioner"),
                       R"({"path":"Practitioner.qualification","slicing":{"discriminator":[{"type":"value",
                           "path":"code"}],"rules":"open"}},
                          {"path":"Practitioner.qualification","sliceName":"a","max":"1"},
                          {"path":"Practitioner.qualification.code","patternCodeableConcept":{"coding":[{"code":"a"}]},
                           "binding":{"strength":"required","valueSet":"http://a.example/not-here"}})"));
    const std::string of_a = R"({"code":{"coding":[{"system":"http://a.example/s","code":"a"}]}})";
    const auto with = [&](const std::string& list) {
        return check_errors("own", R"({"resourceType":"Practitioner","qualification":[)" + list + "]}");
    };
    EXPECT_THAT(with(of_a), IsEmpty());
    EXPECT_THAT(with(of_a + "," + of_a), ElementsAre("error cardinality-max @ Practitioner"));
}

class VitalSigns : public OwnProfiles {
protected:
    void SetUp() override {
        folder.add(profile("bp", "Observation", r4("Observation"), R"({"id":"Observation","path":"Observation"},
            {"id":"Observation.effective[x]","path":"Observation.effective[x]","constraint":[{"key":"vs-1",
             "severity":"error","human":"h","expression":"($this as dateTime).toString().length() >= 8"}]},
            {"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[
             {"type":"value","path":"code.coding.code"},{"type":"value","path":"code.coding.system"}],"rules":"open"}},
            {"id":"Observation.component.value[x]","path":"Observation.component.value[x]","binding":{"strength":
             "required","valueSet":"http://hl7.org/fhir/ValueSet/ucum-vitals-common|4.0.1"}},
            {"id":"Observation.component:systolic","path":"Observation.component","sliceName":"systolic","min":1},
            {"id":"Observation.component:systolic.code.coding","path":"Observation.component.code.coding","slicing":{
             "discriminator":[{"type":"value","path":"code"}],"rules":"open"}},
            {"id":"Observation.component:systolic.code.coding:own","path":"Observation.component.code.coding",
             "sliceName":"own","min":1},
            {"id":"Observation.component:systolic.code.coding:own.system","path":
             "Observation.component.code.coding.system","min":1,"fixedUri":"http://loinc.org"},
            {"id":"Observation.component:systolic.code.coding:own.code","path":
             "Observation.component.code.coding.code","min":1,"fixedCode":"8480-6"})"));
        folder.add(R"({"resourceType":"ValueSet","url":"http://hl7.org/fhir/ValueSet/ucum-vitals-common","compose":{
            "include":[{"system":"http://unitsofmeasure.org","concept":[{"code":"mm[Hg]"}]}]}})");
    }
    std::vector<std::string> check_pressure(const std::string& code, const std::string& more) {
        return check_errors("bp", observation(R"("code":{"text":"x"},"component":[{"code":{"coding":[{"system":
            "http://loinc.org","code":")" + code +
                                              R"("}]},"valueQuantity":{"value":1,"system":
            "http://unitsofmeasure.org","code":"L/min"}}])" +
                                              more));
    }
};

TEST_F(VitalSigns, AComponentMayHaveAnotherUnit) { EXPECT_THAT(check_pressure("8480-6", ""), IsEmpty()); }
TEST_F(VitalSigns, ASliceIsToldByWhatItsOwnSlicesDemand) {
    EXPECT_THAT(check_pressure("8462-4", ""), ElementsAre("error cardinality-min @ Observation"));
}
TEST_F(VitalSigns, APeriodIsAGoodTime) {
    EXPECT_THAT(check_pressure("8480-6", R"(,"effectivePeriod":{"start":"2026-01-01"})"), IsEmpty());
    EXPECT_THAT(check_pressure("8480-6", R"(,"effectiveDateTime":"2026-01")"),
                ElementsAre("error vs-1 @ Observation.effective"));
}
TEST_F(VitalSigns, ALoincCodeAsksForTheProfileThatIsHere) {
    std::string text = profile("x", "Observation", r4("Observation"), R"({"path":"Observation.subject","min":1})");
    const std::string own = kBase + "x";
    text.replace(text.find(own), own.size(), "http://hl7.org/fhir/StructureDefinition/heartrate");
    folder.add(text);
    const Validator validator = load({folder.path()});
    const auto with = [&](const std::string& code) {
        return errors(validate(
            validator, observation(R"("code":{"coding":[{"system":"http://loinc.org","code":")" + code + R"("}]})")));
    };
    EXPECT_THAT(with("8867-4"), ElementsAre("error cardinality-min @ Observation"));
    EXPECT_THAT(with("718-7"), IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
