#pragma once

#include <string>

#include "kakehashi/mappers/cda.hpp"

/// An invented checkup XML as the Ministry's guide describes it, to be changed by each test.
namespace kakehashi::mappers::samples {

inline constexpr const char* kCheckupHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="urn:hl7-org:v3 ../XSD/hc08_V08.xsd">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id nullFlavor="NI"/>
  <code code="10" codeSystem="1.2.392.200119.6.1001"/>
  <effectiveTime value="20240520"/>
  <confidentialityCode code="N"/>
  <recordTarget><patientRole>
    <id root="1.2.392.200119.6.101" extension="00999999"/>
    <id root="1.2.392.200119.6.204" extension="架１２"/>
    <id root="1.2.392.200119.6.205" extension="３４５"/>
    <id root="1.2.392.200119.6.211" extension="01"/>
    <addr>東京都架空区一丁目1-1<postalCode>100-0000</postalCode></addr>
    <telecom value="tel:03-0000-0000"/>
    <patient>
      <name>ミホン　ハナ</name>
      <administrativeGenderCode code="2" codeSystem="1.2.392.200119.6.1104"/>
      <birthTime value="19700102"/>
    </patient>
  </patientRole></recordTarget>
  <author>
    <time value="20240520"/>
    <assignedAuthor>
      <id nullFlavor="NI"/>
      <representedOrganization>
        <id root="1.2.392.200119.6.102" extension="1319999991"/>
        <name>架橋健診センター</name>
        <telecom value="tel:03-0000-0001"/>
        <addr>東京都架空区二丁目<postalCode>100-0001</postalCode></addr>
      </representedOrganization>
    </assignedAuthor>
  </author>
  <custodian><assignedCustodian><representedCustodianOrganization>
    <id root="1.2.392.200119.6.101" extension="00999999"/>
  </representedCustodianOrganization></assignedCustodian></custodian>
  <participant typeCode="HLD">
    <functionCode code="1" codeSystem="1.2.392.200119.6.208"/>
    <time><high value="20250331"/></time>
    <associatedEntity classCode="IDENT">
      <id root="1.2.392.200119.6.209.100999999" extension="24000012345"/>
      <scopingOrganization><id root="1.2.392.200119.6.101" extension="00999999"/></scopingOrganization>
    </associatedEntity>
  </participant>
  <documentationOf typeCode="DOC"><serviceEvent classCode="ACT" moodCode="EVN">
    <code code="010" codeSystem="1.2.392.200119.6.1002"/>
    <effectiveTime value="20240412"/>
    <performer typeCode="PRF"><assignedEntity><id nullFlavor="NI"/><representedOrganization>
      <id root="1.2.392.200119.6.102" extension="1319999991"/><name>架橋健診センター</name>
    </representedOrganization></assignedEntity></performer>
  </serviceEvent></documentationOf>
  <component><structuredBody><component><section>
    <code code="01010" codeSystem="1.2.392.200119.6.1010"/>
    <title>検査・問診結果セクション</title>
    <text><list><item>身長 160.0 cm</item></list></text>
)";

inline constexpr const char* kCheckupTail = R"(
  </section></component></structuredBody></component>
</ClinicalDocument>
)";

/// An observation of the checkup's item list in an entry.
inline std::string entry(const std::string& code, const std::string& name, const std::string& content,
                         const std::string& attributes = {}) {
    return "<entry><observation classCode=\"OBS\" moodCode=\"EVN\" " + attributes + "><code code=\"" + code +
           "\" displayName=\"" + name + "\"/>" + content + "</observation></entry>\n";
}

/// Every type of value that the guide uses.
inline std::string checkup_entries() {
    return entry("9N001000000000001", "身長", R"(<value xsi:type="PQ" value="160.0" unit="cm"/>)") +
           entry("9A755000000000001", "収縮期血圧(その他)",
                 R"(<value xsi:type="PQ" value="142" unit="mmHg"/><interpretationCode code="H"/>
                    <methodCode code="1" codeSystem="1.2.392.200119.6.1007"/>
                    <referenceRange><observationRange><value xsi:type="IVL_PQ"><high value="129" unit="mmHg"/></value>
                    </observationRange></referenceRange>)") +
           entry("1A010000000190111", "尿蛋白",
                 R"(<value xsi:type="CO" code="1" codeSystem="1.2.392.200119.6.2102" displayName="－"/>)") +
           entry("9N051000000000049", "既往歴", R"(<value xsi:type="ST">高血圧 &lt;治療中&gt;</value>)") +
           entry("9N026000000000002", "内臓脂肪面積", R"(<value xsi:type="PQ" nullFlavor="NI"/>)") +
           entry("9N736000000000011", "喫煙", R"(<value xsi:type="CD" code="2" codeSystem="1.2.392.200119.6.2016"
                 displayName="以前は吸っていたが、最近1か月間は吸っていない"/>)") +
           entry("9A110160700000011", "心電図(所見の有無)", "", "negationInd=\"true\"") +
           entry("9N511000000000049", "医師の診断(判定)",
                 R"(<value xsi:type="ST">異常なし</value><author><assignedAuthor><assignedPerson><name>見本　医師</name>
                    </assignedPerson></assignedAuthor></author>)");
}

inline std::string checkup_xml(const std::string& entries) { return kCheckupHead + entries + kCheckupTail; }

inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    return at == std::string::npos ? "not found: " + from : text.replace(at, from.size(), to);
}

inline Context checkup_context() {
    return {.institution_number = "1319999991",
            .institution_name = "架橋健診センター",
            .find_patient = {},
            .code_maps = {}};
}

inline Conversion convert_checkup(const std::string& xml) {
    return convert_cda({.name = "h13199999912024052000000001.xml", .bytes = xml}, checkup_context());
}

}  // namespace kakehashi::mappers::samples
