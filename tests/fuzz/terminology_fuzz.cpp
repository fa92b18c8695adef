#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/terminology.hpp"

/// What a stranger may ask of every terminology operation, with code systems, value sets and maps of his own: an answer
/// or an issue, never a crash, and twice the same one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi;
    static const auto kService = profiles::TerminologyService::load({});
    if (!kService) std::abort();
    const auto parameters = fhir::parse_json(std::string(reinterpret_cast<const char*>(data), size));
    if (!parameters) return 0;
    const profiles::TerminologyContext context{.timestamp = "2026-11-01T00:00:00Z"};
    for (const auto& operation : profiles::terminology_operations()) {
        const auto first = kService->answer(operation, parameters->root(), context);
        const auto second = kService->answer(operation, parameters->root(), context);
        if (first.has_value() != second.has_value()) std::abort();
        if (first && fhir::write_json(first->root()) != fhir::write_json(second->root())) std::abort();
        if (!first && first.error().rule != second.error().rule) std::abort();
    }
    return 0;
}
