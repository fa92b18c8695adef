#include "kakehashi/gateway/search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool show_all(const ResourceMetadata&) { return true; }

class Search : public StoreFolder {
protected:
    void SetUp() override {
        StoreFolder::SetUp();
        fate(patient_unit("1"));
        std::vector<std::string> entries{entry_text(kTestPatient, patient_text())};
        for (int i = 1; i <= 5; ++i)
            entries.push_back(entry_text(test_id(i), observation_text(i, "4.1", fmt::format("2024-05-0{}", i))));
        fate(unit_of(mappers::UnitKind::laboratory, "lab-1", "1", entries));
    }
    SearchPage run(std::string_view type, const HttpFields& parameters, const MayDisclose& may_disclose = show_all) {
        fhir::Report ignored;
        const auto request = parse_search(type, parameters, UnknownParameters::refuse, ignored);
        EXPECT_TRUE(request.has_value()) << (request ? "" : request.error().diagnostics);
        return run_search(*store_, request.value(), may_disclose).value();
    }
    std::vector<std::string> ids(const SearchPage& page) {
        std::vector<std::string> ids;
        for (const auto& match : page.matches) ids.push_back(match.metadata.id);
        return ids;
    }
    std::size_t total(std::string_view type, const HttpFields& parameters) { return run(type, parameters).total; }
    HttpFields of_patient(const HttpFields& more = {}) {
        HttpFields fields{{"patient", "Patient/" + std::string(kTestPatient)}};
        fields.insert(fields.end(), more.begin(), more.end());
        return fields;
    }
};

TEST_F(Search, PatientIsFoundByInsuredNumberWithOrWithoutItsSystem) {
    const std::string number(kTestInsured);
    EXPECT_EQ(total("Patient", {{"identifier", number}}), 1U);
    EXPECT_EQ(
        total("Patient", {{"identifier", "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID|" + number}}), 1U);
    EXPECT_EQ(total("Patient", {{"identifier", "urn:other|" + number}}), 0U);
    EXPECT_EQ(total("Patient", {{"identifier", "00012345"}}), 0U);
}

TEST_F(Search, PatientIsFoundByTheStartOfAnyNameInAnySpelling) {
    for (const auto* name : {"架橋", "架橋花子", "架橋　花", "花子", "カケハシ", "かけはし は", "ｶｹﾊｼ ﾊﾅｺ", "はなこ"})
        EXPECT_EQ(total("Patient", {{"name", name}}), 1U) << name;
    for (const auto* name : {"橋", "ハシ", "カケハシハナコオ"})
        EXPECT_EQ(total("Patient", {{"name", name}}), 0U) << name;
}

TEST_F(Search, PatientsConditionsAllHold) {
    EXPECT_EQ(total("Patient", {{"name", "架橋"}, {"birthdate", "1970-01-01"}, {"gender", "female"}}), 1U);
    EXPECT_EQ(total("Patient", {{"name", "架橋"}, {"birthdate", "1970"}}), 1U);
    EXPECT_EQ(total("Patient", {{"name", "架橋"}, {"birthdate", "1970-01-02"}}), 0U);
    EXPECT_EQ(total("Patient", {{"name", "架橋"}, {"birthdate", "ge1971"}}), 0U);
    EXPECT_EQ(total("Patient", {{"name", "架橋"}, {"gender", "male"}}), 0U);
    EXPECT_EQ(total("Patient", {{"birthdate", "1970-01"}}), 1U);
}

TEST_F(Search, ResultsComeNewestFirstOrAsAsked) {
    EXPECT_THAT(ids(run("Observation", of_patient({{"_count", "2"}}))), ElementsAre(test_id(5), test_id(4)));
    EXPECT_THAT(ids(run("Observation", of_patient({{"_count", "2"}, {"_sort", "date"}}))),
                ElementsAre(test_id(1), test_id(2)));
}

TEST_F(Search, PagesShowEachResultOnce) {
    std::vector<std::string> seen;
    HttpFields parameters = of_patient({{"_count", "2"}});
    for (std::string cursor; seen.size() < 10;) {
        HttpFields with_cursor = parameters;
        if (!cursor.empty()) with_cursor.emplace_back("_cursor", cursor);
        const auto page = run("Observation", with_cursor);
        EXPECT_EQ(page.total, 5U);
        for (const auto& id : ids(page)) seen.push_back(id);
        cursor = page.next_cursor;
        if (cursor.empty()) break;
    }
    EXPECT_THAT(seen, ElementsAre(test_id(5), test_id(4), test_id(3), test_id(2), test_id(1)));
}

