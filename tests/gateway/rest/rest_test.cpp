#include "kakehashi/gateway/rest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

bool show_all(const ResourceMetadata&) { return true; }
bool show_nothing(const ResourceMetadata&) { return false; }

class Rest : public StoreFolder {
protected:
    void SetUp() override {
        StoreFolder::SetUp();
        fate(patient_unit("1"));
        fate(laboratory_unit("1", {"4.10", "140"}));
    }
    RestInterface rest(ReceiveBundle receive = {}) {
        return {*store_,
                {.base_url = "http://node.test/fhir", .released = "2026-11-23", .receive = std::move(receive)}};
    }
    static HttpRequest request_of(std::string method, std::string path, HttpFields query = {},
                                  HttpFields headers = {}) {
        HttpRequest request;
        request.method = std::move(method);
        request.path = std::move(path);
        request.query = std::move(query);
        request.headers = std::move(headers);
        return request;
    }
    HttpResponse get(std::string path, HttpFields query = {}, HttpFields headers = {}) {
        return rest().handle(request_of("GET", std::move(path), std::move(query), std::move(headers)), show_all);
    }
    static std::string header(const HttpResponse& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return "";
    }
    static void expect_outcome(const HttpResponse& response, unsigned status) {
        EXPECT_EQ(response.status, status);
        const auto document = fhir::parse_json(response.body);
        ASSERT_TRUE(document.has_value());
        EXPECT_EQ(document->resource_type(), "OperationOutcome");
    }
    const std::string observation_ = "/Observation/" + test_id(1);
};

TEST_F(Rest, WhoMayNotSeeThePastSeesTheNewestVersionAlone) {
    fate(laboratory_unit("2", {"5.0", "140"}));
    const auto no_past = [](const ResourceMetadata& metadata) { return !metadata.superseded; };
    EXPECT_EQ(rest().handle(request_of("GET", observation_ + "/_history/1"), no_past).status, 404U);
    EXPECT_EQ(rest().handle(request_of("GET", observation_ + "/_history/2"), no_past).status, 200U);
    const auto history = rest().handle(request_of("GET", observation_ + "/_history"), no_past);
    EXPECT_EQ(history.status, 200U);
    EXPECT_THAT(history.body, Not(HasSubstr("4.10")));
}

TEST_F(Rest, ReadGivesTheStoredBytesAndTheirVersion) {
    const auto response = get(observation_);
    EXPECT_EQ(response.status, 200U);
    EXPECT_EQ(response.body, store_->read("Observation", test_id(1))->value().bytes);
    EXPECT_EQ(header(response, "ETag"), "W/\"1\"");
    EXPECT_EQ(get(observation_, {}, {{"if-none-match", "W/\"1\""}}).status, 304U);
}

TEST_F(Rest, EarlierVersionsStayReadable) {
    fate(laboratory_unit("2", {"5.0", "140"}));
    EXPECT_THAT(get(observation_ + "/_history/1").body, HasSubstr("4.10"));
    EXPECT_THAT(get(observation_ + "/_history/2").body, HasSubstr("5.0"));
    expect_outcome(get(observation_ + "/_history/3"), 404);
    const auto history = fhir::parse_json(get(observation_ + "/_history").body);
    ASSERT_TRUE(history.has_value());
    EXPECT_EQ(history->root().find("entry")->items().size(), 2U);
}

TEST_F(Rest, DeletedIsGone) {
    fate(laboratory_unit("2", {"5.0"}));
    expect_outcome(get("/Observation/" + test_id(2)), 410);
    expect_outcome(get("/Observation/" + test_id(2) + "/_history/2"), 410);
    EXPECT_THAT(get("/Observation/" + test_id(2) + "/_history").body, HasSubstr("DELETE"));
}

TEST_F(Rest, SearchGivesABundleWithTotalAndLinks) {
    const auto response = get("/Observation", {{"patient", std::string(kTestPatient)}, {"_count", "1"}});
    const auto bundle = fhir::parse_json(response.body);
    ASSERT_TRUE(bundle.has_value()) << response.body;
    EXPECT_EQ(bundle->root().text_of("total"), "2");
    EXPECT_EQ(bundle->root().find("entry")->items().size(), 1U);
    EXPECT_THAT(response.body, HasSubstr("\"relation\":\"next\""));
    EXPECT_THAT(response.body, HasSubstr("4.10"));
}

TEST_F(Rest, SearchInTheBodyFindsTheSame) {
    auto request = request_of("POST", "/Patient/_search", {}, {{"content-type", "application/x-www-form-urlencoded"}});
    request.body = "name=%E6%9E%B6%E6%A9%8B";
    EXPECT_THAT(rest().handle(request, show_all).body, HasSubstr("\"total\":1"));
    request.headers = {{"content-type", "text/plain"}};
    expect_outcome(rest().handle(request, show_all), 415);
}

