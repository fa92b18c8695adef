#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"

/// Any bytes as JSON. What is read is written and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi::fhir;
    const auto document = parse_json(std::string(reinterpret_cast<const char*>(data), size));
    if (!document) return 0;
    const auto again = parse_json(write_json(document->root()));
    if (!again || write_canonical_json(again->root()) != write_canonical_json(document->root())) std::abort();
    return 0;
}
