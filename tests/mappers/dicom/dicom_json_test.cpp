#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "dicom/data_set.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/dicom.hpp"

namespace kakehashi::mappers {
namespace {

using testing::Contains;
using testing::HasSubstr;

const Context kClinic{.institution_number = "1319999993", .institution_name = "例示クリニック"};

std::vector<std::string> rules_of(const Conversion& conversion) {
    std::vector<std::string> rules;
    for (const fhir::Issue& issue : conversion.report) rules.push_back(issue.rule);
    return rules;
}

std::string resource_of(const Conversion& conversion, std::string_view type) {
    if (conversion.units.empty()) return {};
    for (const fhir::Node& entry : conversion.units[0].bundle.root().find("entry")->items())
        if (entry.find("resource")->text_of("resourceType") == type) return fhir::write_json(*entry.find("resource"));
    return {};
}

// Worked example A.7 of the vendor exports digest.
constexpr std::string_view kStudy =
    R"([{"0020000D":{"vr":"UI","Value":["1.2.392.999.1.20240311.1"]},"00080020":{"vr":"DA","Value":["20240311"]},
"00080030":{"vr":"TM","Value":["1015"]},"00080061":{"vr":"CS","Value":["CT","SR"]},
"00100010":{"vr":"PN","Value":[{"Alphabetic":"MIHON^HANA","Ideographic":"見本^花","Phonetic":"みほん^はな"}]},
"00100020":{"vr":"LO","Value":["00012345"]},"00201206":{"vr":"IS","Value":["3"]},"00201208":{"vr":"IS","Value":[412]},
"00081190":{"vr":"UR","Value":["http://localhost/dicom-web/studies/1.2.392.999.1.20240311.1"]},
"00090010":{"vr":"LO","Value":["PRIVATE"]}}])";

Conversion convert(std::string_view bytes) {
    return convert_dicom({.name = "study.json", .bytes = std::string(bytes)}, kClinic);
}

TEST(DicomJson, AStudyAnswerBecomesAnImagingStudy) {
    const Conversion conversion = convert(kStudy);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].kind, UnitKind::imaging);
    EXPECT_EQ(conversion.units[0].patient_number, "00012345");
    const std::string study = resource_of(conversion, "ImagingStudy");
    EXPECT_THAT(study, HasSubstr(R"("value":"urn:oid:1.2.392.999.1.20240311.1")"));
    EXPECT_THAT(study, HasSubstr(R"("started":"2024-03-11T10:15:00+09:00")"));
    EXPECT_THAT(study, HasSubstr(R"("numberOfSeries":3)"));
    EXPECT_THAT(study, HasSubstr(R"("numberOfInstances":412)"));
    EXPECT_THAT(study, HasSubstr(R"("CT")"));
    EXPECT_THAT(study, HasSubstr(R"("SR")"));
    EXPECT_THAT(rules_of(conversion), Contains("seconds-added"));
}

TEST(DicomJson, TheArchivesOwnHostIsNeverPublished) {
    const Conversion conversion = convert(kStudy);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(fhir::write_json(conversion.units[0].bundle.root()), testing::Not(HasSubstr("localhost")));
}

TEST(DicomJson, EveryAttributeIsAccountedFor) {
    const Conversion conversion = convert(kStudy);
    EXPECT_EQ(conversion.account.fields.size(), 10U);
    EXPECT_EQ(conversion.account.count(FieldFate::ignored), 1U);   // RetrieveURL
    EXPECT_EQ(conversion.account.count(FieldFate::unmapped), 1U);  // the private tag
}

TEST(DicomJson, TheSameInputGivesTheSameBytes) {
    EXPECT_EQ(fhir::write_json(convert(kStudy).units.at(0).bundle.root()),
              fhir::write_json(convert(kStudy).units.at(0).bundle.root()));
}

TEST(DicomJson, InstancesOfOneStudyAreOneUnitWithCountedSeries) {
    const Conversion conversion = convert(
        R"([{"0020000D":{"vr":"UI","Value":["1.2.3"]},"0020000E":{"vr":"UI","Value":["1.2.3.1"]},
"00080018":{"vr":"UI","Value":["1.2.3.1.1"]},"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]},
"00080060":{"vr":"CS","Value":["CT"]},"00100020":{"vr":"LO","Value":["C1 "]},"00080020":{"vr":"DA","Value":["20240311"]}},
{"0020000D":{"vr":"UI","Value":["1.2.3"]},"0020000E":{"vr":"UI","Value":["1.2.3.1"]},
"00080018":{"vr":"UI","Value":["1.2.3.1.2"]},"00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]}}])");
    ASSERT_EQ(conversion.units.size(), 1U);
    const std::string study = resource_of(conversion, "ImagingStudy");
    EXPECT_THAT(study, HasSubstr(R"("numberOfSeries":1)"));
    EXPECT_THAT(study, HasSubstr(R"("numberOfInstances":2)"));
    EXPECT_THAT(study, HasSubstr(R"("uid":"1.2.3.1.2")"));
    EXPECT_EQ(conversion.units[0].patient_number, "C1");
}