TEST_F(Rest, UnknownParameterIsRefusedWhenStrictAndNamedWhenLenient) {
    const HttpFields query{{"patient", std::string(kTestPatient)}, {"colour", "red"}};
    expect_outcome(get("/Observation", query, {{"prefer", "handling=strict"}}), 400);
    const auto lenient = get("/Observation", query);
    EXPECT_EQ(lenient.status, 200U);
    EXPECT_THAT(lenient.body, HasSubstr("\"mode\":\"outcome\""));
}

TEST_F(Rest, EverythingOfAPatientIsThereWithoutTheCollectionsThatSayItAgain) {
    const auto response = get("/Patient/" + std::string(kTestPatient) + "/$everything");
    const auto bundle = fhir::parse_json(response.body);
    ASSERT_TRUE(bundle.has_value()) << response.body;
    EXPECT_EQ(bundle->root().text_of("total"), "3");
    EXPECT_THAT(response.body, Not(HasSubstr("\"collection\"")));
}

TEST_F(Rest, HiddenAnswersLikeAbsentInEveryWay) {
    const std::string id(kTestPatient);
    const auto hidden = [&](std::string path) {
        return rest().handle(request_of("GET", std::move(path)), show_nothing);
    };
    for (const std::string& path : {observation_, observation_ + "/_history", observation_ + "/_history/1"}) {
        expect_outcome(hidden(path), 404);
        EXPECT_EQ(hidden(path).body, get("/Observation/absent").body);
    }
    EXPECT_EQ(hidden("/Patient/" + id + "/$everything").body, get("/Patient/absent/$everything").body);
    const auto absent = get("/Observation", {{"patient", "absent"}});
    const auto search = rest().handle(request_of("GET", "/Observation", {{"patient", "absent"}}), show_nothing);
    EXPECT_EQ(search.body, absent.body);
    EXPECT_THAT(rest().handle(request_of("GET", "/Observation", {{"patient", id}}), show_nothing).body,
                HasSubstr("\"total\":0"));
}

TEST_F(Rest, WhatIsNotThereIsSaidAsOperationOutcome) {
    expect_outcome(get("/Nonsense/1"), 404);
    expect_outcome(get("/"), 404);
    expect_outcome(get("/Observation/absent"), 404);
    expect_outcome(get("/Observation/no%20id"), 404);
    expect_outcome(get("/Observation"), 400);
    expect_outcome(get("/Organization"), 405);
    expect_outcome(get(observation_, {}, {{"accept", "application/fhir+xml"}}), 406);
    expect_outcome(rest().handle(request_of("DELETE", observation_), show_all), 405);
    expect_outcome(rest().handle(request_of("POST", "/Bundle"), show_all), 405);
}

TEST_F(Rest, PostedBundleIsHandedOverAsItCame) {
    std::string taken;
    const auto interface = rest([&](std::string bytes, std::string_view) {
        taken = std::move(bytes);
        return BundleReceipt{.status = 202, .location = "receipt/7"};
    });
    auto request = request_of("POST", "/Bundle", {}, {{"content-type", "application/fhir+json; charset=utf-8"}});
    request.body = R"({ "resourceType":"Bundle", "type":"document" })";
    const auto response = interface.handle(request, show_all);
    EXPECT_EQ(response.status, 202U);
    EXPECT_EQ(header(response, "Location"), "http://node.test/fhir/receipt/7");
    EXPECT_EQ(taken, request.body);
}

TEST_F(Rest, PostOfAnythingElseIsRefusedBeforeItIsTaken) {
    const auto interface = rest([](std::string, std::string_view) {
        ADD_FAILURE() << "was taken";
        return BundleReceipt{};
    });
    auto request = request_of("POST", "/Bundle", {}, {{"content-type", "application/fhir+json"}});
    for (const auto* body :
         {"", "not JSON", "{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}"}) {
        request.body = body;
        expect_outcome(interface.handle(request, show_all), 400);
    }
    request.headers = {{"content-type", "text/csv"}};
    expect_outcome(interface.handle(request, show_all), 415);
    request.path = "/Nonsense";
    expect_outcome(interface.handle(request, show_all), 404);
    request.path = "/Patient";
    expect_outcome(interface.handle(request, show_all), 405);
}

TEST_F(Rest, MetadataSaysWhatIsThereAndNothingElse) {
    const auto response = get("/metadata");
    const auto statement = fhir::parse_json(response.body);
    ASSERT_TRUE(statement.has_value());
    EXPECT_EQ(statement->resource_type(), "CapabilityStatement");
    EXPECT_THAT(response.body, Not(HasSubstr("\"create\"")));
    for (const auto& resource : statement->root().find("rest")->items()[0].find("resource")->items()) {
        const std::string type(resource.text_of("type"));
        const auto* parameters = resource.find("searchParam");
        if (parameters == nullptr) continue;
        for (const auto& parameter : parameters->items()) {
            fhir::Report ignored;
            const bool is_date = parameter.text_of("type") == "date";
            const HttpFields query{{"_id", "1"}, {std::string(parameter.text_of("name")), is_date ? "2024" : "x"}};
            EXPECT_TRUE(parse_search(type, query, UnknownParameters::refuse, ignored).has_value())
                << type << " " << parameter.text_of("name");
        }
    }
}

}  // namespace
}  // namespace kakehashi::gateway
