#include <gtest/gtest.h>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/csv.hpp"
#include "kakehashi/mappers/report_units.hpp"
#include "paths.hpp"
#include "sample_facts.hpp"

namespace kakehashi::mappers {
namespace {

using samples::has_rule;
using samples::resource;
using samples::text_at;

constexpr std::string_view kLaboratory = R"(kind = "laboratory"
[columns]
patient = "patient"
order = "order"
collected = "collected"
local_code = "code"
name = "name"
value = "value"
unit = "unit"
low = "low"
high = "high"
flag = "flag"
specimen = "specimen"
[ignored]
"no" = "row number"
[values.flag]
"高" = "H"
[items."K"]
jlac10 = "3H015000002326101"
)";
constexpr std::string_view kLabHeader =
    "no,patient,order,collected,code,name,value,unit,low,high,flag,specimen,extra\n";

Context context() {
    Context context;
    context.institution_number = "1319999993";
    context.institution_name = "架橋診療所";
    return context;
}

Conversion convert(std::string_view mapping, std::string bytes, const Context& where = context()) {
    const auto parsed = parse_csv_mapping(mapping);
    EXPECT_TRUE(parsed.has_value());
    return convert_csv({.name = "drop/lab.csv", .bytes = std::move(bytes)}, *parsed, where);
}

std::string lab_row(std::string_view order, std::string_view code, std::string_view value, std::string_view flag = "") {
    return "1,00012345," + std::string(order) + ",2024-03-11 09:00," + std::string(code) + ",カリウム," +
           std::string(value) + ",mmol/L,3.6,4.8," + std::string(flag) + ",血清,\n";
}

TEST(CsvLaboratory, RowsOfOneOrderAreOneUnit) {
    const Conversion out = convert(kLaboratory, std::string(kLabHeader) + lab_row("A1", "K", "4.10") +
                                                    lab_row("A2", "K", "4.2") + lab_row("A1", "X9", "<0.1", "高"));
    ASSERT_EQ(out.units.size(), 2U);
    EXPECT_EQ(out.units[0].key, "1319999993^2024^LAB-A1");
    EXPECT_EQ(samples::entry_count(out.units[0]), 3U);
    EXPECT_EQ(text_at(resource(out.units[0], 1), "valueQuantity.value"), "4.10");
    EXPECT_EQ(text_at(resource(out.units[0], 1), "effectiveDateTime"), "2024-03-11T09:00:00+09:00");
    EXPECT_EQ(text_at(resource(out.units[0], 1), "referenceRange.0.high.value"), "4.8");
    EXPECT_EQ(text_at(resource(out.units[0], 2), "valueQuantity.comparator"), "<");
    EXPECT_EQ(text_at(resource(out.units[0], 2), "interpretation.0.coding.0.code"), "H");
    EXPECT_FALSE(out.units[0].patient_is_known);
}

TEST(CsvLaboratory, EveryPopulatedCellIsInTheAccount) {
    const Conversion out = convert(
        kLaboratory, std::string(kLabHeader) + "1,00012345,A1,2024-03-11 09:00,K,カリウム,4.1,mmol/L,,,,血清,note\n");
    EXPECT_EQ(out.account.fields.size(), 10U);
    EXPECT_EQ(out.account.count(FieldFate::mapped), 8U);
    EXPECT_EQ(out.account.count(FieldFate::ignored), 1U);
    EXPECT_EQ(out.account.count(FieldFate::unmapped), 1U);
    EXPECT_EQ(out.account.fields.back().place, "row 2, column extra");
}

TEST(CsvLaboratory, WrongNumberOfCellsIsReportedByRowAndTheOthersGoOn) {
    const Conversion out = convert(
        kLaboratory, std::string(kLabHeader) + "1,00012345,A1,short\n" + lab_row("A2", "K", "4.2") + "\"open,1\n");
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(has_rule(out.report, "csv-cell-count"));
    EXPECT_TRUE(has_rule(out.report, "csv-quote-unterminated"));
    EXPECT_EQ(out.report.front().line, 2U);
    EXPECT_EQ(out.account.fields.front().fate, FieldFate::unmapped);
}

TEST(CsvLaboratory, ValueOutsideItsDictionaryIsLeftOutAndReported) {
    const Conversion out = convert(kLaboratory, std::string(kLabHeader) + lab_row("A1", "K", "4.1", "?"));
    EXPECT_TRUE(has_rule(out.report, "csv-value-unknown"));
    EXPECT_EQ(samples::at(resource(out.units[0], 1), "interpretation"), nullptr);
}

TEST(CsvLaboratory, OneOrderNumberOfTwoPatientsIsNotMixed) {
    std::string other = lab_row("A1", "K", "9.9");
    other.replace(other.find("00012345"), 8, "00099999");
    const Conversion out = convert(kLaboratory, std::string(kLabHeader) + lab_row("A1", "K", "4.1") + other);
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_EQ(samples::entry_count(out.units[0]), 2U);
    EXPECT_TRUE(has_rule(out.report, "patient-mismatch"));
}

TEST(CsvLaboratory, KnownPatientIsTheFirstEntry) {
    fhir::Report report;
    const Unit known = write_patient_unit(samples::header("00012345", ""), samples::patient(), report);
    auto document = fhir::parse_json(fhir::write_json(resource(known, 0)));
    const auto patient = std::make_shared<const fhir::Document>(std::move(*document));
    Context where = context();
    where.find_patient = [&patient](std::string_view number) -> std::optional<KnownPatient> {
        if (number != "00012345") return std::nullopt;
        return KnownPatient{patient};
    };
    const Conversion out = convert(kLaboratory, std::string(kLabHeader) + lab_row("A1", "K", "4.1"), where);
    EXPECT_TRUE(out.units[0].patient_is_known);
    EXPECT_EQ(text_at(resource(out.units[0], 0), "name.0.text"), "見本 花");
}

TEST(CsvLaboratory, SameBytesGiveSameBytes) {
    const std::string csv = std::string(kLabHeader) + lab_row("A1", "K", "4.1");
    EXPECT_EQ(fhir::write_json(convert(kLaboratory, csv).units[0].bundle.root()),
              fhir::write_json(convert(kLaboratory, csv).units[0].bundle.root()));
}

TEST(CsvFile, InShiftJisIsReadByItsTableAndRefusedWhenItIsNot) {
    const std::string mapping = "encoding = \"Shift_JIS\"\n" + std::string(kLaboratory);
    // 表 (95 5C) and ソ (83 5C) hold the byte of a backslash; 髙 (FB FC) is an IBM extension.
    const std::string row = "1,00012345,A1,20240311,K,\x95\x5C\x83\x5C\xFB\xFC,4.1,,,,,\x8C\x8C\x90\xB4,\n";
    const Conversion out = convert(mapping, std::string(kLabHeader) + row);
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_EQ(text_at(resource(out.units[0], 1), "code.text"), "表ソ髙");
    const Conversion wrong = convert(mapping, std::string(kLabHeader) + "\xFF\xFF\n");
    EXPECT_TRUE(wrong.units.empty());
    EXPECT_TRUE(has_rule(wrong.report, "undecodable"));
    const Conversion utf8 = convert(kLaboratory, std::string(kLabHeader) + row);
    EXPECT_TRUE(utf8.units.empty());
    EXPECT_TRUE(has_rule(utf8.report, "undecodable"));
}

TEST(CsvFile, ByteOrderMarkIsNoPartOfTheFirstTitle) {
    const Conversion out = convert(kLaboratory, "\xEF\xBB\xBF" + std::string(kLabHeader) + lab_row("A1", "K", "4.1"));
    EXPECT_EQ(out.units.size(), 1U);
}

TEST(CsvFile, WithoutAMappedColumnOrRowsIsRefusedWhole) {
    const Conversion column = convert(kLaboratory, "no,patient\n1,2\n");
    EXPECT_TRUE(column.units.empty());
    EXPECT_TRUE(has_rule(column.report, "csv-column-missing"));
    const Conversion rows = convert(kLaboratory, std::string(kLabHeader));
    EXPECT_TRUE(has_rule(rows.report, "empty-file"));
}

TEST(CsvFile, DamagedBytesGiveUnitsOrIssuesAndNeverACrash) {
    const std::string whole = std::string(kLabHeader) + lab_row("A1", "K", "4.10") + lab_row("A2", "X9", "(1+)", "高") +
                              "\"q\"\"uoted, cell\",=\"001\"\r\n";
    std::uint32_t state = 1;
    const auto next = [&state](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8U) % below;
    };
    constexpr std::string_view kBytes = "\",\n\r=0.-<\xE3\x81\xFF\0x";
    for (int round = 0; round < 2000; ++round) {
        std::string damaged = whole.substr(0, next(whole.size()) + 1);
        for (std::size_t change = next(6); change > 0; --change)
            damaged[next(damaged.size())] = kBytes[next(kBytes.size())];
        const Conversion out = convert(kLaboratory, damaged);
        EXPECT_TRUE(!out.units.empty() || !out.report.empty() || damaged.size() < 20);
    }
}

