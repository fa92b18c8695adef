#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "japan/embedded.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "kakehashi/profiles/validator.hpp"

/// The code systems that we state: what is here is told, what a whole one lacks is refused, and of a part nobody can
/// tell.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Fields = std::vector<std::pair<std::string, std::string>>;

const std::string kCore = "http://jpfhir.jp/fhir/core/";
const std::string kUsage = "http://jami.jp/CodeSystem/MedicationUsage";
const std::string kNursing = "http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode";

/// The answer as JSON; when there is none, "severity code rule".
std::string ask(std::string_view type, std::string_view name, const Fields& fields) {
    static const auto kService = TerminologyService::load({});
    const TerminologyOperation& operation = *find_terminology_operation(type, name);
    const auto parameters = to_parameters(operation, fields);
    const auto answer = kService->answer(operation, parameters->root(), {.timestamp = "2026-11-01T00:00:00Z"});
    if (answer) return fhir::write_json(answer->root());
    const fhir::Issue& issue = answer.error();
    return std::string(fhir::code_of(issue.severity)) + " " + std::string(fhir::code_of(issue.code)) + " " + issue.rule;
}
std::string lookup(const std::string& system, const std::string& code) {
    return ask("CodeSystem", "lookup", {{"system", system}, {"code", code}});
}
std::string in_set(const std::string& url, const std::string& system, const std::string& code) {
    return ask("ValueSet", "validate-code", {{"url", url}, {"system", system}, {"code", code}});
}

struct StatedCode {
    std::string system;
    std::string code;
    std::string display;
};
class StatedTerminologyCodes : public testing::TestWithParam<StatedCode> {};

TEST_P(StatedTerminologyCodes, AreTold) {
    EXPECT_THAT(lookup(GetParam().system, GetParam().code), HasSubstr("\"" + GetParam().display + "\""));
}
INSTANTIATE_TEST_SUITE_P(
    Japanese, StatedTerminologyCodes,
    testing::Values(StatedCode{kCore + "mhlw/CodeSystem/MedicationUnitMERIT9Code", "TAB", "錠"},
                    StatedCode{kCore + "CodeSystem/JP_MedicationFormMERIT9_CS", "CAP", "カプセル剤"},
                    StatedCode{kCore + "CodeSystem/route-codes", "SC", "皮下"},
                    StatedCode{kUsage, "1013044400000000", "内服 １日３回 朝昼夕食後"},
                    StatedCode{kUsage + "Additional", "V11NNNNN", "不均等・１回目・１単位量"},
                    StatedCode{"http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment", "01", "内科"},
                    StatedCode{kCore + "CodeSystem/HL70241", "D", "死亡"}, StatedCode{kNursing, "31001368", "体温"},
                    StatedCode{kCore + "mhlw/CodeSystem/MedicationIngredientStrengthType", "2", "原薬量"},
                    StatedCode{kCore + "mhlw/CodeSystem/MedicationIngredientStrengthStrengthType", "2", "原薬量"}));

