#include "kakehashi/profiles/must_support.hpp"

#include <gmock/gmock.h>

#include "own_profiles.hpp"

namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;

class MustSupport : public testing::Test {
protected:
    /// "Patient.name 2" or "Patient.contact.name 0 (1..1)" with places, of all profiles that are applied.
    std::vector<std::string> counts(const std::string& name, const std::string& json) {
        const Validator validator = load({folder.path()});
        auto document = fhir::parse_json(json);
        if (!document) return {document.error().diagnostics};
        found.clear();
        (void)validator.validate(*document, {.profiles = {kBase + name}}, found);
        std::vector<std::string> lines;
        for (const auto& each : found)
            lines.push_back(each.element.id + " " +
                            (each.is_certain ? std::to_string(each.count) + "/" + std::to_string(each.places) : "?"));
        return lines;
    }
    static std::string flagged(const std::string& path, const std::string& more = "") {
        return R"({"path":")" + path + R"(","mustSupport":true)" + more + "}";
    }

    PackageFolder folder;
    std::vector<MustSupportCount> found;
};

TEST_F(MustSupport, WhatIsThereAndWhatIsNotAreToldApart) {
    folder.add(profile("own", "Patient", r4("Patient"),
                       flagged("Patient.name", R"(,"min":1,"short":"氏名")") + "," + flagged("Patient.birthDate")));
    EXPECT_THAT(counts("own", patient(R"(,"name":[{"text":"a"},{"text":"b"}])")),
                ElementsAre("Patient.name 2/1", "Patient.birthDate 0/1"));
    EXPECT_EQ(found[0].element.short_name, "氏名");
    EXPECT_EQ(found[0].element.cardinality(), "1..*");
    EXPECT_EQ(found[1].element.cardinality(), "0..1") << "R4's own where the profile states none";
    EXPECT_EQ(found[0].element.profile, kBase + "own");
    EXPECT_EQ(found[0].expression, "Patient");
}
TEST_F(MustSupport, AnAbsentParentIsNotAFaultOfTheElement) {
    folder.add(profile("own", "Patient", r4("Patient"), flagged("Patient.contact.name", R"(,"min":1)")));
    EXPECT_THAT(counts("own", patient("")), ElementsAre("Patient.contact.name 0/0"));
    EXPECT_THAT(counts("own", patient(R"(,"contact":[{"gender":"male"},{"name":{"text":"x"}}])")),
                ElementsAre("Patient.contact.name 1/2"));
}
TEST_F(MustSupport, APrimitiveThatSaysWhyItIsAbsentIsThere) {
    folder.add(profile("own", "Patient", r4("Patient"), flagged("Patient.birthDate")));
    const std::string why =
        R"({"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"})";
    EXPECT_THAT(counts("own", patient(R"(,"_birthDate":{"extension":[)" + why + "]}")),
                ElementsAre("Patient.birthDate 1/1"));
}
TEST_F(MustSupport, TheFlagOfABaseStaysAndTheNearestNameCounts) {
    folder.add(profile("base", "Patient", r4("Patient"), flagged("Patient.name", R"(,"short":"base")")));
    folder.add(profile("own", "Patient", kBase + "base",
                       R"({"path":"Patient.name","mustSupport":false,"short":"own","max":"2"})"));
    EXPECT_THAT(counts("own", patient("")), ElementsAre("Patient.name 0/1"));
    EXPECT_EQ(found[0].element.short_name, "own");
    EXPECT_EQ(found[0].element.cardinality(), "0..2");
}
TEST_F(MustSupport, WithoutTheFlagNothingIsCounted) {
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"path":"Patient.name","min":1},{"path":"Patient.photo","mustSupport":false})"));
    EXPECT_THAT(counts("own", patient(R"(,"name":[{"text":"a"}])")), IsEmpty());
}
TEST_F(MustSupport, WhatTheProfileForbidsIsNotAskedFor) {
    folder.add(profile("own", "Patient", r4("Patient"), flagged("Patient.photo", R"(,"max":"0")")));
    EXPECT_THAT(counts("own", patient("")), IsEmpty());
}

constexpr auto kSlices = R"(
    {"id":"Patient.identifier","path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}},
    {"id":"Patient.identifier:a","path":"Patient.identifier","sliceName":"a","mustSupport":true},
    {"id":"Patient.identifier:a.system","path":"Patient.identifier.system","fixedUri":"http://a.example"},
    {"id":"Patient.identifier:a.value","path":"Patient.identifier.value","mustSupport":true,"min":1},
    {"id":"Patient.identifier:b","path":"Patient.identifier","sliceName":"b","mustSupport":true},
    {"id":"Patient.identifier:b.system","path":"Patient.identifier.system","fixedUri":"http://b.example"},
    {"id":"Patient.identifier:b.value","path":"Patient.identifier.value","mustSupport":true})";

