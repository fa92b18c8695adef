#include "kakehashi/profiles/pack.hpp"

#include <fmt/core.h>
#include <zlib.h>

#include <charconv>
#include <filesystem>
#include <optional>
#include <ranges>
#include <utility>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "pack/mapped_file.hpp"
#include "pack/strip.hpp"
#include "package/canonical_table.hpp"
#include "package/messages.hpp"
#include "package/package.hpp"
#include "package/version.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::IssueType;

constexpr std::string_view kVersion = "2";

/// The next line of `rest` without its end; what is cut off at the end has none.
std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}
/// The next column of a line of the index.
std::string_view next_column(std::string_view& line) {
    const auto end = line.find('\t');
    const std::string_view column = line.substr(0, end);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    return column;
}

std::string checksum(std::string_view bytes) {
    return fmt::format("{:08x}", crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::size_t number_of(std::string_view text) {
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// A canonical with a tab or a line end is none, and would break the index.
bool is_column(std::string_view text) { return text.find_first_of("\t\n") == std::string_view::npos; }

/// Appends a resource's line of the index and its body; leaves out what no canonical could name.
void append(const fhir::Document& resource, std::string& index, std::string& bodies, std::size_t& count) {
    const fhir::Node& root = resource.root();
    const auto url = root.text_of("url");
    const auto version = root.text_of("version");
    const auto supplements = root.text_of("supplements");
    if (url.empty() || !is_column(url) || !is_column(version) || !is_column(supplements)) return;
    const std::string body = fhir::write_json(strip(resource).root());
    index += fmt::format("{}\t{}\t{}\t{}\t{}\n", resource.resource_type(), url, version, supplements, body.size());
    bodies.append(body).push_back('\n');
    ++count;
}

/// The resources that the index states, or nothing when it does not fit the bodies.
std::optional<std::vector<PackResource>> read_index(std::size_t count, std::string_view rest) {
    std::string_view index = rest;
    for (std::size_t i = 0; i < count; ++i) {
        if (rest.empty()) return std::nullopt;
        next_line(rest);
    }
    std::vector<PackResource> resources;
    for (std::size_t i = 0; i < count; ++i) {
        std::string_view line = next_line(index);
        PackResource& each = resources.emplace_back();
        each.type = next_column(line);
        each.url = next_column(line);
        each.version = next_column(line);
        each.supplements = next_column(line);
        const std::size_t size = number_of(next_column(line));
        if (size == 0 || size >= rest.size() || rest[size] != '\n') return std::nullopt;
        each.json = rest.substr(0, size);
        rest.remove_prefix(size + 1);
    }
    return rest.empty() ? std::optional(std::move(resources)) : std::nullopt;
}

/// The name without its folder, also of "folder/".
std::string name_of(const std::string& path) {
    const auto name = std::filesystem::path(path).filename().string();
    return name.empty() ? std::filesystem::path(path).parent_path().filename().string() : name;
}

PackSource read_source(const fhir::Node& node) {
    PackSource source{
        .file = std::string(node.text_of("file")), .resources = number_of(node.text_of("resources")), .packages = {}};
    if (const fhir::Node* packages = node.find("packages"))
        for (const fhir::Node& each : packages->items()) source.packages.push_back(read_manifest(each));
    return source;
}

}  // namespace

fhir::Result<std::string> build_pack(std::span<const std::string> packages) {
    std::string index;
    std::string bodies;
    std::size_t count = 0;
    fhir::Document head;
    auto root = head.edit();
    root.set_number("pack", kVersion);
    for (const std::string& path : packages) {
        auto package = read_package(path);
        if (!package) return tl::unexpected(package.error());
        const auto resources = resources_of(std::move(package->content));
        if (!resources) return tl::unexpected(resources.error());
        const std::size_t before = count;
        for (const fhir::Document& resource : *resources) append(resource, index, bodies, count);
        auto source = root.append_object("sources");
        source.set_string("file", name_of(path)).set_integer("resources", static_cast<std::int64_t>(count - before));
        for (const PackageManifest& each : package->manifests)
            source.append_copy("packages", write_manifest(each).root());
    }
    index += bodies;
    root.set_integer("index", static_cast<std::int64_t>(count))
        .set_integer("bytes", static_cast<std::int64_t>(index.size()))
        .set_string("crc32", checksum(index));
    return fhir::write_json(head.root()) + "\n" + index;
}

fhir::Result<Pack> read_pack(const std::string& path) {
    auto file = MappedFile::open(path);
    if (!file) return tl::unexpected(file.error());
    std::string_view rest = (*file)->bytes();
    const auto head = fhir::parse_json(std::string(next_line(rest)));
    if (!head || head->root().text_of("pack") != kVersion ||
        head->root().text_of("bytes") != std::to_string(rest.size()) || head->root().text_of("crc32") != checksum(rest))
        return fhir::fail(IssueType::invalid, package_messages::kNotPack, path);
    auto resources = read_index(number_of(head->root().text_of("index")), rest);
    if (!resources) return fhir::fail(IssueType::invalid, package_messages::kNotPack, path);
    Pack pack{.sources = {}, .resources = std::move(*resources), .bytes = *file};
    if (const fhir::Node* sources = head->root().find("sources"))
        for (const fhir::Node& source : sources->items()) pack.sources.push_back(read_source(source));
    return pack;
}

const PackResource* find_resource(const Pack& pack, std::string_view canonical) {
    const std::string_view url = url_of(canonical);
    const std::string_view wanted = version_of(canonical);
    const PackResource* newest = nullptr;
    for (const PackResource& each : pack.resources | std::views::reverse) {
        if (each.url != url) continue;
        if (wanted.empty() || each.version == wanted) return &each;
        if (!is_version(each.version, wanted)) continue;
        if (newest == nullptr || is_older(newest->version, each.version)) newest = &each;
    }
    return newest;
}

}  // namespace kakehashi::profiles
