#include "zoo.hpp"

namespace kakehashi::profiles {
namespace {

using namespace zoo;

std::string expand_compose(const std::string& compose, const std::vector<std::string>& others = {},
                           const Fields& more = {}) {
    std::vector<std::string> resources = others;
    resources.push_back(value_set("urn:asked", compose));
    Fields fields{{"url", "urn:asked"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return ask(load(resources), "ValueSet", "expand", fields);
}

struct FilterRow {
    const char* why;
    const char* op;
    const char* property;
    const char* value;
    const char* codes;
};
void PrintTo(const FilterRow& row, std::ostream* out) { *out << row.why; }

class ExpandFilter : public testing::TestWithParam<FilterRow> {};
TEST_P(ExpandFilter, GivesTheCodesThatMeetIt) {
    const auto& row = GetParam();
    const std::string answer = expand_compose(filtered(row.op, row.property, row.value));
    EXPECT_EQ(codes_in(answer), row.codes);
}
/// What an expansion lists is in the value set, what it does not list is not, and where there is none nobody can tell.
TEST_P(ExpandFilter, AgreesWithValidateCode) {
    const auto& row = GetParam();
    const auto service = load({value_set("urn:asked", filtered(row.op, row.property, row.value))});
    const std::string listed = " " + std::string(row.codes) + " ";
    for (const std::string code : {"animal", "mammal", "dog", "cat", "bird", "duck", "dodo"}) {
        const auto answer = ask(service, "ValueSet", "validate-code",
                                {{"url", "urn:asked"}, {"system", "urn:animals"}, {"code", code}});
        const bool is_unknown = std::string_view(row.codes).starts_with("information");
        EXPECT_EQ(parameter(answer, "result"), is_unknown                                           ? row.codes
                                               : listed.find(" " + code + " ") == std::string::npos ? "false"
                                                                                                    : "true")
            << code;
    }
}
INSTANTIATE_TEST_SUITE_P(
    Animals, ExpandFilter,
    testing::Values(FilterRow{"is-a has the named code", "is-a", "concept", "mammal", "mammal dog cat"},
                    FilterRow{"is-a by the property's other name", "is-a", "code", "bird", "bird duck dodo"},
                    FilterRow{"descendent-of has it not", "descendent-of", "concept", "mammal", "dog cat"},
                    FilterRow{"descendants at any depth", "descendent-of", "concept", "animal",
                              "mammal dog cat bird duck dodo"},
                    FilterRow{"is-not-a", "is-not-a", "concept", "mammal", "animal bird duck dodo"},
                    FilterRow{"generalizes", "generalizes", "concept", "cat", "animal mammal cat"},
                    FilterRow{"in a list of codes", "in", "concept", "dog, duck,none", "dog duck"},
                    FilterRow{"not in a list of codes", "not-in", "concept", "dog,cat,duck,dodo", "animal mammal bird"},
                    FilterRow{"the whole code matches", "regex", "code", "d.*", "dog duck dodo"},
                    FilterRow{"a part of the code does not", "regex", "code", "d", ""},
                    FilterRow{"the display matches", "regex", "display", "D.*", "dog duck dodo"},
                    FilterRow{"a property has a value", "=", "sound", "woof", "dog"},
                    FilterRow{"a number as it is written", "=", "legs", "4", "mammal dog"},
                    FilterRow{"a property in a list", "in", "sound", "woof,meow", "dog cat"},
                    FilterRow{"a property is there", "exists", "sound", "true", "dog cat duck"},
                    FilterRow{"a property is not there", "exists", "sound", "false", "animal mammal bird dodo"},
                    FilterRow{"children by the parent's code", "=", "parent", "bird", "duck dodo"},
                    FilterRow{"parents by the child's code", "=", "child", "dog", "mammal"},
                    FilterRow{"a property that nobody declares", "=", "weight", "1",
                              "information not-found terminology-content-missing"},
                    FilterRow{"an operator that R4 does not have", "child-of", "concept", "bird",
                              "information not-found terminology-filter-operator"},
                    FilterRow{"an expression that is none", "regex", "code", "(",
                              "information not-found terminology-filter-pattern"},
                    FilterRow{"a root that the system does not have", "is-a", "concept", "fish",
                              "information not-found terminology-content-missing"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(Expand, FollowsParentsThatArePropertiesAndSeveral) {
    EXPECT_EQ(codes_in(expand_compose(filtered("is-a", "concept", "Toy", "urn:machines"))), "Toy RobotDog");
    EXPECT_EQ(codes_in(expand_compose(filtered("is-a", "concept", "Robot", "urn:machines"))), "Robot RobotDog");
    EXPECT_EQ(codes_in(expand_compose(filtered("generalizes", "concept", "RobotDog", "urn:machines"))),
              "Toy Robot RobotDog");
}

TEST(Expand, AFilterFollowsGroupsToo) {
    EXPECT_EQ(codes_in(expand_compose(filtered("descendent-of", "concept", "A", "urn:groups"))), "A1 A2");
}

TEST(Expand, AllFiltersOfAnIncludeMustHoldAndIncludesAddUp) {
    EXPECT_EQ(codes_in(expand_compose(R"({"include":[{"system":"urn:animals","filter":[
        {"property":"concept","op":"is-a","value":"mammal"},{"property":"sound","op":"exists","value":"true"}]},
        {"system":"urn:machines"},{"system":"urn:animals","concept":[{"code":"dog"},{"code":"duck"}]}]})")),
              "dog cat Toy Robot RobotDog duck");
}

TEST(Expand, LeavesOutWhatIsExcluded) {
    EXPECT_EQ(codes_in(expand_compose(R"({"include":[{"system":"urn:animals"}],
        "exclude":[{"system":"urn:animals","filter":[{"property":"concept","op":"is-a","value":"bird"}]},
                   {"system":"urn:animals","concept":[{"code":"animal"}]}]})")),
              "mammal dog cat");
}

TEST(Expand, ImportsValueSetsAndTakesWhatAllOfOneIncludeHave) {
    const std::vector<std::string> others{value_set("urn:mammals", filtered("is-a", "concept", "mammal")),
                                          value_set("urn:loud", filtered("exists", "sound", "true"))};
    EXPECT_EQ(
        codes_in(expand_compose(R"({"include":[{"valueSet":["urn:mammals"]},{"valueSet":["urn:loud"]}]})", others)),
        "mammal dog cat duck");
    EXPECT_EQ(codes_in(expand_compose(R"({"include":[{"valueSet":["urn:mammals","urn:loud"]}]})", others)), "dog cat");
    EXPECT_EQ(codes_in(expand_compose(R"({"include":[{"system":"urn:animals","valueSet":["urn:loud"]}]})", others)),
              "dog cat duck");
    EXPECT_EQ(codes_in(expand_compose(
                  R"({"include":[{"valueSet":["urn:mammals"]}],"exclude":[{"valueSet":["urn:loud"]}]})", others)),
              "mammal");
}

TEST(Expand, ACircleOfValueSetsEnds) {
    const std::vector<std::string> others{
        value_set("urn:back", R"({"include":[{"valueSet":["urn:asked"]},{"valueSet":["urn:asked"]}]})")};
    const std::string compose = R"({"include":[{"valueSet":["urn:back"]},{"valueSet":["urn:back"]}]})";
    EXPECT_EQ(expand_compose(compose, others), "information not-found terminology-value-set-circular");
    const auto service = load({others[0], value_set("urn:asked", compose)});
    EXPECT_EQ(ask(service, "ValueSet", "validate-code", {{"url", "urn:asked"}, {"system", "urn:x"}, {"code", "x"}}),
              "information not-found terminology-value-set-circular");
}

TEST(Expand, ManyValueSetsInManyValueSetsEnd) {
    std::vector<std::string> others;
    for (int level = 0; level < 12; ++level) {
        const std::string below = R"({"valueSet":["urn:level)" + std::to_string(level + 1) + R"("]})";
        std::string includes = below;
        for (int i = 0; i < 9; ++i) includes += "," + below;
        others.push_back(value_set("urn:level" + std::to_string(level), R"({"include":[)" + includes + "]}"));
    }
    others.push_back(value_set("urn:level12", R"({"include":[{"system":"urn:animals"}]})"));
    const std::string both_ways = R"({"include":[{"system":"urn:animals","valueSet":["urn:level0"]}],
        "exclude":[{"valueSet":["urn:level0"]}]})";
    EXPECT_EQ(codes_in(expand_compose(both_ways, others)), "");
    EXPECT_EQ(expand_compose(R"({"include":[{"valueSet":["urn:level0"]}]})", others),
              "error too-costly terminology-too-costly");
    EXPECT_EQ(ask(load(others), "ValueSet", "validate-code",
                  {{"url", "urn:level0"}, {"system", "urn:animals"}, {"code", "fish"}}),
              "information not-found terminology-content-missing");
}

TEST(Expand, WhatIsNotHereIsNoEmptyValueSet) {
    EXPECT_EQ(expand_compose(R"({"include":[{"system":"urn:elsewhere"}]})"),
              "information not-found terminology-content-missing");
    EXPECT_EQ(expand_compose(R"({"include":[{"valueSet":["urn:elsewhere"]}]})"),
              "information not-found terminology-content-missing");
    EXPECT_EQ(ask(load({}), "ValueSet", "expand", {{"url", "urn:nowhere"}}),
              "information not-found terminology-content-missing");
}

TEST(Expand, APartIsToldAsOpenEndedWithoutATotal) {
    for (const std::string compose : {R"({"include":[{"system":"urn:machines"},{"system":"urn:elsewhere"}]})",
                                      R"({"include":[{"system":"urn:plants"}]})"}) {
        const std::string answer = expand_compose(compose);
        EXPECT_NE(answer.find("valueset-unclosed"), std::string::npos) << answer;
        EXPECT_NE(answer.find("content-missing"), std::string::npos) << answer;
        EXPECT_EQ(answer.find("\"total\""), std::string::npos) << answer;
    }
}

TEST(Expand, ListedCodesNeedNoCodeSystem) {
    EXPECT_EQ(
        codes_in(expand_compose(R"({"include":[{"system":"urn:elsewhere","concept":[{"code":"1"},{"code":"2"}]}]})")),
        "1 2");
}

TEST(Expand, AStoredExpansionStandsInWhenContentIsMissing) {
    const std::string stored = R"({"resourceType":"ValueSet","url":"urn:stored","status":"active",
        "compose":{"include":[{"system":"urn:elsewhere"}]},"expansion":{"timestamp":"2020-01-01","total":3,"contains":[
        {"system":"urn:elsewhere","code":"1","contains":[{"system":"urn:elsewhere","code":"2"}]},
        {"abstract":true,"display":"group","contains":[{"system":"urn:elsewhere","code":"3"}]}]}})";
    const auto service = load({stored});
    EXPECT_EQ(codes_in(ask(service, "ValueSet", "expand", {{"url", "urn:stored"}})), "1 2 3");
    const auto validate = [&](const std::string& code) {
        return ask(service, "ValueSet", "validate-code",
                   {{"url", "urn:stored"}, {"system", "urn:elsewhere"}, {"code", code}});
    };
    EXPECT_EQ(parameter(validate("2"), "result"), "true");
    EXPECT_EQ(validate("4"), "information not-found terminology-content-missing");
}

