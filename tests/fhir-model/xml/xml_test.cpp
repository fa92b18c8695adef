#include "kakehashi/fhir/xml.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {
namespace {

std::string fhir(std::string_view inner) {
    return R"(<Patient xmlns="http://hl7.org/fhir">)" + std::string(inner) + "</Patient>";
}

Document read(std::string xml) {
    auto document = parse_xml(std::move(xml));
    EXPECT_TRUE(document) << document.error().diagnostics << " " << document.error().expression;
    return document ? std::move(*document) : Document();
}

std::string json_of(std::string xml) { return write_json(read(std::move(xml)).root()); }

Issue refusal(std::string xml, const ParseLimits& limits = {}) {
    auto document = parse_xml(std::move(xml), limits);
    EXPECT_FALSE(document);
    return document ? Issue{} : std::move(document.error());
}

TEST(XmlReader, GivesTheTreeOfTheJsonForm) {
    EXPECT_EQ(json_of(fhir(R"(<id value="a"/><active value="true"/>
        <name id="n"><family value="架橋"/><given value="花子"/><given value="F&amp;&lt;&#10;"/></name>
        <deceasedDateTime value="2024"/><multipleBirthInteger value="2"/>)")),
              R"({"resourceType":"Patient","id":"a","active":true,)"
              R"("name":[{"id":"n","family":"架橋","given":["花子","F&<\n"]}],"deceasedDateTime":"2024",)"
              R"("multipleBirthInteger":2})");
}

TEST(XmlReader, KeepsDecimalsAsWrittenAndWrongNumbersAsText) {
    EXPECT_EQ(
        json_of(
            R"(<Observation xmlns="http://hl7.org/fhir"><valueQuantity><value value="1.20"/></valueQuantity></Observation>)"),
        R"({"resourceType":"Observation","valueQuantity":{"value":1.20}})");
    EXPECT_EQ(json_of(fhir(R"(<active value="yes"/><multipleBirthInteger value="02"/>)")),
              R"({"resourceType":"Patient","active":"yes","multipleBirthInteger":"02"})");
}

TEST(XmlReader, PutsIdsAndExtensionsOfPrimitivesIntoCompanions) {
    EXPECT_EQ(
        json_of(fhir(R"(<name><given value="A"/><given><extension url="http://x"><valueString value="y"/></extension>
        </given><given id="g" value="C"/></name><gender/><birthDate id="b" value="1970"/>)")),
        R"({"resourceType":"Patient","name":[{"given":["A",null,"C"],)"
        R"("_given":[null,{"extension":[{"url":"http://x","valueString":"y"}]},{"id":"g"}]}],)"
        R"("_gender":{},"birthDate":"1970","_birthDate":{"id":"b"}})");
}

TEST(XmlReader, ReadsContainedResourcesAndEntries) {
    EXPECT_EQ(
        json_of(
            R"(<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Condition><contained><Basic><id value="1"/></Basic>
        </contained></Condition></resource></entry></Bundle>)"),
        R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition",)"
        R"("contained":[{"resourceType":"Basic","id":"1"}]}}]})");
}

TEST(XmlReader, KeepsTheNarrativeAsXhtml) {
    EXPECT_EQ(
        json_of(fhir(
            R"(<text><status value="generated"/><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p class="a">x &lt; y</h:p><h:br/><h:td></h:td> </h:div></text>)")),
        R"({"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">)"
        R"(<p class=\"a\">x &lt; y</p><br/><td></td> </div>"}})");
}

TEST(XmlReader, KnowsThePlaceOfEachValueInTheSource) {
    const std::string xml =
        "<?xml version=\"1.0\"?>\n" + fhir("\n <id value='a'/>\n <name>\n  <family value='架橋'/></name>");
    const auto document = read(xml);
    const Node& family = *document.root().find("name")->items()[0].find("family");
    EXPECT_EQ(xml.substr(family.offset(), 7), "<family");
    EXPECT_EQ(document.position(family.offset()).line, 5U);
    EXPECT_EQ(document.source(), xml);
    EXPECT_EQ(xml.substr(document.root().offset(), 8), "<Patient");
}

TEST(XmlReader, RefusesWhatIsNoResource) {
    for (const auto* text :
         {"<Patient/>", R"(<HumanName xmlns="http://hl7.org/fhir"/>)",
          R"(<DomainResource xmlns="http://hl7.org/fhir"/>)", R"(<ClinicalDocument xmlns="urn:hl7-org:v3"/>)"}) {
        EXPECT_EQ(refusal(text).rule, "xml-not-a-resource") << text;
        EXPECT_EQ(refusal(text).line, 1U);
    }
}

TEST(XmlReader, RefusesDocumentTypesAndTheEntitiesTheyWouldDefine) {
    const Issue issue = refusal("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + fhir("<id value='&e;'/>"));
    EXPECT_EQ(issue.code, IssueType::security);
    EXPECT_EQ(issue.rule, "xml-document-type");
    EXPECT_EQ(refusal(fhir("<id value='&e;'/>")).rule, "xml-malformed");
    EXPECT_EQ(refusal(fhir("<text><div xmlns='http://www.w3.org/1999/xhtml'>&nbsp;</div></text>")).rule,
              "xml-malformed");
}

TEST(XmlReader, RefusesADocumentTypeAtItsPlace) {
    const Issue issue =
        refusal("<?xml version='1.0'?>\n <!DOCTYPE Patient SYSTEM \"file:///etc/passwd\">\n" + fhir(""));
    EXPECT_EQ(issue.rule, "xml-document-type");
    EXPECT_EQ(issue.line, 2U);
    EXPECT_EQ(issue.column, 2U);
}

TEST(XmlReader, RefusesWhatIsNotXmlWithItsPlace) {
    const Issue issue = refusal("<Patient xmlns='http://hl7.org/fhir'>\n<id value='a'>\n</Patient>");
    EXPECT_EQ(issue.code, IssueType::invalid);
    EXPECT_EQ(issue.line, 3U);
    for (const auto* text : {"", "  \n", "{}", "<", "\xFF\xFE", "<Patient xmlns='http://hl7.org/fhir'/><x/>",
                             "<Patient xmlns='http://hl7.org/fhir'><id value='\xFF'/></Patient>",
                             "<?xml version='1.0' encoding='nonsense'?><Patient xmlns='http://hl7.org/fhir'/>"})
        EXPECT_EQ(refusal(text).code, IssueType::invalid) << text;
}

TEST(XmlReader, RefusesAPrefixThatNobodyDeclared) {
    for (const auto* text :
         {"<Patient xmlns='http://hl7.org/fhir' x:a='1'/>", "<Patient xmlns='http://hl7.org/fhir'><x:id/></Patient>",
          "<Patient xmlns='http://hl7.org/fhir'><text><div xmlns='http://www.w3.org/1999/xhtml' "
          "x:ml:lang='ja'/></text></Patient>"}) {
        const auto parsed = read_xml(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().rule, "xml-malformed") << text;
    }
}

TEST(XmlReader, HoldsItsLimits) {
    EXPECT_EQ(refusal(fhir("<id value='a'/>"), {.bytes_max = 10}).code, IssueType::too_long);
    EXPECT_EQ(refusal(fhir("<id value='a'/>"), {.nodes_max = 2}).code, IssueType::too_costly);
    std::string deep = fhir("");
    std::string open;
    for (int i = 0; i < 100'000; ++i) open += "<extension url='u'>";
    EXPECT_EQ(refusal(R"(<Patient xmlns="http://hl7.org/fhir">)" + open).code, IssueType::too_costly);
    std::string div = "<text><div xmlns='http://www.w3.org/1999/xhtml'>";
    for (int i = 0; i < 100'000; ++i) div += "<b>";
    EXPECT_EQ(refusal(fhir(div)).code, IssueType::too_costly);
    const std::string big(11'000'000, 'A');
    EXPECT_EQ(read(R"(<Binary xmlns="http://hl7.org/fhir"><data value=")" + big + R"("/></Binary>)")
                  .root()
                  .text_of("data")
                  .size(),
              big.size());
}

TEST(XmlWriter, WritesInTheOrderOfTheSchema) {
    const auto document = parse_json(R"({"birthDate":"1970","_birthDate":{"id":"b"},"name":[{"given":["A",null],
        "_given":[null,{"id":"g"}],"id":"n","family":"<&\"\n"}],"id":"x","resourceType":"Patient",
        "contained":[{"resourceType":"Basic"}],"extension":[{"valueBoolean":true,"url":"u"}]})");
    const auto xml = write_xml(document->root());
    ASSERT_TRUE(xml) << xml.error().diagnostics;
    EXPECT_EQ(*xml, R"(<?xml version="1.0" encoding="UTF-8"?><Patient xmlns="http://hl7.org/fhir"><id value="x"/>)"
                    R"(<contained><Basic/></contained><extension url="u"><valueBoolean value="true"/></extension>)"
                    R"(<name id="n"><family value="&lt;&amp;&quot;&#10;"/><given value="A"/><given id="g"/></name>)"
                    R"(<birthDate id="b" value="1970"/></Patient>)");
}

TEST(XmlWriter, RefusesWhatHasNoPlaceInXml) {
    const auto refused = [](std::string json) {
        const auto document = parse_json(std::move(json));
        const auto xml = write_xml(document->root());
        EXPECT_FALSE(xml);
        return xml ? Issue{} : xml.error();
    };
    EXPECT_EQ(refused(R"({"resourceType":"Patient","name":[{"surprise":1}]})").expression, "Patient.name.surprise");
    EXPECT_EQ(refused(R"({"resourceType":"Patient","name":"text"})").rule, "xml-wrong-shape");
    EXPECT_EQ(refused(R"({"resourceType":"Patient","birthDate":{}})").rule, "xml-wrong-shape");
    EXPECT_EQ(refused(R"({"resourceType":"Patient","id":"\u0001"})").rule, "xml-character");
    EXPECT_EQ(refused(R"({"resourceType":"Patient","id":"\uffff"})").rule, "xml-character");
    EXPECT_EQ(refused(R"({"a":1})").rule, "xml-not-a-resource");
    for (const auto* div : {"<div>x</div>", "<div xmlns='http://www.w3.org/1999/xhtml'>&nbsp;</div>", "text",
                            "<div xmlns='http://www.w3.org/1999/xhtml'/><div xmlns='http://www.w3.org/1999/xhtml'/>",
                            "<div xmlns='http://www.w3.org/1999/xhtml'/></text><id value='x'/><text>"}) {
        Document document("Basic");
        document.edit().object("text").set_string("div", div);
        EXPECT_FALSE(write_xml(document.root())) << div;
    }
}

struct Unfit {
    const char* why;
    const char* members;
};
void PrintTo(const Unfit& row, std::ostream* out) { *out << row.why; }

class XmlWriterRefuses : public testing::TestWithParam<Unfit> {};
TEST_P(XmlWriterRefuses, WhatReadingWouldChange) {
    const auto document = parse_json(R"({"resourceType":"Patient",)" + std::string(GetParam().members) + "}");
    ASSERT_TRUE(document);
    const auto xml = write_xml(document->root());
    ASSERT_FALSE(xml) << *xml;
    EXPECT_EQ(xml.error().rule, "xml-wrong-shape");
    EXPECT_EQ(xml.error().expression.substr(0, 8), "Patient.");
}
INSTANTIATE_TEST_SUITE_P(Xml, XmlWriterRefuses,
                         testing::Values(Unfit{"a number where a text belongs", R"("id":5)"},
                                         Unfit{"the text of a number", R"("multipleBirthInteger":"5")"},
                                         Unfit{"the text of a boolean", R"("active":"true")"},
                                         Unfit{"a boolean where a text belongs", R"("gender":true)"},
                                         Unfit{"null", R"("gender":null)"}, Unfit{"an empty array", R"("name":[])"},
                                         Unfit{"a null that nothing stands beside", R"("name":[null])"},
                                         Unfit{"a null beside a value", R"("name":[{"given":["A",null]}])"},
                                         Unfit{"an array of one where nothing repeats", R"("gender":["male"])"},
                                         Unfit{"no array where the element repeats", R"("name":{"text":"A"})"},
                                         Unfit{"a companion without its array",
                                               R"("name":[{"given":["A"],"_given":{"id":"x"}}])"},
                                         Unfit{"a companion of a complex element", R"("_name":[{"id":"x"}])"},
                                         Unfit{"a companion that is no object", R"("_gender":"x")"},
                                         Unfit{"a resource that is none", R"("contained":[5])"}),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(XmlWriter, WritesTwoValuesOfWhatStandsOnceAsTwoElements) {
    const auto document = parse_json(R"({"resourceType":"Patient","gender":["male","female"]})");
    const auto xml = write_xml(document->root());
    ASSERT_TRUE(xml) << xml.error().diagnostics;
    EXPECT_EQ(json_of(*xml), R"({"resourceType":"Patient","gender":["male","female"]})");
}

TEST(XmlWriter, FillsUpWhatOneOfTwoArraysLacks) {
    const auto document =
        parse_json(R"({"resourceType":"Patient","name":[{"given":["A"],"_given":[null,{"id":"b"}]}]})");
    const auto xml = write_xml(document->root());
    ASSERT_TRUE(xml) << xml.error().diagnostics;
    EXPECT_EQ(json_of(*xml), R"({"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"id":"b"}]}]})");
}

}  // namespace
}  // namespace kakehashi::fhir