TEST(DicomJson, AnInputThatIsCutOffAnywhereIsRefused) {
    for (std::size_t length = 0; length < kStudy.size(); ++length) {
        const Conversion conversion = convert(kStudy.substr(0, length));
        EXPECT_TRUE(conversion.units.empty()) << length;
        EXPECT_FALSE(fhir::has_no_errors(conversion.report)) << length;
    }
}

struct RefusedInput {
    const char* why;
    std::string_view bytes;
    const char* rule;
};
void PrintTo(const RefusedInput& row, std::ostream* out) { *out << row.why; }

class DicomJsonRefused : public testing::TestWithParam<RefusedInput> {};
TEST_P(DicomJsonRefused, MakesNoUnitAndSaysWhy) {
    const Conversion conversion = convert(GetParam().bytes);
    EXPECT_TRUE(conversion.units.empty());
    ASSERT_FALSE(fhir::has_no_errors(conversion.report));
    if (*GetParam().rule) EXPECT_THAT(rules_of(conversion), Contains(GetParam().rule));
}
INSTANTIATE_TEST_SUITE_P(
    Dicom, DicomJsonRefused,
    testing::Values(
        RefusedInput{"neither JSON nor a file", "MSH|^~\\&|", "not-this-format"},
        RefusedInput{"empty", "", "empty-file"}, RefusedInput{"broken JSON", "[{", ""},
        RefusedInput{"no data set", "[]", "empty-file"},
        RefusedInput{"Orthanc's own form", R"({"MainDicomTags":{"StudyInstanceUID":"1.2.3"}})", "not-this-format"},
        RefusedInput{"numbers", "[1,2]", "not-this-format"},
        RefusedInput{"no StudyInstanceUID", R"([{"00100020":{"vr":"LO","Value":["1"]}}])", "target-missing"},
        RefusedInput{"nobody's images", R"([{"0020000D":{"vr":"UI","Value":["1.2.3"]}}])", "patient-unknown"},
        RefusedInput{"two patients in one study",
                     R"([{"0020000D":{"vr":"UI","Value":["1.2.3"]},"00100020":{"vr":"LO","Value":["1"]}},
                         {"0020000D":{"vr":"UI","Value":["1.2.3"]},"00100020":{"vr":"LO","Value":["2"]}}])",
                     "patient-mismatch"},
        RefusedInput{"letters in the UID",
                     R"([{"0020000D":{"vr":"UI","Value":["1.2.abc"]},"00100020":{"vr":"LO","Value":["1"]}}])",
                     "uid-invalid"},
        RefusedInput{"a leading zero in a component",
                     R"([{"0020000D":{"vr":"UI","Value":["1.02"]},"00100020":{"vr":"LO","Value":["1"]}}])",
                     "uid-invalid"},
        RefusedInput{"a series UID that is none",
                     R"([{"0020000D":{"vr":"UI","Value":["1.2"]},"0020000E":{"vr":"UI","Value":["x"]},
                         "00100020":{"vr":"LO","Value":["1"]}}])",
                     "uid-invalid"}));

struct TimeRow {
    const char* why;
    std::string_view date, time, expected;
    bool invalid;
};
void PrintTo(const TimeRow& row, std::ostream* out) { *out << row.why; }

class DicomTime : public testing::TestWithParam<TimeRow> {};
TEST_P(DicomTime, BecomesAFhirDateOrDateTime) {
    const auto written = dicom::read_time(GetParam().date, GetParam().time, "+09:00");
    EXPECT_EQ(written.text, GetParam().expected);
    EXPECT_EQ(written.invalid, GetParam().invalid);
}
INSTANTIATE_TEST_SUITE_P(
    Dicom, DicomTime,
    testing::Values(TimeRow{"to the microsecond", "20180317", "223515.337005", "2018-03-17T22:35:15.337005+09:00",
                            false},
                    TimeRow{"no time", "20180317", "", "2018-03-17", false},
                    TimeRow{"an hour alone", "20180317", "22", "2018-03-17", false},
                    TimeRow{"minutes", "20180317", "2235", "2018-03-17T22:35:00+09:00", false},
                    TimeRow{"the old forms", "2018.03.17", "22:35:15", "2018-03-17T22:35:15+09:00", false},
                    TimeRow{"no such day", "20180231", "10", "", true},
                    TimeRow{"hour 24", "20180317", "2400", "2018-03-17", true},
                    TimeRow{"words", "yesterday", "", "", true}, TimeRow{"nothing", "", "", "", false}));

TEST(DicomJson, EverySampleIsConvertedOrRefusedWithATrueReason) {
    const auto folder = std::filesystem::path(KAKEHASHI_SHARED_DIR) / "samples/dicom";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared samples are not beside this checkout";
    const std::map<std::string, std::string> expected{{"retrieve_instance_metadata.json", "patient-unknown"},
                                                      {"search_for_instances.json", "patient-unknown"},
                                                      {"search_for_series.json", "patient-unknown"},
                                                      {"search_for_studies.json", "patient-unknown"},
                                                      {"test_PN.json", "target-missing"}};
    for (const auto& [name, rule] : expected) {
        std::ifstream file(folder / name, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const Conversion conversion = convert(bytes);
        EXPECT_TRUE(conversion.units.empty()) << name;
        EXPECT_THAT(rules_of(conversion), Contains(rule)) << name;
    }
}

}  // namespace
}  // namespace kakehashi::mappers
