#include <gmock/gmock.h>

#include <algorithm>

#include "own_profiles.hpp"

/// What findings say: what was found and what is demanded, in both languages, and nothing of a patient.
namespace kakehashi::profiles {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using namespace testing_samples;

class FindingWords : public OwnProfiles {
protected:
    /// The one finding of that rule, or an empty issue.
    fhir::Issue finding(const std::string& rule) {
        EXPECT_EQ(std::ranges::count(last, rule, &fhir::Issue::rule), 1) << rule;
        const auto found = std::ranges::find(last, rule, &fhir::Issue::rule);
        return found == last.end() ? fhir::Issue{} : *found;
    }
    void check_r4(const std::string& json) { last = validate(load(), json); }
    /// A rule's one finding when a resource is held against elements of a profile.
    fhir::Issue of(const std::string& rule, const std::string& type, const std::string& elements,
                   const std::string& json) {
        folder.add(profile("p", type, r4(type), elements));
        check("p", json);
        return finding(rule);
    }
};

const std::string kStatusBinding =
    R"({"path":"Patient.maritalStatus","binding":{"strength":"required","valueSet":"http://example.org/vs"}})";

void add_value_set(PackageFolder& folder) {
    folder.add(R"({"resourceType":"CodeSystem","url":"urn:x","status":"active","content":"complete",
        "concept":[{"code":"a","display":"Alpha"},{"code":"b"}]})");
    folder.add(R"({"resourceType":"ValueSet","url":"http://example.org/vs","status":"active",
        "compose":{"include":[{"system":"urn:x","concept":[{"code":"a"}]}]}})");
}

