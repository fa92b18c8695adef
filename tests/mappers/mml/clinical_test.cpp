#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mml_text.hpp"

namespace kakehashi::mappers::mml {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string diagnosis(std::string_view inside) {
    return "<mmlRd:RegisteredDiagnosisModule>" + std::string(inside) +
           "<mmlRd:startDate>2024-01-15</mmlRd:startDate></mmlRd:RegisteredDiagnosisModule>";
}

Conversion convert_diagnosis(std::string_view inside, const Context& context = reader()) {
    return convert(document(item("registeredDiagnosis", diagnosis(inside))), context);
}

constexpr std::string_view kParts =
    R"(<mmlRd:diagnosisContents><mmlRd:dxItem><mmlRd:name mmlRd:code="ZZZ2057" mmlRd:system="Diagnosis">両</mmlRd:name>)"
    R"(</mmlRd:dxItem><mmlRd:dxItem><mmlRd:name mmlRd:code="7153018" mmlRd:system="Diagnosis">変形性膝関節症</mmlRd:name>)"
    R"(</mmlRd:dxItem><mmlRd:dxItem><mmlRd:name mmlRd:code="ZZZ8002" mmlRd:system="Diagnosis">の疑い</mmlRd:name>)"
    R"(</mmlRd:dxItem></mmlRd:diagnosisContents>)";

TEST(MmlDiagnosis, OfPartsHasItsStemCodedAndItsWholeName) {
    const Conversion conversion = convert_diagnosis(kParts);
    const std::string condition = first_of(conversion, "Condition");
    EXPECT_THAT(condition, HasSubstr(R"("text":"両変形性膝関節症の疑い")"));
    EXPECT_THAT(condition, HasSubstr(R"("code":"7153018","display":"変形性膝関節症")"));
    EXPECT_THAT(condition, HasSubstr(R"("code":"99999999")")) << "no management number: the guide's filler";
    EXPECT_THAT(condition, HasSubstr("unconfirmed"));
    EXPECT_THAT(condition, Not(HasSubstr("Modifier"))) << "the profile has no place for their codes";
    EXPECT_THAT(faults_of(conversion), Contains("keynumber-missing at MmlModuleItem[1]/RegisteredDiagnosisModule"));
}

TEST(MmlDiagnosis, ModifiersAreWrittenWhereTheHospitalHasTheirNumbers) {
    Context context = reader();
    context.code_maps = {{"modifier|2057", "1006"}, {"modifier|8002", "8002"}, {"disease|7153018", "20059999"}};
    const std::string condition = first_of(convert_diagnosis(kParts, context), "Condition");
    EXPECT_THAT(condition, HasSubstr("DiseasePrefixModifier"));
    EXPECT_THAT(condition, HasSubstr("DiseasePostfixModifier"));
    EXPECT_THAT(condition, HasSubstr(R"("code":"20059999")"));
    EXPECT_THAT(condition, Not(HasSubstr("99999999")));
}

TEST(MmlDiagnosis, CodesJoinedByAFullStopAreTakenApart) {
    const std::string condition = first_of(
        convert_diagnosis(
            R"(<mmlRd:diagnosis mmlRd:code="4042.4273006" mmlRd:system="Diagnosis">発作性心房細動</mmlRd:diagnosis>)"),
        "Condition");
    EXPECT_THAT(condition, HasSubstr(R"("code":"4273006")"));
    EXPECT_THAT(condition, HasSubstr(R"("text":"発作性心房細動")"));
}

/// Codes whose label is not true, or says another list than FHIR has.
struct WrongCode {
    const char* why;
    const char* system;
    const char* code;
    const char* fault;
};
void PrintTo(const WrongCode& row, std::ostream* out) { *out << row.why; }

class CodeRefused : public testing::TestWithParam<WrongCode> {};
TEST_P(CodeRefused, AndItsWordsStay) {
    const Conversion conversion =
        convert_diagnosis("<mmlRd:diagnosis mmlRd:code=\"" + std::string(GetParam().code) + "\" mmlRd:system=\"" +
                          GetParam().system + "\">高尿酸血症</mmlRd:diagnosis>");
    EXPECT_THAT(faults_of(conversion), Contains(HasSubstr(GetParam().fault)));
    EXPECT_THAT(first_of(conversion, "Condition"), Not(HasSubstr(std::string("\"") + GetParam().code)));
    EXPECT_THAT(first_of(conversion, "Condition"), HasSubstr("高尿酸血症"));
    EXPECT_EQ(fate_at(conversion, "diagnosis/@code"), "unmapped: ");
}
INSTANTIATE_TEST_SUITE_P(Mml, CodeRefused,
                         testing::Values(WrongCode{"a receipt's sub code", "ICD-10", "E790-.003",
                                                   "code-label-mismatch"},
                                         WrongCode{"an older ICD", "ICD10_2001-10-03MEDIS", "E790", "unknown-code"},
                                         WrongCode{"no list", "99XYZ", "123", "unknown-code"},
                                         WrongCode{"no digits", "Diagnosis", "7153O18", "unknown-code"},
                                         WrongCode{"too long for the list", "MEDIS", "200541741", "unknown-code"}));

TEST(MmlDiagnosis, IcdOfTheRightFormIsWritten) {
    const std::string condition = first_of(
        convert_diagnosis(R"(<mmlRd:diagnosis mmlRd:code="E790" mmlRd:system="ICD-10">高尿酸血症</mmlRd:diagnosis>)"),
        "Condition");
    EXPECT_THAT(condition, HasSubstr(R"("code":"E79.0")"));
}

struct OutcomeRow {
    const char* outcome;
    const char* end;
    const char* status;
};
void PrintTo(const OutcomeRow& row, std::ostream* out) { *out << row.outcome; }
class OutcomeOfADisease : public testing::TestWithParam<OutcomeRow> {};
TEST_P(OutcomeOfADisease, IsItsClinicalStatus) {
    const std::string end =
        *GetParam().end == '\0' ? "" : "<mmlRd:endDate>" + std::string(GetParam().end) + "</mmlRd:endDate>";
    const Conversion conversion = convert_diagnosis("<mmlRd:diagnosis>胃炎</mmlRd:diagnosis>" + end +
                                                    "<mmlRd:outcome>" + GetParam().outcome + "</mmlRd:outcome>");
    EXPECT_THAT(first_of(conversion, "Condition"), HasSubstr("\"code\":\"" + std::string(GetParam().status) + "\""));
}
INSTANTIATE_TEST_SUITE_P(
    Mml, OutcomeOfADisease,
    testing::Values(OutcomeRow{"fullyRecovered", "2024-02-01", "resolved"}, OutcomeRow{"recovering", "", "remission"},
                    OutcomeRow{"died", "2024-02-01", "inactive"}, OutcomeRow{"continued", "", "active"},
                    OutcomeRow{"unchanged", "2024-02-01", "inactive"}, OutcomeRow{"delete", "", "entered-in-error"},
                    OutcomeRow{"nonsense", "", "active"}));

TEST(MmlDiagnosis, ASecondDocumentLeavesTheFirstOnesDiagnoses) {
    const std::string name = "<mmlRd:diagnosis>胃炎</mmlRd:diagnosis>";
    const Conversion first = convert(document(item("registeredDiagnosis", diagnosis(name), "U-1")));
    const Conversion second = convert(document(item("registeredDiagnosis", diagnosis(name), "U-2")));
    EXPECT_NE(first.units.at(0).key, second.units.at(0).key);
    const Conversion again = convert(document(item("registeredDiagnosis", diagnosis(name), "U-1")));
    EXPECT_EQ(first.units.at(0).key, again.units.at(0).key);
}

TEST(MmlDiagnosis, AnEditionTakesTheOlderOneAway) {
    const std::string name = "<mmlRd:diagnosis>胃炎</mmlRd:diagnosis>";
    const Conversion old = convert(document(item("registeredDiagnosis", diagnosis(name), "U-1")));
    const Conversion edited = convert(document(
        item("registeredDiagnosis", diagnosis(name), "U-2", R"(<parentId relation="oldEdition">U-1</parentId>)")));
    ASSERT_EQ(edited.units.size(), 2U);
    EXPECT_EQ(edited.units[0].operation, UnitOperation::remove);
    EXPECT_EQ(edited.units[0].key, old.units.at(0).key);
    const Conversion related = convert(
        document(item("registeredDiagnosis", diagnosis(name), "U-2", R"(<parentId relation="order">U-1</parentId>)")));
    EXPECT_EQ(related.units.size(), 1U) << "an order is not replaced by its answer";
}

std::string allergy(std::string_view factor, std::string_view rest = {}) {
    return "<mmlBc:BaseClinicModule><mmlBc:allergy><mmlBc:allergyItem><mmlBc:factor>" + std::string(factor) +
           "</mmlBc:factor>" + std::string(rest) + "</mmlBc:allergyItem></mmlBc:allergy></mmlBc:BaseClinicModule>";
}

TEST(MmlBaseClinic, AnAllergenGetsItsKindFromTheHospitalsTableOnly) {
    const std::string text =
        document(item("baseClinic", allergy("crab",
                                            "<mmlBc:severity>mild</mmlBc:severity>"
                                            "<mmlBc:identifiedDate>since childhood</mmlBc:identifiedDate>"
                                            "<mmlBc:memo>not shrimp<xhtml:br/>raw fish</mmlBc:memo>")));
    const Conversion alone = convert(text);
    EXPECT_THAT(faults_of(alone), Contains(HasSubstr("allergy-category-unknown")));
    Context context = reader();
    context.code_maps["allergen|crab"] = "D9F";
    const std::string fact = first_of(convert(text, context), "AllergyIntolerance");
    EXPECT_THAT(fact, HasSubstr("D9F000000000"));
    EXPECT_THAT(fact, HasSubstr(R"("category":["food"])"));
    EXPECT_THAT(fact, HasSubstr(R"(since childhood\nnot shrimp\nraw fish)")) << "no date: a note";
    EXPECT_THAT(fact, Not(HasSubstr("onset")));
}

TEST(MmlBaseClinic, NoAllergyIsNoResourceAndTakesTheListAway) {
    const Conversion conversion = convert(document(item("baseClinic", allergy("なし"))));
    EXPECT_TRUE(resources_of(conversion, "AllergyIntolerance").empty());
    EXPECT_THAT(rules_of(conversion), Contains("no-allergy-entry"));
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].operation, UnitOperation::remove);
    EXPECT_EQ(conversion.units[0].key, convert(document(item("baseClinic", allergy("crab")))).units.at(0).key);
}

