#include "kakehashi/profiles/surroundings.hpp"

#include <gmock/gmock.h>

#include "own_profiles.hpp"

namespace kakehashi::profiles {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace testing_samples;
namespace fhirpath = fhir::fhirpath;

class SurroundingsOfADocument : public testing::Test {
protected:
    /// The result's texts (ids of resources), or the error; what had no answer goes to `unanswered`.
    std::vector<std::string> ask(const std::string& expression, const std::string& json,
                                 const ValidationOptions& options = {}) {
        const Validator validator = load({folder.path()});
        const auto document = fhir::parse_json(json);
        const auto compiled = fhirpath::compile(expression);
        if (!document || !compiled) return {"cannot be read"};
        const Surroundings surroundings(validator, *document, options);
        const auto found = fhirpath::evaluate(*compiled, fhir::Element::root_of(*document), surroundings.environment());
        unanswered.clear();
        for (const auto& issue : surroundings.unanswered()) {
            EXPECT_EQ(issue.severity, fhir::IssueSeverity::information);
            unanswered.push_back(issue.rule + " " + issue.diagnostics);
        }
        if (!found) return {"error: " + found.error().diagnostics};
        std::vector<std::string> texts;
        for (const auto& item : *found)
            texts.push_back(item.text.empty() ? std::string(item.element.text_of("id")) : item.text);
        return texts;
    }
    void SetUp() override {
        folder.add(
            R"({"resourceType":"ValueSet","url":"http://example.org/colours","status":"active","compose":{"include":[
            {"system":"http://a.example","concept":[{"code":"red"}]}]}})");
        folder.add(
            R"({"resourceType":"ValueSet","url":"http://example.org/closed","status":"active","compose":{"include":[
            {"system":"http://not-here.example"}]}})");
        folder.add(profile("named", "Patient", r4("Patient"), R"({"path":"Patient.name","min":1})"));
    }
    static std::string coded(const std::string& code) {
        return observation(R"("code":{"coding":[{"system":"http://a.example","code":")" + code + R"("}]})");
    }
    PackageFolder folder;
    std::vector<std::string> unanswered;
};

