#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::fhir {
namespace {

std::string patient(std::string_view inner) {
    return R"(<Patient xmlns="http://hl7.org/fhir">)" + std::string(inner) + "</Patient>";
}

Parsed read(std::string xml) {
    auto parsed = read_xml(std::move(xml));
    EXPECT_TRUE(parsed) << parsed.error().diagnostics << " " << parsed.error().expression;
    return parsed ? std::move(*parsed) : Parsed{};
}

struct Fault {
    const char* why;
    std::string xml;
    const char* rule;
    IssueType code;
    const char* expression;
    const char* json;  // what is read all the same
};
void PrintTo(const Fault& row, std::ostream* out) { *out << row.why; }

class XmlFaults : public testing::TestWithParam<Fault> {};
TEST_P(XmlFaults, AreToldAtTheirPlaceAndTheRestIsRead) {
    const auto parsed = read(GetParam().xml);
    ASSERT_EQ(parsed.findings.size(), 1U);
    const Issue& finding = parsed.findings.front();
    EXPECT_EQ(finding.severity, IssueSeverity::error);
    EXPECT_EQ(finding.rule, GetParam().rule);
    EXPECT_EQ(finding.code, GetParam().code);
    EXPECT_EQ(finding.expression, GetParam().expression);
    EXPECT_FALSE(finding.diagnostics.empty());
    EXPECT_FALSE(finding.diagnostics_ja.empty());
    EXPECT_GT(finding.line, 0U);
    EXPECT_EQ(write_json(parsed.document.root()), GetParam().json);
}

TEST_P(XmlFaults, RefuseADocumentThatMustBeWithoutFaultsUnlessNothingIsLost) {
    const auto document = parse_xml(GetParam().xml);
    const auto parsed = read(GetParam().xml);
    ASSERT_EQ(parsed.findings.size(), 1U);
    EXPECT_EQ(document.has_value(), is_harmless(parsed.findings.front()));
    if (!document) EXPECT_EQ(document.error().rule, GetParam().rule);
}

constexpr auto kActive = R"({"resourceType":"Patient","active":true})";

INSTANTIATE_TEST_SUITE_P(
    Xml, XmlFaults,
    testing::Values(
        Fault{"unknown element", patient(R"(<surprise value="1"><deep/>text</surprise><active value="true"/>)"),
              "xml-unknown-element", IssueType::structure, "/f:Patient", kActive},
        Fault{"unknown element further in", patient(R"(<name><surprise/><text value="A"/></name>)"),
              "xml-unknown-element", IssueType::structure, "/f:Patient/f:name",
              R"({"resourceType":"Patient","name":[{"text":"A"}]})"},
        Fault{"unknown element of another namespace", patient(R"(<a xmlns="urn:other"/><active value="true"/>)"),
              "xml-unknown-element", IssueType::structure, "/f:Patient", kActive},
        Fault{"a choice without its type", patient(R"(<deceased value="true"/><active value="true"/>)"),
              "xml-unknown-element", IssueType::structure, "/f:Patient", kActive},
        Fault{"an element that is an attribute",
              patient(R"(<extension url="u"><url value="x"/><valueBoolean value="true"/></extension>)"),
              "xml-unknown-element", IssueType::structure, "/f:Patient/f:extension",
              R"({"resourceType":"Patient","extension":[{"url":"u","valueBoolean":true}]})"},
        Fault{"unknown attribute", patient(R"(<active value="true" surprise="1"/>)"), "xml-unknown-attribute",
              IssueType::structure, "/f:Patient/f:active", kActive},
        Fault{"a value of what has none", patient(R"(<name value="x"><text value="A"/></name>)"),
              "xml-unknown-attribute", IssueType::structure, "/f:Patient/f:name",
              R"({"resourceType":"Patient","name":[{"text":"A"}]})"},
        Fault{"an attribute of the resource",
              R"(<Patient xmlns="http://hl7.org/fhir" id="x"><active value="true"/></Patient>)",
              "xml-unknown-attribute", IssueType::structure, "/f:Patient", kActive},
        Fault{"the place of a schema",
              R"(<Patient xmlns="http://hl7.org/fhir" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" )"
              R"(xsi:schemaLocation="a b"><active value="true"/></Patient>)",
              "xml-schema-instance", IssueType::structure, "/f:Patient", kActive},
        Fault{"a namespace that is not FHIR's", patient(R"(<active xmlns="urn:other" value="true"/>)"), "xml-namespace",
              IssueType::invalid, "/f:Patient/?:active", kActive},
        Fault{"no namespace", patient(R"(<active xmlns="" value="true"/>)"), "xml-namespace", IssueType::invalid,
              "/f:Patient/active", kActive},
        Fault{
            "a held resource of another namespace",
            patient(
                R"(<contained><Basic xmlns="urn:other"><id xmlns="http://hl7.org/fhir" value="1"/></Basic></contained>)"),
            "xml-namespace", IssueType::invalid, "Basic",
            R"({"resourceType":"Patient","contained":[{"resourceType":"Basic","id":"1"}]})"},
        Fault{"text between elements", patient(R"(lost <active value="true"/>)"), "xml-text", IssueType::structure,
              "/f:Patient", kActive},
        Fault{"CDATA between elements", patient(R"(<![CDATA[lost]]><active value="true"/>)"), "xml-text",
              IssueType::structure, "/f:Patient", kActive},
        Fault{"text in a primitive", patient(R"(<active value="true">true</active>)"), "xml-text", IssueType::structure,
              "/f:Patient/f:active", kActive},
        Fault{"out of order", patient(R"(<gender value="male"/><active value="true"/>)"), "xml-order",
              IssueType::invalid, "Patient.active", R"({"resourceType":"Patient","active":true,"gender":"male"})"},
        Fault{"out of order, one of several",
              patient(R"(<name><text value="A"/></name><gender value="male"/><name><text value="B"/></name>)"),
              "xml-order", IssueType::invalid, "Patient.name[1]",
              R"({"resourceType":"Patient","name":[{"text":"A"},{"text":"B"}],"gender":"male"})"},
        Fault{"out of order in a held resource",
              patient(R"(<contained><Patient><gender value="male"/><active value="true"/></Patient></contained>)"),
              "xml-order", IssueType::invalid, "Patient.contained[0].active",
              R"({"resourceType":"Patient","contained":[{"resourceType":"Patient","active":true,"gender":"male"}]})"},
        Fault{"a second resource in a holder", patient(R"(<contained><Basic/><Patient/></contained>)"),
              "xml-several-resources", IssueType::structure, "/f:Patient/f:contained",
              R"({"resourceType":"Patient","contained":[{"resourceType":"Basic"}]})"},
        Fault{"an unknown resource in a holder",
              patient(R"(<contained><Nonsense><id value="1"/></Nonsense></contained>)"), "xml-unknown-resource",
              IssueType::structure, "/f:Patient/f:contained", R"({"resourceType":"Patient","contained":[{}]})"},
        Fault{"an abstract resource in a holder", patient(R"(<contained><DomainResource/></contained>)"),
              "xml-unknown-resource", IssueType::structure, "/f:Patient/f:contained",
              R"({"resourceType":"Patient","contained":[{}]})"},
        Fault{"a fault inside a held resource starts at its type",
              patient(R"(<contained><Basic><x/></Basic></contained>)"), "xml-unknown-element", IssueType::structure,
              "Basic", R"({"resourceType":"Patient","contained":[{"resourceType":"Basic"}]})"},
        Fault{"an empty primitive", patient("<gender/>"), "xml-empty-element", IssueType::invalid,
              "/f:Patient/f:gender", R"({"resourceType":"Patient","_gender":{}})"},
        Fault{"an empty element with a comment", patient("<name> <!-- none --> </name>"), "xml-empty-element",
              IssueType::invalid, "/f:Patient/f:name", R"({"resourceType":"Patient","name":[{}]})"},
        Fault{"an empty resource", R"(<Patient xmlns="http://hl7.org/fhir"/>)", "xml-empty-element", IssueType::invalid,
              "/f:Patient", R"({"resourceType":"Patient"})"},
        Fault{"a processing instruction before the resource",
              "<?xml-stylesheet href=\"a.xsl\"?>" + patient(R"(<active value="true"/>)"), "xml-processing-instruction",
              IssueType::invalid, "(document)", kActive},
        Fault{"a processing instruction inside", patient(R"(<?x y?><active value="true"/>)"),
              "xml-processing-instruction", IssueType::structure, "/f:Patient", kActive},
        Fault{"a narrative of FHIR's namespace", patient("<text><div>x</div></text>"), "xml-not-xhtml",
              IssueType::invalid, "Patient.text.div",
              R"({"resourceType":"Patient","text":{"div":"<div xmlns=\"http://hl7.org/fhir\">x</div>"}})"},
        Fault{"a foreign element in a narrative",
              patient(R"(<text><div xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="urn:svg"/></div></text>)"),
              "xml-not-xhtml", IssueType::invalid, "Patient.text.div",
              R"({"resourceType":"Patient","text":{"div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">)"
              R"(<svg xmlns=\"urn:svg\"></svg></div>"}})"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(XmlFindings, StandInTheOrderOfTheSourceWithLineAndColumn) {
    const auto parsed =
        read(patient("\n<active 架=\"1\" value='true'/>\n橋<name>\n  <surprise/><text value='a'/></name>"));
    ASSERT_EQ(parsed.findings.size(), 3U);
    EXPECT_EQ(parsed.findings[0].rule, "xml-unknown-attribute");
    EXPECT_EQ(parsed.findings[0].line, 2U);
    EXPECT_EQ(parsed.findings[0].column, 1U);
    EXPECT_EQ(parsed.findings[1].rule, "xml-text");
    EXPECT_EQ(parsed.findings[1].line, 3U);
    EXPECT_EQ(parsed.findings[1].column, 1U);
    EXPECT_EQ(parsed.findings[2].rule, "xml-unknown-element");
    EXPECT_EQ(parsed.findings[2].line, 4U);
    EXPECT_EQ(parsed.findings[2].column, 3U);
}

