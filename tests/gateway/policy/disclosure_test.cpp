// The policy over a real store: what another hospital, the writer and the patient see.
#include "kakehashi/gateway/disclosure.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "consents.hpp"
#include "inputs.hpp"
#include "kakehashi/synth/synth.hpp"
#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::string_view kIndication = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication";

/// A physician of hospital B under the reform, with an open visit.
PolicyContext physician_of_b() {
    PolicyContext context;
    context.legal_profile = LegalProfile::reform;
    context.purpose = Purpose::treat;
    context.recipient = Recipient::lic;
    context.relation = Relation::active;
    context.assurance = kProven;
    context.identity = IdentityState::verified;
    context.audit_writable = true;
    context.directive_age = std::chrono::seconds{0};
    context.recipient_institution = "1319999992";
    context.instant = "2026-11-23T00:00:00Z";
    return context;
}

std::string condition_text(int number, std::string_view tag) {
    const std::string meta =
        tag.empty() ? "" : fmt::format(R"("meta":{{"tag":[{{"system":"{}","code":"{}"}}]}},)", kIndication, tag);
    return fmt::format(
        R"({{"resourceType":"Condition","id":"{}",{}"code":{{"text":"x"}},"subject":{{"reference":"urn:uuid:{}"}}}})",
        test_id(number), meta, kTestPatient);
}

class DisclosedStore : public StoreFolder {
protected:
    /// "Type" of everything that may be seen, with "/number" for conditions.
    std::vector<std::string> seen_by(const PolicyContext& context) {
        Disclosure disclosure(context, [this](std::string_view) -> fhir::Result<std::vector<Directive>> {
            fhir::Report report;
            return read_directives(store_->directives(kTestInsured).value(), report);
        });
        SearchRequest request{.patients = {{std::string(kTestPatient)}}, .count = 1000};
        const auto page = run_search(*store_, request, disclosure.may_disclose()).value();
        EXPECT_EQ(page.total, page.matches.size());
        counts_ = disclosure.counts();
        std::vector<std::string> seen;
        for (const auto& match : page.matches) seen.push_back(match.metadata.type);
        return seen;
    }
    void store_conditions(std::initializer_list<std::string_view> tags) {
        std::vector<std::string> entries{entry_text(kTestPatient, patient_text())};
        int number = 100;
        for (const auto tag : tags) {
            entries.push_back(entry_text(test_id(number), condition_text(number, tag)));
            ++number;
        }
        commit(unit_of(mappers::UnitKind::condition, "1319999991^2026^dx", "1", entries));
    }
    void put(const ConsentText& consent) {
        ASSERT_TRUE(store_->put_directive("c1", kTestInsured, "2026-11-01T00:00:00Z", write(consent)).has_value());
    }
    std::vector<DecisionCount> counts_;
};

TEST_F(DisclosedStore, AnotherHospitalSeesThePatientAndTheResults) {
    commit(patient_unit("1"));
    commit(laboratory_unit("1", {"4.1", "4.2"}));
    EXPECT_THAT(seen_by(physician_of_b()), UnorderedElementsAre("Patient", "Observation", "Observation"));
    ASSERT_EQ(counts_.size(), 1U);
    EXPECT_EQ(counts_.front().rule, "A4-13");
    EXPECT_EQ(counts_.front().patient_id, kTestPatient);
    EXPECT_EQ(counts_.front().count, 3U);
}

TEST_F(DisclosedStore, AfterAStopNothingIsLeftNotEvenThePatient) {
    commit(patient_unit("1"));
    commit(laboratory_unit("1", {"4.1"}));
    put(stop_of_primary_use());
    EXPECT_THAT(seen_by(physician_of_b()), IsEmpty());
    ASSERT_EQ(counts_.size(), 1U);
    EXPECT_EQ(counts_.front().rule, "A4-6");
}

TEST_F(DisclosedStore, AStopIsFoundHoweverTheNumberIsSpelt) {
    commit(patient_unit("1"));
    ASSERT_TRUE(store_->put_directive("c1", "12345:12:345:01", "2026-11-01T00:00:00Z", write(stop_of_primary_use()))
                    .has_value());
    EXPECT_THAT(seen_by(physician_of_b()), IsEmpty());
}

