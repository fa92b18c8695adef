#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "paths.hpp"
#include "sample_checkup.hpp"
#include "sample_consolidated.hpp"

namespace kakehashi::mappers {
namespace {

using samples::code_in;
using samples::convert_foreign;
using samples::foreign_document;
using samples::foreign_section;
using samples::resource;
using samples::text_at;
using samples::with;

constexpr const char* kProblems = "<list><item ID=\"p1\">Pneumonia of the\n left lung</item></list>";
constexpr const char* kHaemoglobin = "<value xsi:type=\"PQ\" value=\"11.2\" unit=\"g/dL\"/>";

std::string problems() { return foreign_section("11450-4", kProblems, samples::foreign_problem()); }

std::string everything() {
    return foreign_document(problems() + foreign_section("48765-2", "x", samples::foreign_allergy()) +
                            foreign_section("10160-0", "x", samples::foreign_medication()) +
                            foreign_section("30954-2", "x", samples::foreign_result(kHaemoglobin)) +
                            foreign_section("8716-3", "x",
                                            samples::foreign_signs(samples::foreign_sign("8480-6", "120", "mm[Hg]") +
                                                                   samples::foreign_sign("8462-4", "80", "mm[Hg]"))) +
                            foreign_section("11369-6", "x", samples::foreign_vaccination("")) +
                            foreign_section("46240-8", "x", samples::foreign_visit(samples::kAmbulatory)));
}

/// The text with every element of that name under another.
std::string renamed(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

const Unit* unit_of(const Conversion& out, UnitKind kind) {
    for (const Unit& unit : out.units)
        if (unit.kind == kind) return &unit;
    return nullptr;
}

/// The entry behind the Patient of the unit of that kind.
const fhir::Node& first(const Conversion& out, UnitKind kind) {
    const Unit* unit = unit_of(out, kind);
    static const fhir::Document kNothing("Basic");
    EXPECT_NE(unit, nullptr) << name_of(kind);
    return unit == nullptr ? kNothing.root() : resource(*unit, 1);
}

constexpr const char* kReaction =
    "/ClinicalDocument/component/structuredBody/component[2]/section/entry/act/entryRelationship/observation/"
    "entryRelationship/observation/value/";
constexpr const char* kSeverity =
    "component[2]/section/entry/act/entryRelationship/observation/entryRelationship/observation/entryRelationship/"
    "observation/value/@code";

const FieldRecord* field(const Conversion& out, std::string_view part) {
    for (const FieldRecord& record : out.account.fields)
        if (record.place.find(part) != std::string::npos) return &record;
    return nullptr;
}

TEST(ConsolidatedDocument, EveryUnitMeetsTheStatedProfiles) {
    const Conversion out = convert_foreign(everything());
    EXPECT_TRUE(fhir::has_no_errors(out.report));
    EXPECT_EQ(out.units.size(), 9U);
    const auto validator = profiles::Validator::load({});
    ASSERT_TRUE(validator.has_value());
    for (const Unit& unit : out.units)
        for (const fhir::Issue& issue : validator->validate(unit.bundle))
            EXPECT_NE(issue.severity, fhir::IssueSeverity::error)
                << name_of(unit.kind) << ": " << issue.rule << " at " << issue.expression << ": " << issue.diagnostics;
}

TEST(ConsolidatedDocument, TwiceConvertedGivesTheSameBytes) {
    const Conversion once = convert_foreign(everything());
    const Conversion twice = convert_foreign(everything());
    ASSERT_EQ(once.units.size(), twice.units.size());
    for (std::size_t i = 0; i < once.units.size(); ++i) {
        EXPECT_EQ(once.units[i].key, twice.units[i].key);
        EXPECT_EQ(fhir::write_json(once.units[i].bundle.root()), fhir::write_json(twice.units[i].bundle.root()));
    }
}

TEST(ConsolidatedDocument, EntriesCopiedFromAnotherPatientAreUnitsOfTheirOwn) {
    const Conversion one = convert_foreign(everything());
    const Conversion other = convert_foreign(with(with(everything(), "A-0042", "A-0043"), "SAMPLE-7", "SAMPLE-8"));
    ASSERT_EQ(one.units.size(), other.units.size());
    for (std::size_t i = 0; i < one.units.size(); ++i) EXPECT_NE(one.units[i].key, other.units[i].key);
}

TEST(ConsolidatedDocument, OfALaterDayReplacesWhatItTellsAgain) {
    const Conversion one = convert_foreign(everything());
    const Conversion later = convert_foreign(with(everything(), "SAMPLE-7", "SAMPLE-8"));
    for (const UnitKind kind :
         {UnitKind::laboratory, UnitKind::vital_signs, UnitKind::immunization, UnitKind::encounter})
        EXPECT_EQ(unit_of(one, kind)->key, unit_of(later, kind)->key) << name_of(kind);
    EXPECT_NE(unit_of(one, UnitKind::filed)->key, unit_of(later, UnitKind::filed)->key);
}

TEST(ConsolidatedDocument, IsFiledAsItCame) {
    const std::string xml = everything();
    const Conversion out = convert_foreign(xml);
    const fhir::Node& filed = first(out, UnitKind::filed);
    EXPECT_EQ(text_at(filed, "type.coding.0.system"), "http://loinc.org");
    EXPECT_EQ(text_at(filed, "type.coding.0.code"), "34133-9");
    EXPECT_EQ(text_at(filed, "description"), "Sample summary");
    EXPECT_EQ(text_at(filed, "date"), "2024-03-11T10:30:45.000-05:00");
    EXPECT_EQ(text_at(filed, "docStatus"), "final");
    EXPECT_EQ(text_at(filed, "contained.0.name.0.family"), "Author");
    EXPECT_EQ(text_at(filed, "contained.1.name.0.family"), "Signer");
    EXPECT_EQ(text_at(filed, "custodian.display"), "Mock Health Network");
    EXPECT_EQ(text_at(filed, "context.period.start"), "2024-01-01");
    EXPECT_EQ(text_at(filed, "context.period.end"), "2024-03-11");
    EXPECT_EQ(text_at(filed, "content.0.attachment.contentType"), "text/xml");
    EXPECT_EQ(text_at(filed, "content.0.attachment.size"), std::to_string(xml.size()));
    EXPECT_EQ(text_at(filed, "content.0.attachment.data").size(), (xml.size() + 2) / 3 * 4);
}

TEST(ConsolidatedDocument, SaysWhichEarlierOneItReplaces) {
    const Conversion out = convert_foreign(
        with(everything(), "<component><structuredBody>",
             "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\"1.2.840.99999.1\" extension=\"SAMPLE-6\"/>"
             "</parentDocument></relatedDocument><component><structuredBody>"));
    const fhir::Node& filed = first(out, UnitKind::filed);
    EXPECT_EQ(text_at(filed, "relatesTo.0.code"), "replaces");
    EXPECT_EQ(text_at(filed, "relatesTo.0.target.identifier.value"), "1319999991-DOC-1.2.840.99999.1^SAMPLE-6");
}

TEST(ConsolidatedDocument, ThatIsRestrictedSaysSoOnEveryUnit) {
    const Conversion out =
        convert_foreign(with(everything(), "confidentialityCode code=\"N\"", "confidentialityCode code=\"V\""));
    for (const Unit& unit : out.units) {
        EXPECT_EQ(text_at(unit.bundle.root(), "meta.security.0.code"), "V") << name_of(unit.kind);
        EXPECT_EQ(text_at(resource(unit, 0), "meta.security.0.code"), "V") << name_of(unit.kind);
    }
}

TEST(ConsolidatedDocument, AnAmericanNumberOfTenDigitsIsNoInstitutionOfOurs) {
    EXPECT_EQ(cda_institution(everything()), "");
    EXPECT_FALSE(samples::has_rule(convert_foreign(everything()).report, "institution-mismatch"));
}

TEST(ConsolidatedDocument, LeavesUnmappedOnlyWhatTheFactsHaveNoPlaceFor) {
    const Conversion out = convert_foreign(everything());
    std::string unmapped;
    for (const FieldRecord& record : out.account.fields)
        if (record.fate == FieldFate::unmapped) unmapped += record.place + "\n";
    EXPECT_EQ(unmapped, R"(/ClinicalDocument/recordTarget/patientRole/patient/name[1]/@use
/ClinicalDocument/recordTarget/patientRole/patient/name[1]/given/text()
/ClinicalDocument/recordTarget/patientRole/patient/name[1]/family/text()
/ClinicalDocument/author/assignedAuthor/id/@root
/ClinicalDocument/author/assignedAuthor/id/@extension
/ClinicalDocument/author/assignedAuthor/representedOrganization/id/@root
/ClinicalDocument/author/assignedAuthor/representedOrganization/id/@extension
/ClinicalDocument/author/assignedAuthor/representedOrganization/name/text()
/ClinicalDocument/custodian/assignedCustodian/representedCustodianOrganization/id/@root
/ClinicalDocument/legalAuthenticator/time/@value
)" + std::string(kReaction) +
                            "@code\n" + kReaction + "@codeSystem\n");
}

TEST(ConsolidatedPatient, KeepsForeignNumbersUnderTheirRegister) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& patient = resource(*unit_of(out, UnitKind::patient), 0);
    EXPECT_EQ(out.units.front().patient_number, "1.2.840.99999.2^A-0042");
    EXPECT_EQ(text_at(patient, "identifier.0.system"), "urn:oid:1.2.840.99999.2");
    EXPECT_EQ(text_at(patient, "identifier.0.value"), "A-0042");
    EXPECT_EQ(patient.find("identifier")->items().size(), 1U);
    EXPECT_EQ(text_at(patient, "name.0.family"), "Sample");
    EXPECT_EQ(text_at(patient, "name.0.given.0"), "Jane Q.");
    EXPECT_EQ(text_at(patient, "name.0.suffix.0"), "Jr.");
    EXPECT_EQ(text_at(patient, "address.0.country"), "US");
    EXPECT_EQ(text_at(patient, "address.0.text"), "1 Sample Road, Mockville, OR, 00000, US");
    EXPECT_EQ(text_at(patient, "telecom.0.use"), "mobile");
    EXPECT_EQ(text_at(patient, "telecom.1.system"), "email");
    EXPECT_EQ(text_at(patient, "maritalStatus.coding.0.code"), "M");
    EXPECT_EQ(text_at(patient, "communication.0.language.coding.0.code"), "en");
    EXPECT_EQ(text_at(patient, "contact.0.name.family"), "Sample");
}

TEST(ConsolidatedPatient, IsWrittenUnderJpCoreBecauseNobodyMayInventTheCard) {
    const Conversion out = convert_foreign(everything());
    for (const Unit& unit : out.units)
        EXPECT_EQ(text_at(resource(unit, 0), "meta.profile.0"),
                  "http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient");
}

TEST(ConsolidatedPatient, SocialSecurityNumberAndRaceAreNotTaken) {
    const Conversion out = convert_foreign(everything());
    for (const std::string_view part : {"patientRole/id[2]/@extension", "raceCode/@code"}) {
        ASSERT_NE(field(out, part), nullptr) << part;
        EXPECT_EQ(field(out, part)->fate, FieldFate::ignored) << part;
    }
}

TEST(ConsolidatedPatient, WithASocialSecurityNumberAloneIsAPersonOfThisDocumentOnly) {
    const Conversion out =
        convert_foreign(with(everything(), "<id root=\"1.2.840.99999.2\" extension=\"A-0042\"/>", ""));
    ASSERT_FALSE(out.units.empty());
    EXPECT_EQ(out.units.front().patient_number, "1.2.840.99999.1^SAMPLE-7");
    EXPECT_TRUE(samples::has_rule(out.report, "patient-number-withheld"));
}

TEST(ConsolidatedProblem, KeepsItsCodesItsWordsAndItsCourse) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& condition = first(out, UnitKind::condition);
    EXPECT_EQ(code_in(condition, "code", "http://snomed.info/sct"), "233604007");
    EXPECT_EQ(code_in(condition, "code", "http://hl7.org/fhir/sid/icd-10-cm"), "J18.9");
    EXPECT_EQ(text_at(condition, "code.text"), "Pneumonia of the left lung");
    EXPECT_EQ(text_at(condition, "clinicalStatus.coding.0.code"), "resolved");
    EXPECT_EQ(text_at(condition, "onsetDateTime"), "2024-03-01");
    EXPECT_EQ(text_at(condition, "abatementDateTime"), "2024-03-09");
}

