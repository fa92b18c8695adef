#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "hospitals.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/synth/synth.hpp"
#include "scratch_path.hpp"

/// The truth of the synthetic hospitals against what the mappers make of their exports: fact by fact, for every patient
/// of the hospitals whose formats are read.
namespace kakehashi::truth {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kToldMax = 40;

struct Difference {
    std::string patient, hospital, what;  ///< what: "missing" or "unexpected" and the fact
};

std::string shown(const Fact& fact) {
    std::string text;
    for (const auto& [field, value] : fact) text += (text.empty() ? "" : ", ") + field + "=" + value;
    return text;
}

std::vector<Fact> expected_facts(const fhir::Node& hospital) {
    std::vector<Fact> facts;
    for (const fhir::Node& node : hospital.find("facts")->items()) {
        Fact fact;
        for (const auto& member : node.members()) fact[std::string(member.name)] = member.value.text();
        facts.push_back(fact);
    }
    return facts;
}

/// Facts of `from` that `other` lacks, counting repetitions.
std::vector<Fact> without(std::vector<Fact> from, std::vector<Fact> other) {
    std::sort(from.begin(), from.end());
    std::sort(other.begin(), other.end());
    std::vector<Fact> rest;
    std::set_difference(from.begin(), from.end(), other.begin(), other.end(), std::back_inserter(rest));
    return rest;
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Every difference between truth.json and what the mappers read, and how many facts were held against each other.
struct Comparison {
    std::vector<Difference> differences;
    std::size_t facts = 0;
    std::vector<std::string> quarantined;
};

Comparison compare(const fs::path& root, CheckupForm checkups = CheckupForm::table,
                   ImagingForm imaging = ImagingForm::json) {
    Comparison comparison;
    const auto readings = read_hospitals(root, checkups, imaging);
    const auto truth = fhir::parse_json(read_file(root / "truth.json"));
    EXPECT_TRUE(truth.has_value());
    for (const fhir::Node& patient : truth->root().find("patients")->items())
        for (const fhir::Node& hospital : patient.find("hospitals")->items()) {
            const std::string letter(hospital.text_of("letter"));
            if (!readings.contains(letter)) continue;
            const auto expected = expected_facts(hospital);
            const auto found = readings.at(letter).facts_of_patient(std::string(hospital.text_of("patient_number")));
            comparison.facts += expected.size();
            const auto add = [&](const char* what, const Fact& fact) {
                comparison.differences.push_back({.patient = std::string(patient.text_of("id")),
                                                  .hospital = letter,
                                                  .what = std::string(what) + ": " + shown(fact)});
            };
            for (const Fact& fact : without(expected, found)) add("missing", fact);
            for (const Fact& fact : without(found, expected)) add("unexpected", fact);
        }
    for (const auto& [letter, reading] : readings)
        for (const std::string& name : reading.quarantined) comparison.quarantined.push_back(letter + ": " + name);
    return comparison;
}

class Truth : public testing::Test {
protected:
    void SetUp() override {
        std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        std::replace(name.begin(), name.end(), '/', '-');
        root_ = scratch_path("truth-" + name);
        fs::remove_all(root_);
    }
    void TearDown() override { fs::remove_all(root_); }

    void generate(std::uint32_t patients, std::uint64_t seed) {
        ASSERT_TRUE(synth::generate({.patients = patients, .seed = seed, .out = root_}).has_value());
    }
    void corrupt(const std::string& folder, const std::string& what, const std::string& with) {
        if (!corrupt_if_there(folder, what, with)) FAIL() << "nothing to corrupt in " << folder;
    }
    /// Replaces one occurrence in the first file below `folder` that holds it.
    bool corrupt_if_there(const std::string& folder, const std::string& what, const std::string& with) {
        std::vector<fs::path> files;
        if (fs::is_regular_file(root_ / folder)) files.push_back(root_ / folder);
        if (files.empty())
            for (const auto& entry : fs::recursive_directory_iterator(root_ / folder))
                if (entry.is_regular_file() && !entry.path().string().ends_with("_2")) files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto& path : files) {
            std::string bytes = read_file(path);
            const auto at = bytes.find(what);
            if (at == std::string::npos) continue;
            std::ofstream(path, std::ios::binary) << bytes.replace(at, what.size(), with);
            return true;
        }
        return false;
    }

    fs::path root_;
};

void expect_no_difference(const Comparison& comparison) {
    EXPECT_TRUE(comparison.quarantined.empty())
        << comparison.quarantined.size() << ", first " << comparison.quarantined.front();
    EXPECT_EQ(comparison.differences.size(), 0U);
    std::size_t told = 0;
    for (const Difference& difference : comparison.differences)
        if (++told <= kToldMax)
            ADD_FAILURE() << difference.patient << " at " << difference.hospital << " " << difference.what;
}

TEST_F(Truth, EveryFactOfEveryPatientIsFoundAndNothingElse) {
    generate(24, 1);
    const Comparison comparison = compare(root_);
    EXPECT_GT(comparison.facts, 5000U);
    expect_no_difference(comparison);
}

TEST_F(Truth, HoldsForAnotherSeed) {
    generate(9, 20261101);
    expect_no_difference(compare(root_));
}

TEST_F(Truth, HoldsForCheckupsThatComeAsXml) {
    generate(24, 1);
    const Comparison comparison = compare(root_, CheckupForm::xml);
    EXPECT_GT(comparison.facts, 5000U);
    expect_no_difference(comparison);
}

TEST_F(Truth, CheckupsGiveTheSameBytesAsTableAndAsXml) {
    generate(24, 1);
    const auto tables = read_hospitals(root_, CheckupForm::table);
    const auto files = read_hospitals(root_, CheckupForm::xml);
    std::size_t reports = 0;
    for (const auto& [key, unit] : tables.at("c").units) {
        if (unit.kind != mappers::UnitKind::document) continue;
        ++reports;
        const auto same = files.at("c").units.find(key);
        ASSERT_NE(same, files.at("c").units.end()) << key;
        EXPECT_EQ(fhir::write_json(same->second.bundle.root()), fhir::write_json(unit.bundle.root()));
    }
    EXPECT_GT(reports, 5U);
    EXPECT_EQ(files.at("c").units.size(), tables.at("c").units.size());
}

TEST_F(Truth, HoldsForImagesThatComeAsFiles) {
    generate(24, 1);
    const Comparison comparison = compare(root_, CheckupForm::table, ImagingForm::files);
    EXPECT_GT(comparison.facts, 5000U);
    expect_no_difference(comparison);
}

TEST_F(Truth, StudiesGiveTheSameBytesAsFilesAndAsDicomJson) {
    generate(24, 1);
    const auto answers = read_hospitals(root_, CheckupForm::table, ImagingForm::json);
    const auto files = read_hospitals(root_, CheckupForm::table, ImagingForm::files);
    std::size_t studies = 0;
    for (const auto& [key, unit] : answers.at("c").units) {
        if (unit.kind != mappers::UnitKind::imaging) continue;
        ++studies;
        const auto same = files.at("c").units.find(key);
        ASSERT_NE(same, files.at("c").units.end()) << key;
        EXPECT_EQ(fhir::write_json(same->second.bundle.root()), fhir::write_json(unit.bundle.root()));
    }
    EXPECT_GT(studies, 10U);
    EXPECT_EQ(files.at("c").units.size(), answers.at("c").units.size());
}

TEST_F(Truth, FindsAWrongValueInADicomFile) {
    generate(3, 1);
    ASSERT_EQ(compare(root_, CheckupForm::table, ImagingForm::files).differences.size(), 0U);
    // In every file: what the first one of a series says would hide it.
    for (int file = 0; file < 20; ++file)
        if (!corrupt_if_there("hospital-c/dicom-files", "CHEST ", "HEAD  ")) break;
    EXPECT_GT(compare(root_, CheckupForm::table, ImagingForm::files).differences.size(), 0U);
}

TEST_F(Truth, FindsAWrongValueInACheckupXml) {
    generate(3, 1);
    ASSERT_EQ(compare(root_, CheckupForm::xml).differences.size(), 0U);
    corrupt("hospital-c/checkup-xml", "unit=\"cm\"", "unit=\"mm\"");
    EXPECT_GT(compare(root_, CheckupForm::xml).differences.size(), 0U);
}

// The comparison itself must be able to fail: one thing is changed in an export, and it is found.
struct Corruption {
    const char* why;
    const char* folder;
    const char* what;
    const char* with;
};
void PrintTo(const Corruption& row, std::ostream* out) { *out << row.why; }

class TruthFindsAWrongExport : public Truth, public testing::WithParamInterface<Corruption> {};
TEST_P(TruthFindsAWrongExport, AsADifference) {
    generate(3, 1);
    ASSERT_EQ(compare(root_).differences.size(), 0U);
    corrupt(GetParam().folder, GetParam().what, GetParam().with);
    EXPECT_GT(compare(root_).differences.size(), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Story, TruthFindsAWrongExport,
    testing::Values(Corruption{"a value of A", "hospital-a/ssmix2", "||4.", "||7."},
                    Corruption{"a unit of A", "hospital-a/ssmix2", "mmol/L^mmol/L", "mg/dL^mg/dL"},
                    Corruption{"a kanji of A", "hospital-a/ssmix2", "\x1b$B8+K\\\x1b(B^", "\x1b$BI8K\\\x1b(B^"},
                    Corruption{"a date of B", "hospital-b/hl7v2", "|F|||2026", "|F|||2025"},
                    Corruption{"a dose of B", "hospital-b/hl7v2", "|1||TAB", "|9||TAB"},
                    Corruption{"a value", "hospital-c/drop/laboratory.csv", ",4.", ",7."},
                    Corruption{"a unit", "hospital-c/drop/laboratory.csv", "mmol/L", "mg/dL"},
                    Corruption{"a date", "hospital-c/drop/laboratory.csv", ",2026/0", ",2025/0"},
                    Corruption{"a kanji", "hospital-c/drop/patients.csv", "\x8C\xA9\x96\x7B", "\x95\x57\x96\x7B"},
                    Corruption{"a vital sign", "hospital-c/drop/vital_signs.csv", "BT,3", "BT,4"},
                    Corruption{"an image", "hospital-c/drop/dicom", R"("00080060":{"vr":"CS","Value":["CR"]})",
                               R"("00080060":{"vr":"CS","Value":["DX"]})"}));

}  // namespace
}  // namespace kakehashi::truth
