#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "comparison.hpp"
#include "dropped_snapshots.hpp"
#include "snapshot/generation.hpp"

/// Every profile of the official packages: all snapshots but R4's own types are dropped, made anew from the
/// differentials, and compared with the published ones.
namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
using namespace snapshot_comparison;

const fs::path kIg = fs::path(KAKEHASHI_SHARED_DIR) / "ig";

/// `*` in the pattern stands for any text.
bool fits(std::string_view pattern, std::string_view text) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == text;
    if (text.substr(0, star) != pattern.substr(0, star)) return false;
    for (std::size_t skipped = star; skipped <= text.size(); ++skipped)
        if (fits(pattern.substr(star + 1), text.substr(skipped))) return true;
    return false;
}

/// One row of differences.txt.
struct Expected {
    std::string package;
    std::string profile;
    std::string element;
    std::string what;
    std::size_t uses = 0;
};

std::vector<Expected> read_expected() {
    std::vector<Expected> rows;
    std::ifstream file(fs::path(KAKEHASHI_SOURCE_DIR) / "tests/profiles/snapshot/differences.txt");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        std::vector<std::string> columns;
        for (auto end = line.find(" | "); end != std::string::npos; end = line.find(" | ")) {
            columns.push_back(line.substr(0, end));
            line.erase(0, end + 3);
        }
        if (columns.size() != 4) ADD_FAILURE() << "not four columns and a reason: " << line;
        columns.resize(4);
        rows.push_back({columns[0], columns[1], columns[2], columns[3]});
    }
    return rows;
}

bool is_expected(std::vector<Expected>& rows, const std::string& package, std::string_view profile,
                 const Difference& difference) {
    const std::string padded = " " + difference.property + " ";
    for (Expected& row : rows) {
        const bool is_same = row.what.starts_with("issue ") ? row.what == difference.property
                                                            : (" " + row.what + " ").find(padded) != std::string::npos;
        if (!is_same || !fits(row.package, package) || !fits(row.profile, profile) ||
            !fits(row.element, difference.element))
            continue;
        ++row.uses;
        return true;
    }
    return false;
}

struct Counts {
    std::size_t profiles = 0;
    std::size_t same_profiles = 0;
    std::size_t elements = 0;
    std::size_t equal_elements = 0;
    std::map<std::string, std::size_t> by_property;
};

void count(const Comparison& comparison, Counts& counts) {
    ++counts.profiles;
    counts.same_profiles += comparison.differences.empty() ? 1 : 0;
    counts.elements += comparison.elements;
    counts.equal_elements += comparison.equal;
    for (const Difference& each : comparison.differences) ++counts.by_property[each.property];
}

void print(const std::string& package, const Counts& counts) {
    std::cout << package << ": " << counts.profiles << " profiles, " << counts.same_profiles << " the same; "
              << counts.elements << " elements, " << counts.equal_elements << " equal";
    for (const auto& [property, number] : counts.by_property) std::cout << "; " << property << " " << number;
    std::cout << "\n";
}

/// The differences of one profile, and what making it reports.
Comparison compare_with_published(const fhir::Node& published, const fhir::Node& differential,
                                  const CanonicalTable& table) {
    auto made = Generation(table).make(differential);
    if (!made) return {.differences = {{"", "failed", "", made.error().diagnostics}}};
    Comparison comparison = compare(items_of(*published.find("snapshot"), "element"),
                                    items_of(*made->structure_definition.root().find("snapshot"), "element"),
                                    items_of(*differential.find("differential"), "element"));
    for (const fhir::Issue& issue : made->report)
        if (issue.profile.empty())  // else it is said of the profile that it stands in
            comparison.differences.push_back({issue.expression, "issue " + issue.rule, "", issue.diagnostics});
    return comparison;
}

class OfficialSnapshots : public testing::Test {
protected:
    void SetUp() override {
        if (!fs::exists(kIg)) GTEST_SKIP() << "needs the shared folder of official packages";
        rows_ = read_expected();
    }

    /// @param packages in the order of loading; the profiles of the last one are compared
    void check(const std::vector<std::string>& packages) {
        CanonicalTable table;
        for (const std::string& package : packages) {
            auto documents = read_without_snapshots((kIg / (package + ".tgz")).string());
            ASSERT_TRUE(documents.has_value()) << documents.error().diagnostics;
            for (fhir::Document& each : *documents) table.add(std::move(each));
        }
        const auto published = read_package((kIg / (packages.back() + ".tgz")).string());
        ASSERT_TRUE(published.has_value()) << published.error().diagnostics;
        Counts counts;
        for (const fhir::Document& each : published->content.documents) {
            const std::string_view url = each.root().text_of("url");
            if (!is_profile(each.root()) || each.root().find("snapshot") == nullptr) continue;
            const Comparison comparison =
                compare_with_published(each.root(), *table.find("StructureDefinition", url), table);
            count(comparison, counts);
            for (const Difference& difference : comparison.differences)
                EXPECT_TRUE(is_expected(rows_, packages.back(), url.substr(url.rfind('/') + 1), difference))
                    << url << " " << difference.element << " " << difference.property << ": published \""
                    << difference.published << "\", made \"" << difference.generated << "\"";
        }
        print(packages.back(), counts);
    }

    std::vector<Expected> rows_;
};

TEST_F(OfficialSnapshots, AreMadeAgainFromTheirDifferentials) {
    const std::string core = "hl7.fhir.r4.core-4.0.1";
    check({core});
    check({core, "jp-core.r4-1.1.2"});
    check({core, "jp-core.r4-1.1.2-url"});
    check({core, "jp-core.r4-1.1.2-url", "jp-clins.r4-1.5.2-snap"});
    check({core, "jp-core.r4-1.1.2", "jp-eChekupReport.r4"});
    check({core, "jp-core.r4-1.1.2", "jp-eReferral.r4"});
    check({core, "jp-core.r4-1.1.2", "jp-eDischargeSummary.r4"});
    for (const Expected& row : rows_)
        EXPECT_GT(row.uses, 0U) << "differences.txt: " << row.package << " | " << row.profile << " | " << row.element
                                << " covers nothing";
}

}  // namespace
}  // namespace kakehashi::profiles
