#include <gmock/gmock.h>

#include <iostream>
#include <map>

#include "kakehashi/fhir/builder.hpp"
#include "official_packages.hpp"

/// The official packages, and the examples that their publishers give.
namespace kakehashi::profiles {
namespace {

using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;
namespace fs = std::filesystem;

TEST_F(OfficialPackages, EveryExampleIsValidatedToItsEnd) {
    for (const char* folder : {"clinical-core", "jp-clins-package"}) {
        std::vector<fs::path> files(fs::directory_iterator(kIg / "examples" / folder), fs::directory_iterator{});
        std::ranges::sort(files);
        for (const fs::path& file : files) {
            const auto report = validate_file(file);
            std::map<std::string, int> counts;
            for (const auto& issue : report) ++counts[std::string(code_of(issue.severity))];
            std::cout << file.filename().string() << ": " << counts["error"] << " errors, " << counts["warning"]
                      << " warnings, " << counts["information"] << " notes\n";
            for (const std::string& line : errors(report)) std::cout << "    " << line << "\n";
        }
    }
}

TEST_F(OfficialPackages, KnownGoodExamplesHaveNoErrors) {
    for (const char* name :
         {"Patient-Example-JP-Patient-minimun.json", "Condition-Example-JP-Condition-eCS-01.json",
          "AllergyIntolerance-Example-JP-Allergy-eCS-01.json", "Specimen-Example-Contained-JP-Specimen-Urine.json"})
        EXPECT_THAT(errors(validate_file(kIg / "examples" / "clinical-core" / name)), IsEmpty()) << name;
}

// Of the three examples that are published as errors, one breaks a rule of its profile; the others need the drug code
// system, which is not published, and a sentence of the guide that no profile states.
TEST_F(OfficialPackages, TheErrorExampleIsRefused) {
    const auto report =
        validate_file(kIg / "examples/clinical-core/MedicationRequest-ErrorExample-JP-MedReq-ExtEye-Total1.json");
    if (!engine_is_here(report)) GTEST_SKIP() << "needs the FHIRPath engine";
    EXPECT_THAT(errors(report), testing::Contains("error needs-anyOfStandardCode-medication @ MedicationRequest"));
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

TEST_F(OfficialPackages, LabItemsFindTheirSlices) {
    auto document =
        fhir::parse_json(bytes_of(kIg / "examples/clinical-core/Observation-Example-JP-Obs-LabResult-eCS-K.json"));
    ASSERT_TRUE(document.has_value());
    EXPECT_TRUE(has_rule(validator->validate(*document), "binding-content-missing"));  // the slice by system alone
    auto coding = document->edit().object("code").append_object("coding");
    coding.set_string("system", "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS");
    coding.set_string("code", "no such code").set_string("display", "K");
    EXPECT_THAT(errors(validator->validate(*document)),
                testing::Contains("error binding-not-in-value-set @ Observation.code.coding[3].code"));
}

}  // namespace
}  // namespace kakehashi::profiles
