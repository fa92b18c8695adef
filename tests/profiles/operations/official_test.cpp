#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "package/package_set.hpp"
#include "terminology/concept_map.hpp"
#include "terminology/expansion.hpp"
#include "zoo.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;

const fs::path kIg = fs::path(KAKEHASHI_SHARED_DIR) / "ig";

std::vector<std::string> paths_of(const std::vector<std::string>& files) {
    std::vector<std::string> paths;
    for (const std::string& file : files) paths.push_back((kIg / file).string());
    return paths;
}

/// A package set, and what another reading of it (a script, by sets of codes) found: that one had no stored expansions,
/// and so not the 8 codes of R4's example of one.
struct SetRow {
    const char* why;
    std::vector<std::string> files;
    std::size_t value_sets;
    std::size_t whole;  ///< value sets that can be enumerated with what is in the packages
    std::size_t codes;  ///< in all of those
};
void PrintTo(const SetRow& row, std::ostream* out) { *out << row.why; }

class OfficialSets : public testing::TestWithParam<SetRow> {
protected:
    void SetUp() override {
        if (!fs::exists(kIg)) GTEST_SKIP() << "needs the shared folder of official packages";
        auto loaded = load_package_set({.packages = paths_of(GetParam().files), .japanese_profiles = false},
                                       PackageContent::terminology);
        ASSERT_TRUE(loaded.has_value()) << loaded.error().diagnostics;
        table = std::make_unique<CanonicalTable>(std::move(loaded->table));
        terminology = std::make_unique<Terminology>(*table);
    }
    std::unique_ptr<CanonicalTable> table;
    std::unique_ptr<Terminology> terminology;
};

TEST_P(OfficialSets, EveryValueSetThatIsWholeIsEnumerated) {
    std::size_t whole = 0;
    std::size_t codes = 0;
    for (const auto& [url, node] : table->all("ValueSet")) {
        const Expansion expansion = expand(*terminology, url, {});
        EXPECT_FALSE(expansion.is_too_costly) << url;
        if (!expansion.missing.empty()) continue;
        ++whole;
        codes += expansion.codes.size();
    }
    EXPECT_EQ(table->all("ValueSet").size(), GetParam().value_sets);
    EXPECT_EQ(whole, GetParam().whole);
    EXPECT_EQ(codes, GetParam().codes);
}

/// What an expansion lists is in the value set; what a whole one does not list of the same systems is not.
TEST_P(OfficialSets, MembershipAgreesWithEveryExpansion) {
    for (const auto& [url, node] : table->all("ValueSet")) {
        const Expansion expansion = expand(*terminology, url, {});
        std::map<std::string_view, std::set<std::string_view>> listed;
        for (const KnownCode& code : expansion.codes) {
            listed[code.system].insert(code.code);
            ASSERT_EQ(terminology->contains(url, code.system, code.code), Membership::yes) << url << " " << code.code;
        }
        if (!expansion.missing.empty()) continue;
        for (const auto& [system, codes] : listed) {
            const auto found = terminology->find_code_system(system);
            if (!found || listed.size() > 3) continue;
            for (const Concept& item : found.system->concepts())
                if (!codes.contains(item.code)) {
                    ASSERT_EQ(terminology->contains(url, system, item.code), Membership::no) << url << " " << item.code;
                }
        }
    }
}

TEST_P(OfficialSets, EveryConceptMapTranslatesWhatItLists) {
    for (const auto& [url, resource] : table->all("ConceptMap")) {
        const fhir::Node& map = resource->root();
        for (const fhir::Node& group : items_of(&map, "group"))
            for (const fhir::Node& element : items_of(&group, "element")) {
                const auto depends = [](const fhir::Node& target) { return target.find("dependsOn") != nullptr; };
                if (std::ranges::any_of(items_of(&element, "target"), depends)) continue;
                const Translation asked{.system = group.text_of("source"), .code = element.text_of("code")};
                const auto matches = translate(map, asked, *table);
                EXPECT_GE(matches.size(), items_of(&element, "target").size()) << url << " " << asked.code;
                EXPECT_TRUE(is_about(map, asked)) << url;
                for (const Match& match : matches) {
                    if (!is_translation(match)) continue;
                    const auto back = translate(
                        map, {.system = match.system, .code = match.code, .direction = Direction::reverse}, *table);
                    EXPECT_TRUE(std::ranges::any_of(back, [&](const Match& each) { return each.code == asked.code; }))
                        << url << " " << match.code;
                }
            }
    }
}