TEST(StatedTerminology, DefinitionsAndParentsAreTold) {
    EXPECT_THAT(lookup(kCore + "CodeSystem/JP_ObservationSocialHistoryCode_CS", "MD0012920"),
                HasSubstr("BrickmanIndex"));
    const std::string document_codes = kCore + "CodeSystem/JP_DocumentCodes_CS";
    EXPECT_THAT(lookup(document_codes, "34107-3"), HasSubstr(R"("valueCode":"34895-3")"));
    EXPECT_THAT(ask("CodeSystem", "subsumes", {{"system", document_codes}, {"codeA", "34895-3"}, {"codeB", "34107-3"}}),
                HasSubstr(R"("valueCode":"subsumes")"));
}
TEST(StatedTerminology, ALaboratoryItemMayBeShownByItsJapaneseName) {
    const std::string core = "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS";
    const auto shown = [&](const std::string& display) {
        return ask("CodeSystem", "validate-code", {{"url", core}, {"code", "3H015000002327201"}, {"display", display}});
    };
    constexpr std::string_view kTrue = R"("valueBoolean":true)";
    EXPECT_THAT(shown("K"), HasSubstr(kTrue));
    EXPECT_THAT(shown("カリウム(K)"), HasSubstr(kTrue));
    EXPECT_THAT(shown("ナトリウム(Na)"), testing::Not(HasSubstr(kTrue)));
}
TEST(StatedTerminology, ACodeThatAWholeSystemLacksIsRefused) {
    for (const char* system : {"mhlw/CodeSystem/MedicationUnitMERIT9Code", "CodeSystem/route-codes",
                               "CodeSystem/HL70241", "CodeSystem/JP_PractitionerRole_CS"})
        EXPECT_EQ(lookup(kCore + system, "NONE"), "error not-found terminology-code-unknown") << system;
    EXPECT_EQ(lookup("http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment", "00000"),
              "error not-found terminology-code-unknown");
}
TEST(StatedTerminology, OfAPartNobodyCanTell) {
    for (const std::string& system : {kUsage, kUsage + "Additional", kNursing})
        EXPECT_EQ(lookup(system, "31000298"), "information not-found terminology-code-system-incomplete") << system;
    EXPECT_THAT(in_set(kCore + "ValueSet/JP_MedicationUsageJAMI_VS", kUsage, "31000298"),
                HasSubstr("information not-found"));
}
// jp-clins.md names no code of it, and the receipt master of procedures has more than these seven.
TEST(StatedTerminology, ATableIsNotStatedUnderTheNameOfAnotherOne) {
    EXPECT_EQ(lookup(kCore + "mhlw/CodeSystem/masterS-medicalProcedure", "JPPCC001"),
              "information not-found terminology-content-missing");
    EXPECT_THAT(lookup(kCore + "CodeSystem/JP_ProcedureCategory_CS", "JPPCC001"), HasSubstr("精神療法"));
}
TEST(StatedTerminology, ValueSetsHaveTheCodesOfTheirSystems) {
    const std::string no = R"("valueBoolean":false)";
    const std::string yes = R"("valueBoolean":true)";
    const std::string licence = kCore + "ValueSet/JP_MedicalLicenseCertificate_VS";
    EXPECT_THAT(in_set(licence, kCore + "CodeSystem/JP_MedicalLicenseCertificate_CS", "dental-registration"),
                HasSubstr(yes));
    EXPECT_THAT(in_set(licence, kCore + "CodeSystem/JP_MedicalLicenseCertificate_CS", "driver"), HasSubstr(no));
    EXPECT_THAT(in_set(licence, "urn:other", "dental-registration"), HasSubstr(no));
    const std::string endoscopy = kCore + "ValueSet/JP_DocumentCodes_Endoscopy_VS";
    EXPECT_THAT(in_set(endoscopy, kCore + "CodeSystem/JP_DocumentCodes_CS", "18751-8"), HasSubstr(yes));
    EXPECT_THAT(in_set(endoscopy, kCore + "CodeSystem/JP_DocumentCodes_CS", "18748-4"), HasSubstr(no));
}

struct ListedCode {
    std::string set;
    std::string system;
    std::string code;
    std::string other;
};
TEST(StatedTerminology, SmallSetsAreListedWhole) {
    const std::string jp = "http://jpfhir.jp/fhir/";
    for (const ListedCode& each :
         {ListedCode{"CarePlan/ValueSet/category", jp + "CarePlan/CodeSystem/category", "followup-plan", "plan"},
          ListedCode{"ePCS/ValueSet/document-section", jp + "clins/CodeSystem/document-section", "422", "424"},
          ListedCode{"eCheckup/ValueSet/checkup-encounter-type", jp + "eCheckup/CodeSystem/checkup-encounter-type", "2",
                     "3"},
          ListedCode{"core/ValueSet/JP_RadiologyModality_VS", "http://dicom.nema.org/resources/ontology/DCM", "CT",
                     "CAT"}}) {
        EXPECT_THAT(in_set(jp + each.set, each.system, each.code), HasSubstr(R"("valueBoolean":true)")) << each.set;
        EXPECT_THAT(in_set(jp + each.set, each.system, each.other), HasSubstr(R"("valueBoolean":false)")) << each.set;
        EXPECT_THAT(in_set(jp + each.set, "urn:other", each.code), HasSubstr(R"("valueBoolean":false)")) << each.set;
    }
}

