#include <gmock/gmock.h>

#include "kakehashi/fhir/xml.hpp"
#include "sample.hpp"

/// What R4 itself says, without any profile.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace testing_samples;

class Structure : public testing::Test {
protected:
    Validator validator = load();
    std::vector<std::string> check(const std::string& json) { return errors(validate(validator, json)); }
};

TEST_F(Structure, AcceptsAPlainPatient) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","id":"p1","active":true,"gender":"female","birthDate":"1970-02-28",
        "name":[{"family":"試験","given":["花子"]}]})"),
                IsEmpty());
}
TEST_F(Structure, RefusesAResourceTypeThatR4DoesNotHave) {
    EXPECT_THAT(check(R"({"resourceType":"Hospital"})"), ElementsAre("fatal resource-type-unknown @ "));
    EXPECT_THAT(check("{}"), ElementsAre("fatal resource-type-unknown @ "));
    EXPECT_THAT(check("[]"), ElementsAre("fatal resource-type-unknown @ "));
}
TEST_F(Structure, NamesAnUnknownElementByItsPath) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","name":[{"famly":"x"}]})"),
                Contains("error element-unknown @ Patient.name[0]"));
}
TEST_F(Structure, AsksForAnAbsoluteSystemOfIdentifiers) {
    const auto with = [this](const std::string& system) {
        return check(R"({"resourceType":"Patient","identifier":[{"system":")" + system + R"(","value":"1"}]})");
    };
    EXPECT_THAT(with("urn:oid:1.2.392.100495.20.3.51"), IsEmpty());
    EXPECT_THAT(with("http://a.example/ids"), IsEmpty());
    EXPECT_THAT(with("1.2.392.100495.20.3.51"), ElementsAre("error system-relative @ Patient.identifier[0]"));
    EXPECT_THAT(with("ids"), ElementsAre("error system-relative @ Patient.identifier[0]"));
}
TEST_F(Structure, NamesWhatANarrativeMayNotHave) {
    const auto with = [this](const std::string& div) {
        std::vector<std::string> texts;
        for (const auto& issue :
             validate(validator, R"({"resourceType":"Patient","text":{"status":"generated","div":")" + div + R"("}})"))
            if (issue.rule == "txt-1" && issue.expression == "Patient.text.div") texts.push_back(issue.diagnostics);
        return texts;
    };
    const std::string open = "<div xmlns='http://www.w3.org/1999/xhtml'>";
    EXPECT_THAT(with(open + "<p class='a'>x</p></div>"), IsEmpty());
    EXPECT_THAT(with(open + "x<script>y</script></div>"), ElementsAre(testing::HasSubstr("<script>")));
    EXPECT_THAT(with(open + "<p onclick='x'>y</p></div>"), ElementsAre(testing::HasSubstr("<p onclick=")));
    EXPECT_THAT(with(open + "<a href='javascript:x'>y</a></div>"),
                ElementsAre(testing::HasSubstr("<a href=…> has the scheme 'javascript:', which runs a script")));
    EXPECT_THAT(with(open + "<a href=' VBscript :x'>y</a></div>"), ElementsAre(testing::HasSubstr("'vbscript:'")));
    EXPECT_THAT(with(open + "<a href='mailto:a@b'>y</a><a href='javascripts:x'>y</a></div>"), IsEmpty());
    EXPECT_THAT(with(open + "a&nbsp;b</div>"), ElementsAre(testing::HasSubstr("byte 43")));
    EXPECT_THAT(with("<div>x</div>"), ElementsAre(testing::HasSubstr("namespace")));
}
/// "rule line:column" of the issues of the narrative.
std::vector<std::string> places_of(const fhir::Report& report) {
    std::vector<std::string> places;
    for (const auto& issue : report)
        if (issue.expression == "Patient.text.div")
            places.push_back(issue.rule + " " + std::to_string(issue.line) + ":" + std::to_string(issue.column));
    return places;
}
TEST_F(Structure, TellsEachFaultOfANarrativeWhereItStands) {
    const std::string json =
        "{\"resourceType\":\"Patient\",\n\"text\":{\"status\":\"generated\",\"div\":\n"
        R"("<div xmlns=\"http://www.w3.org/1999/xhtml\"><font>\u67b6\ud842\udfb7橋</font>)"
        R"(<font/><p onclick='x'>\n<a href='javascript:x' foo='y'>z</a></p></div>"}})";
    const auto report = validate(validator, json);
    std::vector<std::string> expected;
    const std::string line = json.substr(json.rfind('\n') + 1);
    for (const std::string fault : {"<font>", "<font/>", "onclick", "href", "foo"}) {
        std::size_t column = 1;
        for (const char byte : line.substr(0, line.find(fault)))
            if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++column;
        expected.push_back("txt-1 3:" + std::to_string(column));
    }
    EXPECT_THAT(places_of(report), testing::ElementsAreArray(expected));
}
TEST_F(Structure, TellsEachFaultOfANarrativeInXmlWhereItStands) {
    const auto in_xml = [this](const std::string& div) {
        const auto document = fhir::parse_xml(
            "<Patient xmlns=\"http://hl7.org/fhir\" xmlns:h=\"http://www.w3.org/1999/xhtml\">"
            "\n<text><status value=\"generated\"/>\n" +
            div + "</text></Patient>");
        EXPECT_TRUE(document) << document.error().diagnostics;
        return places_of(validator.validate(*document, {}));
    };
    EXPECT_THAT(in_xml("<div xmlns='http://www.w3.org/1999/xhtml'><font>x</font>\n <p foo='&amp;'>y</p></div>"),
                ElementsAre("txt-1 3:43", "txt-1 4:5"));
    // A prefix: the reader's text is another one, and the div is the place.
    EXPECT_THAT(in_xml("<h:div><h:font>x</h:font>\n<h:font/></h:div>"), ElementsAre("txt-1 3:1"));
}
TEST_F(Structure, ANarrativeOfThousandsOfFaultsIsToldOnlyInPart) {
    std::string div = "<div xmlns='http://www.w3.org/1999/xhtml'>";
    for (int i = 0; i < 5000; ++i) div += "<font/>";
    const auto report =
        validate(validator, R"({"resourceType":"Patient","text":{"status":"generated","div":")" + div + R"(</div>"}})");
    EXPECT_EQ(places_of(report).size(), 102U);  // a hundred, that there are more, and txt-2
}
TEST_F(Structure, ATextOfNothingButWhiteSpaceIsAWarning) {
    const auto told = [this](const std::string& text) {
        std::vector<std::string> found;
        for (const auto& issue :
             validate(validator, R"({"resourceType":"Patient","name":[{"text":")" + text + R"("}]})"))
            if (issue.rule == "string-blank")
                found.push_back(std::string(code_of(issue.severity)) + " " + issue.expression);
        return found;
    };
    for (const std::string blank : {" ", "\\n\\t ", "\u3000", "\u00A0 \u2003"})
        EXPECT_THAT(told(blank), ElementsAre("warning Patient.name[0].text")) << blank;
    for (const std::string text : {" x ", "\u3000様", "."}) EXPECT_THAT(told(text), IsEmpty()) << text;
}
TEST_F(Structure, AsksForWhatR4Requires) {
    EXPECT_THAT(check(R"({"resourceType":"Observation","code":{"text":"x"}})"),
                Contains("error cardinality-min @ Observation"));
}
TEST_F(Structure, TellsArraysFromSingleValues) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","name":{"family":"x"}})"),
                Contains("error json-not-array @ Patient.name"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","gender":["male"]})"),
                Contains("error json-array-unexpected @ Patient.gender"));
}
TEST_F(Structure, AWrongFormIsToldOnce) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","name":"x"})"), ElementsAre("error json-not-array @ Patient.name"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","name":["x"]})"),
                ElementsAre("error json-not-object @ Patient.name[0]"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","gender":[]})"),
                ElementsAre("error json-array-unexpected @ Patient.gender"));
    EXPECT_THAT(check(R"({"resourceType":"Bundle","type":"collection","entry":["x"]})"),
                ElementsAre("error json-not-object @ Bundle.entry[0]"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","contained":["x"]})"),
                ElementsAre("fatal resource-type-unknown @ Patient.contained[0]"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","link":"x","name":[]})"),
                ElementsAre("error json-not-array @ Patient.link", "error ele-1 @ Patient.name"));
}
TEST_F(Structure, RefusesTwoValuesOfOneChoice) {
    EXPECT_THAT(check(R"({"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"a",
        "valueBoolean":true})"),
                Contains("error cardinality-max @ Observation"));
}
TEST_F(Structure, AWrongFormIsToldWithTheRightOneInBothLanguages) {
    const auto told = [&](const std::string& json) {
        const auto report = validate(load(), json);
        const auto found = std::ranges::find(report, "primitive-format", &fhir::Issue::rule);
        return found == report.end() ? std::pair<std::string, std::string>()
                                     : std::pair(found->diagnostics, found->diagnostics_ja);
    };
    const auto [date, date_ja] = told(R"({"resourceType":"Patient","birthDate":"1970/02/03"})");
    EXPECT_THAT(date, testing::HasSubstr("YYYY-MM-DD"));
    EXPECT_THAT(date_ja, testing::HasSubstr("日付ではありません"));
    const auto [instant, instant_ja] =
        told(R"({"resourceType":"Patient","meta":{"lastUpdated":"2024-01-01T00:00:00"}})");
    EXPECT_THAT(instant, testing::HasSubstr("offset"));
    EXPECT_THAT(instant_ja, testing::HasSubstr("時差"));
    const auto [text, text_ja] = told(R"({"resourceType":"Patient","name":[{"text":""}]})");
    EXPECT_THAT(text, testing::HasSubstr("not empty"));
    EXPECT_THAT(text_ja, testing::HasSubstr("空でなく"));
}
TEST_F(Structure, ChecksThePrimitiveForms) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","birthDate":"1970-02-30"})"),
                Contains("error primitive-format @ Patient.birthDate"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","active":"true"})"),
                Contains("error primitive-json-kind @ Patient.active"));
}
TEST_F(Structure, RefusesEmptyObjectsArraysAndNulls) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","name":[{}]})"), Contains("error ele-1 @ Patient.name[0]"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","name":[]})"), Contains("error ele-1 @ Patient.name"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","gender":null})"), Contains("error ele-1 @ Patient.gender"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","_gender":{}})"), Contains("error ele-1 @ Patient.gender"));
}
TEST_F(Structure, AnIdAloneIsNoContentOfAnElement) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","_gender":{"id":"a"}})"), Contains("error ele-1 @ Patient.gender"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","name":[{"id":"a"}]})"), Contains("error ele-1 @ Patient.name[0]"));
    EXPECT_THAT(check(R"({"resourceType":"Patient","gender":"male","_gender":{"id":"a"}})"), IsEmpty());
    EXPECT_THAT(check(R"({"resourceType":"Patient","id":"a"})"), IsEmpty());
}
TEST_F(Structure, AcceptsAPrimitiveThatHasOnlyAnExtension) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","_birthDate":{"extension":[{"url":
        "http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}})"),
                IsEmpty());
}
TEST_F(Structure, RefusesACodeOutsideARequiredBinding) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","gender":"woman"})"),
                ElementsAre("error binding-not-in-value-set @ Patient.gender"));
}
TEST_F(Structure, RefusesAnUnknownModifierExtension) {
    EXPECT_THAT(check(R"({"resourceType":"Patient","modifierExtension":[{"url":"http://example.org/m",
        "valueBoolean":true}]})"),
                Contains("error modifier-extension-unknown @ Patient.modifierExtension[0]"));
    EXPECT_TRUE(has_rule(validate(validator, R"({"resourceType":"Patient","extension":[{"url":"http://example.org/e",
        "valueBoolean":true}]})"),
                         "extension-unknown"));
}
TEST_F(Structure, ResolvesContainedReferences) {
    const std::string contained = R"({"resourceType":"Observation","status":"final","code":{"text":"x"},
        "contained":[{"resourceType":"Patient","id":"p"}],"subject":{"reference":")";
    EXPECT_THAT(check(contained + R"(#p"}})"), IsEmpty());
    EXPECT_THAT(check(contained + R"(#q"}})"), Contains("error reference-contained-missing @ Observation.subject"));
}
TEST_F(Structure, ReferenceByIdentifierAloneIsGood) {
    EXPECT_THAT(check(R"({"resourceType":"Observation","status":"final","code":{"text":"x"},
        "subject":{"identifier":{"system":"http://a.example","value":"1"}}})"),
                IsEmpty());
}
TEST_F(Structure, RefusesContainedInsideContained) {
    EXPECT_THAT(check(R"({"resourceType":"Basic","code":{"text":"x"},"contained":[{"resourceType":"Basic","id":"a",
        "code":{"text":"x"},"contained":[{"resourceType":"Patient","id":"b"}]}]})"),
                Contains("error dom-2 @ Basic"));
    EXPECT_THAT(check(R"({"resourceType":"Basic","code":{"text":"x"},"contained":[{"resourceType":"Patient"}]})"),
                Contains("error contained-id @ Basic.contained[0]"));
}
TEST_F(Structure, RefusesAReferenceToATypeThatIsNotAllowed) {
    EXPECT_THAT(check(R"({"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},
        "subject":{"reference":"Practitioner/1"}})"),
                ElementsAre("error reference-target @ Encounter.subject"));
}
TEST_F(Structure, GivesLineAndColumnInDocumentOrder) {
    auto report = validate(validator, "{\"resourceType\":\"Patient\",\n \"gender\":\"x\",\n \"birthDate\":\"y\"}");
    std::erase_if(report, [](const auto& issue) { return issue.severity != fhir::IssueSeverity::error; });
    ASSERT_GE(report.size(), 2U);
    EXPECT_EQ(report[0].line, 2U);
    EXPECT_EQ(report[0].column, 11U);
    EXPECT_EQ(report[1].line, 3U);
    EXPECT_FALSE(report[0].diagnostics_ja.empty());
}