TEST(Expand, AnExpansionAloneIsTheValueSetUnlessItIsAPageOfIt) {
    const auto stored = [](const std::string& total) {
        return R"({"resourceType":"ValueSet","url":"urn:stored)" + total +
               R"(","status":"active","expansion":{"timestamp":"2020-01-01","total":)" + total +
               R"(,"contains":[{"system":"urn:elsewhere","code":"1"}]}})";
    };
    const auto service = load({stored("1"), stored("9")});
    const auto validate = [&](const std::string& url) {
        return parameter(
            ask(service, "ValueSet", "validate-code", {{"url", url}, {"system", "urn:elsewhere"}, {"code", "2"}}),
            "result");
    };
    EXPECT_EQ(validate("urn:stored1"), "false");
    EXPECT_EQ(validate("urn:stored9"), "information not-found terminology-content-missing");
}

TEST(Expand, InactiveCodesStayOutWhereTheValueSetOrTheQuestionSaysSo) {
    const std::string birds = filtered("is-a", "concept", "bird");
    EXPECT_NE(expand_compose(birds).find(R"("inactive":true,"version":"2","code":"dodo")"), std::string::npos);
    EXPECT_EQ(codes_in(expand_compose(birds, {}, {{"activeOnly", "true"}})), "bird duck");
    EXPECT_EQ(codes_in(expand_compose(R"({"inactive":false,)" + birds.substr(1))), "bird duck");
}

