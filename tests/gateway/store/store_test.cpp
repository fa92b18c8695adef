#include "kakehashi/gateway/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;
using StoredUnits = StoreFolder;
using StoredResources = StoreFolder;
using HeldUnits = StoreFolder;
using Quarantine = StoreFolder;
using UntranslatedCodes = StoreFolder;
using Directives = StoreFolder;

TEST_F(StoredUnits, SentAgainTheyChangeNothing) {
    EXPECT_EQ(fate(laboratory_unit("2024-05-01", {"4.10"})), UnitFate::stored);
    EXPECT_EQ(fate(laboratory_unit("2024-05-01", {"4.10"})), UnitFate::unchanged);
    EXPECT_EQ(fate(laboratory_unit("2024-05-02", {"4.10"})), UnitFate::unchanged);
    EXPECT_EQ(store_->unit("1319999991^2024^lab-1")->value().version, 1);
    EXPECT_EQ(store_->history("Observation", test_id(1), 10)->size(), 1U);
}

TEST_F(StoredUnits, OlderOneIsRefusedWithAnIssueAndTheNewerStays) {
    fate(laboratory_unit("2024-05-02", {"4.2"}));
    const auto result = commit(laboratory_unit("2024-05-01", {"9.9"}));
    EXPECT_EQ(result.units.front().fate, UnitFate::stale);
    ASSERT_EQ(result.report.size(), 1U);
    EXPECT_EQ(result.report.front().rule, "store-stale");
    EXPECT_THAT(store_->read("Observation", test_id(1))->value().bytes, HasSubstr("\"value\":4.2}"));
}

TEST_F(StoredUnits, NamesWhereTheyCameFromAndSurviveReopening) {
    const auto unit = laboratory_unit("2024-05-01", {"4.10"});
    fate(unit);
    reopen();
    const auto stored = store_->unit(unit.key)->value();
    EXPECT_EQ(stored.source, "laboratory");
    EXPECT_EQ(stored.institution, "1319999991");
    EXPECT_EQ(stored.journal_sequence, 1U);
    EXPECT_EQ(stored.patient_id, kTestPatient);
    EXPECT_EQ(stored.bundle, fhir::write_json(unit.bundle.root()));
    EXPECT_EQ(store_->processed_sequence(), 1U);
    EXPECT_EQ(store_->accounts()->front().counts.mapped, 10U);
}

TEST_F(StoredUnits, RemovedOneDeletesItsResourcesAndAnOlderCopyDoesNotBringThemBack) {
    fate(laboratory_unit("2024-05-01", {"4.1", "140"}));
    auto removal = laboratory_unit("2024-05-03", {});
    removal.operation = mappers::UnitOperation::remove;
    removal.bundle = fhir::Document();
    EXPECT_EQ(fate(removal), UnitFate::removed);
    EXPECT_TRUE(store_->read("Observation", test_id(1))->value().metadata.deleted);
    EXPECT_TRUE(store_->read("Patient", kTestPatient)->value().metadata.deleted);
    EXPECT_EQ(fate(laboratory_unit("2024-05-02", {"4.1", "140"})), UnitFate::stale);
    EXPECT_EQ(fate(laboratory_unit("2024-05-04", {"4.1"})), UnitFate::stored);
    EXPECT_FALSE(store_->read("Observation", test_id(1))->value().metadata.deleted);
    EXPECT_EQ(store_->history("Observation", test_id(1), 10)->size(), 3U);
}

TEST_F(StoredUnits, OfKindAreListedInPages) {
    fate(patient_unit("1"));
    fate(laboratory_unit("1", {"4.1"}));
    const auto page = store_->units_of_kind(mappers::UnitKind::patient, "", 10);
    ASSERT_EQ(page->size(), 1U);
    EXPECT_TRUE(store_->units_of_kind(mappers::UnitKind::patient, page->back().key, 10)->empty());
}

TEST_F(StoredUnits, DocumentKeepsItsPartsInside) {
    const std::string composition = fmt::format(R"({{"resourceType":"Composition","id":"{}"}})", test_id(7));
    fate(unit_of(mappers::UnitKind::document, "1319999991^2024^doc-1", "1",
                 {entry_text(test_id(7), composition), entry_text(kTestPatient, patient_text()),
                  entry_text(test_id(1), observation_text(1, "4.1"))}));
    EXPECT_TRUE(store_->read("Composition", test_id(7))->has_value());
    EXPECT_FALSE(store_->read("Observation", test_id(1))->has_value());
}

TEST_F(StoredResources, ReferToEachOtherByTypeAndIdAndCarryTheirVersion) {
    fate(laboratory_unit("2024-05-01", {"4.10"}));
    const auto bytes = store_->read("Observation", test_id(1))->value().bytes;
    EXPECT_THAT(bytes, HasSubstr(fmt::format(R"("reference":"Patient/{}")", kTestPatient)));
    EXPECT_THAT(bytes, HasSubstr(R"("meta":{"versionId":"1","lastUpdated":"2026-11-23T00:00:01.000Z","profile":)"));
    EXPECT_THAT(bytes, HasSubstr("\"value\":4.10}"));
    EXPECT_THAT(bytes, Not(HasSubstr("urn:uuid")));
    EXPECT_TRUE(fhir::parse_json(bytes).has_value());
}

