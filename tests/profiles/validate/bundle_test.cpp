#include <gmock/gmock.h>

#include "own_profiles.hpp"

/// Bundles, documents, what is contained, and where extensions stand.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;

class Bundles : public testing::Test {
protected:
    Validator validator = load();
    std::vector<std::string> check(const std::string& json) { return errors(validate(validator, json)); }

    static std::string bundle(const std::string& entries, const std::string& more = {}) {
        return R"({"resourceType":"Bundle","type":"collection",)" + more + R"("entry":[)" + entries + "]}";
    }
    static std::string document(const std::string& composition_members, const std::string& entries,
                                const std::string& more = {}) {
        return R"({"resourceType":"Bundle","type":"document","identifier":{"system":"urn:s","value":"1"},
            "timestamp":"2026-01-01T00:00:00Z",)" +
               more + R"("entry":[{"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":{
            "resourceType":"Composition","status":"final","type":{"text":"t"},"date":"2026-01-01","title":"t",
            "author":[{"display":"x"}])" +
               composition_members + "}}" + entries + "]}";
    }
    static std::string patient(int number, const std::string& members = {}) {
        return R"({"fullUrl":"urn:uuid:00000000-0000-4000-8000-00000000000)" + std::to_string(number) +
               R"(","resource":{"resourceType":"Patient","active":true)" + members + "}}";
    }
};

