#include "kakehashi/profiles/pack.hpp"

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

}  // namespace

fhir::Result<std::string> build_pack(std::span<const std::string> packages) {
    std::string body;
    fhir::Document head;
    auto root = head.edit();
    root.set_number("pack", kVersion);
    for (const std::string& path : packages) {
        const auto documents = read_package(path);
        if (!documents) return tl::unexpected(documents.error());
        for (const fhir::Document& document : *documents) {
            body += fhir::write_json(strip(document).root());
            body += '\n';
        }
        root.append_object("sources")
            .set_string("file", std::filesystem::path(path).filename().string())
            .set_integer("resources", static_cast<std::int64_t>(documents->size()));
    }
    root.set_integer("bytes", static_cast<std::int64_t>(body.size()));
    return fhir::write_json(head.root()) + "\n" + body;
}

fhir::Result<Pack> read_pack(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path);
    const std::string bytes(std::istreambuf_iterator<char>(stream), {});
    std::string_view rest = bytes;
    const auto head = fhir::parse_json(std::string(next_line(rest)));
    if (!head || head->root().text_of("pack") != kVersion ||
        head->root().text_of("bytes") != std::to_string(rest.size()))
        return fhir::fail(IssueType::invalid, package_messages::kNotPack, path);
    Pack pack;
    if (const fhir::Node* sources = head->root().find("sources"))
        for (const fhir::Node& source : sources->items())
            pack.sources.push_back({.file = std::string(source.text_of("file")),
                                    .resources = std::stoul(std::string(source.text_of("resources")))});
    while (!rest.empty()) {
        auto resource = fhir::parse_json(std::string(next_line(rest)));
        if (!resource) return fhir::fail(IssueType::invalid, package_messages::kNotPack, path);
        pack.resources.push_back(std::move(*resource));
    }
    return pack;
}

}  // namespace kakehashi::profiles
