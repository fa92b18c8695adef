#include <gtest/gtest.h>

#include "convert_text.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

std::string order(std::string_view control, std::string_view number, std::string_view parent = {}) {
    std::string text("ORC|");
    text.append(control).append("|").append(number).append("||||||").append(parent);
    return text.append("|20240311103045|||110^見本^医|||||01^内科^99LAB||||||||||||O\r");
}

TEST(LaboratoryOrder, IsOneRequestASpecimenWithItsItems) {
    const auto found = convert(
        "OML^O33^OML_O33", std::string("SPM|1|||023^血清^JC10|||||||||||||202403110830\r") + order("NW", "354") +
                               "OBR|1|354||E002^生化学的検査^99O03\rOBX|1||3A010000002327101^総蛋白^JC10||||||||O\r" +
                               "SPM|2|||022^血漿^JC10|||||||||||||202403110830\r" + order("NW", "354") +
                               "OBR|1|354||E001^血液学的検査^99O03\rOBX|1||2B030^ＰＴ^JC10||||||||O\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].key, "1319999991^2024^LAB-ORD-354");
    EXPECT_TRUE(
        holds(json_of(found), {"JP_ServiceRequest", "生化学的検査", "血液学的検査", "orderDetail", "総蛋白", "血清",
                               "血漿", "2024-03-11T08:30:00+09:00", "2024-03-11T10:30:45+09:00", "laboratory"}));
    // A code of another length than JLAC10's is kept as the institution's own.
    EXPECT_EQ(json_of(found).find("17digits\",\"code\":\"2B030\""), std::string::npos);
    EXPECT_TRUE(fhir::has_no_errors(found.report));
}

TEST(ImagingOrder, IsOneRequestThoughSaidTwiceAndChildrenPointToIt) {
    const auto found =
        convert("OMG^O19^OMG_O19", order("NW", "100") +
                                       "TQ1|1||||||||S^^HL70485\rOBR||100||1000000000000000^Ｘ線単純撮影^JJ1017\r" +
                                       order("PA", "100") + "OBR||100||1000000000000000^Ｘ線単純撮影^JJ1017\r" +
                                       "OBX||NM|01-02^体重^JSHR001||62|kg^kg^ISO+|||||F\r" + order("CH", "101", "100") +
                                       "OBR||101||10000002000102000000010000000000^胸部正面^JJ1017\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::imaging);
    const auto* entries = found.units[0].bundle.root().find("entry");
    EXPECT_EQ(entries->items().size(), 4U);  // Patient, Observation, two requests
    EXPECT_TRUE(
        holds(json_of(found), {"Ｘ線単純撮影", "胸部正面", "basedOn", "stat", "supportingInfo", "filler-order"}));
    EXPECT_EQ(fate_of(found, "ORC[2]-2.1"), FieldFate::ignored);
}

TEST(ImagingOrder, CarriedOutOneNamesItsStudy) {
    const auto found = convert("OMI^Z23^OMI_Z23", order("NW", "300") +
                                                      "OBR||300||99A000000000000^超音波^JJ1017|||20240312\r"
                                                      "IPC|A1|P1|1.2.392.999.1||US^^DCM\r");
    ASSERT_EQ(found.units.size(), 2U);
    EXPECT_TRUE(holds(json_of(found), {"completed", "ACSN"}));
    EXPECT_TRUE(holds(json_of(found, 1), {"urn:oid:1.2.392.999.1", R"("code":"US")", "registered", "2024-03-12"}));
}

TEST(Orders, OfAForeignSenderKeepReasonAndStandardCode) {
    const auto found = convert("ORM^O01", "AL1|1|DA|P^PENICILLIN^99LAB\r" + order("NW", "1101") +
                                              "OBR|1|||24725-4^CT Head^LN\rDG1|1||S06.9^TBI^I10|Traumatic\r");
    ASSERT_EQ(found.units.size(), 2U);
    EXPECT_TRUE(holds(json_of(found), {R"("system":"http://loinc.org","code":"24725-4")", "reasonCode",
                                       R"("system":"http://hl7.org/fhir/sid/icd-10","code":"S06.9")"}));
}

TEST(Orders, CancelledOnesTakeTheirUnitAway) {
    const auto found = convert("OMG^O19", order("CA", "100") + "OBR||100||1^X^JJ1017\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].operation, UnitOperation::remove);
}

TEST(Orders, WithoutAnExaminationOrANumberAreRefused) {
    EXPECT_TRUE(has_rule(convert("OMG^O19", order("NW", "100")), "target-missing"));
    EXPECT_TRUE(has_rule(convert("OMG^O19", "OBR|1|||1^X^JJ1017\r"), "target-missing"));
}

TEST(ImagingReport, KeepsItsTextItsMeasuresAndItsFile) {
    const auto found = convert(
        "ORU^R01",
        order("RE", "R1") +
            "OBR|1|R1|F1|24725-4^CT Head^LN|||202403110830|||||||||||||||202403111200||RAD|F|||||||500&読影&医\r"
            "OBX|1|TX|F^所見^99LAB||異常なし||||||F\rOBX|2|TX|F^所見^99LAB||比較なし||||||F\r"
            "OBX|3|TX|I^診断^99LAB||正常||||||F\rOBX|4|NM|CTR^心胸郭比^99LAB||48|%|||||F\r"
            "OBX|5|ED|P^報告書^99LAB||^AP^PDF^Base64^JVBERg==||||||F\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::imaging);
    EXPECT_TRUE(holds(json_of(found), {"JP_DiagnosticReport_Radiology", "LP29684-5", "18748-4", "24725-4",
                                       R"("conclusion":"[所見]\n異常なし\n比較なし\n[診断]\n正常")", "心胸郭比",
                                       R"("contentType":"application/pdf","data":"JVBERg==","title":"報告書")", "読影",
                                       R"("requester":{"reference":"#practitioner"})"}));
}

TEST(ImagingReport, ContentThatIsNoBase64IsLeftOutAndTold) {
    const auto found = convert(
        "ORU^R01", order("RE", "R1") + "OBR|1|R1|F1|1^CT^JJ1017\rOBX|1|ED|P^報告書^99LAB||^AP^PDF^Base64^%%%||||||F\r");
    EXPECT_TRUE(has_rule(found, "attachment-invalid"));
    EXPECT_EQ(json_of(found).find("%%%"), std::string::npos);
}

TEST(LaboratoryReport, StaysAListOfResults) {
    const auto found = convert("ORU^R01",
                               "OBR|1|5||B^生化学^99LAB|||202403110830||||||||||||||||CH|F\r"
                               "OBX|1|NM|3H015000002326101^カリウム^JC10||4.1|mmol/L\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::laboratory);
    EXPECT_EQ(json_of(found).find("DiagnosticReport"), std::string::npos);
}

TEST(FiledDocument, KeepsTextAndFile) {
    const auto found =
        convert("MDM^T02",
                "TXA|1|PR|TX|202403110900|110^見本^医|202403110930||||||DOC1|DOC0|R1||note.txt|AU||AV\r"
                "OBX|1|TX|11506-3^経過記録^LN||一行目||||||F\rOBX|2|TX|11506-3^経過記録^LN||二行目||||||F\r"
                "OBX|3|ED|P^文書^99LAB||^application^pdf^Base64^JVBERg==||||||F\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].kind, UnitKind::filed);
    EXPECT_TRUE(holds(json_of(found), {R"("docStatus":"final")", R"("code":"PR","display":"Progress note")",
                                       "5LiA6KGM55uuCuS6jOihjOebrg==", "JVBERg==", "appends", "DOC0", "note.txt"}));
}

TEST(FiledDocument, WithoutNumberIsRefused) {
    EXPECT_TRUE(has_rule(convert("MDM^T02", "TXA|1|PR|TX\rOBX|1|TX|||x\r"), "target-missing"));
    EXPECT_TRUE(has_rule(convert("MDM^T02", "OBX|1|TX|||x\r"), "target-missing"));
}

TEST(FiledDocument, TakenBackIsRemoved) {
    const auto found = convert("MDM^T11", "TXA|1|PR|TX|||||||||DOC1\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].operation, UnitOperation::remove);
}

TEST(Merge, GivenUpNumberSaysWhoReplacesIt) {
    const auto found = convert("ADT^A40", "MRG|00099999^^^^PI\r");
    ASSERT_EQ(found.units.size(), 1U);
    EXPECT_EQ(found.units[0].patient_number, "00099999");
    EXPECT_TRUE(holds(json_of(found), {R"("active":false)", R"("type":"replaced-by")", R"("value":"00012345")"}));
}

TEST(Merge, SaidTwiceHasOneLinkAndKeepsWhatIsKnown) {
    auto known = fhir::parse_json(
        R"({"resourceType":"Patient","meta":{"profile":["http://jpfhir.jp/x|1"]},"name":[{"text":"見本"}],
        "link":[{"other":{"reference":"Patient/1"},"type":"replaced-by"}]})");
    ASSERT_TRUE(known.has_value());
    const auto document = std::make_shared<const fhir::Document>(std::move(*known));
    Context context = our_context();
    context.find_patient = [&](std::string_view) { return KnownPatient{document}; };
    const auto found = convert_message({"test", message("ADT^A40", "MRG|00099999^^^^PI\r")}, context);
    EXPECT_TRUE(holds(json_of(found), {R"("profile":["http://jpfhir.jp/x|1"])", "見本"}));
    EXPECT_EQ(json_of(found).find("Patient/1\""), std::string::npos);
}

TEST(Merge, OfANumberWithItselfOrWithNoneIsRefused) {
    EXPECT_TRUE(has_rule(convert("ADT^A40", "MRG|00012345^^^^PI\r"), "merge-unclear"));
    EXPECT_TRUE(has_rule(convert("ADT^A40", "MRG|\r"), "merge-unclear"));
    EXPECT_TRUE(has_rule(convert("ADT^A40", ""), "target-missing"));
}

TEST(Appointments, AreRefusedByName) {
    const auto found = convert("SIU^S12", "SCH|1\r");
    EXPECT_TRUE(found.units.empty());
    EXPECT_TRUE(has_rule(found, "family-unknown"));
}

std::string batch(std::initializer_list<std::string> messages, std::string_view count) {
    std::string text("FHS|^~\\&\rBHS|^~\\&\r");
    for (const std::string& one : messages) text += one;
    return text.append("BTS|").append(count).append("\rFTS|1\r");
}

TEST(Batch, BadMessageDoesNotStopTheOthers) {
    const std::string good = message("ADT^A08", "");
    std::string without_patient = good;
    without_patient.erase(without_patient.find("PID|"));
    const auto found = convert_message({"test", batch({good, without_patient, good}, "3")}, our_context());
    EXPECT_EQ(found.units.size(), 2U);
    EXPECT_EQ(found.refused_parts, 1U);
    EXPECT_TRUE(has_rule(found, "patient-unknown"));
    EXPECT_FALSE(has_rule(found, "batch-count"));
    for (const auto& issue : found.report)
        if (issue.rule == "patient-unknown") {
            EXPECT_EQ(issue.expression, "message 2: PID-3");
        }
}

TEST(Batch, MessageWithoutDelimitersDoesNotStopTheOthers) {
    const std::string good = message("ADT^A08", "");
    const auto found = convert_message({"test", batch({good, "MSH|||||||||\rPID|1||2\r", good}, "3")}, our_context());
    EXPECT_EQ(found.units.size(), 2U);
    EXPECT_EQ(found.refused_parts, 1U);
}

TEST(Batch, CountsAreOfEachBatchAndOfTheFile) {
    const std::string good = message("ADT^A08", "");
    const std::string one = "BHS|^~\\&\r" + good + "BTS|1\r";
    const auto right = convert_message({"test", "FHS|^~\\&\r" + one + one + "FTS|2\r"}, our_context());
    EXPECT_FALSE(has_rule(right, "batch-count"));
    const auto wrong = convert_message({"test", "FHS|^~\\&\r" + one + one + "FTS|3\r"}, our_context());
    EXPECT_TRUE(has_rule(wrong, "batch-count"));
    EXPECT_EQ(wrong.units.size(), 2U);
}

Conversion with_z(std::string_view meaning, std::string_view segment) {
    Context context = our_context();
    context.fields["ZPI-3"] = meaning;
    return convert_message({"test", message("ADT^A08", segment)}, context);
}

TEST(ZSegment, StandsForTheFieldThatTheConfigurationNames) {
    const auto found = with_z("PID-29", "ZPI|1||20240401\r");
    EXPECT_TRUE(holds(json_of(found), {R"("deceasedDateTime":"2024-04-01")"}));
    EXPECT_EQ(fate_of(found, "ZPI-3.1"), FieldFate::mapped);
    EXPECT_EQ(detail_of(found, "ZPI-3.1"), "Patient.deceasedDateTime");
    for (const auto& field : found.account.fields) EXPECT_NE(field.place, "PID-29.1");
}

TEST(ZSegment, IgnoredByConfigurationHasItsReason) {
    const auto found = with_z("ignore: internal flag", "ZPI|1||X\r");
    EXPECT_EQ(fate_of(found, "ZPI-3.1"), FieldFate::ignored);
    EXPECT_EQ(detail_of(found, "ZPI-3.1"), "internal flag");
}

TEST(ZSegment, NeverReplacesWhatTheMessageSays) {
    const auto found = with_z("PID-7", "ZPI|1||19991231\r");
    EXPECT_TRUE(holds(json_of(found), {"1970-01-02"}));
    EXPECT_EQ(fate_of(found, "ZPI-3.1"), FieldFate::unmapped);
}

TEST(ZSegment, WithoutConfigurationStaysUnmapped) {
    EXPECT_EQ(fate_of(convert("ADT^A08", "ZPI|1||X\r"), "ZPI-3.1"), FieldFate::unmapped);
    EXPECT_EQ(fate_of(with_z("nonsense", "ZPI|1||X\r"), "ZPI-3.1"), FieldFate::unmapped);
}

}  // namespace
}  // namespace kakehashi::mappers::hl7v2
