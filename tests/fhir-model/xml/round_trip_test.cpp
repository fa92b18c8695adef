#include <archive.h>
#include <archive_entry.h>
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "xml_tree.hpp"

namespace kakehashi::fhir {
namespace {

namespace fs = std::filesystem;

/// Copies an object, with narratives in the one spelling of xml_tree: equal XHTML may be written in several ways.
void copy_spelled(const Node& from, Builder to) {
    for (const Member& member : from.members()) {
        if (member.name == "div" && member.value.is_string()) {
            to.set_string("div", xml_tree(member.value.text()));
        } else if (member.value.is_object()) {
            copy_spelled(member.value, to.object(member.name));
        } else if (member.value.is_array()) {
            ArrayBuilder items = to.array(member.name);
            for (const Node& item : member.value.items())
                item.is_object() ? copy_spelled(item, items.append_object()) : void(items.append_copy(item));
        } else {
            to.set_copy(member.name, member.value);
        }
    }
}

std::string comparable(const Document& document) {
    Document copy;
    copy_spelled(document.root(), copy.edit());
    return write_canonical_json(copy.root());
}

/// JSON to XML and back is the same; once more is the same to the byte.
void expect_json_round_trip(const Document& document, const std::string& name) {
    const auto xml = write_xml(document.root());
    ASSERT_TRUE(xml) << name << ": " << xml.error().expression << " " << xml.error().diagnostics;
    const auto back = read_xml(*xml);
    ASSERT_TRUE(back) << name << ": " << back.error().expression << " " << back.error().diagnostics;
    ASSERT_TRUE(std::ranges::all_of(back->findings, is_harmless)) << name;  // it may have empty elements
    ASSERT_TRUE(comparable(document) == comparable(back->document)) << name << "\n"
                                                                    << comparable(document) << "\n"
                                                                    << comparable(back->document);
    const auto pretty = write_xml(back->document.root(), JsonStyle::pretty);
    ASSERT_TRUE(pretty) << name;
    const auto again = parse_xml(*pretty);
    ASSERT_TRUE(again) << name << ": " << again.error().diagnostics;
    ASSERT_TRUE(write_json(again->root()) == write_json(back->document.root())) << name;
    ASSERT_TRUE(xml_tree(*xml) == xml_tree(*pretty)) << name;
}

/// XML to JSON and back says the same.
void expect_xml_round_trip(const std::string& xml, const std::string& name) {
    const auto document = parse_xml(xml);
    ASSERT_TRUE(document) << name << ": " << document.error().expression << " " << document.error().diagnostics;
    const auto json = parse_json(write_json(document->root()));
    ASSERT_TRUE(json) << name;
    const auto back = write_xml(json->root());
    ASSERT_TRUE(back) << name << ": " << back.error().expression << " " << back.error().diagnostics;
    ASSERT_EQ(xml_tree(xml), xml_tree(*back)) << name;
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

using Visit = std::function<void(std::string text, const std::string& name)>;

void for_each_json_in(const fs::path& package, const Visit& visit) {
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
    ASSERT_EQ(archive_read_open_filename(reader.get(), package.c_str(), 1 << 16), ARCHIVE_OK) << package;
    for (archive_entry* entry = nullptr; archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK;) {
        const std::string name = archive_entry_pathname(entry);
        if (!name.ends_with(".json")) continue;
        std::string text(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
        if (archive_read_data(reader.get(), text.data(), text.size()) > 0) visit(std::move(text), name);
    }
}

class XmlRoundTrip : public testing::Test {
protected:
    const fs::path shared = KAKEHASHI_SHARED_DIR;
    int round_trips = 0;
    int refused = 0;  // what XML cannot carry, each with its reason

    /// A file that holds no resource is passed over, as is one that is no JSON.
    void check_json(std::string text, const std::string& name) {
        const auto document = parse_json(std::move(text));
        if (!document || document->resource_type().empty()) return;
        const auto xml = write_xml(document->root());
        if (!xml) {
            ++refused;
            fmt::print("not in XML: {}: {} [{}]\n", name, xml.error().expression, xml.error().rule);
            return;
        }
        expect_json_round_trip(*document, name);
        ++round_trips;
    }
    void TearDown() override { fmt::print("{} round trips, {} that XML cannot carry\n", round_trips, refused); }
};

TEST_F(XmlRoundTrip, KeepsEveryOfficialExample) {
    if (!fs::exists(shared / "ig/examples")) GTEST_SKIP() << "the official examples are not beside the checkout";
    for (const auto& entry : fs::recursive_directory_iterator(shared / "ig/examples"))
        if (entry.path().extension() == ".json") check_json(text_of(entry.path()), entry.path().filename());
    EXPECT_GT(round_trips, 100);
    EXPECT_EQ(refused, 0);
}

TEST_F(XmlRoundTrip, KeepsEveryResourceOfTheOfficialPackages) {
    if (!fs::exists(shared / "ig")) GTEST_SKIP() << "the official packages are not beside the checkout";
    int packages = 0;
    for (const auto& entry : fs::directory_iterator(shared / "ig")) {
        if (entry.path().extension() != ".tgz") continue;
        ++packages;
        for_each_json_in(entry.path(), [&](std::string text, const std::string& name) {
            if (!HasFatalFailure()) check_json(std::move(text), entry.path().filename().string() + "/" + name);
        });
    }
    EXPECT_GE(packages, 1);
    EXPECT_GT(round_trips, 4000);
}

TEST_F(XmlRoundTrip, KeepsTheJsonFilesOfTheValidatorSuite) {
    if (!fs::exists(shared / "tests/validator")) GTEST_SKIP() << "the validator suite is not beside the checkout";
    for (const auto& entry : fs::directory_iterator(shared / "tests/validator"))
        if (entry.path().extension() == ".json") check_json(text_of(entry.path()), entry.path().filename());
    EXPECT_GT(round_trips, 80);
}

TEST_F(XmlRoundTrip, KeepsTheXmlFilesOfTheValidatorSuite) {
    if (!fs::exists(shared / "tests/validator")) GTEST_SKIP() << "the validator suite is not beside the checkout";
    for (const auto& entry : fs::directory_iterator(shared / "tests/validator")) {
        if (entry.path().extension() != ".xml") continue;
        const std::string xml = text_of(entry.path());
        const auto parsed = read_xml(xml);
        const bool is_good = parsed && parsed->findings.empty();
        if (!is_good) {
            ++refused;
            const Issue& issue = parsed ? parsed->findings.front() : parsed.error();
            fmt::print("has faults: {}: {}\n", entry.path().filename().string(), issue.rule);
            continue;
        }
        expect_xml_round_trip(xml, entry.path().filename());
        ++round_trips;
    }
    EXPECT_GT(round_trips, 60);
}

struct Lossless {
    const char* why;
    const char* members;
};
void PrintTo(const Lossless& row, std::ostream* out) { *out << row.why; }
class XmlRoundTripOf : public testing::TestWithParam<Lossless> {};
TEST_P(XmlRoundTripOf, GivesTheSameJson) {
    const auto document = parse_json("{" + std::string(GetParam().members) + "}");
    ASSERT_TRUE(document) << document.error().diagnostics;
    expect_json_round_trip(*document, GetParam().why);
}
INSTANTIATE_TEST_SUITE_P(
    Xml, XmlRoundTripOf,
    testing::Values(
        Lossless{"digits of decimals",
                 R"("resourceType":"Observation","component":[{"valueQuantity":{"value":1.20}},
                 {"valueQuantity":{"value":-0.0}},{"valueQuantity":{"value":1.0E-7}},
                 {"valueQuantity":{"value":100000000000000000000.000}}])"},
        Lossless{"instants, times and partial dates",
                 R"("resourceType":"Observation","issued":"2015-02-07T13:28:17.2390+09:00","valueTime":"23:59:60",
                 "effectiveDateTime":"2024-05")"},
        Lossless{"base64 with blanks", R"("resourceType":"Binary","contentType":"a/b","data":"AAAA\nBBBB CCCC==")"},
        Lossless{"null padding", R"("resourceType":"Patient","name":[{"given":["A",null,"C"],
                 "_given":[null,{"extension":[{"url":"u","valueCode":"x"}]},{"id":"c"}]}])"},
        Lossless{"padding at the end",
                 R"("resourceType":"Patient","name":[{"given":["A","B"],"_given":[{"id":"a"},null]}])"},
        Lossless{"a companion before its value", R"("resourceType":"Patient","_gender":{"id":"g"},"gender":"male",
                 "name":[{"_given":[{"id":"a"},null],"given":["A","B"]}])"},
        Lossless{"extensions alone", R"("resourceType":"Patient","_gender":{"id":"g","extension":[{"url":"u",
                 "_valueString":{"extension":[{"url":"v","valueBoolean":false}]}}]})"},
        Lossless{"an extension on an id",
                 R"("resourceType":"Patient","id":"p","_id":{"extension":[{"url":"u","valueCode":"x"}]})"},
        Lossless{"contained and entries", R"("resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:x",
                 "resource":{"resourceType":"Patient","contained":[{"resourceType":"Basic","id":"1"},
                 {"resourceType":"Basic","id":"2"}]}},{"resource":{"resourceType":"Binary","data":"AAAA"}}])"},
        Lossless{"a Bundle in a Bundle", R"("resourceType":"Bundle","type":"batch","entry":[{"resource":
                 {"resourceType":"Bundle","type":"batch"},"response":{"status":"200","outcome":
                 {"resourceType":"OperationOutcome"}}}])"},
        Lossless{"nested parameters", R"("resourceType":"Parameters","parameter":[{"name":"a","part":[{"name":"b",
                 "part":[{"name":"c","valueInteger":5},{"name":"d","resource":{"resourceType":"Basic"}}]}]}])"},
        Lossless{"blanks in texts", R"("resourceType":"Patient","name":[{"text":" a  b\n\tc\r\nd "}])"},
        Lossless{"what XML escapes", R"("resourceType":"Patient","name":[{"text":"<&>\"'架𠮷]]>"}])"},
        Lossless{"a narrative",
                 R"("resourceType":"Patient","text":{"status":"generated","div":
                 "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang='ja'><!-- c --><p class=\"a&amp;&quot;\">x &lt; y&#160;<br/>)"
                 R"(<b><i/></b></p><pre xml:space='preserve'>\n a\n</pre><td><![CDATA[<&]]></td></div>"})"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

}  // namespace
}  // namespace kakehashi::fhir
