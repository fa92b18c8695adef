#include "kakehashi/fhir/json.hpp"
#include "orca/mapping.hpp"

namespace kakehashi::mappers::orca {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kBytesMax = std::size_t{32} << 20;
constexpr std::uint32_t kNodesMax = 1'000'000;

/// The depth is that of the JSON reader, which has its limit.
std::unique_ptr<Element> element_of(const std::string& name, const fhir::Node& node) {
    auto element = std::make_unique<Element>(std::string(), name, node.offset());
    for (const fhir::Member& member : node.members())
        element->content().emplace_back(element_of(std::string(member.name), member.value));
    for (const fhir::Node& item : node.items()) element->content().emplace_back(element_of(name + "_child", item));
    const std::string_view text = node.text();
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        xml::Leaf leaf;
        leaf.text = text;
        leaf.offset = node.offset();
        element->content().emplace_back(std::move(leaf));
    }
    return element;
}

}  // namespace

fhir::Result<xml::Tree> read_tree(const std::string& bytes, fhir::Report& report) {
    std::string_view text = bytes;
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{') return xml::parse(bytes, 0, report);
    auto parsed = fhir::read_json(bytes, {.bytes_max = kBytesMax, .nodes_max = kNodesMax});
    if (!parsed) return tl::unexpected(parsed.error());
    report.insert(report.end(), parsed->findings.begin(), parsed->findings.end());
    return xml::Tree{.root = element_of("data", parsed->document.root())};
}

}  // namespace kakehashi::mappers::orca
