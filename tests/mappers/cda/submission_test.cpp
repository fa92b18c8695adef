#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "paths.hpp"
#include "sample_checkup.hpp"

/// ZIP submissions of checkup files.
namespace kakehashi::mappers {
namespace {

using samples::checkup_context;
using samples::checkup_entries;
using samples::checkup_xml;
using samples::with;

using Files = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Files& files) {
    std::string bytes(1 << 20, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

std::string index_of(const std::string& count) {
    return "<index xmlns=\"http://tokuteikenshin.jp/checkup/2007\"><interactionType code=\"1\"/>"
           "<totalRecordCount value=\"" +
           count + "\"/></index>";
}

constexpr const char* kRoot = "1319999991_00999999_202405201_1/";

Files two_checkups() {
    const std::string first = checkup_xml(checkup_entries());
    return {{std::string(kRoot) + "ix08_V08.xml", index_of("2")},
            {std::string(kRoot) + "XSD/hc08_V08.xsd", "<schema/>"},
            {std::string(kRoot) + "DATA/h1.xml", first},
            {std::string(kRoot) + "DATA/h2.xml", with(first, "３４５", "６７８")},
            {std::string(kRoot) + "CLAIMS/c1.xml", "<checkupClaim><amount value=\"7000\"/></checkupClaim>"},
            {std::string(kRoot) + "su08_V08.xml", "<summary><amount value=\"7000\"/></summary>"}};
}

Conversion convert(const Files& files) {
    return convert_cda({.name = "submission.zip", .bytes = zip_of(files)}, checkup_context());
}

TEST(CheckupSubmission, GivesAReportForEachPerson) {
    const Conversion out = convert(two_checkups());
    ASSERT_EQ(out.units.size(), 2U);
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    EXPECT_NE(out.units.front().key, out.units.back().key);
    EXPECT_EQ(out.account.count(FieldFate::unmapped), 0U);
}

TEST(CheckupSubmission, ValuesOfOnePersonAreNeverTracedToAnother) {
    const Conversion out = convert(two_checkups());
    for (const LineageStep& step : lineage_of(out.units.back(), out.account))
        EXPECT_TRUE(step.field->place.starts_with("DATA/h2.xml: ")) << step.field->place;
}

TEST(CheckupSubmission, AmountsOfMoneyAreIgnoredOnPurpose) {
    const Conversion out = convert(two_checkups());
    for (const FieldRecord& field : out.account.fields)
        if (field.place.starts_with("CLAIMS/") || field.place.starts_with("su08"))
            EXPECT_EQ(field.fate, FieldFate::ignored) << field.place;
}

TEST(CheckupSubmission, IsAsWhoseFilesItHas) {
    EXPECT_EQ(cda_institution(zip_of(two_checkups())), "1319999991");
    EXPECT_EQ(cda_institution("PK\x03\x04"), "");
}

TEST(CheckupSubmission, WithOneFileLessThanItsIndexSaysIsHeldAsAWhole) {
    Files files = two_checkups();
    files.erase(files.begin() + 3);
    const Conversion out = convert(files);
    EXPECT_TRUE(out.units.empty());
    EXPECT_TRUE(samples::has_rule(out.report, "incomplete-list"));
}

TEST(CheckupSubmission, WithoutIndexIsHeldAsAWhole) {
    Files files = two_checkups();
    files.erase(files.begin());
    const Conversion out = convert(files);
    EXPECT_TRUE(out.units.empty());
    EXPECT_TRUE(samples::has_rule(out.report, "incomplete-list"));
}

TEST(CheckupSubmission, ABrokenFileIsNamedAndTheOthersAreRead) {
    Files files = two_checkups();
    files[3].second.resize(500);
    const Conversion out = convert(files);
    EXPECT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(samples::has_rule(out.report, "xml-malformed"));
}

TEST(CheckupSubmission, AFileOfAnUnknownKindIsReported) {
    Files files = two_checkups();
    files.emplace_back(std::string(kRoot) + "note.txt", "x");
    EXPECT_TRUE(samples::has_rule(convert(files).report, "unknown-record"));
}

TEST(CheckupSubmission, APathThatLeadsOutIsRefused) {
    Files files = two_checkups();
    files.emplace_back("../h3.xml", "x");
    const Conversion out = convert(files);
    EXPECT_TRUE(out.units.empty());
    EXPECT_FALSE(fhir::has_no_errors(out.report));
}

TEST(CheckupSubmission, CutInTheMiddleIsRefused) {
    const std::string whole = zip_of(two_checkups());
    const Conversion out =
        convert_cda({.name = "cut.zip", .bytes = whole.substr(0, whole.size() / 2)}, checkup_context());
    EXPECT_TRUE(out.units.empty());
    EXPECT_FALSE(fhir::has_no_errors(out.report));
}

TEST(CheckupSubmission, UnpackedItsIndexAloneIsNoFault) {
    const Conversion out = convert_cda({.name = "ix08_V08.xml", .bytes = index_of("2")}, checkup_context());
    EXPECT_TRUE(out.units.empty());
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    EXPECT_TRUE(samples::has_rule(out.report, "packaging-only"));
}

}  // namespace
}  // namespace kakehashi::mappers
