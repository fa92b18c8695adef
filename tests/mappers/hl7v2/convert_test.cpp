#include <gtest/gtest.h>

#include <algorithm>

#include "convert_text.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

TEST(ConvertAdt, A08GivesThePatientWithNamesAddressAndInsurance) {
    const auto found = convert("ADT^A08^ADT_A01", std::string(kPv1) +
                                                      "IN1|1|C0^国民健康保険^JHSD0001|138057||||||"
                                                      "|記号１・123・01||20200401|99991231||||SEL^本人^HL70063\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::patient);
    EXPECT_TRUE(found.units[0].patient_is_known);
    EXPECT_TRUE(holds(json_of(found), {"00012345", "見本", "ミホン", "1970-01-02", "female", "422-8033", "静岡県",
                                       "054-000-0000", "00138057:"}));
    EXPECT_EQ(fate_of(found, "PV1-2.1"), FieldFate::ignored);
    EXPECT_EQ(fate_of(found, "IN1-10.1"), FieldFate::mapped);
}

TEST(ConvertAdt, AdmissionAndDischargeFindTheSameEncounter) {
    const std::string pv1 =
        "PV1|0001|I|3W^301^1^^^N||||110^見本^医|||01|||||||||V77|||||||||||||||||||||||||"
        "202403111030|";
    const auto admitted = convert("ADT^A01^ADT_A01", "EVN||202403111030\r" + pv1 + "\r");
    const auto discharged = convert("ADT^A03^ADT_A03", "EVN||202403201000\r" + pv1 + "202403201000\r");
    ASSERT_EQ(admitted.units.size(), 2U);  // the patient is introduced by the first contact
    ASSERT_EQ(discharged.units.size(), 1U);
    EXPECT_EQ(admitted.units[1].key, discharged.units[0].key);
    EXPECT_TRUE(holds(json_of(admitted, 1), {"in-progress", "2024-03-11T10:30:00+09:00", "IMP"}));
    EXPECT_TRUE(holds(json_of(discharged), {"finished", "2024-03-20T10:00:00+09:00"}));
}

TEST(ConvertAdt, A60GivesTheWholeListOfAllergies) {
    const auto found =
        convert("ADT^A60^ADT_A60",
                "IAM|1|FA^食物アレルギー^HL70127|L88^そば^99LAB|SV^重度^HL70128|じんましん|A^追加^HL70323"
                "|||||1999\rIAM|2|DA|N^なし^99LAB\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_TRUE(holds(json_of(found), {"food", "そば", "severe", "じんましん", "\"1999\""}));
    EXPECT_EQ(json_of(found).find("criticality"), std::string::npos);
    EXPECT_TRUE(has_rule(found, "no-allergy-entry"));
}

