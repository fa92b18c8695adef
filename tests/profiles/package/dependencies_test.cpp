#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Packages in the layout of a FHIR package cache, each with a profile of Patient that asks for a name.
class PackageDependencies : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / (std::string("kakehashi-dependencies-") +
                                                  testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// @return the folder of the package, which states `url`|`version` with a cardinality of `element`
    std::string add(const std::string& cache, const std::string& id, const std::string& version,
                    const std::string& dependencies, const std::string& more = "") {
        const fs::path package = folder_ / cache / (id + "#" + version) / "package";
        fs::create_directories(package);
        std::ofstream(package / "package.json") << R"({"name":")" << id << R"(","version":")" << version << R"(")"
                                                << more << R"(,"dependencies":{)" << dependencies << "}}";
        std::ofstream(package / "profile.json")
            << R"({"resourceType":"StructureDefinition","url":"http://example.org/)" << id << R"(","version":")"
            << version << R"(","name":"P","status":"draft","kind":"resource","abstract":false,"type":"Patient",
                 "derivation":"constraint","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient",
                 "differential":{"element":[{"id":"Patient.name","path":"Patient.name","min":1}]}})";
        return package.parent_path().string();
    }
    std::string cache(const std::string& name) const { return (folder_ / name).string(); }

    /// The versions of `id` that a Patient is judged by, and what loading says.
    std::string judged_by(const std::string& id, const ValidatorOptions& options) {
        const auto validator = Validator::load(options);
        if (!validator) return "refused: " + validator.error().rule;
        notices.clear();
        for (const auto& each : validator->notices()) notices.push_back(each.rule + " " + each.diagnostics);
        const auto patient = fhir::parse_json(R"({"resourceType":"Patient","meta":{"profile":["http://example.org/)" +
                                              id + R"(|none"]}})");
        for (const auto& issue : validator->validate(*patient)) {
            if (issue.rule == "profile-unknown") return "nothing";
            if (issue.rule == "profile-version-differs")
                return issue.diagnostics.substr(issue.diagnostics.rfind(' ') + 1);
        }
        return "?";
    }
    std::vector<std::string> notices;

private:
    fs::path folder_;
};