TEST(ConsolidatedProblem, OfACodeSystemThatNobodyKnowsKeepsItsOid) {
    const Conversion out = convert_foreign(with(everything(), "2.16.840.1.113883.6.90", "1.2.840.99999.77"));
    EXPECT_EQ(code_in(first(out, UnitKind::condition), "code", "urn:oid:1.2.840.99999.77"), "J18.9");
}

TEST(ConsolidatedProblem, ThatGoesOnHasNoEnd) {
    const Conversion out = convert_foreign(with(everything(), "413322009", "55561003"));
    const fhir::Node& condition = first(out, UnitKind::condition);
    EXPECT_EQ(text_at(condition, "clinicalStatus.coding.0.code"), "active");
    EXPECT_EQ(condition.find("abatementDateTime"), nullptr);
    EXPECT_EQ(field(out, "observation/effectiveTime/high/@value")->fate, FieldFate::unmapped);
}

TEST(ConsolidatedProblem, StatedInTwoSectionsIsOneDiagnosis) {
    const Conversion out =
        convert_foreign(foreign_document(problems() + foreign_section("11450-4", "x", samples::foreign_problem())));
    EXPECT_EQ(samples::entry_count(*unit_of(out, UnitKind::condition)), 2U);
}

TEST(ConsolidatedProblem, IsToldByItsSectionWhereNoTemplateSaysIt) {
    const std::string plain = with(with(problems(), samples::template_of("4.3"), ""), samples::template_of("4.4"),
                                   "<templateId root=\"1.2.840.99999.50\"/>");
    const Conversion out = convert_foreign(foreign_document(plain));
    EXPECT_EQ(code_in(first(out, UnitKind::condition), "code", "http://snomed.info/sct"), "233604007");
}

