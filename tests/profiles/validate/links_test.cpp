#include <gmock/gmock.h>

#include "own_profiles.hpp"

/// Links of narratives, ids of elements, references between entries and to other files, and what options add.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using namespace testing_samples;

class Links : public testing::Test {
protected:
    Validator validator = load();
    std::vector<std::string> check(const std::string& json, const ValidationOptions& options = {}) {
        auto document = fhir::parse_json(json);
        if (!document) return {document.error().diagnostics};
        return errors(validator.validate(*document, options));
    }
    static std::string narrative(const std::string& html) {
        return patient(
            R"(,"contained":[{"resourceType":"Organization","id":"o","name":"x"}],"managingOrganization":
            {"reference":"#o"},"text":{"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml'>)" +
            html + R"(</div>"})");
    }
    static std::string entry(const std::string& url, const std::string& resource) {
        return R"({"fullUrl":")" + url + R"(","resource":)" + resource + "}";
    }
    static std::string observation_of(const std::string& reference, const std::string& id = "o") {
        return observation(R"("id":")" + id + R"(","code":{"text":"x"},"subject":{"reference":")" + reference +
                           R"("})");
    }
    static std::string bundle(const std::string& type, const std::string& entries) {
        return R"({"resourceType":"Bundle","type":")" + type + R"(","entry":[)" + entries + "]}";
    }
};