TEST_F(FindingWords, ABindingNamesTheCodesThatWereFound) {
    add_value_set(folder);
    const auto issue = of("binding-not-in-value-set", "Patient", kStatusBinding,
                          patient(R"(,"maritalStatus":{"coding":[{"system":"urn:x","code":"b"},{"code":"c"},
                              {"system":"urn:y"}],"text":"山田"})"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("found: urn:x#b, (no system)#c, urn:y#(no code)."));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("書かれているもの: urn:x#b, (systemなし)#c, urn:y#(codeなし)。"));
}
TEST_F(FindingWords, ABindingSaysThatThereIsNoCode) {
    add_value_set(folder);
    const auto issue =
        of("binding-not-in-value-set", "Patient", kStatusBinding, patient(R"(,"maritalStatus":{"text":"山田"})"));
    EXPECT_THAT(issue.diagnostics, AllOf(HasSubstr("found: none."), Not(HasSubstr("山田"))));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("書かれているもの: なし。"));
}
TEST_F(FindingWords, ABindingNamesThreeCodesAtMost) {
    add_value_set(folder);
    const auto issue =
        of("binding-not-in-value-set", "Patient", kStatusBinding,
           patient(R"(,"maritalStatus":{"coding":[{"system":"u:y","code":"1"},{"system":"u:y","code":"2"},
                              {"system":"u:y","code":"3"},{"system":"u:y","code":"4"}]})"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("found: u:y#1, u:y#2, u:y#3, …."));
}
TEST_F(FindingWords, ACodeOfR4IsNamed) {
    check_r4(patient(R"(,"gender":"男")"));
    EXPECT_THAT(finding("binding-not-in-value-set").diagnostics, HasSubstr("found: '男'."));
}
TEST_F(FindingWords, ALongCodeIsCutAtACharacter) {
    std::string code;
    for (int i = 0; i < 100; ++i) code += "男";
    check_r4(patient(R"(,"gender":")" + code + "\""));
    const std::string words = finding("binding-not-in-value-set").diagnostics;
    EXPECT_THAT(words, HasSubstr("男…'"));
    EXPECT_LT(words.size(), 250U);
}
TEST_F(FindingWords, LineEndsOfACodeDoNotBreakTheLine) {
    check_r4(patient(R"(,"gender":"a\nb\u001b[1m")"));
    EXPECT_THAT(finding("binding-not-in-value-set").diagnostics, HasSubstr("'a␣b␣[1m'"));
}
TEST_F(FindingWords, AnUnknownCodeIsNamed) {
    add_value_set(folder);
    check("none", observation(R"("code":{"coding":[{"system":"urn:x","code":"q"}]})"));
    EXPECT_THAT(finding("code-unknown").diagnostics, HasSubstr("no code 'q'"));
    EXPECT_THAT(finding("code-unknown").diagnostics_ja, HasSubstr("コード「q」"));
}
TEST_F(FindingWords, AWrongDisplayIsNamedBesideTheRightOne) {
    add_value_set(folder);
    check("none", observation(R"("code":{"coding":[{"system":"urn:x","code":"a","display":"Beta"}]})"));
    EXPECT_THAT(finding("display-wrong").diagnostics, HasSubstr("the code 'a' as 'Alpha', not as 'Beta'"));
    EXPECT_THAT(finding("display-wrong").diagnostics_ja, HasSubstr("「Alpha」です。「Beta」ではありません"));
}

// k_dr_nodisp: the display of the pattern was missing, and nobody could see that.
TEST_F(FindingWords, APatternSaysWhatItDemandsAndWhatWasFound) {
    const auto issue = of("pattern-value", "Observation",
                          R"({"path":"Observation.code","patternCodeableConcept":{
                              "coding":[{"system":"urn:x","code":"a","display":"培養"}]}})",
                          observation(R"("code":{"coding":[{"system":"urn:x","code":"a"}],"text":"山田"})"));
    EXPECT_THAT(issue.diagnostics, AllOf(HasSubstr("Found urn:x#a, display none;"),
                                         HasSubstr("demands urn:x#a, display '培養'"), Not(HasSubstr("山田"))));
    EXPECT_THAT(issue.diagnostics_ja, AllOf(HasSubstr("値はurn:x#a, display なし"), HasSubstr("display '培養'")));
}
TEST_F(FindingWords, OfAFixedQuantityOnlyTheUnitIsNamed) {
    const auto issue =
        of("pattern-value", "Observation",
           R"({"path":"Observation.valueQuantity","patternQuantity":{"system":"urn:u","code":"kg"}})",
           observation(R"("code":{"text":"t"},"valueQuantity":{"value":61.5,"system":"urn:u","code":"g"})"));
    EXPECT_THAT(issue.diagnostics,
                AllOf(HasSubstr("Found urn:u#g; the profile demands urn:u#kg"), Not(HasSubstr("61"))));
}
TEST_F(FindingWords, ATextThatMayBeAPatientsIsToldByItsForm) {
    const auto issue = of("fixed-value", "Patient", R"({"path":"Patient.name.family","fixedString":"匿名"})",
                          patient(R"(,"name":[{"family":"山田 12"}])"));
    EXPECT_THAT(issue.diagnostics, AllOf(HasSubstr("Found (form: ああ␣99); the profile has the fixed value '匿名'")));
    EXPECT_THAT(issue.diagnostics_ja, AllOf(HasSubstr("値は(形: ああ␣99)"), Not(HasSubstr("山田"))));
}
TEST_F(FindingWords, AnIdentifiersValueIsNotNamed) {
    const auto issue = of("pattern-value", "Patient",
                          R"({"path":"Patient.identifier","patternIdentifier":{"system":"urn:a","value":"X"}})",
                          patient(R"(,"identifier":[{"system":"urn:b","value":"0123"}])"));
    EXPECT_THAT(issue.diagnostics,
                AllOf(HasSubstr("Found system 'urn:b', value (form: 9999);"), Not(HasSubstr("0123"))));
}
TEST_F(FindingWords, AFixedCodeIsNamedOnBothSides) {
    const auto issue = of("fixed-value", "Patient", R"({"path":"Patient.gender","fixedCode":"female"})",
                          patient(R"(,"gender":"male")"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("Found 'male'; the profile has the fixed value 'female'"));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("値は'male'ですが、プロファイルの固定値は'female'です"));
}
TEST_F(FindingWords, ALimitIsNamed) {
    const auto issue = of("min-value", "Observation", R"({"path":"Observation.valueInteger","minValueInteger":5})",
                          observation(R"("code":{"text":"t"},"valueInteger":3)"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("allows: '5'."));
}
TEST_F(FindingWords, ATooLongTextIsCounted) {
    const auto issue = of("max-length", "Patient", R"({"path":"Patient.name.family","maxLength":2})",
                          patient(R"(,"name":[{"family":"山田田"}])"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("at most 2 characters; it has 3."));
    EXPECT_THAT(issue.diagnostics_ja, AllOf(HasSubstr("2文字までですが、3文字"), Not(HasSubstr("山田"))));
}
TEST_F(FindingWords, WhatAProfileForbidsIsSaidToHaveNoPlace) {
    const auto issue = of("cardinality-max", "Patient", R"({"path":"Patient.photo","max":"0"})",
                          patient(R"(,"photo":[{"title":"a"}])"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("'photo' must not be here; found 1."));
    EXPECT_EQ(issue.diagnostics_ja, "「photo」はここに書けません(1個あります)。");
}

const std::string kSlicedIdentifiers =
    R"({"path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}},
    {"id":"Patient.identifier:own","path":"Patient.identifier","sliceName":"own","min":1},
    {"id":"Patient.identifier:own.system","path":"Patient.identifier.system","min":1,"fixedUri":"urn:own"})";

