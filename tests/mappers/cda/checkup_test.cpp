#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/text.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "paths.hpp"
#include "sample_checkup.hpp"

namespace kakehashi::mappers {
namespace {

using samples::at;
using samples::checkup_entries;
using samples::checkup_xml;
using samples::convert_checkup;
using samples::entry;
using samples::resource;
using samples::text_at;
using samples::with;

/// The Observation with that code, or the Composition when there is none.
const fhir::Node& item(const Unit& unit, std::string_view code) {
    for (std::size_t i = 0; i < samples::entry_count(unit); ++i)
        if (text_at(resource(unit, i), "code.coding.0.code") == code) return resource(unit, i);
    ADD_FAILURE() << "no item " << code;
    return resource(unit, 0);
}

const fhir::Node* section(const Unit& unit, std::string_view code) {
    for (const fhir::Node& found : at(resource(unit, 0), "section")->items())
        if (text_at(found, "code.coding.0.code") == code) return &found;
    return nullptr;
}

std::string fate_of(const Conversion& out, std::string_view place) {
    constexpr std::array<const char*, 3> kNames{"mapped", "ignored", "unmapped"};
    for (const FieldRecord& field : out.account.fields)
        if (field.place == place) return kNames[static_cast<std::size_t>(field.fate)];
    return "absent";
}

TEST(CheckupXml, BecomesOneReportWithPatientAndResults) {
    const Conversion out = convert_checkup(checkup_xml(checkup_entries()));
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    const Unit& unit = out.units.front();
    EXPECT_EQ(unit.kind, UnitKind::document);
    EXPECT_TRUE(unit.patient_is_known);
    EXPECT_EQ(text_at(resource(unit, 0), "type.coding.0.code"), "53576-5");
    EXPECT_EQ(text_at(resource(unit, 0), "category.0.coding.0.code"), "10");
    EXPECT_EQ(text_at(resource(unit, 0), "event.0.code.0.coding.0.code"), "010");
    EXPECT_EQ(text_at(resource(unit, 0), "event.0.period.start"), "2024-04-12");
    EXPECT_EQ(text_at(resource(unit, 1), "gender"), "female");
    EXPECT_EQ(text_at(resource(unit, 1), "birthDate"), "1970-01-02");
    EXPECT_EQ(text_at(resource(unit, 1), "address.0.text"), "東京都架空区一丁目1-1");
    EXPECT_EQ(text_at(resource(unit, 1), "address.0.postalCode"), "100-0000");
    EXPECT_TRUE(samples::has_rule(out.report, "name-kana-only"));
}

TEST(CheckupXml, WithoutANumberOfTheInstitutionInventsNone) {
    const Unit unit = std::move(convert_checkup(checkup_xml(checkup_entries())).units.front());
    const fhir::Node* identifiers = at(resource(unit, 1), "identifier");
    ASSERT_EQ(identifiers->items().size(), 1U);
    EXPECT_EQ(text_at(*identifiers, "0.value"), "00999999:架１２:３４５:01");
    EXPECT_EQ(unit.patient_number, "00999999:架１２:３４５:01");
}

TEST(CheckupXml, TheInstitutionsOwnNumberIsThePatientsNumber) {
    const Unit unit = std::move(convert_checkup(with(checkup_xml(checkup_entries()), "<patientRole>",
                                                     "<patientRole><id root=\"1.2.392.100495.20.3.51.11319999991\" "
                                                     "extension=\"00012345\"/>"))
                                    .units.front());
    EXPECT_EQ(unit.patient_number, "00012345");
    EXPECT_EQ(text_at(resource(unit, 1), "identifier.0.system"), "urn:oid:1.2.392.100495.20.3.51.11319999991");
}

TEST(CheckupXml, ThePatientNumberOfAnotherInstitutionIsNotTaken) {
    const Conversion out = convert_checkup(with(checkup_xml(checkup_entries()), "<patientRole>",
                                                "<patientRole><id root=\"1.2.392.100495.20.3.51.11319999992\" "
                                                "extension=\"00012345\"/>"));
    EXPECT_EQ(out.units.front().patient_number, "00999999:架１２:３４５:01");
    EXPECT_EQ(fate_of(out, "/ClinicalDocument/recordTarget/patientRole/id[1]/@extension"), "unmapped");
}

TEST(CheckupXml, EveryTypeOfValueKeepsItsMeaning) {
    const Conversion out = convert_checkup(checkup_xml(checkup_entries()));
    const Unit& unit = out.units.front();
    const fhir::Node& height = item(unit, "9N001000000000001");
    EXPECT_EQ(text_at(height, "valueQuantity.value"), "160.0");
    EXPECT_EQ(text_at(height, "valueQuantity.code"), "cm");
    EXPECT_EQ(text_at(height, "code.text"), "身長");
    EXPECT_EQ(text_at(height, "effectiveDateTime"), "2024-04-12");
    const fhir::Node& pressure = item(unit, "9A755000000000001");
    EXPECT_EQ(text_at(pressure, "valueQuantity.code"), "mm[Hg]");
    EXPECT_EQ(text_at(pressure, "interpretation.0.coding.0.code"), "H");
    EXPECT_EQ(text_at(pressure, "method.coding.0.code"), "1");
    EXPECT_EQ(text_at(pressure, "referenceRange.0.high.value"), "129");
    const fhir::Node& protein = item(unit, "1A010000000190111");
    EXPECT_EQ(text_at(protein, "valueCodeableConcept.coding.0.system"), "urn:oid:1.2.392.200119.6.2102");
    EXPECT_EQ(text_at(protein, "valueCodeableConcept.coding.0.code"), "1");
    EXPECT_EQ(text_at(protein, "valueCodeableConcept.text"), "－");
    EXPECT_EQ(text_at(item(unit, "9N051000000000049"), "valueString"), "高血圧 <治療中>");
    const fhir::Node& smoking = item(unit, "9N736000000000011");
    EXPECT_EQ(text_at(smoking, "valueCodeableConcept.coding.0.system"), "urn:oid:1.2.392.200119.6.2016");
}

TEST(CheckupXml, WhatWasNotDoneOrNotMeasurableIsSaidAndNotDropped) {
    const Unit unit = std::move(convert_checkup(checkup_xml(checkup_entries())).units.front());
    const fhir::Node& not_done = item(unit, "9A110160700000011");
    EXPECT_EQ(text_at(not_done, "dataAbsentReason.coding.0.code"), "not-performed");
    EXPECT_EQ(text_at(not_done, "dataAbsentReason.text"), "未実施");
    const fhir::Node& not_measured = item(unit, "9N026000000000002");
    EXPECT_EQ(text_at(not_measured, "dataAbsentReason.coding.0.code"), "unknown");
    EXPECT_EQ(text_at(not_measured, "dataAbsentReason.text"), "測定不可能");
    EXPECT_EQ(at(not_measured, "valueQuantity"), nullptr);
}

TEST(CheckupXml, ResultsAndAnswersStandInTheSectionsOfTheProgram) {
    const Unit unit = std::move(convert_checkup(checkup_xml(checkup_entries())).units.front());
    ASSERT_NE(section(unit, "01011"), nullptr);
    ASSERT_NE(section(unit, "01012"), nullptr);
    EXPECT_EQ(section(unit, "01011")->find("entry")->items().size(), 8U);  // with the ticket
    EXPECT_EQ(section(unit, "01012")->find("entry")->items().size(), 1U);
    EXPECT_EQ(text_at(*section(unit, "01011"), "text.div"),
              "<div xmlns=\"http://www.w3.org/1999/xhtml\">身長 160.0 cm</div>");
}

TEST(CheckupXml, TheTicketIsACoverageOfTheService) {
    const Conversion out = convert_checkup(checkup_xml(checkup_entries()));
    const Unit& unit = out.units.front();
    const fhir::Node& ticket = resource(unit, samples::entry_count(unit) - 2);
    EXPECT_EQ(text_at(ticket, "resourceType"), "Coverage");
    EXPECT_EQ(text_at(ticket, "subscriberId"), "24000012345");
    EXPECT_EQ(text_at(ticket, "period.end"), "2025-03-31");
    EXPECT_EQ(text_at(ticket, "payor.0.identifier.value"), "00999999");
    EXPECT_EQ(out.account.count(FieldFate::unmapped), 0U);
}

TEST(CheckupXml, ResultsOfOneSeriesAreGrouped) {
    const std::string part = R"(<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN"><code
        code="9A751000000000001"/><value xsi:type="PQ" value="130" unit="mmHg"/></observation></entryRelationship>)";
    const std::string series = R"(<entry><observation classCode="OBS" moodCode="EVN"><code nullFlavor="NA"/>)" + part +
                               part + "</observation></entry>";
    const Unit unit = std::move(convert_checkup(checkup_xml(series)).units.front());
    const fhir::Node* group = nullptr;
    for (std::size_t i = 0; i < samples::entry_count(unit); ++i)
        if (at(resource(unit, i), "hasMember") != nullptr) group = &resource(unit, i);
    ASSERT_NE(group, nullptr);
    EXPECT_EQ(group->find("hasMember")->items().size(), 2U);
    EXPECT_EQ(text_at(*group, "code.text"), "一連検査");
}

TEST(CheckupXml, TheReasonOfADetailedExaminationIsANote) {
    const std::string reason = R"(<value xsi:type="ST">所見なし</value><entryRelationship typeCode="RSON"><act
        classCode="ACT" moodCode="EVN"><code code="1" codeSystem="1.2.392.200119.6.18110" displayName="血圧"/></act>
        </entryRelationship>)";
    const Unit unit =
        std::move(convert_checkup(checkup_xml(entry("9A110161600000049", "心電図(所見)", reason))).units.front());
    EXPECT_EQ(text_at(item(unit, "9A110161600000049"), "note.0.text"), "実施理由: 血圧");
}

