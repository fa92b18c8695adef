#include "kakehashi/mappers/fhir_bundle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "fhir/systems.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::mappers {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const Context kHospital{.institution_number = "1319999991", .institution_name = "見本総合病院"};

std::vector<std::string> rules_of(const Conversion& conversion) {
    std::vector<std::string> rules;
    for (const kakehashi::fhir::Issue& issue : conversion.report) rules.push_back(issue.rule);
    return rules;
}

Conversion convert(std::string bytes) {
    return convert_fhir({.name = "bundle.json", .bytes = std::move(bytes)}, kHospital);
}

std::string written(const Conversion& conversion) {
    return conversion.units.empty() ? "" : kakehashi::fhir::write_json(conversion.units[0].bundle.root());
}

/// A collection whose second entry is `resource`; `patient_url` names the Patient.
std::string collection(const std::string& resource, const std::string& patient_url = "urn:uuid:p") {
    return R"({"resourceType":"Bundle","id":"b","meta":{"lastUpdated":"2026-10-01T09:00:00.000+09:00",
"profile":["http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_CLINS"]},
"identifier":{"system":"http://jpfhir.jp/fhir/clins/bundle-identifier","value":"1319999991^2026^COND-1"},
"type":"collection","timestamp":"2026-10-01T09:00:00.000+09:00","entry":[{"fullUrl":")" +
           patient_url + R"(","resource":{"resourceType":"Patient","id":"p","identifier":[
{"system":"urn:oid:1.2.392.100495.20.3.51.11319999991","value":"00012345"}]}},
{"fullUrl":"urn:uuid:c","resource":)" +
           resource + "}]}";
}

constexpr const char* kCondition = R"({"resourceType":"Condition","id":"c",
"code":{"coding":[{"system":"urn:oid:1.2.392.200119.4.101.2","code":"20054174"}],"text":"胃炎"},
"subject":{"reference":"urn:uuid:p"},"onsetAge":{"value":40.50}})";

TEST(FhirBundle, ACollectionBecomesAUnitOfItsKind) {
    const Conversion conversion = convert(collection(kCondition));
    ASSERT_EQ(conversion.units.size(), 1U);
    const Unit& unit = conversion.units[0];
    EXPECT_EQ(unit.kind, UnitKind::condition);
    EXPECT_EQ(unit.key, "1319999991^2026^COND-1");
    EXPECT_EQ(unit.patient_number, "00012345");
    EXPECT_THAT(unit.order, HasSubstr("2026-10-01T09:00:00"));
}

TEST(FhirBundle, OldOidSystemsBecomeUrlsAndDecimalsStayAsWritten) {
    const std::string text = written(convert(collection(kCondition)));
    EXPECT_THAT(text, HasSubstr("http://medis.or.jp/CodeSystem/master-disease-keyNumber"));
    EXPECT_THAT(text, Not(HasSubstr("urn:oid:1.2.392.200119.4.101.2")));
    EXPECT_THAT(text, HasSubstr(R"("value":40.50)"));
    EXPECT_THAT(text, HasSubstr("胃炎"));
    // The patient number's system stays an OID by decision.
    EXPECT_THAT(text, HasSubstr("urn:oid:1.2.392.100495.20.3.51.11319999991"));
}

TEST(FhirBundle, AResendingWithNewFullUrlsGivesTheSameBytes) {
    std::string again = collection(kCondition);
    for (const char* name : {"urn:uuid:p", "urn:uuid:c"})
        for (auto at = again.find(name); at != std::string::npos; at = again.find(name, at + 12))
            again.insert(at + 9, "x");
    EXPECT_EQ(written(convert(collection(kCondition))), written(convert(again)));
}