class R4Core : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!fs::exists(kIg)) return;
        auto loaded = TerminologyService::load({.packages = paths_of({"hl7.fhir.r4.core-4.0.1.tgz"})});
        ASSERT_TRUE(loaded.has_value()) << loaded.error().diagnostics;
        service = std::make_unique<TerminologyService>(std::move(*loaded));
    }
    static void TearDownTestSuite() { service.reset(); }
    void SetUp() override {
        if (!fs::exists(kIg)) GTEST_SKIP() << "needs the shared folder of official packages";
    }
    static std::string ask_for(const std::string& type, const std::string& operation, const zoo::Fields& fields) {
        return zoo::ask(*service, type, operation, fields);
    }
    static inline std::unique_ptr<TerminologyService> service;
};

constexpr const char* kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

TEST_F(R4Core, ExpandsByHierarchyThatConceptsHoldEachOther) {
    EXPECT_EQ(zoo::codes_in(
                  ask_for("ValueSet", "expand", {{"url", "http://terminology.hl7.org/ValueSet/v3-ActEncounterCode"}})),
              "AMB EMER FLD HH IMP ACUTE NONAC OBSENC PRENC SS VR");
    EXPECT_EQ(
        zoo::codes_in(ask_for("ValueSet", "expand", {{"url", "http://hl7.org/fhir/ValueSet/administrative-gender"}})),
        "male female other unknown");
}
TEST_F(R4Core, KnowsV3sManyParents) {
    EXPECT_EQ(
        zoo::parameter(ask_for("CodeSystem", "subsumes", {{"system", kActCode}, {"codeA", "IMP"}, {"codeB", "ACUTE"}}),
                       "outcome"),
        "subsumes");
    EXPECT_EQ(zoo::parameter(ask_for("CodeSystem", "lookup", {{"system", kActCode}, {"code", "AMB"}}), "display"),
              "ambulatory");
}
TEST_F(R4Core, ComputesWhatItsPublisherStored) {
    EXPECT_EQ(zoo::codes_in(ask_for("ValueSet", "expand", {{"url", "http://hl7.org/fhir/ValueSet/yesnodontknow"}})),
              "N Y asked-unknown");
}
TEST_F(R4Core, TranslatesItsOwnCodes) {
    const auto answer = ask_for("ConceptMap", "translate",
                                {{"url", "http://hl7.org/fhir/ConceptMap/101"},
                                 {"system", "http://hl7.org/fhir/address-use"},
                                 {"code", "home"}});
    EXPECT_EQ(zoo::parameter(answer, "result"), "true");
    EXPECT_NE(answer.find(R"("code":"H")"), std::string::npos) << answer;
}
TEST_F(R4Core, DoesNotPretendToHaveSnomedOrLoinc) {
    for (const char* system : {"http://snomed.info/sct", "http://loinc.org"})
        EXPECT_TRUE(ask_for("CodeSystem", "validate-code", {{"url", system}, {"code", "x"}}).starts_with("information"))
            << system;
}
INSTANTIATE_TEST_SUITE_P(
    Packages, OfficialSets,
    testing::Values(
        SetRow{"R4 core", {"hl7.fhir.r4.core-4.0.1.tgz"}, 1316, 1215, 32317},
        SetRow{"JP-CLINS over JP Core and R4 core",
               {"hl7.fhir.r4.core-4.0.1.tgz", "jp-core.r4-1.1.2-url.tgz", "jp-clins.r4-1.5.2-snap.tgz"},
               1575,
               1343,
               34962},
        SetRow{"health checkups", {"jp-core.r4-1.1.2.tgz", "jp-eChekupReport.r4.tgz"}, 46, 24, 2003},
        SetRow{"referrals", {"jp-core.r4-1.1.2.tgz", "jp-eReferral.r4.tgz"}, 152, 130, 2674},
        SetRow{"discharge summaries", {"jp-core.r4-1.1.2.tgz", "jp-eDischargeSummary.r4.tgz"}, 152, 130, 2692}),
    [](const auto& row) { return "Set" + std::to_string(row.index); });

}  // namespace
}  // namespace kakehashi::profiles
