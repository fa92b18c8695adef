#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kakehashi/mappers/text.hpp"
#include "mml_text.hpp"

namespace kakehashi::mappers::mml {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kPatient = R"(<mmlPi:PatientModule><mmlPi:uniqueInfo><mmlPi:masterId>
<mmlCm:Id mmlCm:type="facility" mmlCm:tableId="MML0024">00012345</mmlCm:Id></mmlPi:masterId></mmlPi:uniqueInfo>
<mmlPi:personName><mmlNm:Name mmlNm:repCode="I"><mmlNm:family>見本</mmlNm:family><mmlNm:given>花</mmlNm:given></mmlNm:Name>
<mmlNm:Name mmlNm:repCode="P"><mmlNm:fullname>みほん　はな</mmlNm:fullname></mmlNm:Name></mmlPi:personName>
<mmlPi:birthday>1970-01-02</mmlPi:birthday><mmlPi:sex>female</mmlPi:sex>
<mmlPi:addresses><mmlAd:Address mmlAd:addressClass="business"><mmlAd:full>勤務先</mmlAd:full></mmlAd:Address>
<mmlAd:Address mmlAd:addressClass="home"><mmlAd:prefecture>千葉県</mmlAd:prefecture><mmlAd:city>模擬市</mmlAd:city>
<mmlAd:town>美浜</mmlAd:town><mmlAd:homeNumber>１</mmlAd:homeNumber><mmlAd:zip>260-0001</mmlAd:zip></mmlAd:Address></mmlPi:addresses>
<mmlPi:phones><mmlPh:Phone mmlPh:telEquipType="PH"><mmlPh:area>043</mmlPh:area><mmlPh:city>000</mmlPh:city>
<mmlPh:number>0000</mmlPh:number></mmlPh:Phone></mmlPi:phones></mmlPi:PatientModule>)";

std::string insurance(std::string_view class_code, std::string_view rest = {}) {
    return "<mmlHi:HealthInsuranceModule><mmlHi:insuranceClass mmlHi:ClassCode=\"" + std::string(class_code) +
           "\" "
           "mmlHi:tableId=\"MML0031\">保険</mmlHi:insuranceClass><mmlHi:insuranceNumber>06139999</"
           "mmlHi:insuranceNumber>"
           "<mmlHi:clientId><mmlHi:group>あいう</mmlHi:group><mmlHi:number>187</mmlHi:number></mmlHi:clientId>"
           "<mmlHi:familyClass>false</mmlHi:familyClass>" +
           std::string(rest) + "</mmlHi:HealthInsuranceModule>";
}

std::string chart() { return item("patientInfo", kPatient) + item("healthInsurance", insurance("09"), "U-2"); }

TEST(MmlPatient, BecomesPatientAndCoverage) {
    const Conversion conversion = convert(document(chart()));
    EXPECT_THAT(faults_of(conversion), IsEmpty());
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].patient_number, "00012345") << "leading zeros are significant, padding is not";
    EXPECT_TRUE(conversion.units[0].patient_is_known);
    const std::string patient = first_of(conversion, "Patient");
    EXPECT_THAT(patient, HasSubstr(R"("family":"見本","given":["花"])"));
    EXPECT_THAT(patient, HasSubstr(R"("family":"ミホン","given":["ハナ"])"));
    EXPECT_THAT(patient, HasSubstr(R"("text":"千葉県模擬市美浜１")")) << "the home address, not the first";
    EXPECT_THAT(patient, HasSubstr("043-000-0000"));
    EXPECT_THAT(patient, HasSubstr("06139999:あいう:１８７:"));
    const std::string coverage = first_of(conversion, "Coverage");
    EXPECT_THAT(coverage, HasSubstr(R"("code":"1")"));
    EXPECT_THAT(coverage, HasSubstr(R"("code":"2")")) << "familyClass false: a dependant";
    EXPECT_THAT(fate_at(conversion, "Address[1]/full/text()"), HasSubstr("unmapped"));
}

TEST(MmlPatient, IsTheSameInEveryVersionAndEncoding) {
    const Conversion now = convert(document(chart()));
    const std::string old = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>" + document(chart(), Version::v2);
    const Conversion before = convert(encode_as(old, Charset::cp932));
    ASSERT_EQ(now.units.size(), before.units.size());
    EXPECT_EQ(resources_of(now, "Patient"), resources_of(before, "Patient"));
    EXPECT_EQ(resources_of(now, "Coverage"), resources_of(before, "Coverage"));
}

TEST(MmlPatient, AttributesWithoutNameSpaceAreRead) {
    std::string text = document(chart());
    for (auto at = text.find(" mmlNm:repCode"); at != std::string::npos; at = text.find(" mmlNm:repCode"))
        text.replace(at, 14, " repCode");
    EXPECT_EQ(resources_of(convert(text), "Patient"), resources_of(convert(document(chart())), "Patient"));
}

TEST(MmlPatient, PartsOfANameMayStandInNamesOfTheirOwn) {
    std::string text = document(chart());
    const std::string_view whole = "<mmlNm:family>見本</mmlNm:family><mmlNm:given>花</mmlNm:given>";
    text.replace(
        text.find(whole), whole.size(),
        "<mmlNm:family>見本</mmlNm:family></mmlNm:Name><mmlNm:Name mmlNm:repCode=\"I\"><mmlNm:given>花</mmlNm:given>"
        "</mmlNm:Name><mmlNm:Name mmlNm:repCode=\"I\"><mmlNm:fullname>見本　花</mmlNm:fullname>");
    const Conversion conversion = convert(text);
    EXPECT_EQ(resources_of(conversion, "Patient"), resources_of(convert(document(chart())), "Patient"));
    EXPECT_EQ(fate_at(conversion, "Name[3]/fullname/text()"), "ignored: the parts of the name once more");
}

