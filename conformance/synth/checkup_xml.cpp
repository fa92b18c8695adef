#include <fmt/format.h>

#include "checkup_items.hpp"
#include "writers.hpp"

namespace kakehashi::synth {
namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="{5}"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="1.2.392.100495.20.3.51.9{0}" extension="{1}"/>
  <code code="40" codeSystem="1.2.392.200119.6.1001"/>
  <effectiveTime value="{2}"/>
  <confidentialityCode code="N"/>
  <recordTarget>
    <patientRole>
{3}    </patientRole>
  </recordTarget>
  <author>
    <assignedAuthor>
      <representedOrganization>
        <id root="1.2.392.200119.6.102" extension="{0}"/>
        <name>{4}</name>
      </representedOrganization>
    </assignedAuthor>
  </author>
)";

constexpr std::string_view kEvent = R"(  <documentationOf>
    <serviceEvent>
      <code code="990" codeSystem="1.2.392.200119.6.1002"/>
      <effectiveTime value="{}"/>
    </serviceEvent>
  </documentationOf>
  <component>
    <structuredBody>
      <component>
        <section>
          <code code="01990" codeSystem="1.2.392.200119.6.1010"/>
          <title>健診結果</title>
          <text/>
)";

constexpr std::string_view kTail = R"(        </section>
      </component>
    </structuredBody>
  </component>
</ClinicalDocument>
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        if (c == '<') out += "&lt;";
        if (c == '"') out += "&quot;";
        if (c != '&' && c != '<' && c != '"') out += c;
    }
    return out;
}

std::string id(std::string_view root, std::string_view extension) {
    return fmt::format("      <id root=\"{}\" extension=\"{}\"/>\n", root, escaped(extension));
}

std::string patient_role(const Chart& chart) {
    const Person& person = *chart.person;
    std::string text =
        id(fmt::format("1.2.392.100495.20.3.51.1{}", chart.institution().number), chart.patient_number());
    text += id("1.2.392.200119.6.101", person.insured.insurer);
    text += id("1.2.392.200119.6.204", person.insured.symbol);
    text += id("1.2.392.200119.6.205", person.insured.number);
    if (!person.insured.branch.empty()) text += id("1.2.392.200119.6.211", person.insured.branch);
    text +=
        fmt::format("      <addr><postalCode>{}</postalCode>{}</addr>\n", person.postal_code, escaped(person.address));
    text += fmt::format("      <telecom value=\"tel:{}\"/>\n", person.phone);
    text += fmt::format(
        "      <patient>\n        <name>{}　{}</name>\n"
        "        <administrativeGenderCode code=\"{}\" codeSystem=\"1.2.392.200119.6.1104\"/>\n"
        "        <birthTime value=\"{}\"/>\n      </patient>\n",
        person.family_kana, person.given_kana, person.female ? 2 : 1, person.birth.hl7_date());
    return text;
}

/// A measured value: PQ, or an interval open to below where the laboratory printed `<`.
std::string value_of(const CheckupItem& item) {
    const std::string unit = escaped(item.unit);
    const bool is_below = item.value.starts_with('<');
    const bool is_number = item.value.find_first_not_of("0123456789.") == std::string::npos;
    if (is_number) return fmt::format("<value xsi:type=\"PQ\" value=\"{}\" unit=\"{}\"/>", item.value, unit);
    if (!is_below) return fmt::format("<value xsi:type=\"ST\">{}</value>", escaped(item.value));
    return fmt::format("<value xsi:type=\"IVL_PQ\"><high value=\"{}\" unit=\"{}\" inclusive=\"false\"/></value>",
                       item.value.substr(1), unit);
}

std::string range_of(const CheckupItem& item) {
    if (item.low.empty() && item.high.empty()) return {};
    const auto limit = [&](std::string_view name, const std::string& value) {
        return value.empty() ? std::string()
                             : fmt::format("<{} value=\"{}\" unit=\"{}\"/>", name, value, escaped(item.unit));
    };
    return fmt::format(
        "                <referenceRange><observationRange><value xsi:type=\"IVL_PQ\">{}{}</value></observationRange>"
        "</referenceRange>\n",
        limit("low", item.low), limit("high", item.high));
}

std::string observation(std::string_view code, std::string_view name, const std::string& content) {
    return fmt::format(
        "          <entry>\n            <observation classCode=\"OBS\" moodCode=\"EVN\">\n"
        "                <code code=\"{}\" displayName=\"{}\" codeSystem=\"1.2.392.200119.6.1005\"/>\n{}"
        "            </observation>\n          </entry>\n",
        code, escaped(name), content);
}

std::string document(const Chart& chart, const Checkup& checkup, std::string_view encoding) {
    const Hospital& hospital = chart.institution();
    std::string xml =
        fmt::format(kHead, hospital.number, checkup.number, checkup.date.plus_days(7).hl7_date() + "170000",
                    patient_role(chart), hospital.name, encoding);
    xml += fmt::format(kEvent, checkup.date.hl7_date());
    for (const CheckupItem& item : items_of(checkup)) {
        std::string content = "                " + value_of(item) + "\n";
        if (!item.flag.empty())
            content += fmt::format(
                "                <interpretationCode code=\"{}\" codeSystem=\"2.16.840.1.113883.5.83\"/>\n", item.flag);
        xml += observation(item.code, item.name, content + range_of(item));
    }
    xml += observation("9N511000000000049", "医師の診断(判定)",
                       fmt::format("                <value xsi:type=\"ST\">{}</value>\n"
                                   "                <author><assignedAuthor><assignedPerson><name>見本　医師</name>"
                                   "</assignedPerson></assignedAuthor></author>\n",
                                   escaped(checkup.finding)));
    return xml + std::string(kTail);
}

}  // namespace

void write_checkup_xml(const World& world, Output& out) {
    std::size_t count = 0;
    for (const Chart& chart : world.charts) {
        if (chart.hospital != kHospitalC) continue;
        for (const Checkup& checkup : chart.checkups) {
            // Two systems are in use at the clinic: one writes UTF-8, the other Shift_JIS.
            const bool is_shift_jis = ++count % 2 == 0;
            const std::string xml = document(chart, checkup, is_shift_jis ? "Shift_JIS" : "UTF-8");
            out.write(fmt::format("hospital-c/checkup-xml/h{}.xml", checkup.number),
                      encode(xml, is_shift_jis ? Encoding::cp932 : Encoding::utf_8));
        }
    }
}

}  // namespace kakehashi::synth
