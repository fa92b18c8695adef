#include "kakehashi/gateway/identity.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/synth/synth.hpp"

namespace kakehashi::gateway {
namespace {

PatientTraits hanako() {
    return {.insured = "00012345:12:345:01",
            .birth_date = "1970-01-01",
            .gender = "female",
            .kana_names = {"カケハシ ハナコ"}};
}

struct Pair {
    const char* why;
    PatientTraits other;
    IdentityLevel level;
};
void PrintTo(const Pair& row, std::ostream* out) { *out << row.why; }

class Identity : public testing::TestWithParam<Pair> {};
TEST_P(Identity, IsJudgedAlikeFromBothSides) {
    EXPECT_EQ(compare(hanako(), GetParam().other), GetParam().level);
    EXPECT_EQ(compare(GetParam().other, hanako()), GetParam().level);
}

PatientTraits with_number(std::string insured) {
    auto traits = hanako();
    traits.insured = std::move(insured);
    return traits;
}
PatientTraits with_name(std::string name) {
    auto traits = hanako();
    traits.kana_names = {std::move(name)};
    return traits;
}
PatientTraits with_birth_date(std::string date, std::string insured = "00012345:12:345:01") {
    auto traits = with_number(std::move(insured));
    traits.birth_date = std::move(date);
    return traits;
}
PatientTraits with_gender(std::string gender) {
    auto traits = hanako();
    traits.gender = std::move(gender);
    return traits;
}
/// Born on the same day, of the same sex, insured with the same parent.
PatientTraits twin(std::string branch) {
    auto traits = with_name("カケハシ ツキコ");
    traits.insured = "00012345:12:345:" + branch;
    return traits;
}

constexpr auto kI1 = IdentityLevel::i1;
constexpr auto kFamily = IdentityLevel::family;
constexpr auto kForAPerson = IdentityLevel::demographics;
constexpr auto kConflict = IdentityLevel::conflict;
constexpr auto kDifferent = IdentityLevel::different;

INSTANTIATE_TEST_SUITE_P(OnePerson, Identity,
                         testing::Values(Pair{"the same", hanako(), kI1},
                                         Pair{"insurer without zeros", with_number("12345:12:345:01"), kI1},
                                         Pair{"full-width", with_number("０００１２３４５:１２:３４５:０１"), kI1},
                                         Pair{"spaces", with_number("00012345: 12　:345:01 "), kI1},
                                         Pair{"branch of one digit", with_number("00012345:12:345:1"), kI1},
                                         Pair{"half-width kana", with_name("ｶｹﾊｼ ﾊﾅｺ"), kI1},
                                         Pair{"hiragana without space", with_name("かけはしはなこ"), kI1},
                                         Pair{"one of several names",
                                              {.insured = "00012345:12:345:01",
                                               .birth_date = "1970-01-01",
                                               .gender = "female",
                                               .kana_names = {"キュウセイ ハナコ", "カケハシ ハナコ"}},
                                              kI1}));

INSTANTIATE_TEST_SUITE_P(ForAPersonToDecide, Identity,
                         testing::Values(Pair{"married: the name changed", with_name("ハシカケ ハナコ"), kForAPerson},
                                         Pair{"no name", with_name(""), kForAPerson},
                                         Pair{"birth date not known", with_birth_date(""), kForAPerson},
                                         Pair{"only the year", with_birth_date("1970"), kForAPerson},
                                         Pair{"sex not known", with_gender("unknown"), kForAPerson},
                                         Pair{"another insurer", with_number("00099999:12:345:01"), kForAPerson},
                                         Pair{"no number", with_number(""), kForAPerson},
                                         Pair{"no number, as some write it", with_number(":::"), kForAPerson},
                                         Pair{"another branch but the same person", with_number("00012345:12:345:02"),
                                              kForAPerson}));

INSTANTIATE_TEST_SUITE_P(Families, Identity,
                         testing::Values(Pair{"no branch: only the family", with_number("00012345:12:345:"), kFamily},
                                         Pair{"no branch, another birth date: another member",
                                              with_birth_date("2001-02-03", "00012345:12:345:"), kDifferent},
                                         Pair{"a twin with its own branch", twin("02"), kDifferent},
                                         Pair{"a twin without branch", twin(""), kFamily},
                                         Pair{"a child", with_birth_date("2001-02-03", "00012345:12:345:03"),
                                              kDifferent}));

INSTANTIATE_TEST_SUITE_P(Contradictions, Identity,
                         testing::Values(Pair{"number agrees, birth date contradicts", with_birth_date("1970-01-02"),
                                              kConflict},
                                         Pair{"another year", with_birth_date("1971"), kConflict},
                                         Pair{"number agrees, sex contradicts", with_gender("male"), kConflict},
                                         Pair{"a number given again to somebody else",
                                              {.insured = "00012345:12:345:01",
                                               .birth_date = "2003-04-05",
                                               .gender = "male",
                                               .kana_names = {"ベツジン タロウ"}},
                                              kConflict}));

INSTANTIATE_TEST_SUITE_P(
    Strangers, Identity,
    testing::Values(Pair{"nothing in common",
                         {.insured = "00099999:1:2:01",
                          .birth_date = "2003-04-05",
                          .gender = "male",
                          .kana_names = {"ベツジン タロウ"}},
                         kDifferent},
                    Pair{"nothing known", {}, kDifferent},
                    // NFKC would make a separator of it; the border between symbol and number must not move.
                    Pair{"full-width colon in the symbol", with_number("00012345:1：2:345:01"), kForAPerson}));

TEST(Identity, NothingKnownOfEitherIsNobody) { EXPECT_EQ(compare({}, {}), kDifferent); }

TEST(Identity, KanaVariantsAreOneName) {
    auto one = hanako();
    auto other = hanako();
    const std::vector<std::pair<std::string, std::string>> variants{
        {"ヴィオラ", "ビオラ"}, {"ヴ", "ブ"}, {"オーノ", "オ-ノ"}, {"ジョー", "ジョｰ"}, {"マリ・アン", "マリ アン"}};
    for (const auto& [a, b] : variants) {
        one.kana_names = {a};
        other.kana_names = {b};
        EXPECT_EQ(compare(one, other), kI1) << a << " " << b;
    }
    one.kana_names = {"ハナコ"};
    other.kana_names = {"バナコ"};
    EXPECT_EQ(compare(one, other), kForAPerson);
}

TEST(Identity, OnlyI1OpensTheGate) {
    EXPECT_EQ(identity_state(kI1), IdentityState::verified);
    EXPECT_EQ(identity_state(kConflict), IdentityState::conflict);
    for (const auto level : {kFamily, kForAPerson, kDifferent})
        EXPECT_EQ(identity_state(level), IdentityState::unverified);
}

/// One person as one synthetic hospital has typed it.
struct TypedPerson {
    std::string person;
    PatientTraits traits;
};
std::vector<TypedPerson> synthetic_region(const std::filesystem::path& folder) {
    std::vector<TypedPerson> typed;
    if (!synth::generate({.patients = 60, .hospitals = 3, .out = folder})) return typed;
    std::ifstream stream(folder / "truth.json", std::ios::binary);
    const auto truth = fhir::parse_json({std::istreambuf_iterator<char>(stream), {}}).value();
    for (const auto& person : truth.root().find("patients")->items())
        for (const auto& hospital : person.find("hospitals")->items())
            for (const auto& fact : hospital.find("facts")->items()) {
                if (fact.text_of("kind") != "patient") continue;
                const std::string kana =
                    std::string(fact.text_of("family_kana")) + " " + std::string(fact.text_of("given_kana"));
                typed.push_back({std::string(person.text_of("id")),
                                 {.insured = std::string(fact.text_of("insured_identifier")),
                                  .birth_date = std::string(fact.text_of("birth_date")),
                                  .gender = std::string(fact.text_of("gender")),
                                  .kana_names = {kana}}});
            }
    return typed;
}

TEST(Identity, InASyntheticRegionNobodyIsLinkedToAnotherAndWhoHasABranchToThemselves) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("kakehashi-identity-region-" + std::to_string(::getpid()));
    const auto typed = synthetic_region(folder);
    std::filesystem::remove_all(folder);
    std::size_t same = 0;
    for (std::size_t i = 0; i < typed.size(); ++i)
        for (std::size_t j = i + 1; j < typed.size(); ++j) {
            const auto level = compare(typed[i].traits, typed[j].traits);
            const bool is_same = typed[i].person == typed[j].person;
            same += is_same ? 1 : 0;
            // Nobody is linked by a family's number, not even to themselves.
            const bool has_branch = !typed[i].traits.insured.ends_with(':');
            EXPECT_EQ(level == kI1, is_same && has_branch) << typed[i].person << " and " << typed[j].person;
            EXPECT_NE(level, kConflict) << typed[i].person << " and " << typed[j].person;
        }
    EXPECT_GT(same, 10U);
}

TEST(PatientTraitsOf, AreReadFromThePatient) {
    const auto patient = fhir::parse_json(R"({"resourceType":"Patient","identifier":[
        {"system":"urn:oid:1","value":"1"},
        {"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"00012345:12:345:01"}],
        "name":[{"text":"架橋 花子","family":"架橋","given":["花子"]},{"text":"カケハシ ハナコ"},
                {"family":"カケハシ","given":["ハナコ"]}],
        "gender":"female","birthDate":"1970-01-01"})")
                             .value();
    const auto traits = traits_of(patient.root());
    EXPECT_EQ(traits.insured, "00012345:12:345:01");
    EXPECT_THAT(traits.kana_names, testing::ElementsAre("カケハシ ハナコ", "カケハシハナコ"));
    EXPECT_EQ(compare(traits, hanako()), kI1);
}

TEST(PatientTraitsOf, OfAPatientWhoSaysNothingAreEmpty) {
    const auto patient = fhir::parse_json(R"({"resourceType":"Patient"})").value();
    EXPECT_EQ(compare(traits_of(patient.root()), hanako()), kDifferent);
}

}  // namespace
}  // namespace kakehashi::gateway
