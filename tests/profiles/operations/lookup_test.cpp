#include "zoo.hpp"

namespace kakehashi::profiles {
namespace {

using namespace zoo;

std::string lookup(const Fields& fields) { return ask(load({}), "CodeSystem", "lookup", fields); }

TEST(Lookup, TellsNameVersionDisplayDesignationsAndProperties) {
    const std::string answer = lookup({{"system", "urn:animals"}, {"code", "dog"}});
    EXPECT_EQ(parameter(answer, "name"), "Animals");
    EXPECT_EQ(parameter(answer, "version"), "2");
    EXPECT_EQ(parameter(answer, "display"), "Dog");
    for (const char* part : {"It barks.", R"("valueString":"woof")", R"("valueInteger":4)", R"("valueCode":"mammal")",
                             R"({"name":"language","valueCode":"ja"})", "犬"})
        EXPECT_NE(answer.find(part), std::string::npos) << part << " in " << answer;
}
TEST(Lookup, TellsParentsAndChildrenHoweverTheyAreStated) {
    const std::string nested = lookup({{"system", "urn:animals"}, {"code", "mammal"}, {"property", "child"}});
    EXPECT_NE(nested.find(R"("valueCode":"cat")"), std::string::npos) << nested;
    EXPECT_EQ(nested.find(R"("valueCode":"animal")"), std::string::npos) << nested;
    const std::string stated = lookup({{"system", "urn:machines"}, {"code", "robotdog"}, {"property", "parent"}});
    EXPECT_NE(stated.find(R"("valueCode":"Toy")"), std::string::npos) << stated;
    EXPECT_NE(stated.find(R"("valueCode":"Robot")"), std::string::npos) << stated;
}
TEST(Lookup, OnlyTheNamedPropertiesAreTold) {
    const std::string answer =
        lookup({{"system", "urn:animals"}, {"code", "dog"}, {"property", "sound"}, {"property", "lang.ja"}});
    EXPECT_NE(answer.find("woof"), std::string::npos);
    EXPECT_NE(answer.find("犬"), std::string::npos);
    EXPECT_EQ(answer.find("It barks."), std::string::npos);
    EXPECT_EQ(answer.find("\"legs\""), std::string::npos);
}
TEST(Lookup, TakesACodingAndADisplayLanguageAndKnowsSupplements) {
    EXPECT_EQ(parameter(lookup({{"coding", "urn:animals|cat"}, {"displayLanguage", "ja"}}), "display"), "猫");
}
TEST(Lookup, ACodeThatACompleteSystemDoesNotHaveIsAnErrorAndOneOfAPartIsNot) {
    EXPECT_EQ(lookup({{"system", "urn:animals"}, {"code", "fish"}}), "error not-found terminology-code-unknown");
    EXPECT_EQ(lookup({{"system", "urn:plants"}, {"code", "fern"}}),
              "information not-found terminology-code-system-incomplete");
    EXPECT_EQ(lookup({{"system", "urn:elsewhere"}, {"code", "1"}}),
              "information not-found terminology-content-missing");
}
TEST(Lookup, AnotherVersionIsNotTheOneThatIsAskedFor) {
    EXPECT_EQ(lookup({{"system", "urn:animals"}, {"code", "dog"}, {"version", "3"}}),
              "information not-found terminology-version-missing");
    EXPECT_EQ(parameter(lookup({{"system", "urn:animals"}, {"code", "dog"}, {"version", "2"}}), "display"), "Dog");
}
TEST(Lookup, R4sOwnTablesAnswerWithoutItsPackage) {
    EXPECT_EQ(parameter(lookup({{"system", "http://hl7.org/fhir/administrative-gender"}, {"code", "male"}}), "display"),
              "Male");
}
TEST(Lookup, NeedsSystemAndCode) {
    EXPECT_EQ(lookup({{"code", "dog"}}), "error required terminology-parameter-missing");
    EXPECT_EQ(lookup({{"system", "urn:animals"}}), "error required terminology-parameter-missing");
}

std::string subsumes(const std::string& system, const std::string& a, const std::string& b) {
    const auto answer = ask(load({}), "CodeSystem", "subsumes", {{"system", system}, {"codeA", a}, {"codeB", b}});
    return parameter(answer, "outcome");
}

TEST(Subsumes, KnowsWhichCodeStandsAboveWhich) {
    EXPECT_EQ(subsumes("urn:animals", "animal", "dog"), "subsumes");
    EXPECT_EQ(subsumes("urn:animals", "dog", "mammal"), "subsumed-by");
    EXPECT_EQ(subsumes("urn:animals", "dog", "dog"), "equivalent");
    EXPECT_EQ(subsumes("urn:animals", "dog", "bird"), "not-subsumed");
    EXPECT_EQ(subsumes("urn:machines", "TOY", "robotdog"), "subsumes");
}
TEST(Subsumes, CannotTellWhereThePartThatIsHereDoesNotShowIt) {
    EXPECT_EQ(subsumes("urn:plants", "tree", "oak"), "subsumes");
    EXPECT_EQ(subsumes("urn:plants", "moss", "oak"), "information not-found terminology-code-system-incomplete");
    EXPECT_EQ(subsumes("urn:plants", "fern", "oak"), "information not-found terminology-code-system-incomplete");
    EXPECT_EQ(subsumes("urn:elsewhere", "a", "b"), "information not-found terminology-content-missing");
}
TEST(Subsumes, GroupsAreNoSubsumption) {
    EXPECT_EQ(subsumes("urn:groups", "A", "A1"), "information not-found terminology-no-subsumption");
    EXPECT_EQ(subsumes("urn:groups", "A", "A"), "equivalent");
}
TEST(Subsumes, RefusesUnknownCodesAndCodesOfTwoSystems) {
    EXPECT_EQ(subsumes("urn:animals", "dog", "fish"), "error not-found terminology-code-unknown");
    const auto service = load({});
    EXPECT_EQ(
        ask(service, "CodeSystem", "subsumes", {{"codingA", "urn:animals|dog"}, {"codingB", "urn:machines|Robot"}}),
        "error value terminology-systems-differ");
    EXPECT_EQ(parameter(ask(service, "CodeSystem", "subsumes",
                            {{"codingA", "urn:animals|dog"}, {"codingB", "urn:animals|cat"}}),
                        "outcome"),
              "not-subsumed");
    EXPECT_EQ(ask(service, "CodeSystem", "subsumes", {{"codeA", "dog"}}),
              "error required terminology-parameter-missing");
}

}  // namespace
}  // namespace kakehashi::profiles
