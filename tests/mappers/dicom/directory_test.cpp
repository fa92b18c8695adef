#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "file_writer.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/dicom.hpp"

/// DICOMDIR, and ZIPs of files.
namespace kakehashi::mappers {
namespace {

using namespace dicom::testing_files;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kDirectoryClass = "1.2.840.10008.1.3.10";
const Context kClinic{.institution_number = "1319999993", .institution_name = "例示クリニック"};

std::vector<std::string> rules_of(const Conversion& conversion) {
    std::vector<std::string> rules;
    for (const fhir::Issue& issue : conversion.report) rules.push_back(issue.rule);
    return rules;
}

std::string bundle_of(const Conversion& conversion) {
    return conversion.units.empty() ? "" : fhir::write_json(conversion.units[0].bundle.root());
}

struct Record {
    std::string type;
    int next = -1;  ///< index of the record; -1: none
    int lower = -1;
    std::string attributes{};
};

std::string image(std::string_view file_id, std::string_view uid, std::string_view number) {
    return FileWriter()
        .put(0x00041500, "CS", std::string(file_id))
        .put(0x00041510, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .put(0x00041511, "UI", std::string(uid))
        .put(0x00200013, "IS", std::string(number))
        .bytes();
}

std::vector<Record> records() {
    return {{.type = "PATIENT",
             .next = -1,
             .lower = 1,
             .attributes = FileWriter().put(0x00100010, "PN", "MIHON^HANA").put(0x00100020, "LO", "00012345").bytes()},
            {.type = "STUDY",
             .next = -1,
             .lower = 2,
             .attributes = FileWriter().put(0x00080020, "DA", "20240311").put(0x0020000D, "UI", "1.2.3").bytes()},
            {.type = "SERIES",
             .next = -1,
             .lower = 3,
             .attributes = FileWriter().put(0x00080060, "CS", "CT").put(0x0020000E, "UI", "1.2.3.1").bytes()},
            {.type = "IMAGE", .next = 4, .lower = -1, .attributes = image("IMG\\A0001", "1.2.3.1.1", "1")},
            {.type = "IMAGE", .next = -1, .lower = -1, .attributes = image("IMG\\A0002", "1.2.3.1.2", "2")}};
}

/// The links are places in the file: they are known when the lengths are.
std::string directory(const std::vector<Record>& all) {
    const std::string head = file_of("", kExplicitLittle, kDirectoryClass);
    const std::string first = FileWriter().put_long(0x00041200, 0).bytes();
    constexpr std::size_t kSequenceHeader = 12;
    constexpr std::size_t kItemHeader = 8;
    constexpr std::size_t kLinks = 2 * 12;
    const auto body_of = [](const Record& record) {
        return FileWriter().put(0x00041430, "CS", record.type).bytes() + record.attributes;
    };
    std::vector<std::uint32_t> places;
    std::size_t at = head.size() + first.size() + kSequenceHeader;
    for (const Record& record : all) {
        places.push_back(static_cast<std::uint32_t>(at));
        at += kItemHeader + kLinks + body_of(record).size();
    }
    const auto place = [&](int index) { return index < 0 ? 0U : places[static_cast<std::size_t>(index)]; };
    std::vector<std::string> items;
    for (const Record& record : all)
        items.push_back(FileWriter()
                            .put_long(0x00041400, place(record.next))
                            .put_long(0x00041420, place(record.lower))
                            .put_raw(body_of(record))
                            .bytes());
    FileWriter file;
    file.put_long(0x00041200, place(all.empty() ? -1 : 0)).put_sequence(0x00041220, items);
    return head + file.bytes();
}

std::string instance(std::string_view number) {
    FileWriter file;
    file.put(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2").put(0x00080018, "UI", "1.2.3.1." + std::string(number));
    file.put(0x00080020, "DA", "20240311").put(0x00080060, "CS", "CT").put(0x00100010, "PN", "MIHON^HANA");
    file.put(0x00100020, "LO", "00012345").put(0x0020000D, "UI", "1.2.3").put(0x0020000E, "UI", "1.2.3.1");
    return file_of(file.put(0x00200013, "IS", std::string(number)).bytes());
}

std::vector<Conversion> convert(std::vector<Input> inputs) { return convert_dicom_together(inputs, kClinic); }

TEST(DicomDirectory, AloneGivesTheStudyThatItsFilesWouldGive) {
    const auto found = convert({{"DICOMDIR", directory(records())}});
    const auto files = convert({{"a", instance("1")}, {"b", instance("2")}});
    ASSERT_EQ(found[0].units.size(), 1U);
    EXPECT_EQ(bundle_of(found[0]), bundle_of(files[0]));
}

TEST(DicomDirectory, ThatNamesFilesThatAreNotThereSaysHowMany) {
    const auto found = convert({{"cd/DICOMDIR", directory(records())}, {"cd/img/a0001", instance("1")}});
    EXPECT_THAT(rules_of(found[0]), Contains("incomplete-list"));
    ASSERT_EQ(found[0].units.size(), 1U);
    EXPECT_THAT(bundle_of(found[0]), HasSubstr(R"("numberOfInstances":2)"));
    EXPECT_EQ(found[1].joined, std::vector{found[0].units[0].key});
}

TEST(DicomDirectory, WithAllItsFilesSaysNothing) {
    const auto found = convert(
        {{"cd/DICOMDIR", directory(records())}, {"cd/IMG/A0001", instance("1")}, {"cd/IMG/A0002;1", instance("2")}});
    EXPECT_THAT(rules_of(found[0]), Not(Contains("incomplete-list")));
    EXPECT_EQ(bundle_of(found[0]), bundle_of(convert({{"a", instance("1")}, {"b", instance("2")}})[0]));
}

TEST(DicomDirectory, AccountsForEachRecord) {
    const auto found = convert({{"DICOMDIR", directory(records())}});
    std::size_t numbers = 0;
    for (const FieldRecord& field : found[0].account.fields) {
        EXPECT_NE(field.fate, FieldFate::unmapped) << field.place;
        if (field.place == "00041220[5].00200013") ++numbers;
    }
    EXPECT_EQ(numbers, 1U);
}

TEST(DicomDirectory, TellsWhichStudiesItIsAbout) {
    EXPECT_EQ(dicom_studies_of(directory(records())), std::vector<std::string>{"1.2.3"});
    EXPECT_EQ(dicom_studies_of(instance("1")), std::vector<std::string>{"1.2.3"});
    EXPECT_TRUE(dicom_studies_of("[]").empty());
    EXPECT_TRUE(dicom_studies_of(instance("1").substr(0, 200)).empty());
}

TEST(DicomDirectory, WhoseLinksLeadBackComesToAnEnd) {
    auto all = records();
    all[4].next = 3;
    all[3].lower = 1;
    const auto found = convert({{"DICOMDIR", directory(all)}});
    EXPECT_FALSE(found[0].report.empty());
}

TEST(DicomDirectory, SaysWhichRecordsNoLinkLeadsTo) {
    auto all = records();
    all[3].next = -1;
    const auto found = convert({{"DICOMDIR", directory(all)}});
    EXPECT_THAT(rules_of(found[0]), Contains("incomplete-list"));
    EXPECT_THAT(bundle_of(found[0]), HasSubstr(R"("numberOfInstances":1)"));
}

TEST(DicomDirectory, WithoutRecordsIsRefused) {
    const auto found = convert({{"DICOMDIR", directory({})}});
    EXPECT_TRUE(found[0].is_refused());
    EXPECT_THAT(rules_of(found[0]), Contains("empty-file"));
}

std::string zip_of(const std::vector<Input>& files) {
    std::string bytes(1 << 20, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
    for (const Input& file : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, file.name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, file.bytes.data(), file.bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

TEST(DicomArchive, GivesTheStudyThatItsFilesGive) {
    const std::string zip =
        zip_of({{"study/1", instance("1")}, {"study/2", instance("2")}, {"viewer/readme.txt", std::string(500, 'x')}});
    const Conversion found = convert_dicom({"study.zip", zip}, kClinic);
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(bundle_of(found), bundle_of(convert({{"a", instance("1")}, {"b", instance("2")}})[0]));
    EXPECT_THAT(rules_of(found), Not(Contains("not-this-format")));
    EXPECT_EQ(found.account.count(FieldFate::ignored), 7U);  // three of the meta information each, and the viewer's
}

TEST(DicomArchive, NamesTheFileInEveryPlace) {
    const Conversion found =
        convert_dicom({"study.zip", zip_of({{"1", instance("1")}, {"2", instance("2")}})}, kClinic);
    std::set<std::string> elements;
    for (const LineageStep& step : lineage_of(found.units.at(0), found.account))
        if (step.element == "ImagingStudy.series.instance.uid") elements.insert(step.field->place);
    EXPECT_EQ(elements, (std::set<std::string>{"1: 00080018", "2: 00080018"}));
}

TEST(DicomArchive, ThatIsCutOffOrHoldsNoDicomIsRefused) {
    const std::string zip = zip_of({{"1", instance("1")}, {"2", instance("2")}});
    EXPECT_TRUE(convert_dicom({"cut.zip", zip.substr(0, zip.size() / 2)}, kClinic).is_refused());
    EXPECT_TRUE(convert_dicom({"other.zip", zip_of({{"a.txt", "text"}})}, kClinic).is_refused());
    EXPECT_TRUE(convert_dicom({"empty.zip", "PK\x03\x04"}, kClinic).is_refused());
}

}  // namespace
}  // namespace kakehashi::mappers