TEST(CheckupXml, AnExclusiveUpperLimitIsAComparator) {
    const std::string value = R"(<value xsi:type="IVL_PQ"><high value="0.30" unit="mg/dL" inclusive="false"/></value>)";
    const Unit unit = std::move(convert_checkup(checkup_xml(entry("5C070000002306201", "CRP", value))).units.front());
    EXPECT_EQ(text_at(item(unit, "5C070000002306201"), "valueQuantity.comparator"), "<");
    EXPECT_EQ(text_at(item(unit, "5C070000002306201"), "valueQuantity.value"), "0.30");
}

TEST(CheckupXml, AnotherPrefixForTheTypeOfAValueIsTheSame) {
    std::string xml =
        checkup_xml(entry("9N001000000000001", "身長", R"(<value xsi:type="v3:PQ" value="1" unit="cm"/>)"));
    xml = with(xml, "xmlns=\"urn:hl7-org:v3\"", "xmlns=\"urn:hl7-org:v3\" xmlns:v3=\"urn:hl7-org:v3\"");
    const Conversion out = convert_checkup(xml);
    EXPECT_EQ(text_at(item(out.units.front(), "9N001000000000001"), "valueQuantity.value"), "1");
}

TEST(CheckupXml, WithANamespacePrefixIsTheSameDocument) {
    std::string prefixed = checkup_xml(checkup_entries());
    prefixed = with(prefixed, "xmlns=\"urn:hl7-org:v3\"", "xmlns:h=\"urn:hl7-org:v3\"");
    std::string out;
    for (std::size_t i = 0; i < prefixed.size(); ++i) {
        out += prefixed[i];
        const bool is_end = prefixed[i] == '<' && prefixed[i + 1] == '/';
        if (is_end) out += prefixed[++i];
        if (prefixed[i - (is_end ? 1 : 0)] == '<' && prefixed[i + 1] != '?') out += "h:";
    }
    EXPECT_EQ(fhir::write_json(convert_checkup(out).units.front().bundle.root()),
              fhir::write_json(convert_checkup(checkup_xml(checkup_entries())).units.front().bundle.root()));
}

