#include <gmock/gmock.h>

#include "sample.hpp"

/// Names that must be absolute, and the forms of OIDs, UUIDs and codes.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace testing_samples;

class Uris : public testing::Test {
protected:
    Validator validator = load();
    std::vector<std::string> check(const std::string& json) { return errors(validate(validator, json)); }
    std::vector<std::string> identifier(const std::string& system, const std::string& value = "1") {
        return check(R"({"resourceType":"Patient","identifier":[{"system":")" + system + R"(","value":")" + value +
                     R"("}]})");
    }
    std::vector<std::string> quantity(const std::string& members) {
        return check(
            R"({"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1,)" +
            members + "}}");
    }
};

// R4 datatypes.html#Identifier
TEST_F(Uris, TheSystemOfAnIdentifierIsAbsolute) {
    EXPECT_THAT(identifier("http://a.example"), IsEmpty());
    EXPECT_THAT(identifier("urn:oid:1.2.392.100495"), IsEmpty());
    for (const std::string system : {"x", "1.2.392", "#x", "a/b", ":x", "mailto:a@a.example"})
        EXPECT_THAT(identifier(system), ElementsAre("error system-relative @ Patient.identifier[0]")) << system;
}
TEST_F(Uris, TheValueOfAUriIdentifierIsAUri) {
    EXPECT_THAT(identifier("urn:ietf:rfc:3986", "urn:oid:1.2.392.100495"), IsEmpty());
    EXPECT_THAT(identifier("urn:ietf:rfc:3986", "http://a.example"), IsEmpty());
    for (const std::string value : {"x", "1.2.392", "#x", " http://a.example"})
        EXPECT_THAT(identifier("urn:ietf:rfc:3986", value),
                    Contains("error identifier-not-uri @ Patient.identifier[0]"))
            << value;
}
// R4 datatypes.html#oid, #uuid
TEST_F(Uris, OidsAndUuidsAreUrnsInTheirForm) {
    for (const std::string system : {"urn:oid:", "urn:oid:1.2.x", "urn:oid:3.1.2", "urn:oid:1.02", "urn:oid:1."})
        EXPECT_THAT(identifier(system), Contains("error oid-format @ Patient.identifier[0].system")) << system;
    EXPECT_THAT(identifier("urn:uuid:C757873D-EC9A-4326-A141-556F43239520"),
                Contains("error uuid-format @ Patient.identifier[0].system"));
    for (const std::string system : {"oid:1.2.392", "uuid:c757873d-ec9a-4326-a141-556f43239520"})
        EXPECT_THAT(identifier(system), Contains("error uri-urn-missing @ Patient.identifier[0].system")) << system;
}
// R4 datatypes.html#Quantity, #Coding
TEST_F(Uris, TheSystemOfAQuantityOrALoneCodingIsAbsolute) {
    EXPECT_THAT(quantity(R"("system":"x","code":"y")"), ElementsAre("error system-relative @ Observation.value"));
    EXPECT_THAT(quantity(R"("system":"http://a.example","code":"y")"), IsEmpty());
    EXPECT_THAT(check(R"({"resourceType":"Patient","meta":{"tag":[{"system":"x","code":"y"}]}})"),
                ElementsAre("error system-relative @ Patient.meta.tag[0]"));
    // A concept may have codings that nobody else understands.
    EXPECT_THAT(check(R"({"resourceType":"Basic","code":{"coding":[{"system":"x","code":"y"}]}})"), IsEmpty());
}
// R4 resource.html#canonical
TEST_F(Uris, TheUrlOfADefinitionIsAbsolute) {
    const auto with = [this](const std::string& url) {
        return check(R"({"resourceType":"Questionnaire","status":"draft","url":")" + url + R"("})");
    };
    EXPECT_THAT(with("http://a.example/q"), IsEmpty());
    EXPECT_THAT(with("x"), ElementsAre("error canonical-url-relative @ Questionnaire.url"));
    EXPECT_THAT(with("#x"), ElementsAre("error canonical-url-relative @ Questionnaire.url"));
}
// R4 datatypes.html#code
TEST_F(Uris, ACodeHasNoBlanksButSingleSpaces) {
    const auto with = [this](const std::string& code) {
        return quantity(R"("system":"http://a.example","code":")" + code + R"(")");
    };
    EXPECT_THAT(with("a b"), IsEmpty());
    EXPECT_THAT(with("日本"), IsEmpty());
    for (const std::string code : {" a", "a ", "a  b", "a\\nb", "\\ta", "\u3000a", "a\u00a0"})
        EXPECT_THAT(with(code), ElementsAre("error primitive-format @ Observation.value.code")) << code;
}

// R4 datatypes.html#Coding: the reference validator warns of both
TEST_F(Uris, ASystemThatIsNearlyAKnownOneIsTold) {
    const auto with = [this](const std::string& system) {
        auto lines = findings(validate(
            validator, R"({"resourceType":"Basic","code":{"coding":[{"system":")" + system + R"(","code":"y"}]}})"));
        std::erase_if(lines, [](const auto& line) { return line.ends_with(" dom-6 @ Basic"); });
        return lines;
    };
    EXPECT_THAT(with("http://loinc.org"), IsEmpty());
    EXPECT_THAT(with("http://a.example/own/"), IsEmpty());
    for (const char* system : {"https://loinc.org", "http://loinc.org/", "https://snomed.info/sct"})
        EXPECT_THAT(with(system), ElementsAre("warning code-system-misprinted @ Basic.code.coding[0].system"))
            << system;
}
TEST_F(Uris, AUnitsSystemThatIsNearlyUcumIsTold) {
    EXPECT_TRUE(has_rule(validate(validator, R"({"resourceType":"Observation","status":"final","code":{"text":"x"},
        "valueQuantity":{"value":1,"system":"https://unitsofmeasure.org","code":"mg"}})"),
                         "code-system-misprinted"));
}
TEST_F(Uris, ACodeWithoutSystemIsTold) {
    EXPECT_TRUE(has_rule(validate(validator, R"({"resourceType":"Basic","code":{"coding":[{"code":"y"}]}})"),
                         "coding-without-system"));
    EXPECT_FALSE(has_rule(validate(validator, R"({"resourceType":"Basic","code":{"coding":[{"display":"y"}]}})"),
                          "coding-without-system"));
}

}  // namespace
}  // namespace kakehashi::profiles
