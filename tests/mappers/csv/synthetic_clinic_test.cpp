#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/csv.hpp"
#include "kakehashi/synth/synth.hpp"
#include "paths.hpp"

/// The synthetic hospitals' tables against the truth that is written beside them.
namespace kakehashi::mappers {
namespace {

using samples::resource;
using samples::text_at;

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class SyntheticClinic : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / "kakehashi-synthetic-clinic" /
                  testing::UnitTest::GetInstance()->current_test_info()->name();
        synth::SynthOptions options;
        options.patients = 12;
        options.out = folder_;
        ASSERT_TRUE(synth::generate(options).has_value());
        auto truth = fhir::parse_json(bytes_of(folder_ / "truth.json"));
        ASSERT_TRUE(truth.has_value());
        truth_ = std::move(*truth);
        patients_ = convert("hospital-c", "1319999993", "patients");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Conversion convert(const std::string& hospital, const std::string& number, const std::string& table) {
        const auto mapping = parse_csv_mapping(bytes_of(folder_ / hospital / "mapping" / (table + ".toml")));
        EXPECT_TRUE(mapping.has_value());
        Context context;
        context.institution_number = number;
        context.institution_name = "架橋見本病院";
        context.find_patient = [this](std::string_view wanted) { return find(wanted); };
        const auto file = folder_ / hospital / "drop" / (table + ".csv");
        return convert_csv({.name = table + ".csv", .bytes = bytes_of(file)}, *mapping, context);
    }

    std::optional<KnownPatient> find(std::string_view number) const {
        for (const Unit& unit : patients_.units) {
            if (unit.patient_number != number) continue;
            auto copy = fhir::parse_json(fhir::write_json(resource(unit, 0)));
            return KnownPatient{std::make_shared<const fhir::Document>(std::move(*copy))};
        }
        return std::nullopt;
    }

    /// The facts of one kind at one hospital.
    std::vector<const fhir::Node*> facts(std::string_view letter, const std::set<std::string_view>& kinds) const {
        std::vector<const fhir::Node*> found;
        for (const fhir::Node& patient : truth_.root().find("patients")->items())
            for (const fhir::Node& hospital : patient.find("hospitals")->items()) {
                if (hospital.text_of("letter") != letter) continue;
                for (const fhir::Node& fact : hospital.find("facts")->items())
                    if (kinds.contains(fact.text_of("kind"))) found.push_back(&fact);
            }
        return found;
    }

    std::filesystem::path folder_;
    fhir::Document truth_;
    Conversion patients_;
};

void expect_complete(const Conversion& out) {
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    EXPECT_EQ(out.account.count(FieldFate::unmapped), 0U);
    for (const Unit& unit : out.units) EXPECT_TRUE(unit.patient_is_known);
}

TEST_F(SyntheticClinic, EveryLaboratoryValueIsTheTrueOne) {
    const Conversion out = convert("hospital-c", "1319999993", "laboratory");
    expect_complete(out);
    std::map<std::string, const fhir::Node*> results;
    for (const Unit& unit : out.units)
        for (std::size_t i = 1; i < samples::entry_count(unit); ++i) {
            const fhir::Node& result = resource(unit, i);
            const std::string order = text_at(result, "contained.2.identifier.0.value");
            results[order.substr(order.rfind('-') + 1) + "|" + text_at(result, "code.coding.0.code")] = &result;
        }
    const auto truths = facts("c", {"laboratory", "infection"});
    EXPECT_EQ(results.size(), truths.size());
    for (const fhir::Node* truth : truths) {
        const auto key = std::string(truth->text_of("order")) + "|" + std::string(truth->text_of("local_code"));
        ASSERT_TRUE(results.contains(key)) << key;
        const fhir::Node& result = *results[key];
        EXPECT_EQ(text_at(result, "code.coding.1.code"), truth->text_of("code"));
        EXPECT_EQ(text_at(result, "code.coding.1.system"), truth->text_of("system"));
        EXPECT_EQ(text_at(result, "effectiveDateTime"), truth->text_of("collected"));
        if (samples::at(result, "valueQuantity") == nullptr) continue;
        EXPECT_EQ(result.find("valueQuantity")->text_of("comparator"), truth->text_of("comparator"));
        EXPECT_EQ(text_at(result, "valueQuantity.value"), truth->text_of("value"));
        EXPECT_EQ(text_at(result, "valueQuantity.code"), truth->text_of("unit"));
        if (truth->find("low") != nullptr) {
            EXPECT_EQ(text_at(result, "referenceRange.0.low.value"), truth->text_of("low"));
        }
    }
}

TEST_F(SyntheticClinic, PatientsVitalSignsAndCheckupsAreComplete) {
    expect_complete(patients_);
    EXPECT_EQ(patients_.units.size(), facts("c", {"patient"}).size());
    const Conversion signs = convert("hospital-c", "1319999993", "vital_signs");
    expect_complete(signs);
    std::size_t values = 0;
    for (const Unit& unit : signs.units)
        for (std::size_t i = 1; i < samples::entry_count(unit); ++i) {
            const fhir::Node* components = resource(unit, i).find("component");
            values += components == nullptr ? 1 : components->items().size();
        }
    EXPECT_EQ(values, facts("c", {"vital_sign"}).size());
    const Conversion checkups = convert("hospital-c", "1319999993", "checkup");
    expect_complete(checkups);
    EXPECT_EQ(checkups.units.size(), facts("c", {"checkup"}).size());
}

TEST_F(SyntheticClinic, ReferralsAndSummariesOfTheOtherHospitalAreComplete) {
    for (const std::string table : {"referral", "discharge_summary"}) {
        const Conversion out = convert("hospital-a", "1319999991", table);
        EXPECT_TRUE(fhir::has_no_errors(out.report)) << table;
        EXPECT_EQ(out.account.count(FieldFate::unmapped), 0U) << table;
        EXPECT_EQ(out.units.size(), facts("a", {table}).size());
    }
}

}  // namespace
}  // namespace kakehashi::mappers