TEST(CheckupXml, ConvertedTwiceGivesTheSameBytes) {
    const auto once = [] {
        return fhir::write_json(convert_checkup(checkup_xml(checkup_entries())).units.front().bundle.root());
    };
    EXPECT_EQ(once(), once());
}

TEST(CheckupXml, ACorrectedFileOfALaterDateReplacesTheReport) {
    const Conversion first = convert_checkup(checkup_xml(checkup_entries()));
    const Conversion later = convert_checkup(with(checkup_xml(checkup_entries()), "<effectiveTime value=\"20240520\"/>",
                                                  "<effectiveTime value=\"20240601\"/>"));
    EXPECT_EQ(first.units.front().key, later.units.front().key);
    EXPECT_LT(first.units.front().order, later.units.front().order);
}

TEST(CheckupXml, AnotherDayIsAnotherReport) {
    const Conversion other = convert_checkup(with(checkup_xml(checkup_entries()), "<effectiveTime value=\"20240412\"/>",
                                                  "<effectiveTime value=\"20240413\"/>"));
    EXPECT_NE(other.units.front().key, convert_checkup(checkup_xml(checkup_entries())).units.front().key);
}

TEST(CheckupXml, EveryPopulatedValueIsInTheAccountWithItsXPath) {
    const Conversion out = convert_checkup(checkup_xml(checkup_entries()));
    EXPECT_EQ(fate_of(out, "/ClinicalDocument/recordTarget/patientRole/patient/birthTime/@value"), "mapped");
    EXPECT_EQ(
        fate_of(out, "/ClinicalDocument/component/structuredBody/component/section/entry[2]/observation/value/@unit"),
        "mapped");
    EXPECT_EQ(fate_of(out, "/ClinicalDocument/typeId/@root"), "ignored");
    EXPECT_EQ(fate_of(out, "/ClinicalDocument/@xsi:schemaLocation"), "ignored");
    const Conversion more =
        convert_checkup(with(checkup_xml(checkup_entries()), "<patient>", "<patient><maritalStatusCode code=\"M\"/>"));
    EXPECT_EQ(fate_of(more, "/ClinicalDocument/recordTarget/patientRole/patient/maritalStatusCode/@code"), "unmapped");
    EXPECT_EQ(more.account.fields.size(), out.account.fields.size() + 1);
    EXPECT_TRUE(samples::has_rule(more.report, "unmapped-field"));
}

