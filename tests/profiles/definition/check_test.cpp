#include <gmock/gmock.h>

#include <ostream>
#include <string>
#include <vector>

#include "sample.hpp"

/// StructureDefinitions that are validated themselves: what they say is held against their base.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;

constexpr const char* kPatient = "http://hl7.org/fhir/StructureDefinition/Patient";

/// @param more ends with a comma, or is empty
std::string definition(const std::string& more, const std::string& elements, const std::string& list = "differential") {
    return R"({"resourceType":"StructureDefinition","url":"http://a.example/p","name":"P","status":"draft",
        "kind":"resource","abstract":false,"type":"Patient",)" +
           more + R"(")" + list + R"(":{"element":[{"id":"Patient","path":"Patient"},)" + elements + "]}}";
}
std::string profile(const std::string& elements, const std::string& list = "differential") {
    return definition(R"("derivation":"constraint","baseDefinition":")" + std::string(kPatient) + "\",", elements,
                      list);
}
/// One element with its id and path.
std::string element(const std::string& path, const std::string& members = "") {
    return R"({"id":")" + path + R"(","path":")" + path + "\"" + (members.empty() ? "" : ",") + members + "}";
}

class Definitions : public testing::Test {
protected:
    Validator validator = load();
    fhir::Report last;

    /// Errors and warnings, less what R4 asks of every resource.
    std::vector<std::string> check(const std::string& json) {
        last = validate(validator, json);
        auto found = findings(last);
        std::erase_if(found, [](const std::string& each) { return each.find("dom-6") != std::string::npos; });
        return found;
    }
};

struct FaultRow {
    const char* what;
    std::string elements;
    std::string expected;
};
void PrintTo(const FaultRow& row, std::ostream* out) { *out << row.what; }

class DefinitionFaults : public Definitions, public testing::WithParamInterface<FaultRow> {};
TEST_P(DefinitionFaults, AreNamedWhereTheReferenceNamesThem) {
    EXPECT_THAT(check(profile(GetParam().elements)), Contains(GetParam().expected));
}

const std::string kOne = "StructureDefinition.differential.element[1]";
const std::string kTwo = "StructureDefinition.differential.element[2]";
const std::string kSlicing = R"("slicing":{"discriminator":[{"type":"value","path":"use"}],"rules":"open"})";
std::string invariant(const std::string& key, const std::string& expression) {
    return R"({"key":")" + key + R"(","severity":"error","human":"x","expression":")" + expression + "\"}";
}

INSTANTIATE_TEST_SUITE_P(
    Elements, DefinitionFaults,
    testing::Values(
        FaultRow{"a misspelt path", element("Patient.nmae"), "error snapshot-path-unknown @ " + kOne},
        FaultRow{"a misspelt path inside a type", element("Patient.name.famly"),
                 "error snapshot-path-unknown @ " + kOne},
        FaultRow{"a path of another type", element("Observation.status"),
                 "error snapshot-path-unknown @ StructureDefinition"},
        FaultRow{"a blank in a path", element("Patient.na me"), "error definition-path-form @ " + kOne},
        FaultRow{"two dots in a path", element("Patient..name"), "error definition-path-form @ " + kOne},
        FaultRow{"more than the base's max", element("Patient.birthDate", R"("max":"*")"),
                 "error snapshot-max-raised @ StructureDefinition"},
        FaultRow{"less than the base's min", element("Patient.link.other", R"("min":0)"),
                 "error snapshot-min-lowered @ StructureDefinition"},
        FaultRow{"another type", element("Patient.birthDate", R"("type":[{"code":"string"}])"),
                 "error snapshot-type-not-allowed @ StructureDefinition"},
        FaultRow{"a type that is none", element("Patient.birthDate", R"("type":[{"code":"Bogus"}])"),
                 "error snapshot-type-not-allowed @ StructureDefinition"},
        FaultRow{"another target",
                 element("Patient.managingOrganization",
                         R"("type":[{"code":"Reference","targetProfile":[
                            "http://hl7.org/fhir/StructureDefinition/Observation"]}])"),
                 "error snapshot-target-not-allowed @ StructureDefinition"},
        FaultRow{"a profile of another type", element("Patient.name", R"("type":[{"code":"HumanName","profile":[
                            "http://hl7.org/fhir/StructureDefinition/Address"]}])"),
                 "error snapshot-profile-type @ StructureDefinition"},
        FaultRow{"a weaker binding", element("Patient.gender", R"("binding":{"strength":"example"})"),
                 "error snapshot-binding-weakened @ StructureDefinition"},
        FaultRow{"a fixed value of another type", element("Patient.birthDate", R"("fixedString":"x")"),
                 "error snapshot-value-type @ StructureDefinition"},
        FaultRow{"a pattern of another type", element("Patient.name", R"("patternCoding":{"code":"x"})"),
                 "error snapshot-value-type @ StructureDefinition"},
        FaultRow{"a fixed value where two types are left", element("Patient.deceased[x]", R"("fixedBoolean":true)"),
                 "error snapshot-value-type @ StructureDefinition"},
        FaultRow{"slices of what is one", element("Patient.birthDate", kSlicing),
                 "error snapshot-slicing-of-one @ StructureDefinition"},
        FaultRow{"a slice without a slicing", R"({"id":"Patient.name:a","path":"Patient.name","sliceName":"a"})",
                 "error snapshot-slice-without-slicing @ " + kOne},
        FaultRow{"a slice twice",
                 element("Patient.name", kSlicing) +
                     R"(,{"id":"Patient.name:a","path":"Patient.name","sliceName":"a"},
                         {"id":"Patient.name:b","path":"Patient.name","sliceName":"a"})",
                 "error definition-slice-twice @ StructureDefinition.differential.element[3]"},
        FaultRow{"an id twice", element("Patient.name") + "," + element("Patient.name"),
                 "error definition-id-twice @ " + kTwo},
        FaultRow{"out of order", element("Patient.name") + "," + element("Patient.active"),
                 "error definition-order @ " + kOne},
        FaultRow{"the parent behind its child", element("Patient.name.given") + "," + element("Patient.name"),
                 "error definition-order @ " + kOne},
        FaultRow{"what a missing value means", element("Patient.name", R"("meaningWhenMissing":"x")"),
                 "error definition-meaning-when-missing @ " + kOne},
        FaultRow{"the key of an invariant of R4",
                 element("Patient.contact", R"("constraint":[)" + invariant("pat-1", "name.exists()") + "]"),
                 "error definition-constraint-key @ " + kOne + ".constraint[0]"},
        FaultRow{"an invariant that cannot be read",
                 element("Patient.name", R"("constraint":[)" + invariant("a", "given.exists()") + "," +
                                             invariant("b", "given.exists(") + "]"),
                 "warning definition-constraint-expression @ " + kOne + ".constraint[1]"}));

