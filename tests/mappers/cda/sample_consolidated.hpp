#pragma once

#include <string>

#include "kakehashi/mappers/cda.hpp"

/// An invented document under the templates of C-CDA, to be changed by each test.
namespace kakehashi::mappers::samples {

inline std::string template_of(const std::string& number) {
    return "<templateId root=\"2.16.840.1.113883.10.20.22." + number + "\" extension=\"2015-08-01\"/>";
}

inline std::string foreign_head() {
    return R"(<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  )" + template_of("1.2") +
           R"(
  <id root="1.2.840.99999.1" extension="SAMPLE-7"/>
  <code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summary of episode note"/>
  <title>Sample summary</title>
  <effectiveTime value="20240311103045-0500"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="en-US"/>
  <recordTarget><patientRole>
    <id root="1.2.840.99999.2" extension="A-0042"/>
    <id root="2.16.840.1.113883.4.1" extension="000-00-0000"/>
    <addr use="HP"><streetAddressLine>1 Sample Road</streetAddressLine><city>Mockville</city><state>OR</state>
      <postalCode>00000</postalCode><country>US</country></addr>
    <telecom value="tel:+1-555-0100" use="MC"/><telecom value="mailto:jane@example.com"/>
    <patient>
      <name use="P"><given>Jay</given><family>Nick</family></name>
      <name use="L"><given>Jane</given><given>Q.</given><family>Sample</family><suffix>Jr.</suffix></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19700102"/>
      <maritalStatusCode code="M" codeSystem="2.16.840.1.113883.5.2" displayName="Married"/>
      <raceCode code="2106-3" codeSystem="2.16.840.1.113883.6.238"/>
      <guardian><guardianPerson><name><given>Gus</given><family>Sample</family></name></guardianPerson></guardian>
      <languageCommunication><languageCode code="en"/></languageCommunication>
    </patient>
  </patientRole></recordTarget>
  <author><time value="20240311"/><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="9999999999"/>
    <assignedPerson><name><given>Ann</given><family>Author</family></name></assignedPerson>
    <representedOrganization><id root="2.16.840.1.113883.4.6" extension="8888888888"/><name>Mock Clinic</name>
    </representedOrganization></assignedAuthor></author>
  <custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.840.99999.3"/>
    <name>Mock Health Network</name></representedCustodianOrganization></assignedCustodian></custodian>
  <legalAuthenticator><time value="20240311"/><signatureCode code="S"/><assignedEntity>
    <assignedPerson><name><given>Sig</given><family>Signer</family></name></assignedPerson>
  </assignedEntity></legalAuthenticator>
  <documentationOf><serviceEvent classCode="PCPR"><effectiveTime><low value="20240101"/><high value="20240311"/>
  </effectiveTime></serviceEvent></documentationOf>
  <component><structuredBody>
)";
}
inline constexpr const char* kForeignTail = "</structuredBody></component></ClinicalDocument>";

inline std::string foreign_section(const std::string& loinc, const std::string& text, const std::string& entries) {
    return "<component><section><code code=\"" + loinc +
           "\" codeSystem=\"2.16.840.1.113883.6.1\"/><title>t</title><text>" + text + "</text>" + entries +
           "</section></component>\n";
}

inline std::string snomed(const std::string& element, const std::string& code, const std::string& name) {
    return "<" + element + " xsi:type=\"CD\" code=\"" + code +
           "\" codeSystem=\"2.16.840.1.113883.6.96\" displayName=\"" + name + "\"/>";
}

/// A statement of a template that hangs from another.
inline std::string below(const std::string& number, const std::string& value) {
    return "<entryRelationship typeCode=\"SUBJ\"><observation classCode=\"OBS\" moodCode=\"EVN\">" +
           template_of(number) + value + "</observation></entryRelationship>";
}

inline std::string foreign_problem() {
    return "<entry><act classCode=\"ACT\" moodCode=\"EVN\">" + template_of("4.3") +
           "<id root=\"1.2.840.99999.4\" extension=\"C1\"/><code code=\"CONC\" codeSystem=\"2.16.840.1.113883.5.6\"/>"
           "<statusCode code=\"active\"/><effectiveTime><low value=\"20240305\"/></effectiveTime>"
           "<entryRelationship typeCode=\"SUBJ\"><observation classCode=\"OBS\" moodCode=\"EVN\">" +
           template_of("4.4") +
           "<id root=\"1.2.840.99999.5\" extension=\"P1\"/><code code=\"55607006\" "
           "codeSystem=\"2.16.840.1.113883.6.96\"/><statusCode code=\"completed\"/>"
           "<effectiveTime><low value=\"20240301\"/><high value=\"20240309\"/></effectiveTime>"
           "<value xsi:type=\"CD\" code=\"233604007\" codeSystem=\"2.16.840.1.113883.6.96\" displayName=\"Pneumonia\">"
           "<originalText><reference value=\"#p1\"/></originalText>"
           "<translation code=\"J18.9\" codeSystem=\"2.16.840.1.113883.6.90\" displayName=\"Pneumonia, unspecified\"/>"
           "</value>" +
           below("4.6", snomed("value", "413322009", "Resolved")) + "</observation></entryRelationship></act></entry>";
}

