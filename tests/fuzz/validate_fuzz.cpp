#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

/// Any JSON against R4 and our statement of the Japanese profiles: findings, never a crash, and twice the same ones.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi;
    static const auto kValidator = profiles::Validator::load({});
    if (!kValidator) std::abort();
    const auto document = fhir::parse_json(std::string(reinterpret_cast<const char*>(data), size));
    if (!document) return 0;
    const auto first = kValidator->validate(*document);
    const auto second = kValidator->validate(*document);
    if (first.size() != second.size()) std::abort();
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i].rule != second[i].rule || first[i].expression != second[i].expression) std::abort();
    return 0;
}