TEST_F(Bundles, AFullUrlIsAbsoluteAndNamesItsResource) {
    EXPECT_THAT(check(bundle(R"({"fullUrl":"Patient/1","resource":{"resourceType":"Patient","id":"1"}})")),
                Contains("error full-url-relative @ Bundle.entry[0]"));
    EXPECT_THAT(
        check(bundle(R"({"fullUrl":"http://a.example/Patient/2","resource":{"resourceType":"Patient","id":"1"}})")),
        Contains("error full-url-other @ Bundle.entry[0]"));
    EXPECT_THAT(check(bundle(R"({"fullUrl":"http://a.example/Patient/2","resource":{"resourceType":"Patient"}})")),
                Contains("error full-url-other @ Bundle.entry[0]"));
    EXPECT_THAT(
        check(bundle(R"({"fullUrl":"http://a.example/Patient/1","resource":{"resourceType":"Patient","id":"1"}})")),
        IsEmpty());
    EXPECT_THAT(
        check(bundle(R"({"fullUrl":"http://a.example/any/where","resource":{"resourceType":"Patient","id":"1"}})")),
        IsEmpty());
}
TEST_F(Bundles, APageLinkStandsOnce) {
    EXPECT_THAT(check(bundle(patient(2),
                             R"("link":[{"relation":"self","url":"http://a"},{"relation":"self","url":"http://b"}],)")),
                Contains("error bundle-link-twice @ Bundle.link[1].relation"));
    EXPECT_THAT(check(R"({"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"http://a"},
                    {"relation":"next","url":"http://b"}]})"),
                ElementsAre("error bundle-link-twice @ Bundle.link[1]"));
}
// R4 http.html#paging
TEST_F(Bundles, OnlySearchesAndHistoriesHavePages) {
    EXPECT_THAT(check(bundle(patient(2), R"("link":[{"relation":"next","url":"http://a"}],)")),
                ElementsAre("error bundle-link-of-search @ Bundle.link[0].relation"));
    EXPECT_THAT(check(bundle(patient(2), R"("link":[{"relation":"self","url":"http://a"}],)")), IsEmpty());
}
// R4 bundle.html, Bundle.entry.fullUrl
TEST_F(Bundles, EntriesHaveAFullUrlExceptInRequestsAndResponses) {
    const auto with = [this](const std::string& type, const std::string& more) {
        return check(R"({"resourceType":"Bundle","type":")" + type + R"(","entry":[{"resource":{
            "resourceType":"Patient","active":true})" +
                     more + "}]}");
    };
    EXPECT_THAT(with("collection", ""), ElementsAre("error full-url-required @ Bundle.entry[0]"));
    EXPECT_THAT(with("searchset", ""), Contains("error full-url-required @ Bundle.entry[0]"));
    EXPECT_THAT(with("transaction", R"(,"request":{"method":"POST","url":"Patient"})"), IsEmpty());
    EXPECT_THAT(with("batch-response", R"(,"response":{"status":"200"})"), IsEmpty());
}
// R4 bundle.html#history
TEST_F(Bundles, AFullUrlOfAHistoryNamesItsResourceToo) {
    EXPECT_THAT(check(R"({"resourceType":"Bundle","type":"history","entry":[{
        "fullUrl":"http://a.example/Patient/2","resource":{"resourceType":"Patient","id":"1"},
        "request":{"method":"PUT","url":"Patient/1"},"response":{"status":"200"}}]})"),
                ElementsAre("error full-url-other @ Bundle.entry[0]"));
}
// R4 documents.html#content, messaging.html#content
TEST_F(Bundles, ADocumentBeginsWithItsCompositionAndAMessageWithItsHeader) {
    const auto with = [this](const std::string& type, const std::string& entry) {
        return check(R"({"resourceType":"Bundle","type":")" + type + R"(","identifier":{"system":"urn:s","value":"1"},
            "timestamp":"2026-01-01T00:00:00Z","entry":[)" +
                     entry + "]}");
    };
    EXPECT_THAT(with("document", patient(2)),
                ElementsAre("error bdl-11 @ Bundle", "error bundle-first-entry @ Bundle.entry[0].resource"));
    EXPECT_THAT(with("message", patient(2)), Contains("error bundle-first-entry @ Bundle.entry[0].resource"));
    EXPECT_THAT(with("document", R"({"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000002"})"),
                Contains("error bundle-first-entry @ Bundle.entry[0]"));
}
// R4 bundle.html#searchset
TEST_F(Bundles, ASearchResultHasAResource) {
    EXPECT_THAT(check(R"({"resourceType":"Bundle","type":"searchset","entry":[{"fullUrl":"http://a.example/Patient/1",
                    "search":{"mode":"match"}}]})"),
                Contains("error search-result-empty @ Bundle.entry[0]"));
}
TEST_F(Bundles, EveryEntryOfADocumentIsReachedFromItsComposition) {
    const std::string subject = R"(,"subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000002"})";
    EXPECT_THAT(check(document(subject, "," + patient(2))), IsEmpty());
    EXPECT_THAT(check(document(subject, "," + patient(2) + "," + patient(3))),
                ElementsAre("error document-entry-unreachable @ Bundle.entry[2]"));
    // Backwards counts: the third one refers to the second.
    const std::string link =
        R"(,"link":[{"type":"seealso","other":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000002"}}])";
    EXPECT_THAT(check(document(subject, "," + patient(2) + "," + patient(3, link))), IsEmpty());
}
TEST_F(Bundles, WhatTheCompositionNamesIsInTheDocument) {
    EXPECT_THAT(check(document(R"(,"subject":{"reference":"Patient/7"})", "")),
                ElementsAre("error document-reference-missing @ Bundle.entry[0].resource.subject"));
    EXPECT_THAT(
        check(document(R"(,"section":[{"title":"a","section":[{"title":"b","entry":[{"reference":"Condition/1"}]}]}])",
                       "")),
        Contains("error document-reference-missing @ Bundle.entry[0].resource.section[0].section[0].entry[0]"));
}
TEST_F(Bundles, AStyleSheetIsPartOfTheDocument) {
    const std::string link = R"("link":[{"relation":"stylesheet","url":"http://a.example/Binary/css"}],)";
    EXPECT_THAT(
        check(document("", R"(,{"fullUrl":"http://a.example/Binary/css","resource":{"resourceType":"Binary","id":"css",
        "contentType":"text/css"}})",
                       link)),
        IsEmpty());
    EXPECT_THAT(check(document("", "", link)), IsEmpty()) << "it may be on a server";
    EXPECT_THAT(check(document("", "", R"("link":[{"relation":"stylesheet","url":"Binary/css"}],)")),
                ElementsAre("error document-stylesheet-missing @ Bundle.link[0].url"));
}
TEST_F(Bundles, WhatIsContainedIsUsed) {
    const auto with = [this](const std::string& contained, const std::string& members) {
        return check(R"({"resourceType":"Patient","contained":[)" + contained + "]" + members + "}");
    };
    const std::string organization = R"({"resourceType":"Organization","id":"o","name":"x"})";
    EXPECT_THAT(with(organization, R"(,"managingOrganization":{"reference":"#o"})"), IsEmpty());
    EXPECT_THAT(with(organization, ""), ElementsAre("error dom-3 @ Patient.contained[0]"));
    EXPECT_THAT(with(R"({"resourceType":"Condition","id":"c","subject":{"reference":"#"}})", ""), IsEmpty());
    EXPECT_THAT(
        with(
            R"({"resourceType":"Binary","id":"i","contentType":"image/png"})",
            R"(,"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><img src=\"#i\" alt=\"x\"/></div>"})"),
        IsEmpty());
}

class ExtensionContexts : public OwnProfiles {
protected:
    static std::string extension(const std::string& contexts) {
        return R"({"resourceType":"StructureDefinition","url":"http://example.org/e","name":"E","status":"draft",
            "kind":"complex-type","abstract":false,"type":"Extension","derivation":"constraint","context":[)" +
               contexts + R"(],"baseDefinition":"http://hl7.org/fhir/StructureDefinition/Extension",
            "differential":{"element":[{"id":"Extension","path":"Extension"}]}})";
    }
    std::vector<std::string> at_patient() {
        return errors(validate(load({folder.path()}), R"({"resourceType":"Patient","extension":[{
            "url":"http://example.org/e","valueBoolean":true}]})"));
    }
};
TEST_F(ExtensionContexts, AnElementOrATypeOrAnAncestorOfIt) {
    folder.add(extension(R"({"type":"element","expression":"Patient"})"));
    EXPECT_THAT(at_patient(), IsEmpty());
    folder.add(extension(R"({"type":"element","expression":"DomainResource"})"));
    EXPECT_THAT(at_patient(), IsEmpty());
    folder.add(
        extension(R"({"type":"element","expression":"HumanName"},{"type":"element","expression":"Patient.contact"})"));
    EXPECT_THAT(at_patient(), ElementsAre("error extension-context @ Patient"));
}
TEST_F(ExtensionContexts, AnExpressionOrAnotherExtension) {
    folder.add(extension(R"json({"type":"fhirpath","expression":"Patient.where(active.empty())"})json"));
    EXPECT_THAT(at_patient(), IsEmpty());
    folder.add(extension(R"({"type":"extension","expression":"http://example.org/other"})"));
    EXPECT_THAT(at_patient(), ElementsAre("error extension-context @ Patient"));
}

TEST_F(Bundles, TheUrlOfAnExtensionIsAbsoluteAndWithoutVersion) {
    const auto with = [this](const std::string& url) {
        return check(R"({"resourceType":"Patient","extension":[{"url":")" + url + R"(","valueBoolean":true}]})");
    };
    EXPECT_THAT(with("something"), ElementsAre("error extension-url-relative @ Patient.extension[0]"));
    EXPECT_THAT(with("http://a.example/e|1"), ElementsAre("error extension-url-version @ Patient.extension[0]"));
    EXPECT_THAT(with("http://a.example/e"), IsEmpty());
}
TEST_F(Bundles, AnAttachmentHasTheSizeThatItSays) {
    const auto with = [this](const std::string& size) {
        return check(R"({"resourceType":"Patient","photo":[{"contentType":"image/png","data":"QUJD","size":)" + size +
                     "}]}");
    };
    EXPECT_THAT(with("3"), IsEmpty());
    EXPECT_THAT(with("4"), ElementsAre("error attachment-size @ Patient.photo[0]"));
}
TEST_F(Bundles, ANarrativeSaysSomething) {
    const auto with = [this](const std::string& inside) {
        return check(R"({"resourceType":"Patient","text":{"status":"generated",
            "div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">)" +
                     inside + R"(</div>"}})");
    };
    EXPECT_THAT(with("<p> </p>"), ElementsAre("error txt-2 @ Patient.text.div"));
    EXPECT_THAT(with("<p>氏名</p>"), IsEmpty());
    EXPECT_THAT(with(R"(<img src=\"a.png\" alt=\"x\"/>)"), IsEmpty());
}

