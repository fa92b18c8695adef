#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mml_text.hpp"

namespace kakehashi::mappers::mml {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string medication(std::string_view name, std::string_view code, std::string_view rest) {
    return "<mmlPs:medication><mmlPs:batchNo>1</mmlPs:batchNo><mmlPs:medicine><mmlPs:name>" + std::string(name) +
           "</mmlPs:name><mmlPs:code mmlPs:system=\"YJ\">" + std::string(code) + "</mmlPs:code></mmlPs:medicine>" +
           std::string(rest) + "</mmlPs:medication>";
}

constexpr std::string_view kTwice =
    "<mmlPs:dose>0.5</mmlPs:dose><mmlPs:doseUnit>錠</mmlPs:doseUnit><mmlPs:frequencyPerDay>2</mmlPs:frequencyPerDay>"
    "<mmlPs:startDate>2024-03-12</mmlPs:startDate><mmlPs:duration>P14D</mmlPs:duration>"
    "<mmlPs:instruction>内服 2回 朝夕食後</mmlPs:instruction>";

Conversion convert_drugs(const std::string& medications, const Context& context = reader()) {
    return convert(document(item("prescription", "<mmlPs:PrescriptionModule><mmlPs:issuedTo>external</mmlPs:issuedTo>" +
                                                     medications + "</mmlPs:PrescriptionModule>")),
                   context);
}

TEST(MmlPrescription, BecomesMedicationRequests) {
    const Conversion conversion = convert_drugs(medication("見本錠", "1234567F1012", kTwice));
    const std::string request = first_of(conversion, "MedicationRequest");
    EXPECT_THAT(request, HasSubstr(R"("code":"1234567F1012")"));
    EXPECT_THAT(request, HasSubstr(R"("doseQuantity":{"value":0.5,"unit":"錠")"));
    EXPECT_THAT(request, HasSubstr(R"("numerator":{"value":1,"unit":"錠")"));
    EXPECT_THAT(request, HasSubstr(R"("start":"2024-03-12")"));
    EXPECT_THAT(request, HasSubstr(R"("value":14,"unit":"日")"));
    EXPECT_THAT(request, HasSubstr("OHO"));
    EXPECT_THAT(request, HasSubstr(R"("authoredOn":"2024-03-11T10:15:00+09:00")"));
}

TEST(MmlPrescription, ALabelDoesNotMakeACode) {
    const Conversion conversion = convert_drugs(medication("見本錠", "612320261&quot;", kTwice));
    EXPECT_THAT(faults_of(conversion),
                Contains("code-label-mismatch at MmlModuleItem[1]/PrescriptionModule/medication[1]/medicine/code"));
    EXPECT_THAT(first_of(conversion, "MedicationRequest"), Not(HasSubstr("612320261")));
    EXPECT_THAT(first_of(conversion, "MedicationRequest"), HasSubstr("NOCODED"));
}

TEST(MmlPrescription, OneCodeOfTwoNamesIsUsedForNeither) {
    const Conversion conversion =
        convert_drugs(medication("見本錠", "1234567F1012", kTwice) + medication("例示顆粒", "1234567F1012", kTwice));
    EXPECT_THAT(resources_of(conversion, "MedicationRequest"), Not(Contains(HasSubstr("1234567F1012"))));
    EXPECT_THAT(faults_of(conversion), Contains("code-label-mismatch at MmlModuleItem[1]/PrescriptionModule"));
}

TEST(MmlPrescription, ADoseWhoseIntakesContradictStaysText) {
    std::string drug(kTwice);
    drug.replace(drug.find("2回"), 4, "3回");
    const Conversion conversion = convert_drugs(medication("見本錠", "1234567F1012", drug));
    const std::string request = first_of(conversion, "MedicationRequest");
    EXPECT_THAT(faults_of(conversion), Contains(HasSubstr("dose-basis-unknown")));
    EXPECT_THAT(request, Not(HasSubstr("doseQuantity")));
    EXPECT_THAT(request, HasSubstr("用量 0.5錠"));
}

TEST(MmlPrescription, ADurationOfOtherUnitsStaysText) {
    std::string drug(kTwice);
    drug.replace(drug.find("P14D"), 4, "P1M");
    const Conversion conversion = convert_drugs(medication("見本錠", "1234567F1012", drug));
    EXPECT_THAT(first_of(conversion, "MedicationRequest"), HasSubstr("期間 P1M"));
    EXPECT_THAT(first_of(conversion, "MedicationRequest"), Not(HasSubstr("boundsDuration")));
}

TEST(MmlPrescription, UnitsAndUsagesComeFromTheHospitalsTables) {
    std::string drug(kTwice);
    drug.replace(drug.find("錠"), 3, "C");
    EXPECT_THAT(first_of(convert_drugs(medication("見本", "1234567F1012", drug)), "MedicationRequest"),
                Not(HasSubstr("doseQuantity")));
    Context context = reader();
    context.code_maps = {{"unit|C", "CAP"}, {"usage|内服 2回 朝夕食後", "1012040400000000"}};
    const std::string request =
        first_of(convert_drugs(medication("見本", "1234567F1012", drug), context), "MedicationRequest");
    EXPECT_THAT(request, HasSubstr(R"("code":"CAP")"));
    EXPECT_THAT(request, HasSubstr("1012040400000000"));
}

TEST(MmlPrescription, WithoutDrugsIsRefused) {
    EXPECT_TRUE(convert_drugs("").units.empty());
    EXPECT_THAT(faults_of(convert_drugs("")), Contains("no-drugs at MmlModuleItem[1]/PrescriptionModule"));
}

std::string bundle(std::string_view class_code, std::string_view rest) {
    return "<claim:bundle claim:classCode=\"" + std::string(class_code) +
           "\" claim:classCodeId=\"Claim007\"><claim:className>区分</claim:className>" + std::string(rest) +
           R"(<claim:item claim:subclassCode="2" claim:subclassCodeId="Claim003" claim:code="620001234"><claim:name>見本錠</claim:name>)"
           R"(<claim:number claim:numberCode="10" claim:unit="錠">３</claim:number></claim:item></claim:bundle>)";
}

Conversion convert_claim(const std::string& bundles) {
    return convert(document(item("claim", R"(<claim:ClaimModule><claim:information claim:status="perform" )"
                                          R"(claim:performTime="2024-03-11T09:30:00" claim:admitFlag="false"/>)" +
                                              bundles + "</claim:ClaimModule>"),
                            Version::v2));
}

TEST(Claim, AmountsAreOfADayAnIntakeOrAll) {
    const std::string usage =
        R"(<claim:administration claim:adminCode="001000303">１日３回毎食後</claim:administration>)"
        "<claim:bundleNumber>7</claim:bundleNumber>";
    const auto requests = resources_of(
        convert_claim(bundle("212", usage) + bundle("222", usage) + bundle("232", usage)), "MedicationRequest");
    ASSERT_EQ(requests.size(), 3U);
    EXPECT_THAT(requests[0], HasSubstr(R"("rateRatio":{"numerator":{"value":3)"));
    EXPECT_THAT(requests[0], HasSubstr(R"("value":7,"unit":"日")"));
    EXPECT_THAT(requests[1], HasSubstr(R"("doseQuantity":{"value":3)"));
    EXPECT_THAT(requests[1], HasSubstr(R"("valueInteger":7)"));
    EXPECT_THAT(requests[2], HasSubstr(R"("quantity":{"value":3)"));
    EXPECT_THAT(requests[0], HasSubstr("620001234")) << "the receipt's code beside NOCODED";
    EXPECT_THAT(requests[0], HasSubstr("NOCODED"));
    EXPECT_THAT(requests[0], HasSubstr(R"("code":"AMB")"));
}

TEST(Claim, WhatIsNoDrugIsBillingAndSaidSo) {
    const Conversion conversion = convert_claim(bundle("620", "") + bundle("212", ""));
    EXPECT_EQ(resources_of(conversion, "MedicationRequest").size(), 1U);
    EXPECT_EQ(fate_at(conversion, "bundle[1]/item/name/text()"), "ignored: billing: no prescription");
    const Conversion billing = convert_claim(bundle("120", ""));
    EXPECT_TRUE(billing.units.empty());
    EXPECT_THAT(rules_of(billing), Contains("packaging-only"));
    EXPECT_EQ(billing.account.count(FieldFate::unmapped), 0U);
}

TEST(Claim, AnAmountThatIsNoNumberStaysText) {
    std::string text = bundle("212", "");
    text.replace(text.find("３"), std::string_view("３").size(), "1-2");
    const Conversion conversion = convert_claim(text);
    EXPECT_THAT(faults_of(conversion), Contains(HasSubstr("number-invalid")));
    EXPECT_THAT(first_of(conversion, "MedicationRequest"), HasSubstr("用量 1-2錠"));
}

}  // namespace
}  // namespace kakehashi::mappers::mml
