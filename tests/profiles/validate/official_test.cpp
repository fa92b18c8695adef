#include <gmock/gmock.h>

#include <iostream>
#include <map>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/profiles/must_support.hpp"
#include "official_packages.hpp"

/// The official packages, and the examples that their publishers give.
namespace kakehashi::profiles {
namespace {

using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;
namespace fs = std::filesystem;

/// Published as an error; what it breaks is held by TheErrorExampleIsRefused.
constexpr std::string_view kErrorExample = "MedicationRequest-ErrorExample-JP-MedReq-ExtEye-Total1.json";

TEST_F(OfficialPackages, EveryExampleButTheErrorExampleHasNoErrors) {
    std::size_t count = 0;
    for (const char* folder : {"clinical-core", "jp-clins-package"})
        for (const auto& file : fs::directory_iterator(kIg / "examples" / folder)) {
            ++count;
            const auto report = validate_file(file.path());
            if (file.path().filename() == kErrorExample)
                EXPECT_FALSE(fhir::has_no_errors(report));
            else
                EXPECT_THAT(errors(report), IsEmpty()) << file.path().filename();
        }
    EXPECT_EQ(count, 43U);
}

// Of the three examples that are published as errors, one breaks a rule of its profile; the others need the drug code
// system, which is not published, and a sentence of the guide that no profile states.
TEST_F(OfficialPackages, TheErrorExampleIsRefused) {
    const auto report =
        validate_file(kIg / "examples/clinical-core/MedicationRequest-ErrorExample-JP-MedReq-ExtEye-Total1.json");
    EXPECT_THAT(errors(report), testing::Contains("error needs-anyOfStandardCode-medication @ MedicationRequest"));
}

TEST_F(OfficialPackages, TheSectionOfTheSummarysPresentIllnessIsNoUnknownCode) {
    const auto document = fhir::parse_json(R"({"resourceType":"Composition","section":[{"code":{"coding":[
        {"system":"http://jpfhir.jp/fhir/clins/CodeSystem/document-section","code":"362"}]}}]})");
    ASSERT_TRUE(document.has_value());
    EXPECT_FALSE(has_rule(validator->validate(*document), "code-unknown"));
}

TEST_F(OfficialPackages, AnUnknownSectionIsRefused) {
    auto referral = bytes_of(kIg / "examples/clinical-core/Bundle-Bundle-CLINS-Referral-Example-01.json");
    const auto at = referral.find(R"("910")");
    ASSERT_NE(at, std::string::npos);
    const auto found = errors(validator->validate(*fhir::parse_json(referral.replace(at, 5, R"("999")"))));
    const std::string coding = " @ Bundle.entry[0].resource.section[1].code.coding[0]";
    EXPECT_THAT(found, testing::Contains("error code-unknown" + coding + ".code"));
    EXPECT_THAT(found, testing::Contains("error binding-not-in-value-set" + coding));
}

TEST_F(OfficialPackages, WhatTheProfileRequiresIsMissed) {
    auto document =
        fhir::parse_json(bytes_of(kIg / "examples/clinical-core/Condition-Example-JP-Condition-eCS-01.json"));
    ASSERT_TRUE(document.has_value());
    document->edit().object("meta").remove("lastUpdated");
    document->edit().remove("code");
    const auto found = errors(validator->validate(*document));
    EXPECT_THAT(found, testing::Contains("error cardinality-min @ Condition"));
    EXPECT_THAT(found, testing::Contains("error cardinality-min @ Condition.meta"));
}

TEST_F(OfficialPackages, TheReferralTellsItsMustSupportElements) {
    const auto document =
        fhir::parse_json(bytes_of(kIg / "examples/clinical-core/Bundle-Bundle-CLINS-Referral-Example-01.json"));
    ASSERT_TRUE(document.has_value());
    std::vector<MustSupportCount> counts;
    (void)validator->validate(*document, {}, counts);
    std::map<std::string, const MustSupportCount*> by_element;
    for (const auto& each : counts) by_element.emplace(each.element.id, &each);
    const auto count_of = [&](const char* element) { return by_element.at(element)->count; };
    // Of the Composition: a slice, and what stands in a slice of a slice.
    EXPECT_EQ(count_of("Composition.section:compositionSection"), 1U);
    EXPECT_EQ(count_of("Composition.section:compositionSection.section:problemSection.entry"), 2U);
    EXPECT_EQ(count_of("Composition.section:compositionSection.section:immunizationSection"), 0U);
    // Inside a slice that is not taken nothing is asked.
    EXPECT_FALSE(by_element.contains("Composition.section:compositionSection.section:immunizationSection.code"));
    // Of an entry that claims its profile, and of an extension in it.
    EXPECT_EQ(count_of("Patient.name"), 2U);
    EXPECT_EQ(by_element.at("Patient.name")->element.when_missing(), WhenMissing::refused);
    EXPECT_EQ(count_of("Extension.value[x].coding:medisRecordNo.code"), 1U);
    EXPECT_FALSE(by_element.at("Composition.type")->element.short_name.empty());
}

TEST_F(OfficialPackages, LabItemsFindTheirSlices) {
    auto document =
        fhir::parse_json(bytes_of(kIg / "examples/clinical-core/Observation-Example-JP-Obs-LabResult-eCS-K.json"));
    ASSERT_TRUE(document.has_value());
    EXPECT_TRUE(has_rule(validator->validate(*document), "binding-content-missing"));  // the slice by system alone
    auto coding = document->edit().object("code").append_object("coding");
    coding.set_string("system", "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS");
    coding.set_string("code", "3A015000002329101").set_string("display", "K");  // albumin's
    EXPECT_THAT(errors(validator->validate(*document)),
                testing::Contains("error binding-not-in-value-set @ Observation.code.coding[3].code"));
}

}  // namespace
}  // namespace kakehashi::profiles
