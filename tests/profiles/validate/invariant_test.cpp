#include <gmock/gmock.h>

#include "own_profiles.hpp"

/// Invariants of R4 and of profiles, and the ones that we rule on.
namespace kakehashi::profiles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;

std::string constraint(const std::string& path, const std::string& key, const std::string& severity,
                       const std::string& expression) {
    return R"({"path":")" + path + R"(","constraint":[{"key":")" + key + R"(","severity":")" + severity +
           R"(","human":"a rule","expression":")" + expression + R"("}]})";
}

class Invariants : public OwnProfiles {};

TEST_F(Invariants, R4sOwnAreChecked) {
    const Validator validator = load();
    EXPECT_THAT(
        errors(validate(validator,
                        observation(R"("code":{"text":"x"},"valueString":"x","dataAbsentReason":{"text":"x"})"))),
        Contains("error obs-6 @ Observation"));
    EXPECT_THAT(errors(validate(validator, observation(R"("code":{"text":"x"},"valueString":"x")"))), IsEmpty());
}
TEST_F(Invariants, AProfilesAreCheckedAtTheirElement) {
    folder.add(profile("own", "Patient", r4("Patient"),
                       constraint("Patient.name", "own-1", "error", "family.exists()") + "," +
                           constraint("Patient", "own-2", "warning", "birthDate.exists()")));
    const auto found = check("own", patient(R"(,"name":[{"family":"x"},{"text":"y"}])"));
    EXPECT_THAT(found, Contains("error own-1 @ Patient.name[1]"));
    EXPECT_THAT(found, Contains("warning own-2 @ Patient"));
    EXPECT_THAT(found, Not(Contains("error own-1 @ Patient.name[0]")));
}
TEST_F(Invariants, OneThatCannotBeCompiledIsInformation) {
    folder.add(profile("own", "Patient", r4("Patient"), constraint("Patient", "own-1", "error", "name.(")));
    EXPECT_THAT(check_errors("own", patient("")), IsEmpty());
    EXPECT_TRUE(has_rule(last, "own-1"));
}
TEST_F(Invariants, OneThatCannotBeCompiledTellsWhereAndWhyInBothLanguages) {
    folder.add(profile("own", "Patient", r4("Patient"), constraint("Patient", "own-1", "error", "name.nothing()")));
    (void)check("own", patient(""));
    const auto found = std::ranges::find(last, "own-1", &fhir::Issue::rule);
    ASSERT_NE(found, last.end());
    EXPECT_EQ(found->diagnostics,
              "Cannot check the invariant own-1 (a rule): FHIRPath, column 14: unknown function nothing.");
    EXPECT_EQ(found->diagnostics_ja,
              "制約own-1(a rule)を確認できません: FHIRPathの14文字目を読めません: 関数nothingはありません。");
}

using Rulings = Invariants;

TEST_F(Rulings, EntryProfileMayHaveVersion) {
    folder.add(profile("own", "Bundle", r4("Bundle"),
                       constraint("Bundle", "validEntryProfile-Condition", "error",
                                  "entry.where($this.indexOf('|')>0 and true).exists()")));
    const auto bundle_of = [](const std::string& claimed) {
        return R"({"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":
            "urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8","resource":{"resourceType":"Condition","meta":{"profile":[")" +
               claimed + R"("]},"subject":{"display":"x"}}}]})";
    };
    const std::string canonical = "http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS";
    EXPECT_THAT(check_errors("own", bundle_of(canonical)), IsEmpty());
    EXPECT_THAT(check_errors("own", bundle_of(canonical + "|1.5.2")), IsEmpty());
    EXPECT_THAT(check_errors("own", bundle_of("http://jpfhir.jp/fhir/core/StructureDefinition/JP_Condition")),
                ElementsAre("error validEntryProfile-Condition @ Bundle"));
}
TEST_F(Rulings, TwoLocalPatientNumbersAreAFindingNotAnEvaluationError) {
    folder.add(profile(
        "own", "Patient", r4("Patient"),
        constraint("Patient", "valid-system-local-patientID", "error", "identifier.system.substring(31,1) = '1'")));
    const auto identified = [](const std::vector<std::string>& institutions) {
        std::string list;
        for (const auto& each : institutions)
            list += (list.empty() ? "" : ",") +
                    (R"({"value":"1","system":"urn:oid:1.2.392.100495.20.3.51.)" + each + R"("})");
        return patient(R"(,"identifier":[)" + list + "]");
    };
    EXPECT_THAT(check_errors("own", identified({"11319999991"})), IsEmpty());
    EXPECT_THAT(check_errors("own", identified({"21319999991"})),
                ElementsAre("error valid-system-local-patientID @ Patient"));
    EXPECT_THAT(check_errors("own", identified({"11319999991", "11319999992"})),
                ElementsAre("error valid-system-local-patientID @ Patient"));
}

}  // namespace
}  // namespace kakehashi::profiles
