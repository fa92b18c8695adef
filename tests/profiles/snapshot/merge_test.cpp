#include "small_definitions.hpp"

/// What a differential says of an element, over what its base says. R4 elementdefinition.html#interpretation
namespace kakehashi::profiles {
namespace {

using namespace snapshot_samples;
using testing::ElementsAre;
using testing::IsEmpty;

using SnapshotMerge = Snapshots;

TEST_F(SnapshotMerge, WhatIsNotSaidStaysAsTheBaseHasIt) {
    make("Patient", element("Patient.gender", R"("min":1)"));
    EXPECT_THAT(report(), IsEmpty());
    EXPECT_EQ(json_of("Patient.gender"),
              R"({"id":"Patient.gender","path":"Patient.gender","short":"R4 Patient.gender","min":1,"max":"1",)"
              R"("base":{"path":"Patient.gender","min":0,"max":"1"},"type":[{"code":"code"}],)"
              R"("constraint":[{"key":"ele-1","severity":"error","human":"has content"}]})");
    EXPECT_EQ(ids().size(), 10U);  // all of Patient, nothing unfolded
}

TEST_F(SnapshotMerge, TheRestOfTheStructureDefinitionStays) {
    make("Patient", element("Patient.gender", R"("min":1)"));
    const fhir::Node& root = snapshot.structure_definition.root();
    EXPECT_EQ(root.text_of("url"), kOwn + "own");
    EXPECT_EQ(root.find("differential")->find("element")->items().size(), 1U);
    EXPECT_EQ(root.members().back().name, "differential");
}

TEST_F(SnapshotMerge, ASnapshotThatIsThereIsMadeAnew) {
    std::string with_snapshot = profile("own", "Patient", kR4 + "Patient", element("Patient.gender", R"("min":1)"));
    with_snapshot.pop_back();
    make(with_snapshot + R"(,"snapshot":{"element":[{"id":"Patient","path":"Patient"}]}})");
    EXPECT_EQ(ids().size(), 10U);
}

TEST_F(SnapshotMerge, DotsBeforeATextAppendIt) {
    make("Patient", element("Patient.gender", R"("short":"...and more","definition":"...new")"));
    EXPECT_EQ(json_of("Patient.gender", "short"), R"("R4 Patient.gender\r\nand more")");
    EXPECT_EQ(json_of("Patient.gender", "definition"), R"("new")");  // the base has none to append to
}

TEST_F(SnapshotMerge, InvariantsAreAddedWithTheirSource) {
    make("Patient", element("Patient.gender", R"("constraint":[{"key":"own-1","severity":"error","human":"h"},
                                                              {"key":"ele-1","severity":"warning","human":"weaker"}])"));
    EXPECT_EQ(json_of("Patient.gender", "constraint"), R"([{"key":"ele-1","severity":"error","human":"has content"},)"
                                                       R"({"key":"own-1","severity":"error","human":"h","source":")" +
                                                           kOwn + R"(own"}])");
}

