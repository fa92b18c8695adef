#include <fmt/format.h>

#include "writers.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::string_view kPharmacy = "見本薬局 駅前店,13,4,9999981";

/// `JAHISTC` code kinds: 4 YJ, 6 HOT; those of the prescription symbol are the same.
std::string_view code_kind(const Drug& drug) { return drug.system == "YJ" ? "4" : "6"; }

/// Old systems write the era: 昭和 and 平成 are all that the persons of this world were born in.
std::string era_date(Moment day) {
    const std::string date = day.hl7_date();
    const int year = std::stoi(date.substr(0, 4));
    const bool is_showa = date <= "19890107";
    return fmt::format("{}{:02}{}", is_showa ? 'S' : 'H', is_showa ? year - 1925 : year - 1988, date.substr(4));
}

std::string institution_code(const Hospital& hospital) { return std::string(hospital.number.substr(3)); }

/// One prescription as the printed symbols hold it. Source: vendor-exports.md 8.3
std::string prescription_symbol(const Chart& chart, const Prescription& prescription) {
    const Person& person = *chart.person;
    const InsuredIdentity& card = person.insured;
    std::string text = "JAHIS10\r\n";
    const auto line = [&text]<class... Parts>(fmt::format_string<Parts...> form, Parts&&... parts) {
        text += fmt::format(form, std::forward<Parts>(parts)...) + "\r\n";
    };
    line("1,1,{},13,{}", institution_code(chart.institution()), chart.institution().name);
    line("4,2,{},{}", prescription.department->code, prescription.department->name);
    line("5,110,ﾐﾎﾝ ｲｼ,見本 医師");
    line("11,{},{}　{},{} {}", chart.patient_number(), family_at(chart), person.given, person.family_kana,
         person.given_kana);
    line("12,{}", person.female ? 2 : 1);
    line("13,{}", person.birth.hl7_date());
    line("21,1");
    line("22,{}", card.insurer);
    line("23,{},{},1,{}", card.symbol, card.number, card.branch);
    line("51,{}", prescription.authored.hl7_date());
    line("82,{}", prescription.order);
    int rp = 0;
    for (const PrescribedDrug& drug : prescription.drugs) {
        if (drug.rp != rp) {
            rp = drug.rp;
            line("101,{},1,内服,{}", rp, drug.days);
            line("111,{},2,{},{},{}", rp, drug.usage->code, drug.usage->text, drug.usage->times_a_day);
        }
        line("201,{},{},1,{},{},{},{},1,{}", drug.rp, drug.position, code_kind(*drug.drug), drug.drug->code,
             drug.drug->name, drug.dose * drug.usage->times_a_day, drug.drug->unit_name);
        line("241,{},{},{},{}", drug.rp, drug.position, drug.dose, drug.usage->times_a_day);
    }
    return text;
}

/// One dispensing, on the day of the prescription.
std::string dispensing(const Chart& chart, const Prescription& prescription) {
    std::string text = fmt::format("5,{},1\r\n11,{},260-0001,千葉県模擬市美浜１丁目,043-000-0000,1\r\n",
                                   prescription.authored.hl7_date(), kPharmacy);
    text += fmt::format("15,薬局 花子,043-000-0000,1\r\n51,{},13,1,{},1\r\n55,見本 医師,{},1\r\n",
                        chart.institution().name, institution_code(chart.institution()), prescription.department->name);
    for (const PrescribedDrug& drug : prescription.drugs)
        text +=
            fmt::format("201,{},{},{},{},{},{},1\r\n", drug.rp, drug.drug->name, drug.dose * drug.usage->times_a_day,
                        drug.drug->unit_name, code_kind(*drug.drug), drug.drug->code);
    int rp = 0;
    for (const PrescribedDrug& drug : prescription.drugs) {
        if (drug.rp == rp) continue;
        rp = drug.rp;
        text += fmt::format("301,{},{},{},日分,1,2,{},1\r\n", rp, drug.usage->text, drug.days, drug.usage->code);
    }
    return text + "501,薬袋をご覧ください。,1\r\n";
}

}  // namespace

void write_okusuri(const World& world, Output& out) {
    std::string notebook;
    for (std::size_t at = 0; at < world.charts.size(); ++at) {
        const Chart& chart = world.charts[at];
        const Person& person = *chart.person;
        if (notebook.empty())
            notebook = fmt::format("JAHISTC08,1\r\n1,{} {},{},{},{},{},{},,,,{} {}\r\n", person.family, person.given,
                                   person.female ? 2 : 1, era_date(person.birth), person.postal_code, person.address,
                                   person.phone, person.family_kana, person.given_kana);
        for (const Prescription& prescription : chart.prescriptions) {
            out.write(fmt::format("hospital-{}/okusuri/{}-{}.txt", chart.institution().letter, chart.patient_number(),
                                  prescription.order),
                      encode(prescription_symbol(chart, prescription), Encoding::cp932));
            notebook += dispensing(chart, prescription);
        }
        const bool is_last = at + 1 == world.charts.size() || world.charts[at + 1].person != &person;
        if (!is_last) continue;
        if (notebook.find("\r\n201,") != std::string::npos)
            out.write(fmt::format("notebooks/{}.txt", person.id), encode(notebook + '\x1a', Encoding::cp932));
        notebook.clear();
    }
}

}  // namespace kakehashi::synth
