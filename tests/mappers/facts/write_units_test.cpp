#include <gtest/gtest.h>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/report_units.hpp"
#include "paths.hpp"
#include "sample_facts.hpp"

namespace kakehashi::mappers {
namespace {

using samples::at;
using samples::code_in;
using samples::has_rule;
using samples::resource;
using samples::text_at;

constexpr std::string_view kLabSystems = "http://jpfhir.jp/fhir/clins/CodeSystem/";

Unit lab_unit(const LabResultFact& fact, fhir::Report& report) {
    return write_laboratory_unit(samples::header("ORD0001"), samples::patient(), std::span(&fact, 1), report);
}

TEST(ConditionUnit, SaysWhatThePatientListOfAppendixA1Says) {
    fhir::Report report;
    const ConditionFact fact = samples::condition();
    const Unit unit =
        write_condition_unit(samples::header("00012345", ""), samples::patient(), std::span(&fact, 1), report);
    EXPECT_TRUE(report.empty());
    EXPECT_TRUE(unit.patient_is_known);
    EXPECT_EQ(unit.key, text_at(unit.bundle.root(), "identifier.value"));
    EXPECT_EQ(unit.order, "2024-03-11T10:30:45.000+09:00");
    EXPECT_EQ(text_at(unit.bundle.root(), "type"), "collection");
    EXPECT_EQ(text_at(unit.bundle.root(), "meta.tag.0.code"), "Condition");
    EXPECT_EQ(text_at(resource(unit, 0), "resourceType"), "Patient");
    const fhir::Node& condition = resource(unit, 1);
    EXPECT_EQ(text_at(condition, "verificationStatus.coding.0.code"), "unconfirmed");
    EXPECT_EQ(text_at(condition, "clinicalStatus.coding.0.code"), "resolved");
    EXPECT_EQ(text_at(condition, "code.text"), "急性胃炎の疑い");
    EXPECT_EQ(code_in(condition, "code", "http://medis.or.jp/CodeSystem/master-disease-keyNumber"), "20054174");
    EXPECT_EQ(code_in(condition, "code", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full"), "K29.7");
    EXPECT_EQ(text_at(condition, "code.extension.0.valueCodeableConcept.coding.0.code"), "1001");
    EXPECT_EQ(text_at(condition, "code.extension.1.valueCodeableConcept.text"), "の疑い");
    EXPECT_EQ(text_at(condition, "onsetDateTime"), "2024-03-10");
    EXPECT_EQ(text_at(condition, "abatementDateTime"), "2024-04-01");
    EXPECT_EQ(text_at(condition, "extension.2.valueCodeableConcept.coding.0.code"), "principal");
    EXPECT_EQ(text_at(condition, "contained.0.meta.profile.0"),
              "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter");
    EXPECT_EQ(text_at(condition, "encounter.reference"), "#encounter");
    EXPECT_EQ(text_at(condition, "subject.reference"), text_at(unit.bundle.root(), "entry.0.fullUrl"));
}

TEST(ConditionUnit, UncodedDiseaseGetsTheGuidesFillerAndAWarning) {
    fhir::Report report;
    ConditionFact fact = samples::condition();
    fact.key_number = "K297";
    const Unit unit = write_condition_unit(samples::header("1", ""), samples::patient(), std::span(&fact, 1), report);
    EXPECT_EQ(text_at(resource(unit, 1), "code.coding.0.code"), "99999999");
    EXPECT_EQ(text_at(resource(unit, 1), "code.coding.0.display"), "未コード化傷病名");
    EXPECT_TRUE(has_rule(report, "keynumber-missing"));
}

TEST(ConditionUnit, ActiveDiseaseHasNoEnd) {
    fhir::Report report;
    ConditionFact fact = samples::condition();
    fact.clinical_status = "active";
    const Unit unit = write_condition_unit(samples::header("1", ""), samples::patient(), std::span(&fact, 1), report);
    EXPECT_EQ(at(resource(unit, 1), "abatementDateTime"), nullptr);
}

TEST(ConditionUnit, WhatTheServiceDemandsAndTheSourceLacksIsReportedAndNotInvented) {
    fhir::Report report;
    ConditionFact fact = samples::condition();
    fact.onset.clear();
    fact.visit = {};
    const Unit unit = write_condition_unit(samples::header("1", ""), samples::patient(), std::span(&fact, 1), report);
    EXPECT_EQ(at(resource(unit, 1), "onsetDateTime"), nullptr);
    EXPECT_EQ(at(resource(unit, 1), "contained"), nullptr);
    EXPECT_EQ(report.size(), 3U);  // encounter, department, onset
    EXPECT_TRUE(fhir::has_no_errors(report));
}

TEST(ConditionUnit, UntoldDiagnosisCarriesItsTags) {
    fhir::Report report;
    ConditionFact fact = samples::condition();
    fact.uninformed = fact.undelivered = true;
    const Unit unit = write_condition_unit(samples::header("1", ""), samples::patient(), std::span(&fact, 1), report);
    EXPECT_EQ(text_at(resource(unit, 1), "meta.tag.0.code"), "UNINFORMED");
    EXPECT_EQ(text_at(resource(unit, 1), "meta.tag.1.code"), "UNDELIVERED");
}

TEST(Allergy, FoodDrugAndUncodedHaveTheirMetaCodes) {
    fhir::Report report;
    std::vector<AllergyFact> facts(4, samples::allergy());
    facts[1].category = facts[2].category = "medication";
    facts[1].yj = "2316009F1022";
    facts[2].yj = "2316009F1ZZZ";
    facts[3].jfagy.clear();
    for (std::size_t i = 0; i < facts.size(); ++i) facts[i].key = std::to_string(i);
    const Unit unit = write_allergy_unit(samples::header("1", ""), samples::patient(), facts, report);
    EXPECT_EQ(text_at(resource(unit, 1), "code.coding.0.code"), "J9FC11310000");
    EXPECT_EQ(text_at(resource(unit, 2), "code.coding.0.code"), "YCM2316009F1022");
    EXPECT_EQ(text_at(resource(unit, 3), "code.coding.0.code"), "GCM2316009F1ZZZ");
    EXPECT_EQ(text_at(resource(unit, 4), "code.coding.0.code"), "D9F000000000");
    EXPECT_EQ(text_at(resource(unit, 4), "code.text"), "さば");
    EXPECT_EQ(text_at(resource(unit, 1), "reaction.0.severity"), "severe");
    EXPECT_TRUE(has_rule(report, "allergen-uncoded"));
}

TEST(Allergy, SeverityWithoutManifestationIsKeptAsNote) {
    fhir::Report report;
    AllergyFact fact = samples::allergy();
    fact.manifestation.clear();
    const Unit unit = write_allergy_unit(samples::header("1", ""), samples::patient(), std::span(&fact, 1), report);
    EXPECT_EQ(at(resource(unit, 1), "reaction"), nullptr);
    EXPECT_EQ(text_at(resource(unit, 1), "note.0.text"), "severity: severe");
}

TEST(Allergy, OfUnknownKindIsKeptInJpCoreForm) {
    fhir::Report report;
    AllergyFact fact = samples::allergy();
    fact.category.clear();
    const Unit unit = write_allergy_unit(samples::header("1", ""), samples::patient(), std::span(&fact, 1), report);
    EXPECT_EQ(text_at(resource(unit, 1), "meta.profile.0"),
              "http://jpfhir.jp/fhir/core/StructureDefinition/JP_AllergyIntolerance");
    EXPECT_EQ(unit.bundle.root().find("meta")->find("profile"), nullptr);
    EXPECT_TRUE(fhir::has_no_errors(report));
}

TEST(LabResult, KeepsDigitsAndHasTheCodingsOfTheGuide) {
    fhir::Report report;
    const Unit unit = lab_unit(samples::potassium(), report);
    EXPECT_TRUE(report.empty());
    const fhir::Node& result = resource(unit, 1);
    EXPECT_EQ(text_at(result, "valueQuantity.value"), "4.10");
    EXPECT_EQ(text_at(result, "valueQuantity.code"), "mmol/L");
    EXPECT_EQ(text_at(result, "referenceRange.0.low.value"), "3.6");
    EXPECT_EQ(text_at(result, "referenceRange.0.high.code"), "mmol/L");
    EXPECT_EQ(code_in(result, "code", std::string(kLabSystems) + "JP_CLINS_ObsLabResult_LocalCode_CS"), "0101");
    EXPECT_EQ(code_in(result, "code", std::string(kLabSystems) + "JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"),
              "3H015000002326101");
    EXPECT_EQ(text_at(result, "code.text"), "カリウム");
    EXPECT_EQ(text_at(result, "specimen.display"), "血清");
    EXPECT_EQ(text_at(result, "basedOn.0.reference"), "#order");
    EXPECT_EQ(text_at(result, "performer.0.reference"), "#practitioner");
}

TEST(LabResult, ItemWithoutJlac10IsUncodedAndShortCodesAreNotPadded) {
    fhir::Report report;
    LabResultFact fact = samples::potassium();
    fact.jlac10 = "3H0150000023261";
    const Unit unit = lab_unit(fact, report);
    EXPECT_EQ(code_in(resource(unit, 1), "code", std::string(kLabSystems) + "JP_CLINS_ObsLabResult_Uncoded_CS"),
              "99999999999999999");
    EXPECT_TRUE(has_rule(report, "jlac-length"));
}

TEST(LabResult, QualitativeResultsUseTheItemsCodeSystem) {
    fhir::Report report;
    LabResultFact fact = samples::potassium();
    fact.value = "(1+)";
    fact.range_text = "(-)";
    const Unit urine = lab_unit(fact, report);
    EXPECT_EQ(text_at(resource(urine, 1), "valueCodeableConcept.coding.0.code"), "3");
    EXPECT_EQ(text_at(resource(urine, 1), "valueCodeableConcept.text"), "(1+)");
    EXPECT_EQ(text_at(resource(urine, 1), "referenceRange.0.text"), "(-)");
    fact.jlac10 = "5F016141001819011";
    fact.value = "(-)";
    const Unit infection = lab_unit(fact, report);
    EXPECT_EQ(text_at(resource(infection, 1), "valueCodeableConcept.coding.0.system"), "urn:oid:1.2.392.200119.6.2100");
    EXPECT_EQ(text_at(resource(infection, 1), "valueCodeableConcept.coding.0.display"), "陰性");
}

TEST(LabResult, CommentAndCancelledResultsHaveAReasonAndNoValue) {
    fhir::Report report;
    LabResultFact fact = samples::potassium();
    fact.value = "検体不足";
    const Unit comment = lab_unit(fact, report);
    EXPECT_EQ(text_at(resource(comment, 1), "dataAbsentReason.text"), "検体不足");
    EXPECT_EQ(at(resource(comment, 1), "valueString"), nullptr);
    fact.value.clear();
    fact.status = "cancelled";
    const Unit cancelled = lab_unit(fact, report);
    EXPECT_EQ(text_at(resource(cancelled, 1), "status"), "cancelled");
    EXPECT_EQ(text_at(resource(cancelled, 1), "dataAbsentReason.coding.0.code"), "not-performed");
}

TEST(LabResult, FlagThatContradictsTheRangeIsReportedAndBothAreKept) {
    fhir::Report report;
    LabResultFact fact = samples::potassium();
    fact.value = "10.2";
    const Unit unit = lab_unit(fact, report);
    EXPECT_TRUE(has_rule(report, "flag-contradiction"));
    EXPECT_EQ(text_at(resource(unit, 1), "interpretation.0.coding.0.code"), "N");
    EXPECT_EQ(text_at(resource(unit, 1), "valueQuantity.value"), "10.2");
}

TEST(LabResult, UnknownUnitIsTextWithoutCode) {
    fhir::Report report;
    LabResultFact fact = samples::potassium();
    fact.unit = "個人単位";
    const Unit unit = lab_unit(fact, report);
    EXPECT_EQ(text_at(resource(unit, 1), "valueQuantity.unit"), "個人単位");
    EXPECT_EQ(at(resource(unit, 1), "valueQuantity.code"), nullptr);
    EXPECT_TRUE(has_rule(report, "unit-unknown"));
}

TEST(LabResult, RepeatedItemsOfOneOrderStayApart) {
    fhir::Report report;
    const std::vector<LabResultFact> facts(2, samples::potassium());
    const Unit unit = write_laboratory_unit(samples::header("ORD0001"), samples::patient(), facts, report);
    EXPECT_NE(text_at(resource(unit, 1), "id"), text_at(resource(unit, 2), "id"));
}

TEST(Prescription, SaysWhatAppendixA2Says) {
    fhir::Report report;
    const Unit unit =
        write_prescription_unit(samples::header("555"), samples::patient(), samples::prescription(), report);
    const fhir::Node& request = resource(unit, 1);
    EXPECT_EQ(text_at(request, "identifier.0.value"), "2");
    EXPECT_EQ(text_at(request, "identifier.1.value"), "1");
    EXPECT_EQ(text_at(request, "authoredOn"), "2024-03-11T10:30:45+09:00");
    EXPECT_EQ(code_in(request, "medicationCodeableConcept", "http://medis.or.jp/CodeSystem/master-HOT9"), "100000001");
    EXPECT_EQ(
        code_in(request, "medicationCodeableConcept", "http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS"),
        "NOCODED");
    EXPECT_EQ(code_in(request, "dosageInstruction.0.timing.code", "http://jami.jp/CodeSystem/MedicationUsage"),
              "1013044400000000");
    EXPECT_EQ(text_at(request, "dosageInstruction.0.timing.code.coding.1.code"), "0X0XXXXXXXXX0000");
    EXPECT_EQ(text_at(request, "dosageInstruction.0.timing.repeat.boundsDuration.value"), "7");
    EXPECT_EQ(text_at(request, "dosageInstruction.0.extension.0.valuePeriod.start"), "2024-03-11");
    EXPECT_EQ(text_at(request, "dosageInstruction.0.doseAndRate.0.doseQuantity.code"), "G");
    EXPECT_EQ(text_at(request, "dosageInstruction.0.doseAndRate.0.rateRatio.numerator.value"), "1.5");
    EXPECT_EQ(text_at(request, "dispenseRequest.quantity.value"), "10.5");
    EXPECT_EQ(text_at(request, "category.0.coding.0.code"), "OHP");
    EXPECT_TRUE(has_rule(report, "drug-code-missing"));
    EXPECT_TRUE(fhir::has_no_errors(report));
}

TEST(Prescription, UnknownStrengthTypeIsReportedAndNotGuessed) {
    fhir::Report report;
    PrescriptionFact fact = samples::prescription();
    fact.drugs[0].dose_type.clear();
    const Unit unit = write_prescription_unit(samples::header("555"), samples::patient(), fact, report);
    EXPECT_EQ(at(resource(unit, 1), "dosageInstruction.0.doseAndRate.0.type"), nullptr);
    EXPECT_TRUE(has_rule(report, "strength-type-unknown"));
}

TEST(VitalSigns, PressuresOfOneMeasurementBecomeOnePanel) {
    fhir::Report report;
    VitalSignFact systolic;
    systolic.measure = VitalSign::systolic_pressure;
    systolic.value = "128";
    systolic.unit = "mmHg";
    systolic.time = "2024-03-11T09:00:12+09:00";
    systolic.group = "1";
    VitalSignFact diastolic = systolic;
    diastolic.measure = VitalSign::diastolic_pressure;
    diastolic.value = "-999";
    const std::vector facts{systolic, diastolic};
    const Unit unit = write_vital_signs_unit(samples::header("1"), samples::patient(), facts, report);
    ASSERT_EQ(samples::entry_count(unit), 2U);
    EXPECT_EQ(text_at(resource(unit, 1), "code.coding.0.code"), "31002365");
    EXPECT_EQ(text_at(resource(unit, 1), "component.0.valueQuantity.value"), "128");
    EXPECT_EQ(text_at(resource(unit, 1), "component.0.valueQuantity.code"), "mm[Hg]");
    EXPECT_NE(at(resource(unit, 1), "component.1.dataAbsentReason"), nullptr);
    EXPECT_EQ(at(resource(unit, 1), "component.1.valueQuantity"), nullptr);
    EXPECT_TRUE(has_rule(report, "placeholder-value"));
}

TEST(VitalSigns, PressuresAreNeverPairedByOrderAlone) {
    fhir::Report report;
    VitalSignFact systolic;
    systolic.measure = VitalSign::systolic_pressure;
    systolic.value = "128";
    systolic.time = "2024-03-11T09:00:12+09:00";
    VitalSignFact diastolic = systolic;
    diastolic.measure = VitalSign::diastolic_pressure;
    const std::vector facts{systolic, diastolic};
    const Unit unit = write_vital_signs_unit(samples::header("1"), samples::patient(), facts, report);
    EXPECT_EQ(samples::entry_count(unit), 3U);
}

TEST(Imaging, StudyKeepsUidsAndCounts) {
    fhir::Report report;
    ImagingStudyFact study;
    study.uid = "1.2.392.999.1.20240311.1";
    study.modalities = {"CT", "SR"};
    study.started = "2024-03-11T10:15:00+09:00";
    study.series_count = "3";
    study.instance_count = "0412";
    ImagingSeriesFact series;
    series.uid = "1.2.392.999.1.20240311.1.1";
    series.modality = "CT";
    series.instances = {{.uid = "1.2.3", .sop_class = "1.2.840.10008.5.1.4.1.1.2", .number = "1", .title = {}}};
    study.series = {series};
    const Unit unit = write_imaging_unit(samples::header("1"), samples::patient(), study, report);
    EXPECT_TRUE(report.empty());
    EXPECT_EQ(text_at(resource(unit, 1), "identifier.0.value"), "urn:oid:1.2.392.999.1.20240311.1");
    EXPECT_EQ(text_at(resource(unit, 1), "numberOfInstances"), "412");
    EXPECT_EQ(text_at(resource(unit, 1), "series.0.instance.0.sopClass.code"), "urn:oid:1.2.840.10008.5.1.4.1.1.2");
}

TEST(PatientUnit, HasBothNumbersNamesAndCoverage) {
    fhir::Report report;
    const Unit unit = write_patient_unit(samples::header("00012345", ""), samples::patient(), report);
    EXPECT_TRUE(report.empty());
    EXPECT_TRUE(unit.patient_is_known);
    EXPECT_EQ(text_at(resource(unit, 0), "identifier.0.system"), "urn:oid:1.2.392.100495.20.3.51.11319999991");
    EXPECT_EQ(text_at(resource(unit, 0), "identifier.1.value"), "00012345:あいう:１８７:05");
    EXPECT_EQ(text_at(resource(unit, 0), "name.1.text"), "ミホン ハナ");
    EXPECT_EQ(text_at(resource(unit, 1), "resourceType"), "Coverage");
    EXPECT_EQ(text_at(resource(unit, 2), "identifier.0.value"), "00012345");
}

TEST(PatientUnit, NameThatIsNotSplitIsNotCutByGuess) {
    fhir::Report report;
    PatientFact patient = samples::patient();
    patient.names = {{"IDE", "見本花", ""}};
    const Unit unit = write_patient_unit(samples::header("00012345", ""), patient, report);
    EXPECT_EQ(text_at(resource(unit, 0), "name.0.text"), "見本花");
    EXPECT_EQ(text_at(resource(unit, 0), "name.0._given.0.extension.0.valueCode"), "unknown");
    EXPECT_TRUE(has_rule(report, "name-unsplit"));
}

TEST(Units, OfAPatientWhoIsNotKnownYetWait) {
    fhir::Report report;
    PatientFact patient;
    patient.number = "00012345";
    const LabResultFact fact = samples::potassium();
    const Unit unit = write_laboratory_unit(samples::header("ORD0001"), patient, std::span(&fact, 1), report);
    EXPECT_FALSE(unit.patient_is_known);
    EXPECT_EQ(text_at(resource(unit, 0), "identifier.0.value"), "00012345");
}

TEST(Units, ReuseTheKnownPatientAsItIs) {
    fhir::Report report;
    const Unit first = write_patient_unit(samples::header("00012345", ""), samples::patient(), report);
    PatientFact known;
    known.number = "00012345";
    auto parsed = fhir::parse_json(fhir::write_json(resource(first, 0)));
    known.known = std::make_shared<const fhir::Document>(std::move(*parsed));
    const LabResultFact fact = samples::potassium();
    const Unit unit = write_laboratory_unit(samples::header("ORD0001"), known, std::span(&fact, 1), report);
    EXPECT_TRUE(unit.patient_is_known);
    EXPECT_EQ(fhir::write_canonical_json(resource(unit, 0)), fhir::write_canonical_json(resource(first, 0)));
}

TEST(Units, EqualFactsGiveEqualBytes) {
    fhir::Report report;
    const auto once = [&report] {
        return fhir::write_json(
            write_prescription_unit(samples::header("555"), samples::patient(), samples::prescription(), report)
                .bundle.root());
    };
    EXPECT_EQ(once(), once());
}

TEST(Units, RemovalNamesTheSameKey) {
    fhir::Report report;
    const LabResultFact fact = samples::potassium();
    const Unit removal = remove_unit(UnitKind::laboratory, samples::header("ORD0001"), "00012345");
    EXPECT_EQ(removal.operation, UnitOperation::remove);
    EXPECT_EQ(removal.key, lab_unit(fact, report).key);
}

}  // namespace
}  // namespace kakehashi::mappers
