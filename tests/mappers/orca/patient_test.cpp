#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "answers.hpp"

namespace kakehashi::mappers::orca {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kPerson =
    R"("Patient_ID":"00001","WholeName":"見本　花","WholeName_inKana":"ミホン　ハナ","BirthDate":"1970-01-02","Sex":"2")";
constexpr std::string_view kHome =
    R"("Home_Address_Information":{"Address_ZipCode":"2600001","WholeAddress1":"千葉県模擬市","WholeAddress2":"１","PhoneNumber1":"043-000-0000"})";

std::string card(std::string_view rest = {}) {
    return R"({"Insurance_Combination_Number":"0001","InsuranceProvider_Class":"060","InsuranceProvider_Number":"320010",)"
           R"("InsuranceProvider_WholeName":"国保","HealthInsuredPerson_Symbol":"１２３","HealthInsuredPerson_Number":"４５６",)"
           R"("RelationToInsuredPerson":"1","Certificate_StartDate":"2011-02-16","Certificate_ExpiredDate":"9999-12-31")" +
           std::string(rest) + "}";
}

std::string patient(std::string_view more = {}) {
    return answer("patientinfores", R"("Patient_Information":{)" + std::string(kPerson) + "," + std::string(kHome) +
                                        R"(,"HealthInsurance_Information":[)" + card() + ",{},{}]" + std::string(more) +
                                        "}");
}

TEST(OrcaPatient, BecomesPatientAndCoverage) {
    const Conversion conversion = convert(patient(R"(,"TestPatient_Flag":"0","Contraindication1":"　")"));
    EXPECT_THAT(faults_of(conversion), IsEmpty());
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_TRUE(conversion.units[0].patient_is_known);
    const std::string fact = first_of(conversion, "Patient");
    EXPECT_THAT(fact, HasSubstr(R"("value":"00001")"));
    EXPECT_THAT(fact, HasSubstr(R"("family":"見本","given":["花"])"));
    EXPECT_THAT(fact, HasSubstr(R"("gender":"female")"));
    EXPECT_THAT(fact, HasSubstr(R"("text":"千葉県模擬市１")"));
    EXPECT_THAT(fact, HasSubstr("260-0001"));
    EXPECT_THAT(fact, HasSubstr("00320010:123:456:"));
    const std::string coverage = first_of(conversion, "Coverage");
    EXPECT_THAT(coverage, HasSubstr(R"("code":"2")"));
    EXPECT_THAT(coverage, Not(HasSubstr("9999-12-31")));
}

TEST(OrcaPatient, IsTheSameInXml) {
    const std::string xml =
        R"(<?xml version="1.0" encoding="UTF-8"?><xmlio2><patientinfores type="record"><Information_Date type="string">2024-03-11)"
        R"(</Information_Date><Information_Time type="string">10:15:00</Information_Time><Api_Result type="string">00</Api_Result>)"
        R"(<Patient_Information type="record"><Patient_ID type="string">00001</Patient_ID><WholeName type="string">見本　花</WholeName>)"
        R"(<WholeName_inKana type="string">ミホン　ハナ</WholeName_inKana><BirthDate type="string">1970-01-02</BirthDate>)"
        R"(<Sex type="string">2</Sex><Home_Address_Information type="record"><Address_ZipCode type="string">2600001</Address_ZipCode>)"
        R"(<WholeAddress1 type="string">千葉県模擬市</WholeAddress1><WholeAddress2 type="string">１</WholeAddress2>)"
        R"(<PhoneNumber1 type="string">043-000-0000</PhoneNumber1></Home_Address_Information>)"
        R"(<HealthInsurance_Information type="array"><HealthInsurance_Information_child type="record">)"
        R"(<InsuranceProvider_Class type="string">060</InsuranceProvider_Class><InsuranceProvider_Number type="string">320010)"
        R"(</InsuranceProvider_Number><HealthInsuredPerson_Symbol type="string">１２３</HealthInsuredPerson_Symbol>)"
        R"(<HealthInsuredPerson_Number type="string">４５６</HealthInsuredPerson_Number><RelationToInsuredPerson type="string">1)"
        R"(</RelationToInsuredPerson><Certificate_StartDate type="string">2011-02-16</Certificate_StartDate>)"
        R"(</HealthInsurance_Information_child></HealthInsurance_Information></Patient_Information></patientinfores></xmlio2>)";
    const Conversion from_xml = convert(xml);
    EXPECT_EQ(resources_of(from_xml, "Patient"), resources_of(convert(patient()), "Patient"));
    EXPECT_EQ(resources_of(from_xml, "Coverage"), resources_of(convert(patient()), "Coverage"));
    EXPECT_EQ(fate_at(from_xml, "Patient_ID/@type"), "ignored: structure of the XML form only");
}

TEST(OrcaPatient, CombinationsOfOneCardAreOneCoverage) {
    const Conversion conversion = convert(answer(
        "patientinfores",
        R"("Patient_Information":{)" + std::string(kPerson) + R"(,"HealthInsurance_Information":[)" + card() + "," +
            card(
                R"(,"PublicInsurance_Information":[{"PublicInsurer_Number":"51136018","PublicInsuredPerson_Number":"0009043"},)"
                R"({"PublicInsurer_Number":"51326015"},{}])") +
            R"(,{"InsuranceProvider_Class":"980","InsuranceProvider_WholeName":"自費"}]})"));
    const auto coverages = resources_of(conversion, "Coverage");
    ASSERT_EQ(coverages.size(), 2U);
    EXPECT_THAT(coverages[1], HasSubstr(R"("subscriberId":"0009043")"));
    EXPECT_THAT(faults_of(conversion), Contains("target-missing at Patient_Information/PublicInsurance_Information"));
    EXPECT_THAT(fate_at(conversion, "_child[3]/InsuranceProvider_Class/text()"),
                HasSubstr("ignored: paid without an insurer"));
}

TEST(OrcaPatient, ATestPatientIsNotSent) {
    const Conversion conversion = convert(patient(R"(,"TestPatient_Flag":"1")"));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(faults_of(conversion), Contains("test-patient at Patient_Information"));
}

TEST(OrcaPatient, ContraindicatedDrugsAndAllergyTextsAreAllergies) {
    Context context = reader();
    context.code_maps = {{"drug|620001234", "1234567F1012"}, {"allergen|そば", "D9F"}};
    const Conversion conversion = convert(
        patient(
            R"(,"Allergy1":"そば","Contraindication1":"造影剤","Patient_Contra_Information":{"Patient_Contra_Info":[)"
            R"({"Medication_Code":"620001234","Medication_Name":"見本錠","Contra_StartDate":"2020-05-01"},)"
            R"({"Medication_Code":"620009999","Medication_Name":"例示錠"},{}]})"),
        context);
    const auto allergies = resources_of(conversion, "AllergyIntolerance");
    ASSERT_EQ(allergies.size(), 3U);
    EXPECT_THAT(allergies[0], HasSubstr("D9F000000000"));
    EXPECT_THAT(allergies[1], HasSubstr("YCM1234567F1012"));
    EXPECT_THAT(allergies[1], HasSubstr(R"("onsetDateTime":"2020-05-01")"));
    EXPECT_THAT(allergies[2], HasSubstr("D9M000000000")) << "the receipt's code is no allergen code";
    EXPECT_THAT(faults_of(conversion), Contains("entry-unmapped at Contraindication1"));
    EXPECT_EQ(fate_at(conversion, "Contraindication1/text()"), "unmapped: ");
}

TEST(OrcaPatient, WithoutAllergiesThereIsNoUnitOfThem) {
    EXPECT_EQ(convert(patient()).units.size(), 1U);
    EXPECT_EQ(convert(patient(R"(,"Allergy1":"なし")")).units.size(), 1U);
}

std::string diseases(std::string_view list, std::string_view overflow = "False") {
    return answer("disease_infores", R"("Information_Overflow":")" + std::string(overflow) +
                                         R"(","Disease_Infores":{)" + std::string(kPerson) +
                                         R"(},"Disease_Information":[)" + std::string(list) + ",{}]");
}