TEST(MmlBaseClinic, ABloodTypeWithoutDateIsSaidAndNotSent) {
    const Conversion conversion = convert(document(item("baseClinic",
                                                        "<mmlBc:BaseClinicModule><mmlBc:bloodtype><mmlBc:abo>a</"
                                                        "mmlBc:abo></mmlBc:bloodtype></mmlBc:BaseClinicModule>")));
    EXPECT_THAT(faults_of(conversion), Contains("entry-unmapped at MmlModuleItem[1]/BaseClinicModule/bloodtype"));
    EXPECT_EQ(fate_at(conversion, "abo/text()"), "unmapped: ");
}

std::string test_module(std::string_view results) {
    return R"(<mmlLb:TestModule><mmlLb:information mmlLb:registId="R-1" mmlLb:sampleTime="2024-03-10T06:00:00" )"
           R"(mmlLb:reportTime="2024-03-10T11:15:00"><mmlLb:reportStatus mmlLb:statusCode="mid">中間</mmlLb:reportStatus>)"
           R"(<mmlLb:department mmlLb:depCode="01">内科　　</mmlLb:department></mmlLb:information><mmlLb:laboTest>)"
           R"(<mmlLb:specimen><mmlLb:specimenName mmlLb:spCode="01">血清　</mmlLb:specimenName></mmlLb:specimen>)" +
           std::string(results) + "</mmlLb:laboTest></mmlLb:TestModule>";
}

