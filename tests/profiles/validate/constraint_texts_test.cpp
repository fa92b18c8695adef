#include "validate/constraint_texts.hpp"

#include <gmock/gmock.h>

#include <set>

#include "kakehashi/fhir/schema.hpp"
#include "own_profiles.hpp"

/// An invariant that is not met says why in the reader's language.
namespace kakehashi::profiles {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace testing_samples;
namespace schema = fhir::schema;

bool is_japanese(std::string_view text) {
    // Hiragana and katakana: U+3040 to U+30FF
    return text.find("\xE3\x81") != std::string_view::npos || text.find("\xE3\x82") != std::string_view::npos ||
           text.find("\xE3\x83") != std::string_view::npos;
}

template <class Visit>
void for_each_constraint(const Visit& visit) {
    for (const schema::Type& type : schema::all_types()) {
        for (const auto& constraint : type.constraints) visit(type.name, constraint);
        for (const auto& element : type.elements)
            for (const auto& constraint : element.constraints) visit(type.name, constraint);
    }
}

/// What describes FHIR itself: those who write it read English.
bool is_for_specifications(std::string_view type) {
    type = type.substr(0, type.find('.'));
    static const std::set<std::string_view> kTypes{
        "CapabilityStatement", "ElementDefinition", "ImplementationGuide",     "NamingSystem", "OperationDefinition",
        "StructureDefinition", "StructureMap",      "TerminologyCapabilities", "TestReport",   "TestScript"};
    return kTypes.contains(type);
}

TEST(ConstraintTexts, AreThereForEveryInvariantOfR4ButThoseOfSpecifications) {
    std::vector<std::string> missing;
    for_each_constraint([&](std::string_view type, const schema::Constraint& constraint) {
        if (!is_for_specifications(type) && !is_japanese(constraint_text_ja(constraint.key, constraint.human)))
            missing.push_back(std::string(type) + " " + std::string(constraint.key));
    });
    EXPECT_THAT(missing, IsEmpty());
}

TEST(ConstraintTexts, AreEachOfAnInvariantThatR4HasInTheseWords) {
    std::set<std::pair<std::string_view, std::string_view>> of_r4;
    for_each_constraint([&](std::string_view, const schema::Constraint& constraint) {
        of_r4.emplace(constraint.key, constraint.human);
    });
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const ConstraintText& text : all_constraint_texts()) {
        // Those of the vital signs are R4's too, but of a profile.
        if (!text.key.starts_with("vs-")) EXPECT_TRUE(of_r4.contains({text.key, text.en})) << text.key;
        EXPECT_TRUE(seen.emplace(text.key, text.en).second) << text.key << " twice";
        EXPECT_TRUE(is_japanese(text.ja)) << text.key;
        EXPECT_TRUE(text.ja.ends_with("。")) << text.key;
    }
}

TEST(ConstraintTexts, AreToldApartByTheirEnglishWhereR4UsesAKeyTwice) {
    const auto ja = [](std::string_view human) { return constraint_text_ja("inv-1", human); };
    EXPECT_THAT(ja("A parameter must have one and only one of (value, resource, part)"), HasSubstr("parameter"));
    EXPECT_THAT(ja("Last modified date must be greater than or equal to authored-on date."), HasSubstr("lastModified"));
}

TEST(ConstraintTexts, AreNotLentToAnotherRuleWithTheSameKey) {
    EXPECT_EQ(constraint_text_ja("dom-6", "Dominoes have six dots"), "Dominoes have six dots");
    EXPECT_EQ(constraint_text_ja("own-1", "A resource should have narrative for robust management"),
              "A resource should have narrative for robust management");
    EXPECT_EQ(constraint_text_ja("", ""), "");
}

struct Refused {
    const char* key;
    std::string json;
    const char* en;
    const char* ja;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.key; }