inline std::string foreign_allergy() {
    return "<entry><act classCode=\"ACT\" moodCode=\"EVN\">" + template_of("4.30") +
           "<entryRelationship typeCode=\"SUBJ\"><observation classCode=\"OBS\" moodCode=\"EVN\">" +
           template_of("4.7") + "<id root=\"1.2.840.99999.6\"/><effectiveTime><low value=\"2019\"/></effectiveTime>" +
           snomed("value", "416098002", "Drug allergy") +
           "<participant typeCode=\"CSM\"><participantRole><playingEntity><code code=\"7980\" "
           "codeSystem=\"2.16.840.1.113883.6.88\" displayName=\"penicillin G\"/></playingEntity></participantRole>"
           "</participant>" +
           below("4.9", snomed("value", "247472004", "Hives") + below("4.8", snomed("value", "24484000", "Severe"))) +
           "</observation></entryRelationship></act></entry>";
}

inline std::string foreign_medication() {
    return "<entry><substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\">" + template_of("4.16") +
           "<id root=\"1.2.840.99999.7\"/><statusCode code=\"active\"/>"
           "<effectiveTime xsi:type=\"IVL_TS\"><low value=\"20240302\"/></effectiveTime>"
           "<effectiveTime xsi:type=\"PIVL_TS\" operator=\"A\"><period value=\"6\" unit=\"h\"/></effectiveTime>"
           "<routeCode code=\"C38288\" codeSystem=\"2.16.840.1.113883.3.26.1.1\" displayName=\"Oral\"/>"
           "<doseQuantity value=\"2.5\" unit=\"mL\"/><consumable><manufacturedProduct><manufacturedMaterial>"
           "<code code=\"197806\" codeSystem=\"2.16.840.1.113883.6.88\" displayName=\"sample syrup\"/>"
           "</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>";
}

inline std::string foreign_result(const std::string& value) {
    return "<entry><organizer classCode=\"BATTERY\" moodCode=\"EVN\">" + template_of("4.1") +
           "<id root=\"1.2.840.99999.8\"/><code code=\"58410-2\" codeSystem=\"2.16.840.1.113883.6.1\" "
           "displayName=\"CBC panel\"/><statusCode code=\"completed\"/><component><observation classCode=\"OBS\" "
           "moodCode=\"EVN\">" +
           template_of("4.2") +
           "<id root=\"1.2.840.99999.9\"/><code code=\"718-7\" codeSystem=\"2.16.840.1.113883.6.1\" "
           "displayName=\"Hemoglobin\"/><statusCode code=\"completed\"/><effectiveTime "
           "value=\"20240310081500-0500\"/>" +
           value +
           "<interpretationCode code=\"L\" codeSystem=\"2.16.840.1.113883.5.83\"/><referenceRange><observationRange>"
           "<value xsi:type=\"IVL_PQ\"><low value=\"12.0\" unit=\"g/dL\"/><high value=\"15.5\" unit=\"g/dL\"/></value>"
           "</observationRange></referenceRange></observation></component></organizer></entry>";
}

inline std::string foreign_sign(const std::string& loinc, const std::string& value, const std::string& unit) {
    return "<component><observation classCode=\"OBS\" moodCode=\"EVN\">" + template_of("4.27") +
           "<id root=\"1.2.840.99999.10\"/><code code=\"" + loinc +
           "\" codeSystem=\"2.16.840.1.113883.6.1\"/>"
           "<statusCode code=\"completed\"/><value xsi:type=\"PQ\" value=\"" +
           value + "\" unit=\"" + unit + "\"/></observation></component>";
}

inline std::string foreign_signs(const std::string& components) {
    return "<entry><organizer classCode=\"CLUSTER\" moodCode=\"EVN\">" + template_of("4.26") +
           "<id root=\"1.2.840.99999.11\"/><code code=\"46680005\" codeSystem=\"2.16.840.1.113883.6.96\"/>"
           "<statusCode code=\"completed\"/><effectiveTime value=\"20240310090000-0500\"/>" +
           components + "</organizer></entry>";
}

inline std::string foreign_vaccination(const std::string& attributes) {
    return "<entry><substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\"" + attributes + ">" +
           template_of("4.52") +
           "<id root=\"1.2.840.99999.12\"/><statusCode code=\"completed\"/><effectiveTime value=\"20231005\"/>"
           "<doseQuantity value=\"50\" unit=\"ug\"/><consumable><manufacturedProduct><manufacturedMaterial>"
           "<code code=\"141\" codeSystem=\"2.16.840.1.113883.12.292\" displayName=\"influenza\"/>"
           "<lotNumberText>LOT9</lotNumberText></manufacturedMaterial></manufacturedProduct></consumable>"
           "</substanceAdministration></entry>";
}

inline std::string foreign_visit(const std::string& kind) {
    return "<entry><encounter classCode=\"ENC\" moodCode=\"EVN\">" + template_of("4.49") +
           "<id root=\"1.2.840.99999.13\" extension=\"V1\"/><code code=\"99213\" "
           "codeSystem=\"2.16.840.1.113883.6.12\" displayName=\"Office visit\">" +
           kind +
           "</code><effectiveTime><low value=\"20240301\"/><high "
           "value=\"20240301\"/></effectiveTime></encounter></entry>";
}
inline constexpr const char* kAmbulatory = "<translation code=\"AMB\" codeSystem=\"2.16.840.1.113883.5.4\"/>";

inline std::string foreign_document(const std::string& sections) { return foreign_head() + sections + kForeignTail; }

inline Conversion convert_foreign(const std::string& xml) {
    return convert_cda(
        {.name = "summary.xml", .bytes = xml},
        {.institution_number = "1319999991", .institution_name = "架橋第一病院", .find_patient = {}, .code_maps = {}});
}

}  // namespace kakehashi::mappers::samples
