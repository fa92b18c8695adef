#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

/// What we state of R4 core and of the tables that JP-CLINS names, so that nobody needs R4's package to be told.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kR4 = "http://hl7.org/fhir/StructureDefinition/";

/// "error RULE @ EXPRESSION" of errors and warnings.
std::vector<std::string> found(const Validator& validator, const std::string& json,
                               const ValidationOptions& options = {.unknown_extensions_are_errors = true}) {
    std::vector<std::string> lines;
    for (const fhir::Issue& issue : validator.validate(*fhir::parse_json(json), options))
        if (issue.severity != fhir::IssueSeverity::information && issue.rule != "dom-6")
            lines.push_back(std::string(code_of(issue.severity)) + " " + issue.rule + " @ " + issue.expression);
    return lines;
}
std::vector<std::string> found(const std::string& json) {
    static const auto kValidator = Validator::load({});
    return found(*kValidator, json);
}
std::string patient(const std::string& members) { return R"({"resourceType":"Patient",)" + members + "}"; }
std::string extension(const std::string& name, const std::string& rest) {
    return R"({"url":")" + kR4 + name + "\"," + rest + "}";
}

struct R4Extension {
    const char* why;
    std::string resource;
    std::vector<std::string> findings;
};
void PrintTo(const R4Extension& row, std::ostream* out) { *out << row.why; }
class R4Extensions : public testing::TestWithParam<R4Extension> {};
TEST_P(R4Extensions, AreKnownWithoutR4sPackage) { EXPECT_EQ(found(GetParam().resource), GetParam().findings); }

const std::string kSchloss =
    extension("translation", R"("extension":[{"url":"lang","valueCode":"ja"},{"url":"content","valueString":"訳"}])");
INSTANTIATE_TEST_SUITE_P(
    Stated, R4Extensions,
    testing::Values(
        R4Extension{"a reason why there is no value",
                    patient(R"("_birthDate":{"extension":[)" +
                            extension("data-absent-reason", R"("valueCode":"unknown")") + "]}"),
                    {}},
        R4Extension{"a reason that R4 does not have",
                    patient(R"("_birthDate":{"extension":[)" +
                            extension("data-absent-reason", R"("valueCode":"forgotten")") + "]}"),
                    {"error binding-not-in-value-set @ Patient.birthDate.extension[0].value"}},
        R4Extension{"a reason of another type",
                    patient(R"("_birthDate":{"extension":[)" +
                            extension("data-absent-reason", R"("valueString":"unknown")") + "]}"),
                    {"error type-not-allowed @ Patient.birthDate.extension[0]"}},
        R4Extension{
            "where somebody was born",
            patient(R"("extension":[)" + extension("patient-birthPlace", R"("valueAddress":{"text":"東京都"})") + "]"),
            {}},
        R4Extension{"when, at the wrong place",
                    patient(R"("extension":[)" +
                            extension("patient-birthTime", R"("valueDateTime":"2000-01-01T01:02:03+09:00")") + "]"),
                    {"error extension-context @ Patient"}},
        R4Extension{"a translation",
                    R"({"resourceType":"Basic","code":{"text":"x","_text":{"extension":[)" + kSchloss + "]}}}",
                    {}},
        R4Extension{"a translation without its content",
                    R"({"resourceType":"Basic","code":{"text":"x","_text":{"extension":[)" +
                        extension("translation", R"("extension":[{"url":"lang","valueCode":"ja"}])") + "]}}}",
                    {"error cardinality-min @ Basic.code.text.extension[0]"}},
        R4Extension{"a nickname's qualifier",
                    patient(R"("name":[{"given":["x"],"_given":[{"extension":[)" +
                            extension("iso21090-EN-qualifier", R"("valueCode":"CL")") + "]}]}]"),
                    {}},
        R4Extension{"one that we do not state",
                    patient(R"("extension":[)" + extension("patient-animal", R"("valueString":"x")") + "]"),
                    {"error extension-unknown @ Patient.extension[0]"}}));

