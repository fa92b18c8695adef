#include "small_definitions.hpp"

/// Elements below what the base has, choices, slices and extensions. R4 profiling.html#slicing, #snapshot
namespace kakehashi::profiles {
namespace {

using namespace snapshot_samples;
using testing::ElementsAre;
using testing::IsEmpty;

using SnapshotUnfolding = Snapshots;
using SnapshotSlices = Snapshots;
using SnapshotChoices = Snapshots;
using SnapshotExtensions = Snapshots;

const std::string kBySystem = R"("slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"})";

TEST_F(SnapshotUnfolding, ADataTypeIsUnfoldedWhereTheDifferentialGoesBelow) {
    make("Patient", element("Patient.name.family", R"("min":1)"));
    EXPECT_THAT(ids_below("Patient.name"), ElementsAre("Patient.name", "Patient.name.id", "Patient.name.extension",
                                                       "Patient.name.family", "Patient.name.given"));
    EXPECT_EQ(json_of("Patient.name.family", "base"), R"({"path":"HumanName.family","min":0,"max":"1"})");
    EXPECT_THAT(ids_below("Patient.contact"),
                ElementsAre("Patient.contact", "Patient.contact.id", "Patient.contact.name"));
}

TEST_F(SnapshotUnfolding, TheProfileOfATypeIsUnfolded) {
    add(profile("name", "HumanName", kR4 + "HumanName", element("HumanName.family", R"("min":1)")));
    make("Patient", element("Patient.name", R"("type":[{"code":"HumanName","profile":[")" + kOwn + R"(name"]}])") +
                        "," + element("Patient.name.given", R"("min":1)"));
    EXPECT_EQ(json_of("Patient.name.family", "min"), "1");
    EXPECT_EQ(json_of("Patient.name", "min"), "0");
    EXPECT_THAT(report(), IsEmpty());
}

TEST_F(SnapshotUnfolding, AMissingProfileOfATypeIsReportedOnceAndTheTypeIsUnfolded) {
    make("Patient", element("Patient.name", R"("type":[{"code":"HumanName","profile":["http://absent"]}])") + "," +
                        element("Patient.name.given", R"("min":1)"));
    EXPECT_THAT(report(), ElementsAre("warning snapshot-type-profile-missing @ Patient.name"));
    EXPECT_EQ(json_of("Patient.name.given", "min"), "1");
}

TEST_F(SnapshotUnfolding, AContentReferenceGivesWayToWhatItRefersTo) {
    make("Observation", element("Observation.component.part.value[x]", R"("min":1)"));
    EXPECT_THAT(ids_below("Observation.component.part"),
                ElementsAre("Observation.component.part", "Observation.component.part.id",
                            "Observation.component.part.value[x]", "Observation.component.part.part"));
    EXPECT_EQ(json_of("Observation.component.part", "type"), R"([{"code":"BackboneElement"}])");
    EXPECT_EQ(json_of("Observation.component.part", "contentReference"), "absent");
    EXPECT_EQ(json_of("Observation.component.part.part", "contentReference"), R"("#Observation.component")");
}

TEST_F(SnapshotUnfolding, OfSeveralTypesOnlyWhatAllHaveCanBeSaid) {
    make("Observation", element("Observation.value[x].extension", R"("max":"0")") + "," +
                            element("Observation.value[x].unit", R"("min":1)"));
    EXPECT_EQ(json_of("Observation.value[x].extension", "max"), R"("0")");
    EXPECT_THAT(report(), ElementsAre("error snapshot-path-unknown @ Observation.value[x].unit"));
}

TEST_F(SnapshotSlices, StandBehindTheElementAndMayBeAbsent) {
    make("Patient", element("Patient.identifier", R"("min":2,"max":"5",)" + kBySystem) + "," +
                        element("Patient.identifier:insurance", R"("max":"1")") + "," +
                        element("Patient.identifier:insurance.system", R"("fixedUri":"urn:a")") + "," +
                        element("Patient.identifier:local", R"("min":1)"));
    EXPECT_THAT(ids_below("Patient.identifier"),
                ElementsAre("Patient.identifier", "Patient.identifier:insurance", "Patient.identifier:insurance.id",
                            "Patient.identifier:insurance.use", "Patient.identifier:insurance.system",
                            "Patient.identifier:insurance.value", "Patient.identifier:local"));
    EXPECT_EQ(json_of("Patient.identifier:insurance", "min"), "0");
    EXPECT_EQ(json_of("Patient.identifier:local", "max"), R"("5")");
    EXPECT_EQ(json_of("Patient.identifier:local", "slicing"), "absent");
    EXPECT_EQ(json_of("Patient.identifier:local", "sliceName"), R"("local")");
    EXPECT_EQ(json_of("Patient.identifier:insurance.system", "path"), R"("Patient.identifier.system")");
    EXPECT_THAT(report(), IsEmpty());
}

TEST_F(SnapshotSlices, InheritWhatIsSaidOfTheElement) {
    make("Patient", element("Patient.identifier", kBySystem + R"(,"mustSupport":true)") + "," +
                        element("Patient.identifier.value", R"("min":1)") + "," +
                        element("Patient.identifier:local", R"("min":1)"));
    EXPECT_EQ(json_of("Patient.identifier:local.value", "min"), "1");
    EXPECT_EQ(json_of("Patient.identifier:local", "mustSupport"), "absent");  // is said of each slice
}

TEST_F(SnapshotSlices, OfABaseAreKeptAndNewOnesFollow) {
    add(profile("base", "Patient", kR4 + "Patient",
                element("Patient.identifier", kBySystem) + "," + element("Patient.identifier:a", R"("min":1)")));
    make(profile(
        "own", "Patient", kOwn + "base",
        element("Patient.identifier:b", R"("max":"1")") + "," + element("Patient.identifier:a", R"("max":"1")")));
    EXPECT_THAT(ids_below("Patient.identifier"),
                ElementsAre("Patient.identifier", "Patient.identifier:a", "Patient.identifier:b"));
    EXPECT_EQ(json_of("Patient.identifier:a", "min"), "1");
    EXPECT_EQ(json_of("Patient.identifier:a", "max"), R"("1")");
    EXPECT_THAT(report(), IsEmpty());
}

TEST_F(SnapshotSlices, AReslicePrecedesTheNextSlice) {
    make("Patient", element("Patient.identifier", kBySystem) + "," +
                        element("Patient.identifier:a", R"("max":"3",)" + kBySystem) + "," +
                        element("Patient.identifier:b", "") + "," + element("Patient.identifier:a/x", R"("min":1)"));
    EXPECT_THAT(ids_below("Patient.identifier"), ElementsAre("Patient.identifier", "Patient.identifier:a",
                                                             "Patient.identifier:a/x", "Patient.identifier:b"));
    EXPECT_EQ(json_of("Patient.identifier:a/x", "max"), R"("3")");
    EXPECT_EQ(json_of("Patient.identifier:a/x", "sliceName"), R"("a/x")");
}

TEST_F(SnapshotSlices, AReslicedSliceIsSlicedAsTheElementUnlessItSaysHow) {
    make("Patient", element("Patient.extension:a", "") + "," + element("Patient.extension:a/x", R"("min":1)"));
    EXPECT_EQ(json_of("Patient.extension:a", "slicing"), json_of("Patient.extension", "slicing"));
    EXPECT_THAT(json_of("Patient.extension:a", "slicing"), testing::HasSubstr(R"("path":"url")"));
}

TEST_F(SnapshotSlices, AStrokeInASliceNameMakesNoReslice) {
    make("Patient", element("Patient.identifier", kBySystem) + "," + element("Patient.identifier:core/alb", "") + "," +
                        element("Patient.identifier:core/alb.value", R"("min":1)"));
    EXPECT_EQ(json_of("Patient.identifier:core/alb.value", "min"), "1");
    EXPECT_THAT(report(), IsEmpty());
}

TEST_F(SnapshotSlices, OfABackboneElementHaveItsChildren) {
    make("Patient", element("Patient.contact", kBySystem) + "," + element("Patient.contact:next", R"("min":1)") + "," +
                        element("Patient.contact:next.name.family", R"("min":1)"));
    EXPECT_THAT(ids_below("Patient.contact:next"),
                ElementsAre("Patient.contact:next", "Patient.contact:next.id", "Patient.contact:next.name",
                            "Patient.contact:next.name.id", "Patient.contact:next.name.extension",
                            "Patient.contact:next.name.family", "Patient.contact:next.name.given"));
    EXPECT_THAT(ids_below("Patient.contact.name."), IsEmpty());
}

TEST_F(SnapshotSlices, ThatCopyOneAnotherHaveALimit) {
    // Each level has the slices of the level below 30 times: 30 to the 5th.
    std::string elements;
    for (int depth = 5; depth > 0; --depth) {
        std::string path = "Observation.component";
        for (int i = 1; i < depth; ++i) path += ".part";
        elements += element(path, kBySystem) + ",";
        for (int slice = 0; slice < 30; ++slice) elements += element(path + ":s" + std::to_string(slice), "") + ",";
    }
    elements.pop_back();
    EXPECT_THAT(refusal(profile("own", "Observation", kR4 + "Observation", elements)),
                testing::StartsWith("snapshot-too-large"));
}

TEST_F(SnapshotUnfolding, AChainOfProfilesHasTheLimitOfOneProfile) {
    // An element with some 170 below it, and in each profile 200 more slices that copy them.
    std::string deep = "Observation.component";
    for (int i = 0; i < 55; ++i) deep += ".part";
    std::string elements = element("Observation.component", kBySystem) + "," + element(deep + ".id", "");
    std::string base = kR4 + "Observation";
    for (const std::string name : {"a", "b", "c"}) {
        for (int i = 0; i < 200; ++i)
            elements += "," + element("Observation.component:" + name + std::to_string(i), "");
        add(profile(name, "Observation", base, elements));
        base = kOwn + name;
        elements = element("Observation.component", "");
    }
    make(profile("own", "Observation", kOwn + "b", element("Observation", "")));
    EXPECT_GT(ids().size(), 60'000U);
    EXPECT_THAT(refusal(profile("own", "Observation", kOwn + "c", element("Observation", ""))),
                testing::StartsWith("snapshot-too-large"));
}

TEST_F(SnapshotUnfolding, DepthHasALimit) {
    std::string id = "Observation.component";
    for (int i = 0; i < 100; ++i) id += ".part";
    make("Observation", element(id, R"("min":1)"));
    EXPECT_THAT(report(), ElementsAre("error snapshot-too-deep @ " + id.substr(0, 80)));
}

TEST_F(SnapshotUnfolding, ABaseWithOrphansIsReported) {
    add(R"({"resourceType":"StructureDefinition","url":")" + kR4 + R"(Basic","snapshot":{"element":[
        {"id":"Basic","path":"Basic","min":0,"max":"*"},{"id":"Basic.code.text","path":"Basic.code.text"}]}})");
    make("Basic", element("Basic", R"("short":"s")"));
    EXPECT_THAT(report(), ElementsAre("warning snapshot-base-incomplete @ Basic"));
}

TEST_F(SnapshotUnfolding, ABaseWithoutItsRootIsRefused) {
    for (const char* elements : {R"({"id":".","path":"Basic"})", R"({"id":"","path":""})", R"({"path":"."})",
                                 R"({"id":"Basic.code","path":"Basic.code"})", R"({"id":"Basic:a","path":"Basic"})"}) {
        add(R"({"resourceType":"StructureDefinition","url":")" + kR4 + R"(Basic","snapshot":{"element":[)" + elements +
            "]}}");
        EXPECT_THAT(refusal(profile("own", "Basic", kR4 + "Basic", element("Basic", R"("short":"s")"))),
                    testing::StartsWith("snapshot-base-without-root"))
            << elements;
    }
}

TEST_F(SnapshotUnfolding, ABaseThatSaysAnElementTwiceIsReportedAndItsFirstWordStands) {
    for (const char* again : {R"({"id":"Basic","path":"Basic","short":"again"})",
                              R"({"id":"Basic.code","path":"Basic.code","short":"again"})",
                              R"({"id":"Basic.code:a","path":"Basic.code","sliceName":"a","short":"again"})",
                              R"({"id":"Other.code","path":"Other.code","short":"again"})"}) {
        add(R"({"resourceType":"StructureDefinition","url":")" + kR4 + R"(Basic","snapshot":{"element":[
            {"id":"Basic","path":"Basic","min":0,"max":"*"},{"id":"Basic.code","path":"Basic.code","short":"first"},
            {"id":"Basic.code:a","path":"Basic.code","sliceName":"a","short":"first"},)" +
            again + "]}}");
        make("Basic", element("Basic", R"("short":"s")"));
        EXPECT_THAT(ids(), ElementsAre("Basic", "Basic.code", "Basic.code:a")) << again;
        EXPECT_EQ(json_of("Basic.code", "short"), R"("first")") << again;
        EXPECT_EQ(json_of("Basic.code:a", "short"), R"("first")") << again;
        EXPECT_THAT(report(), ElementsAre("warning snapshot-base-incomplete @ Basic")) << again;
    }
}

TEST_F(SnapshotChoices, ATypedNameAloneAllowsOnlyThatType) {
    make("Observation", element("Observation.valueQuantity", R"("min":1)") + "," +
                            element("Observation.valueQuantity.unit", R"("min":1)"));
    EXPECT_THAT(ids_below("Observation.value"),
                ElementsAre("Observation.value[x]", "Observation.value[x]:valueQuantity",
                            "Observation.value[x]:valueQuantity.id", "Observation.value[x]:valueQuantity.value",
                            "Observation.value[x]:valueQuantity.unit"));
    EXPECT_EQ(json_of("Observation.value[x]", "type"), R"([{"code":"Quantity"}])");
    EXPECT_EQ(json_of("Observation.value[x]", "slicing"),
              R"({"discriminator":[{"type":"type","path":"$this"}],"ordered":false,"rules":"closed"})");
}

TEST_F(SnapshotChoices, TypedNamesOfSeveralTypesAreOpenSlices) {
    make("Observation", element("Observation.valueQuantity.unit", R"("min":1)") + "," +
                            element("Observation.valueQuantity", "") + "," +
                            element("Observation.valueString", R"("maxLength":3)"));
    EXPECT_EQ(json_of("Observation.value[x]", "type"), R"([{"code":"Quantity"},{"code":"string"},{"code":"boolean"}])");
    EXPECT_THAT(json_of("Observation.value[x]", "slicing"), testing::HasSubstr(R"("rules":"open")"));
    EXPECT_EQ(json_of("Observation.value[x]:valueString", "type"), R"([{"code":"string"}])");
    EXPECT_EQ(json_of("Observation.value[x]:valueQuantity.unit", "min"), "1");
}

TEST_F(SnapshotChoices, ASliceNamedAfterATypeIsOfThatType) {
    make("Observation", element("Observation.value[x]:valueQuantity", "") + "," +
                            element("Observation.value[x]:valueQuantity.unit", R"("min":1)"));
    EXPECT_EQ(json_of("Observation.value[x]:valueQuantity", "type"), R"([{"code":"Quantity"}])");
    EXPECT_THAT(json_of("Observation.value[x]", "slicing"), testing::HasSubstr(R"("path":"$this")"));
}

TEST_F(SnapshotExtensions, AreSlicedByUrlWithoutSayingSo) {
    add(profile("religion", "Extension", kR4 + "Extension",
                element("Extension", R"("short":"Religion","max":"1")") + "," +
                    element("Extension.url", R"("fixedUri":"http://example.org/religion")") + "," +
                    element("Extension.value[x]", R"("type":[{"code":"string"}])")));
    const std::string type = R"("type":[{"code":"Extension","profile":[")" + kOwn + R"(religion"]}])";
    make("Patient", element("Patient.extension:religion", type));
    EXPECT_EQ(json_of("Patient.extension", "slicing"),
              R"({"discriminator":[{"type":"value","path":"url"}],"ordered":false,"rules":"open"})");
    EXPECT_EQ(json_of("Patient.extension:religion", "short"), R"("Religion")");
    EXPECT_EQ(json_of("Patient.extension:religion", "max"), R"("1")");
    EXPECT_EQ(json_of("Patient.extension:religion", "base"), R"({"path":"Patient.extension","min":0,"max":"*"})");
    EXPECT_THAT(ids_below("Patient.extension:religion."), IsEmpty());
    make("Patient", element("Patient.extension:religion", type) + "," +
                        element("Patient.extension:religion.value[x]", R"("min":1)"));
    EXPECT_EQ(json_of("Patient.extension:religion.url", "fixedUri"), R"("http://example.org/religion")");
    EXPECT_EQ(json_of("Patient.extension:religion.value[x]", "type"), R"([{"code":"string"}])");
}

TEST_F(SnapshotExtensions, MayBeAbsentWhereTheirDefinitionSaysThatTheyMustBeThere) {
    add(profile("must", "Extension", kR4 + "Extension", element("Extension", R"("min":1,"max":"1")")));
    const std::string type = R"("type":[{"code":"Extension","profile":[")" + kOwn + R"(must"]}])";
    make("Patient", element("Patient.extension:must", R"("min":0,)" + type));
    EXPECT_THAT(report(), IsEmpty());
    EXPECT_EQ(json_of("Patient.extension:must", "min"), "0");
    make("Patient", element("Patient.extension:must", R"("max":"2",)" + type));
    EXPECT_THAT(report(), ElementsAre("error snapshot-max-raised @ Patient.extension:must"));
    EXPECT_EQ(json_of("Patient.extension:must", "min"), "1");
}

TEST_F(SnapshotExtensions, OneInsideItselfEnds) {
    add(profile(
        "tree", "Extension", kR4 + "Extension",
        element("Extension.extension:tree", R"("type":[{"code":"Extension","profile":[")" + kOwn + R"(tree"]}])")));
    make(profile(
        "own", "Patient", kR4 + "Patient",
        element("Patient.extension:tree", R"("type":[{"code":"Extension","profile":[")" + kOwn + R"(tree"]}])") + "," +
            element("Patient.extension:tree.extension", R"("max":"2")")));
    EXPECT_THAT(report(), ElementsAre("warning snapshot-base-circular @ Extension.extension:tree"));
    EXPECT_EQ(json_of("Patient.extension:tree.extension:tree", "sliceName"), R"("tree")");
}

}  // namespace
}  // namespace kakehashi::profiles