TEST_F(StoredResources, GoneFromTheNextVersionOfTheirUnitTheyAreDeleted) {
    fate(laboratory_unit("1", {"4.1", "140", "99"}));
    fate(laboratory_unit("2", {"4.1", "141"}));
    EXPECT_EQ(store_->read("Observation", test_id(1))->value().metadata.version, 1);
    EXPECT_EQ(store_->read("Observation", test_id(2))->value().metadata.version, 2);
    const auto gone = store_->read("Observation", test_id(3))->value();
    EXPECT_TRUE(gone.metadata.deleted);
    EXPECT_EQ(gone.metadata.version, 2);
    EXPECT_FALSE(store_->read_version("Observation", test_id(3), 1)->value().bytes.empty());
}

TEST_F(StoredResources, HeldByTwoUnitsTheyStayWithTheLast) {
    fate(laboratory_unit("1", {"4.1"}, "lab-1", 1));
    fate(laboratory_unit("1", {"4.2"}, "lab-2", 2));
    auto removal = laboratory_unit("2", {}, "lab-1");
    removal.operation = mappers::UnitOperation::remove;
    fate(removal);
    EXPECT_FALSE(store_->read("Patient", kTestPatient)->value().metadata.deleted);
}

TEST_F(StoredResources, PatientFollowsThePatientUnitAndNotCopiesInReports) {
    fate(patient_unit("2020", "新橋 花子"));
    fate(laboratory_unit("2024", {"4.1"}));
    EXPECT_THAT(store_->read("Patient", kTestPatient)->value().bytes, HasSubstr("新橋 花子"));
    fate(patient_unit("2021", "大橋 花子"));
    EXPECT_THAT(store_->read("Patient", kTestPatient)->value().bytes, HasSubstr("大橋 花子"));
}

TEST_F(StoredResources, MetadataSaysWhatADisclosureIsDecidedBy) {
    fate(laboratory_unit("1", {"4.1"}));
    const auto metadata = store_->read("Observation", test_id(1))->value().metadata;
    EXPECT_EQ(metadata.unit_kind, "laboratory");
    EXPECT_EQ(metadata.category, "urn:category|laboratory");
    EXPECT_EQ(metadata.patient_id, kTestPatient);
}

TEST_F(HeldUnits, AreNotStoredAndAreReleasedWhenTheirPatientArrives) {
    auto unknown = laboratory_unit("1", {"4.1"});
    unknown.patient_is_known = false;
    EXPECT_EQ(fate(unknown), UnitFate::held);
    EXPECT_FALSE(store_->read("Observation", test_id(1))->has_value());
    EXPECT_TRUE(store_->releasable_units()->empty());
    const auto arrived = commit(patient_unit("1"));
    ASSERT_EQ(arrived.released.size(), 1U);
    EXPECT_EQ(arrived.released.front().journal_sequence, 1U);
    reopen();  // a crash here loses nothing: the release is asked for again
    ASSERT_EQ(store_->releasable_units()->size(), 1U);
    EXPECT_EQ(fate(laboratory_unit("1", {"4.1"})), UnitFate::stored);
    EXPECT_EQ(store_->held_count(), 0U);
}

TEST_F(Quarantine, KeepsTheOutcomeUntilAReplaySucceeds) {
    InputCommit failed;
    failed.journal_sequence = 5;
    failed.source = "laboratory";
    failed.received = "2026-11-23T00:00:00.000Z";
    failed.quarantine = R"({"resourceType":"OperationOutcome"})";
    ASSERT_TRUE(store_->commit(std::span(&failed, 1)).has_value());
    ASSERT_EQ(store_->quarantined(10)->size(), 1U);
    EXPECT_EQ(store_->quarantined(10)->front().state, "open");
    failed.quarantine.reset();
    ASSERT_TRUE(store_->commit(std::span(&failed, 1)).has_value());
    EXPECT_EQ(store_->quarantined(10)->front().state, "replayed");
}

TEST_F(UntranslatedCodes, AreCountedBySourceAndTheCommonestComesFirst) {
    InputCommit input;
    input.journal_sequence = 1;
    input.source = "laboratory";
    input.received = "2026-11-23T00:00:00.000Z";
    input.untranslated = {{"lab", "K01", ""}, {"lab", "NA", "ナトリウム"}, {"lab", "K01", "カリウム"}};
    ASSERT_TRUE(store_->commit(std::span(&input, 1)).has_value());
    input.journal_sequence = 2;
    input.source = "pharmacy";
    input.received = "2026-11-24T00:00:00.000Z";
    input.untranslated = {{"lab", "K01", ""}};
    ASSERT_TRUE(store_->commit(std::span(&input, 1)).has_value());
    reopen();
    const auto codes = *store_->untranslated_codes();
    ASSERT_EQ(codes.size(), 3U);
    EXPECT_EQ(codes[0].code, "K01");
    EXPECT_EQ(codes[0].source, "laboratory");
    EXPECT_EQ(codes[0].count, 2U);
    EXPECT_EQ(codes[0].name, "カリウム");
    EXPECT_EQ(codes[0].last_seen, "2026-11-23T00:00:00.000Z");
    EXPECT_EQ(codes[1].name, "ナトリウム");
    EXPECT_EQ(codes[2].source, "pharmacy");
    EXPECT_EQ(codes[2].name, "");
}

TEST_F(Directives, AreFoundByInsuredIdentifierAndReplacedById) {
    ASSERT_TRUE(store_->put_directive("c1", kTestInsured, "2026", "{\"a\":1}").has_value());
    ASSERT_TRUE(store_->put_directive("c1", kTestInsured, "2026", "{\"a\":2}").has_value());
    EXPECT_THAT(*store_->directives(kTestInsured), testing::ElementsAre("{\"a\":2}"));
    EXPECT_TRUE(store_->directives("somebody else")->empty());
}

}  // namespace
}  // namespace kakehashi::gateway
