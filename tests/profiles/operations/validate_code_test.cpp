#include "zoo.hpp"

namespace kakehashi::profiles {
namespace {

using namespace zoo;

TerminologyService zoo_with_sets() {
    return load({value_set("urn:mammals", filtered("is-a", "concept", "mammal")),
                 value_set("urn:all", R"({"include":[{"system":"urn:animals"}]})"),
                 value_set("urn:some-plants", R"({"include":[{"system":"urn:plants"}]})"),
                 value_set("urn:pets", R"({"include":[{"system":"urn:animals","concept":[
                     {"code":"dog","display":"Good dog"}]},{"system":"urn:machines","concept":[{"code":"RobotDog"}]}]})"),
                 value_set("urn:newer", R"({"include":[{"system":"urn:animals","version":"3"}]})")});
}
std::string in_set(Fields fields, const std::string& name = "result") {
    return parameter(ask(zoo_with_sets(), "ValueSet", "validate-code", fields), name);
}
std::string in_system(Fields fields, const std::string& name = "result") {
    return parameter(ask(zoo_with_sets(), "CodeSystem", "validate-code", fields), name);
}

TEST(ValidateCode, KnowsWhatIsInAValueSetAndWhatIsNot) {
    const Fields dog{{"url", "urn:mammals"}, {"system", "urn:animals"}, {"code", "dog"}};
    EXPECT_EQ(in_set(dog), "true");
    EXPECT_EQ(in_set(dog, "display"), "Dog");
    EXPECT_EQ(in_set(dog, "message"), "");
    const Fields duck{{"url", "urn:mammals"}, {"system", "urn:animals"}, {"code", "duck"}};
    EXPECT_EQ(in_set(duck), "false");
    EXPECT_EQ(in_set(duck, "message"), "The code duck is not in the value set urn:mammals.");
    EXPECT_EQ(in_set({{"url", "urn:mammals"}, {"system", "urn:machines"}, {"code", "dog"}}), "false");
}
// R4 valueset-operation-validate-code.html: a code comes with a system or a context
TEST(ValidateCode, ACodeWithoutSystemIsNotGuessedToBeOfOne) {
    constexpr const char* kMissing = "error required terminology-parameter-missing";
    EXPECT_EQ(in_set({{"url", "urn:pets"}, {"code", "RobotDog"}}), kMissing);
    EXPECT_EQ(in_set({{"url", "urn:mammals"}, {"code", "dog"}}), kMissing);
    EXPECT_EQ(in_set({{"url", "urn:mammals"}, {"code", "dog"}, {"system", "urn:machines"}}), "false");
    EXPECT_EQ(in_set({{"url", "urn:pets"}, {"system", "urn:animals"}, {"code", "dog"}}, "display"), "Good dog");
    // Of a code system its url is the system.
    EXPECT_EQ(in_system({{"url", "urn:animals"}, {"code", "dog"}}), "true");
}
TEST(ValidateCode, InferringASystemIsNoPartOfR4) {
    const Fields fields{{"url", "urn:pets"}, {"code", "dog"}, {"inferSystem", "true"}};
    EXPECT_NE(in_set(fields).find("terminology-parameter-unknown"), std::string::npos) << in_set(fields);
}
// R4 valueset-operation-validate-code.html: a code needs a system, and a Coding says its own
TEST(ValidateCode, ACodingWithoutSystemMeansNothing) {
    const auto with = [](const std::string& parameter_json) {
        return ask_json(zoo_with_sets(), "ValueSet", "validate-code",
                        R"({"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"urn:pets"},)" +
                            parameter_json + "]}");
    };
    const std::string coding = with(R"({"name":"coding","valueCoding":{"code":"dog"}})");
    EXPECT_EQ(parameter(coding, "result"), "false");
    EXPECT_EQ(parameter(coding, "message"), "The Coding has no system, so its code 'dog' means nothing.");
    EXPECT_EQ(
        parameter(with(R"({"name":"codeableConcept","valueCodeableConcept":{"coding":[{"code":"dog"}]}})"), "result"),
        "false");
    EXPECT_EQ(parameter(with(R"({"name":"coding","valueCoding":{"system":"urn:animals","code":"dog"}})"), "result"),
              "true");
}
TEST(ValidateCode, CaseMattersUnlessTheSystemSaysOtherwise) {
    EXPECT_EQ(in_set({{"url", "urn:pets"}, {"system", "urn:machines"}, {"code", "robotdog"}}), "true");
    EXPECT_EQ(in_set({{"url", "urn:pets"}, {"system", "urn:animals"}, {"code", "DOG"}}), "false");
    EXPECT_EQ(in_system({{"url", "urn:machines"}, {"code", "ROBOT"}}), "true");
    EXPECT_EQ(in_system({{"url", "urn:animals"}, {"code", "DOG"}}), "false");
}
TEST(ValidateCode, WhatCannotBeToldIsNeverFalse) {
    constexpr const char* kMissing = "information not-found terminology-content-missing";
    constexpr const char* kPart = "information not-found terminology-code-system-incomplete";
    EXPECT_EQ(in_set({{"url", "urn:nowhere"}, {"system", "urn:animals"}, {"code", "dog"}}), kMissing);
    EXPECT_EQ(in_set({{"url", "urn:some-plants"}, {"system", "urn:plants"}, {"code", "fern"}}), kPart);
    EXPECT_EQ(in_set({{"url", "urn:some-plants"}, {"system", "urn:plants"}, {"code", "oak"}}), "true");
    EXPECT_EQ(in_system({{"url", "urn:elsewhere"}, {"code", "1"}}), kMissing);
    EXPECT_EQ(in_system({{"url", "urn:plants"}, {"code", "fern"}}), kPart);
    EXPECT_EQ(in_system({{"url", "urn:animals"}, {"code", "dog"}, {"version", "9"}}),
              "information not-found terminology-version-missing");
}
TEST(ValidateCode, AnotherVersionRefusesNothing) {
    EXPECT_EQ(in_set({{"url", "urn:newer"}, {"system", "urn:animals"}, {"code", "dog"}}), "true");
    EXPECT_EQ(in_set({{"url", "urn:newer"}, {"system", "urn:animals"}, {"code", "fish"}}),
              "information not-found terminology-content-missing");
    EXPECT_EQ(in_set({{"url", "urn:mammals"}, {"system", "urn:animals"}, {"systemVersion", "3"}, {"code", "fish"}}),
              "information not-found terminology-version-missing");
}
TEST(ValidateCode, DisplaysAreChecked) {
    const auto with = [](const std::string& display) {
        return Fields{{"url", "urn:pets"}, {"system", "urn:animals"}, {"code", "dog"}, {"display", display}};
    };
    EXPECT_EQ(in_set(with("good DOG")), "true");
    EXPECT_EQ(in_set(with("Dog")), "true");
    EXPECT_EQ(in_set(with("犬")), "true");
    EXPECT_EQ(in_set(with("Wolf")), "false");
    EXPECT_EQ(in_set(with("Wolf"), "message"), "The display \"Wolf\" is none of the code dog; expected \"Good dog\".");
    const Fields toy{{"url", "urn:machines"}, {"code", "Toy"}, {"display", "A toy"}};
    EXPECT_EQ(in_system(toy), "true");
    EXPECT_NE(in_system(toy, "message"), "");
}
TEST(ValidateCode, AnAbstractCodeIsRefusedWhereTheQuestionSaysSo) {
    Fields fields{{"url", "urn:all"}, {"system", "urn:animals"}, {"code", "animal"}};
    EXPECT_EQ(in_set(fields), "true");
    EXPECT_NE(in_set(fields, "message"), "");
    fields.emplace_back("abstract", "true");
    EXPECT_EQ(in_set(fields, "message"), "");
    fields.back().second = "false";
    EXPECT_EQ(in_set(fields), "false");
}
TEST(ValidateCode, AnInactiveCodeIsValidWithAHint) {
    const Fields dodo{{"url", "urn:all"}, {"system", "urn:animals"}, {"code", "dodo"}};
    EXPECT_EQ(in_set(dodo), "true");
    EXPECT_EQ(in_set(dodo, "message"), "The code dodo is inactive.");
}
TEST(ValidateCode, OneValidCodingMakesACodeableConceptValid) {
    const auto service = zoo_with_sets();
    const auto ask_about = [&](const std::string& codings) {
        return parameter(ask_json(service, "ValueSet", "validate-code",
                                  R"({"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"urn:mammals"},
            {"name":"codeableConcept","valueCodeableConcept":{"coding":[)" +
                                      codings + "]}}]}"),
                         "result");
    };
    const std::string dog = R"({"system":"urn:animals","code":"dog"})";
    const std::string duck = R"({"system":"urn:animals","code":"duck"})";
    const std::string fish = R"({"system":"urn:animals","version":"3","code":"fish"})";
    EXPECT_EQ(ask_about(duck + "," + dog), "true");
    EXPECT_EQ(ask_about(duck), "false");
    EXPECT_EQ(ask_about(duck + "," + fish), "information not-found terminology-version-missing");
    EXPECT_EQ(ask_about(fish + "," + dog), "true");
}
TEST(ValidateCode, ACodingMustBeOfTheCodeSystemThatIsAsked) {
    EXPECT_EQ(in_system({{"url", "urn:animals"}, {"coding", "urn:animals|dog"}}), "true");
    EXPECT_EQ(in_system({{"url", "urn:animals"}, {"coding", "urn:machines|dog"}}), "false");
    EXPECT_EQ(in_system({{"coding", "urn:animals|dog"}}), "true");
}
TEST(ValidateCode, ResourcesInTheQuestionAreAsGoodAsThoseOfAPackage) {
    const auto service = load({});
    const std::string code = R"({"name":"system","valueUri":"urn:animals"},{"name":"code","valueCode":"dog"})";
    const auto mammals = value_set("urn:mine", filtered("is-a", "concept", "mammal"));
    EXPECT_EQ(
        parameter(ask_json(service, "ValueSet", "validate-code", with_resource("valueSet", mammals, code)), "result"),
        "true");
    const std::string system =
        R"({"resourceType":"CodeSystem","url":"urn:mine","status":"draft","content":"complete","concept":[{"code":"a"}]})";
    EXPECT_EQ(parameter(ask_json(service, "CodeSystem", "validate-code",
                                 with_resource("codeSystem", system, R"({"name":"code","valueCode":"a"})")),
                        "result"),
              "true");
}
TEST(ValidateCode, R4sOwnTablesAnswerWithoutItsPackage) {
    const std::string url = "http://hl7.org/fhir/ValueSet/administrative-gender";
    const std::string system = "http://hl7.org/fhir/administrative-gender";
    EXPECT_EQ(in_set({{"url", url}, {"system", system}, {"code", "male"}}, "display"), "Male");
    EXPECT_EQ(in_set({{"url", url}, {"system", system}, {"code", "x"}}), "false");
    EXPECT_EQ(in_set({{"url", url}, {"system", system}, {"code", "x"}}, "message"),
              "The code x is not in the value set " + url + ".");
    EXPECT_EQ(in_set({{"url", url}, {"system", "urn:other"}, {"code", "male"}}), "false")
        << "R4's required value sets are whole";
    EXPECT_EQ(in_system({{"url", system}, {"code", "male"}}), "true");
    EXPECT_EQ(in_system({{"url", system}, {"code", "x"}}), "information not-found terminology-content-missing");
}
TEST(ValidateCode, UnitsMediaTypesAndLanguageTagsAreJudgedByTheirGrammar) {
    const auto check = [](const char* system, const char* code) {
        return in_system({{"url", system}, {"code", code}});
    };
    constexpr const char* kUnits = "http://unitsofmeasure.org";
    EXPECT_EQ(check(kUnits, "mg/dL"), "true");
    EXPECT_EQ(check(kUnits, "mmHg"), "false");
    EXPECT_EQ(check("urn:ietf:bcp:13", "application/fhir+json; fhirVersion=4.0"), "true");
    EXPECT_EQ(check("urn:ietf:bcp:13", "json"), "true");
    EXPECT_EQ(check("urn:ietf:bcp:13", "text"), "false");
    EXPECT_EQ(check("urn:ietf:bcp:13", "text/"), "false");
    EXPECT_EQ(check("urn:ietf:bcp:47", "ja_JP"), "false");
    EXPECT_EQ(check("urn:ietf:bcp:47", "1a"), "false");
    EXPECT_EQ(check("urn:ietf:bcp:47", "ja-JP"), "information not-found terminology-content-missing");
    EXPECT_EQ(in_system({{"url", kUnits}, {"code", "cm"}, {"display", "centimetre"}}), "true");
    const auto service = load({value_set("urn:units", R"({"include":[{"system":"http://unitsofmeasure.org"}]})")});
    const auto in_units = [&](const char* code) {
        return parameter(ask(service, "ValueSet", "validate-code",
                             {{"url", "urn:units"}, {"system", "http://unitsofmeasure.org"}, {"code", code}}),
                         "result");
    };
    EXPECT_EQ(in_units("10*3/uL"), "true");
    EXPECT_EQ(in_units("個"), "false");
    EXPECT_EQ(ask(service, "ValueSet", "expand", {{"url", "urn:units"}}),
              "information not-found terminology-content-missing");
    EXPECT_EQ(parameter(ask(service, "CodeSystem", "lookup", {{"system", kUnits}, {"code", "mg"}}), "display"), "mg");
    EXPECT_EQ(ask(service, "CodeSystem", "lookup", {{"system", kUnits}, {"code", "mgs"}}),
              "error not-found terminology-code-unknown");
}
TEST(ValidateCode, WhyADefinitionCannotAnswerIsSaid) {
    const auto service = load({
        value_set("urn:itself", R"({"include":[{"valueSet":["urn:itself"]},{"system":"urn:machines"}]})"),
        value_set("urn:twice", R"({"include":[{"valueSet":["urn:back"]},{"valueSet":["urn:back"]}]})"),
        value_set("urn:back", R"({"include":[{"valueSet":["urn:twice"]},{"valueSet":["urn:twice"]}]})"),
        value_set("urn:operator", filtered("looks-like", "concept", "dog")),
        value_set("urn:outer", R"({"include":[{"valueSet":["urn:operator"]}]})"),
        value_set("urn:pattern", filtered("regex", "code", "(")),
    });
    const auto about = [&](const std::string& url, const std::string& code) {
        return parameter(
            ask(service, "ValueSet", "validate-code", {{"url", url}, {"system", "urn:animals"}, {"code", code}}),
            "result");
    };
    const std::string circle = "information not-found terminology-value-set-circular";
    EXPECT_EQ(about("urn:itself", "dog"), circle);
    EXPECT_EQ(about("urn:twice", "dog"), circle);
    EXPECT_EQ(about("urn:operator", "dog"), "information not-found terminology-filter-operator");
    EXPECT_EQ(about("urn:outer", "dog"), "information not-found terminology-filter-operator");
    EXPECT_EQ(about("urn:pattern", "dog"), "information not-found terminology-filter-pattern");
    EXPECT_EQ(about("urn:operator", "fish"), "false") << "no filter makes a code of what is none";
    EXPECT_EQ(parameter(ask(service, "ValueSet", "validate-code",
                            {{"url", "urn:itself"}, {"system", "urn:machines"}, {"code", "Toy"}}),
                        "result"),
              "true")
        << "what the circle adds nothing to";
    EXPECT_EQ(ask(service, "ValueSet", "expand", {{"url", "urn:itself"}}), circle);
    EXPECT_EQ(ask(service, "ValueSet", "expand", {{"url", "urn:operator"}}),
              "information not-found terminology-filter-operator");
}
TEST(ValidateCode, MessagesAreJapaneseForWhoWantsThem) {
    const auto answer =
        ask(zoo_with_sets(), "ValueSet", "validate-code",
            {{"url", "urn:mammals"}, {"system", "urn:animals"}, {"code", "duck"}}, fhir::Language::japanese);
    EXPECT_EQ(parameter(answer, "message"), "コードduckは値セットurn:mammalsにありません。");
}
TEST(ValidateCode, NeedsACodeAndAPlaceToLookForIt) {
    EXPECT_EQ(in_set({{"url", "urn:mammals"}}), "error required terminology-parameter-missing");
    EXPECT_EQ(in_set({{"code", "dog"}}), "error required terminology-parameter-missing");
    EXPECT_EQ(in_system({{"code", "dog"}}), "error required terminology-parameter-missing");
}

}  // namespace
}  // namespace kakehashi::profiles
