#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

/// The examples that the guides' publishers give have no errors by our statements where they have none by the official
/// packages, and the other way round.
namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
const fs::path kIg = fs::path(KAKEHASHI_SHARED_DIR) / "ig";

struct Guide {
    std::string folder;
    std::vector<std::string> packages;
};
void PrintTo(const Guide& guide, std::ostream* stream) { *stream << guide.folder; }

Validator load(const ValidatorOptions& options) {
    auto loaded = Validator::load(options);
    if (!loaded) throw std::runtime_error(loaded.error().diagnostics);
    return std::move(*loaded);
}

bool has_errors(const Validator& validator, const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    auto document = fhir::parse_json(std::string(std::istreambuf_iterator<char>(stream), {}));
    // The official packages hold displays that our statement does not: those are compared elsewhere.
    const ValidationOptions options{.profiles = {}, .wrong_displays_are_warnings = true};
    return !document || !fhir::has_no_errors(validator.validate(*document, options));
}

class PublishedExamples : public testing::TestWithParam<Guide> {};

TEST_P(PublishedExamples, AreJudgedAsByTheOfficialPackages) {
    if (!fs::exists(kIg)) GTEST_SKIP() << "the official packages are not beside this checkout";
    ValidatorOptions options{.packages = {}, .japanese_profiles = false};
    for (const std::string& name : GetParam().packages) options.packages.push_back((kIg / name).string());
    const Validator official = load(options);
    const Validator stated = load({});
    std::size_t checked = 0;
    for (const auto& file : fs::directory_iterator(kIg / "examples" / GetParam().folder)) {
        const std::string name = file.path().filename().string();
        EXPECT_EQ(has_errors(official, file.path()), has_errors(stated, file.path())) << name;
        ++checked;
    }
    EXPECT_GT(checked, 0U);
}

const std::vector<std::string> kClins{"jp-core.r4-1.1.2-url.tgz", "jp-clins.r4-1.5.2-snap.tgz"};
INSTANTIATE_TEST_SUITE_P(Guides, PublishedExamples,
                         testing::Values(Guide{"clinical-core", kClins}, Guide{"jp-clins-package", kClins},
                                         Guide{"jp-core-1.1.2-url", {"jp-core.r4-1.1.2-url.tgz"}},
                                         Guide{"eReferral", kClins}, Guide{"eReferral-package", kClins},
                                         Guide{"eCheckupReport", {"jp-core.r4-1.1.2.tgz", "jp-eChekupReport.r4.tgz"}}),
                         [](const auto& each) {
                             std::string name = each.param.folder;
                             std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
                             return name;
                         });

}  // namespace
}  // namespace kakehashi::profiles