class BundleReferences : public Structure {
protected:
    static std::string bundle(const std::string& reference, const std::string& base) {
        return R"({"resourceType":"Bundle","type":"collection","entry":[
            {"fullUrl":")" +
               base + R"(1b4e28ba-2fa1-41d2-883f-0016d3cca427","resource":{"resourceType":"Patient",
             "id":"1b4e28ba-2fa1-41d2-883f-0016d3cca427"}},
            {"fullUrl":"urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8","resource":{"resourceType":"Observation",
             "status":"final","code":{"coding":[{"system":"no uri"}]},"subject":{"reference":")" +
               reference + R"("}}}]})";
    }
};

TEST_F(BundleReferences, UrnMustBeAnEntry) {
    EXPECT_THAT(check(bundle("urn:uuid:1b4e28ba-2fa1-41d2-883f-0016d3cca427", "urn:uuid:")),
                ElementsAre("error primitive-format @ Bundle.entry[1].resource.code.coding[0].system"));
    EXPECT_THAT(findings(validate(validator, bundle("urn:uuid:1b4e28ba-2fa1-41d2-883f-0016d3cca428", "urn:uuid:"))),
                Contains("warning reference-not-in-bundle @ Bundle.entry[1].resource.subject"));
}
TEST_F(BundleReferences, RelativeFromUrnIsNotGuessed) {
    EXPECT_THAT(check(bundle("Patient/1b4e28ba-2fa1-41d2-883f-0016d3cca427", "http://a.example/fhir/Patient/")),
                ElementsAre("error primitive-format @ Bundle.entry[1].resource.code.coding[0].system"));
}
TEST_F(BundleReferences, FullUrlIsUnique) {
    EXPECT_THAT(check(R"({"resourceType":"Bundle","type":"collection","entry":[
        {"fullUrl":"urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8","resource":{"resourceType":"Patient"}},
        {"fullUrl":"urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8","resource":{"resourceType":"Patient"}}]})"),
                ElementsAre("error bdl-7 @ Bundle"));
    EXPECT_THAT(check(R"({"resourceType":"Bundle","type":"history","entry":[
        {"fullUrl":"urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8","resource":{"resourceType":"Patient"}},
        {"fullUrl":"urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8","resource":{"resourceType":"Patient"}}]})"),
                testing::Not(Contains("error bdl-7 @ Bundle")));
}

}  // namespace
}  // namespace kakehashi::profiles
