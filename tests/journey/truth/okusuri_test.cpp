#include "kakehashi/mappers/okusuri.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "hospitals.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "kakehashi/synth/synth.hpp"
#include "scratch_path.hpp"

/// The prescriptions of the synthetic patients, as their hospitals export them, as the symbols on paper hold them and
/// as the pharmacy writes them into the notebook: three ways to one truth.
namespace kakehashi::truth {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<mappers::Unit> convert(const fs::path& file, const std::string& institution) {
    auto conversion =
        mappers::okusuri::convert_okusuri({.name = file.filename().string(), .bytes = read_file(file)},
                                          {.institution_number = institution, .institution_name = "見本"});
    for (const fhir::Issue& issue : conversion.report)
        EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
            << file << " " << issue.rule << " " << issue.expression << ": " << issue.diagnostics;
    for (const mappers::FieldRecord& field : conversion.account.fields) {
        // Kind of insurance and relationship make a Coverage, which is of the patient's own unit.
        if (field.place.ends_with(", 21-1") || field.place.ends_with(", 23-3")) continue;
        EXPECT_NE(field.fate, mappers::FieldFate::unmapped) << file << " " << field.place;
    }
    return std::move(conversion.units);
}

class Prescriptions : public testing::Test {
protected:
    void SetUp() override {
        root_ = scratch_path(testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(root_);
        ASSERT_TRUE(synth::generate({.patients = 9, .seed = 3, .out = root_}).has_value());
        auto truth = fhir::parse_json(read_file(root_ / "truth.json"));
        ASSERT_TRUE(truth.has_value());
        truth_ = std::move(*truth);
    }
    void TearDown() override { fs::remove_all(root_); }

    /// The facts of one kind: of one patient when `id` is given, of one hospital when `letter` is.
    [[nodiscard]] std::vector<Fact> facts(std::string_view kind, std::string_view id, std::string_view letter) const {
        std::vector<Fact> found;
        for (const fhir::Node& patient : truth_.root().find("patients")->items())
            for (const fhir::Node& hospital : patient.find("hospitals")->items()) {
                if (!id.empty() && patient.text_of("id") != id) continue;
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

    fs::path root_;
    fhir::Document truth_;
};

/// What a symbol cannot say: the total, and the time of day.
Fact as_on_paper(Fact fact) {
    fact.erase("quantity");
    fact["authored"] = fact["start"] + "T00:00:00+09:00";
    return fact;
}

void expect_equal(std::vector<Fact> found, std::vector<Fact> expected) {
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t at = 0; at < found.size(); ++at) EXPECT_EQ(found[at], expected[at]);
}

TEST_F(Prescriptions, OfTheSymbolsOnPaperAreThoseOfTheHospitalsOwnExport) {
    std::size_t count = 0;
    for (const auto& [letter, number] :
         {std::pair{"a", "1319999991"}, std::pair{"b", "1319999992"}, std::pair{"c", "1319999993"}}) {
        const fs::path folder = root_ / (std::string("hospital-") + letter) / "okusuri";
        if (!fs::exists(folder)) continue;
        std::vector<Fact> found;
        for (const fs::path& file : files_in(folder))
            for (const mappers::Unit& unit : convert(file, number))
                for (Fact& fact : facts_of(unit))
                    if (fact["kind"] == "prescription") found.push_back(std::move(fact));
        std::vector<Fact> expected;
        for (Fact& fact : facts("prescription", {}, letter)) expected.push_back(as_on_paper(std::move(fact)));
        count += found.size();
        expect_equal(std::move(found), std::move(expected));
    }
    EXPECT_GT(count, 20U);
}

std::set<std::string> ids_of(const mappers::Unit& unit) {
    std::set<std::string> ids;
    for (const fhir::Node& entry : unit.bundle.root().find("entry")->items())
        ids.insert(std::string(entry.text_of("fullUrl")));
    return ids;
}

TEST_F(Prescriptions, OfTheSymbolsReplaceThoseOfTheMessagesUnderTheSameKeyAndIds) {
    const auto hospitals = read_hospitals(root_);
    std::size_t count = 0;
    for (const fs::path& file : files_in(root_ / "hospital-b/okusuri"))
        for (const mappers::Unit& unit : convert(file, "1319999992")) {
            const auto other = hospitals.at("b").units.find(unit.key);
            ASSERT_NE(other, hospitals.at("b").units.end()) << unit.key;
            EXPECT_EQ(ids_of(unit), ids_of(other->second));
            EXPECT_EQ(unit.patient_number, other->second.patient_number);
            ++count;
        }
    EXPECT_GT(count, 5U);
}

TEST_F(Prescriptions, OfTheSymbolsNameThePatientOfTheCard) {
    for (const fs::path& file : files_in(root_ / "hospital-a/okusuri")) {
        std::vector<Fact> known = facts("patient", {}, "a");
        for (const mappers::Unit& unit : convert(file, "1319999991")) {
            for (Fact fact : facts_of(unit)) {
                if (fact["kind"] != "patient") continue;
                const bool is_there = std::any_of(known.begin(), known.end(), [&](Fact full) {
                    for (const char* field : {"address", "postal_code", "phone"}) full.erase(field);
                    return full == fact;
                });
                EXPECT_TRUE(is_there) << file;
            }
        }
    }
}

const fhir::Node* coding_with(const fhir::Node& holder, std::initializer_list<std::string_view> path,
                              std::string_view system) {
    const fhir::Node* found = at(holder, path);
    return found == nullptr ? nullptr : item_with(*found, "coding", "system", system);
}

/// A MedicationDispense in the words of truth.json's prescriptions.
Fact dispensed_fact(const fhir::Node& dispense) {
    Fact fact{{"kind", "prescription"}};
    constexpr std::string_view kIds = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/";
    const auto identifier = [&](std::string_view name) {
        const fhir::Node* found = item_with(dispense, "identifier", "system", std::string(kIds) + std::string(name));
        return found == nullptr ? std::string() : std::string(found->text_of("value"));
    };
    put(fact, "rp", identifier("Medication-RPGroupNumber"));
    put(fact, "order_in_rp", identifier("MedicationAdministrationIndex"));
    put(fact, "status", text_at(dispense, {"status"}));
    put(fact, "system", text_at(dispense, {"medicationCodeableConcept", "coding", "system"}));
    put(fact, "code", text_at(dispense, {"medicationCodeableConcept", "coding", "code"}));
    put(fact, "name", text_at(dispense, {"medicationCodeableConcept", "text"}));
    put(fact, "start", text_at(dispense, {"whenHandedOver"}));
    put(fact, "days", text_at(dispense, {"daysSupply", "value"}));
    const fhir::Node* usage =
        coding_with(dispense, {"dosageInstruction", "timing", "code"}, "http://jami.jp/CodeSystem/MedicationUsage");
    put(fact, "usage", usage == nullptr ? "" : std::string(usage->text_of("code")));
    const fhir::Node* daily = at(dispense, {"dosageInstruction", "doseAndRate", "rateRatio", "numerator"});
    if (daily != nullptr) put(fact, "daily_dose", text_at(*daily, {"value"}) + " " + text_at(*daily, {"code"}));
    const std::string who =
        text_at(*item_with(dispense, "contained", "resourceType", "MedicationRequest"), {"requester", "display"});
    put(fact, "department", who.substr(0, who.find(' ')));
    return fact;
}

TEST_F(Prescriptions, OfTheNotebookAreThoseOfAllHospitals) {
    std::size_t count = 0;
    for (const fs::path& file : files_in(root_ / "notebooks")) {
        std::vector<Fact> found;
        for (const mappers::Unit& unit : convert(file, "1319999991"))
            for (const fhir::Node& entry : unit.bundle.root().find("entry")->items())
                if (entry.find("resource")->text_of("resourceType") == "MedicationDispense")
                    found.push_back(dispensed_fact(*entry.find("resource")));
        std::vector<Fact> expected;
        for (Fact fact : facts("prescription", file.stem().string(), {})) {
            // Not in a notebook: the number and time of the order, the dose of one intake, the total.
            for (const char* field : {"order", "authored", "dose", "quantity"}) fact.erase(field);
            expected.push_back(std::move(fact));
        }
        count += found.size();
        expect_equal(std::move(found), std::move(expected));
    }
    EXPECT_GT(count, 20U);
}

/// Errors of units, by rule and place.
std::map<std::string, int> errors_of(const profiles::Validator& validator, const std::vector<mappers::Unit>& units) {
    std::map<std::string, int> errors;
    for (const mappers::Unit& unit : units)
        for (const fhir::Issue& issue : validator.validate(unit.bundle))
            if (issue.severity == fhir::IssueSeverity::error || issue.severity == fhir::IssueSeverity::fatal)
                ++errors[issue.rule + " at " + issue.expression + ": " + issue.diagnostics];
    return errors;
}

TEST_F(Prescriptions, OfBothKindsMeetTheProfiles) {
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value()) << validator.error().diagnostics;
    std::vector<fs::path> files = files_in(root_ / "notebooks");
    for (const fs::path& file : files)
        for (const auto& [what, times] : errors_of(*validator, convert(file, "1319999991")))
            ADD_FAILURE() << file.filename() << ": " << times << " times " << what;
    for (const fs::path& file : files_in(root_ / "hospital-a/okusuri"))
        for (const auto& [what, times] : errors_of(*validator, convert(file, "1319999991"))) {
            // Where a Patient is made of a paper prescription, its address is not there.
            if (what.find("'address'") != std::string::npos) continue;
            if (what.starts_with("reference-target-profile") && what.find("JP_Patient_eCS") != std::string::npos)
                continue;
            ADD_FAILURE() << file.filename() << ": " << times << " times " << what;
        }
}

}  // namespace
}  // namespace kakehashi::truth