std::vector<std::string> broken_rules(const Validator& validator, const std::string& json) {
    std::vector<std::string> rules;
    for (const fhir::Issue& issue : validator.validate(*fhir::parse_json(json)))
        if (issue.severity == fhir::IssueSeverity::error) rules.push_back(issue.rule + " @ " + issue.expression);
    return rules;
}
std::string request(const std::string& usage, const std::string& unit) {
    return R"({"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"display":"x"},
        "medicationCodeableConcept":{"text":"x"},"dosageInstruction":[{"timing":{"code":{"coding":[)" +
           usage + R"(]}},"doseAndRate":[{"type":{"coding":[)" + unit + "]}}]}]}";
}
std::string coding(const std::string& system, const std::string& code, const std::string& display = "") {
    return R"({"system":")" + system + R"(","code":")" + code + "\"" +
           (display.empty() ? "" : R"(,"display":")" + display + "\"") + "}";
}

TEST(StatedTerminology, WhatARecordSaysIsHeldAgainstIt) {
    const auto validator = Validator::load({});
    const std::string strength = kCore + "mhlw/CodeSystem/MedicationIngredientStrengthType";
    const auto rules = [&](const std::string& usage, const std::string& unit) {
        return broken_rules(*validator, request(usage, unit));
    };
    EXPECT_THAT(rules(coding(kUsage, "1013044400000000"), coding(strength, "1", "製剤量")), IsEmpty());
    EXPECT_THAT(rules(coding(kUsage, "1013044400000999"), coding(strength, "1")), IsEmpty());
    EXPECT_THAT(rules(coding(kUsage, "1013044400000000", "内服・経口・１日３回朝昼夕食後"), coding(strength, "1")),
                IsEmpty());
    const std::string place = "MedicationRequest.dosageInstruction[0].doseAndRate[0].type.coding[0]";
    EXPECT_THAT(rules(coding(kUsage, "1013044400000000"), coding(strength, "3")), Contains(HasSubstr(place + ".code")));
    EXPECT_THAT(rules(coding(kUsage, "1013044400000000"), coding(strength, "1", "原薬量")),
                ElementsAre("display-wrong @ " + place + ".display"));
}
TEST(StatedTerminology, OthersTablesNameTheirCopyright) {
    const auto copyright_of = [](std::string_view url) {
        for (const std::string_view line : japanese_resources()) {
            const auto document = fhir::parse_json(std::string(line));
            if (document->root().text_of("url") == url) return std::string(document->root().text_of("copyright"));
        }
        return std::string("not stated at all");
    };
    EXPECT_THAT(copyright_of(kNursing), HasSubstr("MEDIS-DC"));
    EXPECT_THAT(copyright_of(kUsage), HasSubstr("JAMI"));
    EXPECT_THAT(copyright_of(kCore + "CodeSystem/JP_DocumentCodes_CS"), HasSubstr("Regenstrief"));
}
// Else the profiles would be gone with a package that states no profile.
TEST(StatedTerminology, APackageOfTerminologyAddsToOurProfilesAndWins) {
    const auto path = std::filesystem::path(testing::TempDir()) / "kakehashi-given-terminology.json";
    std::ofstream(path)
        << R"({"resourceType":"CodeSystem","url":")" << kCore
        << R"(CodeSystem/route-codes","status":"active","content":"complete","concept":[{"code":"X"}]})";
    const auto validator = Validator::load({.packages = {path.string()}});
    std::filesystem::remove(path);
    ASSERT_TRUE(validator.has_value());
    EXPECT_THAT(broken_rules(*validator, R"({"resourceType":"Patient","meta":{"profile":[
        "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS"]}})"),
                Contains("cardinality-min @ Patient"));
    EXPECT_THAT(broken_rules(*validator, R"({"resourceType":"Basic","code":{"coding":[)" +
                                             coding(kCore + "CodeSystem/route-codes", "SC") + "]}}"),
                Contains(HasSubstr("Basic.code.coding[0].code")));
}

}  // namespace
}  // namespace kakehashi::profiles
