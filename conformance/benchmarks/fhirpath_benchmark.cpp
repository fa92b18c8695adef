// What one evaluation of a compiled expression costs.
#include <benchmark/benchmark.h>

#include "kakehashi/fhir/fhirpath.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {
namespace {

constexpr const char* kPatient =
    R"({"resourceType":"Patient","active":true,"identifier":[{"system":"urn:a","value":"1"},{"system":"urn:b",)"
    R"("value":"2"}],"name":[{"use":"official","family":"架橋","given":["花子"]},{"use":"usual","family":"カケハシ",)"
    R"("given":["ハナコ"]}],"gender":"female","birthDate":"1970-01-01"})";

void evaluate(benchmark::State& state, const char* text) {
    const auto document = parse_json(kPatient);
    const auto expression = fhirpath::compile(text);
    const Element root = Element::root_of(*document);
    fhirpath::Environment environment;
    environment.resource = environment.root_resource = root;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(fhirpath::evaluate(*expression, root, environment));
}
BENCHMARK_CAPTURE(evaluate, path, "Patient.name.given");
BENCHMARK_CAPTURE(evaluate, path_of_one, "birthDate");
BENCHMARK_CAPTURE(evaluate, filter, "Patient.name.where(use = 'official').given");
BENCHMARK_CAPTURE(evaluate, filter_of_identifiers, "identifier.where(system = 'urn:b').value");
BENCHMARK_CAPTURE(evaluate, invariant, "name.exists() or identifier.exists()");
BENCHMARK_CAPTURE(evaluate, date, "birthDate <= @2026-01-01");

void compile(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(fhirpath::compile("Patient.name.where(use = 'official').given"));
}
BENCHMARK(compile);

}  // namespace
}  // namespace kakehashi::fhir

BENCHMARK_MAIN();