TEST(ConvertPpr, Zd1GivesTheWholeListOfDiagnoses) {
    const auto found =
        convert("PPR^ZD1^PPR_ZD1",
                "PRB|AD|20240311|20054174^胃炎^MDCDX2|770001|||20240311||20240401|K297^^I10^O^外来時^JHSD0004^2013|||"
                "1^疑い^JHSD0005|R^回復^HL70241|20240401|20240310|急性胃炎の疑い|1^主診断^JHSD0007\r"
                "ZPR|1001^急性^MDCDX2|20054174^胃炎^MDCDX2|8002^の疑い^MDCDX2\r"
                "ORC|NW|770001||||||||||110^見本^医|||||01^内科^99LAB||||||||||||O\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::condition);
    EXPECT_TRUE(holds(json_of(found), {"770001", "unconfirmed", "resolved", "急性胃炎の疑い", "20054174", "1001",
                                       "8002", "2024-03-10", "2024-04-01", "2024-03-11"}));
    EXPECT_EQ(fate_of(found, "PRB-10.4"), FieldFate::unmapped);
}

TEST(ConvertPpr, OutcomeThatGoesOnMakesItsDateNoEnd) {
    const auto found =
        convert("PPR^ZD1^PPR_ZD1",
                "PRB|AD|20240311|20054174^胃炎^MDCDX2|770001|||20240311|||||||N^回復せず^HL70241|20240401|"
                "20240310|胃炎\r");
    EXPECT_TRUE(has_rule(found, "status-date-not-end"));
    EXPECT_EQ(json_of(found).find("abatement"), std::string::npos);
}

TEST(ConvertPpr, Pc1AddsOneProblemBesideTheOthers) {
    const auto one = convert("PPR^PC1", "PRB|AD|20240311|X^one^L|1|||20240311\r");
    const auto two = convert("PPR^PC1", "PRB|AD|20240311|Y^two^L|2|||20240311\r");
    ASSERT_EQ(one.units.size() + two.units.size(), 2U);
    EXPECT_NE(one.units[0].key, two.units[0].key);
}

constexpr std::string_view kDrug =
    "RXE||100000001^見本散１０％^HOT9|0.5||G^グラム^MR9P|||||10.5|G^グラム^MR9P||||||||1.5^G&グラム&MR9P||"
    "OHP^外来処方^MR9P\r"
    "TQ1|1||1013044400000000&内服・経口・１日３回朝昼夕食後&JAMISDP01~V11NNNNN&不均等&JAMISDP01|||7^d|20240311\r"
    "RXR|PO^口^HL70162\r";

TEST(ConvertRde, PrescriptionKeepsRpUsageAndAmounts) {
    const auto found =
        convert("RDE^O11^RDE_O11", std::string(kPv1) +
                                       "ORC|NW|0000000000555||2_001|||||20240311103045|||110^見本^医^^^^^^^L^^^^^I\r" +
                                       std::string(kDrug));
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::prescription);
    EXPECT_TRUE(holds(json_of(found), {"2024-03-11T10:30:45+09:00", "見本散１０％", "100000001", "1013044400000000",
                                       "V11NNNNN", "10.5", "1.5", "\"PO\"", "OHP"}));
    EXPECT_TRUE(has_rule(found, "strength-type-unknown"));
}

TEST(ConvertRde, DoseCountedInPiecesIsOfTheProduct) {
    const auto found = convert("RDE^O11",
                               "ORC|NW|5||1|||||20240311103045\rRXE||100000001^見本錠^HOT9|1||TAB^錠^MR9P\r"
                               "TQ1|1||||||3^d|20240311\r");
    EXPECT_EQ(found.units.size(), 1U);
    EXPECT_FALSE(has_rule(found, "strength-type-unknown"));
}

TEST(ConvertRde, CancelledOrderTakesItsUnitAway) {
    const auto made = convert("RDE^O11", "ORC|NW|555||1|||||20240311103045\r" + std::string(kDrug));
    const auto gone = convert("RDE^O11", "ORC|CA|555||1|||||20240311103045\r" + std::string(kDrug));
    ASSERT_EQ(gone.units.size(), 1U);
    EXPECT_EQ(gone.units[0].operation, UnitOperation::remove);
    EXPECT_EQ(gone.units[0].key, made.units.at(0).key);
}