class InvariantOfR4 : public testing::TestWithParam<Refused> {};
TEST_P(InvariantOfR4, SaysInBothLanguagesWhatIsWrong) {
    const fhir::Report report = validate(load(), GetParam().json);
    const auto found = std::ranges::find(report, GetParam().key, &fhir::Issue::rule);
    ASSERT_NE(found, report.end());
    EXPECT_EQ(found->diagnostics, "The constraint " + std::string(GetParam().key) + " is not met: " + GetParam().en);
    EXPECT_EQ(found->diagnostics_ja, std::string("制約 ") + GetParam().key + ": " + GetParam().ja);
}
INSTANTIATE_TEST_SUITE_P(
    Texts, InvariantOfR4,
    testing::Values(
        Refused{"dom-6", patient(""), "A resource should have narrative for robust management",
                "リソースにはナラティブを付けることが望まれます。"},
        Refused{"obs-6", observation(R"("code":{"text":"x"},"valueString":"x","dataAbsentReason":{"text":"x"})"),
                "dataAbsentReason SHALL only be present if Observation.value[x] is not present",
                "dataAbsentReasonは、value[x]がないときだけ書けます。"},
        Refused{"pat-1", patient(R"(,"contact":[{"gender":"female"}])"),
                "SHALL at least contain a contact's details or a reference to an organization",
                "患者の連絡先(contact)には、name、telecom、address、organizationの少なくとも1つが必要です。"},
        Refused{"cpt-2", patient(R"(,"telecom":[{"value":"03-0000-0000"}])"),
                "A system is required if a value is provided.",
                "連絡先(ContactPoint)にvalueがあれば、systemが必要です。"},
        Refused{"per-1", patient(R"(,"name":[{"text":"x","period":{"start":"2026","end":"2025"}}])"),
                "If present, start SHALL have a lower value than end",
                "期間(Period)の開始(start)は、終了(end)より後にできません。"},
        Refused{"org-2", R"({"resourceType":"Organization","name":"x","address":[{"use":"home"}]})",
                "An address of an organization can never be of use 'home'",
                "Organizationの住所(address)のuseをhomeにはできません。"},
        Refused{"inv-1", R"({"resourceType":"Parameters","parameter":[{"name":"x"}]})",
                "A parameter must have one and only one of (value, resource, part)",
                "parameterには、value[x]、resource、partのどれか1つだけを書きます。"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

class InvariantOfAProfile : public OwnProfiles {
protected:
    /// The finding of a Patient under a profile with one constraint of these texts.
    fhir::Issue refusal(const std::string& key, const std::string& texts, const std::string& expression = "false") {
        folder.add(profile("own", "Patient", r4("Patient"),
                           R"({"path":"Patient","constraint":[{"key":")" + key + R"(","severity":"error",)" + texts +
                               R"(,"expression":")" + expression + R"("}]})"));
        check("own", patient(""));
        const auto found = std::ranges::find(last, key, &fhir::Issue::rule);
        EXPECT_NE(found, last.end());
        return found != last.end() ? *found : fhir::Issue();
    }
};

std::string translated(const std::string& language, const std::string& content) {
    return R"({"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[{"url":"lang","valueCode":")" +
           language + R"("},{"url":"content",)" + content + "}]}";
}

TEST_F(InvariantOfAProfile, IsToldInItsPublishersOwnTranslation) {
    const auto issue = refusal("own-1", R"("human":"A rule","_human":{"extension":[)" +
                                            translated("de", R"("valueString":"Eine Regel")") + "," +
                                            translated("ja", R"("valueString":"決まりです。")") + "]}");
    EXPECT_EQ(issue.diagnostics, "The constraint own-1 is not met: A rule");
    EXPECT_EQ(issue.diagnostics_ja, "制約 own-1: 決まりです。");
}
TEST_F(InvariantOfAProfile, IsToldInATranslationForJapanAndInMarkdownToo) {
    const auto issue = refusal("own-1", R"("human":"A rule","_human":{"extension":[)" +
                                            translated("ja-JP", R"("valueMarkdown":"決まりです。")") + "]}");
    EXPECT_EQ(issue.diagnostics_ja, "制約 own-1: 決まりです。");
}
TEST_F(InvariantOfAProfile, StaysInEnglishWhenNobodyTranslatedIt) {
    const auto issue = refusal("own-1", R"("human":"A rule","_human":{"extension":[)" +
                                            translated("de", R"("valueString":"Eine Regel")") + R"(,{"url":"urn:other",
                                            "extension":[{"url":"lang","valueCode":"ja"}]}]})");
    EXPECT_EQ(issue.diagnostics_ja, "制約 own-1: A rule");
}
TEST_F(InvariantOfAProfile, StaysInEnglishWhenItsTranslationIsNotOne) {
    for (const std::string companion : {R"("x")", "{}", R"({"extension":{}})", R"({"extension":["x"]})",
                                        R"({"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation",
                                            "extension":[{"url":"lang","valueCode":"ja"}]}]})"}) {
        const auto issue = refusal("own-1", R"("human":"A rule","_human":)" + companion);
        EXPECT_EQ(issue.diagnostics_ja, "制約 own-1: A rule") << companion;
    }
}
TEST_F(InvariantOfAProfile, KeepsItsOwnWordsThoughOursHaveItsKey) {
    const auto issue = refusal("vs-1", R"("human":"Versions begin with 1")");
    EXPECT_EQ(issue.diagnostics_ja, "制約 vs-1: Versions begin with 1");
}
TEST_F(InvariantOfAProfile, OfR4sVitalSignsIsToldInJapanese) {
    const auto issue = refusal("vs-3", R"("human":"If there is no a value a data absent reason must be present")");
    EXPECT_EQ(issue.diagnostics_ja, "制約 vs-3: valueがなければ、dataAbsentReasonが必要です。");
}
TEST_F(InvariantOfAProfile, SaysInBothLanguagesThatItCannotBeRead) {
    const auto issue = refusal(
        "own-1",
        R"("human":"A rule","_human":{"extension":[)" + translated("ja", R"("valueString":"決まりです。")") + "]}",
        "name.(");
    EXPECT_EQ(issue.diagnostics, "Cannot check the invariant own-1 (A rule): FHIRPath, column 6: name expected.");
    EXPECT_EQ(issue.diagnostics_ja,
              "制約own-1(決まりです。)を確認できません: FHIRPathの6文字目を読めません: 名前が必要です。");
}
TEST_F(InvariantOfAProfile, SaysInBothLanguagesWhyItCannotBeEvaluated) {
    const auto issue = refusal("own-1", R"("human":"A rule")", "conformsTo('urn:nowhere')");
    EXPECT_THAT(issue.diagnostics, HasSubstr("FHIRPath cannot be evaluated"));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("制約own-1を確認できません: FHIRPathを評価できません"));
    EXPECT_THAT(issue.diagnostics_ja, Not(HasSubstr("cannot be evaluated")));
}

}  // namespace
}  // namespace kakehashi::profiles