TEST_F(SnapshotMerge, ListsOfWordsAreAddedTo) {
    add(profile("base", "Patient", kR4 + "Patient", element("Patient.gender", R"("alias":["a"],"condition":["own-1"],
        "mapping":[{"identity":"x","map":"1"}])")));
    make(profile("own", "Patient", kOwn + "base", element("Patient.gender", R"("alias":["b","a"],"condition":["own-2"],
        "mapping":[{"identity":"x","map":"1"},{"identity":"x","map":"2"}])")));
    EXPECT_EQ(json_of("Patient.gender", "alias"), R"(["a","b"])");
    EXPECT_EQ(json_of("Patient.gender", "condition"), R"(["own-1","own-2"])");
    EXPECT_EQ(json_of("Patient.gender", "mapping"), R"([{"identity":"x","map":"1"},{"identity":"x","map":"2"}])");
}

TEST_F(SnapshotMerge, AFixedValueReplacesTheBases) {
    add(profile("base", "Patient", kR4 + "Patient",
                element("Patient.gender", R"("patternCode":"a","mustSupport":true)")));
    make(profile("own", "Patient", kOwn + "base", element("Patient.gender", R"("patternCode":"b")")));
    EXPECT_EQ(json_of("Patient.gender", "patternCode"), R"("b")");
    EXPECT_EQ(json_of("Patient.gender", "mustSupport"), "true");
}

TEST_F(SnapshotMerge, ABindingKeepsWhatIsNotSaidAgain) {
    add(profile(
        "base", "Patient", kR4 + "Patient",
        element("Patient.gender", R"("binding":{"strength":"extensible","description":"d","valueSet":"http://a"})")));
    make(profile("own", "Patient", kOwn + "base", element("Patient.gender", R"("binding":{"strength":"required"})")));
    EXPECT_EQ(json_of("Patient.gender", "binding"),
              R"({"strength":"required","description":"d","valueSet":"http://a"})");
    EXPECT_THAT(report(), IsEmpty());
}

TEST_F(SnapshotMerge, ABaseWithADifferentialAloneIsMadeFirst) {
    add(profile("base", "Patient", kR4 + "Patient", element("Patient.name.family", R"("min":1)")));
    make(profile("own", "Patient", kOwn + "base", element("Patient.name.given", R"("min":1)")));
    EXPECT_EQ(json_of("Patient.name.family", "min"), "1");
    EXPECT_EQ(json_of("Patient.name.given", "min"), "1");
    EXPECT_EQ(json_of("Patient.name.given", "base"), R"({"path":"HumanName.given","min":0,"max":"*"})");
}

TEST_F(SnapshotMerge, AVersionedBaseIsTheOneOfThatVersion) {
    const auto versioned = [&](const std::string& version, const std::string& min) {
        std::string json = profile("base", "Patient", kR4 + "Patient", element("Patient.gender", R"("min":)" + min));
        json.pop_back();
        add(json + R"(,"version":")" + version + R"("})");
    };
    versioned("1", "1");
    versioned("2", "0");
    make(profile("own", "Patient", kOwn + "base|1", element("Patient.name", R"("min":1)")));
    EXPECT_EQ(json_of("Patient.gender", "min"), "1");
    make(profile("own", "Patient", kOwn + "base", element("Patient.name", R"("min":1)")));
    EXPECT_EQ(json_of("Patient.gender", "min"), "0");
}

struct Contradiction {
    const char* why;
    const char* id;
    const char* members;
    const char* rule;
};
void PrintTo(const Contradiction& row, std::ostream* out) { *out << row.why; }

class SnapshotContradictions : public Snapshots, public testing::WithParamInterface<Contradiction> {};
TEST_P(SnapshotContradictions, AreReportedAtTheElement) {
    add(profile("base", "Patient", kR4 + "Patient",
                element("Patient.identifier", R"("min":1,"max":"2")") + "," +
                    element("Patient.gender", R"("binding":{"strength":"required","valueSet":"http://a"})")));
    make(profile("own", "Patient", kOwn + "base", element(GetParam().id, GetParam().members)));
    EXPECT_THAT(report(), ElementsAre(std::string("error ") + GetParam().rule + " @ " + GetParam().id));
    EXPECT_FALSE(snapshot.report[0].diagnostics_ja.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Rows, SnapshotContradictions,
    testing::Values(Contradiction{"min lowered", "Patient.identifier", R"("min":0)", "snapshot-min-lowered"},
                    Contradiction{"max raised", "Patient.identifier", R"("max":"3")", "snapshot-max-raised"},
                    Contradiction{"max raised to any", "Patient.identifier", R"("max":"*")", "snapshot-max-raised"},
                    Contradiction{"min above max", "Patient.gender", R"("min":2)", "snapshot-min-above-max"},
                    Contradiction{"another type", "Patient.name", R"("type":[{"code":"string"}])",
                                  "snapshot-type-not-allowed"},
                    Contradiction{"another target", "Patient.generalPractitioner",
                                  R"("type":[{"code":"Reference","targetProfile":[
                                      "http://hl7.org/fhir/StructureDefinition/Patient"]}])",
                                  "snapshot-target-not-allowed"},
                    Contradiction{"a weaker binding", "Patient.gender", R"("binding":{"strength":"preferred"})",
                                  "snapshot-binding-weakened"},
                    Contradiction{"an element that the base does not have", "Patient.nickname", R"("min":1)",
                                  "snapshot-path-unknown"},
                    Contradiction{"an element that the type does not have", "Patient.name.nickname", R"("min":1)",
                                  "snapshot-path-unknown"},
                    Contradiction{"another type's path", "Observation.code", R"("min":1)", "snapshot-path-unknown"},
                    Contradiction{"a type that the choice does not have", "Patient.deceasedBoolean", R"("min":1)",
                                  "snapshot-path-unknown"},
                    Contradiction{"a slice of nothing sliced", "Patient.name:legal", R"("min":1)",
                                  "snapshot-slice-without-slicing"}));

TEST_F(SnapshotMerge, ATargetThatDerivesFromTheBasesIsAllowed) {
    add(profile("doctor", "Practitioner", kR4 + "Practitioner", element("Practitioner", "")));
    make("Patient", element("Patient.generalPractitioner",
                            R"("type":[{"code":"Reference","targetProfile":[")" + kOwn + R"(doctor"]}])"));
    EXPECT_THAT(report(), IsEmpty());
}

TEST_F(SnapshotMerge, WhatIsRefused) {
    const std::string gender = element("Patient.gender", R"("min":1)");
    EXPECT_THAT(refusal(profile("own", "Patient", kOwn + "absent", gender)),
                "snapshot-base-missing: The base " + kOwn + "absent is not here. Load the package that has it.");
    EXPECT_THAT(refusal(profile("own", "Group", kR4 + "Group", element("Group", ""))),
                testing::HasSubstr("Load the package hl7.fhir.r4.core 4.0.1"));
    EXPECT_THAT(refusal(profile("own", "Patient", kR4 + "Patient", "")),
                testing::StartsWith("snapshot-no-differential"));
    EXPECT_THAT(refusal(type_definition("Basic 0 *")), testing::StartsWith("snapshot-not-constraint"));
    EXPECT_THAT(refusal(R"({"resourceType":"ValueSet"})"), testing::StartsWith("snapshot-not-structure-definition"));
    EXPECT_THAT(refusal(profile("own", "Patient", kR4 + "Patient", element("Patient.gender.value", R"("min":1)"))),
                "snapshot-r4-missing: R4's own definition " + kR4 +
                    "code is not here. Load the package hl7.fhir.r4.core 4.0.1 (--package).");
}

TEST_F(SnapshotMerge, CirclesOfBasesAreRefused) {
    const std::string gender = element("Patient.gender", R"("min":1)");
    EXPECT_THAT(refusal(profile("own", "Patient", kOwn + "own", gender)),
                testing::StartsWith("snapshot-base-circular"));
    add(profile("a", "Patient", kOwn + "b", gender));
    add(profile("b", "Patient", kOwn + "c", gender));
    add(profile("c", "Patient", kOwn + "a", gender));
    EXPECT_THAT(refusal(profile("own", "Patient", kOwn + "a", gender)), testing::StartsWith("snapshot-base-circular"));
}

TEST_F(SnapshotMerge, AChainOfBasesHasALimit) {
    const std::string gender = element("Patient.gender", R"("min":1)");
    for (int i = 0; i < 40; ++i)
        add(profile("p" + std::to_string(i), "Patient", kOwn + "p" + std::to_string(i + 1), gender));
    EXPECT_THAT(refusal(profile("own", "Patient", kOwn + "p0", gender)), testing::StartsWith("snapshot-base-too-deep"));
}

TEST_F(SnapshotMerge, AnElementWithoutIdIsFoundByItsPathAndTheOpenSlice) {
    make("Patient",
         R"({"path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}},
                       {"path":"Patient.identifier","sliceName":"a"},{"path":"Patient.identifier.system","fixedUri":"urn:a"})");
    EXPECT_EQ(json_of("Patient.identifier:a.system", "fixedUri"), R"("urn:a")");
    EXPECT_EQ(json_of("Patient.identifier.system"), "");
    EXPECT_THAT(report(), IsEmpty());
}

TEST_F(SnapshotMerge, AnIdThatIsNotItsPathIsReported) {
    make("Patient", R"({"id":"Patient.name","path":"Patient.gender","min":1})");
    EXPECT_THAT(report(), ElementsAre("warning snapshot-id-mismatch @ Patient.name"));
    EXPECT_EQ(json_of("Patient.gender", "min"), "1");
    EXPECT_EQ(json_of("Patient.name", "min"), "0");
}

}  // namespace
}  // namespace kakehashi::profiles
