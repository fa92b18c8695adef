#include <gmock/gmock.h>

#include <functional>
#include <memory>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

/// The profiles of JP Core that hospitals send beside those of the sharing service, as we state them: drugs that were
/// given and dispensed, procedures, reports of laboratory and microbiology. No package is at hand.
namespace kakehashi::profiles {
namespace {

using fhir::Builder;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class StatedCore : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto loaded = Validator::load({});
        ASSERT_TRUE(loaded.has_value()) << loaded.error().diagnostics;
        validator = std::make_unique<Validator>(std::move(*loaded));
    }
    static void TearDownTestSuite() { validator.reset(); }

    static std::vector<std::string> errors_of(
        const std::string& json, const std::function<void(Builder)>& damage = [](const Builder&) {}) {
        return told(json, fhir::IssueSeverity::error, damage);
    }
    static std::vector<std::string> told(
        const std::string& json, fhir::IssueSeverity severity,
        const std::function<void(Builder)>& damage = [](const Builder&) {}) {
        auto document = fhir::parse_json(json);
        if (!document) return {document.error().diagnostics};
        damage(document->edit());
        std::vector<std::string> found;
        for (const fhir::Issue& issue : validator->validate(*document))
            if (issue.severity == severity) found.push_back(issue.rule + " @ " + issue.expression);
        return found;
    }
    static inline std::unique_ptr<Validator> validator;
};

const std::string kCore = "http://jpfhir.jp/fhir/core/";
const std::string kRpNumber =
    R"({"system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber","value":"1"})";
const std::string kOrderInRp =
    R"({"system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex","value":"1"})";
const std::string kUnit =
    R"("system":"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code","code":"AMP")";

std::string head(const std::string& type, const std::string& profile) {
    return R"({"resourceType":")" + type + R"(","meta":{"profile":[")" + kCore + "StructureDefinition/" + profile +
           R"("]},)";
}

std::string comment(const std::string& name) {
    return R"({"url":")" + kCore + "Extension/StructureDefinition/" + name + R"(","valueString":"x"})";
}

const std::string kAdministration = head("MedicationAdministration", "JP_MedicationAdministration") +
                                    R"("identifier":[)" + kRpNumber + "," + kOrderInRp +
                                    R"(],"status":"completed","medicationCodeableConcept":{"text":"x"},
    "subject":{"display":"x"},"effectiveDateTime":"2026-11-01","dosage":{"dose":{"value":2,)" +
                                    kUnit + "}}}";

const std::string kInjection = head("MedicationAdministration", "JP_MedicationAdministration_Injection") +
                               R"("contained":[)" + head("Medication", "JP_Medication") +
                               R"("id":"m","status":"active","ingredient":[{"itemCodeableConcept":{"text":"x"},
    "strength":{"numerator":{"value":1,)" +
                               kUnit + R"(},"denominator":{"value":1,)" + kUnit + R"(}}}]}],"identifier":[)" +
                               kRpNumber + R"(],"status":"completed","medicationReference":{"reference":"#m"},
    "subject":{"display":"x"},"effectiveDateTime":"2026-11-01","dosage":{"extension":[)" +
                               comment("JP_MedicationDosage_RateComment") + R"(],"route":{"extension":[)" +
                               comment("JP_MedicationDosage_RouteComment") + R"(],"text":"IV"},"dose":{"value":2,)" +
                               kUnit + "}}}";

const std::string kRequest = head("MedicationRequest", "JP_MedicationRequest_Injection") + R"("contained":[)" +
                             head("Medication", "JP_Medication") + R"("id":"m","status":"active"}],"identifier":[)" +
                             kRpNumber + R"(],"status":"active","intent":"order","medicationReference":{
    "reference":"#m"},"subject":{"display":"x"},"authoredOn":"2026-11-01","dosageInstruction":[{"doseAndRate":[{
    "extension":[)" + comment("JP_MedicationDosage_RateComment") +
                             R"(],"doseQuantity":{"value":1,)" + kUnit + R"(},"rateRatio":{"numerator":{"value":1,)" +
                             kUnit +
                             R"(},"denominator":{"value":1,"system":"http://unitsofmeasure.org","code":"h"}}}]}],
    "dispenseRequest":{"expectedSupplyDuration":{"value":1,"unit":"日","code":"d",
    "system":"http://unitsofmeasure.org"}}})";

const std::string kDispense = head("MedicationDispense", "JP_MedicationDispense") + R"("identifier":[)" + kRpNumber +
                              "," + kOrderInRp +
                              R"(],"status":"completed","medicationCodeableConcept":{"text":"x"},
    "subject":{"display":"x"},"quantity":{"value":1,)" +
                              kUnit + R"(},"whenHandedOver":"2026-11-01"})";

const std::string kReport =
    head("DiagnosticReport", "JP_DiagnosticReport_LabResult") +
    R"("status":"final","category":[{"coding":[{"system":"http://loinc.org","code":"LP29693-6"}]}],
    "code":{"text":"x"},"subject":{"display":"x"}})";

const std::string kMicrobiology = head("Observation", "JP_Observation_Microbiology") +
                                  R"("status":"final","category":[{"coding":[{
    "system":"http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS","code":"laboratory"}]},{"coding":[{
    "system":"http://loinc.org","code":"18725-2"}]},{"coding":[{"code":"organism",
    "system":"http://jpfhir.jp/fhir/core/CodeSystem/JP_MicrobiologyCategory_CS"}]}],
    "code":{"text":"x"},"subject":{"display":"x"},"effectiveDateTime":"2026-11-01","valueString":"x"})";