TEST(ConsolidatedProblem, OfTheFunctionalStatusIsNone) {
    const Conversion out =
        convert_foreign(foreign_document(foreign_section("47420-5", kProblems, samples::foreign_problem())));
    EXPECT_EQ(unit_of(out, UnitKind::condition), nullptr);
    EXPECT_TRUE(samples::has_rule(out.report, "entry-unmapped"));
}

TEST(ConsolidatedAllergy, KeepsItsAgentItsKindAndItsReaction) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& allergy = first(out, UnitKind::allergy);
    EXPECT_EQ(code_in(allergy, "code", "http://www.nlm.nih.gov/research/umls/rxnorm"), "7980");
    EXPECT_EQ(allergy.find("code")->find("coding")->items().size(), 1U) << "no Japanese filler";
    EXPECT_EQ(text_at(allergy, "category.0"), "medication");
    EXPECT_EQ(text_at(allergy, "onsetDateTime"), "2019");
    EXPECT_EQ(text_at(allergy, "reaction.0.manifestation.0.text"), "Hives");
    EXPECT_EQ(text_at(allergy, "reaction.0.severity"), "severe");
}

TEST(ConsolidatedAllergy, OfASeverityBetweenTwoWordsHasNone) {
    const Conversion out = convert_foreign(with(everything(), "24484000", "371924009"));
    EXPECT_EQ(text_at(first(out, UnitKind::allergy), "reaction.0.manifestation.0.text"), "Hives");
    EXPECT_EQ(first(out, UnitKind::allergy).find("reaction")->items().front().find("severity"), nullptr);
    EXPECT_EQ(field(out, kSeverity)->fate, FieldFate::unmapped);
}

