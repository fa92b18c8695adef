#include "kakehashi/profiles/terminology.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kakehashi/gateway/rest.hpp"
#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kGender = "http://hl7.org/fhir/ValueSet/administrative-gender";

class RestTerminology : public StoreFolder {
protected:
    HttpResponse ask(HttpRequest request, const profiles::TerminologyService* service) const {
        RestOptions options;
        options.terminology = service;
        return RestInterface(*store_, options).handle(request, [](const ResourceMetadata&) { return false; });
    }
    HttpResponse get(std::string path, HttpFields query = {}, HttpFields headers = {}) const {
        HttpRequest request;
        request.method = "GET";
        request.path = std::move(path);
        request.query = std::move(query);
        request.headers = std::move(headers);
        return ask(std::move(request), &service_);
    }
    HttpResponse post(std::string path, std::string body, std::string type = "application/fhir+json") const {
        HttpRequest request;
        request.method = "POST";
        request.path = std::move(path);
        request.body = std::move(body);
        request.headers = {{"content-type", std::move(type)}};
        return ask(std::move(request), &service_);
    }
    profiles::Validator validator_ = profiles::Validator::load({}).value();
    profiles::TerminologyService service_ = profiles::TerminologyService::of(validator_);
};

TEST_F(RestTerminology, ExpandsByQueryAndIgnoresWhatIsAboutTheFormat) {
    const auto response = get("/ValueSet/$expand", {{"url", kGender}, {"count", "2"}, {"_format", "json"}});
    EXPECT_EQ(response.status, 200U);
    EXPECT_THAT(response.body, HasSubstr(R"("total":4)"));
    EXPECT_THAT(response.body, HasSubstr(R"("timestamp":"2)"));
}
TEST_F(RestTerminology, TakesParametersAsJsonAndXml) {
    const auto json = post("/ValueSet/$validate-code", R"({"resourceType":"Parameters","parameter":[
        {"name":"url","valueUri":"http://hl7.org/fhir/ValueSet/administrative-gender"},
        {"name":"system","valueUri":"http://hl7.org/fhir/administrative-gender"},
        {"name":"code","valueCode":"male"}]})");
    EXPECT_EQ(json.status, 200U);
    EXPECT_THAT(json.body, HasSubstr(R"("name":"result","valueBoolean":true)"));
    const auto xml = post("/CodeSystem/$lookup",
                          R"(<Parameters xmlns="http://hl7.org/fhir"><parameter><name value="system"/>
        <valueUri value="http://hl7.org/fhir/administrative-gender"/></parameter><parameter><name value="code"/>
        <valueCode value="female"/></parameter></Parameters>)",
                          "application/fhir+xml");
    EXPECT_EQ(xml.status, 200U);
    EXPECT_THAT(xml.body, HasSubstr("Female"));
}
TEST_F(RestTerminology, RefusesABodyWithFaultsAndNamesThemAll) {
    const auto xml = post("/CodeSystem/$lookup",
                          R"(<Parameters xmlns="http://hl7.org/fhir"><surprise/><parameter><name value="code" x="y"/>
        <valueCode value="female"/></parameter></Parameters>)",
                          "application/fhir+xml");
    EXPECT_EQ(xml.status, 400U);
    EXPECT_THAT(xml.body, HasSubstr("xml-unknown-element"));
    EXPECT_THAT(xml.body, HasSubstr("xml-unknown-attribute"));
    const auto json = post("/CodeSystem/$lookup", R"({"resourceType":"Parameters","id":"a","id":"b",})");
    EXPECT_EQ(json.status, 400U);
    EXPECT_THAT(json.body, HasSubstr("json-duplicate-member"));
    EXPECT_THAT(json.body, HasSubstr("json-extra-comma"));
}
TEST_F(RestTerminology, PassesOverWhatLosesNothing) {
    const auto xml = post("/CodeSystem/$lookup",
                          R"(<?xml-stylesheet href="a.xsl"?><Parameters xmlns="http://hl7.org/fhir"><parameter>
        <valueUri value="http://hl7.org/fhir/administrative-gender"/><name value="system"/></parameter><parameter>
        <name value="code"/><valueCode value="female"/></parameter></Parameters>)",
                          "application/fhir+xml");
    EXPECT_EQ(xml.status, 200U);
}
TEST_F(RestTerminology, WhatIsNotHereIsNoFalse) {
    const auto response = get("/ValueSet/$validate-code", {{"url", "http://example.org/none"}, {"code", "1"}},
                              {{"accept-language", "en"}});
    EXPECT_EQ(response.status, 404U);
    EXPECT_THAT(response.body, HasSubstr(R"("severity":"information","code":"not-found")"));
    EXPECT_THAT(response.body, HasSubstr(R"("text":"Cannot tell)"));
    EXPECT_THAT(response.body, Not(HasSubstr("valueBoolean")));
}
TEST_F(RestTerminology, WhatIsAskedWronglyIsRefused) {
    EXPECT_EQ(get("/ValueSet/$expand").status, 400U);
    EXPECT_EQ(get("/ValueSet/$expand", {{"sytem", "x"}}).status, 400U);
    EXPECT_EQ(get("/ValueSet/$expand", {{"url", kGender}, {"count", "many"}}).status, 400U);
    EXPECT_EQ(get("/ValueSet/$lookup").status, 404U);
    EXPECT_EQ(get("/ValueSet/x").status, 404U);
    EXPECT_EQ(post("/ValueSet/$expand", "{").status, 400U);
    EXPECT_EQ(post("/ValueSet/$expand", "{}").status, 400U);
    EXPECT_EQ(post("/ValueSet/$expand", "url=x", "application/x-www-form-urlencoded").status, 415U);
}
TEST_F(RestTerminology, TheCapabilityStatementSaysWhetherThereIsOne) {
    EXPECT_THAT(get("/metadata").body, HasSubstr("http://hl7.org/fhir/OperationDefinition/ConceptMap-translate"));
    HttpRequest request;
    request.method = "GET";
    request.path = "/metadata";
    EXPECT_THAT(ask(request, nullptr).body, Not(HasSubstr("ConceptMap-translate")));
    request.path = "/ValueSet/$expand";
    EXPECT_EQ(ask(request, nullptr).status, 404U);
}

}  // namespace
}  // namespace kakehashi::gateway
