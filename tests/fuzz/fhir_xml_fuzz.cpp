#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

using namespace kakehashi::fhir;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

/// Any bytes as XML. Faults are told where they can be; what is read and can be written is read again as the same, and
/// goes through JSON as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const ParseLimits limits{.nodes_max = 10'000};
    const auto parsed = read_xml(bytes, limits);
    const auto strict = parse_xml(bytes, limits);
    demand(strict.has_value() == (parsed.has_value() && std::ranges::all_of(parsed->findings, is_harmless)));
    if (!parsed) return 0;
    for (const Issue& finding : parsed->findings) demand(!finding.diagnostics.empty() && finding.line > 0);
    const Node& root = parsed->document.root();
    const auto xml = write_xml(root);
    if (!xml) return 0;
    const auto again = parse_xml(*xml);
    demand(again.has_value() && write_canonical_json(again->root()) == write_canonical_json(root));
    const auto json = parse_json(write_json(root));
    demand(json.has_value());
    const auto through_json = write_xml(json->root());
    demand(through_json.has_value() && *through_json == *xml);
    return 0;
}