TEST(XmlFindings, NameNoTextOfTheDocument) {
    for (const Issue& finding : read(patient("山田太郎<name>1970</name>")).findings) {
        EXPECT_EQ(finding.diagnostics.find("山田"), std::string::npos);
        EXPECT_EQ(finding.diagnostics.find("1970"), std::string::npos);
    }
}

TEST(XmlFindings, AreLimitedInNumberAndSayThatThereAreMore) {
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "<x/>";
    const auto parsed = read(patient(many));
    ASSERT_EQ(parsed.findings.size(), 1001U);
    EXPECT_EQ(parsed.findings.back().rule, "xml-too-many-findings");
    EXPECT_EQ(parsed.findings.back().severity, IssueSeverity::error);
}

TEST(XmlFindings, GoodDocumentsHaveNone) {
    EXPECT_TRUE(read(patient(R"(<!-- c --> <id value="a"/><text><status value="generated"/>)"
                             R"(<div xmlns="http://www.w3.org/1999/xhtml">x</div></text><active value="true"/>)"))
                    .findings.empty());
}

TEST(XmlFindings, WhatIsLeftOutCountsForTheLimits) {
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "<x>";
    EXPECT_EQ(read_xml(patient(deep)).error().code, IssueType::too_costly);
    EXPECT_EQ(read_xml(patient("<x><y/><y/><y/></x>"), {.nodes_max = 3}).error().code, IssueType::too_costly);
}

// R4 xml.html: comments are no content. They are not kept, but in a narrative, whose text they are part of.
TEST(XmlReader, KeepsCommentsInNarrativesOnly) {
    const auto parsed =
        read(patient(R"(<!-- a --><text><div xmlns="http://www.w3.org/1999/xhtml">x<!-- b --></div></text>)"));
    EXPECT_EQ(parsed.document.root().find("text")->text_of("div"),
              R"(<div xmlns="http://www.w3.org/1999/xhtml">x<!-- b --></div>)");
}

TEST(XmlReader, KeepsAChoiceThatIsThereTwice) {
    const auto parsed =
        read(R"(<Observation xmlns="http://hl7.org/fhir"><valueString value="a"/><valueInteger value="1"/>)"
             R"(<valueString value="b"/></Observation>)");
    EXPECT_TRUE(parsed.findings.empty());
    EXPECT_EQ(write_json(parsed.document.root()),
              R"({"resourceType":"Observation","valueInteger":1,"valueString":["a","b"]})");
}

}  // namespace
}  // namespace kakehashi::fhir