// c_keysys, x_ma_rpoid, y_c_idsys: a system that is nearly the one of the slice.
TEST_F(FindingWords, AMissingSliceSaysWhatBelongsToItAndWhatIsThere) {
    const auto issue = of("cardinality-min", "Patient", kSlicedIdentifiers,
                          patient(R"(,"identifier":[{"system":"urn:Own","value":"0123"},{"value":"4"}])"));
    EXPECT_THAT(issue.diagnostics, AllOf(HasSubstr("'identifier:own' must occur at least 1 time(s); found 0."),
                                         HasSubstr("What belongs to it: system 'urn:own'."),
                                         HasSubstr("What is there: system 'urn:Own'; system none.")));
    EXPECT_THAT(issue.diagnostics_ja, AllOf(HasSubstr("これに当たるもの: system 'urn:own'。"),
                                            HasSubstr("書かれているもの: system 'urn:Own'; system なし。")));
    EXPECT_THAT(issue.diagnostics, Not(HasSubstr("0123")));
}
TEST_F(FindingWords, AMissingSliceOfAnEmptyListSaysThatNothingIsThere) {
    const auto issue = of("cardinality-min", "Patient", kSlicedIdentifiers, patient(R"(,"active":true)"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("What is there: none."));
}
TEST_F(FindingWords, AMissingSliceOfATypeNamesTheType) {
    const auto issue = of("cardinality-min", "Observation",
                          R"({"path":"Observation.value[x]","slicing":{"discriminator":[{"type":"type","path":"$this"}],
                              "rules":"open"}},
                              {"id":"Observation.value[x]:valueQuantity","path":"Observation.value[x]",
                              "sliceName":"valueQuantity","min":1,"type":[{"code":"Quantity"}]})",
                          observation(R"("code":{"text":"t"},"valueString":"山田")"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("What belongs to it: Quantity. What is there: string."));
}
TEST_F(FindingWords, AClosedSlicingNamesItsSlicesAndWhatFitsNone) {
    std::string closed = kSlicedIdentifiers;
    closed.replace(closed.find("\"open\""), 6, "\"closed\"");
    const auto issue =
        of("slicing-closed", "Patient", closed,
           patient(R"(,"identifier":[{"system":"urn:own","value":"1"},{"system":"urn:b","value":"0123"}])"));
    EXPECT_THAT(issue.diagnostics,
                AllOf(HasSubstr("slicing is closed: system 'urn:b'. The slices: own (system 'urn:own')."),
                      Not(HasSubstr("0123"))));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("(closed): system 'urn:b'。スライス: own (system 'urn:own')。"));
}

