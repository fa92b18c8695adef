#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "fhir_facts.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/mml.hpp"
#include "kakehashi/mappers/orca.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "kakehashi/synth/synth.hpp"
#include "scratch_path.hpp"

/// The synthetic patients as MML documents and as answers of the ORCA API: conversion returns the truth, fact by fact,
/// but for what these formats cannot say, which each test lists.
namespace kakehashi::truth {
namespace {

namespace fs = std::filesystem;
using mappers::Context;
using mappers::Conversion;
using Convert = Conversion (*)(const mappers::Input&, const Context&);

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string text(const Fact& fact, const std::string& field) {
    const auto found = fact.find(field);
    return found == fact.end() ? std::string() : found->second;
}

struct HospitalRow {
    const char* letter;
    const char* number;
};
constexpr std::array kHospitals{HospitalRow{"a", "1319999991"}, HospitalRow{"b", "1319999992"},
                                HospitalRow{"c", "1319999993"}};

class Exports : public testing::Test {
protected:
    void SetUp() override {
        root_ =
            scratch_path(std::string("mml-") + testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(root_);
        ASSERT_TRUE(synth::generate({.patients = 9, .seed = 3, .out = root_}).has_value());
        auto truth = fhir::parse_json(read_file(root_ / "truth.json"));
        ASSERT_TRUE(truth.has_value());
        truth_ = std::move(*truth);
    }
    void TearDown() override { fs::remove_all(root_); }

    [[nodiscard]] std::vector<Fact> truth_of(std::string_view kind, std::string_view letter) const {
        std::vector<Fact> found;
        for (const fhir::Node& patient : truth_.root().find("patients")->items())
            for (const fhir::Node& hospital : patient.find("hospitals")->items()) {
                if (!letter.empty() && hospital.text_of("letter") != letter) continue;
                for (const fhir::Node& node : hospital.find("facts")->items()) {
                    if (node.text_of("kind") != kind) continue;
                    Fact fact;
                    for (const auto& member : node.members()) fact[std::string(member.name)] = member.value.text();
                    found.push_back(std::move(fact));
                }
            }
        return found;
    }

    /// The tables that a hospital would supply: its own codes and words, and what they are in the standards.
    [[nodiscard]] Context context_of(const char* institution) const {
        Context context;
        context.institution_number = institution;
        context.institution_name = "見本";
        auto& maps = context.code_maps;
        maps = {{"modifier|4012", "1001"}, {"modifier|8002", "8002"}};
        for (const Fact& fact : truth_of("condition", {}))
            maps["disease|" + text(fact, "code").substr(1)] = text(fact, "code");
        for (const Fact& fact : truth_of("allergy", {})) {
            const std::string code = text(fact, "code");
            maps["allergen|" + text(fact, "name")] = code.starts_with("YCM") ? code.substr(3) : code.substr(0, 3);
            if (code.starts_with("YCM")) maps["drug|" + receipt_code(text(fact, "name"))] = code.substr(3);
        }
        for (const Fact& fact : truth_of("prescription", {}))
            if (text(fact, "system").find("YJ") != std::string::npos)
                maps["drug|" + receipt_code(text(fact, "name"))] = text(fact, "code");
        for (const char* usage : {"1013044400000000", "1012040400000000", "1011000400000000", "1011100000000000"})
            maps["usage|0010" + std::string(usage).substr(2, 5)] = usage;
        maps["usage|内服・経口・１日３回朝昼夕食後"] = "1013044400000000";
        maps["usage|内服・経口・１日２回朝夕食後"] = "1012040400000000";
        maps["usage|内服・経口・１日１回朝食後"] = "1011000400000000";
        maps["usage|内服・経口・１日１回就寝前"] = "1011100000000000";
        for (const auto& [code, name] :
             {std::pair{"01", "内科"}, std::pair{"06", "消化器科"}, std::pair{"08", "循環器科"},
              std::pair{"10", "外科"}, std::pair{"11", "整形外科"}}) {
            maps["department|" + std::string(code)] = code;
            maps["department-name|" + std::string(code)] = name;
        }
        return context;
    }

    /// The same shape as the generator's: a receipt code of the drug's name.
    static std::string receipt_code(const std::string& name) {
        unsigned sum = 0;
        for (const char c : name) sum = (sum * 31 + static_cast<unsigned char>(c)) % 10'000'000;
        const std::string digits = std::to_string(sum);
        return "62" + std::string(7 - digits.size(), '0') + digits;
    }

    std::vector<mappers::Unit> units_of(const fs::path& folder, const char* institution, Convert convert) {
        std::vector<mappers::Unit> units;
        for (const fs::path& file : files_in(folder)) {
            Conversion conversion =
                convert({.name = file.filename().string(), .bytes = read_file(file)}, context_of(institution));
            for (const fhir::Issue& issue : conversion.report)
                EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
                    << file << " " << issue.rule << " " << issue.expression << ": " << issue.diagnostics;
            for (const mappers::FieldRecord& field : conversion.account.fields)
                if (field.fate == mappers::FieldFate::unmapped) unmapped_.insert(last_name(field.place));
            for (mappers::Unit& unit : conversion.units) units.push_back(std::move(unit));
        }
        return units;
    }

    static std::string last_name(const std::string& place) {
        const std::string element = place.ends_with("/text()") ? place.substr(0, place.size() - 7) : place;
        return element.substr(element.rfind('/') + 1);
    }

    static std::vector<Fact> facts_in(const std::vector<mappers::Unit>& units, std::string_view kind) {
        std::vector<Fact> found;
        for (const mappers::Unit& unit : units)
            for (Fact& fact : facts_of(unit))
                if (text(fact, "kind") == kind) found.push_back(std::move(fact));
        return found;
    }

    fs::path root_;
    fhir::Document truth_;
    std::set<std::string> unmapped_;
};

std::vector<Fact> without(std::vector<Fact> facts, std::initializer_list<const char*> fields) {
    for (Fact& fact : facts)
        for (const char* field : fields) fact.erase(field);
    std::sort(facts.begin(), facts.end());
    return facts;
}

void expect_equal(const std::vector<Fact>& found, const std::vector<Fact>& expected, const std::string& what) {
    ASSERT_EQ(found.size(), expected.size()) << what;
    for (std::size_t at = 0; at < found.size(); ++at) EXPECT_EQ(found[at], expected[at]) << what;
}

TEST_F(Exports, OfMmlReturnTheTruth) {
    std::size_t count = 0;
    for (const auto& [letter, number] : kHospitals) {
        const auto units =
            units_of(root_ / (std::string("hospital-") + letter) / "mml", number, mappers::mml::convert_mml);
        const bool is_claim = letter == std::string("b");
        const auto compare = [&](const char* kind, std::initializer_list<const char*> unsaid) {
            const auto found = without(facts_in(units, kind), unsaid);
            count += found.size();
            expect_equal(found, without(truth_of(kind, letter), unsaid), std::string(letter) + " " + kind);
        };
        // One code a diagnosis: the ICD-10 beside the management number has no place.
        compare("condition", {"icd10"});
        // An allergy has no manifestation, and without one its severity is a note.
        compare("allergy", {"manifestation", "severity"});
        compare("laboratory", {});
        compare("infection", {});
        if (!is_claim) compare("vital_sign", {});
        // No number of an order and no total; a claim has a day's amount alone and no standard code.
        if (is_claim)
            compare("prescription", {"order", "quantity", "dose", "system", "code"});
        else
            compare("prescription", {"order", "quantity"});
    }
    EXPECT_GT(count, 200U);
    // The vendor's own number of a department is translated, every other value is mapped or ignored on purpose.
    EXPECT_EQ(unmapped_, std::set<std::string>({}));
}

TEST_F(Exports, OfBothNameThePatientsOfTheCards) {
    for (const auto& [folder, convert] : {std::pair<const char*, Convert>{"mml", mappers::mml::convert_mml},
                                          std::pair<const char*, Convert>{"orca", mappers::orca::convert_orca}})
        for (const auto& [letter, number] : kHospitals) {
            std::vector<mappers::Unit> own;
            for (mappers::Unit& unit : units_of(root_ / (std::string("hospital-") + letter) / folder, number, convert))
                if (unit.kind == mappers::UnitKind::patient) own.push_back(std::move(unit));
            expect_equal(without(facts_in(own, "patient"), {}), without(truth_of("patient", letter), {}),
                         std::string(folder) + " " + letter);
        }
}

TEST_F(Exports, OfOrcaReturnTheTruth) {
    std::set<std::string> hot9;
    for (const Fact& fact : truth_of("prescription", {}))
        if (text(fact, "system").find("HOT9") != std::string::npos) hot9.insert(text(fact, "name"));
    const auto without_hot9 = [&hot9](std::vector<Fact> facts) {
        for (Fact& fact : facts)
            if (hot9.count(text(fact, "name")) != 0) {
                fact.erase("system");
                fact.erase("code");
            }
        return facts;
    };
    std::size_t count = 0;
    for (const auto& [letter, number] : kHospitals) {
        const auto units =
            units_of(root_ / (std::string("hospital-") + letter) / "orca", number, mappers::orca::convert_orca);
        const auto compare = [&](const char* kind, std::vector<Fact> found, std::vector<Fact> expected,
                                 std::initializer_list<const char*> unsaid) {
            count += found.size();
            expect_equal(without(std::move(found), unsaid), without(std::move(expected), unsaid),
                         std::string(letter) + " " + kind);
        };
        // Neither ICD-10 nor when the diagnosis was made.
        compare("condition", facts_in(units, "condition"), truth_of("condition", letter), {"icd10", "recorded"});
        compare("allergy", facts_in(units, "allergy"), truth_of("allergy", letter),
                {"manifestation", "severity", "onset"});
        // The day and a day's amount; a receipt code has no HOT9.
        std::vector<Fact> drugs = without_hot9(truth_of("prescription", letter));
        for (Fact& drug : drugs) drug["authored"] = text(drug, "start") + "T00:00:00+09:00";
        compare("prescription", without_hot9(facts_in(units, "prescription")), drugs, {"order", "quantity", "dose"});
    }
    EXPECT_GT(count, 60U);
    EXPECT_EQ(unmapped_, std::set<std::string>({}));
}

TEST_F(Exports, OfBothMeetTheProfiles) {
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value()) << validator.error().diagnostics;
    std::map<std::string, int> errors;
    for (const auto& [folder, convert] : {std::pair<const char*, Convert>{"mml", mappers::mml::convert_mml},
                                          std::pair<const char*, Convert>{"orca", mappers::orca::convert_orca}})
        for (const auto& [letter, number] : kHospitals)
            for (const mappers::Unit& unit :
                 units_of(root_ / (std::string("hospital-") + letter) / folder, number, convert)) {
                // What waits for the patient's own unit, and what takes one away, is not sent.
                if (!unit.patient_is_known || unit.operation == mappers::UnitOperation::remove) continue;
                for (const fhir::Issue& issue : validator->validate(unit.bundle))
                    if (issue.severity == fhir::IssueSeverity::error || issue.severity == fhir::IssueSeverity::fatal)
                        ++errors[std::string(folder) + " " + issue.rule + " at " + issue.expression];
            }
    for (const auto& [what, times] : errors) {
        // Neither format says at what visit something was found: the sharing service wants it, the account says so.
        if (what.find("needs-contained-of-Encounter") != std::string::npos) continue;
        ADD_FAILURE() << times << " times " << what;
    }
}

}  // namespace
}  // namespace kakehashi::truth
