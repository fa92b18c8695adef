#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

/// Any bytes as XML. What is read and can be written is read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi::fhir;
    const auto document = parse_xml(std::string(reinterpret_cast<const char*>(data), size), {.nodes_max = 10'000});
    if (!document) return 0;
    const auto xml = write_xml(document->root());
    if (!xml) return 0;
    const auto again = parse_xml(*xml);
    if (!again || write_canonical_json(again->root()) != write_canonical_json(document->root())) std::abort();
    return 0;
}
