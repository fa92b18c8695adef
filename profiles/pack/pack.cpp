#include "kakehashi/profiles/pack.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "pack/strip.hpp"
#include "package/messages.hpp"
#include "package/package.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::IssueType;

constexpr std::string_view kVersion = "1";

/// The next line of `rest` without its end; what is cut off at the end has none.
std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

/// The name without its folder, also of "folder/".
std::string name_of(const std::string& path) {
    const auto name = std::filesystem::path(path).filename().string();
    return name.empty() ? std::filesystem::path(path).parent_path().filename().string() : name;
}

PackSource read_source(const fhir::Node& node) {
    PackSource source{.file = std::string(node.text_of("file")), .resources = 0, .packages = {}};
    const std::string_view count = node.text_of("resources");
    std::from_chars(count.data(), count.data() + count.size(), source.resources);
    if (const fhir::Node* packages = node.find("packages"))
        for (const fhir::Node& each : packages->items()) source.packages.push_back(read_manifest(each));
    return source;
}

}  // namespace

fhir::Result<std::string> build_pack(std::span<const std::string> packages) {
    std::string body;
    fhir::Document head;
    auto root = head.edit();
    root.set_number("pack", kVersion);
    for (const std::string& path : packages) {
        const auto package = read_package(path);
        if (!package) return tl::unexpected(package.error());
        for (const fhir::Document& document : package->resources) {
            body += fhir::write_json(strip(document).root());
            body += '\n';
        }
        auto source = root.append_object("sources");
        source.set_string("file", name_of(path))
            .set_integer("resources", static_cast<std::int64_t>(package->resources.size()));
        for (const PackageManifest& each : package->manifests)
            source.append_copy("packages", write_manifest(each).root());
    }
    root.set_integer("bytes", static_cast<std::int64_t>(body.size()));
    return fhir::write_json(head.root()) + "\n" + body;
}

fhir::Result<Pack> read_pack(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path, {path});
    const std::string bytes(std::istreambuf_iterator<char>(stream), {});
    std::string_view rest = bytes;
    const auto head = fhir::parse_json(std::string(next_line(rest)));
    if (!head || head->root().text_of("pack") != kVersion ||
        head->root().text_of("bytes") != std::to_string(rest.size()))
        return fhir::fail(IssueType::invalid, package_messages::kNotPack, path);
    Pack pack;
    if (const fhir::Node* sources = head->root().find("sources"))
        for (const fhir::Node& source : sources->items()) pack.sources.push_back(read_source(source));
    while (!rest.empty()) {
        auto resource = fhir::parse_json(std::string(next_line(rest)));
        if (!resource) return fhir::fail(IssueType::invalid, package_messages::kNotPack, path);
        pack.resources.push_back(std::move(*resource));
    }
    return pack;
}

}  // namespace kakehashi::profiles
