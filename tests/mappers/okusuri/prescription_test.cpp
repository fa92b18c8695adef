#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "convert_text.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kPrescription = R"(JAHIS10
1,1,9999991,13,架橋第一病院
4,2,01,内科
5,110,ﾐﾎﾝ ｲｼ,見本 医師
11,0000123,見本　花,ﾐﾎﾝ ﾊﾅ
12,2
13,S450102
22,06139999
23,あいう,187,1,05
51,20240311
82,1,1234567890123456
101,1,1,内服,14
111,1,2,1012040400000000,１日２回朝夕食後,2
201,1,1,1,4,1234567F1012,見本錠５ｍｇ,2,1,錠
241,1,1,1,2
201,1,2,1,6,100000001,標本散,1.5,2,ｇ
101,2,3,外用,1
111,2,1,,患部に塗布
201,2,1,1,7,2649999M1ZZZ,【般】見本軟膏,10,1,ｇ
)";

TEST(Prescription, BecomesMedicationRequestsUnderJpClins) {
    const Conversion conversion = convert(kPrescription);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].patient_number, "0000123");
    EXPECT_FALSE(conversion.units[0].patient_is_known) << "it waits for the unit that says where the patient lives";
    const auto requests = resources_of(conversion, "MedicationRequest");
    ASSERT_EQ(requests.size(), 3U);
    EXPECT_THAT(requests[0], HasSubstr(R"("code":"1234567F1012")"));
    EXPECT_THAT(requests[0], HasSubstr(R"("doseQuantity":{"value":1,"unit":"錠")"));
    EXPECT_THAT(requests[0], HasSubstr(R"("rateRatio":{"numerator":{"value":2,"unit":"錠")"));
    EXPECT_THAT(requests[0], HasSubstr(R"("code":"1012040400000000")"));
    EXPECT_THAT(requests[0], HasSubstr(R"("value":14,"unit":"日")"));
    EXPECT_THAT(requests[0], HasSubstr("内科"));
    EXPECT_THAT(requests[1], HasSubstr("原薬量")) << "flag 2: the amount is of the ingredient";
    EXPECT_THAT(requests[2], HasSubstr(R"("quantity":{"value":10)")) << "external: the amount is all of it";
    EXPECT_THAT(requests[2], HasSubstr(R"("code":"2649999M1ZZZ")"));
}

TEST(Prescription, TheCardMakesTheInsuredPersonsIdentifier) {
    EXPECT_THAT(first_of(convert(kPrescription), "Patient"), HasSubstr("06139999:あいう:１８７:05"));
}

TEST(Prescription, WithoutPatientNumberThePersonIsKnownByNameBirthAndSex) {
    std::string text(kPrescription);
    text.erase(text.find("0000123"), 7);
    const Conversion conversion = convert(text);
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(conversion.units[0].patient_number, StartsWith("person-"));
    EXPECT_THAT(first_of(conversion, "Patient"), Not(HasSubstr("20.3.51.1")));
}

TEST(Prescription, TwoWithoutNumberDoNotShareIds) {
    std::string text(kPrescription);
    text.erase(text.find("82,1"), std::string_view("82,1,1234567890123456\n").size());
    std::string other = text;
    other.replace(other.find("20240311"), 8, "20240318");
    EXPECT_NE(convert(text).units.at(0).key, convert(other).units.at(0).key);
    const auto id_of = [](const std::string& resource) { return resource.substr(0, resource.find("meta")); };
    EXPECT_NE(id_of(first_of(convert(text), "MedicationRequest")),
              id_of(first_of(convert(other), "MedicationRequest")));
    EXPECT_THAT(first_of(convert(text), "MedicationRequest"), Not(HasSubstr("20.3.11"))) << "no number is invented";
}

TEST(Prescription, UnevenAmountsAreInstructionsAndNoDose) {
    const Conversion conversion = convert(std::string(kPrescription) + "221,1,1,1,2,,,,V11NNNNN,V22NNNNN\n");
    const std::string request = first_of(conversion, "MedicationRequest");
    EXPECT_THAT(request, HasSubstr("V11NNNNN"));
    EXPECT_THAT(request, HasSubstr("2回目 2"));
}

TEST(Prescription, ADoseThatIsNoDecimalStaysText) {
    std::string text(kPrescription);
    text.replace(text.find("241,1,1,1,2"), 11, "241,1,1,2/3");
    const Conversion conversion = convert(text);
    const std::string request = first_of(conversion, "MedicationRequest");
    EXPECT_THAT(request, HasSubstr("1回量 2/3"));
    EXPECT_THAT(request, Not(HasSubstr("doseQuantity")));
    EXPECT_THAT(faults_of(conversion), Contains("number-invalid at line 15, 241-3"));
}

TEST(Prescription, BillingIsIgnoredOnPurposeAndConversionFactorsNeverMultiplyADose) {
    const Conversion conversion =
        convert(std::string(kPrescription) + "14,3\n31,1112\n211,1,1,500,mg\n231,1,1,1\n25,3\n");
    EXPECT_EQ(fate_at(conversion, "line 20, 14-1"), "ignored: billing");
    EXPECT_THAT(fate_at(conversion, "line 22, 211-3"), HasSubstr("never multiplied"));
    EXPECT_EQ(resources_of(conversion, "MedicationRequest"), resources_of(convert(kPrescription), "MedicationRequest"));
}

TEST(Prescription, OfAnotherInstitutionIsQuarantined) {
    std::string text(kPrescription);
    text.replace(text.find("9999991"), 7, "9999992");
    const Conversion conversion = convert(text);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(faults_of(conversion), Contains("institution-mismatch at line 2"));
    EXPECT_EQ(issuing_institution(text), "1319999992");
    EXPECT_EQ(issuing_institution("JAHISTC08,1\n"), "");
}

TEST(Prescription, MedicalMaterialIsNoDrug) {
    const Conversion conversion = convert(std::string(kPrescription) + "201,2,2,2,1,,注射針,14,1,本\n");
    EXPECT_THAT(faults_of(conversion), Contains("not-a-drug at line 20"));
    EXPECT_EQ(resources_of(conversion, "MedicationRequest").size(), 3U);
    EXPECT_EQ(fate_at(conversion, "line 20, 201-6"), "unmapped: ");
}

TEST(Prescription, TheNumbersOfTheFormsAreNotThoseOfTheNotebook) {
    std::string text(kPrescription);
    text.replace(text.find("101,1,1,内服,14"), std::string_view("101,1,1,内服,14").size(), "101,1,2,頓服,5");
    const std::string request = first_of(convert(text), "MedicationRequest");
    EXPECT_THAT(request, HasSubstr(R"("asNeededBoolean":true)"));
    EXPECT_THAT(request, HasSubstr(R"("valueInteger":5)"));
}

}  // namespace
}  // namespace kakehashi::mappers::okusuri
