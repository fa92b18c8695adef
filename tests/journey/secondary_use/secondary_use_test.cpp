#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "hospitals.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/deid.hpp"
#include "kakehashi/gateway/feed.hpp"
#include "kakehashi/synth/synth.hpp"

/// A synthetic region's units on their way to secondary use. Source: exchange policy B6, proofs 2 to 5 and 8
namespace kakehashi::gateway {
namespace {

namespace fs = std::filesystem;

const DeidKeys kKeys{.root = std::string(32, 'r'), .key_id = "1"};

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// One unit and the person it is about.
struct Record {
    std::string person;
    std::string key;
    std::string order;
    const fhir::Document* bundle = nullptr;
};

class SecondaryUse : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / "kakehashi-secondary-use" /
                  testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(folder_);
        synth::SynthOptions options;
        options.patients = 12;
        options.out = folder_ / "region";
        ASSERT_TRUE(synth::generate(options).has_value());
        auto truth = fhir::parse_json(read_file(folder_ / "region/truth.json"));
        ASSERT_TRUE(truth.has_value());
        truth_ = std::move(*truth);
        hospitals_ = truth::read_hospitals(folder_ / "region");
        collect();
        ASSERT_FALSE(records_.empty());
    }
    void TearDown() override { fs::remove_all(folder_); }

    void collect() {
        std::map<std::string, std::string> person_of;  // letter and patient number
        for (const auto& patient : truth_.root().find("patients")->items())
            for (const auto& hospital : patient.find("hospitals")->items())
                person_of[std::string(hospital.text_of("letter")) + std::string(hospital.text_of("patient_number"))] =
                    patient.text_of("id");
        for (const auto& [letter, reading] : hospitals_)
            for (const auto& [key, unit] : reading.units)
                if (unit.operation == mappers::UnitOperation::replace && unit.patient_is_known)
                    records_.push_back({.person = person_of[letter + unit.patient_number],
                                        .key = key,
                                        .order = unit.order,
                                        .bundle = &unit.bundle});
    }
    static fhir::Document released(const Record& record, std::string_view feed = "platform-a") {
        auto out = pseudonymise(*record.bundle, kKeys, feed);
        EXPECT_TRUE(out) << record.key << ": " << out.error().rule << " " << out.error().expression;
        return out ? std::move(*out) : fhir::Document("Bundle");
    }

    fs::path folder_;
    fhir::Document truth_;
    std::map<std::string, truth::Reading> hospitals_;
    std::vector<Record> records_;
};

/// Every text of the tree that stands under one of the names.
void collect_texts(const fhir::Node& node, const std::set<std::string_view>& names, std::set<std::string>& into) {
    for (const auto& member : node.members()) {
        if (names.contains(member.name) && !member.value.text().empty()) into.emplace(member.value.text());
        collect_texts(member.value, names, into);
    }
    for (const auto& item : node.items()) collect_texts(item, names, into);
}

/// How many quantities have a value, and how often each unit stands.
struct Quantities {
    std::size_t values = 0;
    std::multiset<std::string> units;
};
void count_quantities(const fhir::Node& node, Quantities& into) {
    if (const fhir::Node* quantity = node.find("valueQuantity")) {
        if (!quantity->text_of("value").empty()) ++into.values;
        if (!quantity->text_of("unit").empty()) into.units.emplace(quantity->text_of("unit"));
    }
    for (const auto& member : node.members()) count_quantities(member.value, into);
    for (const auto& item : node.items()) count_quantities(item, into);
}

std::string patient_id(const fhir::Document& bundle) {
    for (const auto& entry : bundle.root().find("entry")->items())
        if (entry.find("resource")->text_of("resourceType") == "Patient")
            return std::string(entry.find("resource")->text_of("id"));
    return {};
}

