#include <gtest/gtest.h>

#include <map>

#include "hospitals.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "kakehashi/synth/synth.hpp"
#include "scratch_path.hpp"

/// What the mappers make of the synthetic exports meets the profiles, as their publishers state them and as we do.
namespace kakehashi::truth {
namespace {

namespace fs = std::filesystem;

/// The errors of all units of the synthetic hospitals, with how often each occurs.
std::map<std::string, int> errors_of_all_units(const profiles::Validator& validator, const fs::path& root) {
    fs::remove_all(root);
    EXPECT_TRUE(synth::generate({.patients = 8, .out = root}).has_value());
    std::map<std::string, int> errors;
    std::size_t units = 0;
    for (const auto& [letter, reading] : read_hospitals(root))
        for (const auto& [key, unit] : reading.units) {
            if (unit.operation == mappers::UnitOperation::remove) continue;
            ++units;
            for (const fhir::Issue& issue : validator.validate(unit.bundle))
                if (issue.severity == fhir::IssueSeverity::error || issue.severity == fhir::IssueSeverity::fatal)
                    ++errors[letter + " " + std::string(name_of(unit.kind)) + ": " + issue.rule + " at " +
                             issue.expression + ": " + issue.diagnostics];
        }
    fs::remove_all(root);
    EXPECT_GT(units, 200U);
    return errors;
}

TEST(OfficialProfiles, EveryUnitOfTheSyntheticHospitalsMeetsThem) {
    const fs::path packages = fs::path(KAKEHASHI_SHARED_DIR) / "ig";
    if (!fs::exists(packages)) GTEST_SKIP() << "the official packages are not beside this checkout";
    profiles::ValidatorOptions options;
    options.japanese_profiles = false;
    for (const char* name : {"jp-core.r4-1.1.2-url.tgz", "jp-clins.r4-1.5.2-snap.tgz", "jp-eChekupReport.r4.tgz"})
        options.packages.push_back((packages / name).string());
    const auto validator = profiles::Validator::load(options);
    ASSERT_TRUE(validator.has_value()) << validator.error().diagnostics;
    for (const auto& [what, count] : errors_of_all_units(*validator, scratch_path("official-profiles")))
        ADD_FAILURE() << count << " times " << what;
}

TEST(StatedProfiles, EveryUnitOfTheSyntheticHospitalsMeetsThem) {
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value()) << validator.error().diagnostics;
    for (const auto& [what, count] : errors_of_all_units(*validator, scratch_path("stated-profiles")))
        ADD_FAILURE() << count << " times " << what;
}

/// Not even a warning, but in documents: a prescription copied from one does not say the visit that it was of.
TEST(ServiceRules, EveryUnitOfTheSyntheticHospitalsKeepsThem) {
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value()) << validator.error().diagnostics;
    const fs::path root = scratch_path("service-rules");
    fs::remove_all(root);
    ASSERT_TRUE(synth::generate({.patients = 8, .out = root}).has_value());
    std::size_t for_service = 0;
    for (const auto& [letter, reading] : read_hospitals(root))
        for (const auto& [key, unit] : reading.units) {
            if (unit.operation == mappers::UnitOperation::remove) continue;
            const bool is_document = unit.kind == mappers::UnitKind::document;
            for (const fhir::Issue& issue : validator->validate(unit.bundle)) {
                if (!issue.rule.starts_with("clins-") || issue.severity == fhir::IssueSeverity::information) continue;
                if (is_document && issue.rule == "clins-element-missing") continue;
                ADD_FAILURE() << letter << " " << key << ": " << issue.rule << " at " << issue.expression << ": "
                              << issue.diagnostics;
            }
            const fhir::Node* profile = unit.bundle.root().find("meta")->find("profile");
            if (profile != nullptr && profile->items().front().text().find("/clins/") != std::string_view::npos)
                ++for_service;
        }
    fs::remove_all(root);
    EXPECT_GT(for_service, 50U);
}

}  // namespace
}  // namespace kakehashi::truth
