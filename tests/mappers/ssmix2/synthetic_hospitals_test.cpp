#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/ssmix2.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "kakehashi/synth/synth.hpp"

/// Whole hospitals of the generator: everything it writes is converted without an error, and nothing is unmapped that
/// the generator says in its truth.
namespace kakehashi::mappers {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class SyntheticHospital : public testing::Test {
protected:
    SyntheticHospital() : root_(fs::path(testing::TempDir()) / name()) {
        fs::remove_all(root_);
        synth::SynthOptions options;
        options.patients = 8;
        options.out = root_;
        generated_ = synth::generate(options).has_value();
        context_.find_patient = [this](std::string_view number) -> std::optional<KnownPatient> {
            const auto found = known_.find(number);
            return found == known_.end() ? std::nullopt : std::optional(found->second);
        };
    }
    ~SyntheticHospital() override { fs::remove_all(root_); }

    static void SetUpTestSuite() {
        const std::string folder = std::string(KAKEHASHI_SHARED_DIR) + "/ig/";
        if (!fs::exists(folder + "jp-clins.r4-1.5.2-snap.tgz")) return;
        auto validator = profiles::Validator::load(
            {.packages = {folder + "hl7.fhir.r4.core-4.0.1.tgz", folder + "jp-core.r4-1.1.2-url.tgz",
                          folder + "jp-clins.r4-1.5.2-snap.tgz"},
             .japanese_profiles = false});
        ASSERT_TRUE(validator.has_value());
        validator_ = std::make_unique<profiles::Validator>(std::move(*validator));
    }
    static void TearDownTestSuite() { validator_.reset(); }

    static std::string name() {
        return std::string("kakehashi-mappers-") + testing::UnitTest::GetInstance()->current_test_info()->name();
    }

    /// Keeps what a patient unit says of the patient, as the program's register does.
    void learn(const Unit& unit) {
        if (unit.kind != UnitKind::patient || unit.operation == UnitOperation::remove) return;
        const auto* entries = unit.bundle.root().find("entry");
        const auto* patient = entries == nullptr ? nullptr : entries->items()[0].find("resource");
        auto document = fhir::parse_json(fhir::write_json(*patient));
        known_[unit.patient_number] = {std::make_shared<const fhir::Document>(std::move(*document))};
    }

    void take(const Conversion& conversion, const std::string& source) {
        for (const auto& issue : conversion.report)
            EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
                << source << ": " << issue.rule << " " << issue.expression << ": " << issue.diagnostics;
        for (const auto& field : conversion.account.fields)
            if (field.fate == FieldFate::unmapped) ++unmapped_[field.place.substr(0, field.place.find('.'))];
        for (const Unit& unit : conversion.units) {
            learn(unit);
            if (unit.operation == UnitOperation::remove) {
                removed_.insert(unit.key);
            } else {
                ++kinds_[unit.kind];
                expect_valid(unit, source);
                EXPECT_TRUE(unit.patient_is_known) << source << " " << unit.key;
            }
        }
    }

    /// Against the published packages, where they are beside the checkout.
    static void expect_valid(const Unit& unit, const std::string& source) {
        if (!validator_) return;
        for (const auto& issue : validator_->validate(unit.bundle))
            EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
                << source << " " << name_of(unit.kind) << ": " << issue.rule << " at " << issue.expression << ": "
                << issue.diagnostics;
    }

    void report_unmapped() const {
        for (const auto& [place, count] : unmapped_) std::cout << place << " unmapped " << count << "\n";
    }

    static std::unique_ptr<profiles::Validator> validator_;
    fs::path root_;
    bool generated_ = false;
    Context context_;
    std::map<std::string, KnownPatient, std::less<>> known_;
    std::map<UnitKind, int> kinds_;
    std::map<std::string, int> unmapped_;
    std::set<std::string> removed_;
};

std::unique_ptr<profiles::Validator> SyntheticHospital::validator_;

TEST_F(SyntheticHospital, StorageOfHospitalAIsConvertedWhole) {
    ASSERT_TRUE(generated_);
    context_.institution_number = "1319999991";
    context_.institution_name = "A";
    const auto storage = ssmix2::scan_tree(root_ / "hospital-a" / "ssmix2");
    ASSERT_TRUE(storage.has_value());
    EXPECT_TRUE(storage->report.empty());
    for (const auto& file : storage->files)
        take(ssmix2::convert_file({file.path.string(), bytes_of(file.path)}, context_), file.name.data_type);
    for (const UnitKind kind : {UnitKind::patient, UnitKind::condition, UnitKind::allergy, UnitKind::laboratory,
                                UnitKind::prescription, UnitKind::encounter})
        EXPECT_GT(kinds_[kind], 0) << name_of(kind);
    report_unmapped();
}

TEST_F(SyntheticHospital, MessagesOfHospitalBAreConvertedWhole) {
    ASSERT_TRUE(generated_);
    context_.institution_number = "1319999992";
    context_.institution_name = "B";
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(root_ / "hospital-b" / "hl7v2")) files.insert(entry.path());
    for (const auto& path : files)
        take(hl7v2::convert_message({path.filename().string(), bytes_of(path)}, context_), path.filename().string());
    for (const UnitKind kind : {UnitKind::patient, UnitKind::condition, UnitKind::laboratory, UnitKind::prescription,
                                UnitKind::encounter, UnitKind::vital_signs})
        EXPECT_GT(kinds_[kind], 0) << name_of(kind);
    report_unmapped();
}

}  // namespace
}  // namespace kakehashi::mappers
