#include <gtest/gtest.h>

#include <ostream>

#include "paths.hpp"
#include "sample_checkup.hpp"

/// What is not read, and why: each gives no unit, an error with its rule, and no crash.
namespace kakehashi::mappers {
namespace {

using samples::checkup_entries;
using samples::checkup_xml;
using samples::convert_checkup;
using samples::entry;
using samples::with;

struct Refused {
    const char* why;
    std::string xml;
    const char* rule;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }

std::string changed(const std::string& from, const std::string& to) {
    return with(checkup_xml(checkup_entries()), from, to);
}
std::string deep() {
    std::string xml = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">";
    for (int i = 0; i < 200; ++i) xml += "<component>";
    for (int i = 0; i < 200; ++i) xml += "</component>";
    return xml + "</ClinicalDocument>";
}

class CdaRefused : public testing::TestWithParam<Refused> {};
TEST_P(CdaRefused, WithItsReason) {
    const Conversion out = convert_checkup(GetParam().xml);
    EXPECT_TRUE(out.units.empty());
    EXPECT_FALSE(fhir::has_no_errors(out.report));
    EXPECT_TRUE(samples::has_rule(out.report, GetParam().rule)) << out.report.back().rule;
}

INSTANTIATE_TEST_SUITE_P(
    Checkup, CdaRefused,
    testing::Values(
        Refused{"nothing", "", "empty-file"}, Refused{"blanks", " \r\n", "empty-file"},
        Refused{"no XML", "MSH|^~\\&|", "xml-malformed"},
        Refused{"cut in the middle", checkup_xml(checkup_entries()).substr(0, 2500), "xml-malformed"},
        Refused{"a prefix that nobody declared", changed("<component>", "<x:component>"), "xml-malformed"},
        Refused{"an entity in a DTD", changed("<ClinicalDocument", "<!DOCTYPE a [<!ENTITY b \"c\">]><ClinicalDocument"),
                "xml-dtd"},
        Refused{"a DTD of another file",
                changed("<ClinicalDocument", "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><ClinicalDocument"),
                "xml-dtd"},
        Refused{"an entity that nobody defined", changed("ミホン", "&name;"), "xml-malformed"},
        Refused{"nested too deeply", deep(), "too-deep"},
        Refused{"an encoding that nobody knows", changed("UTF-8", "KLINGON"), "undecodable"},
        Refused{"another root", "<Mml/>", "not-this-format"},
        Refused{"the right name without namespace", "<ClinicalDocument/>", "not-this-format"},
        Refused{"another kind of document",
                with(changed("<code code=\"10\" codeSystem=\"1.2.392.200119.6.1001\"/>", "<code code=\"60591-5\"/>"),
                     "1.2.392.200119.6.1002", "1.2.3"),
                "family-unknown"},
        Refused{"health guidance", changed("code=\"10\"", "code=\"21\""), "family-unknown"},
        Refused{"nobody's document",
                with(changed("<recordTarget>", "<participant>"), "</recordTarget>", "</participant>"),
                "patient-unknown"},
        Refused{"no number of the patient at all",
                with(with(changed("extension=\"３４５\"", ""), "extension=\"00999999\"", ""),
                     "extension=\"24000012345\"", ""),
                "patient-unknown"},
        Refused{"two patients",
                changed("<author>",
                        "<recordTarget><patientRole><id extension=\"2\"/></patientRole></recordTarget>"
                        "<author>"),
                "patient-mismatch"},
        Refused{"another institution's report", changed("extension=\"1319999991\"", "extension=\"1319999992\""),
                "institution-mismatch"},
        Refused{"no day of the checkup", changed("<effectiveTime value=\"20240412\"/>", ""), "target-missing"},
        Refused{"a day that does not exist",
                changed("<effectiveTime value=\"20240412\"/>", "<effectiveTime value=\"20240231\"/>"),
                "date-invalid"}));

struct Reported {
    const char* why;
    std::string xml;
    const char* rule;
};
void PrintTo(const Reported& row, std::ostream* out) { *out << row.why; }

class CheckupFaultReported : public testing::TestWithParam<Reported> {};
TEST_P(CheckupFaultReported, WhileTheRestIsRead) {
    const Conversion out = convert_checkup(GetParam().xml);
    EXPECT_EQ(out.units.size(), 1U);
    EXPECT_TRUE(samples::has_rule(out.report, GetParam().rule));
}

INSTANTIATE_TEST_SUITE_P(
    Checkup, CheckupFaultReported,
    testing::Values(
        Reported{"an unknown sex",
                 changed("<administrativeGenderCode code=\"2\"", "<administrativeGenderCode code=\"7\""),
                 "sex-invalid"},
        Reported{"a birthday that does not exist", changed("19700102", "19701302"), "date-invalid"},
        Reported{"a report category that the profile lacks", changed("code=\"10\"", "code=\"30\""), "code-translated"},
        Reported{"a report category that nobody knows", changed("code=\"10\"", "code=\"77\""), "unknown-code"},
        Reported{
            "a type of value that is not read",
            checkup_xml(entry("9N001000000000001", "身長", "<value xsi:type=\"RTO\"><numerator value=\"1\"/></value>")),
            "value-unparsed"},
        Reported{"a goal instead of a result",
                 with(checkup_xml(checkup_entries()), "moodCode=\"EVN\" ><code", "moodCode=\"GOL\" ><code"),
                 "not-performed"},
        Reported{"a result without a code", with(checkup_xml(checkup_entries()), "code=\"9N001000000000001\"", ""),
                 "local-code-missing"},
        Reported{"a unit that nobody knows", changed("unit=\"cm\"", "unit=\"shaku\""), "unit-unknown"},
        Reported{"bytes that are not as declared", with(checkup_xml(checkup_entries()), "UTF-8", "EUC-JP"),
                 "encoding-mismatch"},
        Reported{"no doctor who judged", changed("<name>見本　医師</name>", ""), "target-missing"}));

}  // namespace
}  // namespace kakehashi::mappers