TEST_F(SurroundingsOfADocument, AnswerMembership) {
    EXPECT_THAT(ask("code.memberOf('http://example.org/colours')", coded("red")), ElementsAre("true"));
    EXPECT_THAT(ask("code.memberOf('http://example.org/colours')", coded("loud")), ElementsAre("false"));
    EXPECT_THAT(unanswered, IsEmpty());
}
TEST_F(SurroundingsOfADocument, SayWhatTheyCannotTellOfCodesOnce) {
    const std::string twice = "(code.coding | code.coding.where(true)).select(memberOf('http://example.org/nowhere'))";
    EXPECT_THAT(ask(twice, coded("red")), IsEmpty());
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("member-of-unknown Cannot check: the content of the value set "
                                                  "http://example.org/nowhere")));
    const std::string elsewhere = observation(R"("code":{"coding":[{"system":"http://not-here.example","code":"x"}]})");
    // The set is here, the code system that it takes whole is not.
    EXPECT_THAT(ask("code.coding.first().memberOf('http://example.org/closed')", elsewhere), IsEmpty());
    EXPECT_EQ(unanswered.size(), 1U);
}
TEST_F(SurroundingsOfADocument, AnswerConformance) {
    const std::string canonical = "'" + kBase + "named'";
    EXPECT_THAT(ask("conformsTo(" + canonical + ")", patient(R"(,"name":[{"text":"x"}])")), ElementsAre("true"));
    EXPECT_THAT(ask("conformsTo(" + canonical + ")", patient("")), ElementsAre("false"));
    EXPECT_THAT(ask("conformsTo('" + r4("Patient") + "')", patient("")), ElementsAre("true"));
    EXPECT_THAT(unanswered, IsEmpty());
    EXPECT_THAT(ask("conformsTo('http://example.org/nowhere')", patient("")), ElementsAre(HasSubstr("error")));
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("conforms-to-unknown")));
}
TEST_F(SurroundingsOfADocument, SayWhatTheyCannotTellOfSlicesCodeSystemsAndDefinitions) {
    EXPECT_THAT(ask("name.slice('http://example.org/nowhere', 'x')", patient(R"(,"name":[{"text":"x"}])")),
                ElementsAre(HasSubstr("error")));
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("slice-unknown")));
    const std::string two = observation(R"("code":{"coding":[{"system":"http://a.example","code":"x"},
                                                             {"system":"http://a.example","code":"y"}]})");
    EXPECT_THAT(ask("code.coding[0].subsumes(%resource.code.coding[1])", two), IsEmpty());
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("subsumes-unknown")));
    EXPECT_THAT(ask("code.elementDefinition()", two), IsEmpty());
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("element-definition-unknown")));
}
TEST_F(SurroundingsOfADocument, ResolveWhatIsContainedAndWhatTheTargetsHave) {
    const std::string contained =
        R"({"resourceType":"Observation","status":"final","code":{"text":"x"},"contained":[{"resourceType":"Patient","id":"p"}],
            "subject":{"reference":"#p"}})";
    EXPECT_THAT(ask("subject.resolve()", contained), ElementsAre("p"));
    const auto other = fhir::parse_json(R"({"resourceType":"Patient","id":"away"})");
    const ValidationOptions options{.targets = [&](std::string_view reference) {
        return reference == "Patient/away" ? fhir::Element::root_of(*other) : fhir::Element();
    }};
    const auto of = [](const char* reference) {
        return observation(R"("code":{"text":"x"},"subject":{"reference":")" + std::string(reference) + R"("})");
    };
    EXPECT_THAT(ask("subject.resolve()", of("Patient/away"), options), ElementsAre("away"));
    EXPECT_THAT(unanswered, IsEmpty());
    EXPECT_THAT(ask("subject.resolve()", of("Patient/gone"), options), IsEmpty());
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("resolve-unknown")));
}
TEST_F(SurroundingsOfADocument, ResolveBetweenTheEntriesOfABundleWithoutGuessing) {
    const auto entry = [](const std::string& base, const std::string& id, const std::string& subject) {
        return R"({"fullUrl":")" + base + "Patient/1" + R"(","resource":{"resourceType":"Patient","id":")" + id +
               R"("}},{"fullUrl":")" + base + "Observation/1" + R"(","resource":)" +
               observation(R"("id":"1","code":{"text":"x"},"subject":{"reference":")" + subject + R"("})") + "}";
    };
    const auto bundle = [](const std::string& entries) {
        return R"({"resourceType":"Bundle","type":"collection","entry":[)" + entries + "]}";
    };
    const std::string subjects = "Bundle.entry.resource.ofType(Observation).subject.resolve()";
    const std::string one = entry("http://a.example/", "1", "Patient/1");
    EXPECT_THAT(ask(subjects, bundle(one)), ElementsAre("1"));
    EXPECT_THAT(unanswered, IsEmpty());
    // Two hospitals with the same ids: each reference means the patient of its own.
    const std::string two = bundle(one + "," + entry("http://b.example/", "2", "Patient/1"));
    EXPECT_THAT(ask(subjects, two), ElementsAre("1", "2"));
    EXPECT_THAT(ask("Bundle.entry[3].resource.subject.resolve()", two), ElementsAre("2"));
    EXPECT_THAT(ask("Bundle.entry.resource.ofType(Observation).subject.reference.resolve()", two),
                ElementsAre("1", "2"));
    EXPECT_THAT(ask(subjects, bundle(one + "," + entry("http://b.example/", "2", "http://b.example/Patient/1"))),
                ElementsAre("1", "2"));
    EXPECT_THAT(unanswered, IsEmpty());
    // A text stands in no entry.
    EXPECT_THAT(ask("'Patient/1'.resolve()", two), IsEmpty());
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("resolve-ambiguous")));
    EXPECT_THAT(ask("'http://b.example/Patient/1'.resolve()", two), ElementsAre("2"));
}
TEST_F(SurroundingsOfADocument, ResolveWhatIsContainedInTheResourceThatHasTheReference) {
    const auto entry = [](const std::string& contained, const std::string& subject) {
        return R"({"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"contained":[)" +
               contained + R"(],"subject":{"reference":")" + subject + R"("}}})";
    };
    const auto group = [](const std::string& name) {
        return R"({"resourceType":"Group","id":"p","code":{"text":")" + name +
               R"("},"managingEntity":{"reference":"#o"}},{"resourceType":"Organization","id":"o","name":"of )" + name +
               R"("})";
    };
    const std::string bundle = R"({"resourceType":"Bundle","type":"collection","link":[{"relation":"self","url":"x"}],)"
                               R"("entry":[)" +
                               entry(group("A"), "#p") + "," + entry(group("B"), "#p") + "," +
                               entry(group("C"), "#gone") +
                               R"(,{"resource":{"resourceType":"Bundle","type":"collection",)"
                               R"("entry":[)" +
                               entry(group("D"), "#p") + "]}}]}";
    EXPECT_THAT(ask("Bundle.entry.resource.subject.resolve().code.text", bundle), ElementsAre("A", "B"));
    EXPECT_THAT(unanswered, ElementsAre(HasSubstr("resolve-unknown")));
    EXPECT_THAT(ask("Bundle.entry[1].resource.contained.managingEntity.resolve().name", bundle), ElementsAre("of B"));
    EXPECT_THAT(ask("Bundle.entry[0].resource.subject.where(resolve() is Group).reference", bundle), ElementsAre("#p"));
    EXPECT_THAT(ask("Bundle.entry.resource.entry.resource.subject.resolve().code.text", bundle), ElementsAre("D"));
    EXPECT_THAT(ask("Bundle.entry[2].resource.subject.resolve()", bundle), IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
