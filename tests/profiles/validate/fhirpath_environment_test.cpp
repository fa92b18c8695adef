#include <gmock/gmock.h>

#include "own_profiles.hpp"

/// What invariants may ask of profiles and code systems. Source: R4 fhirpath.html#functions
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace testing_samples;

const std::string kFailed = "error own-1 @ Patient";

std::string invariant(const std::string& expression) {
    return R"({"path":"Patient","constraint":[{"key":"own-1","severity":"error","human":"a rule","expression":")" +
           expression + R"("}]})";
}

class FhirpathEnvironment : public OwnProfiles {
protected:
    /// The findings of a Patient under one invariant.
    std::vector<std::string> check_invariant(const std::string& expression, const std::string& members) {
        folder.add(profile("own", "Patient", r4("Patient"), invariant(expression)));
        return check_errors("own", patient(members));
    }
    void add_slices() {
        folder.add(
            profile("sliced", "Patient", r4("Patient"),
                    R"({"path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],
                           "rules":"open"}},{"path":"Patient.identifier","sliceName":"chart"},
                           {"path":"Patient.identifier.system","fixedUri":"urn:chart"})"));
    }
    void add_code_system() {
        folder.add(
            R"({"resourceType":"CodeSystem","url":"urn:animals","status":"active","content":"complete","concept":[
            {"code":"dog","concept":[{"code":"akita"}]},{"code":"cat"}]})");
    }
};

constexpr const char* kTwoIdentifiers = R"(,"identifier":[{"system":"urn:chart","value":"1"},{"system":"urn:x"}])";
constexpr const char* kAkita = R"(,"maritalStatus":{"coding":[{"system":"urn:animals","code":"akita"}]})";

TEST_F(FhirpathEnvironment, SliceGivesTheItemsOfASlice) {
    add_slices();
    const std::string slice = "identifier.slice('" + kBase + "sliced', 'chart')";
    EXPECT_THAT(check_invariant(slice + ".count() = 1 and " + slice + ".value = '1'", kTwoIdentifiers), IsEmpty());
    EXPECT_THAT(check_invariant(slice + ".empty()", kTwoIdentifiers), Contains(kFailed));
}
TEST_F(FhirpathEnvironment, SliceOfAnUnknownProfileOrSliceCannotBeChecked) {
    add_slices();
    for (const std::string& arguments :
         std::initializer_list<std::string>{"'" + kBase + "none', 'chart'", "'" + kBase + "sliced', 'none'"}) {
        EXPECT_THAT(check_invariant("identifier.slice(" + arguments + ").exists()", kTwoIdentifiers), IsEmpty());
        EXPECT_TRUE(has_rule(last, "own-1")) << "it is said that the rule could not be checked";
    }
}
TEST_F(FhirpathEnvironment, SubsumesAsksTheCodeSystem) {
    add_code_system();
    const std::string dog = R"(,"communication":[{"language":{"coding":[{"system":"urn:animals","code":"dog"}]}}])";
    const std::string both = kAkita + dog;
    EXPECT_THAT(check_invariant("communication.language.subsumes(%resource.maritalStatus)", both), IsEmpty());
    EXPECT_THAT(check_invariant("maritalStatus.subsumedBy(%resource.communication.language)", both), IsEmpty());
    EXPECT_THAT(check_invariant("maritalStatus.subsumes(%resource.communication.language)", both), Contains(kFailed));
    EXPECT_THAT(check_invariant("maritalStatus.subsumes(%resource.maritalStatus)", both), IsEmpty());
}
TEST_F(FhirpathEnvironment, SubsumptionOfWhatIsNotHereIsEmpty) {
    const std::string both =
        std::string(kAkita) + R"(,"communication":[{"language":{"coding":[{"system":"urn:animals","code":"dog"}]}}])";
    EXPECT_THAT(check_invariant("maritalStatus.subsumes(%resource.communication.language).empty()", both), IsEmpty());
}
TEST_F(FhirpathEnvironment, CheckModifiersRefusesWhatIsNotNamed) {
    const std::string modified = R"(,"modifierExtension":[{"url":"urn:m","valueBoolean":true}])";
    EXPECT_THAT(check_invariant("checkModifiers('urn:m').exists()", modified), testing::Not(Contains(kFailed)));
    EXPECT_FALSE(has_rule(last, "own-1"));
    check_invariant("checkModifiers('urn:other').exists()", modified);
    EXPECT_TRUE(has_rule(last, "own-1"));
}
TEST_F(FhirpathEnvironment, ElementDefinitionIsThatOfTheLoadedPackage) {
    folder.add(R"({"resourceType":"StructureDefinition","url":"http://hl7.org/fhir/StructureDefinition/Patient",
        "type":"Patient","kind":"resource","derivation":"specialization","snapshot":{"element":[
        {"id":"Patient","path":"Patient"},{"id":"Patient.birthDate","path":"Patient.birthDate","max":"1"}]}})");
    EXPECT_THAT(check_invariant("birthDate.elementDefinition().max = '1'", R"(,"birthDate":"2000-01-01")"), IsEmpty());
}
TEST_F(FhirpathEnvironment, ElementDefinitionOfWhatIsNotLoadedIsEmpty) {
    EXPECT_THAT(check_invariant("birthDate.elementDefinition().empty()", R"(,"birthDate":"2000-01-01")"), IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
