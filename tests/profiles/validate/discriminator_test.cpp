#include <gmock/gmock.h>

#include "own_profiles.hpp"

/// How slices tell what belongs to them. Source: R4 profiling.html#discriminator
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace testing_samples;

using Discriminators = OwnProfiles;

TEST_F(Discriminators, Exists) {
    folder.add(profile(
        "own", "Patient", r4("Patient"),
        R"({"path":"Patient.name","slicing":{"discriminator":[{"type":"exists","path":"period"}],"rules":"open"}},
                          {"path":"Patient.name","sliceName":"now","max":"1"},
                          {"path":"Patient.name.period","max":"0"},
                          {"path":"Patient.name","sliceName":"old","max":"1"},
                          {"path":"Patient.name.period","min":1})"));
    const std::string old_name = R"({"text":"a","period":{"end":"2001"}})";
    EXPECT_THAT(check_errors("own", patient(R"(,"name":[{"text":"b"},)" + old_name + "]")), IsEmpty());
    EXPECT_THAT(check_errors("own", patient(R"(,"name":[)" + old_name + "," + old_name + "]")),
                ElementsAre("error cardinality-max @ Patient"));
}
TEST_F(Discriminators, PatternAtThisWithNestedValues) {
    folder.add(profile(
        "own", "Observation", r4("Observation"),
        R"({"path":"Observation.category","slicing":{"discriminator":[{"type":"value","path":"$this"}],"rules":"open"}},
                          {"path":"Observation.category","sliceName":"laboratory","min":1,"max":"1"},
                          {"path":"Observation.category.coding.system","min":1,"fixedUri":"http://a.example"},
                          {"path":"Observation.category.coding.code","min":1,"fixedCode":"laboratory"})"));
    const auto category = [](const std::string& code) {
        return observation(R"("code":{"text":"x"},"category":[{"coding":[{"system":"http://a.example","code":")" +
                           code + R"("}]}])");
    };
    EXPECT_THAT(check_errors("own", category("laboratory")), IsEmpty());
    EXPECT_THAT(check_errors("own", category("imaging")), ElementsAre("error cardinality-min @ Observation"));
}
TEST_F(Discriminators, WithoutOneASliceCannotBeCheckedAndTheProfileIsNamedAsTheCause) {
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"path":"Patient.name","slicing":{"rules":"open","description":"by eye"}},
                          {"path":"Patient.name","sliceName":"now","min":1})"));
    EXPECT_THAT(check_errors("own", patient(R"(,"name":[{"text":"b"}])")), IsEmpty());
    EXPECT_TRUE(has_rule(last, "slice-without-discriminator"));
    EXPECT_FALSE(has_rule(last, "slice-content-missing"));
}
// jp-clins says of all lab codings that a display stands there, and tells its slices by system and display.
TEST_F(Discriminators, WhatIsSaidOfTheElementHoldsForItsSlices) {
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"},
                               {"type":"value","path":"value"}],"rules":"open"}},
                          {"path":"Patient.identifier.value","min":1},
                          {"path":"Patient.identifier","sliceName":"insured","max":"1"},
                          {"path":"Patient.identifier.system","fixedUri":"urn:a"})"));
    EXPECT_THAT(check_errors("own", patient(R"(,"identifier":[{"system":"urn:a","value":"1"}])")), IsEmpty());
    EXPECT_THAT(check_errors("own", patient(R"(,"identifier":[{"system":"urn:a","value":"1"},
                                                              {"system":"urn:a","value":"2"}])")),
                ElementsAre("error cardinality-max @ Patient"));
}
TEST_F(Discriminators, AResliceOfAnExtensionTellsTheSlice) {
    folder.add(profile("kind", "Extension", r4("Extension"),
                       R"({"path":"Extension.url","fixedUri":")" + kBase +
                           R"(kind"},{"path":"Extension.value[x]","type":[{"code":"code"}]})"));
    const std::string type = R"("type":[{"code":"Extension","profile":[")" + kBase + R"(kind"]}])";
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"id":"Patient.contact","path":"Patient.contact","slicing":{"discriminator":[
                               {"type":"value","path":"extension(')" +
                           kBase + R"(kind').value"}],"rules":"open"}},
                          {"id":"Patient.contact.extension:kind","path":"Patient.contact.extension","sliceName":"kind",)" +
                           type + R"(},
                          {"id":"Patient.contact:next","path":"Patient.contact","sliceName":"next","max":"1"},
                          {"id":"Patient.contact:next.extension:kind/next","path":"Patient.contact.extension",
                           "sliceName":"kind/next","min":1,)" +
                           type + R"(},
                          {"id":"Patient.contact:next.extension:kind/next.valueCode",
                           "path":"Patient.contact.extension.valueCode","min":1,"fixedCode":"next"})"));
    const auto contact = [](const std::string& kind) {
        return R"({"name":{"text":"x"},"extension":[{"url":")" + kBase + R"(kind","valueCode":")" + kind + R"("}]})";
    };
    EXPECT_THAT(check_errors("own", patient(R"(,"contact":[)" + contact("next") + "," + contact("other") + "]")),
                IsEmpty());
    EXPECT_THAT(check_errors("own", patient(R"(,"contact":[)" + contact("next") + "," + contact("next") + "]")),
                ElementsAre("error cardinality-max @ Patient"));
}
TEST_F(Discriminators, TypeOfAChoice) {
    folder.add(profile(
        "own", "Observation", r4("Observation"),
        R"({"id":"Observation.value[x]","path":"Observation.value[x]","slicing":{"discriminator":[{"type":"type","path":"$this"}],"rules":"closed"}},
                          {"id":"Observation.value[x]:valueQuantity","path":"Observation.value[x]","sliceName":"valueQuantity","type":[{"code":"Quantity"}]},
                          {"id":"Observation.value[x]:valueQuantity.unit","path":"Observation.value[x].unit","min":1})"));
    EXPECT_THAT(check_errors("own", observation(R"("code":{"text":"x"},"valueQuantity":{"value":1,"unit":"g"})")),
                IsEmpty());
    EXPECT_THAT(check_errors("own", observation(R"("code":{"text":"x"},"valueQuantity":{"value":1})")),
                ElementsAre("error cardinality-min @ Observation.value"));
    EXPECT_THAT(check_errors("own", observation(R"("code":{"text":"x"},"valueString":"x")")),
                ElementsAre("error slicing-closed @ Observation.value"));
}
TEST_F(Discriminators, ProfileOfAResolvedReference) {
    folder.add(profile("doctor", "Practitioner", r4("Practitioner"), R"({"path":"Practitioner.name","min":1})"));
    folder.add(profile(
        "own", "Observation", r4("Observation"),
        R"e({"path":"Observation.performer","slicing":{"discriminator":[{"type":"profile","path":"resolve()"}],"rules":"open"}},
                          {"path":"Observation.performer","sliceName":"doctor","min":1,
                           "type":[{"code":"Reference","targetProfile":["http://example.org/StructureDefinition/doctor"]}]})e"));
    const auto performed_by = [](const std::string& resource) {
        return observation(R"("code":{"text":"x"},"contained":[)" + resource + R"(],"performer":[{"reference":"#a"}])");
    };
    EXPECT_THAT(check_errors("own", performed_by(R"({"resourceType":"Practitioner","id":"a","name":[{"text":"x"}]})")),
                IsEmpty());
    EXPECT_THAT(check_errors("own", performed_by(R"({"resourceType":"Practitioner","id":"a"})")),
                ElementsAre("error cardinality-min @ Observation"));
    EXPECT_THAT(check_errors("own", performed_by(R"({"resourceType":"Organization","id":"a","name":"x"})")),
                ElementsAre("error cardinality-min @ Observation"));
}
TEST_F(Discriminators, ValueInsideAnExtension) {
    folder.add(profile("kind", "Extension", r4("Extension"),
                       R"({"path":"Extension.url","fixedUri":"http://example.org/StructureDefinition/kind"},
                          {"path":"Extension.value[x]","min":1,"type":[{"code":"code"}]})"));
    folder.add(profile(
        "own", "Patient", r4("Patient"),
        R"e({"id":"Patient.name","path":"Patient.name","slicing":{"discriminator":[{"type":"value","path":"extension('http://example.org/StructureDefinition/kind').value"}],"rules":"open"}},
                          {"id":"Patient.name:kanji","path":"Patient.name","sliceName":"kanji","min":1,"max":"1"},
                          {"id":"Patient.name:kanji.extension:kind","path":"Patient.name.extension","sliceName":"kind","min":1,
                           "type":[{"code":"Extension","profile":["http://example.org/StructureDefinition/kind"]}]},
                          {"id":"Patient.name:kanji.extension:kind.value[x]","path":"Patient.name.extension.value[x]","fixedCode":"IDE"})e"));
    const auto named = [](const std::string& code) {
        return patient(
            R"(,"name":[{"text":"x","extension":[{"url":"http://example.org/StructureDefinition/kind","valueCode":")" +
            code + R"("}]}])");
    };
    EXPECT_THAT(check_errors("own", named("IDE")), IsEmpty());
    EXPECT_THAT(check_errors("own", named("SYL")), ElementsAre("error cardinality-min @ Patient"));
}
TEST_F(Discriminators, ReslicesCountInsideTheirSlice) {
    folder.add(profile(
        "own", "Patient", r4("Patient"),
        R"({"id":"Patient.identifier","path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}},
                          {"id":"Patient.identifier:a","path":"Patient.identifier","sliceName":"a","slicing":{"discriminator":[{"type":"value","path":"use"}],"rules":"open"}},
                          {"id":"Patient.identifier:a.system","path":"Patient.identifier.system","min":1,"fixedUri":"http://a.example"},
                          {"id":"Patient.identifier:a/official","path":"Patient.identifier","sliceName":"a/official","min":1,"max":"1"},
                          {"id":"Patient.identifier:a/official.use","path":"Patient.identifier.use","min":1,"fixedCode":"official"})"));
    const auto identified = [](const std::string& use) {
        return patient(R"(,"identifier":[{"system":"http://a.example","value":"1","use":")" + use + R"("}])");
    };
    EXPECT_THAT(check_errors("own", identified("official")), IsEmpty());
    EXPECT_THAT(check_errors("own", identified("old")), ElementsAre("error cardinality-min @ Patient"));
}

using ReferenceTargets = OwnProfiles;

TEST_F(ReferenceTargets, WhatIsInTheDocumentMeetsTheTargetProfile) {
    folder.add(profile("doctor", "Practitioner", r4("Practitioner"), R"({"path":"Practitioner.name","min":1})"));
    folder.add(profile(
        "own", "Observation", r4("Observation"),
        R"({"path":"Observation.performer","type":[{"code":"Reference","targetProfile":["http://example.org/StructureDefinition/doctor"]}]})"));
    const auto performed_by = [](const std::string& members) {
        return observation(R"("code":{"text":"x"},"contained":[{"resourceType":"Practitioner","id":"a")" + members +
                           R"(}],"performer":[{"reference":"#a"}])");
    };
    EXPECT_THAT(check_errors("own", performed_by(R"(,"name":[{"text":"x"}])")), IsEmpty());
    EXPECT_THAT(check_errors("own", performed_by("")),
                ElementsAre("error reference-target-profile @ Observation.performer[0]"));
}

TEST_F(ReferenceTargets, AChainAsLongAsTheBundleIsFollowedSafely) {
    folder.add(profile(
        "link", "Observation", r4("Observation"),
        R"({"path":"Observation.hasMember","type":[{"code":"Reference","targetProfile":["http://example.org/StructureDefinition/link"]}]})"));
    folder.add(profile("own", "Bundle", r4("Bundle"), R"({"path":"Bundle.entry","min":1})"));
    std::string entries;
    constexpr int kLinks = 5000;
    for (int i = 0; i < kLinks; ++i)
        entries +=
            (i > 0 ? "," : "") + (R"({"fullUrl":"http://a.example/Observation/)" + std::to_string(i)) +
            R"(","resource":)" +
            observation(R"("id":")" + std::to_string(i) +
                        R"(","meta":{"profile":["http://example.org/StructureDefinition/link"]},"code":{"text":"x"},
                       "hasMember":[{"reference":"Observation/)" +
                        std::to_string((i + 1) % kLinks) + R"("}])") +
            "}";
    EXPECT_THAT(check_errors("own", R"({"resourceType":"Bundle","type":"collection","entry":[)" + entries + "]}"),
                IsEmpty());
}

}  // namespace
}  // namespace kakehashi::profiles
