#include <gtest/gtest.h>

#include "convert_text.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

Conversion basics(std::string_view segments) { return convert("ADT^A08^ADT_A01", segments); }

TEST(NextOfKin, BecomesAContactWithRelationshipAddressAndNumbers) {
    const auto found = basics(
        "NK1|1|見本^太郎^^^^^L^I~ミホン^タロウ^^^^^L^P|SPO^配偶者^HL70063|^^^^100-0001^JPN^H^東京都千代田区見本１|"
        "^PRN^PH^^^^^^^^^03-0000-0001|^WPN^PH^^^^^^^^^03-0000-0002|C^緊急連絡先^HL70131|20200401|||||見本商事^D\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_TRUE(holds(json_of(found),
                      {R"("contact":[{"relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/)"
                       R"(v2-0063","code":"SPO"}],"text":"配偶者"})",
                       R"(v2-0131","code":"C")", R"("text":"見本 太郎")", "03-0000-0001", "03-0000-0002", "100-0001",
                       "東京都千代田区見本", R"("display":"見本商事")", R"("start":"2020-04-01")"}));
    EXPECT_EQ(fate_of(found, "NK1-5.12"), FieldFate::mapped);
}

TEST(NextOfKin, EntryOfThePatientsOwnEmployerIsNoContact) {
    const auto found = basics("NK1|1|見本^花^^^^^L^I|SEL^本人^HL70063||||||||||見本商事^D\r");
    EXPECT_EQ(json_of(found).find("\"contact\""), std::string::npos);
    EXPECT_EQ(fate_of(found, "NK1-13.1"), FieldFate::ignored);
}

TEST(NextOfKin, RelationshipOfNoStandardTableStaysText) {
    const auto found = basics("NK1|1|見本^太郎|99^内縁^99LAB\r");
    EXPECT_TRUE(holds(json_of(found), {R"("relationship":[{"text":"内縁"}])"}));
}

TEST(NextOfKin, WithoutAnythingToBeReachedByMakesNoContact) {
    const auto found = basics("NK1|1||MTH^母^HL70063\r");
    EXPECT_EQ(json_of(found).find("\"contact\""), std::string::npos);  // R4 pat-1
}

TEST(NextOfKin, OfAVisitsMessageIsLeftToThePatientsOwn) {
    Context context = our_context();
    context.find_patient = [](std::string_view) { return KnownPatient{std::make_shared<fhir::Document>("Patient")}; };
    const auto found = convert_message(
        {"test", message("ADT^A03^ADT_A03", "NK1|1|見本^太郎|SPO\rPV1|1|I|||||||||||||||||V1\r")}, context);
    EXPECT_EQ(fate_of(found, "NK1-2.1"), FieldFate::ignored);
}

TEST(Disability, IsSaidByTheExtensionAndNeverInvented) {
    const auto yes = basics("DB1|1|PT|身体障害者手帳2級|Y|20100401\r");
    EXPECT_TRUE(holds(json_of(yes), {"patient-disability", "障害あり 身体障害者手帳2級 2010-04-01～"}));
    const auto no = basics("DB1|1|PT||N\r");
    EXPECT_EQ(json_of(no).find("patient-disability"), std::string::npos);
    EXPECT_EQ(fate_of(no, "DB1-4.1"), FieldFate::ignored);
    const auto other = basics("DB1|1|GT||Y\r");
    EXPECT_EQ(json_of(other).find("patient-disability"), std::string::npos);
}

TEST(AllergiesOfThePatientsBasics, AreAListBesideThatOfA60) {
    const auto listed = basics("AL1|1|DA^薬剤^HL70127|P1^ペニシリン^99XYZ|SV|発疹|20100401\r");
    ASSERT_EQ(listed.units.size(), 2U);
    EXPECT_EQ(listed.units[1].kind, UnitKind::allergy);
    EXPECT_TRUE(holds(json_of(listed, 1), {"medication", "ペニシリン", "severe", "発疹", "2010-04-01"}));
    const auto whole = convert("ADT^A60^ADT_A60", "IAM|1|DA|P1^ペニシリン^99XYZ\r");
    ASSERT_EQ(whole.units.size(), 1U);
    EXPECT_NE(whole.units[0].key, listed.units[1].key);
    // One allergy, whichever list says it.
    const auto id_of = [](const Unit& unit) {
        return std::string(unit.bundle.root().find("entry")->items()[1].text_of("fullUrl"));
    };
    EXPECT_EQ(id_of(whole.units[0]), id_of(listed.units[1]));
}

TEST(AllergiesOfThePatientsBasics, OneThatSaysNoneMakesNone) {
    const auto found = basics("AL1|1|DA|^なし\r");
    EXPECT_EQ(found.units.size(), 1U);
    EXPECT_TRUE(has_rule(found, "no-allergy-entry"));
}

TEST(ObservationsOfThePatientsBasics, AreBodyMeasuresAndFindings) {
    const auto found = basics(
        "OBX|1|NM|9N001000000000001^身長^JC10||167.8|cm^cm^ISO+|||||F\r"
        "OBX|2|CWE|5H010000009199911^血液型-ABO式^JC10||A^A^JSHR002||||||F\r");
    ASSERT_EQ(found.units.size(), 3U);
    EXPECT_TRUE(holds(json_of(found, 1), {"31000298", "167.8", "2024-03-11T10:15:00+09:00"}));
    EXPECT_TRUE(holds(json_of(found, 2), {"血液型-ABO式", "JP_Observation_Common", R"("valueString":"A")"}));
    EXPECT_TRUE(has_rule(found, "effective-guessed"));
}

