#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "file_writer.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/dicom.hpp"

/// Structured reports and key object selections.
namespace kakehashi::mappers {
namespace {

using namespace dicom::testing_files;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kBasicText = "1.2.840.10008.5.1.4.1.1.88.11";
constexpr std::string_view kKeyObjects = "1.2.840.10008.5.1.4.1.1.88.59";
constexpr std::string_view kComputedTomography = "1.2.840.10008.5.1.4.1.1.2";

const Context kClinic{.institution_number = "1319999993", .institution_name = "例示クリニック"};

std::vector<std::string> rules_of(const Conversion& conversion) {
    std::vector<std::string> rules;
    for (const fhir::Issue& issue : conversion.report) rules.push_back(issue.rule);
    return rules;
}

std::string resource_of(const Conversion& conversion, std::string_view type) {
    for (const Unit& unit : conversion.units)
        for (const fhir::Node& entry : unit.bundle.root().find("entry")->items())
            if (entry.find("resource")->text_of("resourceType") == type)
                return fhir::write_json(*entry.find("resource"));
    return {};
}

std::string code(std::string_view value, std::string_view scheme, std::string_view meaning) {
    return FileWriter()
        .put(0x00080100, "SH", std::string(value))
        .put(0x00080102, "SH", std::string(scheme))
        .put(0x00080104, "LO", std::string(meaning))
        .bytes();
}

FileWriter item(std::string_view type, std::string_view name) {
    FileWriter writer;
    writer.put(0x0040A040, "CS", std::string(type));
    if (!name.empty()) writer.put_sequence(0x0040A043, {code("1", "99X", name)});
    return writer;
}

std::string text(std::string_view name, std::string_view value) {
    return item("TEXT", name).put(0x0040A160, "UT", std::string(value)).bytes();
}

FileWriter head(std::string_view sop_class, std::string_view uid, std::string_view modality) {
    FileWriter file;
    file.put(0x00080005, "CS", "ISO_IR 192").put(0x00080016, "UI", std::string(sop_class));
    file.put(0x00080018, "UI", std::string(uid)).put(0x00080020, "DA", "20240311").put(0x00080023, "DA", "20240312");
    file.put(0x00080030, "TM", "101500").put(0x00080033, "TM", "093000");
    file.put(0x00080060, "CS", std::string(modality)).put(0x00100020, "LO", "00012345");
    file.put(0x0020000D, "UI", "1.2.3").put(0x0020000E, "UI", "1.2.3." + std::to_string(modality == "CT" ? 1 : 9));
    return file;
}

std::string report(std::string_view completion = "COMPLETE", std::string_view verification = "VERIFIED") {
    FileWriter file = head(kBasicText, "1.2.3.9.1", "SR");
    file.put(0x0040A040, "CS", "CONTAINER").put_sequence(0x0040A043, {code("18748-4", "LN", "画像診断報告")});
    const std::string verifier =
        FileWriter().put(0x0040A027, "LO", "例示クリニック").put(0x0040A075, "PN", "=見本^医").bytes();
    file.put_sequence(0x0040A073, {verifier});
    if (!completion.empty()) file.put(0x0040A491, "CS", std::string(completion));
    if (!verification.empty()) file.put(0x0040A493, "CS", std::string(verification));
    const std::string measured = FileWriter()
                                     .put_sequence(0x004008EA, {code("mm", "UCUM", "millimeter")})
                                     .put(0x0040A30A, "DS", "12.50")
                                     .bytes();
    const std::string finding =
        item("CONTAINER", "所見")
            .put_sequence(
                0x0040A730,
                {text("右肺", "結節を認める。"), item("NUM", "径").put_sequence(0x0040A300, {measured}).bytes(),
                 item("CODE", "部位").put_sequence(0x0040A168, {code("T1", "SRT", "上葉")}).bytes(),
                 item("SCOORD", "輪郭").bytes()})
            .bytes();
    file.put_sequence(0x0040A730, {finding, text("診断", "経過観察")});
    return file_of(file.bytes(), kExplicitLittle, kBasicText);
}

Conversion convert(const std::string& file) {
    const std::vector<Input> inputs{{"report.dcm", file}};
    return std::move(convert_dicom_together(inputs, kClinic).front());
}

TEST(DicomReport, BecomesADiagnosticReportWithItsContentAsText) {
    const std::string found = resource_of(convert(report()), "DiagnosticReport");
    EXPECT_THAT(found, HasSubstr(R"("status":"final")"));
    EXPECT_THAT(found, HasSubstr(R"("value":"urn:oid:1.2.3.9.1")"));
    EXPECT_THAT(found, HasSubstr(R"("effectiveDateTime":"2024-03-11T10:15:00+09:00")"));
    EXPECT_THAT(found, HasSubstr(R"("issued":"2024-03-12T09:30:00.000+09:00")"));
    EXPECT_THAT(found,
                HasSubstr(R"("imagingStudy":[{"identifier":{"system":"urn:dicom:uid","value":"urn:oid:1.2.3"}}])"));
    EXPECT_THAT(found, HasSubstr(R"("resultsInterpreter":[{"display":"見本 医"}])"));
    EXPECT_THAT(found,
                HasSubstr("画像診断報告\\n  所見\\n    右肺: 結節を認める。\\n    径: 12.50 mm\\n    部位: 上葉\\n"
                          "    輪郭 [SCOORD]\\n  診断: 経過観察\""));
}

TEST(DicomReport, IsAnInstanceOfItsStudyToo) {
    const Conversion found = convert(report());
    ASSERT_EQ(found.units.size(), 2U);
    EXPECT_NE(found.units[0].key, found.units[1].key);
    EXPECT_THAT(resource_of(found, "ImagingStudy"), HasSubstr(R"("title":"画像診断報告")"));
}

TEST(DicomReport, AccountsForWhatItSays) {
    const Conversion found = convert(report());
    EXPECT_EQ(found.account.count(FieldFate::unmapped), 0U);
}

TEST(DicomReport, IsFinalOnlyWhenItIsCompleteAndVerified) {
    EXPECT_THAT(resource_of(convert(report("PARTIAL", "UNVERIFIED")), "DiagnosticReport"),
                HasSubstr(R"("status":"partial")"));
    EXPECT_THAT(resource_of(convert(report("COMPLETE", "UNVERIFIED")), "DiagnosticReport"),
                HasSubstr(R"("status":"preliminary")"));
    EXPECT_THAT(resource_of(convert(report("", "")), "DiagnosticReport"), HasSubstr(R"("status":"preliminary")"));
}

TEST(DicomReport, WithoutContentSaysSo) {
    const Conversion found = convert(file_of(head(kBasicText, "1.2.3.9.1", "SR").bytes(), kExplicitLittle, kBasicText));
    EXPECT_THAT(rules_of(found), Contains("target-missing"));
}

TEST(DicomReport, OfAnUnknownPatientIsRefused) {
    std::string nobody = report();
    nobody.replace(nobody.find("00012345"), 8, 8, ' ');
    const Conversion found = convert(nobody);
    EXPECT_TRUE(found.is_refused());
    EXPECT_THAT(rules_of(found), Contains("patient-unknown"));
}

std::string reference(std::string_view uid) {
    return FileWriter()
        .put(0x00081150, "UI", std::string(kComputedTomography))
        .put(0x00081155, "UI", std::string(uid))
        .bytes();
}

std::string selection(std::string_view study = "1.2.3") {
    FileWriter file = head(kKeyObjects, "1.2.3.9.1", "KO");
    file.put(0x0040A040, "CS", "CONTAINER").put_sequence(0x0040A043, {code("113000", "DCM", "Of Interest")});
    const std::string series = FileWriter()
                                   .put_sequence(0x00081199, {reference("1.2.3.1.1"), reference("1.2.3.1.2")})
                                   .put(0x0020000E, "UI", "1.2.3.1")
                                   .bytes();
    const std::string evidence =
        FileWriter().put_sequence(0x00081115, {series}).put(0x0020000D, "UI", std::string(study)).bytes();
    file.put_sequence(0x0040A375, {evidence});
    file.put_sequence(0x0040A730, {item("IMAGE", "").put_sequence(0x00081199, {reference("1.2.3.1.2")}).bytes()});
    return file_of(file.bytes(), kExplicitLittle, kKeyObjects);
}

TEST(DicomKeyObjects, AddTheInstancesThatTheyNameToTheStudy) {
    const std::string study = resource_of(convert(selection()), "ImagingStudy");
    EXPECT_THAT(study, HasSubstr(R"("uid":"1.2.3.1.1")"));
    EXPECT_THAT(study, HasSubstr(R"("uid":"1.2.3.1.2")"));
    EXPECT_THAT(study, HasSubstr(R"("numberOfInstances":3)"));
}

TEST(DicomKeyObjects, GiveTheirTitleToTheImagesThatTheySelect) {
    const std::vector<Input> inputs{
        {"a", file_of(head(kComputedTomography, "1.2.3.1.1", "CT").bytes())},
        {"b", file_of(head(kComputedTomography, "1.2.3.1.2", "CT").bytes())},
        {"k", selection()},
    };
    const auto found = convert_dicom_together(inputs, kClinic);
    const std::string study = resource_of(found[0], "ImagingStudy");
    const auto second = study.find(R"("uid":"1.2.3.1.2")");
    const auto first = study.find(R"("uid":"1.2.3.1.1")");
    ASSERT_NE(second, std::string::npos);
    EXPECT_THAT(study.substr(second), HasSubstr(R"("title":"Of Interest")"));
    EXPECT_THAT(study.substr(first, second - first), Not(HasSubstr("title")));
    EXPECT_THAT(study, HasSubstr(R"("numberOfInstances":3)"));
}

TEST(DicomKeyObjects, OfAnotherStudyAreLeftThereAndCounted) {
    const Conversion found = convert(selection("1.2.4"));
    EXPECT_THAT(rules_of(found), Contains("key-objects-elsewhere"));
    EXPECT_THAT(resource_of(found, "ImagingStudy"), Not(HasSubstr("1.2.3.1.2")));
}

}  // namespace
}  // namespace kakehashi::mappers