constexpr std::string_view kKnee =
    R"({"Department_Code":"01","Disease_Single":[{"Disease_Single_Code":"ZZZ2057","Disease_Single_Name":"両"},)"
    R"({"Disease_Single_Code":"7153018","Disease_Single_Name":"変形性膝関節症"},{},{}],"Disease_Name":"両変形性膝関節症",)"
    R"("Disease_StartDate":"2024-01-15","Disease_OutCome":"","Insurance_Disease":"False"})";

TEST(OrcaDiseases, AreTheWholeListOfThePatient) {
    const Conversion conversion = convert(diseases(kKnee));
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(conversion.units[0].key, HasSubstr("COND-00001"));
    const std::string condition = first_of(conversion, "Condition");
    EXPECT_THAT(condition, HasSubstr(R"("text":"両変形性膝関節症")"));
    EXPECT_THAT(condition, HasSubstr(R"("code":"7153018","display":"変形性膝関節症")"));
    EXPECT_THAT(condition, HasSubstr("99999999"));
    EXPECT_THAT(condition, HasSubstr(R"("onsetDateTime":"2024-01-15")"));
    EXPECT_THAT(condition, HasSubstr("confirmed"));
    EXPECT_THAT(faults_of(conversion), Contains("keynumber-missing at Disease_Information[1]"));
}

