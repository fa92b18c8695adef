#include "kakehashi/mappers/ssmix2.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace kakehashi::mappers::ssmix2 {
namespace {

namespace fs = std::filesystem;

Context our_context() {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋総合病院";
    return context;
}

constexpr std::string_view kOrder = "000000000000555";

std::string path_of(std::string_view flag, std::string_view time = "20240311103045000") {
    return "root/000/123/00012345/20240311/OMP-01/00012345_20240311_OMP-01_" + std::string(kOrder) + "_" +
           std::string(time) + "_01_" + std::string(flag);
}

std::string prescription(std::string_view patient = "00012345", std::string_view control = "NW") {
    return "MSH|^~\\&|HIS|1319999991|GW|K|20240311103045||RDE^O11^RDE_O11|0001|P|2.5||||||~ISO IR87\rPID|1||" +
           std::string(patient) + "^^^^PI||MIHON^HANA||19700102|F\rORC|" + std::string(control) + "|" +
           std::string(kOrder) +
           "||1|||||20240311103045\rRXE||100000001^DRUG^HOT9|1||TAB^T^MR9P\rTQ1|1||||||3^d|20240311\r";
}

bool has_rule(const fhir::Report& report, std::string_view rule) {
    return std::any_of(report.begin(), report.end(), [rule](const auto& issue) { return issue.rule == rule; });
}

TEST(FileNameOfStorage, HasSevenParts) {
    const auto name = parse_file_name(path_of("1"));
    ASSERT_TRUE(name.has_value());
    EXPECT_EQ(name->patient_number, "00012345");
    EXPECT_EQ(name->data_type, "OMP-01");
    EXPECT_EQ(name->order_number, kOrder);
    EXPECT_EQ(name->condition, Condition::valid);
}

class RefusedName : public testing::TestWithParam<std::pair<std::string, std::string>> {};
TEST_P(RefusedName, HasItsReason) {
    const auto name = parse_file_name(GetParam().first);
    ASSERT_FALSE(name.has_value());
    EXPECT_EQ(name.error().rule, GetParam().second);
}
INSTANTIATE_TEST_SUITE_P(
    Ssmix2, RefusedName,
    testing::Values(std::pair("1_20240311_OMP-01_1_20240311103045000_01", "not-this-format"),
                    std::pair("1_20240311_OMP-01_1_20240311103045000_01_3", "not-this-format"),
                    std::pair("1_20240311_OMP-01_1_20240311103045000_01_１", "not-this-format"),
                    std::pair("1_2024_OMP-01_1_20240311103045000_01_1", "not-this-format"),
                    std::pair("1_20240311_OMP-01_1_2024_01_1", "not-this-format"),
                    std::pair("Thumbs.db", "not-this-format"),
                    std::pair("1/20240311/OML-11/1_20240311_OMP-01_1_20240311103045000_01_1", "type-mismatch"),
                    std::pair("2/20240311/OMP-01/1_20240311_OMP-01_1_20240311103045000_01_1", "patient-mismatch")));

TEST(ConvertFile, ValidFileGivesAUnitOrderedByTheTimeOfTheEvent) {
    const auto found = convert_file({path_of("1"), prescription()}, our_context());
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].operation, UnitOperation::replace);
    EXPECT_EQ(found.units[0].order, "2024-03-11T10:30:45.000+09:00");
}

TEST(ConvertFile, DeletedFileTakesTheSameUnitAway) {
    const auto made = convert_file({path_of("1"), prescription()}, our_context());
    for (const std::string_view control : {"NW", "CA"}) {
        const auto gone =
            convert_file({path_of("0", "20240311120000000"), prescription("00012345", control)}, our_context());
        ASSERT_EQ(gone.units.size(), 1U);
        EXPECT_EQ(gone.units[0].operation, UnitOperation::remove);
        EXPECT_EQ(gone.units[0].key, made.units.at(0).key);
        EXPECT_GT(gone.units[0].order, made.units[0].order);
        EXPECT_EQ(gone.account.count(FieldFate::unmapped), 0U);
    }
}

TEST(ConvertFile, SupersededFileIsIgnoredOnPurpose) {
    const auto found = convert_file({path_of("2"), prescription()}, our_context());
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(fhir::has_no_errors(found.report));
    EXPECT_TRUE(has_rule(found.report, "superseded"));
    EXPECT_EQ(found.account.count(FieldFate::ignored), found.account.fields.size());
}

TEST(ConvertFile, OtherPatientInTheMessageIsRefusedUnlessOnlyReported) {
    Context context = our_context();
    const Input input{path_of("1"), prescription("00099999")};
    const auto refused = convert_file(input, context);
    EXPECT_TRUE(refused.units.empty());
    EXPECT_TRUE(has_rule(refused.report, "patient-mismatch"));
    context.report_patient_mismatch_only = true;
    const auto reported = convert_file(input, context);
    EXPECT_EQ(reported.units.size(), 1U);
    EXPECT_TRUE(has_rule(reported.report, "patient-mismatch"));
}

TEST(ConvertFile, MessageOfAnotherTypeIsRefused) {
    std::string bytes = prescription();
    bytes.replace(bytes.find("RDE^O11"), 7, "ADT^A08");
    const auto found = convert_file({path_of("1"), bytes}, our_context());
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(has_rule(found.report, "type-mismatch"));
}

TEST(ScanTree, PatientBasicsComeFirstAndDoubleValidFilesAreFound) {
    const fs::path root = fs::path(testing::TempDir()) / "kakehashi_ssmix2_scan";
    fs::remove_all(root);
    const auto put = [&root](const std::string& path) {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path) << "MSH";
    };
    put("000/123/00012345/-/ADT-00/00012345_-_ADT-00_999999999999999_20240401000000000_-_1");
    put(path_of("1", "20240311103045000").substr(5));
    put(path_of("1", "20240312103045000").substr(5));
    put("000/123/00012345/20240311/OMP-01/half.tmp");
    put("000/123/00012345/20240311/OMP-01/notes.txt");
    const auto storage = scan_tree(root);
    ASSERT_TRUE(storage.has_value());
    ASSERT_EQ(storage->files.size(), 3U);
    EXPECT_EQ(storage->files[0].name.data_type, "ADT-00");
    EXPECT_TRUE(storage->files[1].is_outdated);
    EXPECT_FALSE(storage->files[2].is_outdated);
    EXPECT_TRUE(has_rule(storage->report, "double-valid"));
    EXPECT_TRUE(has_rule(storage->report, "not-this-format"));
    EXPECT_FALSE(scan_tree(root / "nowhere").has_value());
    fs::remove_all(root);
}

}  // namespace
}  // namespace kakehashi::mappers::ssmix2
