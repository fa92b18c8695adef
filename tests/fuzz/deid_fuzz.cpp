#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/gateway/deid.hpp"

/// Any JSON through de-identification: no crash, the same bytes twice, and always well-formed FHIR by the schema.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi;
    const auto bundle = fhir::parse_json(std::string(reinterpret_cast<const char*>(data), size), {.nodes_max = 10'000});
    if (!bundle) return 0;
    const gateway::DeidKeys keys{.root = std::string(32, 'k'), .key_id = "fuzz"};
    const auto out = gateway::pseudonymise(*bundle, keys, "fuzz");
    const auto again = gateway::pseudonymise(*bundle, keys, "fuzz");
    if (out.has_value() != again.has_value()) std::abort();
    if (!out) return 0;
    if (fhir::write_json(out->root()) != fhir::write_json(again->root())) std::abort();
    if (!fhir::write_xml(out->root())) std::abort();
    return 0;
}