TEST(OrcaDiseases, NumbersAndDepartmentsComeFromTheHospitalsTables) {
    Context context = reader();
    context.code_maps = {{"disease|7153018", "20059999"},
                         {"modifier|2057", "1006"},
                         {"department|01", "01"},
                         {"department-name|01", "内科"}};
    const std::string condition = first_of(convert(diseases(kKnee), context), "Condition");
    EXPECT_THAT(condition, HasSubstr("20059999"));
    EXPECT_THAT(condition, HasSubstr("DiseasePrefixModifier"));
    EXPECT_THAT(condition, HasSubstr("内科"));
}

TEST(OrcaDiseases, AnEmptyListTakesTheEarlierOneAway) {
    const Conversion conversion = convert(diseases("{}"));
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].operation, UnitOperation::remove);
    EXPECT_EQ(conversion.units[0].key, convert(diseases(kKnee)).units.at(0).key);
    const Conversion nameless = convert(diseases(R"({"Disease_StartDate":"2024-01-15"})"));
    EXPECT_TRUE(nameless.units.empty()) << "a list that could not be read takes nothing away";
}

TEST(OrcaDiseases, ACutListReplacesNothing) {
    const Conversion conversion = convert(diseases(kKnee, "True"));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(faults_of(conversion), Contains("incomplete-list at Information_Overflow"));
}

struct DiseaseRow {
    const char* why;
    const char* members;
    const char* expected;
};
void PrintTo(const DiseaseRow& row, std::ostream* out) { *out << row.why; }
class DiseaseMember : public testing::TestWithParam<DiseaseRow> {};
TEST_P(DiseaseMember, IsWritten) {
    const Conversion conversion = convert(diseases(
        R"({"Disease_Single":[{"Disease_Single_Code":"5319009","Disease_Single_Name":"胃潰瘍"}],"Disease_Name":"胃潰瘍",)" +
        std::string(GetParam().members) + R"(,"Disease_StartDate":"2024-01-15"})"));
    EXPECT_THAT(first_of(conversion, "Condition"), HasSubstr(GetParam().expected));
}
INSTANTIATE_TEST_SUITE_P(
    Orca, DiseaseMember,
    testing::Values(DiseaseRow{"suspected", R"("Disease_SuspectedFlag":"S")", "unconfirmed"},
                    DiseaseRow{"acute and suspected", R"("Disease_SuspectedFlag":"SA")", "unconfirmed"},
                    DiseaseRow{"acute", R"("Disease_SuspectedFlag":"A")", R"("code":"confirmed")"},
                    DiseaseRow{"healed", R"("Disease_OutCome":"F","Disease_EndDate":"2024-02-01")", "resolved"},
                    DiseaseRow{"stopped", R"("Disease_OutCome":"C","Disease_EndDate":"2024-02-01")", "inactive"},
                    DiseaseRow{"ended only", R"("Disease_EndDate":"2024-02-01")", "inactive"},
                    DiseaseRow{"principal", R"("Disease_Category":"PD")", "principal"},
                    DiseaseRow{"a supplement apart", R"("Disease_Supplement_Name":"右")", "胃潰瘍　右"},
                    DiseaseRow{"the chart's name", R"("Disease_Karte_Name":"活動期胃潰瘍")",
                               R"("text":"活動期胃潰瘍")"},
                    DiseaseRow{"for the receipt only", R"("Insurance_Disease":"True")", "保険病名"},
                    DiseaseRow{"inpatient", R"("Disease_InOut":"I")", R"("code":"IMP")"}));

TEST(OrcaDiseases, AnUncodedOneIsKnownByItsWords) {
    const std::string uncoded =
        R"({"Disease_Single":[{"Disease_Single_Code":"0000999"}],"Disease_Name":"あいうえ","Disease_StartDate":"2024-01-15"},)"
        R"({"Disease_Single":[{"Disease_Single_Code":"0000999"}],"Disease_Name":"かきくけ","Disease_StartDate":"2024-01-15"})";
    const auto conditions = resources_of(convert(diseases(uncoded)), "Condition");
    ASSERT_EQ(conditions.size(), 2U);
    EXPECT_THAT(conditions[0], HasSubstr(R"("text":"あいうえ")"));
    EXPECT_THAT(conditions[0], Not(HasSubstr(R"("code":"0000999")")));
    EXPECT_NE(conditions[0].substr(0, 80), conditions[1].substr(0, 80)) << "ids of their own";
}

TEST(OrcaDiseases, SeveralStemsAreSaid) {
    const Conversion conversion = convert(diseases(
        R"({"Disease_Single":[{"Disease_Single_Code":"5319009","Disease_Single_Name":"胃潰瘍"},)"
        R"({"Disease_Single_Code":"2500013","Disease_Single_Name":"糖尿病"}],"Disease_Name":"胃潰瘍、糖尿病"})"));
    EXPECT_THAT(faults_of(conversion), Contains("multi-stem at Disease_Information[1]"));
    EXPECT_THAT(first_of(conversion, "Condition"), HasSubstr("5319009"));
}

}  // namespace
}  // namespace kakehashi::mappers::orca
