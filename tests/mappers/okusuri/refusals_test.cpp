#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "convert_text.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Inputs of which nothing can be used.
struct Refused {
    const char* why;
    std::string text;
    const char* fault;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }

class InputRefused : public testing::TestWithParam<Refused> {};
TEST_P(InputRefused, WithItsReasonAndPlace) {
    const Conversion conversion = convert(GetParam().text);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_FALSE(fhir::has_no_errors(conversion.report));
    EXPECT_THAT(faults_of(conversion), Contains(GetParam().fault));
    for (const fhir::Issue& issue : conversion.report) EXPECT_FALSE(issue.diagnostics_ja.empty());
}

constexpr const char* kPerson = "JAHISTC08,1\n1,見本 花,2,19700102\n";

INSTANTIATE_TEST_SUITE_P(
    Okusuri, InputRefused,
    testing::Values(
        Refused{"empty", "", "empty-file at line 1"},
        Refused{"something else", "NOT_JAHIS\n1,x\n", "not-this-format at line 1"},
        Refused{"no version", "JAHISTC\n", "not-this-format at line 1"},
        Refused{"a version of three digits", "JAHISTC008,1\n", "not-this-format at line 1"},
        Refused{"CSV", "患者番号,姓\n", "not-this-format at line 1"},
        Refused{"a header only", "JAHISTC08,1\n", "patient-unknown at line 1"},
        Refused{"a patient only", kPerson, "no-drugs at line 1"},
        Refused{"no patient", "JAHISTC08,1\n5,20240311,1\n201,1,見本錠,1,錠,1,,1\n", "patient-unknown at line 1"},
        Refused{"no name", "JAHISTC08,1\n1,,2,19700102\n5,20240311\n201,1,見本錠\n", "patient-unknown at line 1"},
        Refused{"no birth date", "JAHISTC08,1\n1,見本 花,2\n5,20240311\n201,1,見本錠\n", "patient-unknown at line 1"},
        Refused{"a birth date of no calendar", "JAHISTC08,1\n1,見本 花,2,19701302\n5,20240311\n201,1,見本錠\n",
                "date-invalid at line 2, 1-3"},
        Refused{"two patients", std::string(kPerson) + "1,見本 葉,2,19700102\n5,20240311\n201,1,見本錠\n",
                "patient-mismatch at line 3"},
        Refused{"a drug before any day", std::string(kPerson) + "201,1,見本錠,1,錠,1,,1\n", "record-order at line 3"},
        Refused{"a dispensing without day", std::string(kPerson) + "5,\n201,1,見本錠\n",
                "target-missing at line 3, 5-1"},
        Refused{"a day that is none", std::string(kPerson) + "5,20240230\n201,1,見本錠\n",
                "date-invalid at line 3, 5-1"},
        Refused{"a month instead of a day", std::string(kPerson) + "5,202403\n201,1,見本錠\n",
                "target-missing at line 3, 5-1"},
        Refused{"a drug without name", std::string(kPerson) + "5,20240311\n201,1,,1,錠,1,,1\n",
                "target-missing at line 4, 201-2"},
        Refused{"a drug cut off", std::string(kPerson) + "5,20240311\n201,1", "column-count at line 4"},
        Refused{"a prescription without drugs", "JAHIS10\n11,1,見本 花\n13,19700102\n51,20240311\n",
                "no-drugs at line 1"},
        Refused{"a prescription without patient", "JAHIS10\n201,1,1,1,1,,見本錠,1,1,錠\n", "patient-unknown at line 1"},
        Refused{"a drug with columns missing in the middle",
                "JAHIS10\n11,1,見本 花\n13,19700102\n201,1,1,4,1234567F1012,見本錠,1,錠\n", "column-count at line 4"},
        Refused{"one part of three", std::string(kPerson) + "5,20240311\n201,1,見本錠\n911,12345678901234,3,2\n",
                "part-missing at line 1"},
        Refused{"part 4 of 3", std::string(kPerson) + "911,12345678901234,3,4\n", "part-missing at line 1"},
        Refused{"bytes of no encoding", "JAHISTC08,1\n1,\xFF\xFE\xFD\n", "undecodable at "},
        Refused{"Shift_JIS cut inside a character", "JAHISTC08,1\n1,\x8C\xA9\x96\x7B \x89", "undecodable at "}));

