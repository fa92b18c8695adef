#include "zoo.hpp"

namespace kakehashi::profiles {
namespace {

using namespace zoo;

const std::string kMap = R"json({"resourceType":"ConceptMap","url":"urn:map","version":"1","status":"active",
"sourceUri":"urn:animals-vs","targetUri":"urn:machines-vs","group":[{"source":"urn:animals","target":"urn:machines",
"element":[
 {"code":"dog","target":[{"code":"RobotDog","display":"Robot dog","equivalence":"wider",
   "product":[{"property":"urn:noise","system":"urn:sounds","value":"woof"}]},{"code":"Toy","equivalence":"inexact"}]},
 {"code":"cat","target":[{"equivalence":"unmatched"}]},
 {"code":"duck","target":[{"code":"Toy","equivalence":"equivalent",
   "dependsOn":[{"property":"urn:place","system":"urn:places","value":"bath"}]}]}]}]})json";

std::string unmapped(const std::string& url, const std::string& rule) {
    return R"({"resourceType":"ConceptMap","url":")" + url + R"(","status":"active","group":[{"source":"urn:animals",
        "target":"urn:machines","element":[{"code":"dog","target":[{"code":"Toy","equivalence":"equal"}]}],"unmapped":)" +
           rule + "}]}";
}

std::string translate(Fields fields) { return ask(load({kMap}), "ConceptMap", "translate", fields); }

