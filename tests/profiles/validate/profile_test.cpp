#include <gmock/gmock.h>

#include "own_profiles.hpp"

/// Profiles of our own, as differentials.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace testing_samples;

using Profiles = OwnProfiles;

TEST_F(Profiles, CardinalityOfTheProfileAndItsBase) {
    folder.add(
        profile("base", "Patient", r4("Patient"), R"({"id":"Patient.birthDate","path":"Patient.birthDate","min":1})"));
    folder.add(profile("own", "Patient", kBase + "base", R"({"path":"Patient.name","max":"1"})"));
    const std::string name = R"({"text":"x"})";
    EXPECT_THAT(check("own", patient(R"(,"birthDate":"1970-01-01","name":[)" + name + "]")),
                Not(Contains(testing::HasSubstr("cardinality"))));
    EXPECT_THAT(check("own", patient("")), Contains("error cardinality-min @ Patient"));
    EXPECT_THAT(check("own", patient(R"(,"birthDate":"1970-01-01","name":[)" + name + "," + name + "]")),
                Contains("error cardinality-max @ Patient"));
}
TEST_F(Profiles, FixedAndPattern) {
    folder.add(profile("own", "Observation", r4("Observation"),
                       R"({"path":"Observation.status","fixedCode":"final"},
                          {"path":"Observation.code","patternCodeableConcept":{"coding":[{"system":"http://a.example","code":"1"}]}})"));
    EXPECT_THAT(errors(last), IsEmpty());
    check(
        "own",
        observation(
            R"("code":{"coding":[{"system":"http://b.example","code":"2"},{"system":"http://a.example","code":"1","display":"x"}]})"));
    EXPECT_THAT(errors(last), IsEmpty());
    check(
        "own",
        R"({"resourceType":"Observation","status":"amended","code":{"coding":[{"system":"http://a.example","code":"2"}]}})");
    EXPECT_THAT(errors(last),
                ElementsAre("error fixed-value @ Observation.status", "error pattern-value @ Observation.code"));
}
TEST_F(Profiles, TypesOfAChoice) {
    folder.add(profile("own", "Observation", r4("Observation"),
                       R"({"path":"Observation.value[x]","type":[{"code":"Quantity"},{"code":"string"}]})"));
    check("own", observation(R"("code":{"text":"x"},"valueString":"x")"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", observation(R"("code":{"text":"x"},"valueBoolean":true)"));
    EXPECT_THAT(errors(last), ElementsAre("error type-not-allowed @ Observation"));
}
TEST_F(Profiles, ATypedNameStatedAloneAllowsOnlyThatType) {
    folder.add(profile("own", "Observation", r4("Observation"), R"({"path":"Observation.valueQuantity","min":0})"));
    check("own", observation(R"("code":{"text":"x"},"valueQuantity":{"value":1.0})"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", observation(R"("code":{"text":"x"},"valueString":"x")"));
    EXPECT_THAT(errors(last),
                ElementsAre("error type-not-allowed @ Observation.value", "error slicing-closed @ Observation.value"));
}
TEST_F(Profiles, TypedNamesOfSeveralTypesForbidNoOther) {
    folder.add(
        profile("own", "Observation", r4("Observation"),
                R"({"path":"Observation.valueQuantity","min":0},{"path":"Observation.valueString","maxLength":2})"));
    check("own", observation(R"("code":{"text":"x"},"valueBoolean":true)"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", observation(R"("code":{"text":"x"},"valueString":"abc")"));
    EXPECT_THAT(errors(last), testing::SizeIs(1));
}
TEST_F(Profiles, RulesOfOneTypeOfAChoice) {
    folder.add(
        profile("own", "Observation", r4("Observation"), R"({"path":"Observation.valueQuantity.unit","min":1})"));
    check("own", observation(R"("code":{"text":"x"},"valueString":"x")"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", observation(R"("code":{"text":"x"},"valueQuantity":{"value":1.0})"));
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-min @ Observation.value"));
}

constexpr auto kIdentifierSlices = R"(
    {"path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"RULES","ordered":true}},
    {"path":"Patient.identifier","sliceName":"insured","min":1,"max":"1"},
    {"path":"Patient.identifier.system","min":1,"fixedUri":"http://a.example"},
    {"path":"Patient.identifier.value","min":1},
    {"path":"Patient.identifier","sliceName":"local"},
    {"path":"Patient.identifier.system","min":1,"fixedUri":"http://b.example"})";
std::string identifier_slices(const std::string& rules) {
    std::string text = kIdentifierSlices;
    return text.replace(text.find("RULES"), 5, rules);
}
std::string identifiers(const std::string& systems) {
    std::string list;
    for (const char system : systems)
        list += (list.empty() ? "" : ",") +
                (R"({"system":"http://)" + std::string(1, system) + R"(.example","value":"1"})");
    return patient(R"(,"identifier":[)" + list + "]");
}

using Slicing = Profiles;

TEST_F(Slicing, OpenTakesOthers) {
    folder.add(profile("own", "Patient", r4("Patient"), identifier_slices("open")));
    check("own", identifiers("acb"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", identifiers("cb"));
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-min @ Patient"));
    check("own", identifiers("aa"));
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-max @ Patient"));
}
TEST_F(Slicing, OrderIsTheProfiles) {
    folder.add(profile("own", "Patient", r4("Patient"), identifier_slices("open")));
    check("own", identifiers("ba"));
    EXPECT_THAT(errors(last), ElementsAre("error slicing-order @ Patient.identifier[1]"));
}
TEST_F(Slicing, ClosedRefusesOthers) {
    folder.add(profile("own", "Patient", r4("Patient"), identifier_slices("closed")));
    check("own", identifiers("ab"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", identifiers("ac"));
    EXPECT_THAT(errors(last), ElementsAre("error slicing-closed @ Patient.identifier[1]"));
}
TEST_F(Slicing, OpenAtEndTakesOthersLast) {
    folder.add(profile("own", "Patient", r4("Patient"), identifier_slices("openAtEnd")));
    check("own", identifiers("abc"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", identifiers("acb"));
    EXPECT_THAT(errors(last), ElementsAre("error slicing-open-at-end @ Patient.identifier[2]"));
}
TEST_F(Slicing, AnElementInTwoSlicesIsReported) {
    folder.add(profile("own", "Patient", r4("Patient"), R"(
    {"path":"Patient.identifier","slicing":{"discriminator":[{"type":"pattern","path":"type"}],"rules":"open"}},
    {"path":"Patient.identifier","sliceName":"chart"},
    {"path":"Patient.identifier.type","patternCodeableConcept":{"coding":[{"code":"MR"}]}},
    {"path":"Patient.identifier","sliceName":"insured"},
    {"path":"Patient.identifier.type","patternCodeableConcept":{"coding":[{"code":"NI"}]}})"));
    const std::string both = R"(,"identifier":[{"value":"1","type":{"coding":[{"code":"NI"},{"code":"MR"}]}}])";
    check("own", patient(both));
    EXPECT_THAT(errors(last), ElementsAre("error slice-several @ Patient.identifier[0]"));
    check("own", patient(R"(,"identifier":[{"value":"1","type":{"coding":[{"code":"NI"}]}}])"));
    EXPECT_THAT(errors(last), IsEmpty());
}
TEST_F(Slicing, RulesOfASliceHoldInsideIt) {
    folder.add(profile("own", "Patient", r4("Patient"), identifier_slices("open")));
    check("own", patient(R"(,"identifier":[{"system":"http://a.example"},{"system":"http://b.example"}])"));
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-min @ Patient.identifier[0]"));
}

std::string entry(const std::string& id, const std::string& resource) {
    return R"({"fullUrl":"urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c)" + id + R"(","resource":)" + resource + "}";
}
TEST_F(Slicing, ByTypeOfAnEntrysResource) {
    folder.add(profile(
        "own", "Bundle", r4("Bundle"),
        R"({"path":"Bundle.entry","slicing":{"discriminator":[{"type":"type","path":"resource"}],"rules":"open"}},
                          {"path":"Bundle.entry","sliceName":"patient","min":1,"max":"1"},
                          {"path":"Bundle.entry.resource","min":1,"type":[{"code":"Patient"}]})"));
    const std::string start = R"({"resourceType":"Bundle","type":"collection","entry":[)";
    check("own", start + entry("1", patient("")) + "]}");
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", start + entry("1", R"({"resourceType":"Basic","code":{"text":"x"}})") + "]}");
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-min @ Bundle"));
}
TEST_F(Slicing, ClaimedProfilePutsAnEntryInItsSlice) {
    folder.add(profile("patient", "Patient", r4("Patient"), R"({"path":"Patient.birthDate","min":1})"));
    folder.add(profile(
        "own", "Bundle", r4("Bundle"),
        R"({"path":"Bundle.entry","slicing":{"discriminator":[{"type":"profile","path":"resource"}],"rules":"open"}},
                          {"path":"Bundle.entry","sliceName":"patient","min":1},
                          {"path":"Bundle.entry.resource","type":[{"code":"Patient","profile":["http://example.org/StructureDefinition/patient"]}]})"));
    const std::string start = R"({"resourceType":"Bundle","type":"collection","entry":[)";
    check("own", start + entry("1", patient(R"(,"birthDate":"1970")")) + "]}");
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", start + entry("1", patient("")) + "]}");
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-min @ Bundle"));
    check("own",
          start + entry("1", patient(R"(,"meta":{"profile":["http://example.org/StructureDefinition/patient|2"]})")) +
              "]}");
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-min @ Bundle.entry[0].resource"));
}

TEST_F(Profiles, KnownExtensionIsValidated) {
    folder.add(profile("religion", "Extension", r4("Extension"),
                       R"({"path":"Extension.url","fixedUri":"http://example.org/StructureDefinition/religion"},
                          {"path":"Extension.value[x]","min":1,"type":[{"code":"string"}]})"));
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"path":"Patient.extension","sliceName":"religion","min":1,"max":"1",
                           "type":[{"code":"Extension","profile":["http://example.org/StructureDefinition/religion"]}]})"));
    const std::string start = R"(,"extension":[{"url":"http://example.org/StructureDefinition/religion",)";
    check("own", patient(start + R"("valueString":"x"}])"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", patient(start + R"("valueBoolean":true}])"));
    EXPECT_THAT(errors(last), ElementsAre("error type-not-allowed @ Patient.extension[0]"));
    check("own", patient(""));
    EXPECT_THAT(errors(last), ElementsAre("error cardinality-min @ Patient"));
}

constexpr auto kCodes =
    R"({"resourceType":"CodeSystem","url":"http://example.org/cs","status":"active","content":"complete",
    "concept":[{"code":"a","concept":[{"code":"a1"}]},{"code":"b"}]})";
std::string value_set(const std::string& include) {
    return R"({"resourceType":"ValueSet","url":"http://example.org/vs","status":"active","compose":{"include":[)" +
           include + "]}}";
}
std::string bound(const std::string& strength) {
    return profile("own", "Observation", r4("Observation"),
                   R"({"path":"Observation.code","binding":{"strength":")" + strength +
                       R"(","valueSet":"http://example.org/vs|1"}})");
}
std::string coded(const std::string& system, const std::string& code) {
    return observation(R"("code":{"coding":[{"system":")" + system + R"(","code":")" + code + R"("}]})");
}

using Bindings = Profiles;

TEST_F(Bindings, RequiredIsAnError) {
    folder.add(kCodes);
    folder.add(value_set(R"({"system":"http://example.org/cs"})"));
    folder.add(bound("required"));
    check("own", coded("http://example.org/cs", "a1"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", coded("http://example.org/cs", "c"));
    EXPECT_THAT(errors(last), ElementsAre("error binding-not-in-value-set @ Observation.code",
                                          "error code-unknown @ Observation.code.coding[0].code"));
    check("own", coded("http://other.example", "a"));
    EXPECT_THAT(errors(last), ElementsAre("error binding-not-in-value-set @ Observation.code"));
}
TEST_F(Bindings, UnitsAreCodesOfTheirSystemWithoutABinding) {
    const auto measured = [](const std::string& unit) {
        return observation(
            R"("code":{"text":"x"},"valueQuantity":{"value":1,"system":"http://unitsofmeasure.org","code":")" + unit +
            R"("})");
    };
    folder.add(profile("own", "Observation", r4("Observation"), R"({"path":"Observation.code","min":1})"));
    for (const auto* unit : {"mg/dL", "10*4/uL", "[IU]/L", "1", "%"}) {
        check("own", measured(unit));
        EXPECT_THAT(errors(last), IsEmpty()) << unit;
    }
    for (const auto* unit : {"IU/L", "万/μL", "ｃｍ", "mg/"}) {
        check("own", measured(unit));
        EXPECT_THAT(errors(last), ElementsAre("error code-unknown @ Observation.value.code")) << unit;
    }
}
TEST_F(Bindings, ExtensibleIsAWarning) {
    folder.add(value_set(R"({"system":"http://example.org/cs","concept":[{"code":"a"}]})"));
    folder.add(bound("extensible"));
    EXPECT_THAT(check("own", coded("http://example.org/cs", "b")),
                Contains("warning binding-not-in-value-set @ Observation.code"));
    EXPECT_THAT(errors(last), IsEmpty());
}
TEST_F(Bindings, MissingContentIsNeverAnError) {
    folder.add(value_set(R"({"system":"http://example.org/elsewhere"})"));
    folder.add(bound("required"));
    check("own", coded("http://example.org/elsewhere", "x"));
    EXPECT_THAT(errors(last), IsEmpty());
    EXPECT_TRUE(has_rule(last, "binding-content-missing"));
}
TEST_F(Bindings, FiltersByHierarchy) {
    folder.add(kCodes);
    folder.add(
        value_set(R"({"system":"http://example.org/cs","filter":[{"property":"concept","op":"is-a","value":"a"}]})"));
    folder.add(bound("required"));
    check("own", coded("http://example.org/cs", "a1"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", coded("http://example.org/cs", "b"));
    EXPECT_THAT(errors(last), ElementsAre("error binding-not-in-value-set @ Observation.code"));
}

TEST_F(Profiles, TargetOfAReference) {
    folder.add(profile(
        "own", "Observation", r4("Observation"),
        R"({"path":"Observation.subject","type":[{"code":"Reference","targetProfile":["http://hl7.org/fhir/StructureDefinition/Patient"]}]})"));
    check("own", observation(R"("code":{"text":"x"},"subject":{"reference":"Patient/1"})"));
    EXPECT_THAT(errors(last), IsEmpty());
    check("own", observation(R"("code":{"text":"x"},"subject":{"reference":"Group/1"})"));
    EXPECT_THAT(errors(last), ElementsAre("error reference-target @ Observation.subject"));
}
TEST_F(Profiles, UnknownProfileIsAWarning) {
    const Validator validator = load();
    const auto report = validate(validator, patient(R"(,"meta":{"profile":["http://example.org/nowhere|1"]})"));
    EXPECT_THAT(errors(report), IsEmpty());
    const auto found = std::ranges::find(report, "profile-unknown", &fhir::Issue::rule);
    ASSERT_NE(found, report.end());
    EXPECT_EQ(found->severity, fhir::IssueSeverity::warning);
    EXPECT_FALSE(validator.knows_profile("http://example.org/nowhere|1"));
    EXPECT_TRUE(validator.knows_profile("http://hl7.org/fhir/StructureDefinition/Patient"));
}
/// Two versions of one profile, of which the second, loaded last, asks for another element.
class ProfileVersions : public testing::Test {
protected:
    ProfileVersions() {
        folder.add(version("1.2.0", R"({"path":"Patient.name","min":1})"));
        folder.add(version("2.0.1", R"({"path":"Patient.photo","min":1})"));
        folder.add(profile("derived", "Patient", kBase + "own|1.2", ""));
    }
    static std::string version(const std::string& number, const std::string& elements) {
        std::string json = profile("own", "Patient", r4("Patient"), elements);
        return json.insert(1, R"("version":")" + number + R"(",)");
    }
    /// What a Patient lacks under that profile.
    std::string missing(const std::string& canonical) {
        report = validate(load({folder.path()}), patient(R"(,"meta":{"profile":[")" + kBase + canonical + R"("]})"));
        std::string all;
        for (const auto& issue : report)
            if (issue.rule == "cardinality-min")
                all += issue.diagnostics.substr(1, issue.diagnostics.find('\'', 1) - 1);
        return all;
    }
    PackageFolder folder;
    fhir::Report report;
};
TEST_F(ProfileVersions, EachJudgesWhatNamesIt) {
    EXPECT_EQ(missing("own|1.2.0"), "name");
    EXPECT_EQ(missing("own|2.0.1"), "photo");
    EXPECT_EQ(missing("own"), "photo") << "the last one loaded";
    EXPECT_FALSE(has_rule(report, "profile-version-differs"));
}
TEST_F(ProfileVersions, AVersionInPartIsEnough) {
    EXPECT_EQ(missing("own|1.2"), "name");
    EXPECT_EQ(missing("own|2"), "photo");
    EXPECT_FALSE(has_rule(report, "profile-version-differs"));
}
TEST_F(ProfileVersions, AnotherVersionIsJudgedByTheLastOneAndThatIsSaid) {
    EXPECT_EQ(missing("own|3.0.0"), "photo");
    EXPECT_TRUE(has_rule(report, "profile-version-differs"));
}
TEST_F(ProfileVersions, ABaseIsTakenInTheVersionThatItIsNamedIn) { EXPECT_EQ(missing("derived"), "name"); }
TEST_F(ProfileVersions, BothMayBeClaimedAtOnce) {
    EXPECT_EQ(missing("own|1.2.0\",\"" + kBase + "own|2.0.1"), "namephoto");
}

TEST_F(Profiles, ProfileOfAnotherTypeIsAnError) {
    folder.add(profile("own", "Observation", r4("Observation"), R"({"path":"Observation.code","min":1})"));
    check("own", patient(""));
    EXPECT_THAT(errors(last), ElementsAre("error profile-type @ Patient"));
}

TEST(Packages, BadPackagesAreRefused) {
    PackageFolder folder;
    EXPECT_FALSE(Validator::load({.packages = {folder.path() + "/nowhere.tgz"}}));
    std::ofstream(folder.path() + "/broken.tgz") << "no archive";
    EXPECT_FALSE(Validator::load({.packages = {folder.path() + "/broken.tgz"}}));
    folder.add("{");
    EXPECT_FALSE(Validator::load({.packages = {folder.path()}}));
}

}  // namespace
}  // namespace kakehashi::profiles
