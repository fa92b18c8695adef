#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::profiles::testing_samples {

/// A folder of conformance resources that lives as long as the test.
class PackageFolder {
public:
    PackageFolder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::path(::testing::TempDir()) /
                (std::string("kakehashi-") + test->test_suite_name() + "-" + test->name());
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~PackageFolder() { std::filesystem::remove_all(path_); }
    PackageFolder(const PackageFolder&) = delete;
    PackageFolder& operator=(const PackageFolder&) = delete;

    void add(const std::string& json) {
        std::ofstream(path_ / ("resource-" + std::to_string(count_++) + ".json"), std::ios::binary) << json;
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
    int count_ = 0;
};

inline Validator load(std::vector<std::string> packages = {}) {
    auto loaded = Validator::load({.packages = std::move(packages), .japanese_profiles = false});
    if (!loaded) ADD_FAILURE() << loaded.error().diagnostics;
    return std::move(*loaded);
}

inline fhir::Report validate(const Validator& validator, const std::string& json,
                             std::vector<std::string> profiles = {}) {
    auto document = fhir::parse_json(json);
    if (!document) {
        ADD_FAILURE() << document.error().diagnostics;
        return {};
    }
    return validator.validate(*document, {.profiles = std::move(profiles)});
}

/// "error rule @ expression" of everything that is not information.
inline std::vector<std::string> findings(const fhir::Report& report) {
    std::vector<std::string> lines;
    for (const auto& issue : report)
        if (issue.severity != fhir::IssueSeverity::information)
            lines.push_back(std::string(code_of(issue.severity)) + " " + issue.rule + " @ " + issue.expression);
    return lines;
}
inline bool has_rule(const fhir::Report& report, std::string_view rule) {
    return std::ranges::any_of(report, [&](const auto& issue) { return issue.rule == rule; });
}

/// The errors only.
inline std::vector<std::string> errors(const fhir::Report& report) {
    auto lines = findings(report);
    std::erase_if(lines,
                  [](const std::string& line) { return !line.starts_with("error ") && !line.starts_with("fatal "); });
    return lines;
}

}  // namespace kakehashi::profiles::testing_samples