TEST_F(PackageDependencies, WhatLiesBesideIsLoaded) {
    const auto own = add("a", "own", "1.0.0", R"("core":"1.1.2","hl7.fhir.r4.core":"4.0.1")");
    add("a", "core", "1.1.2", "");
    EXPECT_EQ(judged_by("core", {.packages = {own}}), "1.1.2.");
    EXPECT_THAT(notices, IsEmpty());
}
TEST_F(PackageDependencies, WhatIsNotHereIsSaidOnceAndIsNoError) {
    const auto own = add("a", "own", "1.0.0", R"("core":"1.1.2","terms":"2.0.0")");
    const auto other = add("a", "other", "1.0.0", R"("core":"1.1.2")");
    EXPECT_EQ(judged_by("core", {.packages = {own, other}}), "nothing");
    EXPECT_THAT(notices,
                ElementsAre(HasSubstr("package-dependency-missing The package core#1.1.2, which own#1.0.0 needs"),
                            HasSubstr("terms#2.0.0")));
}
TEST_F(PackageDependencies, AGivenPackageWinsWhateverItsVersion) {
    const auto own = add("a", "own", "1.0.0", R"("core":"1.1.2")");
    add("a", "core", "1.1.2", "");
    const auto variant = add("b", "core", "1.1.2-url", "");
    EXPECT_EQ(judged_by("core", {.packages = {own, variant}}), "1.1.2-url.");
    EXPECT_EQ(judged_by("core", {.packages = {variant, own}}), "1.1.2-url.");
    EXPECT_THAT(notices, IsEmpty());
}
TEST_F(PackageDependencies, AnotherVersionBesideDoesNotDo) {
    const auto own = add("a", "own", "1.0.0", R"("core":"1.1.2")");
    add("a", "core", "1.1.2-url", "");
    add("a", "core", "1.1.3", "");
    EXPECT_EQ(judged_by("core", {.packages = {own}}), "nothing");
    EXPECT_EQ(notices.size(), 1U);
}
TEST_F(PackageDependencies, APatternMeansTheNewestRelease) {
    const auto own = add("a", "own", "1.0.0", R"("core":"1.1.x")");
    for (const char* version : {"1.1.2", "1.1.10", "1.1.9", "1.1.11-url", "1.2.0"}) add("a", "core", version, "");
    EXPECT_EQ(judged_by("core", {.packages = {own}}), "1.1.10.");
}
TEST_F(PackageDependencies, CurrentMeansTheBuildElseTheNewest) {
    const auto own = add("a", "own", "1.0.0", R"("core":"current")");
    add("a", "core", "1.1.2", "");
    EXPECT_EQ(judged_by("core", {.packages = {own}}), "1.1.2.");
    add("a", "core", "current", "");
    EXPECT_EQ(judged_by("core", {.packages = {own}}), "current.");
}
TEST_F(PackageDependencies, FoldersAreSearchedAfterWhatLiesBeside) {
    const auto own = add("a", "own", "1.0.0", R"("core":"1.1.x")");
    add("b", "core", "1.1.5", "");
    EXPECT_EQ(judged_by("core", {.packages = {own}, .package_folders = {cache("b")}}), "1.1.5.");
    add("a", "core", "1.1.2", "");
    EXPECT_EQ(judged_by("core", {.packages = {own}, .package_folders = {cache("b")}}), "1.1.2.");
    EXPECT_EQ(judged_by("core", {.packages = {own}, .package_folders = {cache("nowhere")}}), "refused: package-folder");
}
TEST_F(PackageDependencies, OfDependenciesAreLoadedAndCirclesEnd) {
    const auto own = add("a", "own", "1.0.0", R"("middle":"1.0.0")");
    add("a", "middle", "1.0.0", R"("core":"1.0.0","own":"1.0.0")");
    add("a", "core", "1.0.0", R"("middle":"1.0.0","core":"1.0.0")");
    EXPECT_EQ(judged_by("core", {.packages = {own}}), "1.0.0.");
    EXPECT_THAT(notices, IsEmpty());
}
TEST_F(PackageDependencies, ThatCannotBeUsedIsSaidWithTheReason) {
    const auto own = add("a", "own", "1.0.0", R"("core":"1.0.0","later":"5.0.0")");
    const auto core = add("a", "core", "1.0.0", "");
    std::ofstream(fs::path(core) / "package" / "broken.json") << "{";
    add("a", "later", "5.0.0", "", R"(,"fhirVersions":["5.0.0"])");
    EXPECT_EQ(judged_by("core", {.packages = {own}}), "nothing");
    EXPECT_THAT(notices, ElementsAre(HasSubstr("broken.json"), HasSubstr("is for FHIR 5.0.0")));
}
TEST_F(PackageDependencies, APackageOfAnotherFhirVersionIsRefused) {
    for (const char* versions : {R"(["5.0.0"])", R"(["3.0.2"])", R"(["4.3.0"])", R"(["3.0.1","5.0.0"])"}) {
        const auto own = add("a", "own", "1.0.0", "", std::string(R"(,"fhirVersions":)") + versions);
        EXPECT_EQ(judged_by("own", {.packages = {own}}), "refused: package-fhir-version") << versions;
    }
    for (const char* versions : {R"(["4.0.1"])", R"(["4.0.0"])", R"(["5.0.0","4.0.1"])", "[]"}) {
        const auto own = add("a", "own", "1.0.0", "", std::string(R"(,"fhirVersions":)") + versions);
        EXPECT_EQ(judged_by("own", {.packages = {own}}), "1.0.0.") << versions;
    }
}
TEST_F(PackageDependencies, ExamplesBesideThePackageAreNoPartOfIt) {
    const auto own = add("a", "own", "1.0.0", "");
    fs::create_directories(fs::path(own) / "package" / "example");
    fs::create_directories(fs::path(own) / "other");
    std::ofstream(fs::path(own) / "package" / "example" / "broken.json") << "{";
    std::ofstream(fs::path(own) / "other" / "broken.json") << "{";
    EXPECT_EQ(judged_by("own", {.packages = {own}}), "1.0.0.");
}

}  // namespace
}  // namespace kakehashi::profiles
