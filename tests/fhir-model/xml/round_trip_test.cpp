#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::fhir {
namespace {

namespace fs = std::filesystem;

/// The canonical form with narratives reduced to one mark: their XHTML may be written in several equal ways.
std::string comparable(const Document& document) {
    std::string text = write_canonical_json(document.root());
    for (auto at = text.find(R"("div":")"); at != std::string::npos; at = text.find(R"("div":")", at + 1)) {
        auto end = at + 7;
        while (text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        text.replace(at + 7, end - at - 7, "xhtml");
    }
    return text;
}

/// JSON to XML and back is the same; once more is the same to the byte.
void expect_round_trip(std::string json, const std::string& name) {
    const auto document = parse_json(std::move(json));
    ASSERT_TRUE(document) << name;
    const auto xml = write_xml(document->root());
    ASSERT_TRUE(xml) << name << ": " << xml.error().expression << " " << xml.error().diagnostics;
    const auto back = parse_xml(*xml);
    ASSERT_TRUE(back) << name << ": " << back.error().expression << " " << back.error().diagnostics;
    ASSERT_TRUE(comparable(*document) == comparable(*back)) << name << "\n"
                                                            << comparable(*document) << "\n"
                                                            << comparable(*back);
    const auto pretty = write_xml(back->root(), JsonStyle::pretty);
    ASSERT_TRUE(pretty) << name;
    const auto again = parse_xml(*pretty);
    ASSERT_TRUE(again) << name << ": " << again.error().diagnostics;
    ASSERT_TRUE(write_json(again->root()) == write_json(back->root())) << name;
}

bool is_resource(std::string_view json) { return json.find("\"resourceType\"") != std::string_view::npos; }

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
        if (archive_read_data(reader.get(), text.data(), text.size()) > 0 && is_resource(text)) visit(text, name);
    }
}

TEST(XmlRoundTrip, KeepsEveryOfficialExample) {
    const fs::path folder = fs::path(KAKEHASHI_SHARED_DIR) / "ig/examples";
    if (!fs::exists(folder)) GTEST_SKIP() << "the official examples are not beside the checkout";
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string text(std::istreambuf_iterator<char>(file), {});
        if (!is_resource(text)) continue;
        expect_round_trip(std::move(text), entry.path().filename());
        ++count;
    }
    EXPECT_GT(count, 50);
}

TEST(XmlRoundTrip, KeepsEveryDefinitionOfTheR4CorePackage) {
    const fs::path package = fs::path(KAKEHASHI_SHARED_DIR) / "ig/hl7.fhir.r4.core-4.0.1.tgz";
    if (!fs::exists(package)) GTEST_SKIP() << "the R4 core package is not beside the checkout";
    int count = 0;
    for_each_json_in(package, [&](std::string text, const std::string& name) {
        if (++count % 4 == 0) expect_round_trip(std::move(text), name);  // a quarter of them, for time
    });
    EXPECT_GT(count, 4000);
}

}  // namespace
}  // namespace kakehashi::fhir