std::string result(std::string_view value, std::string_view number) {
    return R"(<mmlLb:item><mmlLb:itemName mmlLb:itCode="0301" mmlLb:itCodeId="99LAB" mmlLb:Acode="5C070" mmlLb:Icode="0000" )"
           R"(mmlLb:Scode="023" mmlLb:Mcode="062" mmlLb:Rcode="01">ＣＲＰ　</mmlLb:itemName><mmlLb:value>)" +
           std::string(value) + "</mmlLb:value>" + std::string(number) + "<mmlLb:unit>MG/DL</mmlLb:unit></mmlLb:item>";
}

TEST(MmlTest, BecomesResultsOfOneReport) {
    const Conversion conversion = convert(document(item(
        "test", test_module(result(
                    "0.1", R"(<mmlLb:numValue mmlLb:up="0.4" mmlLb:low="0.0" mmlLb:out="N">0.10</mmlLb:numValue>)")))));
    ASSERT_EQ(conversion.units.size(), 1U);
    const std::string observation = first_of(conversion, "Observation");
    EXPECT_THAT(observation, HasSubstr(R"("status":"preliminary")"));
    EXPECT_THAT(observation, HasSubstr("5C070000002306201")) << "JLAC10 of its five parts";
    EXPECT_THAT(observation, HasSubstr(R"("value":0.1)")) << "value is what counts";
    EXPECT_THAT(observation, HasSubstr(R"("effectiveDateTime":"2024-03-10T06:00:00+09:00")"));
    EXPECT_THAT(observation, HasSubstr(R"("display":"血清")"));
    EXPECT_THAT(observation, HasSubstr("内科"));
    EXPECT_EQ(fate_at(conversion, "numValue/text()"), "mapped: used: digits of the value once more");
}