std::string bundle_invariant(const std::string& expression) {
    return R"({"path":"Bundle","constraint":[{"key":"own-1","severity":"error","human":"Each one.","expression":")" +
           expression + R"("}]})";
}
const std::string kThreeEntries = R"({"resourceType":"Bundle","type":"collection","entry":[
    {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Basic","code":{"text":"a"}}},
    {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{"resourceType":"Patient","active":true}},
    {"fullUrl":"urn:uuid:33333333-3333-4333-8333-333333333333","resource":{"resourceType":"Basic","code":{"text":"b"}}}]})";

TEST_F(FindingWords, AnInvariantOfABundleNamesTheEntriesThatBreakIt) {
    const auto issue = of("own-1", "Bundle", bundle_invariant("entry.resource.all(language.exists())"), kThreeEntries);
    EXPECT_EQ(issue.expression, "Bundle");
    EXPECT_EQ(issue.diagnostics,
              "The constraint own-1 is not met: Each one. Not met by: entry[0], entry[1], entry[2].");
    EXPECT_EQ(issue.diagnostics_ja, "制約 own-1: Each one. 満たしていないもの: entry[0], entry[1], entry[2]。");
}
TEST_F(FindingWords, AnInvariantOnSomeEntriesNamesOnlyThose) {
    const auto issue =
        of("own-1", "Bundle", bundle_invariant("entry.tail().all(resource.code.exists())"), kThreeEntries);
    EXPECT_EQ(issue.diagnostics, "The constraint own-1 is not met: Each one. Not met by: entry[1].");
}
TEST_F(FindingWords, AnInvariantThatTellsNoEntryNamesNone) {
    const auto issue = of("own-1", "Bundle", bundle_invariant("entry.count() = 2"), kThreeEntries);
    EXPECT_EQ(issue.diagnostics, "The constraint own-1 is not met: Each one.");
    EXPECT_EQ(issue.diagnostics_ja, "制約 own-1: Each one.");
}
TEST_F(FindingWords, AnInvariantNamesTenEntriesAtMost) {
    std::string json = R"({"resourceType":"Bundle","type":"batch","entry":[)";
    for (int i = 0; i < 13; ++i) json += R"({"resource":{"resourceType":"Basic","code":{"text":"a"}}},)";
    json.back() = ']';
    const auto issue = of("own-1", "Bundle", bundle_invariant("entry.resource.all(language.exists())"), json + "}");
    EXPECT_THAT(issue.diagnostics, HasSubstr("entry[8], entry[9] and 3 more."));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("entry[9]、ほか3件。"));
}

