#include "package/canonical_table.hpp"

#include <gtest/gtest.h>

#include <string>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::profiles {
namespace {

fhir::Document value_set(const std::string& url, const std::string& version, const std::string& title) {
    return *fhir::parse_json(R"({"resourceType":"ValueSet","url":")" + url + R"(","version":")" + version +
                             R"(","title":")" + title + R"("})");
}

TEST(CanonicalTable, LastLoadedWins) {
    CanonicalTable table;
    table.add(value_set("http://a.example/v", "1", "first"));
    table.add(value_set("http://a.example/v", "2", "second"));
    EXPECT_EQ(table.find("ValueSet", "http://a.example/v")->text_of("title"), "second");
}
TEST(CanonicalTable, TheNamedVersionIsPreferred) {
    CanonicalTable table;
    table.add(value_set("http://a.example/v", "1", "first"));
    table.add(value_set("http://a.example/v", "2", "second"));
    EXPECT_EQ(table.find("ValueSet", "http://a.example/v|1")->text_of("title"), "first");
    EXPECT_EQ(table.find("ValueSet", "http://a.example/v|9")->text_of("title"), "second");
}
TEST(CanonicalTable, AVersionInPartMeansTheNewestOfThem) {
    CanonicalTable table;
    for (const char* version : {"1.2.9", "1.2.10", "1.20.0", "1.2.3"})
        table.add(value_set("http://a.example/v", version, version));
    EXPECT_EQ(table.find("ValueSet", "http://a.example/v|1.2")->text_of("title"), "1.2.10");
    EXPECT_EQ(table.find("ValueSet", "http://a.example/v|1")->text_of("title"), "1.20.0");
    EXPECT_EQ(table.find("ValueSet", "http://a.example/v|1.2#part")->text_of("title"), "1.2.10");
    EXPECT_EQ(table.find("ValueSet", "http://a.example/v|2")->text_of("title"), "1.2.3") << "the last one loaded";
}
TEST(CanonicalTable, UnknownIsNothing) {
    CanonicalTable table;
    table.add(value_set("http://a.example/v", "1", "first"));
    EXPECT_EQ(table.find("ValueSet", "http://b.example/v"), nullptr);
    EXPECT_EQ(table.find("CodeSystem", "http://a.example/v"), nullptr);
}
TEST(CanonicalTable, IgnoresTheLoincFragment) {
    CanonicalTable table;
    table.add(*fhir::parse_json(R"({"resourceType":"CodeSystem","url":"http://loinc.org","content":"complete"})"));
    EXPECT_EQ(table.find("CodeSystem", "http://loinc.org"), nullptr);
}
TEST(CanonicalTable, IgnoresTheSystemThatShowsNegativeAsPositive) {
    const std::string url = "urn:oid:1.2.392.200119.6.2102";
    const auto system = [&](const std::string& display) {
        return *fhir::parse_json(R"({"resourceType":"CodeSystem","content":"complete","url":")" + url +
                                 R"(","concept":[{"code":"1","display":")" + display + R"("}]})");
    };
    CanonicalTable table;
    table.add(system("+"));
    EXPECT_EQ(table.find("CodeSystem", url), nullptr);
    table.add(system("－"));
    table.add(system("+"));
    const fhir::Node* found = table.find("CodeSystem", url);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->find("concept")->items().front().text_of("display"), "－");
}

}  // namespace
}  // namespace kakehashi::profiles