TEST(R4ExtensionUnknown, TheMessageSaysWhichPackageHasIt) {
    const auto validator = Validator::load({});
    const auto document =
        fhir::parse_json(patient(R"("extension":[)" + extension("patient-animal", R"("valueString":"x")") + "]"));
    for (const fhir::Issue& issue : validator->validate(*document)) {
        if (issue.rule != "extension-unknown") continue;
        EXPECT_EQ(issue.severity, fhir::IssueSeverity::information);
        EXPECT_THAT(issue.diagnostics, HasSubstr("hl7.fhir.r4.core"));
        EXPECT_THAT(issue.diagnostics_ja, HasSubstr("hl7.fhir.r4.core"));
        EXPECT_THAT(issue.diagnostics_ja, HasSubstr("--package"));
        return;
    }
    FAIL() << "nothing is said of it";
}

// The package's own statement of a profile takes the place of all of ours, but R4 stays R4.
TEST(StatedR4, StaysBesideOfficialPackages) {
    const auto path = std::filesystem::path(testing::TempDir()) / "kakehashi-given-profile.json";
    std::ofstream(path) << R"({"resourceType":"StructureDefinition","url":)"
                           R"("http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient","name":"P","status":"draft",)"
                           R"("kind":"resource","abstract":false,"type":"Patient","derivation":"constraint",)"
                           R"("baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","differential":)"
                           R"({"element":[{"id":"Patient.name","path":"Patient.name","min":1}]}})";
    const auto validator = Validator::load({.packages = {path.string()}});
    std::filesystem::remove(path);
    ASSERT_TRUE(validator.has_value());
    EXPECT_THAT(found(*validator, patient(R"("_birthDate":{"extension":[)" +
                                          extension("data-absent-reason", R"("valueCode":"unknown")") + "]}")),
                IsEmpty());
    const std::string ours = R"("meta":{"profile":["http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS"]})";
    EXPECT_THAT(found(*validator, patient(ours)), Contains("warning profile-unknown @ Patient"));
}

std::string observation(const std::string& interpretation) {
    return R"({"resourceType":"Observation","status":"final","code":{"text":"x"},"interpretation":[{"coding":[{)"
           R"("system":"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":")" +
           interpretation + R"("}]}],"valueString":"x"})";
}
TEST(StatedR4, InterpretationsAreCodes) {
    EXPECT_THAT(found(observation("H")), IsEmpty());
    EXPECT_THAT(found(observation("HH")), IsEmpty());
    EXPECT_THAT(found(observation("High")),
                Contains("error code-unknown @ Observation.interpretation[0].coding[0].code"));
    EXPECT_THAT(found(observation("high")),
                Contains("warning binding-not-in-value-set @ Observation.interpretation[0]"));
}

std::string coded(const std::string& system, const std::string& code) {
    return R"({"resourceType":"Basic","code":{"coding":[{"system":")" + system + R"(","code":")" + code + R"("}]}})";
}
TEST(StatedClins, TablesThatTheGuideNamesAreWhole) {
    const std::string common = "http://jpfhir.jp/fhir/Common/CodeSystem/";
    const std::string clins = "http://jpfhir.jp/fhir/clins/CodeSystem/";
    const std::string nocoded = "http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS";
    const std::vector<std::pair<std::string, std::string>> known{
        {common + "discharge-disposition", "9"},
        {common + "admit-Source", "0"},
        {common + "doc-subtypecodes", "OUTPATIENT"},
        {clins + "JP_CLINS_MedicationUsage_Uncoded_CS", "0X0XXXXXXXXX0000"},
        {clins + "JP_CLINS_ObsLabResult_Uncoded_CS", "99999999999999999"},
        {nocoded, "NOCODED"}};
    for (const auto& [system, code] : known) {
        EXPECT_THAT(found(coded(system, code)), IsEmpty()) << system;
        EXPECT_THAT(found(coded(system, "2")), ElementsAre("error code-unknown @ Basic.code.coding[0].code")) << system;
    }
}
TEST(StatedClins, TheKindOfADocumentIsOneOfTheGuides) {
    const auto category = [](const std::string& code) {
        return found(R"({"resourceType":"Composition","meta":{"profile":[)"
                     R"("http://jpfhir.jp/fhir/eReferral/StructureDefinition/JP_Composition_eReferral"]},"category":[{)"
                     R"("coding":[{"system":"http://jpfhir.jp/fhir/Common/CodeSystem/doc-subtypecodes","code":")" +
                     code + R"("}]}]})");
    };
    EXPECT_THAT(category("REFER"), Contains("error binding-not-in-value-set @ Composition.category[0]"));
    EXPECT_THAT(category("CONSULT"), testing::Not(Contains(HasSubstr("Composition.category[0]"))));
}

}  // namespace
}  // namespace kakehashi::profiles
