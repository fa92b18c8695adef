#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "convert_text.hpp"
#include "kakehashi/mappers/text.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// Worked example of the vendor exports digest, 8.1.
constexpr std::string_view kNotebook = R"(JAHISTC08,1
1,見本 花,2,S450102,,,,,,,ミホン ハナ
5,20240311,1
11,見本薬局,13,4,9999999,,,,1
51,見本医院,13,1,9999999,1
201,1,見本錠５ｍｇ,3,錠,4,1234567F1012,1
301,1,１日３回毎食後,7,日分,1,1,,1
)";

TEST(Notebook, ADispensingSaysWhatWasHandedOverWhenAndByWhom) {
    const Conversion conversion = convert(kNotebook);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(faults_of(conversion), IsEmpty());
    const std::string dispense = first_of(conversion, "MedicationDispense");
    EXPECT_THAT(dispense, HasSubstr(R"("code":"1234567F1012")"));
    EXPECT_THAT(dispense, HasSubstr(R"("whenHandedOver":"2024-03-11")"));
    EXPECT_THAT(dispense, HasSubstr(R"("daysSupply":{"value":7,"unit":"日")"));
    EXPECT_THAT(dispense, HasSubstr(R"("rateRatio":{"numerator":{"value":3,"unit":"錠")"));
    EXPECT_THAT(dispense, HasSubstr(R"("code":"TAB"},"denominator":{"value":1)"));
    EXPECT_THAT(dispense, Not(HasSubstr("doseQuantity"))) << "the amount is of a day";
    const auto organizations = resources_of(conversion, "Organization");
    ASSERT_EQ(organizations.size(), 2U);
    EXPECT_THAT(organizations[0], HasSubstr(R"("value":"1349999999")"));
    EXPECT_THAT(organizations[1], HasSubstr(R"("value":"1319999999")"));
}

TEST(Notebook, ThePersonHasNoNumberAndSoClaimsNoJapaneseProfile) {
    const Conversion conversion = convert(kNotebook);
    const std::string patient = first_of(conversion, "Patient");
    EXPECT_THAT(patient, HasSubstr(R"("birthDate":"1970-01-02")"));
    EXPECT_THAT(patient, HasSubstr(R"("gender":"female")"));
    EXPECT_THAT(patient, HasSubstr("ミホン ハナ"));
    EXPECT_THAT(patient, Not(HasSubstr("identifier\":[")));
    EXPECT_THAT(patient, Not(HasSubstr(R"("profile")")));
    EXPECT_FALSE(conversion.units.at(0).patient_is_known);
    EXPECT_THAT(conversion.units.at(0).patient_number, StartsWith("person-"));
}

TEST(Notebook, APersonWhomTheInstitutionRecognisesGetsItsNumberAndTheSameKey) {
    auto known = fhir::parse_json(
        R"({"resourceType":"Patient","id":"p","name":[{"text":"見本 花","family":"見本"}],"birthDate":"1970-01-02",
            "identifier":[{"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"1:2:3:4"}]})");
    ASSERT_TRUE(known.has_value());
    const auto patient = std::make_shared<const fhir::Document>(std::move(*known));
    Context context = reader();
    context.find_person = [&](const PersonTraits& traits) -> std::optional<RecognisedPatient> {
        if (traits.name != "見本花" || traits.birth_date != "1970-01-02" || traits.gender != "female") return {};
        return RecognisedPatient{.number = "0000123", .known = {patient}};
    };
    const Conversion conversion = convert_okusuri({.name = "n", .bytes = std::string(kNotebook)}, context);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].patient_number, "0000123");
    EXPECT_TRUE(conversion.units[0].patient_is_known);
    EXPECT_EQ(conversion.units[0].key, convert(kNotebook).units.at(0).key);
    EXPECT_THAT(rules_of(conversion), Contains("person-recognised"));
}

TEST(Notebook, EveryColumnIsAccountedFor) {
    const Conversion conversion = convert(kNotebook);
    EXPECT_EQ(conversion.account.fields.size(), 32U);
    EXPECT_EQ(conversion.account.count(FieldFate::unmapped), 0U);
    EXPECT_EQ(fate_at(conversion, "line 6, 201-6"), "mapped: medicationCodeableConcept.coding");
    EXPECT_THAT(fate_at(conversion, "line 7, 301-8"), StartsWith("ignored: who made the entry"));
}

