#include <fmt/format.h>

#include "tables.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::string_view kHeader = "患者番号,文書番号,作成日時,区分,コード,内容,備考,開始日,終了日\r\n";

constexpr std::string_view kColumns = R"(encoding = "UTF-8"
separator = ","
header_rows = 1

[columns]
patient = "患者番号"
document = "文書番号"
issued = "作成日時"
part = "区分"
code = "コード"
text = "内容"
note = "備考"
start = "開始日"
end = "終了日"

)";

constexpr std::string_view kReferralParts = R"([values.part]
"紹介目的" = "purpose"
"紹介先" = "to"
"紹介先医師" = "to_doctor"
"紹介元医師" = "from_doctor"
"本文" = "section"
"傷病名" = "condition"
)";

constexpr std::string_view kDischargeParts = R"([values.part]
"作成医師" = "author"
"入院" = "stay"
"入院時診断" = "admission_diagnosis"
"退院時診断" = "condition"
"本文" = "section"
)";

struct Part {
    std::string_view part = {}, code = {}, text = {}, note = {}, start = {}, end = {};
};

struct DocumentRows {
    std::string& csv;
    const Chart& chart;
    std::string_view number;
    Moment issued;

    void add(const Part& part) const {
        append_row(csv, {chart.patient_number(), number, issued.date() + " " + issued.clock() + ":00", part.part,
                         part.code, part.text, part.note, part.start, part.end});
    }
};

void referral_rows(const Chart& chart, const Referral& referral, std::string& csv) {
    const DocumentRows rows{csv, chart, referral.number, referral.issued};
    const std::string onset = chart.conditions.front().onset.date();
    rows.add({.part = "紹介目的", .text = referral.purpose});
    rows.add({.part = "紹介先",
              .code = kHospitals[kHospitalC].number,
              .text = kHospitals[kHospitalC].name,
              .note = "東京都架橋市見本町１丁目１番１号"});
    rows.add({.part = "紹介先医師", .code = "310", .text = "例示 医師"});
    rows.add({.part = "紹介元医師", .code = "110", .text = "見本 医師"});
    rows.add({.part = "本文", .code = "360", .text = referral.history});
    rows.add({.part = "傷病名", .code = referral.disease->key_number, .text = referral.disease->name, .start = onset});
}

void discharge_rows(const Chart& chart, const DischargeSummary& summary, std::string& csv) {
    const DocumentRows rows{csv, chart, summary.number, summary.discharged.plus_minutes(120)};
    const std::string admitted = summary.admitted.date();
    const std::string discharged = summary.discharged.date();
    const Disease& disease = *summary.disease;
    rows.add({.part = "作成医師", .code = "110", .text = "見本 医師"});
    rows.add({.part = "入院", .code = "IMP", .text = summary.reason, .start = admitted, .end = discharged});
    rows.add({.part = "入院時診断", .code = disease.key_number, .text = disease.name, .start = admitted});
    rows.add(
        {.part = "退院時診断", .code = disease.key_number, .text = disease.name, .start = admitted, .end = discharged});
    rows.add({.part = "本文", .code = "352", .text = "発熱、咳"});
    rows.add({.part = "本文", .code = "312", .text = summary.reason});
    rows.add({.part = "本文", .code = "362", .text = summary.history});
    rows.add({.part = "本文", .code = "333", .text = summary.course});
    rows.add({.part = "本文", .code = "444", .text = "退院時の処方はない。"});
    rows.add({.part = "本文", .code = "424", .text = summary.plan});
}

}  // namespace

void write_document_tables(const World& world, Output& out) {
    std::string referrals(kHeader);
    std::string discharges(kHeader);
    for (const Chart& chart : world.charts) {
        if (chart.hospital != kHospitalA) continue;
        for (const Referral& referral : chart.referrals) referral_rows(chart, referral, referrals);
        for (const DischargeSummary& summary : chart.discharges) discharge_rows(chart, summary, discharges);
    }
    out.write("hospital-a/drop/referral.csv", referrals);
    out.write("hospital-a/mapping/referral.toml",
              fmt::format("# 診療情報提供書, one part a row.\nkind = \"referral\"\n{}{}", kColumns, kReferralParts));
    out.write("hospital-a/drop/discharge_summary.csv", discharges);
    out.write("hospital-a/mapping/discharge_summary.toml",
              fmt::format("# 退院時サマリー, one part a row.\nkind = \"discharge_summary\"\n{}{}", kColumns,
                          kDischargeParts));
}

}  // namespace kakehashi::synth