TEST(Okusuri, AnInputOverTheLimitIsRefusedUnread) {
    const Conversion conversion =
        convert_okusuri({.name = "big", .bytes = "JAHISTC08,1\n" + std::string(std::size_t{5} << 20, '1')}, reader());
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(rules_of(conversion), Contains("too-large"));
}

TEST(Okusuri, TooManyLinesAreRefused) {
    const Conversion conversion = convert("JAHISTC08,1\n" + std::string(50'000, '\n'));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(rules_of(conversion), Contains("too-large"));
}

TEST(Okusuri, ADispensingOrPrescriptionThatCannotBeIsNotUsedAndTheOthersAre) {
    std::string drugs;
    for (int rp = 1; rp <= 600; ++rp) drugs += "201," + std::to_string(rp) + ",見本錠,1,錠,1,,1\n";
    const std::string good = "5,20240312\n201,1,架橋錠,1,錠,1,,1\n301,1,朝食後,7,日分,1,1,,1\n";
    const Conversion notebook = convert(std::string(kPerson) + "5,20240311\n" + drugs + good);
    EXPECT_THAT(faults_of(notebook), Contains("too-large at line 4"));
    EXPECT_EQ(resources_of(notebook, "MedicationDispense").size(), 1U);
    std::string ordered = "JAHIS10\n11,1,見本 花\n13,19700102\n";
    for (int rp = 1; rp <= 600; ++rp) ordered += "201," + std::to_string(rp) + ",1,1,1,,見本錠,1,1,錠\n";
    EXPECT_THAT(faults_of(convert(ordered)), Contains("too-large at line 2"));
}

/// Faults of single records in a notebook that is good otherwise: the rest goes on.
struct Faulty {
    const char* why;
    std::string line;
    const char* fault;
};
void PrintTo(const Faulty& row, std::ostream* out) { *out << row.why; }

class RecordRefused : public testing::TestWithParam<Faulty> {};
TEST_P(RecordRefused, WithItsLineAndColumnWhileTheRestGoesOn) {
    const std::string good =
        std::string(kPerson) +
        "5,20240311\n11,見本薬局,13,4,9999999\n201,1,見本錠,1,錠,1,,1\n301,1,朝食後,7,日分,1,1,,1\n";
    ASSERT_THAT(faults_of(convert(good)), IsEmpty());
    const Conversion conversion = convert(good + GetParam().line + "\n");
    EXPECT_THAT(faults_of(conversion), Contains(GetParam().fault));
    EXPECT_FALSE(resources_of(conversion, "MedicationDispense").empty());
    std::size_t columns = 0;
    for (const FieldRecord& field : conversion.account.fields)
        if (field.place.starts_with("line 7")) ++columns;
    EXPECT_GT(columns, 0U) << "the line is in the account";
}
INSTANTIATE_TEST_SUITE_P(
    Okusuri, RecordRefused,
    testing::Values(
        Faulty{"unknown number", "999,なにか", "unknown-record at line 7"},
        Faulty{"no number", "なにか,1", "record-malformed at line 7"},
        Faulty{"a number of four digits", "2010,1,錠", "record-malformed at line 7"},
        Faulty{"a minus before the number", "-201,1,錠", "record-malformed at line 7"},
        Faulty{"columns too many", "301,2,a,1,日分,1,1,,1,9,9", "column-count at line 7, 301-9"},
        Faulty{"columns too few", "301,2", "column-count at line 7"},
        Faulty{"usage without drug", "301,2,朝食後,7,日分,1,1,,1", "rp-unknown at line 7"},
        Faulty{"usage twice", "301,1,夕食後,7,日分,1,1,,1", "record-repeated at line 7"},
        Faulty{"supplement without drug", "281,7,粉砕,1", "rp-unknown at line 7"},
        Faulty{"drug without usage", "201,2,架橋錠,1,錠,1,,1", "usage-missing at line 7"},
        Faulty{"kind of code without code", "201,1,架橋錠,1,錠,2,,1", "drug-code-missing at line 7, 201-6"},
        Faulty{"unknown kind of code", "201,1,架橋錠,1,錠,5,123,1", "unknown-code at line 7, 201-5"},
        Faulty{"a HOT code under YJ", "201,1,架橋錠,1,錠,4,100000001,1", "code-label-mismatch at line 7, 201-6"},
        Faulty{"a code under none", "201,1,架橋錠,1,錠,1,100000001,1", "code-label-mismatch at line 7, 201-6"},
        Faulty{"an amount of words", "201,1,架橋錠,適量,錠,1,,1", "number-invalid at line 7, 201-3"},
        Faulty{"ingredient without product", "31,1,アセトアミノフェン,1,,1", "rp-unknown at line 7"},
        Faulty{"product without name", "3,,20240301", "target-missing at line 7, 3-1"},
        Faulty{"remark of no kind", "2,7,なにか,1", "unknown-code at line 7, 2-1"},
        Faulty{"an empty day", "5,20240312", "no-drugs at line 7"}));

TEST(Okusuri, AFalseCodeIsNotSentButItsNameIs) {
    const Conversion conversion = convert(std::string(kPerson) + "5,20240311\n201,1,架橋錠,1,錠,4,100000001,1\n");
    const std::string dispense = first_of(conversion, "MedicationDispense");
    EXPECT_THAT(dispense, HasSubstr("架橋錠"));
    EXPECT_THAT(dispense, Not(HasSubstr("100000001")));
    EXPECT_EQ(fate_at(conversion, "line 4, 201-6"), "unmapped: ");
}

/// Birth dates of record 1. Source: vendor-exports.md 1.3
struct Birth {
    const char* why;
    const char* text;
    const char* date;
};
void PrintTo(const Birth& row, std::ostream* out) { *out << row.why; }

class BirthDate : public testing::TestWithParam<Birth> {};
TEST_P(BirthDate, IsReadInEveryForm) {
    const Conversion conversion = convert("JAHISTC08,1\n1,見本 花,2," + std::string(GetParam().text) + "\n2,1,卵,1\n");
    EXPECT_THAT(first_of(conversion, "Patient"), HasSubstr(R"("birthDate":")" + std::string(GetParam().date) + "\""));
}
INSTANTIATE_TEST_SUITE_P(
    Okusuri, BirthDate,
    testing::Values(Birth{"western", "19700102", "1970-01-02"}, Birth{"Showa", "S450102", "1970-01-02"},
                    Birth{"Meiji", "M450101", "1912-01-01"}, Birth{"Taisho", "T010730", "1912-07-30"},
                    Birth{"Heisei", "H010108", "1989-01-08"}, Birth{"Reiwa", "R010501", "2019-05-01"},
                    Birth{"day unknown", "19700100", "1970-01"}, Birth{"month unknown", "S450000", "1970"},
                    Birth{"month only", "197001", "1970-01"}, Birth{"era year only", "S45", "1970"},
                    Birth{"beyond the era", "H310601", "2019-06-01"},
                    Birth{"full width", "Ｓ４５０１０２", "1970-01-02"}, Birth{"leap day", "20000229", "2000-02-29"}));

TEST(Okusuri, AYearBeyondItsEraIsSaid) {
    const auto rules = [](const char* birth) {
        return rules_of(convert("JAHISTC08,1\n1,見本 花,2," + std::string(birth) + "\n2,1,卵,1\n"));
    };
    EXPECT_THAT(rules("H310501"), Contains("era-overflow"));
    EXPECT_THAT(rules("S640108"), Contains("era-overflow"));
    EXPECT_THAT(rules("S640107"), Not(Contains("era-overflow")));
}

TEST(Okusuri, CutAtEveryByteItNeverCrashesAndNeverIsSilent) {
    const std::string whole =
        with_line_ends(std::string(kPerson) + "5,20240311\n201,1,見本錠,1,錠,1,,1\n301,1,朝食後\n");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Conversion conversion = convert_okusuri({.name = "cut", .bytes = whole.substr(0, size)}, reader());
        EXPECT_FALSE(conversion.units.empty() && fhir::has_no_errors(conversion.report)) << size;
    }
}

}  // namespace
}  // namespace kakehashi::mappers::okusuri