TEST(CsvVitalSigns, OfOneTimeAreOneUnitWithOneBloodPressure) {
    const Conversion out = convert(R"(kind = "vital_signs"
pair_pressure_by_time = true
[columns]
patient = "p"
time = "t"
item = "i"
value = "v"
unit = "u"
[items."BT"]
measure = "body_temperature"
[items."SBP"]
measure = "systolic_pressure"
[items."DBP"]
measure = "diastolic_pressure"
)",
                                   "p,t,i,v,u\n1,2024-03-11 09:00,BT,36.5,℃\n1,2024-03-11 09:00,SBP,120,mmHg\n"
                                   "1,2024-03-11 09:00,DBP,80,mmHg\n1,2024-03-11 09:00,MOOD,good,\n"
                                   "1,2024-03-12 09:00,BT,測定不可,\n");
    ASSERT_EQ(out.units.size(), 2U);
    ASSERT_EQ(samples::entry_count(out.units[0]), 3U);
    EXPECT_EQ(text_at(resource(out.units[0], 1), "valueQuantity.code"), "Cel");
    EXPECT_EQ(text_at(resource(out.units[0], 2), "component.1.valueQuantity.value"), "80");
    EXPECT_TRUE(has_rule(out.report, "csv-item-unknown"));
    EXPECT_EQ(text_at(resource(out.units[1], 1), "dataAbsentReason.text"), "測定不可");
}

