#include <fmt/format.h>

#include <functional>

#include "checkup_items.hpp"
#include "tables.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::string_view kPatientsMapping =
    R"(# 患者基本情報: the clinic's reception system writes Shift_JIS (Windows-31J).
kind = "patients"
encoding = "Shift_JIS"
separator = ","
header_rows = 1

[columns]
patient = "患者番号"
family = "姓"
given = "名"
family_kana = "セイ"
given_kana = "メイ"
gender = "性別"
birth_date = "生年月日"
postal_code = "郵便番号"
address = "住所"
phone = "電話番号"
insurer = "保険者番号"
symbol = "記号"
insured_number = "番号"
branch = "枝番"
updated = "更新日時"

[values.gender]
"男" = "male"
"女" = "female"
)";

constexpr std::string_view kLaboratoryMapping = R"(# 検体検査結果, one result a row.
kind = "laboratory"
encoding = "Shift_JIS"
separator = ","
header_rows = 1

[columns]
patient = "患者番号"
order = "依頼番号"
collected = "採取日時"
issued = "報告日時"
local_code = "項目コード"
name = "項目名"
value = "結果値"
unit = "単位"
low = "下限"
high = "上限"
flag = "判定"
specimen_code = "材料コード"
specimen = "材料"
department = "診療科"
department_code = "診療科コード"
visit_class = "入外"
doctor = "依頼医"

[ignored]
"行番号" = "row number of the export"

[values.flag]
"H" = "H"
"L" = "L"
"" = ""

[values.visit_class]
"外来" = "AMB"
"入院" = "IMP"

)";

constexpr std::string_view kVitalSignsMapping = R"(# 検温表, one value a row.
kind = "vital_signs"
encoding = "UTF-8"
separator = ","
header_rows = 1
pair_pressure_by_time = true

[columns]
patient = "patient"
time = "measured_at"
item = "item"
value = "value"
unit = "unit"

[items."BT"]
measure = "body_temperature"
[items."SBP"]
measure = "systolic_pressure"
[items."DBP"]
measure = "diastolic_pressure"
[items."PR"]
measure = "pulse_rate"
[items."RR"]
measure = "respiratory_rate"
[items."SPO2"]
measure = "oxygen_saturation"
)";

constexpr std::string_view kCheckupMapping = R"(# 健診結果, one item a row.
kind = "checkup"
encoding = "Shift_JIS"
separator = ","
header_rows = 1

[columns]
patient = "受診者番号"
document = "報告書番号"
examined = "受診日"
issued = "報告日時"
local_code = "項目"
value = "結果"
unit = "単位"
low = "下限"
high = "上限"
flag = "判定"
overall = "総合判定"
doctor = "判定医"

[values.flag]
"H" = "H"
"L" = "L"
"" = ""

)";

using ChartWriter = std::function<void(const Chart&, std::string&)>;

std::string rows_of_clinic(const World& world, const ChartWriter& write) {
    std::string csv;
    for (const Chart& chart : world.charts)
        if (chart.hospital == kHospitalC) write(chart, csv);
    return csv;
}

void patient_row(const Chart& chart, std::string& csv) {
    const Person& p = *chart.person;
    append_row(csv,
               {chart.patient_number(), p.family_cp932, p.given, p.family_kana, p.given_kana, p.female ? "女" : "男",
                p.birth.slash_date(), p.postal_code, p.address, p.phone, p.insured.insurer, p.insured.symbol,
                p.insured.number, p.insured.branch, chart.reports.front().collected.slash_date() + " 08:30:00"});
}

void laboratory_rows(const Chart& chart, std::string& csv) {
    int row = 0;
    for (const LabReport& report : chart.reports)
        for (const LabResult& result : report.results)
            append_row(csv, {fmt::format("{}", ++row), chart.patient_number(), report.order,
                             report.collected.slash_date() + " " + report.collected.clock(),
                             report.issued.slash_date() + " " + report.issued.clock() + ":00", result.item->local_code,
                             result.item->name, result.value, result.item->unit, result.item->low, result.item->high,
                             result.flag, result.item->specimen_code(), result.item->specimen_name(),
                             report.department->name, report.department->code, "外来", "見本 医師"});
}

void vital_rows(const Chart& chart, std::string& csv) {
    for (const VitalSigns& signs : chart.vital_signs) {
        const std::string time = signs.time.date() + " " + signs.time.clock();
        const auto row = [&](std::string_view item, std::string_view value, std::string_view unit) {
            append_row(csv, {chart.patient_number(), time, item, value, unit});
        };
        row("BT", signs.temperature, "℃");
        row("SBP", signs.systolic, "mmHg");
        row("DBP", signs.diastolic, "mmHg");
        row("PR", signs.pulse, "回/分");
        row("RR", signs.respiration, "回/分");
        row("SPO2", signs.saturation, "%");
    }
}

void checkup_rows(const Chart& chart, std::string& csv) {
    for (const Checkup& checkup : chart.checkups)
        for (const CheckupItem& item : items_of(checkup))
            append_row(csv, {chart.patient_number(), checkup.number, checkup.date.slash_date(),
                             checkup.date.plus_days(7).slash_date() + " 17:00:00", item.local_code, item.value,
                             item.unit, item.low, item.high, item.flag, checkup.finding, "見本 医師"});
}

std::string item_tables(bool checkup) {
    std::string toml;
    if (checkup)
        for (const CheckupItem& item : items_of(Checkup{}))
            toml +=
                fmt::format("[items.\"{}\"]\njlac10 = \"{}\"\nname = \"{}\"\n", item.local_code, item.code, item.name);
    for (const LabItem& item : lab_items())
        toml +=
            fmt::format("[items.\"{}\"]\njlac10 = \"{}\"\nname = \"{}\"\n", item.local_code, item.jlac10, item.name);
    return toml;
}

}  // namespace

void write_clinic_tables(const World& world, Output& out) {
    const auto drop = [&](std::string_view name, Encoding encoding, std::string_view header, const ChartWriter& rows,
                          const std::string& mapping) {
        out.write(fmt::format("hospital-c/drop/{}.csv", name),
                  encode(std::string(header) + "\r\n" + rows_of_clinic(world, rows), encoding));
        out.write(fmt::format("hospital-c/mapping/{}.toml", name), mapping);
    };
    drop("patients", Encoding::cp932,
         "患者番号,姓,名,セイ,メイ,性別,生年月日,郵便番号,住所,電話番号,保険者番号,記号,番号,枝番,更新日時",
         patient_row, std::string(kPatientsMapping));
    drop("laboratory", Encoding::cp932,
         "行番号,患者番号,依頼番号,採取日時,報告日時,項目コード,項目名,結果値,単位,下限,上限,判定,材料コード,材料,"
         "診療科,診療科コード,入外,依頼医",
         laboratory_rows, std::string(kLaboratoryMapping) + item_tables(false));
    drop("vital_signs", Encoding::utf_8, "patient,measured_at,item,value,unit", vital_rows,
         std::string(kVitalSignsMapping));
    drop("checkup", Encoding::cp932,
         "受診者番号,報告書番号,受診日,報告日時,項目,結果,単位,下限,上限,判定,総合判定,判定医", checkup_rows,
         std::string(kCheckupMapping) + item_tables(true));
}

}  // namespace kakehashi::synth