TEST_F(FindingWords, AnUnknownResourceTypeIsNamedAndFatal) {
    check_r4(R"({"resourceType":"Pateint","id":"a"})");
    ASSERT_EQ(last.size(), 1U);
    EXPECT_EQ(last[0].severity, fhir::IssueSeverity::fatal);
    EXPECT_EQ(last[0].code, fhir::IssueType::structure);
    EXPECT_THAT(last[0].diagnostics, HasSubstr("'Pateint'"));
    EXPECT_THAT(last[0].diagnostics_ja, HasSubstr("「Pateint」"));
}
// The codes are the reference validator's: what stands in another resource, and what names no type, is `invalid`.
TEST_F(FindingWords, ADisplayOfAnotherCodeIsWrongWithoutAnyPackage) {
    const auto marked = [](const std::string& display) {
        return R"({"resourceType":"Patient","maritalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/)"
               R"(v3-MaritalStatus","code":"M"}]},"communication":[{"language":{"text":"x"}}],"link":[{"other":{)"
               R"("display":"x"},"type":"seealso"}],"contact":[{"relationship":[{"coding":[{"system":)"
               R"("http://hl7.org/fhir/administrative-gender","code":"male","display":")" +
               display + R"("}]}]}]})";
    };
    check_r4(marked("Female"));
    EXPECT_EQ(finding("display-wrong").diagnostics.find("Male") != std::string::npos, true);
    for (const std::string right : {"Male", "男性"}) {
        check_r4(marked(right));
        for (const auto& issue : last) EXPECT_NE(issue.rule, "display-wrong") << right;
    }
}
TEST_F(FindingWords, AMissingResourceTypeAndANestedUnknownOneAreInvalid) {
    check_r4(R"({"id":"a"})");
    EXPECT_EQ(finding("resource-type-unknown").code, fhir::IssueType::invalid);
    EXPECT_EQ(finding("resource-type-unknown").diagnostics, "The resourceType is missing.");
    check_r4("[]");
    EXPECT_EQ(finding("resource-type-unknown").diagnostics, "A resource is a JSON object, and this is none.");
    check_r4(
        R"({"resourceType":"Patient","contained":[{"resourceType":"Foo","id":"a"}],"link":[{"other":{"reference":"#a"},
        "type":"seealso"}]})");
    for (const auto& issue : last)
        if (issue.severity <= fhir::IssueSeverity::error)
            // What is of no type resolves no reference, as the reference validator has it.
            EXPECT_THAT(issue.rule, testing::AnyOf("resource-type-unknown", "reference-contained-missing"));
    check_r4(R"({"resourceType":5})");
    EXPECT_EQ(finding("resource-type-unknown").code, fhir::IssueType::invalid);
    check_r4(R"({"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Pateint"}}]})");
    EXPECT_EQ(finding("resource-type-unknown").code, fhir::IssueType::invalid);
    EXPECT_EQ(finding("resource-type-unknown").expression, "Bundle.entry[0].resource");
}
TEST_F(FindingWords, AReferenceSaysWhyItsTargetDoesNotConform) {
    folder.add(profile("dated", "Patient", r4("Patient"), R"({"path":"Patient.birthDate","min":1})"));
    const std::string contained = R"("contained":[{"resourceType":"Patient","id":"p","active":true}],)";
    const auto issue =
        of("reference-target-profile", "Observation",
           R"({"path":"Observation.subject","type":[{"code":"Reference","targetProfile":[")" + kBase + R"(dated"]}]})",
           observation(contained + R"("code":{"text":"t"},"subject":{"reference":"#p"})"));
    EXPECT_THAT(issue.diagnostics, HasSubstr("dated (Patient: 'birthDate' must occur at least 1 time(s); found 0.)."));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("dated (Patient: 「birthDate」は1個以上必要ですが、0個です。)"));
    EXPECT_FALSE(has_rule(last, "cardinality-min")) << "the fault is of the reference alone";
}
TEST_F(FindingWords, ACodeThatItsSystemLacksIsSaidOnce) {
    add_value_set(folder);
    const std::string bound = R"({"path":"Observation.code.coding.code","binding":{"strength":"required",
        "valueSet":"http://example.org/vs"}})";
    folder.add(profile("p", "Observation", r4("Observation"), bound));
    const std::string coded = R"("code":{"coding":[{"system":"urn:x","code":"b"}]})";
    EXPECT_THAT(check_errors("p", observation(coded)),
                ElementsAre("error binding-not-in-value-set @ Observation.code.coding[0].code"));
    std::string unknown = coded;
    unknown.replace(unknown.find("\"b\""), 3, "\"q\"");
    EXPECT_THAT(check_errors("p", observation(unknown)),
                ElementsAre("error code-unknown @ Observation.code.coding[0].code"));
}
TEST_F(FindingWords, WhatIsNullInPlaceOfAListIsSaidOnce) {
    check_r4(patient(R"(,"name":null)"));
    EXPECT_THAT(errors(last), ElementsAre("error ele-1 @ Patient.name"));
}