TEST(MmlPatient, ATelephoneInTheMemoIsRead) {
    std::string text = document(chart());
    const auto start = text.find("<mmlPh:area>");
    text.replace(start, text.find("</mmlPh:Phone>") - start, "<mmlPh:area/><mmlPh:memo>043-111-2222</mmlPh:memo>");
    EXPECT_THAT(first_of(convert(text), "Patient"), HasSubstr("043-111-2222"));
}

TEST(MmlPatient, PublicAidIsACoverageOfItsOwn) {
    const std::string aid =
        "<mmlHi:publicInsurance><mmlHi:publicInsuranceItem "
        "mmlHi:priority=\"1\"><mmlHi:providerName>公費</mmlHi:providerName>"
        "<mmlHi:provider>51136018</mmlHi:provider><mmlHi:recipient>0009043</mmlHi:recipient>"
        "<mmlHi:paymentRatio "
        "mmlHi:ratioType=\"fix\">10000</mmlHi:paymentRatio></mmlHi:publicInsuranceItem></mmlHi:publicInsurance>";
    const Conversion conversion =
        convert(document(item("patientInfo", kPatient) + item("healthInsurance", insurance("09", aid), "U-2")));
    const auto coverages = resources_of(conversion, "Coverage");
    ASSERT_EQ(coverages.size(), 2U);
    EXPECT_THAT(coverages[1], HasSubstr(R"("subscriberId":"0009043")"));
    EXPECT_THAT(coverages[1], Not(HasSubstr("relationship")));
    EXPECT_THAT(
        resources_of(conversion, "Organization").back(),
        HasSubstr(R"("system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber","value":"51136018")"));
    EXPECT_EQ(fate_at(conversion, "paymentRatio/text()"), "ignored: billing");
    const Conversion nameless =
        convert(document(item("patientInfo", kPatient) +
                         item("healthInsurance",
                              insurance("09",
                                        "<mmlHi:publicInsurance><mmlHi:publicInsuranceItem><mmlHi:provider>51136018"
                                        "</mmlHi:provider></mmlHi:publicInsuranceItem></mmlHi:publicInsurance>"),
                              "U-2")));
    EXPECT_EQ(resources_of(nameless, "Coverage").size(), 1U) << "nobody receives it";
}

TEST(MmlPatient, AClassOfInsuranceThatIsNotCertainMakesNoCoverage) {
    Conversion conversion =
        convert(document(item("patientInfo", kPatient) + item("healthInsurance", insurance("R1"), "U-2")));
    EXPECT_THAT(faults_of(conversion),
                Contains("unknown-code at MmlModuleItem[2]/HealthInsuranceModule/insuranceClass"));
    EXPECT_TRUE(resources_of(conversion, "Coverage").empty());
    EXPECT_THAT(first_of(conversion, "Patient"), HasSubstr("06139999:"));
    Context context = reader();
    context.code_maps["insurance|R1"] = "3";
    conversion =
        convert(document(item("patientInfo", kPatient) + item("healthInsurance", insurance("R1"), "U-2")), context);
    EXPECT_EQ(resources_of(conversion, "Coverage").size(), 1U);
}

TEST(MmlPatient, AnInsurersNumberOfAnotherLengthIsNotPaddedIntoOne) {
    std::string card = insurance("09");
    card.replace(card.find("06139999"), 8, "8001");
    const Conversion conversion =
        convert(document(item("patientInfo", kPatient) + item("healthInsurance", card, "U-2")));
    EXPECT_THAT(faults_of(conversion),
                Contains("insurer-number-shape at MmlModuleItem[2]/HealthInsuranceModule/insuranceNumber"));
    EXPECT_THAT(first_of(conversion, "Patient"), Not(HasSubstr("8001")));
    EXPECT_FALSE(conversion.units.at(0).patient_is_known);
    EXPECT_EQ(fate_at(conversion, "insuranceNumber/text()"), "unmapped: ");
}

TEST(MmlPatient, InsuranceAloneDoesNotReplaceThePatient) {
    const Conversion conversion = convert(document(item("healthInsurance", insurance("09"))));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(faults_of(conversion), Contains("module-unmapped at MmlModuleItem[1]/HealthInsuranceModule"));
}

TEST(MmlPatient, ASexThatIsNoneIsUnknownAndSaid) {
    std::string text = document(chart());
    text.replace(text.find("female"), 6, "F");
    const Conversion conversion = convert(text);
    EXPECT_THAT(faults_of(conversion), Contains("sex-invalid at MmlModuleItem[1]/PatientModule/sex"));
    EXPECT_THAT(first_of(conversion, "Patient"), HasSubstr(R"("gender":"unknown")"));
}

TEST(MmlPatient, RightsThatExcludeOthersMarkEveryResource) {
    const auto with = [](std::string_view code) {
        return convert(document(item("patientInfo", kPatient, "U-1",
                                     "<mmlSc:securityLevel><mmlSc:accessRight permit=\"all\"><mmlSc:facility>"
                                     "<mmlSc:facilityName mmlSc:facilityCode=\"" +
                                         std::string(code) +
                                         "\">施設</mmlSc:facilityName></mmlSc:facility></mmlSc:accessRight>"
                                         "</mmlSc:securityLevel>")));
    };
    EXPECT_THAT(first_of(with("creator"), "Patient"), HasSubstr(R"("code":"R")"));
    EXPECT_THAT(faults_of(with("creator")), Contains("needs-policy at MmlModuleItem[1]/docInfo/securityLevel"));
    EXPECT_THAT(first_of(with("all"), "Patient"), Not(HasSubstr("security")));
}

}  // namespace
}  // namespace kakehashi::mappers::mml
