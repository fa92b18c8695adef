#include <gtest/gtest.h>

#include <algorithm>

#include "hl7v2/message.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

bool has_rule(const fhir::Report& report, std::string_view rule) {
    return std::any_of(report.begin(), report.end(), [rule](const auto& issue) { return issue.rule == rule; });
}

constexpr std::string_view kMsh = "MSH|^~\\&|HIS|A|GW|B|20240311||ADT^A08^ADT_A01|1|P|2.5||||||~ISO IR87\r";

TEST(ParseMessages, SplitsFieldsRepetitionsComponentsAndSubcomponents) {
    fhir::Report report;
    auto messages = parse_messages(std::string(kMsh) + "PID|1||0012^^^&X&Y^PI~9^^^Z||A^B~C^D\r", report);
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_TRUE(report.empty());
    Segment& pid = *messages[0].find("PID");
    EXPECT_EQ(pid.peek({3}), "0012");
    EXPECT_EQ(pid.peek({3, 4, 1, 2}), "X");
    EXPECT_EQ(pid.peek({.field = 3, .component = 4, .repetition = 2}), "Z");
    EXPECT_EQ(pid.repetitions(5), 2U);
    EXPECT_EQ(pid.peek({.field = 5, .component = 2, .repetition = 2}), "D");
    EXPECT_EQ(messages[0].type(), "ADT");
}

TEST(ParseMessages, KanjiWithADelimiterAsSecondByteIsNotCut) {
    fhir::Report report;
    auto messages =
        parse_messages(std::string(kMsh) + "PID|1||1||\x1b$B\x3B\x7C\x1b(B^\x1b$B\x3C\x5E\x1b(B|X\r", report);
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].find("PID")->peek({6}), "X");
    EXPECT_EQ(messages[0].find("PID")->peek({5, 2}).size(), 3U);
}

TEST(ParseMessages, FrameLeftoversAreTakenOffAndReported) {
    fhir::Report report;
    EXPECT_EQ(parse_messages("\x0b" + std::string(kMsh) + "\x1c\r", report).size(), 1U);
    EXPECT_TRUE(has_rule(report, "frame-leftover"));
}

TEST(ParseMessages, LineFeedsAndContinuedLinesAreTolerated) {
    fhir::Report report;
    std::string text(kMsh);
    text.back() = '\n';
    auto messages = parse_messages(text + "OBX|1|TX|A||first\nsecond line|x\nNTE|1\n", report);
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].find("OBX")->peek({5}), "first\nsecond line");
    EXPECT_TRUE(has_rule(report, "continued-line"));
    EXPECT_TRUE(has_rule(report, "line-ends"));
}

TEST(ParseMessages, BatchGivesItsMessagesAndItsCountIsChecked) {
    fhir::Report report;
    const std::string batch = "FHS|^~\\&|X\rBHS|^~\\&|X\r" + std::string(kMsh) + std::string(kMsh) + "BTS|3\rFTS|1\r";
    EXPECT_EQ(parse_messages(batch, report).size(), 2U);
    EXPECT_TRUE(has_rule(report, "batch-count"));
}

TEST(ParseMessages, OtherDelimitersAreRead) {
    fhir::Report report;
    auto messages = parse_messages("MSH!*+?%!HIS!A\rPID!1!!7***a%b\r", report);
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].find("PID")->peek({3, 4, 1, 2}), "b");
}

TEST(ResolveEscapes, KnownOnesAreResolvedAndOthersStay) {
    const Delimiters delimiters;
    EXPECT_EQ(resolve_escapes(R"(a\F\b\S\c\T\d\R\e\E\f)", delimiters, Charset::utf_8), "a|b^c&d~e\\f");
    EXPECT_EQ(resolve_escapes(R"(1\.br\2\H\3\N\4)", delimiters, Charset::utf_8), "1\n234");
    EXPECT_EQ(resolve_escapes(R"(\X41E38182\)", delimiters, Charset::utf_8), "Aあ");
    EXPECT_EQ(resolve_escapes(R"(C:\dir\Q\x)", delimiters, Charset::utf_8), R"(C:\dir\Q\x)");
    EXPECT_EQ(resolve_escapes(R"(open\F)", delimiters, Charset::utf_8), R"(open\F)");
}

TEST(Segment, WhatNobodyTakesIsUnmappedInTheAccount) {
    fhir::Report report;
    auto messages = parse_messages(std::string(kMsh) + "PID|1||0012||A^B|\"\"\r", report);
    Segment& pid = *messages.at(0).find("PID");
    EXPECT_EQ(pid.take({3}, "Patient.identifier"), "0012");
    EXPECT_EQ(pid.take({6}, "Patient.name"), "");
    Account account;
    account_for(messages[0], account);
    const auto fate = [&](std::string_view place) {
        return std::find_if(account.fields.begin(), account.fields.end(),
                            [place](const auto& field) { return field.place == place; })
            ->fate;
    };
    EXPECT_EQ(fate("PID-1.1"), FieldFate::ignored);
    EXPECT_EQ(fate("PID-3.1"), FieldFate::mapped);
    EXPECT_EQ(fate("PID-5.2"), FieldFate::unmapped);
}

struct Refused {
    std::string_view why;
    std::string_view bytes;
    std::string_view rule;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }
class MessageRefused : public testing::TestWithParam<Refused> {};
TEST_P(MessageRefused, WithItsReason) {
    fhir::Report report;
    EXPECT_TRUE(parse_messages(GetParam().bytes, report).empty());
    EXPECT_TRUE(has_rule(report, GetParam().rule));
    EXPECT_FALSE(fhir::has_no_errors(report));
}
INSTANTIATE_TEST_SUITE_P(
    Hl7v2, MessageRefused,
    testing::Values(Refused{"nothing", "", "empty-file"}, Refused{"two bytes", "\r\n", "not-this-format"},
                    Refused{"another first segment", "PID|1\r", "not-this-format"},
                    Refused{"XML form", "<ADT_A01 xmlns=\"urn:hl7-org:v2xml\"/>", "not-this-format"},
                    Refused{"no delimiters", "MSH|\r", "not-this-format"},
                    Refused{"delimiters that repeat", "MSH|^^^^|A|B\r", "not-this-format"},
                    Refused{"a frame inside a frame", "MSH|^~\\&|A\rPI\x0bMSH|^~\\&|A\r", "truncated"},
                    Refused{"no encoding fits", "MSH|^~\\&|\xFF\xFE\xFF\r", "undecodable"}));

}  // namespace
}  // namespace kakehashi::mappers::hl7v2
