#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "convert_text.hpp"
#include "kakehashi/profiles/validator.hpp"

/// The files that others wrote.
namespace kakehashi::mappers::okusuri {
namespace {

namespace fs = std::filesystem;
using testing::Contains;

const fs::path kSamples = fs::path(KAKEHASHI_SHARED_DIR) / "samples" / "okusuri";

Conversion convert_sample(const char* name) {
    std::ifstream file(kSamples / name, std::ios::binary);
    return convert_okusuri({.name = name, .bytes = {std::istreambuf_iterator<char>(file), {}}}, reader());
}

struct Sample {
    const char* name;
    std::size_t units;
    const char* fault;
};
void PrintTo(const Sample& row, std::ostream* out) { *out << row.name; }

class OkusuriSample : public testing::TestWithParam<Sample> {};
TEST_P(OkusuriSample, IsConvertedOrRefusedForItsOwnReason) {
    if (!fs::exists(kSamples)) GTEST_SKIP() << "no sample folder beside the checkout";
    const Conversion conversion = convert_sample(GetParam().name);
    EXPECT_EQ(conversion.units.size(), GetParam().units);
    if (*GetParam().fault != '\0') EXPECT_THAT(faults_of(conversion), Contains(GetParam().fault));
    for (const FieldRecord& field : conversion.account.fields)
        if (field.fate == FieldFate::unmapped && !conversion.units.empty())
            std::cout << GetParam().name << " unmapped: " << field.place << "\n";
}
INSTANTIATE_TEST_SUITE_P(
    Okusuri, OkusuriSample,
    testing::Values(Sample{"empty-input.txt", 0, "empty-file at line 1"},
                    Sample{"invalid-header.txt", 0, "not-this-format at line 1"},
                    Sample{"normalization-full.txt", 0, "column-count at line 24"},
                    Sample{"qr-decoded-anonymized.txt", 0, "column-count at line 18"},
                    Sample{"tc-invalid-missing-drug-code.txt", 1, "drug-code-missing at line 4, 201-6"},
                    Sample{"tc-minimal-valid.txt", 1, ""}, Sample{"tc-multi-dispensing.txt", 2, ""},
                    Sample{"tc-split-output-part-2.txt", 0, "part-missing at line 1"},
                    Sample{"tc-with-otc-components-and-remaining-medicine.txt", 2, ""}));

TEST(OkusuriSamples, WhatTheyBecomeIsValid) {
    if (!fs::exists(kSamples)) GTEST_SKIP() << "no sample folder beside the checkout";
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value());
    std::size_t units = 0;
    for (const auto& entry : fs::directory_iterator(kSamples))
        for (const Unit& unit : convert_sample(entry.path().filename().c_str()).units) {
            ++units;
            for (const fhir::Issue& issue : validator->validate(unit.bundle))
                EXPECT_TRUE(issue.severity == fhir::IssueSeverity::information ||
                            issue.severity == fhir::IssueSeverity::warning)
                    << entry.path().filename() << " " << issue.rule << " " << issue.expression << ": "
                    << issue.diagnostics;
        }
    EXPECT_EQ(units, 6U);
}

}  // namespace
}  // namespace kakehashi::mappers::okusuri
