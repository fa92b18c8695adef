#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>

#include "ruled_sendings.hpp"

/// Section 17 of jp-clins.md by the packages that the guides publish, and what the rules of the service find in the
/// examples that come with them.
namespace kakehashi::profiles {
namespace {

using namespace sendings;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

const fs::path kIg = fs::path(KAKEHASHI_SHARED_DIR) / "ig";

const Validator* official(std::initializer_list<const char*> names) {
    static std::map<std::string, std::unique_ptr<Validator>> loaded;
    std::string key;
    ValidatorOptions options{.packages = {}, .japanese_profiles = false};
    for (const char* name : names) {
        key.append(name);
        options.packages.push_back((kIg / name).string());
    }
    auto& validator = loaded[key];
    if (validator == nullptr) {
        auto made = Validator::load(options);
        if (!made) return nullptr;
        validator = std::make_unique<Validator>(std::move(*made));
    }
    return validator.get();
}
const Validator& clins() { return *official({"jp-core.r4-1.1.2-url.tgz", "jp-clins.r4-1.5.2-snap.tgz"}); }
const Validator& checkup() { return *official({"jp-core.r4-1.1.2.tgz", "jp-eChekupReport.r4.tgz"}); }

class OfficialRulings : public testing::Test {
protected:
    void SetUp() override {
        if (!fs::exists(kIg)) GTEST_SKIP() << "the official packages are not beside this checkout";
    }
};
class OfficialRuling : public testing::TestWithParam<Ruled> {
protected:
    void SetUp() override {
        if (!fs::exists(kIg)) GTEST_SKIP() << "the official packages are not beside this checkout";
    }
};
TEST_P(OfficialRuling, IsFollowedAndSaid) { expect_ruling(clins(), GetParam()); }
INSTANTIATE_TEST_SUITE_P(Section17, OfficialRuling, testing::ValuesIn(ruled_sendings()));

bool has(const fhir::Report& report, std::string_view rule) {
    return std::ranges::find(report, rule, &fhir::Issue::rule) != report.end();
}

// 1: what other validators refuse is said, as information.
TEST_F(OfficialRulings, WhatThePublishedExpressionRefusesIsExplained) {
    EXPECT_TRUE(has(validate(clins(), conditions()), "ruling-applied"));
    EXPECT_FALSE(has(validate(stated(), conditions()), "ruling-applied"));
}
// 9
TEST_F(OfficialRulings, TheStrayDollarOfThePublicPayerIsMended) {
    EXPECT_THAT(errors_of(validate(clins(), kPublicPayer)), Contains("cardinality-max @ Organization.identifier[0]"));
}

std::string item(const std::string& area, const std::string& code, const std::string& display) {
    return rewritten(observation("1"), R"(CoreLabo_CS","code":"3H015000002327201","display":"K")",
                     area + R"(_CS","code":")" + code + R"(","display":")" + display + '"');
}
// 10
TEST_F(OfficialRulings, FastingGlucoseIsToldByItsCode) {
    EXPECT_THAT(errors_of(validate(clins(), item("CoreLabo", "3D010130002227101", "FBS"))), IsEmpty());
    EXPECT_THAT(errors_of(validate(clins(), item("CoreLabo", "3D010130002227101", "CBG"))), IsEmpty());
    EXPECT_THAT(errors_of(validate(clins(), item("CoreLabo", "3D010129902227101", "BS"))), IsEmpty());
    EXPECT_THAT(errors_of(validate(clins(), item("CoreLabo", "3D010129902227101", "FBS"))),
                Contains("display-wrong @ Observation.code.coding[1].display"));
    EXPECT_THAT(errors_of(validate(clins(), item("CoreLabo", "2B140000002205201", "DD"))), IsEmpty());
}
// 11, 12
TEST_F(OfficialRulings, DisplaysOfTheSlicesAreRight) {
    const struct {
        const char* area;
        const char* code;
        const char* display;
    } kRows[] = {{"CoreLabo", "5H010000001910114", "ABO-BLD"},
                 {"CoreLabo", "5H010000001910114", "血液型-ABO"},
                 {"CoreLabo", "5H020000001910114", "Rh-BLD"},
                 {"CoreLabo", "2B140000002211711", "DD"},
                 {"CoreLabo", "2B030000002231153", "PT-act"},
                 {"CoreLabo", "2B030000002231155", "PT-ratio"},
                 {"CoreLabo", "2B030000002231151", "PT-sec"},
                 {"CoreLabo", "3A015000000106151", "U-ac"},
                 {"CoreLabo", "1A990000000190183", "U-pc"},
                 {"CoreLabo", "1A990000000191172", "U-Glu-定性半定量"},
                 {"InfectionLabo", "5F560155002319052", "HIV-1+2抗体・p24抗原(定性、HIV-p24抗原)"},
                 {"InfectionLabo", "5F560155002302332", "HIV-1+2抗体・p24抗原(陰性コントロール比)"}};
    for (const auto& row : kRows)
        EXPECT_THAT(errors_of(validate(clins(), item(row.area, row.code, row.display))), IsEmpty()) << row.display;
    EXPECT_THAT(errors_of(validate(clins(), item("CoreLabo", "5H010000001910114", "血液型"))),
                Contains("display-wrong @ Observation.code.coding[1].display"));
}
// 13
TEST_F(OfficialRulings, Jlac11CannotBeChecked) {
    const auto report = validate(clins(), rewritten(item("CoreLabo", "12345678901234567", "K"), "JLAC10/", "JLAC11/"));
    EXPECT_THAT(errors_of(report), IsEmpty());
    EXPECT_TRUE(has(report, "binding-content-missing"));
}
// 14
TEST_F(OfficialRulings, TheNegativeResultIsNotDisplayedAsPositive) {
    const auto result = [](const std::string& display) {
        return rewritten(
            observation("1"),
            R"("valueQuantity":{"value":4.1,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"})",
            R"("valueCodeableConcept":{"coding":[{"system":"urn:oid:1.2.392.200119.6.2102","code":"1","display":")" +
                display + R"("}]})");
    };
    EXPECT_THAT(errors_of(validate(clins(), result("－"))), IsEmpty());
    EXPECT_THAT(errors_of(validate(clins(), result("+"))),
                Contains("clins-qualitative-display @ Observation.value.coding[0].display"));
}
// 15
TEST_F(OfficialRulings, LoincAndTheSimpleCategoriesAreWhole) {
    const auto report = validate(
        clins(), R"({"resourceType":"Observation","status":"final","category":[{"coding":[{"system":)"
                 R"("http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS","code":"vital-signs"}]}],)"
                 R"("code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]}})");
    EXPECT_FALSE(has(report, "code-unknown"));
}
// 16
TEST_F(OfficialRulings, TheLoadedListOfItemsDecides) {
    for (const Validator* validator : {&clins(), &stated()})
        EXPECT_THAT(errors_of(validate(*validator, item("CoreLabo", "3H015000002399999", "K"))),
                    Contains("code-unknown @ Observation.code.coding[1].code"));
}
// 17
TEST_F(OfficialRulings, TheCheckupPackageTakesAPatientOfTheService) {
    const auto insured = [](const std::string& system, const std::string& branch) {
        const std::string of_checkup = rewritten(patient(), "fhir/eCS/StructureDefinition/JP_Patient",
                                                 "fhir/clins/StructureDefinition/JP_Patient");
        return rewritten(rewritten(of_checkup, "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID", system),
                         "１８７:05", "１８７:" + branch);
    };
    const std::string right = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
    const std::string misspelled = "http://jpfhir.jp/fhir/eCS/Idsysmem/JP_Insurance_memberID";
    for (const auto& json : {insured(right, "05"), insured(right, "12"), insured(right, ""), insured(misspelled, "05")})
        EXPECT_THAT(errors_of(validate(checkup(), json)), IsEmpty()) << json;
    expect_ruling(checkup(),
                  {"neither spelling", insured("urn:other", "05"), "valid-system-insurance-patientIdentifier"});
    expect_ruling(checkup(), {"a branch of one digit", insured(right, "5"), "valid-value-insurance-patientIdentifier",
                              true, false});
}
TEST_F(OfficialRulings, TheCheckupPackageTakesVersions) {
    const auto report = validate(checkup(), document("eCheckupGeneral", {}));
    EXPECT_THAT(errors_of(report), Not(Contains("bundle-clins-metaprofile @ Bundle")));
    expect_ruling(checkup(), {"a report without its Encounter", document("eCheckupGeneral", {}),
                              "bundle-entry-JP-Encounter-eCheckupGeneral", true, false});
}
// 18: the edition that is loaded decides what the system of a number in an RP is.
TEST_F(OfficialRulings, EditionsOfJpCoreAreNotMixed) {
    const auto request = [](const std::string& rp, const std::string& place) {
        return R"({"resourceType":"MedicationRequest","meta":{"profile":[)"
               R"("http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRequest"]},"identifier":[{"system":")" +
               rp + R"(","value":"1"},{"system":")" + place + R"(","value":"1"}],"status":"active","intent":"order"})";
    };
    const std::string by_oid = request("urn:oid:1.2.392.100495.20.3.81", "urn:oid:1.2.392.100495.20.3.82");
    const std::string by_url = request("http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber",
                                       "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex");
    const std::string missed = "cardinality-min @ MedicationRequest";
    const auto count = [&](const Validator& validator, const std::string& json) {
        return std::ranges::count(errors_of(validate(validator, json)), missed);
    };
    EXPECT_LT(count(clins(), by_url), count(clins(), by_oid));
    EXPECT_LT(count(checkup(), by_oid), count(checkup(), by_url));
}
// 19, 21: the nested fixed values discriminate, and a web page is no value set.
TEST_F(OfficialRulings, ReportsAndImagesOfJpCoreAreJudged) {
    const Validator& core = *official({"jp-core.r4-1.1.2.tgz"});
    for (const auto& file : fs::directory_iterator(kIg / "examples" / "jp-core-1.1.2")) {
        const std::string name = file.path().filename().string();
        if (!name.starts_with("DiagnosticReport") && !name.starts_with("ImagingStudy")) continue;
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string json(std::istreambuf_iterator<char>(stream), {});
        const auto report = validate(core, json);
        EXPECT_THAT(errors_of(report), IsEmpty()) << name;
        const auto names_a_page = [](const fhir::Issue& issue) {
            return issue.rule == "binding-content-missing" && issue.diagnostics.find(".html") != std::string::npos;
        };
        EXPECT_EQ(std::ranges::any_of(report, names_a_page), name.starts_with("ImagingStudy")) << name;
        if (name.find("radiology") == std::string::npos) continue;
        EXPECT_FALSE(
            errors_of(validate(core, rewritten(json, R"("code": "LP29684-5")", R"("code": "LP29693-6")"))).empty());
    }
}