TEST(Expand, AbstractCodesAreMarkedAndStayOutOfUserInterfaces) {
    const std::string all = R"({"include":[{"system":"urn:animals"}]})";
    EXPECT_NE(expand_compose(all).find(R"("abstract":true,"version":"2","code":"animal")"), std::string::npos);
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"excludeNotForUI", "true"}})), "mammal dog cat bird duck dodo");
}

TEST(Expand, TheTextFilterWantsEveryWordInCodeDisplayOrDesignation) {
    const std::string all = R"({"include":[{"system":"urn:animals"}]})";
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"filter", "DO"}})), "dog dodo");
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"filter", "do  g"}})), "dog");
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"filter", "猫"}})), "cat");
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"filter", "fish"}})), "");
}

TEST(Expand, PagesHaveTheTotalOfAllPages) {
    const std::string all = R"({"include":[{"system":"urn:animals"}]})";
    const std::string page = expand_compose(all, {}, {{"offset", "2"}, {"count", "3"}});
    EXPECT_EQ(codes_in(page), "dog cat bird");
    EXPECT_NE(page.find(R"("total":7,"offset":2)"), std::string::npos) << page;
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"offset", "99"}})), "");
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"count", "0"}})), "");
    EXPECT_EQ(expand_compose(all, {}, {{"count", "-1"}}), "error value terminology-parameter-type");
}

