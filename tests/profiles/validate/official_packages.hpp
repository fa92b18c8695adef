#pragma once

#include <chrono>
#include <iostream>
#include <iterator>
#include <memory>

#include "sample.hpp"

/// The official JP Core and JP-CLINS packages, loaded once for a suite of tests.
namespace kakehashi::profiles::testing_samples {

namespace fs = std::filesystem;

inline const fs::path kIg = fs::path(KAKEHASHI_SHARED_DIR) / "ig";

inline std::string bytes_of(const fs::path& path) {
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

}  // namespace kakehashi::profiles::testing_samples