/// The rules of the service in the published examples, with how often. Nothing is refused. Why they arise: the examples
/// mostly claim profiles without a version (70) and leave out what only the service wants: institution, department,
/// encounter, doctor (40), address parts, a local code, reference ranges; their diseases are of the problem list (13).
/// One referral has the year 2024 in its number and 2021 in its timestamp; one allergy to fish has no category; one
/// prescription has the OID of older guides; the patient summary has two diseases with one number.
TEST_F(OfficialRulings, TheExamplesBreakNoRuleOfTheServiceThatRefuses) {
    std::map<std::string, int> found;
    std::size_t files = 0;
    for (const char* folder : {"clinical-core", "jp-clins-package", "eReferral", "eReferral-package", "eCheckupReport"})
        for (const auto& file : fs::directory_iterator(kIg / "examples" / folder)) {
            ++files;
            std::ifstream stream(file.path(), std::ios::binary);
            const auto report = validate(stated(), std::string(std::istreambuf_iterator<char>(stream), {}));
            for (const auto& line : service_findings(report)) {
                EXPECT_FALSE(line.starts_with("error ")) << file.path().filename() << ": " << line;
                ++found[line.substr(0, line.find(" @ "))];
            }
        }
    EXPECT_EQ(files, 64U);
    const std::map<std::string, int> kExpected{
        {"information clins-address", 2},         {"information clins-lab-range", 3},
        {"warning clins-allergy-category", 1},    {"warning clins-bundle-year", 1},
        {"warning clins-condition-category", 13}, {"warning clins-element-missing", 40},
        {"warning clins-guide-misprint", 1},      {"warning clins-identifier-twice", 1},
        {"warning clins-lab-code-text", 1},       {"warning clins-lab-local-code", 1},
        {"warning clins-profile-version", 70}};
    EXPECT_EQ(found, kExpected);
}

}  // namespace
}  // namespace kakehashi::profiles