TEST_F(DisclosedStore, TheWriterSeesItsOwnRecordsUnderAStop) {
    commit(patient_unit("1"));
    commit(laboratory_unit("1", {"4.1"}));
    put(stop_of_primary_use());
    auto physician_of_a = physician_of_b();
    physician_of_a.recipient_institution = "1319999991";
    EXPECT_THAT(seen_by(physician_of_a), UnorderedElementsAre("Patient", "Observation"));
    physician_of_a.assurance.licence = false;
    EXPECT_THAT(seen_by(physician_of_a), IsEmpty()) << "own records, but who asks is not proven";
}

TEST_F(DisclosedStore, NobodyIsOriginOfWhatAnotherWrote) {
    commit(patient_unit("1"));
    put(stop_of_primary_use());
    auto pretender = physician_of_b();
    pretender.recipient = Recipient::origin;
    EXPECT_THAT(seen_by(pretender), IsEmpty());
}

TEST_F(DisclosedStore, AStopOfResultsLeavesDiagnoses) {
    commit(patient_unit("1"));
    commit(laboratory_unit("1", {"4.1"}));
    store_conditions({""});
    put(stop_of_primary_use(R"("class":[{"system":"http://hl7.org/fhir/resource-types","code":"Observation"}],)"));
    EXPECT_THAT(seen_by(physician_of_b()), UnorderedElementsAre("Patient", "Condition"));
}

TEST_F(DisclosedStore, AnEmergencyPassesAStop) {
    commit(patient_unit("1"));
    put(stop_of_primary_use());
    auto emergency = physician_of_b();
    emergency.purpose = Purpose::etreat;
    emergency.recipient = Recipient::lic_e;
    emergency.emergency = Emergency::consent_unobtainable;
    EXPECT_THAT(seen_by(emergency), ElementsAre("Patient"));
}

TEST_F(DisclosedStore, ADiagnosisThatIsGivenToNobodyIsSeenByItsWriterAlone) {
    commit(patient_unit("1"));
    store_conditions({"", "UNDELIVERED", "UNINFORMED"});
    EXPECT_THAT(seen_by(physician_of_b()), UnorderedElementsAre("Patient", "Condition", "Condition"));
    auto physician_of_a = physician_of_b();
    physician_of_a.recipient_institution = "1319999991";
    EXPECT_THAT(seen_by(physician_of_a), UnorderedElementsAre("Patient", "Condition", "Condition", "Condition"));
}

TEST_F(DisclosedStore, ThePatientSeesNoDiagnosisThatWasNotToldNorTheBundleThatHoldsIt) {
    commit(patient_unit("1"));
    store_conditions({"", "UNINFORMED"});
    auto patient = physician_of_b();
    patient.purpose = Purpose::patrqt;
    patient.recipient = Recipient::self;
    patient.recipient_institution.clear();
    EXPECT_THAT(seen_by(patient), UnorderedElementsAre("Patient", "Condition"));
    const auto unit = store_->unit("1319999991^2026^dx").value();
    const auto bundle = store_->read("Bundle", unit->bundle_id).value();
    Disclosure disclosure(patient, [](std::string_view) { return std::vector<Directive>{}; });
    EXPECT_EQ(disclosure.decide(bundle->metadata).rule, "A4-3");
}

/// A referral whose Composition says nothing special, and a quoted diagnosis that is labelled.
TEST_F(DisclosedStore, ADocumentIsAsHiddenAsWhatItQuotes) {
    commit(patient_unit("1"));
    const std::string composition = fmt::format(
        R"({{"resourceType":"Composition","id":"{}","status":"final","type":{{"coding":[{{"system":"http://loinc.org","code":"57133-1"}}]}}}})",
        test_id(200));
    auto referral = [&](std::string_view tag, std::string order) {
        auto unit = unit_of(mappers::UnitKind::document, "1319999991^2026^ref", std::move(order),
                            {entry_text(test_id(200), composition), entry_text(kTestPatient, patient_text()),
                             entry_text(test_id(201), condition_text(201, tag))});
        commit(unit);
        return store_->read("Composition", test_id(200)).value()->metadata;
    };
    EXPECT_EQ(category_of(referral("", "1")), Category::doc_ref);
    EXPECT_FALSE(tags_of(referral("", "1")).undelivered);
    EXPECT_TRUE(tags_of(referral("UNDELIVERED", "2")).undelivered) << "though the Composition itself did not change";
}

TEST_F(DisclosedStore, AReferralWaitsForTheConsentAndGoesToItsAddresseeAlone) {
    auto context = physician_of_b();
    context.relation = Relation::addressed;
    ResourceMetadata referral;
    referral.type = "Bundle";
    referral.id = "b1";
    referral.patient_id = kTestPatient;
    referral.unit_kind = "document";
    referral.category = "http://loinc.org|57133-1";
    referral.institution = "1319999991";
    std::vector<Directive> directives;
    const auto decided = [&] {
        Disclosure disclosure(context, [&](std::string_view) { return directives; });
        return disclosure.decide(referral);
    };
    EXPECT_EQ(decided().outcome, Outcome::hold);
    directives.push_back(parse_directive(fhir::parse_json(write(viewing_consent())).value()).value());
    EXPECT_EQ(decided().rule, "A4-10");
    context.recipient_institution = "1319999993";
    EXPECT_EQ(decided().outcome, Outcome::hold);
    context.recipient_institution = "1319999992";
    context.relation = Relation::active;
    EXPECT_EQ(decided().outcome, Outcome::deny);
}

TEST_F(DisclosedStore, AnInfectionTestIsKnownAsSuchInTheStore) {
    commit(patient_unit("1"));
    std::string infection = observation_text(1, "1.0");
    infection.replace(infection.find("urn:code"), 8,
                      "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS");
    commit(unit_of(mappers::UnitKind::laboratory, "1319999991^2026^lab", "1",
                   {entry_text(kTestPatient, patient_text()), entry_text(test_id(1), infection),
                    entry_text(test_id(2), observation_text(2, "4.1"))}));
    EXPECT_EQ(category_of(store_->read("Observation", test_id(1)).value()->metadata), Category::inf);
    EXPECT_EQ(category_of(store_->read("Observation", test_id(2)).value()->metadata), Category::lab);
}

TEST_F(DisclosedStore, WhatWasEnteredInErrorIsWithdrawn) {
    commit(patient_unit("1"));
    std::string wrong = observation_text(1, "1.0");
    wrong.replace(wrong.find("final"), 5, "entered-in-error");
    commit(unit_of(mappers::UnitKind::laboratory, "1319999991^2026^lab", "1",
                   {entry_text(kTestPatient, patient_text()), entry_text(test_id(1), wrong)}));
    EXPECT_THAT(seen_by(physician_of_b()), ElementsAre("Patient"));
}

TEST_F(DisclosedStore, AnOldVersionIsForItsWriterAlone) {
    commit(laboratory_unit("1", {"4.1"}));
    auto observation = store_->read("Observation", test_id(1)).value()->metadata;
    observation.superseded = true;
    const auto rule_for = [&](std::string institution) {
        auto context = physician_of_b();
        context.recipient_institution = std::move(institution);
        Disclosure disclosure(context, [](std::string_view) { return std::vector<Directive>{}; });
        return disclosure.decide(observation).rule;
    };
    EXPECT_EQ(rule_for("1319999992"), "G2");
    EXPECT_EQ(rule_for("1319999991"), "A4-2");
}

TEST_F(DisclosedStore, DirectivesThatCannotBeReadAreAStop) {
    commit(patient_unit("1"));
    const auto patient = store_->read("Patient", kTestPatient).value();
    Disclosure disclosure(physician_of_b(), [](std::string_view) -> fhir::Result<std::vector<Directive>> {
        return tl::unexpected(fhir::Issue{.severity = fhir::IssueSeverity::fatal, .code = fhir::IssueType::no_store});
    });
    EXPECT_EQ(disclosure.decide(patient->metadata).rule, "A4-6");
    ASSERT_TRUE(disclosure.failure().has_value());
    EXPECT_EQ(disclosure.failure()->code, fhir::IssueType::no_store);
}

TEST_F(DisclosedStore, TheSameRecordIsCountedOnce) {
    commit(patient_unit("1"));
    const auto patient = store_->read("Patient", kTestPatient).value();
    Disclosure disclosure(physician_of_b(), [](std::string_view) { return std::vector<Directive>{}; });
    (void)disclosure.decide(patient->metadata);
    (void)disclosure.decide(patient->metadata);
    EXPECT_EQ(disclosure.counts().front().count, 1U);
}

struct Classified {
    const char* why;
    ResourceMetadata metadata;
    std::vector<Category> categories;
};
ResourceMetadata metadata_of(std::string type, std::string unit_kind, std::string category = "") {
    ResourceMetadata metadata;
    metadata.type = std::move(type);
    metadata.unit_kind = std::move(unit_kind);
    metadata.category = std::move(category);
    return metadata;
}

TEST(RecordCategory, IsReadFromTypeUnitAndCodings) {
    using enum Category;
    const std::vector<Classified> rows{
        {"diagnosis", metadata_of("Condition", "condition"), {dx}},
        {"drug allergy", metadata_of("AllergyIntolerance", "allergy", "|medication"), {alg_d}},
        {"food allergy", metadata_of("AllergyIntolerance", "allergy", "|food"), {alg_o}},
        {"result", metadata_of("Observation", "laboratory"), {lab}},
        {"infection",
         metadata_of("Observation", "laboratory",
                     "http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS|5"),
         {inf}},
        {"vital signs", metadata_of("Observation", "vital-signs"), {vital}},
        {"an observation of no known kind", metadata_of("Observation", "document"), {text}},
        {"Bundle of results", metadata_of("Bundle", "laboratory"), {lab, inf}},
        {"Bundle of allergies", metadata_of("Bundle", "allergy"), {alg_d, alg_o}},
        {"referral", metadata_of("Bundle", "document", "http://x|57133-1"), {doc_ref}},
        {"discharge summary", metadata_of("Composition", "document", "http://x|18842-5"), {doc_dis}},
        {"checkup", metadata_of("Bundle", "document", "http://x|53576-5"), {doc_chk}},
        {"a document of no known kind", metadata_of("Bundle", "document"), {text}},
        {"prescription", metadata_of("MedicationRequest", "prescription"), {rx}},
        {"images", metadata_of("ImagingStudy", "imaging"), {img}},
        {"specimen", metadata_of("Specimen", "laboratory"), {lab}},
        {"visit", metadata_of("Encounter", "encounter"), {visit}},
        {"patient", metadata_of("Patient", "patient"), {person}},
        {"institution", metadata_of("Organization", "laboratory"), {directory}}};
    for (const auto& row : rows) EXPECT_EQ(categories_of(row.metadata), row.categories) << row.why;
}

TEST(RecordLabels, TheStrictestCountsAndAnUnknownOneIsVeryRestricted) {
    const auto labelled = [](std::string security) {
        ResourceMetadata metadata;
        metadata.security = std::move(security);
        return confidentiality_of(metadata);
    };
    const std::string confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|";
    const std::string act_code = "http://terminology.hl7.org/CodeSystem/v3-ActCode|";
    EXPECT_EQ(labelled(""), Confidentiality::normal);
    EXPECT_EQ(labelled(confidentiality + "N " + act_code + "NORDSCLCD"), Confidentiality::normal);
    EXPECT_EQ(labelled(confidentiality + "N " + act_code + "HIV"), Confidentiality::restricted);
    EXPECT_EQ(labelled(confidentiality + "R " + confidentiality + "V"), Confidentiality::very_restricted);
    EXPECT_EQ(labelled("urn:hospital|secret"), Confidentiality::very_restricted);
    EXPECT_EQ(labelled(act_code + "NEWCODE"), Confidentiality::very_restricted);
}

TEST(RecordTags, AnUnknownIndicationIsNotTheNearestKnownOne) {
    ResourceMetadata metadata;
    metadata.tags = std::string(kIndication) + "|UNDELIVERED " + std::string(kIndication) + "|LTS urn:other|X";
    EXPECT_TRUE(tags_of(metadata).undelivered && tags_of(metadata).lts);
    EXPECT_FALSE(tags_of(metadata).uninformed || tags_of(metadata).unknown);
    metadata.tags = std::string(kIndication) + "|uninformed";
    EXPECT_TRUE(tags_of(metadata).unknown);
}

TEST(SyntheticDirectives, OfHospitalAAreUnderstood) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("kakehashi-directives-of-a-" + std::to_string(::getpid()));
    ASSERT_TRUE(synth::generate({.patients = 12, .hospitals = 1, .out = folder}).has_value());
    std::ifstream stream(folder / "hospital-a/directives.json", std::ios::binary);
    const auto bundle = fhir::parse_json({std::istreambuf_iterator<char>(stream), {}}).value();
    std::vector<std::string> consents;
    for (const auto& entry : bundle.root().find("entry")->items())
        consents.push_back(fhir::write_json(*entry.find("resource")));
    std::filesystem::remove_all(folder);
    ASSERT_FALSE(consents.empty());
    fhir::Report report;
    for (const auto& directive : read_directives(consents, report)) {
        EXPECT_TRUE(directive.stop_primary && !directive.stop_secondary && directive.scope.is_everything());
        EXPECT_FALSE(directive.insured.empty());
    }
    EXPECT_THAT(report, IsEmpty());
}

}  // namespace
}  // namespace kakehashi::gateway
