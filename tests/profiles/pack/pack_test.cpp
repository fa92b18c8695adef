#include "kakehashi/profiles/pack.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <thread>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kProfile = R"json({"resourceType":"StructureDefinition","url":"http://example.org/P",
"name":"P","status":"draft","kind":"resource","abstract":false,"type":"Patient","derivation":"constraint",
"baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","description":"for people",
"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">for people</div>"},
"differential":{"element":[{"id":"Patient","path":"Patient","constraint":[{"key":"p-1","severity":"error",
"human":"A phone is needed.","expression":"telecom.exists()","xpath":"f:telecom"}]},
{"id":"Patient.name","path":"Patient.name","min":1,"definition":"for people","mapping":[{"identity":"v2","map":"PID"}]}]}})json";

class PackFile : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::create_directories(folder_);
        write("p.json", kProfile);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string path(std::string_view name) const { return (folder_ / name).string(); }
    void write(std::string_view name, std::string_view bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    std::string build() const {
        const std::vector<std::string> packages{path("p.json")};
        const auto bytes = build_pack(packages);
        EXPECT_TRUE(bytes.has_value());
        return bytes.value_or("");
    }

    fs::path folder_;
};

TEST_F(PackFile, HoldsWhatAMachineReadsAndNothingForPeopleAlone) {
    const std::string bytes = build();
    EXPECT_EQ(bytes.find("for people"), std::string::npos);
    EXPECT_EQ(bytes.find("xpath"), std::string::npos);
    EXPECT_NE(bytes.find("telecom.exists()"), std::string::npos);
    write("p.pack", bytes);
    const auto pack = read_pack(path("p.pack"));
    ASSERT_TRUE(pack.has_value());
    ASSERT_EQ(pack->sources.size(), 1U);
    EXPECT_EQ(pack->sources[0].file, "p.json");
    EXPECT_EQ(pack->sources[0].resources, 1U);
}

