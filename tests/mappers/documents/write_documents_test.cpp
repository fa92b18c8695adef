#include <gtest/gtest.h>

#include <set>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/report_units.hpp"
#include "paths.hpp"
#include "sample_facts.hpp"

namespace kakehashi::mappers {
namespace {

using samples::at;
using samples::resource;
using samples::text_at;

/// The sub-section of 300 with that code, or nullptr.
const fhir::Node* section(const Unit& unit, std::string_view code) {
    const fhir::Node* sections = at(resource(unit, 0), "section");
    if (sections == nullptr) return nullptr;
    for (const fhir::Node& top : sections->items()) {
        if (text_at(top, "code.coding.0.code") == code) return &top;
        const fhir::Node* inner = top.find("section");
        if (inner == nullptr) continue;
        for (const fhir::Node& sub : inner->items())
            if (text_at(sub, "code.coding.0.code") == code) return &sub;
    }
    return nullptr;
}

/// Every reference that starts with urn:uuid names an entry.
void expect_references_resolve(const Unit& unit) {
    std::set<std::string> urls;
    for (const fhir::Node& entry : unit.bundle.root().find("entry")->items())
        EXPECT_TRUE(urls.insert(std::string(entry.text_of("fullUrl"))).second);
    const std::string bytes = fhir::write_json(unit.bundle.root());
    constexpr std::string_view kReference = "\"reference\":\"urn:uuid:";
    for (auto at = bytes.find(kReference); at != std::string::npos; at = bytes.find(kReference, at + 1)) {
        const auto begin = bytes.find("urn:", at);
        EXPECT_TRUE(urls.contains(bytes.substr(begin, bytes.find('"', begin) - begin)));
    }
}

TEST(Referral, HasBothPartiesAndTheMandatorySections) {
    fhir::Report report;
    const Unit unit = write_referral_unit(samples::header("REF0001"), samples::patient(), samples::referral(), report);
    EXPECT_TRUE(fhir::has_no_errors(report));
    EXPECT_EQ(unit.kind, UnitKind::document);
    EXPECT_EQ(text_at(unit.bundle.root(), "type"), "document");
    EXPECT_EQ(text_at(resource(unit, 0), "resourceType"), "Composition");
    EXPECT_EQ(text_at(resource(unit, 1), "resourceType"), "Patient");
    for (const std::string_view code : {"920", "910", "300", "950", "340", "360", "510", "430", "620"})
        EXPECT_NE(section(unit, code), nullptr) << code;
    EXPECT_EQ(text_at(*section(unit, "950"), "title"), "紹介目的");
    EXPECT_EQ(text_at(*section(unit, "360"), "text.div"),
              "<div xmlns=\"http://www.w3.org/1999/xhtml\">3月上旬から心窩部痛 &lt;夜間&gt;</div>");
    expect_references_resolve(unit);
}

TEST(Referral, WithoutPresentIllnessNamesTheMissingSection) {
    fhir::Report report;
    ReferralFact fact = samples::referral();
    fact.sections.clear();
    const Unit unit = write_referral_unit(samples::header("REF0001"), samples::patient(), fact, report);
    EXPECT_FALSE(fhir::has_no_errors(report));
    EXPECT_EQ(section(unit, "360"), nullptr);
}

TEST(Referral, TextOfASectionThatReferralsDoNotHaveIsReported) {
    fhir::Report report;
    ReferralFact fact = samples::referral();
    fact.sections.push_back({"424", "text"});
    const Unit unit = write_referral_unit(samples::header("REF0001"), samples::patient(), fact, report);
    EXPECT_TRUE(samples::has_rule(report, "section-unmapped"));
}

TEST(DischargeSummary, HasOneStayAndTheCourseAsText) {
    fhir::Report report;
    const Unit unit = write_discharge_summary_unit(samples::header("DS0001"), samples::patient(),
                                                   samples::discharge_summary(), report);
    EXPECT_TRUE(fhir::has_no_errors(report));
    int stays = 0;
    for (std::size_t i = 0; i < samples::entry_count(unit); ++i)
        stays += text_at(resource(unit, i), "resourceType") == "Encounter" ? 1 : 0;
    EXPECT_EQ(stays, 1);
    EXPECT_EQ(text_at(resource(unit, 0), "event.0.period.end"), "2024-03-20");
    for (const std::string_view code : {"322", "342", "352", "312", "362", "333", "324", "344", "444", "424"})
        EXPECT_NE(section(unit, code), nullptr) << code;
    EXPECT_EQ(text_at(*section(unit, "322"), "entry.0.reference"), text_at(*section(unit, "324"), "entry.0.reference"));
    expect_references_resolve(unit);
}

TEST(Checkup, HasMeasuresQuestionsAndTheJudgement) {
    fhir::Report report;
    const Unit unit = write_checkup_unit(samples::header("CK0001"), samples::patient(), samples::checkup(), report);
    EXPECT_TRUE(fhir::has_no_errors(report));
    ASSERT_NE(section(unit, "01910"), nullptr);
    ASSERT_NE(section(unit, "01920"), nullptr);
    EXPECT_EQ(section(unit, "01910")->find("entry")->items().size(), 2U);
    EXPECT_EQ(text_at(resource(unit, 1), "meta.profile.0"),
              "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS");
    const std::size_t last = samples::entry_count(unit) - 1;
    EXPECT_EQ(text_at(resource(unit, last), "valueString"), "2");
    EXPECT_EQ(text_at(resource(unit, last - 2), "valueQuantity.value"), "160.0");
    EXPECT_EQ(text_at(resource(unit, last - 1), "valueString"), "異常なし");
    expect_references_resolve(unit);
}

TEST(Documents, EqualFactsGiveEqualBytes) {
    fhir::Report report;
    const auto once = [&report] {
        return fhir::write_json(
            write_referral_unit(samples::header("REF0001"), samples::patient(), samples::referral(), report)
                .bundle.root());
    };
    EXPECT_EQ(once(), once());
}

}  // namespace
}  // namespace kakehashi::mappers