TEST(ObservationsOfThePatientsBasics, UndatedOnesAreReplacedByTheNextMessage) {
    const auto weight = [](std::string_view kg) {
        return basics(std::string("OBX|1|NM|9N006000000000001^体重^JC10||").append(kg).append("|kg\r"));
    };
    EXPECT_EQ(weight("60").units.at(1).key, weight("61").units.at(1).key);
    const auto dated = basics("OBX|1|NM|9N006000000000001^体重^JC10||60|kg|||||F|||20240301\r");
    EXPECT_NE(dated.units.at(1).key, weight("60").units.at(1).key);
    EXPECT_FALSE(has_rule(dated, "effective-guessed"));
}

std::string with_pid(std::string_view pid) {
    std::string text("MSH|^~\\&|A|B|C|D|20240311101500||ADT^A08|1|P|2.5||||||UNICODE UTF-8\r");
    return text.append(pid).append("\r");
}

TEST(PatientNumbers, OfOthersKeepTheirTypeAndAssigner) {
    const auto found = convert_message(
        {"test", with_pid("PID|1||12345^^^^PI~777^^^REGION^MR~123456789^^^USA^SS||A^B||19700101|F")}, our_context());
    EXPECT_TRUE(holds(json_of(found), {R"("value":"777","assigner":{"display":"REGION"})", "v2-0203"}));
    // Data minimisation: numbers of registers that care does not need.
    EXPECT_EQ(json_of(found).find("123456789"), std::string::npos);
    EXPECT_EQ(fate_of(found, "PID-3[3].1"), FieldFate::ignored);
}

TEST(MaritalStatus, OnlyWhatIsTheSameIsCoded) {
    const auto status = [](std::string_view code) {
        return json_of(convert_message(
            {"test", with_pid(std::string("PID|1||1||A^B||19700101|F||||||||").append(code))}, our_context()));
    };
    EXPECT_TRUE(holds(status("M^Married"), {R"(v3-MaritalStatus","code":"M")"}));
    EXPECT_TRUE(holds(status("A^Separated"), {R"("maritalStatus":{"text":"Separated"})"}));
    EXPECT_TRUE(holds(status("U"), {R"("maritalStatus":{"text":"U"})"}));
}

TEST(Telecoms, EveryNumberKeepsItsUse) {
    const auto found = convert_message(
        {"test", with_pid("PID|1||1||A^B||19700101|F|||||^PRN^PH^^81^3^12345678^9~^NET^Internet^a@example.org~"
                          "^PRS^CP^^^^^^^^^090-0000-0000|^WPN^FX^^^^^^^^^03-9")},
        our_context());
    EXPECT_TRUE(holds(json_of(found), {R"({"system":"phone","value":"+81-3-12345678 ext. 9","use":"home"})",
                                       R"({"system":"email","value":"a@example.org"})",
                                       R"({"system":"phone","value":"090-0000-0000","use":"mobile"})",
                                       R"({"system":"fax","value":"03-9","use":"work"})"}));
}

TEST(Name, SecondNamesPrefixAndSuffixAreKept) {
    const auto found =
        convert_message({"test",
                         "MSH|^~\\&|HIS|1319999991|GW|K|20240311101500||ADT^A08|0001|P|2.5||||||UNICODE UTF-8\r"
                         "PID|1||7^^^^PI||Mihon^Hana^Rei^III^Dr.^^L^A||19700102|F\r"},
                        our_context());
    EXPECT_TRUE(holds(json_of(found), {R"("family":"Mihon","given":["Hana Rei"],"prefix":["Dr."],"suffix":["III"])"}));
    for (const char* place : {"PID-5.3", "PID-5.4", "PID-5.5"}) EXPECT_EQ(fate_of(found, place), FieldFate::mapped);
}

TEST(Encounter, NamesWhoReferredConsultedAndAdmitted) {
    const std::string pv1 =
        "PV1|1|I|3W^301^1^^^N||||110^見本^医|201^紹介^元|202^相談^先||||||||203^入院^担当||V77|||||||||||||||||||||||||"
        "20240311\r";
    const auto found = convert("ADT^A01^ADT_A01", pv1);
    ASSERT_FALSE(found.units.empty());
    std::string json;
    for (std::size_t i = 0; i < found.units.size(); ++i) json += json_of(found, i);
    EXPECT_TRUE(holds(json, {R"("participant":[{"individual":{"reference":"#practitioner"}})",
                             R"("code":"REF"}]}],"individual":{"reference":"#practitioner-1"})",
                             R"("code":"CON"}]}],"individual":{"reference":"#practitioner-2"})",
                             R"("code":"ADM"}]}],"individual":{"reference":"#practitioner-3"})"}));
    EXPECT_EQ(fate_of(found, "PV1-17.1"), FieldFate::mapped);
}

}  // namespace
}  // namespace kakehashi::mappers::hl7v2