struct GoodRow {
    const char* what;
    std::string elements;
};
void PrintTo(const GoodRow& row, std::ostream* out) { *out << row.what; }

class GoodDefinitions : public Definitions, public testing::WithParamInterface<GoodRow> {};
TEST_P(GoodDefinitions, AreLeftAlone) { EXPECT_THAT(check(profile(GetParam().elements)), IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(
    Elements, GoodDefinitions,
    testing::Values(
        GoodRow{"narrower", element("Patient.name", R"("min":1,"max":"1")")},
        GoodRow{"the same again", element("Patient.gender", R"("min":0,"max":"1","type":[{"code":"code"}])")},
        GoodRow{"inside a type", element("Patient.name") + "," + element("Patient.name.family", R"("min":1)")},
        GoodRow{"inside a primitive", element("Patient.birthDate.extension")},
        GoodRow{"a typed name", element("Patient.deceasedBoolean", R"("min":1)")},
        GoodRow{"a choice with one type left",
                element("Patient.deceased[x]", R"("type":[{"code":"boolean"}],"fixedBoolean":false)")},
        GoodRow{"slices, and what is in them", element("Patient.name", kSlicing) +
                                                   R"(,{"id":"Patient.name:a","path":"Patient.name","sliceName":"a"},
                         {"id":"Patient.name:a.use","path":"Patient.name.use","fixedCode":"usual"},
                         {"id":"Patient.name:b","path":"Patient.name","sliceName":"b"},
                         {"id":"Patient.name:b.use","path":"Patient.name.use","fixedCode":"old"})"},
        GoodRow{"another element's content",
                element("Patient.link") + "," + element("Patient.link.other.reference", R"("min":1)")}));

TEST_F(Definitions, WhatIsSaidOfTheWholeNamesTheElementInBothLanguages) {
    check(profile(element("Patient.birthDate", R"("max":"*")")));
    ASSERT_TRUE(has_rule(last, "snapshot-max-raised"));
    for (const auto& issue : last) {
        if (issue.rule != "snapshot-max-raised") continue;
        EXPECT_THAT(issue.diagnostics, HasSubstr("Patient.birthDate: "));
        EXPECT_THAT(issue.diagnostics_ja, HasSubstr("Patient.birthDate: "));
        EXPECT_EQ(issue.line, 2U) << "of the element; the definition begins in line 1";
    }
}
TEST_F(Definitions, ASnapshotIsHeldAgainstTheBaseToo) {
    EXPECT_THAT(check(profile(element("Patient.birthDate", R"("max":"*")"), "snapshot")),
                Contains("error snapshot-max-raised @ StructureDefinition"));
    EXPECT_THAT(check(profile(element("Patient.nmae", R"("min":0,"max":"1")"), "snapshot")),
                Contains("error snapshot-path-unknown @ StructureDefinition.snapshot.element[1]"));
}
TEST_F(Definitions, TheRootCannotBeSliced) {
    const std::string json = R"({"resourceType":"StructureDefinition","url":"http://a.example/p","name":"P",
        "status":"draft","kind":"resource","abstract":false,"type":"Patient","derivation":"constraint",
        "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","differential":{"element":[
        {"id":"Patient","path":"Patient",)" +
                             kSlicing + "}]}}";
    EXPECT_THAT(check(json), Contains("error definition-root-slicing @ StructureDefinition.differential.element[0]"));
}
TEST_F(Definitions, AProfileThatBuildsOnItselfIsAnError) {
    EXPECT_THAT(check(definition(R"("derivation":"constraint","baseDefinition":"http://a.example/p",)",
                                 element("Patient.name"))),
                Contains("error snapshot-base-circular @ StructureDefinition"));
}
TEST_F(Definitions, ABaseGoesWithADerivation) {
    const std::string base = R"("baseDefinition":")" + std::string(kPatient) + "\",";
    EXPECT_THAT(check(definition(base, element("Patient.name"))),
                testing::IsSupersetOf({"error definition-derivation @ StructureDefinition",
                                       "error definition-type-of-r4 @ StructureDefinition.type"}));
    EXPECT_THAT(check(definition(base + R"("derivation":"specialization",)", element("Patient.name"))),
                testing::IsSupersetOf({"error definition-specialization @ StructureDefinition",
                                       "error definition-type-of-r4 @ StructureDefinition.type"}));
}
TEST_F(Definitions, ABindingNamesAValueSet) {
    PackageFolder folder;
    folder.add(R"({"resourceType":"CodeSystem","url":"http://a.example/cs","status":"draft","content":"complete"})");
    folder.add(R"({"resourceType":"ValueSet","url":"http://a.example/vs","status":"draft"})");
    validator = load({folder.path()});
    const auto bound_to = [](const std::string& url) {
        return profile(
            element("Patient.maritalStatus", R"("binding":{"strength":"required","valueSet":")" + url + "\"}"));
    };
    const std::string error = "error definition-binding-code-system @ " + kOne + ".binding";
    EXPECT_THAT(check(bound_to("http://a.example/cs")), Contains(error));
    EXPECT_THAT(check(bound_to("http://a.example/vs")), IsEmpty());
    EXPECT_THAT(check(bound_to("http://a.example/nowhere")), Not(Contains(error)));
}
TEST_F(Definitions, ABaseThatIsNotHereRefusesNothing) {
    EXPECT_THAT(check(definition(R"("derivation":"constraint","baseDefinition":"http://a.example/nowhere",)",
                                 element("Patient.birthDate", R"("max":"*")"))),
                IsEmpty());
}
TEST_F(Definitions, AnExtensionMoreOftenThanItsDefinitionSaysIsNoError) {
    PackageFolder folder;
    folder.add(R"({"resourceType":"StructureDefinition","url":"http://a.example/x","name":"X","status":"draft",
        "kind":"complex-type","abstract":false,"type":"Extension","derivation":"constraint",
        "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Extension","differential":{"element":[
        {"id":"Extension","path":"Extension","min":0,"max":"1"}]}})");
    validator = load({folder.path()});
    const auto used = [](const std::string& cardinality) {
        return profile(R"({"id":"Patient.extension:x","path":"Patient.extension","sliceName":"x",)" + cardinality +
                       R"(,"type":[{"code":"Extension","profile":["http://a.example/x"]}]})");
    };
    EXPECT_THAT(check(used(R"("max":"1")")), IsEmpty());
    EXPECT_THAT(check(used(R"("max":"*")")), ElementsAre("warning snapshot-max-raised @ StructureDefinition"));
    EXPECT_THAT(check(used(R"("min":2,"max":"1")")),
                ElementsAre("error eld-2 @ StructureDefinition.differential.element[1]"));
}
TEST_F(Definitions, AFaultOfTheBaseIsNotSaidOfWhatBuildsOnIt) {
    PackageFolder folder;
    folder.add(profile(element("Patient.birthDate", R"("max":"*")")));
    validator = load({folder.path()});
    const std::string above = R"({"resourceType":"StructureDefinition","url":"http://a.example/q","name":"Q",
        "status":"draft","kind":"resource","abstract":false,"type":"Patient","derivation":"constraint",
        "baseDefinition":"http://a.example/p","differential":{"element":[{"id":"Patient","path":"Patient"},)" +
                              element("Patient.name", R"("min":1)") + "]}}";
    EXPECT_THAT(check(above), IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