TEST_F(SecondaryUse, NothingThatNamesAPersonLeaves) {
    std::set<std::string> dictionary;
    collect_texts(truth_.root(),
                  {"family", "given", "family_kana", "given_kana", "insured_identifier", "birth_date", "address",
                   "postal_code", "phone", "patient_number"},
                  dictionary);
    for (const auto& hospital : truth_.root().find("hospitals")->items()) {
        dictionary.emplace(hospital.text_of("number"));
        dictionary.emplace(hospital.text_of("name"));
    }
    // The names that only the exports hold: doctors, departments' people, insurers.
    for (const Record& record : records_)
        for (const auto& entry : record.bundle->root().find("entry")->items())
            if (entry.find("resource")->text_of("resourceType") != "Patient")
                collect_texts(entry, {"family", "text", "display", "name", "title", "description"}, dictionary);
    ASSERT_GT(dictionary.size(), 50U);
    for (const Record& record : records_) {
        const auto document = released(record);
        std::set<std::string> texts;
        collect_texts(document.root(),
                      {"id", "fullUrl", "value", "reference", "display", "text", "name", "family", "given", "city",
                       "state", "title", "valueString", "div", "line", "identifier"},
                      texts);
        for (const auto& text : texts) EXPECT_FALSE(dictionary.contains(text) && text.size() > 3) << record.key;
        const std::string json = fhir::write_json(document.root());
        for (const auto& word : dictionary)
            if (word.size() >= 8)
                EXPECT_EQ(json.find("\"" + word + "\""), std::string::npos) << record.key << " " << word;
    }
}

TEST_F(SecondaryUse, OnePersonHasOnePseudonymAndNobodyShares) {
    std::map<std::string, std::set<std::string>> pseudonyms;
    std::map<std::string, std::set<std::string>> persons;
    for (const Record& record : records_) {
        const std::string pseudonym = patient_id(released(record));
        EXPECT_EQ(pseudonym.size(), 32U);
        pseudonyms[record.person].insert(pseudonym);
        persons[pseudonym].insert(record.person);
    }
    EXPECT_GT(pseudonyms.size(), 5U);
    std::set<std::string> without_branch;  // a family's number: one pseudonym at each hospital, see pseudonymise.cpp
    for (const auto& patient : truth_.root().find("patients")->items())
        if (patient.text_of("insured_identifier").ends_with(':')) without_branch.emplace(patient.text_of("id"));
    for (const auto& [person, names] : pseudonyms)
        if (!without_branch.contains(person)) EXPECT_EQ(names.size(), 1U) << person;
    for (const auto& [name, those] : persons) EXPECT_EQ(those.size(), 1U) << name;
}

TEST_F(SecondaryUse, TwoFeedsShareNoIdentifier) {
    std::set<std::string> first;
    std::set<std::string> second;
    for (const Record& record : records_) {
        collect_texts(released(record, "platform-a").root(), {"id", "fullUrl", "reference", "uid"}, first);
        collect_texts(released(record, "platform-b").root(), {"id", "fullUrl", "reference", "uid"}, second);
    }
    for (const auto& name : first) EXPECT_FALSE(second.contains(name)) << name;
}

TEST_F(SecondaryUse, MeasurementsKeepTheirValuesAndUnits) {
    Quantities before;
    Quantities after;
    for (const Record& record : records_) {
        count_quantities(record.bundle->root(), before);
        count_quantities(released(record).root(), after);
    }
    EXPECT_GT(before.values, 100U);
    EXPECT_EQ(after.values, before.values);
    std::multiset<std::string> lost;
    std::ranges::set_difference(before.units, after.units, std::inserter(lost, lost.end()));
    EXPECT_THAT(lost, testing::IsEmpty());
}

TEST_F(SecondaryUse, TheFeedHoldsEveryUnitOnceHoweverOftenItIsSent) {
    for (int round = 0; round < 2; ++round) {
        auto sink = FeedSink::open(folder_ / "platform", kKeys, "platform-a");
        ASSERT_TRUE(sink);
        for (const Record& record : records_) {
            const auto document = released(record);
            const auto outcome = sink->put(record.key, record.order, patient_id(document), document);
            EXPECT_EQ(outcome, round == 0 ? FeedOutcome::added : FeedOutcome::known) << record.key;
        }
        ASSERT_TRUE(sink->commit("2026-11-20T00:00:00Z"));
        EXPECT_EQ(sink->event_count(), records_.size());
    }
}

}  // namespace
}  // namespace kakehashi::gateway
