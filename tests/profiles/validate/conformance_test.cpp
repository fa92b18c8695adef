#include <gmock/gmock.h>

#include "sample.hpp"

/// ValueSets and CodeSystems as instances, and the form of UUIDs.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace testing_samples;

class Conformance : public testing::Test {
protected:
    Validator validator = load();
    std::vector<std::string> check(const std::string& json) { return errors(validate(validator, json)); }
    static std::string code_system(const std::string& members) {
        return R"({"resourceType":"CodeSystem","url":"http://a.example/cs","status":"draft","content":"complete",)" +
               members + "}";
    }
};

TEST_F(Conformance, AnIncludeNamesItsSystemWhole) {
    const auto with = [this](const std::string& system) {
        return check(R"({"resourceType":"ValueSet","url":"http://a.example/vs","status":"draft","compose":{"include":[
            {"system":")" +
                     system + R"("}]}})");
    };
    EXPECT_THAT(with("http://a.example/cs"), IsEmpty());
    EXPECT_THAT(with("#cs"), ElementsAre("error value-set-system-relative @ ValueSet.compose.include[0]"));
}
TEST_F(Conformance, ACompleteCodeSystemHasAsManyConceptsAsItSays) {
    const std::string concepts = R"("concept":[{"code":"a","concept":[{"code":"b"}]}])";
    EXPECT_THAT(check(code_system(R"("count":2,)" + concepts)), IsEmpty());
    EXPECT_THAT(check(code_system(R"("count":3,)" + concepts)),
                ElementsAre("error code-system-count @ CodeSystem.count"));
}
TEST_F(Conformance, PropertiesAreDefinedOnceAndHaveTheirType) {
    EXPECT_THAT(check(code_system(R"("property":[{"code":"p","type":"string"},{"code":"p","type":"code"}])")),
                ElementsAre("error code-system-property-twice @ CodeSystem.property[1]"));
    EXPECT_THAT(check(code_system(R"("property":[{"code":"p","type":"boolean"}],"concept":[{"code":"a","property":[
                    {"code":"p","valueString":"x"}]}])")),
                ElementsAre("error code-system-property-type @ CodeSystem.concept[0].property[0]"));
}
TEST_F(Conformance, AUuidIsWrittenInLowerCase) {
    const auto with = [this](const std::string& uuid) {
        return check(R"({"resourceType":"Patient","implicitRules":"urn:uuid:)" + uuid + R"("})");
    };
    EXPECT_THAT(with("0f8fad5b-d9cb-469f-a165-70867728950e"), IsEmpty());
    EXPECT_THAT(with("0F8FAD5B-D9CB-469F-A165-70867728950E"), ElementsAre("error uuid-format @ Patient.implicitRules"));
    EXPECT_THAT(with("0f8fad5b"), ElementsAre("error uuid-format @ Patient.implicitRules"));
}

}  // namespace
}  // namespace kakehashi::profiles
