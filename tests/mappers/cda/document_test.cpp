#include <gtest/gtest.h>

#include <ostream>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "paths.hpp"
#include "sample_checkup.hpp"
#include "sample_documents.hpp"

namespace kakehashi::mappers {
namespace {

using samples::at;
using samples::cda_section;
using samples::convert_document;
using samples::referral_xml;
using samples::resource;
using samples::summary_xml;
using samples::text_at;
using samples::with;

const fhir::Node* find_section(const fhir::Node& parent, std::string_view code) {
    const fhir::Node* sections = parent.find("section");
    if (sections == nullptr) return nullptr;
    for (const fhir::Node& section : sections->items()) {
        if (text_at(section, "code.coding.0.code") == code) return &section;
        if (const fhir::Node* inner = find_section(section, code)) return inner;
    }
    return nullptr;
}

std::string words(const Unit& unit, std::string_view code) {
    const fhir::Node* section = find_section(resource(unit, 0), code);
    return section == nullptr ? "(no section)" : text_at(*section, "text.div");
}

const fhir::Node* first(const Unit& unit, std::string_view type) {
    for (std::size_t i = 0; i < samples::entry_count(unit); ++i)
        if (text_at(resource(unit, i), "resourceType") == type) return &resource(unit, i);
    return nullptr;
}

void expect_meets_stated_profiles(const Unit& unit) {
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value());
    for (const fhir::Issue& issue : validator->validate(unit.bundle))
        EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
            << issue.rule << " at " << issue.expression << ": " << issue.diagnostics;
}

TEST(ReferralCda, HasBothPartiesTheTextsAndTheDisease) {
    const Conversion out = convert_document(referral_xml());
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    const Unit& unit = out.units.front();
    EXPECT_EQ(unit.key, "1319999991^2024^DOC-REF00042");
    EXPECT_EQ(unit.patient_number, "00012345");
    EXPECT_EQ(text_at(resource(unit, 0), "type.coding.0.code"), "57133-1");
    EXPECT_EQ(text_at(resource(unit, 0), "date"), "2024-03-11T10:30:45+09:00");
    EXPECT_EQ(text_at(resource(unit, 0), "extension.0.valueString"), "2");
    EXPECT_EQ(words(unit, "950"), "<div xmlns=\"http://www.w3.org/1999/xhtml\">精査加療のお願い</div>");
    EXPECT_EQ(words(unit, "360"), "<div xmlns=\"http://www.w3.org/1999/xhtml\">3月上旬から心窩部痛<br/>夜間</div>");
    EXPECT_EQ(
        samples::code_in(*first(unit, "Condition"), "code", "http://medis.or.jp/CodeSystem/master-disease-keyNumber"),
        "20054174");
    EXPECT_EQ(text_at(*first(unit, "Condition"), "onsetDateTime"), "2024-03-01");
    EXPECT_EQ(text_at(*first(unit, "AllergyIntolerance"), "category.0"), "medication");
    EXPECT_EQ(text_at(resource(unit, 1), "name.0.family"), "見本");
    EXPECT_EQ(text_at(resource(unit, 1), "address.0.text"), "東京都架空区一丁目1-1");
}

TEST(ReferralCda, MeetsTheStatedProfiles) {
    expect_meets_stated_profiles(convert_document(referral_xml()).units.front());
}

TEST(ReferralCda, ANumberOfTheReceiverIsNeverThePatientNumber) {
    const Conversion out =
        convert_document(with(referral_xml(), "assigningAuthorityName=\"紹介元\"", "assigningAuthorityName=\"他院\""));
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_EQ(out.units.front().patient_number, "00999999::187:");
}

TEST(ReferralCda, AProblemThatIsDeniedIsNotMadeADiagnosis) {
    const Conversion out = convert_document(with(referral_xml(), samples::problem("", "20054174", "胃炎"),
                                                 samples::problem(" negationInd=\"true\"", "20054174", "胃炎")));
    EXPECT_EQ(first(out.units.front(), "Condition"), nullptr);
    EXPECT_TRUE(samples::has_rule(out.report, "negated-entry"));
}

TEST(ReferralCda, AnAllergenWithoutAKnownCodeStaysInTheText) {
    const Conversion out = convert_document(with(referral_xml(), "1.2.392.100495.20.1.73", "1.2.3"));
    EXPECT_EQ(first(out.units.front(), "AllergyIntolerance"), nullptr);
    EXPECT_TRUE(samples::has_rule(out.report, "allergen-uncoded"));
    EXPECT_NE(words(out.units.front(), "510").find("見本薬"), std::string::npos);
}

TEST(ReferralCda, ACodeOfAnotherDiseaseListIsNotTakenForOneOfOurs) {
    const Conversion out = convert_document(with(referral_xml(), "1.2.392.200119.4.101.2", "1.2.3"));
    const fhir::Node& condition = *first(out.units.front(), "Condition");
    EXPECT_EQ(samples::code_in(condition, "code", "http://medis.or.jp/CodeSystem/master-disease-keyNumber"),
              "99999999");
    EXPECT_EQ(text_at(condition, "code.text"), "胃炎");
}

TEST(ReferralCda, ARestrictedDocumentSaysSoOnEveryResource) {
    const Unit unit = std::move(
        convert_document(with(referral_xml(), "confidentialityCode code=\"N\"", "confidentialityCode code=\"R\""))
            .units.front());
    for (std::size_t i = 0; i < samples::entry_count(unit); ++i)
        EXPECT_EQ(text_at(resource(unit, i), "meta.security.0.code"), "R") << i;
    EXPECT_EQ(text_at(unit.bundle.root(), "meta.security.0.code"), "R");
}

TEST(DischargeSummaryCda, HasTheStayTheDiagnosesAndTheTexts) {
    const Conversion out = convert_document(summary_xml());
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    const Unit& unit = out.units.front();
    EXPECT_EQ(text_at(*first(unit, "Encounter"), "period.start"), "2024-03-01");
    EXPECT_EQ(text_at(*first(unit, "Encounter"), "period.end"), "2024-03-10");
    for (const std::string_view code : {"342", "352", "312", "362", "333", "344", "444", "424"})
        EXPECT_NE(find_section(resource(unit, 0), code), nullptr) << code;
    EXPECT_NE(words(unit, "424").find("外来で経過観察"), std::string::npos);
    expect_meets_stated_profiles(unit);
}

struct Fault {
    const char* why;
    std::string xml;
    const char* rule;
};
void PrintTo(const Fault& row, std::ostream* out) { *out << row.why; }

class CdaDocumentRefused : public testing::TestWithParam<Fault> {};
TEST_P(CdaDocumentRefused, WithItsReason) {
    const Conversion out = convert_document(GetParam().xml);
    EXPECT_TRUE(out.units.empty());
    EXPECT_TRUE(samples::has_rule(out.report, GetParam().rule));
    EXPECT_FALSE(fhir::has_no_errors(out.report));
}
INSTANTIATE_TEST_SUITE_P(
    Document, CdaDocumentRefused,
    testing::Values(
        Fault{"another kind of document", samples::cda_head("34133-9") + samples::kCdaTail, "family-unknown"},
        Fault{"no id",
              with(referral_xml(), "<id root=\"1.2.392.100495.20.3.51.91319999991\" extension=\"REF00042\"/>", ""),
              "target-missing"},
        Fault{"no date", with(referral_xml(), "<effectiveTime value=\"20240311103045+0900\"/>", ""), "target-missing"},
        Fault{"a date that does not exist", with(referral_xml(), "20240311103045+0900", "20240231103045+0900"),
              "date-invalid"},
        Fault{"another institution", with(referral_xml(), "extension=\"1319999991\"", "extension=\"1319999992\""),
              "institution-mismatch"},
        Fault{
            "no patient",
            samples::with(with(referral_xml(), "<recordTarget>", "<dataEnterer>"), "</recordTarget>", "</dataEnterer>"),
            "patient-unknown"}));

class CdaDocumentFault : public testing::TestWithParam<Fault> {};
TEST_P(CdaDocumentFault, IsReportedWhileTheRestIsRead) {
    const Conversion out = convert_document(GetParam().xml);
    EXPECT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(samples::has_rule(out.report, GetParam().rule));
}
INSTANTIATE_TEST_SUITE_P(
    Document, CdaDocumentFault,
    testing::Values(Fault{"a section that no document has",
                          with(referral_xml(), samples::kCdaTail, cda_section("1", "x", "y") + samples::kCdaTail),
                          "section-unmapped"},
                    Fault{"entries that are not read yet",
                          with(referral_xml(), samples::kCdaTail,
                               cda_section("10160-0", "処方", "薬", "<entry><substanceAdministration/></entry>") +
                                   samples::kCdaTail),
                          "entry-unmapped"},
                    Fault{"no present illness", with(referral_xml(), "10164-2", "10157-6"), "target-missing"}));

}  // namespace
}  // namespace kakehashi::mappers
