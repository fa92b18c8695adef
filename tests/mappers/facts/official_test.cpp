#include <gtest/gtest.h>

#include <filesystem>

#include "kakehashi/mappers/report_units.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "sample_facts.hpp"

/// Every kind of unit against the packages that the guides publish.
namespace kakehashi::mappers {
namespace {

std::string ig(std::string_view package) { return std::string(KAKEHASHI_SHARED_DIR) + "/ig/" + std::string(package); }

class OfficialPackages : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!std::filesystem::exists(ig("jp-clins.r4-1.5.2-snap.tgz"))) return;
        clins_ =
            load({ig("hl7.fhir.r4.core-4.0.1.tgz"), ig("jp-core.r4-1.1.2-url.tgz"), ig("jp-clins.r4-1.5.2-snap.tgz")});
        checkup_ = load({ig("hl7.fhir.r4.core-4.0.1.tgz"), ig("jp-core.r4-1.1.2.tgz"), ig("jp-eChekupReport.r4.tgz")});
    }
    static void TearDownTestSuite() {
        clins_.reset();
        checkup_.reset();
    }
    void SetUp() override {
        if (!clins_ || !checkup_) GTEST_SKIP() << "the official packages are not beside the checkout";
    }

    static std::unique_ptr<profiles::Validator> load(std::vector<std::string> packages) {
        auto validator = profiles::Validator::load({.packages = std::move(packages), .japanese_profiles = false});
        EXPECT_TRUE(validator.has_value()) << validator.error().diagnostics;
        return validator ? std::make_unique<profiles::Validator>(std::move(*validator)) : nullptr;
    }

    static void expect_valid(const Unit& unit, const profiles::Validator& validator) {
        for (const fhir::Issue& issue : validator.validate(unit.bundle))
            EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
                << issue.rule << " at " << issue.expression << ": " << issue.diagnostics;
    }

    static std::unique_ptr<profiles::Validator> clins_;
    static std::unique_ptr<profiles::Validator> checkup_;
    fhir::Report report_;
};
std::unique_ptr<profiles::Validator> OfficialPackages::clins_;
std::unique_ptr<profiles::Validator> OfficialPackages::checkup_;

TEST_F(OfficialPackages, AcceptPatientUnits) {
    expect_valid(write_patient_unit(samples::header("00012345", ""), samples::patient(), report_), *clins_);
}

TEST_F(OfficialPackages, AcceptDiagnosisLists) {
    std::vector<ConditionFact> facts(2, samples::condition());
    facts[1].key = "2";
    facts[1].key_number.clear();
    facts[1].abatement.clear();
    facts[1].clinical_status.clear();
    facts[1].undelivered = true;
    expect_valid(write_condition_unit(samples::header("00012345", ""), samples::patient(), facts, report_), *clins_);
}

TEST_F(OfficialPackages, AcceptAllergyLists) {
    std::vector<AllergyFact> facts(3, samples::allergy());
    facts[1].key = "2";
    facts[1].category = "medication";
    facts[1].yj = "2316009F1022";
    facts[2].key = "3";
    facts[2].jfagy.clear();
    expect_valid(write_allergy_unit(samples::header("00012345", ""), samples::patient(), facts, report_), *clins_);
}

TEST_F(OfficialPackages, AcceptLaboratoryReports) {
    std::vector<LabResultFact> facts(5, samples::potassium());
    const char* const codes[] = {"3H015000002326101", "5F016141001819011", "1A010000000190111", "2B140000002206101",
                                 ""};
    const char* const values[] = {"4.10", "(-)", "(1+)", "< 0.5", "検体不足"};
    for (std::size_t i = 0; i < facts.size(); ++i) {
        facts[i].local_code = "L" + std::to_string(i);
        facts[i].jlac10 = codes[i];
        facts[i].value = values[i];
    }
    expect_valid(write_laboratory_unit(samples::header("ORD0001"), samples::patient(), facts, report_), *clins_);
}

TEST_F(OfficialPackages, AcceptPrescriptions) {
    PrescriptionFact fact = samples::prescription();
    fact.drugs.push_back(fact.drugs.front());
    fact.drugs[1].order_in_rp = "2";
    fact.drugs[1].yj = "2316009F1022";
    fact.drugs[1].usage_code.clear();
    fact.drugs[1].as_needed = true;
    fact.drugs[1].as_needed_reason = "疼痛時";
    fact.drugs[1].repeat_count = "5";
    expect_valid(write_prescription_unit(samples::header("555"), samples::patient(), fact, report_), *clins_);
}

TEST_F(OfficialPackages, AcceptVitalSignsAndBodyMeasures) {
    std::vector<VitalSignFact> facts;
    for (int measure = 0; measure <= static_cast<int>(VitalSign::waist_circumference); ++measure) {
        VitalSignFact fact;
        fact.measure = static_cast<VitalSign>(measure);
        fact.value = "50";
        fact.time = "2024-03-11T09:00:00+09:00";
        fact.group = "1";
        facts.push_back(fact);
    }
    expect_valid(write_vital_signs_unit(samples::header("1"), samples::patient(), facts, report_), *clins_);
}

TEST_F(OfficialPackages, AcceptImagingStudiesAndEncounters) {
    ImagingStudyFact study;
    study.uid = "1.2.392.999.1.20240311.1";
    study.modalities = {"CT"};
    study.started = "2024-03-11T10:15:00+09:00";
    study.accession_number = "AC1";
    ImagingSeriesFact series;
    series.uid = "1.2.392.999.1.20240311.1.1";
    series.modality = "CT";
    series.instances = {{.uid = "1.2.3", .sop_class = "1.2.840.10008.5.1.4.1.1.2", .number = "1", .title = {}}};
    study.series = {series};
    expect_valid(write_imaging_unit(samples::header("1"), samples::patient(), study, report_), *clins_);
    EncounterFact encounter;
    encounter.key = "1";
    encounter.visit = samples::visit();
    encounter.ward = "3A";
    expect_valid(write_encounter_unit(samples::header("1"), samples::patient(), encounter, report_), *clins_);
}

TEST_F(OfficialPackages, AcceptReferrals) {
    expect_valid(write_referral_unit(samples::header("REF1"), samples::patient(), samples::referral(), report_),
                 *clins_);
}

TEST_F(OfficialPackages, AcceptDischargeSummaries) {
    expect_valid(
        write_discharge_summary_unit(samples::header("DS1"), samples::patient(), samples::discharge_summary(), report_),
        *clins_);
}

TEST_F(OfficialPackages, AcceptCheckupReports) {
    expect_valid(write_checkup_unit(samples::header("CK1"), samples::patient(), samples::checkup(), report_),
                 *checkup_);
}

TEST_F(OfficialPackages, RefuseALaboratoryReportWithoutSpecimen) {
    LabResultFact fact = samples::potassium();
    fact.specimen = {};
    fact.jlac10.clear();
    const Unit unit =
        write_laboratory_unit(samples::header("ORD0001"), samples::patient(), std::span(&fact, 1), report_);
    EXPECT_FALSE(fhir::has_no_errors(report_));
    EXPECT_FALSE(fhir::has_no_errors(clins_->validate(unit.bundle)));
}

}  // namespace
}  // namespace kakehashi::mappers
