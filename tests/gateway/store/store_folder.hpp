#pragma once

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/store.hpp"

namespace kakehashi::gateway {

inline constexpr std::string_view kTestPatient = "5f1c9f0a-0000-4000-8000-000000000001";
inline constexpr std::string_view kTestInsured = "00012345:１２:３４５:01";

/// An id in UUID form; the same number gives the same id.
inline std::string test_id(int number) { return fmt::format("5f1c9f0a-0000-4000-9000-{:012}", number); }

inline std::string entry_text(std::string_view id, std::string_view resource) {
    return fmt::format(R"({{"fullUrl":"urn:uuid:{}","resource":{}}})", id, resource);
}

inline std::string patient_text(std::string_view kanji = "架橋 花子", std::string_view birth_date = "1970-01-01") {
    return fmt::format(
        R"({{"resourceType":"Patient","id":"{}","identifier":[{{"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"{}"}}],)"
        R"("name":[{{"text":"{}","family":"架橋","given":["花子"]}},{{"text":"カケハシ ハナコ","family":"カケハシ","given":["ハナコ"]}}],)"
        R"("gender":"female","birthDate":"{}"}})",
        kTestPatient, kTestInsured, kanji, birth_date);
}

inline std::string observation_text(int number, std::string_view value, std::string_view date = "2024-05-01") {
    return fmt::format(
        R"({{"resourceType":"Observation","id":"{}","meta":{{"lastUpdated":"2024-05-01T09:00:00+09:00","profile":["urn:test"]}},)"
        R"("status":"final","category":[{{"coding":[{{"system":"urn:category","code":"laboratory"}}]}}],)"
        R"("code":{{"coding":[{{"system":"urn:code","code":"K"}}]}},"subject":{{"reference":"urn:uuid:{}"}},)"
        R"("effectiveDateTime":"{}","valueQuantity":{{"value":{}}}}})",
        test_id(number), kTestPatient, date, value);
}

inline mappers::Unit unit_of(mappers::UnitKind kind, std::string key, std::string order,
                             const std::vector<std::string>& entries) {
    std::string bundle = R"({"resourceType":"Bundle","type":"collection","entry":[)";
    for (const auto& entry : entries) {
        if (bundle.back() == '}') bundle.push_back(',');
        bundle += entry;
    }
    mappers::Unit unit;
    unit.kind = kind;
    unit.key = std::move(key);
    unit.order = std::move(order);
    unit.patient_number = "0001";
    unit.bundle = fhir::parse_json(bundle + "]}").value();
    return unit;
}

inline mappers::Unit patient_unit(std::string order, std::string_view kanji = "架橋 花子") {
    return unit_of(mappers::UnitKind::patient, "1319999991^^0001", std::move(order),
                   {entry_text(kTestPatient, patient_text(kanji))});
}

inline mappers::Unit laboratory_unit(std::string order, const std::vector<std::string>& values,
                                     std::string key = "1319999991^2024^lab-1", int first_id = 1) {
    std::vector<std::string> entries{entry_text(kTestPatient, patient_text())};
    for (const auto& value : values) {
        entries.push_back(entry_text(test_id(first_id), observation_text(first_id, value)));
        ++first_id;
    }
    return unit_of(mappers::UnitKind::laboratory, std::move(key), std::move(order), entries);
}

/// A folder and a store for one test.
class StoreFolder : public testing::Test {
protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("kakehashi-store-" + std::to_string(::getpid()) + "-" + info->name());
        std::filesystem::remove_all(folder_);
        reopen();
    }
    void TearDown() override {
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    void reopen() {
        store_.reset();
        store_ = std::move(Store::open(folder_).value());
    }
    /// Commits one unit as the next journal record.
    InputResult commit(const mappers::Unit& unit, std::vector<OutboxItem> outbox = {}) {
        InputCommit input;
        input.journal_sequence = ++sequence_;
        input.source = "laboratory";
        input.format = "csv";
        input.institution = "1319999991";
        input.received = fmt::format("2026-11-23T00:00:{:02}.000Z", sequence_);
        input.units.push_back({&unit, std::move(outbox)});
        input.account = {1, 10, 2, 1};
        return store_->commit(std::span(&input, 1)).value().front();
    }
    UnitFate fate(const mappers::Unit& unit) { return commit(unit).units.front().fate; }

    std::filesystem::path folder_;
    std::unique_ptr<Store> store_;
    std::uint64_t sequence_ = 0;
};

}  // namespace kakehashi::gateway