TEST(ConsolidatedMedication, IsAStatementAndNoPrescription) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& drug = first(out, UnitKind::prescription);
    EXPECT_EQ(text_at(drug, "resourceType"), "MedicationStatement");
    EXPECT_EQ(text_at(drug, "status"), "active");
    EXPECT_EQ(code_in(drug, "medicationCodeableConcept", "http://www.nlm.nih.gov/research/umls/rxnorm"), "197806");
    EXPECT_EQ(text_at(drug, "effectivePeriod.start"), "2024-03-02");
    EXPECT_EQ(text_at(drug, "dosage.0.text"), "every 6 h");
    EXPECT_EQ(text_at(drug, "dosage.0.route.coding.0.code"), "C38288");
    EXPECT_EQ(text_at(drug, "dosage.0.doseAndRate.0.doseQuantity.value"), "2.5");
    EXPECT_EQ(text_at(drug, "dosage.0.doseAndRate.0.doseQuantity.code"), "mL");
}

TEST(ConsolidatedMedication, ThatIsOrderedIsIntended) {
    const std::string ordered = with(samples::foreign_medication(), "moodCode=\"EVN\"", "moodCode=\"INT\"");
    const Conversion out = convert_foreign(foreign_document(foreign_section("10160-0", "x", ordered)));
    EXPECT_EQ(text_at(first(out, UnitKind::prescription), "status"), "intended");
}