TEST_F(PackFile, JudgesLikeThePackageThatItWasMadeOf) {
    write("p.pack", build());
    const auto patient =
        fhir::parse_json(R"({"resourceType":"Patient","meta":{"profile":["http://example.org/P"]},"gender":"x"})");
    ASSERT_TRUE(patient.has_value());
    std::vector<std::vector<std::string>> answers;
    for (const std::string_view file : {"p.json", "p.pack"}) {
        const auto validator = Validator::load({.packages = {path(file)}});
        ASSERT_TRUE(validator.has_value()) << file;
        auto& answer = answers.emplace_back();
        for (const auto& issue : validator->validate(*patient)) answer.push_back(issue.rule + " " + issue.diagnostics);
    }
    EXPECT_EQ(answers[0], answers[1]);
    EXPECT_GE(answers[0].size(), 3U);
}

TEST_F(PackFile, IsTheSameForTheSamePackages) { EXPECT_EQ(build(), build()); }

TEST_F(PackFile, ACutOrForeignFileIsRefused) {
    const std::string bytes = build();
    write("cut.pack", std::string_view(bytes).substr(0, bytes.size() - 10));
    std::string changed = bytes;
    changed[changed.size() - 10] ^= 1;
    write("changed.pack", changed);
    write("foreign.pack", "PK\x03\x04");
    write("old.pack", "{\"pack\":1,\"sources\":[],\"bytes\":0}\n");
    write("empty.pack", "");
    for (const std::string_view file : {"cut.pack", "changed.pack", "foreign.pack", "old.pack", "empty.pack"}) {
        const auto pack = read_pack(path(file));
        ASSERT_FALSE(pack.has_value()) << file;
        EXPECT_EQ(pack.error().rule, "pack-damaged") << file;
        EXPECT_FALSE(Validator::load({.packages = {path(file)}}).has_value()) << file;
    }
    EXPECT_EQ(read_pack(folder_.string()).error().rule, "package-not-found") << "a folder is no pack";
    EXPECT_EQ(read_pack(path("missing.pack")).error().rule, "package-not-found");
}

TEST_F(PackFile, AnIndexThatCountsMoreLinesThanTheFileHasIsRefused) {
    const std::string bytes = build();
    const auto at = bytes.find("\"index\":1,");
    ASSERT_NE(at, std::string::npos);
    for (const std::string_view count : {"0", "2", "3", "18446744073709551615"}) {
        write("count.pack", bytes.substr(0, at + 8) + std::string(count) + bytes.substr(at + 9));
        const auto pack = read_pack(path("count.pack"));
        ASSERT_FALSE(pack.has_value()) << count;
        EXPECT_EQ(pack.error().rule, "pack-damaged") << count;
    }
}

struct ForeignBody {
    const char* why;
    const char* index;
    const char* body;
};
void PrintTo(const ForeignBody& row, std::ostream* out) { *out << row.why; }

class PackBody : public PackFile, public testing::WithParamInterface<ForeignBody> {
protected:
    /// A pack of one resource whose checksum holds.
    static std::string pack_of(const ForeignBody& row) {
        const std::string rest = fmt::format("{}\t{}\n{}\n", row.index, std::string_view(row.body).size(), row.body);
        return fmt::format(R"({{"pack":2,"sources":[],"index":1,"bytes":{},"crc32":"{:08x}"}})", rest.size(),
                           crc32_z(0, reinterpret_cast<const Bytef*>(rest.data()), rest.size())) +
               "\n" + rest;
    }
};

TEST_P(PackBody, ThatIsNotWhatTheIndexSaysIsAsIfItWereNotThere) {
    write("p.pack", pack_of(GetParam()));
    const auto patient =
        fhir::parse_json(R"({"resourceType":"Patient","meta":{"profile":["http://example.org/P"]},"maritalStatus":)"
                         R"({"coding":[{"system":"http://example.org/S","code":"a"}],"text":"x"}})");
    ASSERT_TRUE(patient.has_value());
    const auto with = Validator::load({.packages = {path("p.pack")}, .japanese_profiles = false});
    const auto without = Validator::load({.japanese_profiles = false});
    ASSERT_TRUE(with.has_value()) << with.error().diagnostics;
    ASSERT_TRUE(without.has_value());
    std::vector<std::vector<std::string>> answers;
    for (const Validator* validator : {&*with, &*without}) {
        auto& answer = answers.emplace_back();
        for (const auto& issue : validator->validate(*patient)) answer.push_back(issue.rule + " " + issue.diagnostics);
    }
    EXPECT_EQ(answers[0], answers[1]);
    EXPECT_FALSE(answers[0].empty()) << "that the profile is not here is told";
}

INSTANTIATE_TEST_SUITE_P(
    Pack, PackBody,
    testing::Values(
        ForeignBody{.why = "no JSON", .index = "StructureDefinition\thttp://example.org/P\t\t", .body = "no JSON"},
        ForeignBody{.why = "cut", .index = "StructureDefinition\thttp://example.org/P\t\t", .body = "{\"a\":"},
        ForeignBody{.why = "an array", .index = "StructureDefinition\thttp://example.org/P\t\t", .body = "[1]"},
        ForeignBody{.why = "nothing in it", .index = "StructureDefinition\thttp://example.org/P\t\t", .body = "{}"},
        ForeignBody{.why = "another type",
                    .index = "StructureDefinition\thttp://example.org/P\t\t",
                    .body = R"({"resourceType":"ValueSet","url":"http://example.org/P"})"},
        ForeignBody{.why = "another canonical",
                    .index = "StructureDefinition\thttp://example.org/P\t\t",
                    .body = R"({"resourceType":"StructureDefinition","url":"http://example.org/Q"})"},
        ForeignBody{.why = "another version",
                    .index = "StructureDefinition\thttp://example.org/P\t1.0\t",
                    .body = R"({"resourceType":"StructureDefinition","url":"http://example.org/P","version":"2"})"},
        ForeignBody{.why = "a supplement of itself that is none",
                    .index = "CodeSystem\thttp://example.org/S\t\thttp://example.org/S",
                    .body = R"({"resourceType":"CodeSystem","url":"http://example.org/S","content":"complete"})"}));

TEST_F(PackFile, AResourceIsReadWhenARecordNeedsItWhicheverThreadAsksFirst) {
    write("p.pack", build());
    const auto validator = Validator::load({.packages = {path("p.pack")}});
    ASSERT_TRUE(validator.has_value());
    const auto patient =
        fhir::parse_json(R"({"resourceType":"Patient","meta":{"profile":["http://example.org/P"]},"gender":"x"})");
    std::vector<std::size_t> counts(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t& count : counts) threads.emplace_back([&] { count = validator->validate(*patient).size(); });
    }
    EXPECT_GE(counts.front(), 3U);
    for (const std::size_t count : counts) EXPECT_EQ(count, counts.front());
}

}  // namespace
}  // namespace kakehashi::profiles