TEST_F(FindingWords, ACodeSystemThatNothingDefinesIsToldOnce) {
    check_r4(observation(R"("code":{"coding":[{"system":"http://a.example/cs","code":"a"}]},
        "category":[{"coding":[{"system":"http://a.example/cs","code":"b"},{"system":"http://loinc.org","code":"c"},
        {"system":"http://jpfhir.jp/fhir/core/CodeSystem/X","code":"d"},{"system":"http://b.example/cs"}]}])"));
    const auto issue = finding("code-system-unknown");
    EXPECT_EQ(issue.severity, fhir::IssueSeverity::information);
    EXPECT_EQ(issue.code, fhir::IssueType::not_found);
    EXPECT_EQ(issue.expression, "Observation.code.coding[0].system");
    EXPECT_THAT(issue.diagnostics, HasSubstr("http://a.example/cs"));
    EXPECT_THAT(issue.diagnostics_ja, HasSubstr("http://a.example/csの定義がない"));
}

struct Spaced {
    const char* why;
    const char* text;
    bool is_told;
};
void PrintTo(const Spaced& row, std::ostream* out) { *out << row.why; }
class WhiteSpaceEnds : public testing::TestWithParam<Spaced> {};
TEST_P(WhiteSpaceEnds, AreToldOfStrings) {
    const auto report = validate(load(), patient(R"(,"identifier":[{"system":"http://a.example/x","value":")" +
                                                 std::string(GetParam().text) + "\"}]"));
    const auto told = std::ranges::count_if(report, [](const fhir::Issue& issue) {
        return issue.rule == "string-white-space-ends" && issue.expression == "Patient.identifier[0].value" &&
               issue.severity == fhir::IssueSeverity::warning;
    });
    EXPECT_EQ(told, GetParam().is_told ? 1 : 0);
}
INSTANTIATE_TEST_SUITE_P(Rows, WhiteSpaceEnds,
                         testing::Values(Spaced{"a space before", " 001", true}, Spaced{"a space behind", "001 ", true},
                                         Spaced{"a full-width space before", "　001", true},
                                         Spaced{"a full-width space behind", "001　", true},
                                         Spaced{"a tabulator", "001\\t", true},
                                         Spaced{"a space that does not break", "001\u00A0", true},
                                         Spaced{"a space inside", "0 01", false},
                                         Spaced{"a full-width space inside", "山田　太郎", false},
                                         Spaced{"kanji at both ends", "山田", false}, Spaced{"none", "001", false}));

struct Languages {
    const char* why;
    const char* language;
    const char* attributes;
    std::vector<std::string> told;
};
void PrintTo(const Languages& row, std::ostream* out) { *out << row.why; }
class NarrativeLanguage : public testing::TestWithParam<Languages> {};
TEST_P(NarrativeLanguage, IsTheOneOfTheResource) {
    const Languages& row = GetParam();
    const auto report =
        validate(load(), patient(std::string(R"(,"language":")") + row.language +
                                 R"(","text":{"status":"generated","div":"<div xmlns='http://www.w3.org/1999/xhtml')" +
                                 row.attributes + R"(>lang='en'</div>"})"));
    std::vector<std::string> told;
    for (const auto& issue : report)
        if (issue.rule.starts_with("narrative-language")) {
            EXPECT_EQ(issue.expression, "Patient");
            EXPECT_EQ(issue.severity, fhir::IssueSeverity::warning);
            told.push_back(issue.diagnostics);
        }
    EXPECT_EQ(told, row.told);
}
INSTANTIATE_TEST_SUITE_P(
    Rows, NarrativeLanguage,
    testing::Values(Languages{"both", "ja", " lang='ja' xml:lang='ja'", {}},
                    Languages{
                        "neither",
                        "ja",
                        "",
                        {"The resource has the language ja; the narrative's div does not say it: lang, xml:lang."}},
                    Languages{"HTML's alone",
                              "ja",
                              " lang='ja'",
                              {"The resource has the language ja; the narrative's div does not say it: xml:lang."}},
                    Languages{"XML's alone",
                              "ja",
                              " xml:lang='ja'",
                              {"The resource has the language ja; the narrative's div does not say it: lang."}},
                    Languages{"another one",
                              "ja",
                              " lang='en' xml:lang='ja'",
                              {"The narrative's lang is 'en', and the language of the resource is 'ja'."}},
                    Languages{"another region",
                              "ja",
                              " lang='ja' xml:lang='ja-JP'",
                              {"The narrative's xml:lang is 'ja-JP', and the language of the resource is 'ja'."}}));

}  // namespace
}  // namespace kakehashi::profiles