const fhir::Node& observation_in(const Conversion& out) { return first(out, UnitKind::laboratory); }

TEST(ConsolidatedResult, HasValueUnitRangeAndTheTimeWithItsZone) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& result = observation_in(out);
    EXPECT_EQ(code_in(result, "code", "http://loinc.org"), "718-7");
    EXPECT_EQ(text_at(result, "effectiveDateTime"), "2024-03-10T08:15:00-05:00");
    EXPECT_EQ(text_at(result, "valueQuantity.value"), "11.2");
    EXPECT_EQ(text_at(result, "valueQuantity.code"), "g/dL");
    EXPECT_EQ(text_at(result, "interpretation.0.coding.0.code"), "L");
    EXPECT_EQ(text_at(result, "referenceRange.0.low.value"), "12.0");
    const fhir::Node& report = resource(*unit_of(out, UnitKind::laboratory), 2);
    EXPECT_EQ(text_at(report, "resourceType"), "DiagnosticReport");
    EXPECT_EQ(text_at(report, "code.coding.0.code"), "58410-2");
    EXPECT_EQ(report.find("basedOn"), nullptr) << "nobody said which order it was";
}

struct Value {
    const char* why;
    const char* xml;
    const char* element;
    const char* expected;
};
void PrintTo(const Value& row, std::ostream* out) { *out << row.why; }

class ConsolidatedResultValue : public testing::TestWithParam<Value> {};
TEST_P(ConsolidatedResultValue, IsReadByItsType) {
    const Conversion out = convert_foreign(foreign_document(
        foreign_section("30954-2", "<p ID=\"r1\">see there</p>", samples::foreign_result(GetParam().xml))));
    EXPECT_EQ(text_at(observation_in(out), GetParam().element), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Result, ConsolidatedResultValue,
    testing::Values(Value{"a unit that only UCUM has", "<value xsi:type=\"PQ\" value=\"3\" unit=\"[in_i]\"/>",
                          "valueQuantity.code", "[in_i]"},
                    Value{"a text that is no unit", "<value xsi:type=\"PQ\" value=\"3\" unit=\"some drops\"/>",
                          "valueQuantity.unit", "some drops"},
                    Value{"a code", "<value xsi:type=\"CD\" code=\"260385009\" codeSystem=\"2.16.840.1.113883.6.96\"/>",
                          "valueCodeableConcept.coding.0.system", "http://snomed.info/sct"},
                    Value{"an interval",
                          "<value xsi:type=\"IVL_PQ\"><high value=\"5\" unit=\"mg/L\" inclusive=\"false\"/></value>",
                          "valueQuantity.comparator", "<"},
                    Value{"words", "<value xsi:type=\"ST\">cloudy</value>", "valueString", "cloudy"},
                    Value{"words in the narrative", "<value xsi:type=\"ED\"><reference value=\"#r1\"/></value>",
                          "valueString", "see there"},
                    Value{"not applicable", "<value xsi:type=\"PQ\" nullFlavor=\"NA\"/>",
                          "dataAbsentReason.coding.0.code", "not-applicable"},
                    Value{"no value at all", "", "dataAbsentReason.coding.0.code", "unknown"}));

TEST(ConsolidatedResult, OfATypeThatNobodyReadsIsNotSent) {
    const Conversion out = convert_foreign(foreign_document(foreign_section(
        "30954-2", "x",
        samples::foreign_result(
            "<value xsi:type=\"RTO_PQ_PQ\"><numerator value=\"1\"/><denominator value=\"2\"/></value>"))));
    EXPECT_EQ(unit_of(out, UnitKind::laboratory), nullptr);
    EXPECT_TRUE(samples::has_rule(out.report, "value-unparsed"));
    EXPECT_TRUE(samples::has_rule(out.report, "entry-unmapped"));
    for (const std::string_view part :
         {"numerator/@value", "organizer/component/observation/code/@code", "organizer/code/@code"})
        EXPECT_EQ(field(out, part)->fate, FieldFate::unmapped) << part;
}

TEST(ConsolidatedVitalSigns, BothPressuresAreOneMeasurement) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& pressure = first(out, UnitKind::vital_signs);
    EXPECT_EQ(pressure.find("component")->items().size(), 2U);
    EXPECT_EQ(text_at(pressure, "component.0.valueQuantity.code"), "mm[Hg]");
    EXPECT_EQ(text_at(pressure, "effectiveDateTime"), "2024-03-10T09:00:00-05:00");
}