TEST(Notebook, ShiftJisAndUtf8GiveTheSameBytes) {
    const std::string utf8 = with_line_ends(kNotebook);
    const Conversion plain = convert_okusuri({.name = "n", .bytes = utf8}, reader());
    const Conversion sjis = convert_okusuri({.name = "n", .bytes = encode_as(utf8, Charset::cp932) + '\x1a'}, reader());
    ASSERT_EQ(sjis.units.size(), 1U);
    EXPECT_EQ(fhir::write_json(plain.units[0].bundle.root()), fhir::write_json(sjis.units[0].bundle.root()));
    EXPECT_EQ(plain.units[0].key, sjis.units[0].key);
    EXPECT_THAT(rules_of(plain), Contains("encoding-mismatch"));
    EXPECT_THAT(rules_of(sjis), Not(Contains("encoding-mismatch")));
}

TEST(Notebook, LineEndsAndAByteOrderMarkChangeNothing) {
    const std::string expected = fhir::write_json(convert(kNotebook).units.at(0).bundle.root());
    for (const std::string& bytes : {std::string(kNotebook), "\xEF\xBB\xBF" + with_line_ends(kNotebook)}) {
        const Conversion conversion = convert_okusuri({.name = "n", .bytes = bytes}, reader());
        ASSERT_EQ(conversion.units.size(), 1U);
        EXPECT_EQ(fhir::write_json(conversion.units[0].bundle.root()), expected);
    }
}

/// What 201-3 is of, by the form in 301-5.
struct Amount {
    const char* why;
    std::string_view usage;
    const char* holds;
    const char* lacks;
};
void PrintTo(const Amount& row, std::ostream* out) { *out << row.why; }

class AmountOfADrug : public testing::TestWithParam<Amount> {};
TEST_P(AmountOfADrug, IsWhatTheFormSays) {
    std::string text(kNotebook);
    text.replace(text.find("301,"), std::string::npos, GetParam().usage);
    const std::string dispense = first_of(convert(text), "MedicationDispense");
    EXPECT_THAT(dispense, HasSubstr(GetParam().holds));
    EXPECT_THAT(dispense, Not(HasSubstr(GetParam().lacks)));
}
INSTANTIATE_TEST_SUITE_P(
    Okusuri, AmountOfADrug,
    testing::Values(
        Amount{"oral: a day", "301,1,朝食後,7,日分,1,1,,1\n", R"("rateRatio":{"numerator":{"value":3)", "doseQuantity"},
        Amount{"as needed: one intake", "301,1,疼痛時,5,回分,3,1,,1\n", R"("doseQuantity":{"value":3)", "rateRatio"},
        Amount{"external: all", "301,1,患部に塗布,1,調剤,5,1,,1\n", R"("quantity":{"value":3)", "doseAndRate"},
        Amount{"injection: nobody says", "301,1,皮下注,1,調剤,4,1,,1\n", "用量 3錠", "doseAndRate"},
        Amount{"no form: nobody says", "301,1,朝食後,7,日分\n", "用量 3錠", "doseAndRate"},
        Amount{"as needed is said so", "301,1,疼痛時,5,回分,3,1,,1\n", R"("asNeededBoolean":true)", "daysSupply"}));

/// Kind and code of 201.
struct DrugCode {
    const char* why;
    std::string_view kind_and_code;
    const char* system;
};
void PrintTo(const DrugCode& row, std::ostream* out) { *out << row.why; }

class CodeOfADrug : public testing::TestWithParam<DrugCode> {};
TEST_P(CodeOfADrug, HasTheSystemOfItsKind) {
    std::string text(kNotebook);
    const std::string_view old = "4,1234567F1012";
    text.replace(text.find(old), old.size(), GetParam().kind_and_code);
    const Conversion conversion = convert(text);
    EXPECT_THAT(first_of(conversion, "MedicationDispense"), HasSubstr(GetParam().system));
    EXPECT_THAT(faults_of(conversion), IsEmpty());
}
INSTANTIATE_TEST_SUITE_P(
    Okusuri, CodeOfADrug,
    testing::Values(DrugCode{"receipt", "2,612170709", "urn:oid:1.2.392.100495.20.2.71"},
                    DrugCode{"price list", "3,2171022F1029", "urn:oid:1.2.392.100495.20.2.72"},
                    DrugCode{"YJ", "4,1234567F1012", "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code"},
                    DrugCode{"HOT 9 digits", "6,100000001", "http://medis.or.jp/CodeSystem/master-HOT9"},
                    DrugCode{"HOT 13 digits", "6,1000000010101", "http://medis.or.jp/CodeSystem/master-HOT13"},
                    DrugCode{"none", "1,", R"("medicationCodeableConcept":{"text":"見本錠５ｍｇ"})"}));