TEST_F(StatedCore, WhatIsRightPassesWithNoPackageAtHand) {
    for (const std::string& each : {kAdministration, kInjection, kRequest, kDispense, kReport, kMicrobiology})
        EXPECT_THAT(errors_of(each), IsEmpty()) << each;
}
TEST_F(StatedCore, ADoseWithoutItsNumberInThePrescriptionIsFound) {
    const auto without_numbers = [](Builder it) { it.remove("identifier"); };
    EXPECT_THAT(errors_of(kAdministration, without_numbers), Contains("cardinality-min @ MedicationAdministration"));
    EXPECT_THAT(errors_of(kInjection, without_numbers), Contains("cardinality-min @ MedicationAdministration"));
    EXPECT_THAT(errors_of(kRequest, without_numbers), Contains("cardinality-min @ MedicationRequest"));
    EXPECT_THAT(errors_of(kDispense, without_numbers), Contains("cardinality-min @ MedicationDispense"));
}
TEST_F(StatedCore, ANumberOfAnotherKindDoesNotStandInForIt) {
    EXPECT_THAT(errors_of(kInjection,
                          [](Builder it) {
                              it.remove("identifier").append_object("identifier").set_string("system", "urn:x");
                          }),
                Contains("cardinality-min @ MedicationAdministration"));
}
TEST_F(StatedCore, AnInjectionNamesItsDrugByAResource) {
    EXPECT_THAT(
        errors_of(kInjection,
                  [](Builder it) {
                      it.remove("medicationReference").object("medicationCodeableConcept").set_string("text", "x");
                  }),
        Contains("type-not-allowed @ MedicationAdministration.medication"));
    EXPECT_THAT(
        errors_of(kAdministration,
                  [](Builder it) {
                      it.remove("medicationCodeableConcept").object("medicationReference").set_string("display", "x");
                  }),
        Contains("type-not-allowed @ MedicationAdministration.medication"));
}
TEST_F(StatedCore, AnAmountHasAValueAndAUnitAndNoComparator) {
    const auto dose = [](Builder it) { return it.object("dosage").object("dose"); };
    EXPECT_THAT(errors_of(kAdministration, [&](Builder it) { dose(it).remove("value"); }),
                Contains("cardinality-min @ MedicationAdministration.dosage.dose"));
    EXPECT_THAT(errors_of(kAdministration, [&](Builder it) { dose(it).remove("code"); }),
                Contains("cardinality-min @ MedicationAdministration.dosage.dose"));
    EXPECT_THAT(errors_of(kAdministration, [&](Builder it) { dose(it).set_string("comparator", "<"); }),
                Contains(StartsWith("cardinality-max @ MedicationAdministration.dosage.dose")));
}
TEST_F(StatedCore, ACommentOnTheRateStandsWhereTheProfilesHaveIt) {
    EXPECT_THAT(errors_of(kInjection), IsEmpty());
    EXPECT_THAT(errors_of(kRequest), IsEmpty());
    EXPECT_THAT(errors_of(kRequest,
                          [](Builder it) {
                              it.append_object("extension")
                                  .set_string("url",
                                              kCore + "Extension/StructureDefinition/JP_MedicationDosage_RateComment")
                                  .set_string("valueString", "x");
                          }),
                Contains("extension-context @ MedicationRequest"));
}
TEST_F(StatedCore, ACommentIsATextOrACode) {
    EXPECT_THAT(errors_of(kInjection,
                          [](Builder it) {
                              it.object("dosage")
                                  .remove("extension")
                                  .append_object("extension")
                                  .set_string("url",
                                              kCore + "Extension/StructureDefinition/JP_MedicationDosage_RateComment")
                                  .set_boolean("valueBoolean", true);
                          }),
                Contains("type-not-allowed @ MedicationAdministration.dosage.extension[0]"));
}
TEST_F(StatedCore, TheSupplyIsCountedInDays) {
    EXPECT_THAT(errors_of(kRequest,
                          [](Builder it) {
                              it.object("dispenseRequest").object("expectedSupplyDuration").set_string("code", "wk");
                          }),
                Contains("fixed-value @ MedicationRequest.dispenseRequest.expectedSupplyDuration.code"));
}
TEST_F(StatedCore, WhatWasDispensedSaysHowMuchAndWhen) {
    EXPECT_THAT(errors_of(kDispense, [](Builder it) { it.remove("quantity"); }),
                Contains("cardinality-min @ MedicationDispense"));
    EXPECT_THAT(errors_of(kDispense, [](Builder it) { it.remove("whenHandedOver"); }),
                Contains("cardinality-min @ MedicationDispense"));
}
TEST_F(StatedCore, AReportOfAnotherKindIsFound) {
    const auto found = errors_of(kReport, [](Builder it) {
        auto coding = it.remove("category").append_object("category").append_object("coding");
        coding.set_string("system", "http://loinc.org").set_string("code", "LP29684-5");
    });
    EXPECT_THAT(found, Contains("cardinality-min @ DiagnosticReport"));
}
TEST_F(StatedCore, AMicrobiologyResultIsOneOfTheLaboratoryToo) {
    const auto found = errors_of(kMicrobiology, [](Builder it) {
        auto coding = it.remove("category").append_object("category").append_object("coding");
        coding.set_string("system", "http://loinc.org").set_string("code", "18725-2");
    });
    EXPECT_THAT(found, Contains("cardinality-min @ Observation"));
}
TEST_F(StatedCore, AnUnknownKindOfMicrobiologyIsFound) {
    const auto found = errors_of(kMicrobiology, [](Builder it) {
        auto coding = it.append_object("category").append_object("coding");
        coding.set_string("system", kCore + "CodeSystem/JP_MicrobiologyCategory_CS").set_string("code", "viruses");
    });
    EXPECT_THAT(found, Contains(StartsWith("binding-not-in-value-set @ Observation.category[3]")));
}
TEST_F(StatedCore, AProcedureCodeThatCannotBeLookedUpIsNoError) {
    const std::string procedure = head("Procedure", "JP_Procedure") +
                                  R"("status":"completed","subject":{"display":"x"},"code":{"coding":[{"code":"1",
    "system":"http://jpfhir.jp/fhir/core/CodeSystem/JP_ProcedureCodesMedical_CS"}]}})";
    EXPECT_THAT(errors_of(procedure), IsEmpty());
    EXPECT_THAT(told(procedure, fhir::IssueSeverity::information),
                Contains(HasSubstr("binding-content-missing @ Procedure.code.coding[0]")));
    EXPECT_THAT(errors_of(procedure, [](Builder it) { it.remove("subject"); }),
                Contains("cardinality-min @ Procedure"));
}

