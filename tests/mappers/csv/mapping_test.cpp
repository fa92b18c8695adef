#include <gtest/gtest.h>

#include <fstream>
#include <ostream>
#include <sstream>

#include "kakehashi/mappers/csv.hpp"

namespace kakehashi::mappers {
namespace {

constexpr std::string_view kGood = R"(kind = "vital_signs"
[columns]
patient = "p"
time = "t"
item = "i"
value = "v"
)";

TEST(CsvMapping, EveryExampleOfItsDescriptionIsValid) {
    std::ifstream in(std::string(KAKEHASHI_SOURCE_DIR) + "/mappers/csv/README.md");
    std::string line;
    std::string block;
    bool inside = false;
    int kinds = 0;
    while (std::getline(in, line)) {
        if (line == "```toml") {
            inside = true;
            block.clear();
        } else if (line == "```" && inside) {
            inside = false;
            // The first block shows all keys at once and is no mapping of one kind.
            if (block.find("pair_pressure_by_time = true   #") != std::string::npos) continue;
            const auto mapping = parse_csv_mapping(block);
            EXPECT_TRUE(mapping.has_value()) << mapping.error().diagnostics << "\n" << block;
            ++kinds;
        } else if (inside) {
            block += line + "\n";
        }
    }
    EXPECT_EQ(kinds, 5);
}

TEST(CsvMapping, SaysWhatItDemandsInBothLanguages) {
    const auto mapping = parse_csv_mapping(std::string("separator = \",,\"\n") + std::string(kGood));
    ASSERT_FALSE(mapping.has_value());
    EXPECT_EQ(mapping.error().diagnostics, "'separator' of the mapping file must be one character, not a quote.");
    EXPECT_EQ(mapping.error().diagnostics_ja, "対応付けファイルの「separator」は引用符以外の1文字にしてください。");
}

struct RefusedMapping {
    const char* why;
    std::string toml;
    std::string_view rule;
};
void PrintTo(const RefusedMapping& row, std::ostream* out) { *out << row.why; }

class CsvMappingRefused : public testing::TestWithParam<RefusedMapping> {};
TEST_P(CsvMappingRefused, BeforeAnyRowIsRead) {
    const auto mapping = parse_csv_mapping(GetParam().toml);
    ASSERT_FALSE(mapping.has_value());
    EXPECT_EQ(mapping.error().rule, GetParam().rule);
}

INSTANTIATE_TEST_SUITE_P(
    Mappings, CsvMappingRefused,
    testing::Values(
        RefusedMapping{"not TOML", "kind = ", "csv-mapping-malformed"},
        RefusedMapping{"unknown kind", "kind = \"images\"", "csv-mapping-value"},
        RefusedMapping{"unknown role", std::string(kGood) + "blood = \"b\"\n", "csv-mapping-unknown"},
        RefusedMapping{"required role without column", "kind = \"vital_signs\"\n[columns]\npatient = \"p\"\n",
                       "csv-mapping-required"},
        RefusedMapping{"unknown key", "colums = 1\n" + std::string(kGood), "csv-mapping-unknown"},
        RefusedMapping{"dictionary of an unknown role", std::string(kGood) + "[values.colour]\nx = \"y\"\n",
                       "csv-mapping-unknown"},
        RefusedMapping{"unknown measure", std::string(kGood) + "[items.BT]\nmeasure = \"mood\"\n", "csv-mapping-value"},
        RefusedMapping{"encoding", "encoding = \"EUC\"\n" + std::string(kGood), "csv-mapping-value"},
        RefusedMapping{"separator of two characters", "separator = \";;\"\n" + std::string(kGood), "csv-mapping-value"},
        RefusedMapping{"no header", "header_rows = 0\n" + std::string(kGood), "csv-mapping-value"}));

}  // namespace
}  // namespace kakehashi::mappers
