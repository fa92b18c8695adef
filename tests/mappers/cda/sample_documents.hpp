#pragma once

#include <string>

#include "kakehashi/mappers/cda.hpp"

/// An invented referral and an invented discharge summary as CDA, to be changed by each test.
namespace kakehashi::mappers::samples {

inline std::string cda_head(const std::string& code) {
    return R"(<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="1.2.392.100495.20.3.51.91319999991" extension="REF00042"/>
  <code code=")" +
           code + R"(" codeSystem="2.16.840.1.113883.6.1"/>
  <title>文書</title>
  <effectiveTime value="20240311103045+0900"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="ja-JP"/>
  <versionNumber value="2"/>
  <recordTarget><patientRole>
    <id root="1.2.3.4.5" extension="00012345" assigningAuthorityName="紹介元"/>
    <id root="1.2.3.4.6" extension="99" assigningAuthorityName="紹介先"/>
    <id root="1.2.392.200119.6.101" extension="00999999"/><id root="1.2.392.200119.6.205" extension="187"/>
    <addr><state>東京都</state><city>架空区</city><streetAddressLine>一丁目1-1</streetAddressLine></addr>
    <patient>
      <name use="IDE"><family>見本</family><given>花</given></name>
      <name use="SYL"><family>ミホン</family><given>ハナ</given></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19700102"/>
    </patient>
  </patientRole></recordTarget>
  <author><time value="20240311"/><assignedAuthor><id root="1.2.3" extension="D1"/>
    <assignedPerson><name><family>医師</family><given>一郎</given></name></assignedPerson>
    <representedOrganization><id root="1.2.4" extension="1319999991"/><name>架橋第一病院</name>
    </representedOrganization></assignedAuthor></author>
  <informationRecipient><intendedRecipient>
    <informationRecipient><name><family>紹介</family><given>先生</given></name></informationRecipient>
    <receivedOrganization><id root="1.2.4" extension="1319999993"/><name>例示クリニック</name>
      <addr>東京都架橋市見本町１丁目</addr></receivedOrganization>
  </intendedRecipient></informationRecipient>
  <componentOf><encompassingEncounter><code code="IMP" codeSystem="2.16.840.1.113883.5.4"/>
    <effectiveTime><low value="20240301"/><high value="20240310"/></effectiveTime>
  </encompassingEncounter></componentOf>
  <component><structuredBody>
)";
}

inline std::string cda_section(const std::string& code, const std::string& title, const std::string& text,
                               const std::string& entries = {}) {
    return "<component><section><code code=\"" + code + "\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>" + title +
           "</title><text>" + text + "</text>" + entries + "</section></component>\n";
}

inline std::string problem(const std::string& attributes, const std::string& key_number, const std::string& name) {
    return "<entry><act classCode=\"ACT\" moodCode=\"EVN\"><entryRelationship typeCode=\"SUBJ\"><observation "
           "classCode=\"OBS\" moodCode=\"EVN\"" +
           attributes +
           "><code code=\"ASSERTION\"/><effectiveTime><low value=\"20240301\"/></effectiveTime>"
           "<value xsi:type=\"CD\" code=\"" +
           key_number + "\" codeSystem=\"1.2.392.200119.4.101.2\" displayName=\"" + name +
           "\"><translation code=\"K297\" codeSystem=\"2.16.840.1.113883.6.3\"/></value>"
           "</observation></entryRelationship></act></entry>";
}

inline std::string allergy(const std::string& agent) {
    return "<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><participant typeCode=\"CSM\"><participantRole>"
           "<playingEntity>" +
           agent + "</playingEntity></participantRole></participant></observation></entry>";
}

inline constexpr const char* kCdaTail = "</structuredBody></component></ClinicalDocument>";

inline std::string referral_xml() {
    return cda_head("57133-1") + cda_section("42349-1", "紹介目的", "精査加療のお願い") +
           cda_section("11450-4", "傷病名", "胃炎", problem("", "20054174", "胃炎")) +
           cda_section("10164-2", "現病歴",
                       "<paragraph>3月上旬から心窩部痛</paragraph><list><item>夜間</item></list>") +
           cda_section("48765-2", "アレルギー", "見本薬",
                       allergy("<code code=\"6149003F2038\" codeSystem=\"1.2.392.100495.20.1.73\" "
                               "displayName=\"見本薬\"/>")) +
           kCdaTail;
}

inline std::string summary_xml() {
    return cda_head("18842-5") + cda_section("46241-6", "入院時診断", "胃炎", problem("", "20054174", "胃炎")) +
           cda_section("11535-2", "退院時診断", "胃炎", problem("", "20054174", "胃炎")) +
           cda_section("10154-3", "主訴", "心窩部痛") + cda_section("x", "入院理由", "精査") +
           cda_section("10164-2", "現病歴", "3月上旬から") + cda_section("8648-8", "入院経過", "軽快した") +
           cda_section("10183-2", "退院時処方", "なし") + cda_section("18776-5", "方針", "外来で経過観察") + kCdaTail;
}

inline Conversion convert_document(const std::string& xml) {
    return convert_cda(
        {.name = "document.xml", .bytes = xml},
        {.institution_number = "1319999991", .institution_name = "架橋第一病院", .find_patient = {}, .code_maps = {}});
}

}  // namespace kakehashi::mappers::samples