TEST(MmlTest, TheSignOfAValueIsNotLostToItsNumber) {
    const Conversion conversion =
        convert(document(item("test", test_module(result("&lt;0.5", "<mmlLb:numValue>0.5</mmlLb:numValue>")))));
    EXPECT_THAT(first_of(conversion, "Observation"), HasSubstr(R"("comparator":"<")"));
}

TEST(MmlTest, ValueAndNumberThatDifferAreSaid) {
    const Conversion conversion =
        convert(document(item("test", test_module(result("0.5", "<mmlLb:numValue>5.0</mmlLb:numValue>")))));
    EXPECT_THAT(faults_of(conversion),
                Contains("value-conflict at MmlModuleItem[1]/TestModule/laboTest/item/numValue"));
    EXPECT_THAT(first_of(conversion, "Observation"), HasSubstr(R"("value":0.5)"));
    EXPECT_THAT(
        faults_of(convert(document(item("test", test_module(result("0.5", "<mmlLb:numValue>abc</mmlLb:numValue>")))))),
        Contains(HasSubstr("number-invalid")));
}

TEST(MmlTest, TwoResultsOfOneItemAreBothKept) {
    const Conversion conversion = convert(document(item("test", test_module(result("0.5", "") + result("0.7", "")))));
    const auto observations = resources_of(conversion, "Observation");
    ASSERT_EQ(observations.size(), 2U);
    EXPECT_NE(observations[0].substr(0, 80), observations[1].substr(0, 80)) << "ids of their own";
}

TEST(MmlTest, TwoReportsOfOneNumberAreBothKept) {
    const std::string module = test_module(result("0.5", ""));
    const Conversion conversion = convert(document(item("test", module, "U-1") + item("test", module, "U-2")));
    ASSERT_EQ(conversion.units.size(), 2U);
    EXPECT_NE(conversion.units[0].key, conversion.units[1].key);
    EXPECT_THAT(faults_of(conversion), Contains(HasSubstr("duplicate")));
}