TEST(Expand, DisplaysAndDesignationsAreInTheLanguageThatIsAskedFor) {
    const std::string mammals = filtered("descendent-of", "concept", "mammal");
    const std::string ja = expand_compose(mammals, {}, {{"displayLanguage", "ja-JP"}});
    EXPECT_NE(ja.find(R"("code":"dog","display":"犬"})"), std::string::npos) << ja;
    EXPECT_NE(ja.find(R"("code":"cat","display":"猫"})"), std::string::npos) << ja;
    EXPECT_NE(expand_compose(mammals, {}, {{"displayLanguage", "fr"}}).find("\"Dog\""), std::string::npos);
    const std::string all = expand_compose(mammals, {}, {{"includeDesignations", "true"}});
    EXPECT_NE(all.find("ワンちゃん"), std::string::npos) << all;
    const std::string synonyms = expand_compose(mammals, {}, {{"designation", "urn:use|synonym"}});
    EXPECT_NE(synonyms.find("ワンちゃん"), std::string::npos) << synonyms;
    EXPECT_EQ(synonyms.find("猫"), std::string::npos) << synonyms;
}

TEST(Expand, TheValueSetsOwnDisplayStandsBeforeTheCodeSystems) {
    const std::string answer = expand_compose(
        R"({"include":[{"system":"urn:animals","concept":[{"code":"dog","display":"Good dog"},{"code":"cat"}]}]})");
    EXPECT_NE(answer.find("Good dog"), std::string::npos) << answer;
    EXPECT_NE(answer.find("\"Cat\""), std::string::npos) << answer;
}

TEST(Expand, VersionsOfCodeSystemsAreToldCheckedForcedAndExcluded) {
    const std::string all = R"({"include":[{"system":"urn:animals"}]})";
    EXPECT_NE(expand_compose(all).find(R"({"name":"version","valueUri":"urn:animals|2"})"), std::string::npos);
    EXPECT_EQ(expand_compose(all, {}, {{"check-system-version", "urn:animals|3"}}),
              "error value terminology-version-refused");
    EXPECT_EQ(codes_in(expand_compose(all, {}, {{"check-system-version", "urn:animals|2"}, {"count", "1"}})), "animal");
    for (const std::string name : {"system-version", "force-system-version"})
        EXPECT_EQ(expand_compose(all, {}, {{name, "urn:animals|3"}}),
                  "information not-found terminology-content-missing");
    EXPECT_EQ(codes_in(expand_compose(R"({"include":[{"system":"urn:animals"},{"system":"urn:machines"}]})", {},
                                      {{"exclude-system", "urn:animals"}})),
              "Toy Robot RobotDog");
}

TEST(Expand, TheDefinitionComesOnlyWhenItIsAskedFor) {
    const std::string all = R"({"include":[{"system":"urn:animals"}]})";
    EXPECT_EQ(expand_compose(all).find("\"compose\""), std::string::npos);
    EXPECT_NE(expand_compose(all, {}, {{"includeDefinition", "true"}}).find("\"compose\""), std::string::npos);
}

TEST(Expand, AValueSetInTheQuestionIsAsGoodAsOneOfAPackage) {
    const std::string answer =
        ask_json(load({}), "ValueSet", "expand",
                 with_resource("valueSet", value_set("urn:mine", filtered("is-a", "concept", "mammal")), ""));
    EXPECT_EQ(codes_in(answer), "mammal dog cat");
}

TEST(Expand, R4sOwnTablesAnswerWithoutItsPackage) {
    const std::string answer =
        ask(load({}), "ValueSet", "expand", {{"url", "http://hl7.org/fhir/ValueSet/administrative-gender"}});
    EXPECT_EQ(codes_in(answer), "female male other unknown");
    EXPECT_NE(answer.find(R"("total":4)"), std::string::npos);
}

TEST(Expand, IsTheSameForTheSameQuestion) {
    const std::string all = R"({"include":[{"system":"urn:animals"},{"system":"urn:machines"}]})";
    EXPECT_EQ(expand_compose(all), expand_compose(all));
}

}  // namespace
}  // namespace kakehashi::profiles
