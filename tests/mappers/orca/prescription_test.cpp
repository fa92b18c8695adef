#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "answers.hpp"
#include "kakehashi/mappers/text.hpp"

namespace kakehashi::mappers::orca {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string form(std::string_view rps, std::string_view hospital = "9999991") {
    return "{" + std::string(kHead) +
           R"("Form_ID":"shohosen","Forms":[{"data":{"Perform_Date":"2024-03-11","IssuedDate":"2024-03-11","Department_Code":"01",)"
           R"("Patient":{"ID":"00216","Name":"見本　花","KanaName":"ミホン　ハナ","BirthDate":"1970-01-02","Sex":"2"},)"
           R"("Hospital":{"Prefectures_Number":"13","Code":")" +
           std::string(hospital) + R"("},"Doctor":{"Code":"10001","Name":"見本　医師"},"Rp":[)" + std::string(rps) +
           R"(,{}],"Qr_ID":"1#x"}},{}]})";
}

std::string rp(std::string_view medical_class, std::string_view count, std::string_view amount = "00003.50000",
               std::string_view unit = "錠") {
    return R"({"Medical_Class":")" + std::string(medical_class) + R"(","Count":")" + std::string(count) +
           R"(","Unit_Name":"日分","Medication":[{"Name":"見本錠","Amount":")" + std::string(amount) +
           R"(","Unit_Name":")" + std::string(unit) +
           R"(","Code":"620006852","Generic_Flg":"1","Generic_Code":"6241001Q1ZZZ"},)"
           R"({"Name":"１日３回毎食後","Code":"0010000303"},{"Name":"粉砕","Code":"810000001"},{}]})";
}

TEST(OrcaPrescription, AmountsAreOfADayAnIntakeOrAll) {
    const Conversion conversion = convert(form(rp("21", "007") + "," + rp("221", "010") + "," + rp("23", "001")));
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_FALSE(conversion.units[0].patient_is_known) << "no address: it waits for the patient's own unit";
    const auto requests = resources_of(conversion, "MedicationRequest");
    ASSERT_EQ(requests.size(), 3U);
    EXPECT_THAT(requests[0], HasSubstr(R"("rateRatio":{"numerator":{"value":3.5,"unit":"錠")"));
    EXPECT_THAT(requests[0], HasSubstr(R"("value":7,"unit":"日")"));
    EXPECT_THAT(requests[1], HasSubstr(R"("doseQuantity":{"value":3.5)"));
    EXPECT_THAT(requests[1], HasSubstr(R"("asNeededBoolean":true)"));
    EXPECT_THAT(requests[1], HasSubstr(R"("valueInteger":10)"));
    EXPECT_THAT(requests[2], HasSubstr(R"("quantity":{"value":3.5)"));
    EXPECT_THAT(requests[0], HasSubstr("620006852"));
    EXPECT_THAT(requests[0], HasSubstr("6241001Q1ZZZ"));
    EXPECT_THAT(requests[0], HasSubstr(R"("text":"１日３回毎食後")"));
    EXPECT_THAT(requests[0], HasSubstr(R"("note":[{"text":"粉砕"}])"));
    EXPECT_THAT(requests[0], HasSubstr("医師"));
    EXPECT_EQ(orca_institution(form(rp("21", "007"))), "1319999991");
}

TEST(OrcaPrescription, AReprintHasTheSameKey) {
    std::string again = form(rp("21", "007"));
    again.replace(again.find("1#x"), 3, "2#y");
    EXPECT_EQ(convert(form(rp("21", "007"))).units.at(0).key, convert(again).units.at(0).key);
}

TEST(OrcaPrescription, AnAmountOfAnotherClassStaysText) {
    const Conversion conversion = convert(form(rp("29", "001")));
    EXPECT_THAT(faults_of(conversion), Contains("dose-basis-unknown at Forms[1]/data/Rp[1]"));
    EXPECT_THAT(first_of(conversion, "MedicationRequest"), HasSubstr("用量 3.5錠"));
    EXPECT_THAT(faults_of(convert(form(rp("21", "007", "適量")))), Contains(HasSubstr("number-invalid")));
}

TEST(OrcaPrescription, AGeneralNameHasItsForm) {
    std::string text = form(rp("21", "007"));
    text.replace(text.find("6241001Q1ZZZ"), 12, "6241001Q1073");
    const Conversion conversion = convert(text);
    EXPECT_THAT(first_of(conversion, "MedicationRequest"), Not(HasSubstr("6241001Q1073")));
    EXPECT_THAT(faults_of(conversion), Contains("code-label-mismatch at Forms[1]/data/Rp[1]"));
}

std::string medical(std::string_view medical_class) {
    return answer(
        "medicalres",
        R"("Perform_Date":"2024-03-11","Department_Code":"01","Department_Name":"内科","Physician_Code":"10001",)"
        R"("Medical_Uid":"u-1","Patient_Information":{"Patient_ID":"00004","WholeName":"見本　花"},)"
        R"("Medical_Information":[{"Medical_Info":[{"Medical_Class":")" +
            std::string(medical_class) +
            R"(","Medical_Class_Number":"7","Medication_Info":[{"Medication_Code":"620006852","Medication_Name":"見本錠",)"
            R"("Medication_Number":"3"},{}]},{}]},{}])");
}

