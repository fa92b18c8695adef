#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace kakehashi::fhir {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(SchemaGenerator, GivesTheCheckedInTablesFromTheOfficialPackage) {
    const fs::path package = fs::path(KAKEHASHI_SHARED_DIR) / "ig/hl7.fhir.r4.core-4.0.1.tgz";
    if (!fs::exists(package)) GTEST_SKIP() << "the R4 core package is not beside the checkout";
    const fs::path folder = fs::path(KAKEHASHI_SOURCE_DIR) / "fhir-model/schema";
    const fs::path made = fs::path(testing::TempDir()) / "r4_schema.inc";
    const std::string command = "python3 -B '" + (folder / "generate/generate.py").string() + "' '" + package.string() +
                                "' '" + made.string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    EXPECT_TRUE(bytes_of(made) == bytes_of(folder / "r4_schema.inc")) << "run generate.py and commit its result";
    fs::remove(made);
}

}  // namespace
}  // namespace kakehashi::fhir