/// What the guides of the referral and the discharge summary had under clins, before JP-CLINS 1.5.
std::string older(const std::string& type, const std::string& profile) {
    const std::string clins = "http://jpfhir.jp/fhir/clins/";
    return R"({"resourceType":")" + type + R"(","meta":{"lastUpdated":"2024-02-01T09:00:00.000+09:00","profile":[")" +
           clins + "StructureDefinition/" + profile + R"("]},"extension":[{"url":")" + clins +
           R"(Extension/StructureDefinition/JP_eCS_InstitutionNumber","valueIdentifier":{"value":"1319999991",
    "system":"http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no"}}],)";
}
const std::string kInstance =
    R"({"system":"http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier","value":"1"})";
const std::string kOlderAllergy = older("AllergyIntolerance", "JP_AllergyIntolerance_eCS") + R"("identifier":[)" +
                                  kInstance + R"(],"clinicalStatus":{"coding":[{"code":"active",
    "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"}]},"category":["medication"],
    "criticality":"high","code":{"text":"x"},"patient":{"display":"x"}})";
const std::string kOlderRequest = older("MedicationRequest", "JP_MedicationRequest_CLINS_eCS") + R"("identifier":[
    {"system":"urn:oid:1.2.392.100495.20.3.81","value":"1"},{"system":"urn:oid:1.2.392.100495.20.3.82","value":"1"}],
    "status":"completed","intent":"order","medicationCodeableConcept":{"text":"x","coding":[{"code":"NOCODED",
    "display":"標準コードなし","system":"http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS"}]},
    "subject":{"display":"x"},"authoredOn":"2024-02-01"})";

