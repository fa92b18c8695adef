#include "kakehashi/gateway/directive.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "consents.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::gateway {
namespace {

constexpr DirectiveQuestion kLaboratoryOfAForB{.source_institution = "1319999991",
                                               .recipient_institution = "1319999992",
                                               .category = Category::lab,
                                               .resource_id = "r1",
                                               .unit_key = "1319999991^2026^lab-1",
                                               .security = "",
                                               .instant = "2026-11-23T00:00:00Z"};

DirectiveState state_of(std::initializer_list<ConsentText> consents, DirectiveQuestion question = kLaboratoryOfAForB) {
    std::vector<Directive> directives;
    for (const auto& consent : consents) {
        auto directive = parse_directive(fhir::parse_json(write(consent)).value());
        EXPECT_TRUE(directive.has_value()) << write(consent);
        if (directive) directives.push_back(std::move(*directive));
    }
    return directive_state(directives, question);
}
DirectiveQuestion about(Category category) {
    auto question = kLaboratoryOfAForB;
    question.category = category;
    return question;
}
DirectiveQuestion asked_by(std::string_view recipient) {
    auto question = kLaboratoryOfAForB;
    question.recipient_institution = recipient;
    return question;
}

TEST(Directive, SaysWhoseItIsAndWhichVersion) {
    const auto directive = parse_directive(fhir::parse_json(write(stop_of_primary_use())).value()).value();
    EXPECT_EQ(directive.id, "c1");
    EXPECT_EQ(directive.version, "3");
    EXPECT_EQ(directive.insured, "00012345:12:345:01");
    EXPECT_TRUE(directive.scope.is_everything());
}

TEST(Directive, StopOfPrimaryUseCoversEverythingButLeavesEmergenciesAndResearchAlone) {
    const auto state = state_of({stop_of_primary_use()});
    EXPECT_EQ(state.stop, PrimaryStop::all);
    EXPECT_FALSE(state.stop_secondary);
    EXPECT_EQ(state_of({stop_of_primary_use()}, about(Category::person)).stop, PrimaryStop::all);
}

TEST(Directive, StopOfSecondaryUseLeavesTreatmentAlone) {
    const ConsentText stop{.rule = "OPTOUT", .provision = R"("type":"deny",)" + purposes({"HRESCH", "PUBHLTH"})};
    const auto state = state_of({stop});
    EXPECT_EQ(state.stop, PrimaryStop::none);
    EXPECT_TRUE(state.stop_secondary);
}

TEST(Directive, AStopWithoutPurposesIsOneOfEveryUse) {
    const auto state = state_of({{.rule = "OPTOUT", .provision = R"("type":"deny")"}});
    EXPECT_EQ(state.stop, PrimaryStop::all) << "absolute stops are off by default (A2)";
    EXPECT_TRUE(state.stop_secondary);
}

TEST(Directive, StopByResourceTypeCoversThatTypeAndNotThePatient) {
    const auto stop =
        stop_of_primary_use(R"("class":[{"system":"http://hl7.org/fhir/resource-types","code":"Observation"}],)");
    EXPECT_EQ(state_of({stop}).stop, PrimaryStop::partial);
    EXPECT_EQ(state_of({stop}, about(Category::inf)).stop, PrimaryStop::partial);
    EXPECT_EQ(state_of({stop}, about(Category::rx)).stop, PrimaryStop::none);
    EXPECT_EQ(state_of({stop}, about(Category::person)).stop, PrimaryStop::none);
}

TEST(Directive, StopByCategoryCodeCoversThatCategoryAlone) {
    const auto stop =
        stop_of_primary_use(R"("code":[{"coding":[{"system":"urn:kakehashi:record-category","code":"INF"}]}],)");
    EXPECT_EQ(state_of({stop}).stop, PrimaryStop::none);
    EXPECT_EQ(state_of({stop}, about(Category::inf)).stop, PrimaryStop::partial);
}

TEST(Directive, StopByLabelCoversWhatHasTheLabel) {
    const auto stop = stop_of_primary_use(R"("securityLabel":[)" + coding_text("v3-ActCode", "HIV") + "],");
    EXPECT_EQ(state_of({stop}).stop, PrimaryStop::none);
    auto question = kLaboratoryOfAForB;
    question.security =
        "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R "
        "http://terminology.hl7.org/CodeSystem/v3-ActCode|HIV";
    EXPECT_EQ(state_of({stop}, question).stop, PrimaryStop::partial);
}

TEST(Directive, StopByInstitutionCoversWhatItWroteAndWhatItAsks) {
    EXPECT_EQ(state_of({stop_of_primary_use(organisation("1319999991") + ",")}).stop, PrimaryStop::partial);
    EXPECT_EQ(state_of({stop_of_primary_use(organisation("1319999992") + ",")}).stop, PrimaryStop::partial);
    EXPECT_EQ(state_of({stop_of_primary_use(organisation("1319999993") + ",")}).stop, PrimaryStop::none);
    EXPECT_EQ(state_of({stop_of_primary_use(organisation("1319999991", "IRCP") + ",")}).stop, PrimaryStop::none);
}

TEST(Directive, ViewingConsentIsForItsRecipientAndItsTime) {
    EXPECT_TRUE(state_of({viewing_consent()}).view);
    EXPECT_FALSE(state_of({viewing_consent()}, asked_by("1319999993")).view);
    EXPECT_TRUE(state_of({viewing_consent(R"("period":{"start":"2026-11-01","end":"2026-12-31"},)")}).view);
    EXPECT_TRUE(state_of({viewing_consent(R"("period":{"start":"2026-11-23","end":"2026-11-23"},)")}).view)
        << "both days belong to it";
    EXPECT_FALSE(state_of({viewing_consent(R"("period":{"end":"2026-11-22"},)")}).view);
    EXPECT_FALSE(state_of({viewing_consent(R"("period":{"start":"2026-12-01"},)")}).view);
}

TEST(Directive, ADateIsADayOfJapan) {
    auto late_evening_in_utc = kLaboratoryOfAForB;
    late_evening_in_utc.instant = "2026-11-22T15:00:00Z";
    const auto from_the_23rd = viewing_consent(R"("period":{"start":"2026-11-23"},)");
    EXPECT_TRUE(state_of({from_the_23rd}, late_evening_in_utc).view);
    late_evening_in_utc.instant = "2026-11-22T14:59:59Z";
    EXPECT_FALSE(state_of({from_the_23rd}, late_evening_in_utc).view);
}

TEST(Directive, AMomentThatIsNoneOpensNothingAndEndsNoStop) {
    auto question = kLaboratoryOfAForB;
    question.instant = "";
    EXPECT_FALSE(state_of({viewing_consent()}, question).view);
    EXPECT_EQ(state_of({stop_of_primary_use(R"("period":{"end":"2020-01-01"},)")}, question).stop, PrimaryStop::all);
}

TEST(Directive, ViewingConsentToADocumentCoversThatDocument) {
    const auto consent = viewing_consent(
        R"("data":[{"meaning":"instance","reference":{"identifier":{"value":"1319999991^2026^lab-1"}}}],)");
    EXPECT_TRUE(state_of({consent}).view);
    auto question = kLaboratoryOfAForB;
    question.unit_key = "1319999991^2026^lab-2";
    EXPECT_FALSE(state_of({consent}, question).view);
}

TEST(Directive, AProposedConsentHoldsItsDocumentUntilItIsGiven) {
    const std::string document = R"("data":[{"meaning":"instance","reference":{"reference":"Bundle/r1"}}],)";
    ConsentText proposed = viewing_consent(document);
    proposed.status = "proposed";
    EXPECT_TRUE(state_of({proposed}).document_hold);
    EXPECT_FALSE(state_of({proposed}).view);
    EXPECT_FALSE(state_of({proposed, viewing_consent(document)}).document_hold);
}

TEST(Directive, OnlyALaterConsentInPersonOpensWhatWasStopped) {
    const auto later = viewing_consent_in_person("2026-11-02T09:00:00+09:00");
    const auto earlier = viewing_consent_in_person("2026-10-31T09:00:00+09:00");
    const auto same_day = viewing_consent_in_person("2026-11-01");
    EXPECT_TRUE(state_of({stop_of_primary_use(), later}).view_after_stop);
    EXPECT_FALSE(state_of({stop_of_primary_use(), earlier}).view_after_stop);
    EXPECT_FALSE(state_of({stop_of_primary_use(), same_day}).view_after_stop) << "the order is open";
    EXPECT_FALSE(state_of({stop_of_primary_use(), viewing_consent()}).view_after_stop) << "not in person";
    EXPECT_FALSE(state_of({stop_of_primary_use(), later}, asked_by("1319999993")).view_after_stop);
}

TEST(Directive, WhatWasWithdrawnOrIsADraftSaysNothing) {
    for (const std::string_view status : {"inactive", "rejected", "entered-in-error", "draft"}) {
        auto stop = stop_of_primary_use();
        stop.status = status;
        EXPECT_EQ(state_of({stop}).stop, PrimaryStop::none) << status;
    }
}

struct Unclear {
    const char* why;
    ConsentText consent;
};
void PrintTo(const Unclear& row, std::ostream* out) { *out << row.why; }

class DirectiveNotUnderstood : public testing::TestWithParam<Unclear> {};
TEST_P(DirectiveNotUnderstood, IsReportedAndTakenAsAStopOfEverything) {
    fhir::Report report;
    const std::vector<std::string> consents{write(GetParam().consent)};
    const auto directives = read_directives(consents, report);
    ASSERT_EQ(report.size(), 1U);
    EXPECT_EQ(report.front().rule, "directive-not-understood");
    const auto state = directive_state(directives, kLaboratoryOfAForB);
    EXPECT_EQ(state.stop, PrimaryStop::all);
    EXPECT_TRUE(state.stop_secondary);
    EXPECT_FALSE(state.view);
}

INSTANTIATE_TEST_SUITE_P(
    Consents, DirectiveNotUnderstood,
    testing::Values(
        Unclear{"unknown status", {.status = "active ", .provision = R"("type":"deny")"}},
        Unclear{"unknown rule", {.rule = "OPTINX", .provision = R"("type":"permit",)" + purposes({"TREAT"})}},
        Unclear{"rule and provision contradict", {.rule = "OPTIN", .provision = R"("type":"deny")"}},
        Unclear{"no type", {.provision = purposes({"TREAT"})}},
        Unclear{"unknown purpose", {.provision = R"("type":"deny",)" + purposes({"TREAT", "HMARKT"})}},
        Unclear{"a stop of emergencies alone", {.provision = R"("type":"deny",)" + purposes({"ETREAT"})}},
        Unclear{"unknown class", stop_of_primary_use(R"("class":[{"system":"urn:x","code":"Observation"}],)")},
        Unclear{"unknown code", stop_of_primary_use(R"("code":[{"text":"血液検査"}],)")},
        Unclear{"an actor without a number", stop_of_primary_use(organisation("abc") + ",")},
        Unclear{"an actor of another role", stop_of_primary_use(organisation("1319999992", "PRCP") + ",")},
        Unclear{"a limit that we do not read", stop_of_primary_use(R"("dataPeriod":{"start":"2026-01-01"},)")},
        Unclear{"a date that is none", stop_of_primary_use(R"("period":{"end":"tomorrow"},)")},
        Unclear{"an exception for treatment",
                {.provision = R"("type":"deny","provision":[{"type":"permit",)" + purposes({"TREAT"}) + "}]"}},
        Unclear{"an exception with its own actor",
                {.provision = R"("type":"deny","provision":[{"type":"permit",)" + organisation("1319999992") + "," +
                              purposes({"BTG"}) + "}]"}},
        Unclear{"a hold of no document",
                {.status = "proposed", .rule = "OPTIN", .provision = R"("type":"permit",)" + purposes({"TREAT"})}},
        Unclear{"a modifierExtension",
                {.provision = R"("type":"deny","modifierExtension":[{"url":"urn:x","valueBoolean":true}])"}}));

TEST(Directive, BrokenBytesAreAStopToo) {
    fhir::Report report;
    const std::vector<std::string> consents{"{", R"({"resourceType":"Patient"})"};
    const auto directives = read_directives(consents, report);
    EXPECT_EQ(report.size(), 2U);
    EXPECT_EQ(directive_state(directives, kLaboratoryOfAForB).stop, PrimaryStop::all);
}

TEST(Directive, NoDirectiveStopsNothing) {
    const auto state = state_of({});
    EXPECT_EQ(state.stop, PrimaryStop::none);
    EXPECT_FALSE(state.stop_secondary || state.view || state.document_hold || state.view_after_stop);
}

}  // namespace
}  // namespace kakehashi::gateway
