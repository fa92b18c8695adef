#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
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
    std::string patient_identifier;  ///< is added to a Patient; "" for none
    /// Examples that this edition alone accepts, by the beginnings of their names: their systems are OIDs where ours,
    /// the edition of JP-CLINS, has URLs.
    std::vector<std::string> of_this_edition{};
};
void PrintTo(const Guide& guide, std::ostream* stream) { *stream << guide.folder; }

Validator load(const ValidatorOptions& options) {
    auto loaded = Validator::load(options);
    if (!loaded) throw std::runtime_error(loaded.error().diagnostics);
    return std::move(*loaded);
}

std::string read_example(const fs::path& path, const Guide& guide) {
    std::ifstream stream(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    constexpr std::string_view kIdentifiers = R"("identifier": [)";
    const auto patient = text.find(R"("resourceType": "Patient")");
    const auto at = patient == std::string::npos ? patient : text.find(kIdentifiers, patient);
    if (at != std::string::npos && !guide.patient_identifier.empty())
        text.insert(at + kIdentifiers.size(), guide.patient_identifier + ",");
    return text;
}

/// The errors of an example, each by its rule and its place.
std::set<std::string> errors_of(const Validator& validator, const std::string& example) {
    auto document = fhir::parse_json(example);
    if (!document) return {document.error().diagnostics};
    // The official packages hold displays that our statement does not: those are compared elsewhere.
    const ValidationOptions options{.profiles = {}, .wrong_displays_are_warnings = true};
    std::set<std::string> errors;
    for (const fhir::Issue& issue : validator.validate(*document, options))
        if (issue.severity == fhir::IssueSeverity::error) errors.insert(issue.rule + " @ " + issue.expression);
    return errors;
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
        const std::string example = read_example(file.path(), GetParam());
        const auto published = errors_of(official, example);
        const auto ours = errors_of(stated, example);
        const auto begins = [&](const std::string& beginning) { return name.starts_with(beginning); };
        if (std::ranges::any_of(GetParam().of_this_edition, begins)) {
            EXPECT_THAT(published, testing::IsEmpty()) << name;
            EXPECT_THAT(ours, testing::SizeIs(1)) << name;
            ++checked;
            continue;
        }
        EXPECT_EQ(published.empty(), ours.empty()) << name;
        std::set<std::string> ours_alone;
        std::ranges::set_difference(ours, published, std::inserter(ours_alone, ours_alone.end()));
        EXPECT_THAT(ours_alone, testing::IsEmpty()) << name;
        ++checked;
    }
    EXPECT_GT(checked, 0U);
}

const std::vector<std::string> kClins{"jp-core.r4-1.1.2-url.tgz", "jp-clins.r4-1.5.2-snap.tgz"};
const std::vector<std::string> kCheckup{"jp-core.r4-1.1.2.tgz", "jp-eChekupReport.r4.tgz"};
// Ours is the JP_Patient_eCS of JP-CLINS, which asks for this number; the edition in the checkup package does not.
const std::string kMemberNumber =
    R"({"system": "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID", "value": "00012345:1:2:05"})";
// Numbers of prescription and order, of prefecture and of the licence for narcotics.
const std::vector<std::string> kWithOids{
    "MedicationAdministration-", "MedicationDispense-jp-medicationdispense-injection", "MedicationRequest-",
    "Organization-jp-organization-example-clinic", "Practitioner-jp-practitioner-example-female-1"};
INSTANTIATE_TEST_SUITE_P(Guides, PublishedExamples,
                         testing::Values(Guide{"clinical-core", kClins, ""}, Guide{"jp-clins-package", kClins, ""},
                                         Guide{"jp-core-1.1.2-url", {"jp-core.r4-1.1.2-url.tgz"}, ""},
                                         Guide{"jp-core-1.1.2", {"jp-core.r4-1.1.2.tgz"}, "", kWithOids},
                                         Guide{"eReferral", kClins, ""}, Guide{"eReferral-package", kClins, ""},
                                         Guide{"eCheckupReport", kCheckup, kMemberNumber}),
                         [](const auto& each) {
                             std::string name = each.param.folder;
                             std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
                             return name;
                         });

}  // namespace
}  // namespace kakehashi::profiles