TEST(CheckupXml, AValueIsTracedToItsAttribute) {
    const Conversion out = convert_checkup(checkup_xml(checkup_entries()));
    const auto steps = lineage_of(out.units.front(), out.account);
    const auto place = "/ClinicalDocument/component/structuredBody/component/section/entry[1]/observation/value/@value";
    EXPECT_EQ(std::ranges::count_if(steps, [&](const LineageStep& step) { return step.field->place == place; }), 1);
}

TEST(CheckupXml, ShiftJisIsRead) {
    std::string xml = with(checkup_xml(checkup_entries()), "encoding=\"UTF-8\"", "encoding=\"Shift_JIS\"");
    const auto utf_8 = convert_checkup(checkup_xml(checkup_entries()));
    const auto out = convert_checkup(encode_as(xml, Charset::cp932));
    ASSERT_EQ(out.units.size(), 1U);
    EXPECT_EQ(fhir::write_json(out.units.front().bundle.root()), fhir::write_json(utf_8.units.front().bundle.root()));
}

TEST(CheckupXml, ReportsMeetTheStatedProfiles) {
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value());
    const Conversion out = convert_checkup(checkup_xml(checkup_entries()));
    for (const fhir::Issue& issue : validator->validate(out.units.front().bundle))
        EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
            << issue.rule << " at " << issue.expression << ": " << issue.diagnostics;
}

}  // namespace
}  // namespace kakehashi::mappers