TEST_F(MustSupport, SlicesAreCountedByWhatBelongsToThem) {
    folder.add(profile("own", "Patient", r4("Patient"), kSlices));
    EXPECT_THAT(counts("own", patient(R"(,"identifier":[{"system":"http://a.example","value":"1"},
                                                       {"system":"http://a.example"},{"system":"http://c.example"}])")),
                ElementsAre("Patient.identifier:a 2/1", "Patient.identifier:a.value 1/2", "Patient.identifier:b 0/1"));
    EXPECT_EQ(found[1].element.cardinality(), "1..1");
}
TEST_F(MustSupport, InsideASliceThatIsNotTakenNothingIsAsked) {
    folder.add(profile("own", "Patient", r4("Patient"), kSlices));
    EXPECT_THAT(counts("own", patient("")), ElementsAre("Patient.identifier:a 0/1", "Patient.identifier:b 0/1"));
    EXPECT_THAT(counts("own", patient(R"(,"identifier":[{"system":"http://c.example"}])")),
                ElementsAre("Patient.identifier:a 0/1", "Patient.identifier:b 0/1"));
    MustSupportTotals totals;
    for (const char* system : {"http://c.example", "http://a.example"}) {
        counts("own", patient(R"(,"identifier":[{"system":")" + std::string(system) + R"("}])"));
        totals.add(found);
    }
    std::vector<std::string> lines;
    for (const auto& each : totals.totals())
        lines.push_back(each.element.id + " " + std::to_string(each.filled) + "/" + std::to_string(each.applied));
    EXPECT_THAT(lines, testing::UnorderedElementsAre("Patient.identifier:a 1/2", "Patient.identifier:b 0/2",
                                                     "Patient.identifier:a.value 0/1"))
        << "what stands in a slice is counted where the slice is taken";
}
TEST_F(MustSupport, ASliceThatCannotBeToldIsNotCalledAbsent) {
    folder.add(profile("own", "Patient", r4("Patient"), R"(
        {"id":"Patient.maritalStatus","path":"Patient.maritalStatus"},
        {"id":"Patient.communication","path":"Patient.communication","slicing":{"discriminator":[{"type":"value","path":"language"}],"rules":"open"}},
        {"id":"Patient.communication:a","path":"Patient.communication","sliceName":"a","mustSupport":true},
        {"id":"Patient.communication:a.language","path":"Patient.communication.language",
         "binding":{"strength":"required","valueSet":"http://example.org/not-here"}})"));
    EXPECT_THAT(
        counts("own",
               patient(R"(,"communication":[{"language":{"coding":[{"system":"http://a.example","code":"x"}]}}])")),
        ElementsAre("Patient.communication:a ?"));
    EXPECT_THAT(counts("own", patient("")), ElementsAre("Patient.communication:a 0/1"));
}
TEST_F(MustSupport, ExtensionsAndDataTypesAreCountedByTheirOwnProfiles) {
    folder.add(
        profile("ext", "Extension", r4("Extension"),
                R"({"path":"Extension.url","fixedUri":")" + kBase + R"(ext"},)" + flagged("Extension.value[x]")));
    folder.add(profile("name", "HumanName", r4("HumanName"), flagged("HumanName.family")));
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"id":"Patient.extension:e","path":"Patient.extension","sliceName":"e","mustSupport":true,
                           "type":[{"code":"Extension","profile":[")" +
                           kBase + R"(ext"]}]},
                          {"id":"Patient.name","path":"Patient.name","type":[{"code":"HumanName","profile":[")" +
                           kBase + R"(name"]}]})"));
    const auto lines = counts("own", patient(R"(,"extension":[{"url":")" + kBase + R"(ext","valueString":"x"}],
                                               "name":[{"family":"a"},{"text":"b"}])"));
    EXPECT_THAT(lines, testing::UnorderedElementsAre("Extension.value[x] 1/1", "HumanName.family 1/1",
                                                     "HumanName.family 0/1", "Patient.extension:e 1/1"));
    std::vector<std::string> places;
    for (const auto& each : found)
        places.push_back(each.element.profile.substr(kBase.size()) + " @ " + each.expression);
    EXPECT_THAT(places, Contains("name @ Patient.name[1]"));
    EXPECT_THAT(places, Contains("ext @ Patient.extension[0]"));
}
TEST_F(MustSupport, OneTypeOfAChoiceIsCountedApart) {
    folder.add(profile("own", "Observation", r4("Observation"),
                       flagged("Observation.value[x]") + "," + flagged("Observation.valueQuantity.unit")));
    EXPECT_THAT(counts("own", observation(R"("code":{"text":"x"},"valueString":"x")")),
                ElementsAre("Observation.value[x] 1/1"))
        << "what another type has is not asked";
    EXPECT_THAT(counts("own", observation(R"("code":{"text":"x"},"valueQuantity":{"value":1,"unit":"g"})")),
                ElementsAre("Observation.value[x] 1/1", "Observation.value[x]:valueQuantity.unit 1/1"));
}
TEST_F(MustSupport, EntriesAreJudgedByTheProfilesTheyClaim) {
    folder.add(profile("own", "Patient", r4("Patient"), flagged("Patient.name")));
    folder.add(profile("bundle", "Bundle", r4("Bundle"), flagged("Bundle.timestamp")));
    const std::string claiming = patient(R"(,"meta":{"profile":[")" + kBase + R"(own"]})");
    const auto lines = counts("bundle", R"({"resourceType":"Bundle","type":"collection","entry":[
        {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":)" +
                                            claiming + "}]}");
    EXPECT_THAT(lines, testing::UnorderedElementsAre("Patient.name 0/1", "Bundle.timestamp 0/1"));
    EXPECT_EQ(found[0].expression, "Bundle.entry[0].resource");
}
TEST_F(MustSupport, OfSeveralProfilesTheOneThatIsMetIsCountedOnce) {
    folder.add(profile("one", "HumanName", r4("HumanName"), flagged("HumanName.family", R"(,"min":1)")));
    folder.add(profile("two", "HumanName", r4("HumanName"), flagged("HumanName.given")));
    const std::string either =
        R"("type":[{"code":"HumanName","profile":[")" + kBase + R"(one",")" + kBase + R"(two"]}])";
    folder.add(
        profile("base", "Patient", r4("Patient"), R"({"id":"Patient.name","path":"Patient.name",)" + either + "}"));
    folder.add(profile("own", "Patient", kBase + "base", ""));
    const std::string claiming = R"(,"meta":{"profile":[")" + kBase + R"(base"]})";
    EXPECT_THAT(counts("own", patient(claiming + R"(,"name":[{"text":"x"}])")), ElementsAre("HumanName.given 0/1"));
    EXPECT_THAT(counts("own", patient(R"(,"name":[{"family":"x"}])")), ElementsAre("HumanName.family 1/1"));
}
TEST_F(MustSupport, WhatIsOnlyTriedIsNotCounted) {
    folder.add(profile("one", "HumanName", r4("HumanName"), flagged("HumanName.family", R"(,"min":1)")));
    folder.add(profile("two", "HumanName", r4("HumanName"), flagged("HumanName.given", R"(,"min":1)")));
    folder.add(profile("own", "Patient", r4("Patient"),
                       R"({"id":"Patient.name","path":"Patient.name","type":[{"code":"HumanName","profile":[")" +
                           kBase + R"(one",")" + kBase + R"(two"]}]})"));
    EXPECT_THAT(counts("own", patient(R"(,"name":[{"text":"x"}])")), IsEmpty());
}
TEST_F(MustSupport, TheFlagAloneChangesNoFinding) {
    folder.add(profile("own", "Patient", r4("Patient"), flagged("Patient.contact.name.family")));
    const Validator validator = load({folder.path()});
    const std::string json = patient(R"(,"gender":"x","contact":[{"name":{"given":["x"]}}])");
    const auto document = fhir::parse_json(json);
    ASSERT_TRUE(document.has_value());
    std::vector<MustSupportCount> counted;
    const auto with = findings(validator.validate(*document, {.profiles = {kBase + "own"}}, counted));
    EXPECT_EQ(with, findings(validator.validate(*document, {.profiles = {kBase + "own"}})));
    EXPECT_EQ(with, findings(validator.validate(*document)));
    EXPECT_EQ(counted.size(), 1U);
}

TEST_F(MustSupport, OverManyResourcesWhatIsNeverFilledShows) {
    folder.add(profile("own", "Patient", r4("Patient"), flagged("Patient.name") + "," + flagged("Patient.photo")));
    MustSupportTotals totals;
    for (const char* members : {R"(,"name":[{"text":"a"}])", "", R"(,"name":[{"text":"a"},{"text":"b"}])"}) {
        counts("own", patient(members));
        totals.add(found);
    }
    const auto all = totals.totals();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].element.id, "Patient.name");
    EXPECT_EQ(all[0].filled, 2U);
    EXPECT_EQ(all[0].applied, 3U);
    EXPECT_EQ(all[1].element.id, "Patient.photo");
    EXPECT_EQ(all[1].filled, 0U);
}

TEST(MustSupportElement, ThePublishedServiceRefusesOnlyWhatIsDemandedAndSupported) {
    const auto when = [](const char* profile, std::uint16_t min) {
        return MustSupportElement{.profile = profile, .id = {}, .short_name = {}, .min = min}.when_missing();
    };
    EXPECT_EQ(when("http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS", 1), WhenMissing::refused);
    EXPECT_EQ(when("http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Patient_eCS", 0), WhenMissing::fill_if_known);
    EXPECT_EQ(when("http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient", 1), WhenMissing::unstated);
    EXPECT_EQ(when("http://example.org/StructureDefinition/own", 1), WhenMissing::unstated);
}

}  // namespace
}  // namespace kakehashi::profiles