TEST_F(Search, DatesAreComparedByWhatTheyCover) {
    EXPECT_EQ(total("Observation", of_patient({{"date", "2024-05"}})), 5U);
    EXPECT_EQ(total("Observation", of_patient({{"date", "2024-05-03"}})), 1U);
    EXPECT_EQ(total("Observation", of_patient({{"date", "ge2024-05-03"}, {"date", "lt2024-05-05"}})), 2U);
    EXPECT_EQ(total("Observation", of_patient({{"date", "sa2024-05"}})), 0U);
    // A day without a zone is one of Japan: it ends nine hours before that of UTC.
    EXPECT_EQ(total("Observation", of_patient({{"date", "ge2024-05-04T16:00:00Z"}})), 1U);
}

TEST_F(Search, TokensMatchBySystemAndCode) {
    EXPECT_EQ(total("Observation", of_patient({{"code", "urn:code|K"}})), 5U);
    EXPECT_EQ(total("Observation", of_patient({{"code", "NA,K"}, {"category", "laboratory"}})), 5U);
    EXPECT_EQ(total("Observation", of_patient({{"code", "urn:other|K"}})), 0U);
    EXPECT_EQ(total("Observation", of_patient({{"code", "|K"}})), 0U);
    EXPECT_EQ(total("Observation", of_patient({{"code", "urn:code|"}})), 5U);
}

TEST_F(Search, OfAPersonByInsuredNumberNeedsNoIdOfOurs) {
    EXPECT_EQ(total("Observation", {{"patient.identifier", std::string(kTestInsured)}}), 5U);
    EXPECT_EQ(total("Observation", {{"patient.identifier", "nobody"}}), 0U);
    EXPECT_EQ(total("Observation", {{"_id", test_id(1)}, {"patient", "somebody-else"}}), 0U);
}

TEST_F(Search, HiddenResultsLeaveNoTrace) {
    const auto hide_two = [](const ResourceMetadata& metadata) {
        return metadata.id != test_id(4) && metadata.id != test_id(3);
    };
    const auto page = run("Observation", of_patient({{"_count", "2"}}), hide_two);
    EXPECT_EQ(page.total, 3U);
    EXPECT_THAT(ids(page), ElementsAre(test_id(5), test_id(2)));
    EXPECT_EQ(run("Observation", of_patient({{"_count", "3"}}), hide_two).next_cursor, "");
}

TEST_F(Search, DeletedResourcesAreNotFound) {
    auto removal = laboratory_unit("2", {}, "lab-1");
    removal.operation = mappers::UnitOperation::remove;
    fate(removal);
    EXPECT_EQ(total("Observation", of_patient()), 0U);
    EXPECT_EQ(total("Patient", {{"name", "架橋"}}), 1U);
}

struct RefusedSearch {
    const char* why;
    std::string type;
    HttpFields parameters;
};
void PrintTo(const RefusedSearch& row, std::ostream* out) { *out << row.why; }
class SearchRefused : public testing::TestWithParam<RefusedSearch> {};
TEST_P(SearchRefused, WithAnIssueThatDoesNotRepeatTheValue) {
    fhir::Report ignored;
    const auto request = parse_search(GetParam().type, GetParam().parameters, UnknownParameters::refuse, ignored);
    ASSERT_FALSE(request.has_value());
    EXPECT_EQ(request.error().diagnostics.find("SECRET"), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(
    Parameters, SearchRefused,
    testing::Values(RefusedSearch{"everybody", "Observation", {}},
                    RefusedSearch{"all women", "Patient", {{"gender", "female"}}},
                    RefusedSearch{"unknown parameter", "Observation", {{"patient", "1"}, {"colour", "SECRET"}}},
                    RefusedSearch{"no date", "Observation", {{"patient", "1"}, {"date", "SECRET"}}},
                    RefusedSearch{"a day that is none", "Observation", {{"patient", "1"}, {"date", "2024-02-30"}}},
                    RefusedSearch{"prefix we lack", "Observation", {{"patient", "1"}, {"date", "ap2024"}}},
                    RefusedSearch{"modifier", "Observation", {{"patient", "1"}, {"code:not", "SECRET"}}},
                    RefusedSearch{"count is no number", "Observation", {{"patient", "1"}, {"_count", "-1"}}},
                    RefusedSearch{"sort by something else", "Observation", {{"patient", "1"}, {"_sort", "code"}}},
                    RefusedSearch{"patient of another type", "Observation", {{"patient", "Group/SECRET"}}},
                    RefusedSearch{"empty value", "Observation", {{"patient", ""}}}));

TEST_F(Search, CursorThatIsNotOursIsRefused) {
    SearchRequest request{.type = "Observation", .cursor = "x"};
    EXPECT_FALSE(run_search(*store_, request, show_all).has_value());
}

}  // namespace
}  // namespace kakehashi::gateway