TEST(ConvertOul, ResultsKeepDigitsAndBelongToTheirSpecimen) {
    const auto found = convert(
        "OUL^R22^OUL_R22",
        "SPM|1|98765||023^血清^JC10|||||||||||||202403110830\rOBR|1|555||B01^生化学^99LAB\rORC|SC|555|||CM\r"
        "OBX|1|NM|3H015000002326101^カリウム^JC10^L221^K^99LAB||4.10|mmol/L^mmol/L^ISO+|3.6-4.8||||F|||202403110830\r"
        "OBX|2|ST|3A010000002327101^総蛋白^JC10^L1^TP^99LAB||検体不足|g/dl|||||F|||202403110830\rNTE|1||再検\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::laboratory);
    EXPECT_TRUE(
        holds(json_of(found), {"4.10", "mmol/L", "血清", "L221", "検体不足", "再検", "2024-03-11T08:30:00+09:00"}));
    EXPECT_EQ(fate_of(found, "OBX[1]-5.1"), FieldFate::mapped);
}

TEST(ConvertOru, PressuresOfOneMeasurementBecomeOneUnit) {
    const auto found =
        convert("ORU^R01^ORU_R01",
                "OBR|1|||182777000^monitoring^SCT|||20240311090000\r"
                "OBX|1|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.1.9.150021|128|266016^MDC_DIM_MMHG^MDC|||||R"
                "|||20240311090012\r"
                "OBX|2|NM|150022^MDC_PRESS_BLD_NONINV_DIA^MDC|1.1.9.150022|-999|266016^MDC_DIM_MMHG^MDC"
                "|||||X|||20240311090012\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::vital_signs);
    EXPECT_TRUE(holds(json_of(found), {"31002365", "31001848", "31001849", "128", "2024-03-11T09:00:12+09:00"}));
    EXPECT_EQ(json_of(found).find("-999,"), std::string::npos);
    EXPECT_TRUE(has_rule(found, "placeholder-value"));
}

TEST(ConvertMessage, SameInputGivesTheSameBytes) {
    EXPECT_EQ(json_of(convert("ADT^A08", kPv1)), json_of(convert("ADT^A08", kPv1)));
}

struct Refused {
    std::string_view why;
    std::string bytes;
    std::string_view rule;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }
class ConversionRefused : public testing::TestWithParam<Refused> {};
TEST_P(ConversionRefused, WithItsReasonAndItsAccount) {
    const auto found = convert_message({"test", GetParam().bytes}, our_context());
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(has_rule(found, GetParam().rule));
    EXPECT_FALSE(fhir::has_no_errors(found.report));
    EXPECT_FALSE(found.account.fields.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Hl7v2, ConversionRefused,
    testing::Values(
        Refused{"an order of an examination without one", message("OMG^O19", ""), "target-missing"},
        Refused{"an order of food", message("OMD^O03", ""), "family-unknown"},
        Refused{"no PID", "MSH|^~\\&|A|B|C|D|20240311||ADT^A08|1|P|2.5\r", "patient-unknown"},
        Refused{"an appointment, which has no PID", "MSH|^~\\&|A|B|C|D|20240311||SIU^S12|1|P|2.5\rSCH|1\r",
                "family-unknown"},
        Refused{"PID-3 empty", "MSH|^~\\&|A|B|C|D|20240311||ADT^A08|1|P|2.5\rPID|1||\r", "patient-unknown"},
        Refused{"no type", "MSH|^~\\&|A|B|C|D|20240311|||1|P|2.5\rPID|1||1\r", "family-unknown"},
        Refused{"version 3", "MSH|^~\\&|A|B|C|D|20240311||ADT^A08|1|P|3\rPID|1||1\r", "version-unsupported"},
        Refused{"another institution", "MSH|^~\\&|A|1319999992|C|D|20240311||ADT^A08|1|P|2.5\rPID|1||1\r",
                "institution-mismatch"},
        Refused{"shifted fields", "MSH|^~\\&|A|B|C|D|20240311||ADT^A08|1|P|2.5\rPID|1||1||A^B|||19700101\r",
                "field-shifted"},
        Refused{"a discharge without any date", "MSH|^~\\&|A|B|C|D|20240311||ADT^A03|1|P|2.5\rPID|1||1||A^B\rPV1|1|I\r",
                "encounter-start-unknown"}));

TEST(MakeAck, OriginalModeSwapsTheSidesAndRepeatsTheControlId) {
    const auto request = parse_msh(message("ADT^A08^ADT_A01", ""));
    ASSERT_TRUE(request.has_value());
    EXPECT_EQ(make_ack(*request, AckCode::accept, "20240311101501"),
              "MSH|^~\\&|GW|K|HIS|1319999991|20240311101501||ACK^A08^ACK|A20240311101501|P|2.5||||||UNICODE UTF-8\r"
              "MSA|AA|0001|\r");
    EXPECT_NE(make_ack(*request, AckCode::reject, "2024", "cannot store").find("MSA|AR|0001|cannot store\rERR|"),
              std::string::npos);
}

TEST(MakeAck, EnhancedModeAnswersCommitsAsAsked) {
    ParsedMshInfo request{.trigger = "A08", .control_id = "7", .accept_ack = "ER"};
    EXPECT_EQ(make_ack(request, AckCode::accept, "2024"), "");
    EXPECT_NE(make_ack(request, AckCode::error, "2024").find("MSA|CE|7"), std::string::npos);
    request.accept_ack = "AL";
    EXPECT_NE(make_ack(request, AckCode::accept, "2024").find("MSA|CA|7"), std::string::npos);
}

TEST(MakeAck, EmptyControlIdIsRejected) {
    EXPECT_NE(make_ack({.trigger = "A08"}, AckCode::accept, "2024").find("MSA|AR||"), std::string::npos);
}

}  // namespace
}  // namespace kakehashi::mappers::hl7v2
