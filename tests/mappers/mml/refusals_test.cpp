#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kakehashi/mappers/text.hpp"
#include "mml_text.hpp"

namespace kakehashi::mappers::mml {
namespace {

using testing::Contains;

constexpr const char* kDiagnosis =
    "<mmlRd:RegisteredDiagnosisModule><mmlRd:diagnosis>胃炎</mmlRd:diagnosis></mmlRd:RegisteredDiagnosisModule>";

std::string without(std::string text, std::string_view part) {
    text.erase(text.find(part), part.size());
    return text;
}

std::string good() { return document(item("registeredDiagnosis", kDiagnosis)); }

std::string header_of(std::string_view number, std::string_view institution) {
    std::string header(kHeader);
    header.replace(header.find(" 00012345 "), 10, number);
    header.replace(header.find("1319999991"), 10, institution);
    return header;
}

std::string nested(std::size_t bytes) {
    std::string text = "<Mml>";
    while (text.size() < bytes) text += "<a>";
    return text;
}

/// Inputs of which nothing can be used.
struct Refused {
    const char* why;
    std::string text;
    const char* rule;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }

class MmlRefused : public testing::TestWithParam<Refused> {};
TEST_P(MmlRefused, WithItsReasonInBothLanguages) {
    const Conversion conversion = convert(GetParam().text);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_FALSE(fhir::has_no_errors(conversion.report));
    EXPECT_THAT(rules_of(conversion), Contains(GetParam().rule));
    for (const fhir::Issue& issue : conversion.report) EXPECT_FALSE(issue.diagnostics_ja.empty()) << issue.rule;
}

INSTANTIATE_TEST_SUITE_P(
    Mml, MmlRefused,
    testing::Values(
        Refused{"empty", "", "empty-file"}, Refused{"spaces only", " \n ", "empty-file"},
        Refused{"no XML", "MSH|^~\\&|", "xml-malformed"}, Refused{"cut off", good().substr(0, 400), "xml-malformed"},
        Refused{"other XML", "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>", "not-this-format"},
        Refused{"a module's name in a strange name space", "<x:PatientModule xmlns:x=\"urn:x\"/>", "not-this-format"},
        Refused{"a module's name without name space", "<PatientModule/>", "not-this-format"},
        Refused{"a document type", "<!DOCTYPE Mml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Mml>&e;</Mml>",
                "xml-dtd"},
        Refused{"a megabyte of nesting", nested(1U << 20), "too-deep"},
        Refused{"false encoding", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Mml>\xFF\xFE\xFD</Mml>", "undecodable"},
        Refused{"unknown encoding", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><Mml/>", "undecodable"},
        Refused{"no header", document(item("registeredDiagnosis", kDiagnosis), Version::v4, ""), "not-this-format"},
        Refused{"no module", document(""), "not-this-format"},
        Refused{"no patient",
                document(item("registeredDiagnosis", kDiagnosis), Version::v4, header_of("", "1319999991")),
                "patient-unknown"},
        Refused{"another institution",
                document(item("registeredDiagnosis", kDiagnosis), Version::v4, header_of("1", "1319999992")),
                "institution-mismatch"},
        Refused{"header and module of different patients",
                document(item("patientInfo",
                              "<mmlPi:PatientModule><mmlPi:uniqueInfo><mmlPi:masterId><mmlCm:Id>9</mmlCm:Id>"
                              "</mmlPi:masterId></mmlPi:uniqueInfo></mmlPi:PatientModule>")),
                "patient-mismatch"},
        Refused{"no date anywhere",
                without(without(good(), "<confirmDate>2024-03-11T10:15:00</confirmDate>"),
                        " createDate=\"2024-03-11T10:20:00\""),
                "target-missing"},
        Refused{"a date of no calendar",
                without(without(good(), "<confirmDate>2024-03-11T10:15:00</confirmDate>"), "03-"), "date-invalid"},
        Refused{"a disease without name",
                document(item("registeredDiagnosis",
                              "<mmlRd:RegisteredDiagnosisModule><mmlRd:startDate>2024-01-01</mmlRd:startDate>"
                              "</mmlRd:RegisteredDiagnosisModule>")),
                "target-missing"},
        Refused{"a bare module that is nobody's",
                "<m:RegisteredDiagnosisModule "
                "xmlns:m=\"http://www.medxml.net/MML/v4/ContentModule/RegisteredDiagnosis/1.0\">"
                "<m:diagnosis>胃炎</m:diagnosis></m:RegisteredDiagnosisModule>",
                "patient-unknown"},
        Refused{"a bare patient without a date",
                "<m:PatientModule xmlns:m=\"http://www.medxml.net/MML/v4/ContentModule/PatientInfo/1.0\" "
                "xmlns:c=\"http://www.medxml.net/MML/v4/SharedComponent/Common/"
                "1.0\"><m:uniqueInfo><m:masterId><c:Id>1</c:Id>"
                "</m:masterId></m:uniqueInfo></m:PatientModule>",
                "target-missing"},
        Refused{"modules of other kinds only",
                document(item("lifestyle",
                              "<l:LifestyleModule xmlns:l=\"http://www.medxml.net/MML/v4/ContentModule/Lifestyle/1.0\">"
                              "<l:occupation>会社員</l:occupation></l:LifestyleModule>")),
                "family-unknown"}));

TEST(Mml, TheGoodOneOfTheRefusalsIsGood) { EXPECT_EQ(convert(good()).units.size(), 1U); }

TEST(Mml, TheEndOfATransmissionIsNoPartOfTheDocument) {
    EXPECT_EQ(convert(good() + "\x04\n").units.size(), 1U);
    EXPECT_TRUE(convert("\x04" + good()).units.empty());
}

TEST(Mml, AFalseDeclarationIsToldAndTheTextIsRead) {
    const std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + good();
    const Conversion conversion = convert(encode_as(text, Charset::cp932));
    EXPECT_THAT(rules_of(conversion), Contains("encoding-mismatch"));
    EXPECT_THAT(first_of(conversion, "Condition"), testing::HasSubstr("胃炎"));
}

TEST(Mml, AValueLongerThanAnyNameIsNotRepeatedInEveryResource) {
    std::string text = good();
    text.replace(text.find("胃炎"), std::string_view("胃炎").size(), std::string(5000, 'x'));
    const Conversion conversion = convert(text);
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_EQ(fate_at(conversion, "diagnosis/text()"), "unmapped: ");
}

TEST(Mml, TooManyModulesAreRefused) {
    std::string items;
    for (int at = 0; at < 10'001; ++at)
        items += "<MmlModuleItem><content>" + std::string(kDiagnosis) + "</content></MmlModuleItem>";
    const Conversion conversion = convert(document(items));
    EXPECT_TRUE(conversion.units.empty());
    EXPECT_THAT(rules_of(conversion), Contains("too-large"));
}

TEST(Mml, TheKindThatDocInfoSaysMayBeWrong) {
    const Conversion conversion = convert(document(item("test", kDiagnosis)));
    EXPECT_EQ(conversion.units.size(), 1U);
    EXPECT_THAT(faults_of(conversion), Contains("type-mismatch at MmlModuleItem[1]"));
}

TEST(Mml, AMismatchOfPatientsMayBeReportedOnly) {
    Context context = reader();
    context.report_patient_mismatch_only = true;
    const std::string text =
        document(item("patientInfo",
                      "<mmlPi:PatientModule><mmlPi:uniqueInfo><mmlPi:masterId><mmlCm:Id>9</mmlCm:Id></mmlPi:masterId>"
                      "</mmlPi:uniqueInfo></mmlPi:PatientModule>"));
    EXPECT_EQ(convert(text, context).units.size(), 1U);
}

TEST(Mml, TheInstitutionIsNamedByItsTenDigitsOnly) {
    EXPECT_EQ(mml_institution(good()), "1319999991");
    EXPECT_EQ(mml_institution(document("", Version::v4, header_of("1", "JPN4521234"))), "");
    EXPECT_EQ(mml_institution("no XML"), "");
}

TEST(Mml, EveryValueIsInTheAccountOnce) {
    const Conversion conversion = convert(good());
    std::vector<std::string> places;
    for (const FieldRecord& field : conversion.account.fields) places.push_back(field.place);
    EXPECT_THAT(places, Contains("/Mml/MmlBody/MmlModuleItem/content/RegisteredDiagnosisModule/diagnosis/text()"));
    EXPECT_THAT(places, Contains("/Mml/MmlHeader/masterId/Id/text()"));
    std::sort(places.begin(), places.end());
    EXPECT_EQ(std::adjacent_find(places.begin(), places.end()), places.end());
}

TEST(Mml, CutAtEveryTenthByteItNeverCrashesAndNeverIsSilent) {
    const std::string whole = good();
    for (std::size_t size = 0; size < whole.size(); size += 10) {
        const Conversion conversion = convert(whole.substr(0, size));
        EXPECT_FALSE(conversion.units.empty() && fhir::has_no_errors(conversion.report)) << size;
    }
}

}  // namespace
}  // namespace kakehashi::mappers::mml
