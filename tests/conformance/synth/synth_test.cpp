#include "kakehashi/synth/synth.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::synth {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// Path below the folder → bytes.
using Tree = std::map<std::string, std::string>;

Tree read_tree(const fs::path& root) {
    Tree tree;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        tree[fs::relative(entry.path(), root).string()] = {std::istreambuf_iterator<char>(file), {}};
    }
    return tree;
}

Tree generated(SynthOptions options, const std::string& name) {
    options.out = fs::path(testing::TempDir()) /
                  ("kakehashi-synth-" + name + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(options.out);
    const auto summary = generate(options);
    EXPECT_TRUE(summary.has_value());
    Tree tree = read_tree(options.out);
    if (summary) EXPECT_EQ(tree.size(), summary->files);
    fs::remove_all(options.out);
    return tree;
}

fhir::Document truth_of(const Tree& tree) {
    auto document = fhir::parse_json(tree.at("truth.json"));
    EXPECT_TRUE(document.has_value());
    return document ? std::move(*document) : fhir::Document();
}

TEST(Synth, SameSeedGivesTheSameBytes) {
    EXPECT_EQ(generated({.patients = 12, .seed = 7}, "one"), generated({.patients = 12, .seed = 7}, "two"));
}

TEST(Synth, AnotherSeedGivesAnotherWorld) {
    EXPECT_NE(generated({.patients = 4, .seed = 7}, "one").at("truth.json"),
              generated({.patients = 4, .seed = 8}, "two").at("truth.json"));
}

TEST(Synth, MorePatientsLeaveTheEarlierStoragesAsTheyWere) {
    const Tree few = generated({.patients = 9}, "few");
    const Tree many = generated({.patients = 14}, "many");
    for (const auto& [path, bytes] : few)
        if (path.starts_with("hospital-a/ssmix2/")) EXPECT_EQ(many.at(path), bytes) << path;
}

TEST(Synth, TheStandardisedStorageIsNamedByItsRules) {
    const Tree tree = generated({.patients = 10}, "names");
    std::set<std::string> flags;
    for (const auto& [path, bytes] : tree) {
        if (!path.starts_with("hospital-a/ssmix2/")) continue;
        const fs::path file(path);
        const std::string name = file.filename().string();
        EXPECT_EQ(std::count(name.begin(), name.end(), '_'), 6) << name;
        EXPECT_TRUE(name.starts_with(file.parent_path().parent_path().parent_path().filename().string() + "_"));
        EXPECT_TRUE(bytes.starts_with("MSH|^~\\&|")) << name;
        EXPECT_TRUE(bytes.ends_with("\r")) << name;
        EXPECT_TRUE(std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; })) << name;
        flags.insert(name.substr(name.size() - 1));
    }
    EXPECT_EQ(flags, (std::set<std::string>{"0", "1", "2"}));
}

TEST(Synth, TheStoryHasItsPeople) {
    const Tree tree = generated({.patients = 20}, "story");
    const fhir::Document truth = truth_of(tree);
    std::map<std::string, int> holders;
    std::set<std::string> names;
    int at_all_three = 0;
    int stopped = 0;
    for (const fhir::Node& patient : truth.root().find("patients")->items()) {
        ++holders[std::string(patient.text_of("insured_identifier"))];
        names.insert(std::string(patient.text_of("family")) + std::string(patient.text_of("given")));
        if (patient.find("hospitals")->items().size() == 3) ++at_all_three;
        if (patient.text_of("asked_to_stop") == "true") {
            ++stopped;
            EXPECT_THAT(tree.at("hospital-a/directives.json"), HasSubstr(patient.text_of("insured_identifier")));
        }
    }
    EXPECT_GE(at_all_three, 4);
    EXPECT_EQ(stopped, 2);
    EXPECT_GE(names.size(), 19U);
    // The family whose card has no branch number: two people, one identifier.
    EXPECT_EQ(std::count_if(holders.begin(), holders.end(), [](const auto& h) { return h.second == 2; }), 1);
}

TEST(Synth, KanjiOutsideJisStandOnlyWhereTheSystemHasThem) {
    const Tree tree = generated({.patients = 8}, "kanji");
    EXPECT_THAT(tree.at("truth.json"), HasSubstr("髙架"));
    EXPECT_THAT(tree.at("truth.json"), HasSubstr("高架"));
    EXPECT_THAT(tree.at("hospital-c/drop/patients.csv"), HasSubstr("\xFB\xFC\x89\xCB"));  // 髙架 in Windows-31J
}

TEST(Synth, FewerHospitalsWriteNothingOfTheOthers) {
    const Tree tree = generated({.patients = 10, .hospitals = 1}, "only-a");
    for (const auto& [path, bytes] : tree) {
        const bool is_notebook = path.starts_with("notebooks/");  // of a person, and so of no hospital
        EXPECT_TRUE(path.starts_with("hospital-a/") || is_notebook || path == "truth.json") << path;
        if (is_notebook) EXPECT_THAT(bytes, testing::Not(HasSubstr("13,1,9999992"))) << path;
    }
}

struct RefusedOptions {
    const char* why;
    SynthOptions options;
};
void PrintTo(const RefusedOptions& row, std::ostream* out) { *out << row.why; }

class SynthOptionsRefused : public testing::TestWithParam<RefusedOptions> {};
TEST_P(SynthOptionsRefused, IsAnIssueAndWritesNothing) {
    const auto result = generate(GetParam().options);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().rule, "synth-option");
}
INSTANTIATE_TEST_SUITE_P(
    Synth, SynthOptionsRefused,
    testing::Values(RefusedOptions{.why = "nobody", .options = {.patients = 0, .out = "x"}},
                    RefusedOptions{.why = "more than the numbers can tell apart",
                                   .options = {.patients = 50001, .out = "x"}},
                    RefusedOptions{.why = "a fourth hospital", .options = {.hospitals = 4, .out = "x"}},
                    RefusedOptions{.why = "no such day", .options = {.reference_date = "2026-02-30", .out = "x"}},
                    RefusedOptions{.why = "no folder", .options = {}}));

TEST(Synth, AFolderThatCannotBeMadeIsSaid) {
    const fs::path file = fs::path(testing::TempDir()) / "kakehashi-synth-file";
    std::ofstream(file) << "in the way";
    const auto result = generate({.patients = 1, .out = file / "below"});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().severity, fhir::IssueSeverity::fatal);
    EXPECT_EQ(result.error().rule, "synth-cannot-write");
    fs::remove(file);
}

}  // namespace
}  // namespace kakehashi::synth