TEST(Translate, GivesEveryMatchWithItsEquivalenceItsProductsAndItsMap) {
    const std::string answer = translate({{"url", "urn:map"}, {"system", "urn:animals"}, {"code", "dog"}});
    EXPECT_EQ(parameter(answer, "result"), "true");
    for (const char* part :
         {R"({"name":"equivalence","valueCode":"wider"})",
          R"({"name":"concept","valueCoding":{"system":"urn:machines","code":"RobotDog","display":"Robot dog"}})",
          R"({"name":"equivalence","valueCode":"inexact"})", R"({"name":"element","valueUri":"urn:noise"})",
          R"({"name":"source","valueUri":"urn:map"})"})
        EXPECT_NE(answer.find(part), std::string::npos) << part << " in " << answer;
}
TEST(Translate, FindsTheMapByTheCodesSystem) {
    EXPECT_EQ(parameter(translate({{"coding", "urn:animals|dog"}}), "result"), "true");
    EXPECT_EQ(parameter(translate({{"coding", "urn:animals|dog"}, {"targetsystem", "urn:machines"}}), "result"),
              "true");
    EXPECT_EQ(parameter(translate({{"coding", "urn:animals|dog"}, {"target", "urn:machines-vs"}}), "result"), "true");
}
TEST(Translate, WithoutAMapNobodyCanTell) {
    constexpr const char* kMissing = "information not-found terminology-content-missing";
    EXPECT_EQ(translate({{"coding", "urn:plants|oak"}}), kMissing);
    EXPECT_EQ(translate({{"coding", "urn:animals|dog"}, {"targetsystem", "urn:plants"}}), kMissing);
    EXPECT_EQ(translate({{"coding", "urn:animals|dog"}, {"target", "urn:plants-vs"}}), kMissing);
    EXPECT_EQ(translate({{"url", "urn:no-map"}, {"coding", "urn:animals|dog"}}), kMissing);
    EXPECT_EQ(translate({{"url", "urn:map"}, {"conceptMapVersion", "2"}, {"coding", "urn:animals|dog"}}),
              "information not-found terminology-version-missing");
}
TEST(Translate, NoMatchIsANoThatSaysWhy) {
    const std::string unmatched = translate({{"url", "urn:map"}, {"coding", "urn:animals|cat"}});
    EXPECT_EQ(parameter(unmatched, "result"), "false");
    EXPECT_NE(unmatched.find(R"("valueCode":"unmatched")"), std::string::npos);
    const std::string unlisted = translate({{"url", "urn:map"}, {"coding", "urn:animals|dodo"}});
    EXPECT_EQ(parameter(unlisted, "result"), "false");
    EXPECT_NE(parameter(unlisted, "message"), "");
}
TEST(Translate, BackwardTurnsTheEquivalenceRound) {
    const std::string answer =
        translate({{"url", "urn:map"}, {"coding", "urn:machines|RobotDog"}, {"reverse", "true"}});
    EXPECT_EQ(parameter(answer, "result"), "true");
    EXPECT_NE(answer.find(R"("valueCode":"narrower")"), std::string::npos) << answer;
    EXPECT_NE(answer.find(R"({"system":"urn:animals","code":"dog"})"), std::string::npos) << answer;
}
TEST(Translate, ATargetThatDependsOnSomethingNeedsIt) {
    EXPECT_EQ(parameter(translate({{"url", "urn:map"}, {"coding", "urn:animals|duck"}}), "result"), "false");
    const auto with_place = [](const std::string& place) {
        return parameter(ask_json(load({kMap}), "ConceptMap", "translate",
                                  R"({"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"urn:map"},
            {"name":"coding","valueCoding":{"system":"urn:animals","code":"duck"}},{"name":"dependency","part":[
            {"name":"element","valueUri":"urn:place"},{"name":"concept","valueCodeableConcept":{"coding":[
            {"system":"urn:places","code":")" +
                                      place + R"("}]}}]}]})"),
                         "result");
    };
    EXPECT_EQ(with_place("bath"), "true");
    EXPECT_EQ(with_place("pond"), "false");
}
TEST(Translate, CodesThatAMapDoesNotListFollowUnmapped) {
    const auto service = load({kMap, unmapped("urn:same", R"({"mode":"provided"})"),
                               unmapped("urn:one", R"({"mode":"fixed","code":"Robot","display":"Any"})"),
                               unmapped("urn:other", R"({"mode":"other-map","url":"urn:map"})"),
                               unmapped("urn:circle", R"({"mode":"other-map","url":"urn:circle"})")});
    const auto code = [&](const std::string& map, const std::string& code_in) {
        return ask(service, "ConceptMap", "translate", {{"url", map}, {"coding", "urn:animals|" + code_in}});
    };
    EXPECT_NE(code("urn:same", "bird").find(R"({"system":"urn:machines","code":"bird"})"), std::string::npos);
    EXPECT_NE(code("urn:one", "bird").find(R"("code":"Robot","display":"Any")"), std::string::npos);
    EXPECT_NE(code("urn:other", "cat").find("unmatched"), std::string::npos);
    EXPECT_EQ(parameter(code("urn:circle", "cat"), "result"), "false");
    EXPECT_EQ(code("urn:same", "dog").find(R"("code":"dog")"), std::string::npos);
}
TEST(Translate, MapsThatNameEachOtherManyTimesEnd) {
    const std::string group = R"({"source":"urn:animals","target":"urn:machines","element":[],
        "unmapped":{"mode":"other-map","url":"urn:many"}})";
    std::string groups = group;
    for (int i = 0; i < 50; ++i) groups += "," + group;
    const auto service =
        load({R"({"resourceType":"ConceptMap","url":"urn:many","status":"active","group":[)" + groups + "]}"});
    EXPECT_EQ(parameter(ask(service, "ConceptMap", "translate", {{"url", "urn:many"}, {"coding", "urn:animals|dog"}}),
                        "result"),
              "false");
}
TEST(Translate, AMapInTheQuestionIsAsGoodAsOneOfAPackage) {
    EXPECT_EQ(
        parameter(ask_json(load({}), "ConceptMap", "translate",
                           with_resource("conceptMap", kMap,
                                         R"({"name":"coding","valueCoding":{"system":"urn:animals","code":"dog"}})")),
                  "result"),
        "true");
}
TEST(Translate, NeedsACode) {
    EXPECT_EQ(translate({{"url", "urn:map"}}), "error required terminology-parameter-missing");
}

}  // namespace
}  // namespace kakehashi::profiles