TEST(MmlVitalSign, PressuresOfOneModuleAreOneMeasurement) {
    const auto value = [](std::string_view name, std::string_view number, std::string_view unit) {
        return "<mmlVs:item><mmlVs:itemName>" + std::string(name) + "</mmlVs:itemName><mmlVs:numValue>" +
               std::string(number) + "</mmlVs:numValue><mmlVs:unit>" + std::string(unit) + "</mmlVs:unit></mmlVs:item>";
    };
    const Conversion conversion = convert(document(
        item("vitalsign", "<mmlVs:VitalSignModule>" + value("Systolic blood pressure", "120", "mmHg") +
                              value("Diastolic blood pressure", "80", "mmHg") +
                              value("Body temperature", "36", "centigrade") + value("pain", "3", "") +
                              "<mmlVs:observedTime>2024-03-11T09:00:00</mmlVs:observedTime></mmlVs:VitalSignModule>")));
    const auto observations = resources_of(conversion, "Observation");
    ASSERT_EQ(observations.size(), 2U);
    EXPECT_THAT(observations[0], HasSubstr("31002365"));
    EXPECT_THAT(observations[1], HasSubstr(R"("value":36,"unit":"centigrade")"));
    EXPECT_THAT(observations[1], HasSubstr(R"("code":"Cel")"));
    EXPECT_THAT(faults_of(conversion), Contains("unknown-code at MmlModuleItem[1]/VitalSignModule/item/itemName"));
}

TEST(MmlProgressCourse, OrdersInsideAreOrdersAndTheTextStaysInTheAccount) {
    const Conversion conversion = convert(document(item(
        "progressCourse",
        "<mmlPc:ProgressCourseModule><mmlPc:structuredExpression><mmlPc:problemItem><mmlPc:plan><mmlPc:rxOrder>"
        "<mmlPs:PrescriptionModule><mmlPs:medication><mmlPs:medicine><mmlPs:name>見本錠</mmlPs:name></mmlPs:medicine>"
        "<mmlPs:instruction>朝食後</mmlPs:instruction></mmlPs:medication></mmlPs:PrescriptionModule></mmlPc:rxOrder>"
        "<mmlPc:planNotes>減量</mmlPc:planNotes></mmlPc:plan></mmlPc:problemItem></mmlPc:structuredExpression>"
        "</mmlPc:ProgressCourseModule>")));
    EXPECT_EQ(resources_of(conversion, "MedicationRequest").size(), 1U);
    EXPECT_THAT(faults_of(conversion), Contains(HasSubstr("module-unmapped")));
    EXPECT_EQ(fate_at(conversion, "planNotes/text()"), "unmapped: ");
}

TEST(MmlReferral, BecomesTheDocument) {
    const std::string referral =
        R"(<mmlRe:ReferralModule><mmlRe:referFrom><mmlPsi:PersonalizedInfo><mmlCm:Id>D01</mmlCm:Id><mmlPsi:personName>)"
        R"(<mmlNm:Name mmlNm:repCode="I"><mmlNm:fullname>見本　医師</mmlNm:fullname></mmlNm:Name></mmlPsi:personName>)"
        R"(</mmlPsi:PersonalizedInfo></mmlRe:referFrom><mmlRe:chiefComplaints>倦怠感</mmlRe:chiefComplaints>)"
        R"(<mmlRe:presentIllness>受診した。<xhtml:br/>精査した。</mmlRe:presentIllness><mmlRe:referPurpose>精査</mmlRe:referPurpose>)"
        R"(<mmlRe:referToFacility><mmlFc:Facility><mmlFc:name>例示病院</mmlFc:name><mmlCm:Id>1319999992</mmlCm:Id>)"
        R"(</mmlFc:Facility></mmlRe:referToFacility></mmlRe:ReferralModule>)";
    const Conversion conversion = convert(document(item("referral", referral)));
    ASSERT_EQ(conversion.units.size(), 1U);
    EXPECT_EQ(conversion.units[0].kind, UnitKind::document);
    const std::string composition = first_of(conversion, "Composition");
    EXPECT_THAT(composition, HasSubstr("57133-1"));
    EXPECT_THAT(composition, HasSubstr("精査した。"));
    EXPECT_THAT(first_of(conversion, "Practitioner"), HasSubstr("医師"));
    EXPECT_THAT(resources_of(conversion, "Organization"), Contains(HasSubstr("1319999992")));
}

}  // namespace
}  // namespace kakehashi::mappers::mml