TEST(ConsolidatedVitalSigns, AnotherMeasureIsAFindingUnderItsOwnCode) {
    const Conversion out = convert_foreign(foreign_document(
        foreign_section("8716-3", "x", samples::foreign_signs(samples::foreign_sign("8287-5", "50", "cm")))));
    EXPECT_EQ(unit_of(out, UnitKind::vital_signs), nullptr);
    EXPECT_EQ(code_in(observation_in(out), "code", "http://loinc.org"), "8287-5");
}

TEST(ConsolidatedVitalSigns, InFahrenheitAreNotConverted) {
    const Conversion out = convert_foreign(foreign_document(
        foreign_section("8716-3", "x", samples::foreign_signs(samples::foreign_sign("8310-5", "98.6", "[degF]")))));
    const fhir::Node& temperature = first(out, UnitKind::vital_signs);
    EXPECT_EQ(text_at(temperature, "valueQuantity.value"), "98.6");
    EXPECT_EQ(text_at(temperature, "valueQuantity.code"), "[degF]");
}

TEST(ConsolidatedVaccination, HasItsCodeItsLotAndItsDose) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& vaccination = first(out, UnitKind::immunization);
    EXPECT_EQ(text_at(vaccination, "status"), "completed");
    EXPECT_EQ(code_in(vaccination, "vaccineCode", "http://hl7.org/fhir/sid/cvx"), "141");
    EXPECT_EQ(text_at(vaccination, "lotNumber"), "LOT9");
    EXPECT_EQ(text_at(vaccination, "doseQuantity.code"), "ug");
}

TEST(ConsolidatedVaccination, ThatWasRefusedIsNotDone) {
    const Conversion out = convert_foreign(
        foreign_document(foreign_section("11369-6", "x", samples::foreign_vaccination(" negationInd=\"true\""))));
    EXPECT_EQ(text_at(first(out, UnitKind::immunization), "status"), "not-done");
}

TEST(ConsolidatedVaccination, ThatWasCancelledIsNotDone) {
    const Conversion out = convert_foreign(foreign_document(foreign_section(
        "11369-6", "x", with(samples::foreign_vaccination(""), "code=\"completed\"", "code=\"cancelled\""))));
    EXPECT_EQ(text_at(first(out, UnitKind::immunization), "status"), "not-done");
}

TEST(ConsolidatedVisit, HasItsClassAndItsType) {
    const Conversion out = convert_foreign(everything());
    const fhir::Node& visit = first(out, UnitKind::encounter);
    EXPECT_EQ(text_at(visit, "class.code"), "AMB");
    EXPECT_EQ(code_in(visit, "type.0", "http://www.ama-assn.org/go/cpt"), "99213");
    EXPECT_EQ(text_at(visit, "period.end"), "2024-03-01");
}

TEST(ConsolidatedVisit, OfNoCertainKindIsSaidToBeUnmapped) {
    const Conversion out =
        convert_foreign(foreign_document(foreign_section("46240-8", "x", samples::foreign_visit(""))));
    EXPECT_EQ(field(out, "encounter/code/@code")->fate, FieldFate::unmapped);
}

struct LeftOut {
    const char* why;
    std::string sections;
    UnitKind kind;
    const char* rule;
};
void PrintTo(const LeftOut& row, std::ostream* out) { *out << row.why; }