TEST(CsvPatients, BecomePatientUnits) {
    const Conversion out =
        convert(R"(kind = "patients"
[columns]
patient = "番号"
name = "氏名"
name_kana = "カナ"
gender = "性別"
birth_date = "生年月日"
address = "住所"
insurer = "保険者番号"
symbol = "記号"
insured_number = "被保険者番号"
branch = "枝番"
updated = "更新"
[values.gender]
"女" = "female"
)",
                "番号,氏名,カナ,性別,生年月日,住所,保険者番号,記号,被保険者番号,枝番,更新\n"
                "=\"00012345\",見本　花,ﾐﾎﾝ ﾊﾅ,女,1970/1/2,東京都,12345,１,２,01,2024-03-11 10:00\n");
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(out.units[0].patient_is_known);
    const fhir::Node& patient = resource(out.units[0], 0);
    EXPECT_EQ(text_at(patient, "identifier.0.value"), "00012345");
    EXPECT_EQ(text_at(patient, "identifier.1.value"), "00012345:1:2:01");
    EXPECT_EQ(text_at(patient, "name.0.given.0"), "花");
    EXPECT_EQ(text_at(patient, "name.1.text"), "ミホン ハナ");
    EXPECT_EQ(text_at(patient, "birthDate"), "1970-01-02");
    EXPECT_TRUE(fhir::has_no_errors(out.report));
}

constexpr std::string_view kDocumentColumns = R"([columns]
patient = "p"
document = "d"
issued = "t"
part = "k"
code = "c"
text = "x"
start = "s"
end = "e"
note = "n"
)";

TEST(CsvReferral, PartsBecomeOneDocument) {
    const Conversion out = convert("kind = \"referral\"\n" + std::string(kDocumentColumns),
                                   "p,d,t,k,c,x,s,e,n\n1,R1,2024-03-11 10:00,purpose,,精査,,,\n"
                                   "1,R1,2024-03-11 10:00,to,1319999991,架橋第一病院,,,東京都\n"
                                   "1,R1,2024-03-11 10:00,from_doctor,D1,医師 一郎,,,\n"
                                   "1,R1,2024-03-11 10:00,section,360,経過,,,\n"
                                   "1,R1,2024-03-11 10:00,condition,20054174,胃炎,2024-03-01,,\n"
                                   "1,R1,2024-03-11 10:00,poem,,x,,,\n");
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_EQ(out.units[0].kind, UnitKind::document);
    EXPECT_EQ(text_at(resource(out.units[0], 0), "title"), "診療情報提供書");
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    EXPECT_TRUE(has_rule(out.report, "csv-part-unknown"));
}

TEST(CsvDischargeSummary, PartsBecomeOneDocument) {
    const Conversion out =
        convert("kind = \"discharge_summary\"\n" + std::string(kDocumentColumns),
                "p,d,t,k,c,x,s,e,n\n1,D1,2024-03-21,author,D1,医師 一郎,,,\n"
                "1,D1,2024-03-21,stay,IMP,肺炎治療,2024-03-11,2024-03-20,\n"
                "1,D1,2024-03-21,admission_diagnosis,20054174,肺炎,2024-03-11,,\n"
                "1,D1,2024-03-21,condition,20054174,肺炎,2024-03-11,2024-03-20,\n1,D1,2024-03-21,section,352,発熱,,,\n"
                "1,D1,2024-03-21,section,362,経過,,,\n1,D1,2024-03-21,section,333,経過,,,\n"
                "1,D1,2024-03-21,section,444,なし,,,\n1,D1,2024-03-21,section,424,外来,,,\n");
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_EQ(text_at(resource(out.units[0], 0), "title"), "退院時サマリー");
    EXPECT_TRUE(fhir::has_no_errors(out.report));
}

TEST(CsvCheckup, RowsBecomeOneReport) {
    const Conversion out = convert(R"toml(kind = "checkup"
[columns]
patient = "p"
document = "d"
examined = "t"
local_code = "i"
value = "v"
overall = "o"
doctor = "dr"
[items."BH"]
jlac10 = "9N001000000000001"
name = "身長"
unit = "cm"
[items."Q1"]
jlac10 = "9N701000000000011"
name = "服薬1(血圧)"
questionnaire = true
)toml",
                                   "p,d,t,i,v,o,dr\n1,C1,2024-03-11,BH,160.0,異常なし,医師 一郎\n"
                                   "1,C1,2024-03-11,Q1,2,異常なし,医師 一郎\n");
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_EQ(samples::entry_count(out.units[0]), 8U);
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    EXPECT_EQ(out.account.count(FieldFate::unmapped), 0U);
}

}  // namespace
}  // namespace kakehashi::mappers
