#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "same_resource.hpp"

using namespace kakehashi::fhir;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

/// What XML can carry comes back from it.
void check_xml(const Document& document) {
    const auto xml = write_xml(document.root());
    if (!xml) return;
    const auto back = parse_xml(*xml);
    if (!back && back.error().code == IssueType::too_costly) return;  // a narrative's elements count for the depth
    demand(back.has_value() && kakehashi::fuzz::is_same(&document.root(), &back->root()));
    const auto again = write_xml(back->root());
    demand(again.has_value());
    const auto twice = parse_xml(*again);
    demand(twice.has_value() && write_canonical_json(twice->root()) == write_canonical_json(back->root()));
}

}  // namespace

/// Any bytes as JSON. What is read is written and read again as the same; what is read with faults, without them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto parsed = read_json(bytes);
    const auto strict = parse_json(bytes);
    demand(strict.has_value() == (parsed.has_value() && parsed->findings.empty()));
    if (!parsed) return 0;
    const auto again = parse_json(write_json(parsed->document.root()));
    demand(again.has_value() && write_canonical_json(again->root()) == write_canonical_json(parsed->document.root()));
    check_xml(*again);
    return 0;
}