TEST(Notebook, TheJamiUsageIsACode) {
    std::string text(kNotebook);
    const std::string_view old = "1,1,,1\n";
    text.replace(text.rfind(old), old.size(), "1,2,1013044400000000,1\n");
    const std::string dispense = first_of(convert(text), "MedicationDispense");
    EXPECT_THAT(dispense,
                HasSubstr(R"("system":"http://jami.jp/CodeSystem/MedicationUsage","code":"1013044400000000")"));
}

TEST(Notebook, WhatIsToldBesideTheDrugsStandsInNotesAndInstructions) {
    const Conversion conversion = convert(std::string(kNotebook) + R"(281,1,朝1錠、夕2錠,1
291,1,グレープフルーツ不可,1
311,1,透析日に服用,1
401,併用注意,1
411,粉砕,31,1
421,10錠残薬,1
501,薬袋をご覧ください,1
601,昼に眠い,20240312
701,薬局 次郎,見本薬局,03-0000-0000,20240311,,1
)");
    const std::string dispense = first_of(conversion, "MedicationDispense");
    EXPECT_THAT(
        dispense,
        HasSubstr("朝1錠、夕2錠、グレープフルーツ不可、併用注意、粉砕、残薬確認: 10錠残薬、薬袋をご覧ください"));
    EXPECT_THAT(dispense, HasSubstr(R"("additionalInstruction":[{"text":"透析日に服用"}])"));
    EXPECT_THAT(dispense, Not(HasSubstr("昼に眠い"))) << "the patient's own words are no clinical fact";
    EXPECT_THAT(fate_at(conversion, "line 15, 601-1"), StartsWith("ignored: the patient's own memorandum"));
    EXPECT_EQ(fate_at(conversion, "line 16, 701-1"), "unmapped: ");
}

TEST(Notebook, RecordsOutOfOrderAreUnderstood) {
    const Conversion ordered = convert(kNotebook);
    const Conversion mixed = convert(R"(JAHISTC08,1
5,20240311,1
301,1,１日３回毎食後,7,日分,1,1,,1
201,1,見本錠５ｍｇ,3,錠,4,1234567F1012,1
51,見本医院,13,1,9999999,1
11,見本薬局,13,4,9999999,,,,1
1,見本 花,2,S450102,,,,,,,ミホン ハナ
)");
    ASSERT_EQ(mixed.units.size(), 1U);
    EXPECT_EQ(fhir::write_json(mixed.units[0].bundle.root()), fhir::write_json(ordered.units[0].bundle.root()));
}

TEST(Notebook, WhatThePatientEnteredIsAStatementAndNoDispensing) {
    for (const auto& [old, by_patient] : {std::pair{"JAHISTC08,1", "JAHISTC08,2"}, std::pair{"F1012,1", "F1012,2"}}) {
        std::string text(kNotebook);
        text.replace(text.find(old), std::string_view(old).size(), by_patient);
        const Conversion conversion = convert(text);
        EXPECT_THAT(resources_of(conversion, "MedicationDispense"), IsEmpty());
        const std::string statement = first_of(conversion, "MedicationStatement");
        EXPECT_THAT(statement, HasSubstr(R"("status":"unknown")"));
        EXPECT_THAT(statement, HasSubstr(R"("informationSource":{"reference":"urn:uuid:)"));
        EXPECT_THAT(rules_of(conversion), Contains("told-by-patient"));
    }
}

constexpr std::string_view kOwnPages = R"(JAHISTC08,1
1,見本 花,2,19700102
2,1,卵,1
2,2,造影剤で発疹,1
2,3,喘息,1
2,1,そば,2
3,バファリンＡ,20240221,20240224,2,1,4987107609229
31,1,イブプロフェン,2,1149001,2
4,メモ,20240301
)";

TEST(Notebook, TheOwnersPagesAreAUnitOfTheirOwn) {
    const Conversion conversion = convert(kOwnPages);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(resources_of(conversion, "AllergyIntolerance").size(), 2U) << "the patient's own entry is no fact";
    EXPECT_THAT(first_of(conversion, "Condition"), HasSubstr("喘息"));
    const std::string drug = first_of(conversion, "MedicationStatement");
    EXPECT_THAT(drug, HasSubstr(R"("effectivePeriod":{"start":"2024-02-21","end":"2024-02-24"})"));
    EXPECT_THAT(drug, HasSubstr("イブプロフェン"));
    EXPECT_THAT(drug, HasSubstr("4987107609229"));
    EXPECT_THAT(fate_at(conversion, "line 6, 2-2"), StartsWith("ignored: the patient's own entry"));
    EXPECT_EQ(fate_at(conversion, "line 8, 31-4"), "unmapped: ") << "nobody says what code this is";
}

std::string part(int number, std::string_view rows, std::string_view id = "12345678901234") {
    return "JAHISTC08,1\n1,見本 花,2,19700102\n5,20240311,1\n11,見本薬局,13,4,9999999,,,,1\n" + std::string(rows) +
           "911," + std::string(id) + ",2," + std::to_string(number) + "\n";
}

TEST(SplitNotebook, ItsPartsAreOneDispensingInAnyOrder) {
    const std::string first = part(1, "201,1,見本錠,3,錠,4,1234567F1012,1\n");
    const std::string second =
        part(2, "301,1,朝食後,7,日分,1,1,,1\n201,2,架橋錠,1,錠,1,,1\n301,2,就寝前,7,日分,1,1,,1\n");
    const Conversion conversion = convert(first + second);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(faults_of(conversion), IsEmpty());
    EXPECT_EQ(resources_of(conversion, "MedicationDispense").size(), 2U);
    EXPECT_THAT(first_of(conversion, "MedicationDispense"), HasSubstr("朝食後"))
        << "the usage stands in the other part";
    EXPECT_EQ(fhir::write_json(convert(second + first).units.at(0).bundle.root()),
              fhir::write_json(conversion.units[0].bundle.root()));
}

TEST(SplitNotebook, APartAloneWaitsForTheOthers) {
    const Conversion conversion = convert(part(2, "201,1,見本錠,3,錠,1,,1\n301,1,朝食後,7,日分,1,1,,1\n"));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(faults_of(conversion), ElementsAre("part-missing at line 1"));
    EXPECT_GT(conversion.account.count(FieldFate::unmapped), 10U) << "nothing of it is lost";
}

TEST(SplitNotebook, APartTwiceIsAContradiction) {
    const std::string one = part(1, "201,1,見本錠,3,錠,1,,1\n301,1,朝食後,7,日分,1,1,,1\n");
    EXPECT_THAT(faults_of(convert(one + one)), ElementsAre("part-missing at line 1"));
}

TEST(SplitNotebook, PartsOfTwoPatientsAreNotJoined) {
    std::string other = part(2, "201,2,架橋錠,1,錠,1,,1\n");
    other.replace(other.find("見本 花"), std::string_view("見本 花").size(), "見本 葉");
    const Conversion conversion = convert(part(1, "201,1,見本錠,3,錠,1,,1\n") + other);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(rules_of(conversion), Contains("patient-mismatch"));
}

TEST(Notebook, TwoBlocksOfOneDayAreTwoUnits) {
    const std::string text(kNotebook);
    const Conversion conversion = convert(text + text.substr(text.find("5,20240311")));
    ASSERT_EQ(conversion.units.size(), 2U);
    EXPECT_NE(conversion.units[0].key, conversion.units[1].key);
}

TEST(Notebook, ReadTwiceItGivesTheSameKeysAndBytes) {
    EXPECT_EQ(fhir::write_json(convert(kNotebook).units.at(0).bundle.root()),
              fhir::write_json(convert(kNotebook).units.at(0).bundle.root()));
    EXPECT_EQ(convert(kNotebook).units.at(0).key, convert(kNotebook).units.at(0).key);
}

}  // namespace
}  // namespace kakehashi::mappers::okusuri