TEST(FhirBundle, ReferencesFollowTheNewNames) {
    const Conversion conversion = convert(collection(kCondition));
    ASSERT_EQ(conversion.units.size(), 1U);
    const auto entries = conversion.units[0].bundle.root().find("entry")->items();
    EXPECT_EQ(entries[1].find("resource")->find("subject")->text_of("reference"), entries[0].text_of("fullUrl"));
    EXPECT_EQ("urn:uuid:" + std::string(entries[0].find("resource")->text_of("id")), entries[0].text_of("fullUrl"));
}

TEST(FhirBundle, ARelativeReferenceFromAUrnIsNotGuessed) {
    const Conversion conversion =
        convert(collection(R"({"resourceType":"Condition","subject":{"reference":"Patient/p"}})"));
    EXPECT_THAT(written(conversion), HasSubstr(R"("reference":"Patient/p")"));
    EXPECT_THAT(rules_of(conversion), Contains("reference-unresolved"));
}

// A discharge summary travels inside a referral as a Bundle of its own.
TEST(FhirBundle, ABundleInsideTheBundleKeepsItsOwnNamesAndReferences) {
    std::string referral = collection(R"({"resourceType":"Bundle","id":"inner","type":"document","entry":[
{"fullUrl":"urn:uuid:x","resource":{"resourceType":"Composition","subject":{"reference":"urn:uuid:p"}}}]})");
    referral.replace(referral.find("\"collection\""), 12, "\"document\"");
    referral.insert(referral.find("{\"fullUrl\""),
                    R"({"fullUrl":"urn:uuid:d","resource":{"resourceType":"Composition"}},)");
    const Conversion conversion = convert(referral);
    ASSERT_EQ(conversion.units.size(), 1U);
    const std::string inner = kakehashi::fhir::write_json(conversion.units[0].bundle.root().find("entry")->items()[2]);
    EXPECT_THAT(inner, HasSubstr(R"("fullUrl":"urn:uuid:x")"));
    EXPECT_THAT(inner, HasSubstr(R"("reference":"urn:uuid:p")"));
    EXPECT_THAT(inner, Not(HasSubstr(R"("id":"inner")")));
}

TEST(FhirBundle, AFullUrlInAPlaceOfItsOwnDoesNoHarm) {
    const Conversion conversion = convert(collection(R"({"resourceType":"Condition","fullUrl":"urn:uuid:z"})"));
    EXPECT_THAT(written(conversion), HasSubstr("urn:uuid:z"));  // the validator says that it is unknown
}

TEST(FhirBundle, AnEmptyTextIsLeftForTheValidatorToSee) {
    EXPECT_THAT(written(convert(collection(R"({"resourceType":"Condition","onsetString":""})"))),
                HasSubstr(R"("onsetString":"")"));
}

TEST(FhirBundle, EveryValueIsAccountedFor) {
    const Conversion conversion = convert(collection(kCondition));
    EXPECT_EQ(conversion.account.count(FieldFate::unmapped), 0U);
    EXPECT_GT(conversion.account.count(FieldFate::mapped), 15U);
}

TEST(FhirBundle, TheRenamingTableIsSorted) {
    EXPECT_EQ(bundles::current_system("urn:oid:1.2.392.200250.2.2.20"), "http://jami.jp/CodeSystem/MedicationUsage");
    EXPECT_EQ(bundles::current_system("urn:oid:1.2.392.100495.20.2.61"),
              "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory");
    EXPECT_EQ(bundles::current_system("http://loinc.org"), "http://loinc.org");
}

TEST(FhirBundle, AnInputThatIsCutOffAnywhereIsRefused) {
    const std::string whole = collection(kCondition);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const Conversion conversion = convert(whole.substr(0, length));
        EXPECT_TRUE(conversion.units.empty()) << length;
        EXPECT_FALSE(kakehashi::fhir::has_no_errors(conversion.report)) << length;
    }
}

struct RefusedInput {
    const char* why;
    std::string bytes;
    const char* rule;
};
void PrintTo(const RefusedInput& row, std::ostream* out) { *out << row.why; }

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    return text.replace(text.find(what), what.size(), with);
}

