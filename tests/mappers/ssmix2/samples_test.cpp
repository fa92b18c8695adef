#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/ssmix2.hpp"

namespace kakehashi::mappers {
namespace {

namespace fs = std::filesystem;
const fs::path kSamples = fs::path(KAKEHASHI_SHARED_DIR) / "samples";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Context sample_context(bool report_mismatch_only) {
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋総合病院";
    context.report_patient_mismatch_only = report_mismatch_only;
    return context;
}

/// Either units, or an error that says why there are none; and every populated field has its line.
void expect_converted_or_refused(const Conversion& conversion, const std::string& name) {
    std::cout << name << ": " << conversion.units.size() << " unit(s)";
    for (const Unit& unit : conversion.units) std::cout << " " << name_of(unit.kind);
    for (const auto& issue : conversion.report)
        if (issue.severity == fhir::IssueSeverity::error)
            std::cout << "\n    " << issue.rule << " " << issue.expression << ": " << issue.diagnostics;
    std::cout << "\n    fields " << conversion.account.fields.size() << ", unmapped "
              << conversion.account.count(FieldFate::unmapped) << "\n";
    if (conversion.units.empty()) {
        EXPECT_FALSE(fhir::has_no_errors(conversion.report)) << name;
    }
}

TEST(OfficialSamples, EverySsmix2FileIsConvertedOrRefusedWithAReason) {
    if (!fs::exists(kSamples / "ssmix2")) GTEST_SKIP() << "no sample folder beside the checkout";
    const auto storage = ssmix2::scan_tree(kSamples / "ssmix2" / "root");
    ASSERT_TRUE(storage.has_value());
    EXPECT_GT(storage->files.size(), 5U);
    EXPECT_EQ(storage->files.front().name.data_type, "ADT-00");
    std::size_t converted = 0;
    for (const auto& file : storage->files) {
        const auto conversion = ssmix2::convert_file({file.path.string(), bytes_of(file.path)}, sample_context(true));
        expect_converted_or_refused(conversion, file.path.filename().string());
        EXPECT_FALSE(conversion.account.fields.empty());
        converted += conversion.units.empty() ? 0 : 1;
    }
    EXPECT_GE(converted, 7U);
}

TEST(OfficialSamples, EveryHl7FileIsConvertedOrRefusedWithAReason) {
    if (!fs::exists(kSamples / "hl7v2")) GTEST_SKIP() << "no sample folder beside the checkout";
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(kSamples / "hl7v2")) {
        if (entry.path().extension() != ".hl7") continue;
        const auto conversion =
            hl7v2::convert_message({entry.path().filename().string(), bytes_of(entry.path())}, sample_context(false));
        expect_converted_or_refused(conversion, entry.path().filename().string());
        ++count;
    }
    EXPECT_GT(count, 10U);
}

TEST(OfficialSamples, CutAtEveryByteNothingCrashes) {
    if (!fs::exists(kSamples / "hl7v2")) GTEST_SKIP() << "no sample folder beside the checkout";
    const std::string whole = bytes_of(kSamples / "hl7v2" / "RDE-O11-02.hl7").substr(0, 1500);
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        const auto conversion = hl7v2::convert_message({"cut", whole.substr(0, size)}, sample_context(false));
        if (conversion.units.empty()) {
            EXPECT_FALSE(fhir::has_no_errors(conversion.report));
        }
    }
}

}  // namespace
}  // namespace kakehashi::mappers
