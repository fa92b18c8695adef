#include <gmock/gmock.h>

#include <chrono>
#include <iostream>
#include <iterator>
#include <map>

#include "kakehashi/fhir/builder.hpp"
#include "sample.hpp"

/// The official packages, and the examples that their publishers give.
namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;

const fs::path kIg = fs::path(KAKEHASHI_SHARED_DIR) / "ig";

std::string bytes_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class OfficialPackages : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!fs::exists(kIg)) return;
        const auto start = std::chrono::steady_clock::now();
        auto loaded = Validator::load(
            {.packages = {(kIg / "jp-core.r4-1.1.2-url.tgz").string(), (kIg / "jp-clins.r4-1.5.2-snap.tgz").string()},
             .japanese_profiles = false});
        ASSERT_TRUE(loaded.has_value()) << loaded.error().diagnostics;
        validator = std::make_unique<Validator>(std::move(*loaded));
        std::cout << "loaded in " << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()
                  << " s\n";
    }
    static void TearDownTestSuite() { validator.reset(); }
    void SetUp() override {
        if (!fs::exists(kIg)) GTEST_SKIP() << "needs the shared folder of official packages";
    }
    static fhir::Report validate_file(const fs::path& path) {
        auto document = fhir::parse_json(bytes_of(path));
        if (!document) return {document.error()};
        return validator->validate(*document);
    }
    static inline std::unique_ptr<Validator> validator;
};

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
