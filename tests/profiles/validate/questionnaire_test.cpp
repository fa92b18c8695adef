#include <gmock/gmock.h>

#include "sample.hpp"

/// Questionnaires, and responses held against them. Source: R4 questionnaire.html, questionnaireresponse.html#notes
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace testing_samples;

constexpr std::string_view kQuestions = R"(
    {"linkId":"a","text":"A","type":"string","required":true},
    {"linkId":"g","type":"group","item":[{"linkId":"n","type":"integer"}]},
    {"linkId":"b","type":"boolean"},
    {"linkId":"if","type":"string","enableWhen":[{"question":"b","operator":"=","answerBoolean":true}]},
    {"linkId":"many","type":"string","repeats":true},
    {"linkId":"c","type":"choice","answerOption":[{"valueCoding":{"system":"http://a.example","code":"x"}}]},
    {"linkId":"o","type":"open-choice","answerOption":[{"valueString":"x"}]},
    {"linkId":"s","type":"choice","answerValueSet":"http://hl7.org/fhir/ValueSet/administrative-gender"},
    {"linkId":"over","type":"string","enableWhen":[{"question":"n","operator":">","answerInteger":5}]})";

class Questionnaires : public testing::Test {
protected:
    Validator validator = load();
    std::vector<std::string> check(const std::string& json) { return errors(validate(validator, json)); }
    std::vector<std::string> respond(const std::string& items, const std::string& status = "completed") {
        return check(R"({"resourceType":"QuestionnaireResponse","status":")" + status + R"(","questionnaire":"#q",
            "contained":[{"resourceType":"Questionnaire","id":"q","status":"draft","item":[)" +
                     std::string(kQuestions) + R"(]}],"item":[)" + items + "]}");
    }
    static std::string item(const std::string& id, const std::string& value) {
        return R"({"linkId":")" + id + R"(","answer":[{)" + value + "}]}";
    }
    const std::string a = item("a", R"("valueString":"x")");
    const std::string root = "QuestionnaireResponse";
};

TEST_F(Questionnaires, AGoodResponseIsGood) {
    EXPECT_THAT(respond(a + R"(,{"linkId":"g","item":[)" + item("n", R"("valueInteger":1)") + "]}"), IsEmpty());
    EXPECT_THAT(respond(a + R"(,{"linkId":"many","answer":[{"valueString":"x"},{"valueString":"y"}]})"), IsEmpty());
}
TEST_F(Questionnaires, RequiredItemsAreAnsweredOnceTheResponseIsDone) {
    const std::string b = item("b", R"("valueBoolean":false)");
    EXPECT_THAT(respond(b), ElementsAre("error response-item-required @ " + root));
    EXPECT_THAT(respond(R"({"linkId":"a"})"), ElementsAre("error response-item-required @ " + root));
    EXPECT_THAT(respond(b, "in-progress"), IsEmpty());
}
TEST_F(Questionnaires, ItemsAreThoseOfTheQuestionnaireInItsOrder) {
    EXPECT_THAT(respond(a + "," + item("z", R"("valueString":"x")")),
                ElementsAre("error response-item-unknown @ " + root));
    EXPECT_THAT(respond(a + "," + item("n", R"("valueInteger":1)")),
                ElementsAre("error response-item-elsewhere @ " + root));
    EXPECT_THAT(respond(item("b", R"("valueBoolean":false)") + "," + a),
                ElementsAre("error response-item-order @ " + root));
    EXPECT_THAT(respond(a + "," + a), ElementsAre("error response-item-twice @ " + root));
    EXPECT_THAT(respond(R"({"linkId":"a","text":"B","answer":[{"valueString":"x"}]})"),
                ElementsAre("error response-item-text @ QuestionnaireResponse.item[0]"));
    EXPECT_THAT(respond(R"({"linkId":"a","answer":[{"valueString":"x"},{"valueString":"y"}]})"),
                ElementsAre("error response-answers @ QuestionnaireResponse.item[0]"));
    EXPECT_THAT(respond(a + "," + item("g", R"("valueString":"x")")),
                ElementsAre("error response-group-answer @ QuestionnaireResponse.item[1]"));
}
TEST_F(Questionnaires, AnswersHaveTheTypeOfTheirItem) {
    EXPECT_THAT(respond(item("a", R"("valueInteger":1)")),
                ElementsAre("error response-answer-type @ QuestionnaireResponse.item[0].answer[0].value"));
}
TEST_F(Questionnaires, AChoiceIsOneOfTheOptions) {
    const std::string at = " @ QuestionnaireResponse.item[1].answer[0]";
    EXPECT_THAT(respond(a + "," + item("c", R"("valueCoding":{"system":"http://a.example","code":"x"})")), IsEmpty());
    EXPECT_THAT(respond(a + "," + item("c", R"("valueCoding":{"system":"http://a.example","code":"y"})")),
                ElementsAre("error response-answer-option" + at));
    EXPECT_THAT(respond(a + "," + item("c", R"("valueCoding":{"code":"x"})")),
                ElementsAre("error response-answer-option" + at));
    EXPECT_THAT(respond(a + "," + item("c", R"("valueString":"x")")), ElementsAre("error response-answer-option" + at));
    EXPECT_THAT(respond(a + "," + item("o", R"("valueString":"free")")), IsEmpty());
    EXPECT_THAT(respond(a + "," + item("o", R"("valueInteger":1)")), ElementsAre("error response-answer-option" + at));
    EXPECT_THAT(respond(a + "," + item("s", R"("valueCoding":{"system":"http://hl7.org/fhir/administrative-gender",
                    "code":"zz"})")),
                Contains("error response-answer-value-set" + at));
}
TEST_F(Questionnaires, WhatOtherAnswersDoNotEnableIsNotAnswered) {
    const auto with = [this](const std::string& b) {
        return respond(a + "," + item("b", R"("valueBoolean":)" + b) + "," + item("if", R"("valueString":"x")"));
    };
    EXPECT_THAT(with("true"), IsEmpty());
    EXPECT_THAT(with("false"), ElementsAre("error response-item-not-enabled @ QuestionnaireResponse.item[2]"));
    const auto over = [this](const std::string& number) {
        return respond(a + R"(,{"linkId":"g","item":[)" + item("n", R"("valueInteger":)" + number) + "]}," +
                       item("over", R"("valueString":"x")"));
    };
    EXPECT_THAT(over("6"), IsEmpty());
    EXPECT_THAT(over("5"), ElementsAre("error response-item-not-enabled @ QuestionnaireResponse.item[2]"));
}
TEST_F(Questionnaires, MoreThanCanBeHeldAgainstEachOtherIsSaidAndRefusesNothing) {
    constexpr int kMany = 1500;  // groups of so many items, so many times: more than two million steps
    std::string items;
    std::string groups;
    for (int i = 0; i < kMany; ++i) {
        items += (i > 0 ? "," : "") + std::string(R"({"type":"string","linkId":"i)") + std::to_string(i) + R"("})";
        groups += (i > 0 ? "," : "") + std::string(R"({"linkId":"g"})");
    }
    const auto report =
        validate(validator, R"({"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"#q",
            "contained":[{"resourceType":"Questionnaire","id":"q","status":"draft","item":[
            {"linkId":"g","type":"group","repeats":true,"item":[)" +
                                items + R"(]}]}],"item":[)" + groups + "]}");
    EXPECT_THAT(errors(report), IsEmpty());
    EXPECT_TRUE(has_rule(report, "questionnaire-too-costly"));
}
TEST_F(Questionnaires, AnUnknownQuestionnaireIsSaidAndRefusesNothing) {
    const auto report = validate(validator, R"({"resourceType":"QuestionnaireResponse","status":"completed",
        "questionnaire":"http://a.example/none","item":[{"linkId":"a"}]})");
    EXPECT_TRUE(has_rule(report, "questionnaire-unknown"));
    EXPECT_THAT(errors(report), IsEmpty());
}
TEST_F(Questionnaires, AQuestionnaireOfAPackageIsFound) {
    PackageFolder folder;
    folder.add(R"({"resourceType":"Questionnaire","url":"http://a.example/q","status":"draft","item":[
        {"linkId":"a","type":"string","required":true}]})");
    validator = load({folder.path()});
    EXPECT_THAT(check(R"({"resourceType":"QuestionnaireResponse","status":"completed",
        "questionnaire":"http://a.example/q"})"),
                ElementsAre("error response-item-required @ QuestionnaireResponse"));
}
TEST_F(Questionnaires, AConditionAsksAnotherQuestionOutsideItsItem) {
    const auto with = [this](const std::string& question) {
        return check(
            R"({"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"a","text":"x","type":"string"},
            {"linkId":"b","text":"x","type":"group","enableWhen":[{"question":")" +
            question + R"(","operator":"exists","answerBoolean":true}],
             "item":[{"linkId":"c","text":"x","type":"string"}]}]})");
    };
    EXPECT_THAT(with("a"), IsEmpty());
    EXPECT_THAT(with("b"), ElementsAre("error enable-when-self @ Questionnaire.item[1]"));
    EXPECT_THAT(with("c"), ElementsAre("error enable-when-inner @ Questionnaire.item[1]"));
    EXPECT_THAT(with("z"), ElementsAre("error enable-when-unknown @ Questionnaire.item[1]"));
}
TEST_F(Questionnaires, TwoConditionsNeedABehavior) {
    const auto with = [this](const std::string& behavior) {
        const std::string when = R"({"question":"a","operator":"exists","answerBoolean":true})";
        return check(
            R"({"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"a","text":"x","type":"string"},
            {"linkId":"b","text":"x","type":"string",)" +
            behavior + R"("enableWhen":[)" + when + "," + when + "]}]}");
    };
    EXPECT_THAT(with(R"("enableBehavior":"any",)"), IsEmpty());
    EXPECT_THAT(with(""), ElementsAre("error que-12 @ Questionnaire.item[1]"));
}

}  // namespace
}  // namespace kakehashi::profiles