class FhirBundleRefused : public testing::TestWithParam<RefusedInput> {};
TEST_P(FhirBundleRefused, MakesNoUnitAndSaysWhy) {
    const Conversion conversion = convert(GetParam().bytes);
    EXPECT_TRUE(conversion.units.empty());
    ASSERT_FALSE(kakehashi::fhir::has_no_errors(conversion.report));
    if (*GetParam().rule) EXPECT_THAT(rules_of(conversion), Contains(GetParam().rule));
}
INSTANTIATE_TEST_SUITE_P(
    Fhir, FhirBundleRefused,
    testing::Values(
        RefusedInput{"not FHIR at all", "hello", ""},
        RefusedInput{"cut off", collection(kCondition).substr(0, 300), ""},
        RefusedInput{"a STU3 Condition", collection(R"({"resourceType":"Condition","clinicalStatus":"active"})"),
                     "version-unsupported"},
        RefusedInput{"an R5 Encounter", collection(R"({"resourceType":"Encounter","class":[{"text":"x"}]})"),
                     "version-unsupported"},
        RefusedInput{"two patients", collection(R"({"resourceType":"Patient"})"), "patient-mismatch"},
        RefusedInput{"a resource that no unit has", collection(R"({"resourceType":"Device"})"), "type-mismatch"},
        RefusedInput{"a patient without number", replaced(collection(kCondition), "00012345", ""), "patient-unknown"},
        RefusedInput{"the same fullUrl twice", collection(kCondition, "urn:uuid:c"), "bdl-7"},
        RefusedInput{
            "a modifier extension",
            collection(R"({"resourceType":"Condition","modifierExtension":[{"url":"u","valueBoolean":true}]})"),
            "extension-unknown"},
        RefusedInput{"a document without Composition",
                     replaced(collection(kCondition), "\"collection\"", "\"document\""), "bdl-11"}));

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(FhirBundle, TheGuidesExampleDocumentsAreTakenOverInJsonAndXml) {
    const auto folder = std::filesystem::path(KAKEHASHI_SHARED_DIR) / "ig/examples";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the official examples are not beside this checkout";
    int documents = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.path().filename().string().starts_with("Bundle-") || entry.path().extension() != ".json") continue;
        const std::string bytes = read_file(entry.path());
        const Conversion from_json = convert(bytes);
        ASSERT_EQ(from_json.units.size(), 1U) << entry.path().filename();
        EXPECT_EQ(from_json.units[0].kind, UnitKind::document);
        EXPECT_FALSE(from_json.units[0].patient_number.empty());
        ++documents;
        const auto parsed = kakehashi::fhir::parse_json(bytes);
        ASSERT_TRUE(parsed.has_value());
        const auto xml = kakehashi::fhir::write_xml(parsed->root());
        if (!xml) continue;  // an example with an element that R4 does not know
        EXPECT_EQ(kakehashi::fhir::write_canonical_json(convert(*xml).units.at(0).bundle.root()),
                  kakehashi::fhir::write_canonical_json(from_json.units[0].bundle.root()))
            << entry.path().filename();
    }
    EXPECT_GE(documents, 4);
}

TEST(FhirBundle, XmlWithFaultsIsRefusedAndEachIsNamed) {
    const Conversion conversion =
        convert(R"(<Bundle xmlns="http://hl7.org/fhir"><ward/><type value="document" x="y"/>text</Bundle>)");
    EXPECT_TRUE(conversion.units.empty());
    ASSERT_EQ(conversion.report.size(), 3U);
    EXPECT_EQ(conversion.report[0].rule, "xml-unknown-element");
    EXPECT_EQ(conversion.report[1].rule, "xml-unknown-attribute");
    EXPECT_EQ(conversion.report[2].rule, "xml-text");
}

}  // namespace
}  // namespace kakehashi::mappers