TEST(OrcaMedical, OfDrugsIsAPrescriptionAndElseBilling) {
    const Conversion drugs = convert(medical("212"));
    EXPECT_THAT(first_of(drugs, "MedicationRequest"), HasSubstr("内科"));
    const Conversion fee = convert(medical("120"));
    EXPECT_TRUE(fee.units.empty());
    EXPECT_TRUE(fhir::has_no_errors(fee.report));
    EXPECT_EQ(fee.account.count(FieldFate::unmapped), 0U);
}

TEST(OrcaCheck, OfDrugsAgainstEachOtherSaysNothingOfThePatient) {
    const Conversion conversion =
        convert(answer("contraindication_checkres", R"("Medical_Information":[{"Medication_Name":"見本錠"}])"));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(rules_of(conversion), Contains("packaging-only"));
    EXPECT_EQ(conversion.account.count(FieldFate::unmapped), 0U);
}

struct Refused {
    const char* why;
    std::string text;
    const char* rule;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }

class OrcaRefused : public testing::TestWithParam<Refused> {};
TEST_P(OrcaRefused, WithItsReasonInBothLanguages) {
    const Conversion conversion = convert(GetParam().text);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_FALSE(fhir::has_no_errors(conversion.report));
    EXPECT_THAT(rules_of(conversion), Contains(GetParam().rule));
    for (const fhir::Issue& issue : conversion.report) EXPECT_FALSE(issue.diagnostics_ja.empty()) << issue.rule;
}

std::string with_result(std::string_view result) {
    return R"({"patientinfores":{"Api_Result":")" + std::string(result) +
           R"(","Patient_Information":{"Patient_ID":"1","WholeName":"見本　花"}}})";
}

INSTANTIATE_TEST_SUITE_P(
    Orca, OrcaRefused,
    testing::Values(
        Refused{"empty", "", "empty-file"},
        Refused{"JSON cut off", form(rp("21", "007")).substr(0, 200), "json-malformed"},
        Refused{"XML cut off", "<xmlio2><patientinfores>", "xml-malformed"},
        Refused{"neither", "MSH|^~", "xml-malformed"}, Refused{"a list", "[]", "xml-malformed"},
        Refused{"JSON of another kind", R"({"resourceType":"Patient"})", "not-this-format"},
        Refused{"XML of another kind", "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>", "not-this-format"},
        Refused{"a document type", "<!DOCTYPE x [<!ENTITY e \"x\">]><xmlio2/>", "xml-dtd"},
        Refused{"a megabyte of nesting in XML",
                [] {
                    std::string text;
                    while (text.size() < (1U << 20)) text += "<a>";
                    return text;
                }(),
                "too-deep"},
        Refused{"false encoding", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><xmlio2>\xFF\xFE</xmlio2>", "undecodable"},
        Refused{"no such patient", with_result("10"), "api-error"},
        Refused{"an E code", with_result("E01"), "api-error"},
        Refused{"a 4-digit code", with_result("0105"), "api-error"}, Refused{"no result", with_result(""), "api-error"},
        Refused{"an answer of another kind", answer("acceptlstres", R"("x":"1")"), "family-unknown"},
        Refused{"no patient", answer("patientinfores", R"("x":"1")"), "patient-unknown"},
        Refused{"diseases of nobody", answer("disease_infores", R"("Disease_Information":[])"), "patient-unknown"},
        Refused{"a prescription of another institution", form(rp("21", "007"), "9999992"), "institution-mismatch"},
        Refused{"a prescription without drugs", form("{}"), "no-drugs"}));

TEST(Orca, AJsonOfAMegabyteOfNestingIsRefused) {
    const Conversion conversion = convert("{\"a\":" + std::string(1U << 20, '['));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_FALSE(fhir::has_no_errors(conversion.report));
}

TEST(Orca, MoreThanTheApiGivesIsRefused) {
    EXPECT_THAT(rules_of(convert(form(rp("21", "007")) + std::string(std::size_t{9} << 20, ' '))),
                Contains("too-large"));
    std::string lines;
    for (int at = 0; at < 201; ++at) lines += R"({"Name":"見本錠","Amount":"1","Unit_Name":"錠","Code":"620006852"},)";
    const Conversion conversion =
        convert(form(R"({"Medical_Class":"21","Count":"007","Medication":[)" + lines + "{}]}"));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(faults_of(conversion), Contains("too-large at Forms[1]/data/Rp[1]"));
}

TEST(Orca, AWarningHasItsData) {
    const Conversion conversion = convert(with_result("K20"));
    EXPECT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(faults_of(conversion), Contains("api-warning at Api_Result"));
}

TEST(Orca, CutAtEveryTenthByteItNeverCrashesAndNeverIsSilent) {
    const std::string whole = form(rp("21", "007"));
    for (std::size_t size = 0; size < whole.size(); size += 10) {
        const Conversion conversion = convert(whole.substr(0, size));
        EXPECT_FALSE(conversion.units.empty() && fhir::has_no_errors(conversion.report)) << size;
    }
}

}  // namespace
}  // namespace kakehashi::mappers::orca