class Limits : public OwnProfiles {};
TEST_F(Limits, OfLengthCountsCharacters) {
    folder.add(profile("own", "Patient", r4("Patient"), R"({"path":"Patient.name.text","maxLength":4})"));
    EXPECT_THAT(check_errors("own", R"({"resourceType":"Patient","name":[{"text":"山田太郎"}]})"), IsEmpty());
    EXPECT_THAT(check_errors("own", R"({"resourceType":"Patient","name":[{"text":"山田 太郎"}]})"),
                ElementsAre("error max-length @ Patient.name[0].text"));
}
TEST_F(Limits, OfValuesKnowUnitsAndDates) {
    folder.add(profile("own", "Observation", r4("Observation"),
                       R"({"path":"Observation.value[x]","type":[{"code":"Quantity"}],"minValueQuantity":{"value":1,
                       "unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}})"));
    const auto weighs = [](const std::string& value, const std::string& unit) {
        return observation(R"("code":{"text":"x"},"valueQuantity":{"value":)" + value +
                           R"(,"system":"http://unitsofmeasure.org","code":")" + unit + R"("})");
    };
    EXPECT_THAT(check_errors("own", weighs("1.00", "kg")), IsEmpty());
    EXPECT_THAT(check_errors("own", weighs("1500", "g")), IsEmpty());
    EXPECT_THAT(check_errors("own", weighs("999", "g")), ElementsAre("error min-value @ Observation.value"));
}

}  // namespace
}  // namespace kakehashi::profiles