class ConsolidatedEntryLeftOut : public testing::TestWithParam<LeftOut> {};
TEST_P(ConsolidatedEntryLeftOut, IsReportedAndTheDocumentIsFiled) {
    const Conversion out = convert_foreign(foreign_document(GetParam().sections));
    EXPECT_EQ(unit_of(out, GetParam().kind), nullptr);
    EXPECT_NE(unit_of(out, UnitKind::filed), nullptr);
    EXPECT_TRUE(samples::has_rule(out.report, GetParam().rule));
}
constexpr const char* kDenied = "moodCode=\"EVN\" negationInd=\"true\">";
INSTANTIATE_TEST_SUITE_P(
    Entry, ConsolidatedEntryLeftOut,
    testing::Values(
        LeftOut{
            "a problem that is denied",
            with(problems(), "moodCode=\"EVN\">" + samples::template_of("4.4"), kDenied + samples::template_of("4.4")),
            UnitKind::condition, "negated-entry"},
        LeftOut{"no known problem", with(problems(), "233604007", "160245001"), UnitKind::condition, "negated-entry"},
        LeftOut{"a problem without a code or words",
                with(foreign_section("11450-4", "x", samples::foreign_problem()),
                     samples::foreign_problem().substr(samples::foreign_problem().find("<value xsi:type=\"CD\"")),
                     "<value xsi:type=\"CD\" nullFlavor=\"UNK\"/></observation></entryRelationship></act></entry>"),
                UnitKind::condition, "entry-unmapped"},
        LeftOut{"an allergy that is denied",
                foreign_section("48765-2", "x",
                                with(samples::foreign_allergy(), "moodCode=\"EVN\">" + samples::template_of("4.7"),
                                     kDenied + samples::template_of("4.7"))),
                UnitKind::allergy, "negated-entry"},
        LeftOut{"an allergy without an agent",
                foreign_section("48765-2", "x", renamed(samples::foreign_allergy(), "playingEntity", "other")),
                UnitKind::allergy, "entry-unmapped"},
        LeftOut{"no medication",
                foreign_section("10160-0", "x",
                                with(samples::foreign_medication(), "moodCode=\"EVN\"",
                                     "moodCode=\"EVN\" negationInd=\"true\"")),
                UnitKind::prescription, "negated-entry"},
        LeftOut{
            "a drug without a name",
            foreign_section("10160-0", "x", renamed(samples::foreign_medication(), "manufacturedMaterial", "other")),
            UnitKind::prescription, "entry-unmapped"},
        LeftOut{"a vaccination that is planned",
                foreign_section("11369-6", "x",
                                with(samples::foreign_vaccination(""), "moodCode=\"EVN\"", "moodCode=\"INT\"")),
                UnitKind::immunization, "not-performed"},
        LeftOut{"a vaccination that was taken back",
                foreign_section("11369-6", "x",
                                with(samples::foreign_vaccination(""), "code=\"completed\"", "code=\"nullified\"")),
                UnitKind::immunization, "entry-unmapped"},
        LeftOut{"a vaccination at no time",
                foreign_section("11369-6", "x",
                                with(samples::foreign_vaccination(""), "<effectiveTime value=\"20231005\"/>", "")),
                UnitKind::immunization, "entry-unmapped"},
        LeftOut{"a visit of no certain kind", foreign_section("46240-8", "x", samples::foreign_visit("")),
                UnitKind::encounter, "entry-unmapped"},
        LeftOut{"a procedure, which no fact has",
                foreign_section("47519-4", "x",
                                "<entry><procedure classCode=\"PROC\" moodCode=\"EVN\">" +
                                    samples::template_of("4.14") + "<code code=\"1\"/></procedure></entry>"),
                UnitKind::condition, "entry-unmapped"}));

struct Refused {
    const char* why;
    std::string xml;
    const char* rule;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }

class ConsolidatedRefused : public testing::TestWithParam<Refused> {};
TEST_P(ConsolidatedRefused, WithItsReason) {
    const Conversion out = convert_foreign(GetParam().xml);
    EXPECT_TRUE(out.units.empty());
    EXPECT_TRUE(samples::has_rule(out.report, GetParam().rule));
    EXPECT_FALSE(fhir::has_no_errors(out.report));
}
INSTANTIATE_TEST_SUITE_P(
    Document, ConsolidatedRefused,
    testing::Values(
        Refused{"no id", with(everything(), "<id root=\"1.2.840.99999.1\" extension=\"SAMPLE-7\"/>", ""),
                "target-missing"},
        Refused{"no date", with(everything(), "<effectiveTime value=\"20240311103045-0500\"/>", ""), "target-missing"},
        Refused{"a date that does not exist", with(everything(), "20240311103045", "20240231103045"), "date-invalid"},
        Refused{"two patients", with(everything(), "<author>", "<recordTarget/><author>"), "patient-mismatch"},
        Refused{"a patient of no role", renamed(everything(), "patientRole", "other"), "patient-unknown"},
        Refused{"a patient without number and name",
                renamed(with(everything(), "<id root=\"1.2.840.99999.2\" extension=\"A-0042\"/>", ""), "name", "other"),
                "patient-unknown"}));

}  // namespace
}  // namespace kakehashi::mappers