TEST_F(StatedCore, TheOlderEditionUnderClinsIsJudgedByItsOwnRows) {
    EXPECT_THAT(errors_of(kOlderAllergy), IsEmpty());
    EXPECT_THAT(errors_of(kOlderAllergy, [](Builder it) { it.remove("identifier"); }),
                Contains("cardinality-min @ AllergyIntolerance"));
    EXPECT_THAT(errors_of(kOlderRequest), IsEmpty());
    EXPECT_THAT(errors_of(kOlderRequest, [](Builder it) { it.set_string("status", "active"); }),
                Contains("pattern-value @ MedicationRequest.status"));
    EXPECT_THAT(errors_of(kOlderRequest, [](Builder it) { it.object("medicationCodeableConcept").remove("coding"); }),
                Contains("needs-anyOfStandardCode-medication @ MedicationRequest"));
}
TEST_F(StatedCore, ADrugThatMayBeForbiddenIsWarnedOfInTheOlderEdition) {
    const auto warnings = [](const std::function<void(Builder)>& damage) {
        return told(kOlderAllergy, fhir::IssueSeverity::warning, damage);
    };
    const std::string warning = "warning-medication-allergy @ AllergyIntolerance";
    EXPECT_THAT(warnings([](Builder it) { it.set_string("criticality", "low"); }), Contains(warning));
    EXPECT_THAT(warnings([](Builder it) { it.remove("criticality"); }), Contains(warning));
    EXPECT_THAT(warnings([](const Builder&) {}), testing::Not(Contains(warning)));
    EXPECT_THAT(warnings([](Builder it) { it.remove("criticality").remove("category"); }),
                testing::Not(Contains(warning)));
}

}  // namespace
}  // namespace kakehashi::profiles
