#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kakehashi/fhir/fhirpath.hpp"
#include "kakehashi/fhir/json.hpp"

/// Any text as an expression, on a Patient: it is refused or evaluated within its limit, and twice the same way.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi::fhir;
    static const auto kDocument = parse_json(
        R"({"resourceType":"Patient","active":true,"name":[{"family":"架橋","given":["花子"]},{"text":"カケハシ"}],)"
        R"("birthDate":"1970-01-01","multipleBirthInteger":2,"contained":[{"resourceType":"Organization","id":"o"}]})");
    const auto expression = fhirpath::compile(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!expression) return 0;
    fhirpath::Environment environment;
    const Element root = Element::root_of(*kDocument);
    environment.resource = environment.root_resource = root;
    environment.steps_max = 20'000;
    environment.now = "2026-01-02T03:04:05.678+09:00";
    const auto first = fhirpath::evaluate(*expression, root, environment);
    const auto second = fhirpath::evaluate(*expression, root, environment);
    if (first.has_value() != second.has_value()) __builtin_trap();
    if (first && first->size() != second->size()) __builtin_trap();
    return 0;
}