TEST_F(Links, ANarrativesLinkLeadsSomewhere) {
    EXPECT_THAT(check(narrative("<a href='#o'>x</a><a href='#here'>y</a><p id='here'>z</p>")), IsEmpty());
    EXPECT_THAT(check(narrative("<a href='http://a.example/#x'>x</a>")), IsEmpty());
    EXPECT_THAT(check(narrative("<a href='#gone'>x</a>")), ElementsAre("error narrative-link @ Patient.text.div"));
}
// Who writes a reference by type and id must give the entry the fullUrl of a server: the reference validator warns too.
TEST_F(Links, AReferenceThatMatchesAnEntryByTypeAndIdAloneIsAWarning) {
    const std::string person = R"({"resourceType":"Patient","id":"p","active":true})";
    const auto warnings = [&](const std::string& full_url, const std::string& reference) {
        auto document = fhir::parse_json(bundle(
            "collection",
            entry(full_url, person) + "," + entry("http://h.example/fhir/Observation/o", observation_of(reference))));
        std::vector<std::string> lines;
        for (const auto& issue : validator.validate(*document))
            if (issue.rule == "reference-full-url") {
                EXPECT_EQ(issue.severity, fhir::IssueSeverity::warning);
                EXPECT_THAT(issue.diagnostics_ja, testing::HasSubstr(full_url));
                lines.push_back(issue.expression + ": " + issue.diagnostics);
            }
        return lines;
    };
    const std::string urn = "urn:uuid:11111111-1111-4111-8111-111111111111";
    EXPECT_THAT(warnings(urn, "Patient/p"),
                ElementsAre("Bundle.entry[1].resource.subject: An entry has the type and the id of the reference "
                            "Patient/p, but the fullUrl " +
                            urn + ": it is not what the reference means."));
    EXPECT_EQ(warnings("http://k.example/fhir/Patient/p", "Patient/p").size(), 1U) << "another server";
    EXPECT_EQ(warnings("http://k.example/fhir/Patient/p", "Patient/p/_history/1").size(), 1U);
    EXPECT_THAT(warnings("http://h.example/fhir/Patient/p", "Patient/p"), IsEmpty());
    EXPECT_THAT(warnings(urn, "Patient/q"), IsEmpty());
    EXPECT_THAT(warnings(urn, "http://h.example/fhir/Patient/p"), IsEmpty());
    EXPECT_THAT(warnings(urn, urn), IsEmpty());
}
TEST_F(Links, ElementIdsAreToldApartInTheirResource) {
    EXPECT_THAT(check(patient(R"(,"name":[{"id":"a","text":"x"},{"id":"b","text":"y"}])")), IsEmpty());
    EXPECT_THAT(
        check(patient(R"(,"name":[{"id":"a","text":"x"}],"telecom":[{"id":"a","system":"phone","value":"y"}])")),
        ElementsAre("error element-id-twice @ Patient.telecom[0]"));
    EXPECT_THAT(check(bundle("collection", entry("urn:uuid:00000000-0000-4000-8000-000000000001",
                                                 patient(R"(,"name":[{"id":"a","text":"x"}])")) +
                                               "," +
                                               entry("urn:uuid:00000000-0000-4000-8000-000000000002",
                                                     patient(R"(,"name":[{"id":"a","text":"x"}])")))),
                IsEmpty());
}
// R4 elementdefinition.html#id: the ids are paths
TEST_F(Links, ASnapshotAndADifferentialShareTheIdsOfTheirElements) {
    const std::string element = R"({"element":[{"id":"Patient","path":"Patient"}]})";
    EXPECT_FALSE(has_rule(validate(validator, R"({"resourceType":"StructureDefinition","url":"http://a.example/p",
        "name":"P","status":"draft","kind":"resource","abstract":false,"type":"Patient","derivation":"constraint",
        "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","snapshot":)" +
                                                  element + R"(,"differential":)" + element + "}"),
                          "element-id-twice"));
}
TEST_F(Links, AVersionedReferenceMeansThatVersion) {
    const auto with = [this](const std::string& reference) {
        const auto version = [](const std::string& number) {
            return entry("http://a.example/Patient/1",
                         patient(R"(,"id":"1","meta":{"versionId":")" + number + R"("})"));
        };
        return check(bundle("collection", version("1") + "," + version("2") + "," +
                                              entry("http://a.example/Observation/o", observation_of(reference))));
    };
    EXPECT_THAT(with("Patient/1/_history/2"), IsEmpty());
    EXPECT_THAT(with("Patient/1"), ElementsAre("error reference-ambiguous @ Bundle.entry[2].resource.subject"));
}
TEST_F(Links, ARelativeReferenceNeedsTheFullUrlOfItsEntry) {
    const std::string entries = R"({"resource":)" + observation_of("Patient/1") + "}";
    EXPECT_THAT(check(bundle("collection", entries)),
                ElementsAre("error full-url-missing @ Bundle.entry[0]", "error full-url-required @ Bundle.entry[0]",
                            "error full-url-missing @ Bundle.entry[0].resource.subject"));
    EXPECT_THAT(check(bundle("transaction", R"({"request":{"method":"POST","url":"Observation"},"resource":)" +
                                                observation_of("Patient/1") + "}")),
                IsEmpty());
}
TEST_F(Links, ARelativeReferenceInABundleIsTypeAndId) {
    const auto with = [this](const std::string& type, const std::string& reference, const std::string& more = {}) {
        return check(bundle(type, R"({"fullUrl":"http://a.example/Observation/o","resource":)" +
                                      observation_of(reference) + more + "}"));
    };
    for (const std::string reference : {"1", "Hospital/1", "Patient", "Patient/a_b", "Patient?identifier=a"})
        EXPECT_THAT(with("collection", reference),
                    ElementsAre("error reference-form @ Bundle.entry[0].resource.subject"))
            << reference;
    EXPECT_THAT(with("collection", "Patient/1"), IsEmpty());
    // R4 http.html#trules: a transaction may search for what it refers to.
    EXPECT_THAT(with("transaction", "Patient?identifier=a", R"(,"request":{"method":"PUT","url":"Observation/o"})"),
                IsEmpty());
}
TEST_F(Links, OutsideABundleARelativeReferenceMayBeItsServers) { EXPECT_THAT(check(observation_of("1")), IsEmpty()); }
// R4 references.html, Reference.type
TEST_F(Links, TheTypeOfAReferenceIsWhatItRefersTo) {
    const auto with = [this](const std::string& members) {
        return check(observation(R"("code":{"text":"x"},"subject":{)" + members + "}"));
    };
    EXPECT_THAT(with(R"("reference":"Patient/1","type":"Patient")"), IsEmpty());
    EXPECT_THAT(with(R"("reference":"Patient/1","type":"Group")"),
                ElementsAre("error reference-type @ Observation.subject"));
    EXPECT_THAT(with(R"("reference":"http://a.example/x","type":"Hospital")"),
                ElementsAre("error reference-type @ Observation.subject"));
    EXPECT_THAT(with(R"("reference":"http://a.example/x","type":"Practitioner")"),
                ElementsAre("error reference-target @ Observation.subject"));
}
TEST_F(Links, TargetsElsewhereAreJudgedWhenTheyAreGiven) {
    const auto patient_1 = fhir::parse_json(patient(R"(,"id":"1")"));
    ASSERT_TRUE(patient_1.has_value());
    ValidationOptions options;
    options.targets = [&](std::string_view reference) {
        return reference == "Patient/1" ? fhir::Element::root_of(*patient_1) : fhir::Element();
    };
    EXPECT_THAT(check(observation_of("Patient/1"), options), IsEmpty());
    EXPECT_THAT(check(observation_of("Patient/2"), options),
                ElementsAre("error reference-target-missing @ Observation.subject"));
    EXPECT_THAT(check(observation_of("Patient/2")), IsEmpty());
}
TEST_F(Links, AMessageHoldsWhatItIsAbout) {
    const std::string header = R"({"resourceType":"MessageHeader","eventUri":"http://a.example/e",
        "source":{"endpoint":"http://a.example"},"focus":[{"reference":"urn:uuid:00000000-0000-4000-8000-00000000000)";
    const std::string other = entry("urn:uuid:00000000-0000-4000-8000-000000000002", patient(R"(,"active":true)"));
    const auto with = [&](const std::string& digit) {
        return check(
            bundle("message",
                   entry("urn:uuid:00000000-0000-4000-8000-000000000001", header + digit + R"("}]})") + "," + other));
    };
    EXPECT_THAT(with("2"), IsEmpty());
    EXPECT_THAT(with("3"), ElementsAre("error message-reference-missing @ Bundle.entry[0].resource.focus[0]"));
}
TEST_F(Links, SearchResultsAreWhatTheSearchAsked) {
    const auto with = [this](const std::string& entries) {
        return check(R"({"resourceType":"Bundle","type":"searchset","link":[{"relation":"self",
            "url":"http://a.example/Observation?code=x"}],"entry":[)" +
                     entries + "]}");
    };
    const std::string good = observation(R"("id":"1","code":{"text":"x"})");
    const std::string url = R"({"fullUrl":"http://a.example/Observation/1",)";
    EXPECT_THAT(with(url + R"("search":{"mode":"match"},"resource":)" + good + "}"), IsEmpty());
    EXPECT_THAT(with(R"({"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","search":{"mode":"match"},
                    "resource":{"resourceType":"Patient"}})"),
                ElementsAre("error search-result-id @ Bundle.entry[0].resource",
                            "error search-result-type @ Bundle.entry[0].resource"));
    EXPECT_THAT(with(url + R"("search":{"mode":"outcome"},"resource":)" + good + "}"),
                ElementsAre("error search-outcome-type @ Bundle.entry[0].resource"));
}
TEST_F(Links, OptionsMakeErrors) {
    ValidationOptions options;
    options.unknown_extensions_are_errors = true;
    options.html_in_text_is_an_error = true;
    options.experimental_is_an_error = true;
    EXPECT_THAT(check(patient(R"(,"name":[{"text":"1 < 2 > 0"}])"), options), IsEmpty());
    EXPECT_THAT(check(patient(R"(,"name":[{"text":"<script>x</script>"}])"), options),
                ElementsAre("error text-html @ Patient.name[0].text"));
    EXPECT_THAT(check(patient(R"(,"extension":[{"url":"http://a.example/e","valueBoolean":true}])"), options),
                ElementsAre("error extension-unknown @ Patient.extension[0]"));
    EXPECT_THAT(check(R"({"resourceType":"CodeSystem","url":"http://a.example/cs","status":"draft",
                    "content":"not-present","experimental":true})",
                      options),
                ElementsAre("error experimental @ CodeSystem"));
}
TEST_F(Links, ForPublicationHl7NamesTheOwningCommittee) {
    const auto code_system = [](const std::string& url, const std::string& more) {
        return R"({"resourceType":"CodeSystem","url":")" + url + R"(","status":"draft","content":"not-present")" +
               more + "}";
    };
    const std::string committee = R"(,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/)"
                                  R"(structuredefinition-wg","valueCode":"fhir"}])";
    ValidationOptions options;
    EXPECT_THAT(check(code_system("http://hl7.org/fhir/cs", ""), options), IsEmpty());
    options.is_for_publication = true;
    EXPECT_THAT(check(code_system("http://hl7.org/fhir/cs", ""), options),
                ElementsAre("error publication-committee @ CodeSystem"));
    EXPECT_THAT(check(code_system("http://a.example/cs", ""), options), IsEmpty()) << "not HL7's";
    EXPECT_THAT(check(code_system("http://hl7.org/fhir/cs", committee), options), Not(Contains(StartsWith("error"))));
}
TEST_F(Links, AnEntryCanBeAskedToMeetAProfile) {
    PackageFolder folder;
    folder.add(profile("named", "Patient", r4("Patient"), R"({"path":"Patient.name","min":1})"));
    validator = load({folder.path()});
    ValidationOptions options;
    options.entry_profiles = {{.type = "Patient", .index = 1, .profile = kBase + "named"}};
    const std::string entries = entry("urn:uuid:00000000-0000-4000-8000-000000000001", patient(R"(,"active":true)")) +
                                "," +
                                entry("urn:uuid:00000000-0000-4000-8000-000000000002", patient(R"(,"active":true)"));
    EXPECT_THAT(check(bundle("collection", entries), options),
                ElementsAre("error cardinality-min @ Bundle.entry[1].resource"));
    options.entry_profiles[0].index = 2;
    EXPECT_THAT(check(bundle("collection", entries), options), ElementsAre("error entry-missing @ Bundle"));
}

TEST_F(Links, AConditionalReferenceIsTheServersToResolve) {
    const auto transaction = [](const std::string& reference) {
        return bundle("transaction", R"({"resource":)" + observation_of(reference) +
                                         R"(,"request":{"method":"PUT","url":"Observation/o"}})");
    };
    const ValidationOptions nothing_is_there{.targets = [](std::string_view) { return fhir::Element(); }};
    for (const char* reference : {"Patient?identifier=http://a.example|1", "Patient?identifier=1"}) {
        EXPECT_THAT(check(transaction(reference), nothing_is_there), IsEmpty()) << reference;
        EXPECT_THAT(check(observation_of(reference), nothing_is_there), IsEmpty()) << reference;
    }
    EXPECT_THAT(check(observation_of("Medication?code=1")),
                ElementsAre("error reference-target @ Observation.subject"));
    for (const char* reference : {"Karte?code=1", "?code=1"})
        EXPECT_THAT(check(transaction(reference)), Contains("error reference-form @ Bundle.entry[0].resource.subject"));
    EXPECT_THAT(check(transaction("Patient/1")), Contains(testing::HasSubstr("full-url-missing")));
}

}  // namespace
}  // namespace kakehashi::profiles
