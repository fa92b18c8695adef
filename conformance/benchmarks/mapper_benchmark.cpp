// What one message of a vendor's export costs: mapped, and mapped and validated against the Japanese profiles. The
// inputs are the synthetic hospitals' (KAKEHASHI_BENCHMARK_PATIENTS of them, 200 unless said), in memory before the
// clock runs; patients are known already, as they are to a node that has run for a day.
#include <benchmark/benchmark.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/patient_register.hpp"
#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/mml.hpp"
#include "kakehashi/mappers/orca.hpp"
#include "kakehashi/mappers/ssmix2.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "kakehashi/synth/synth.hpp"

namespace kakehashi {
namespace {

namespace fs = std::filesystem;

using Convert = mappers::Conversion (*)(const mappers::Input&, const mappers::Context&);

/// The inputs of one format and what is known of their patients.
struct Export {
    Convert convert = nullptr;
    std::vector<mappers::Input> inputs;
    std::size_t bytes = 0;
    gateway::PatientRegister patients;
    mappers::Context context;
};

[[noreturn]] void fail(std::string_view why) {
    fmt::print(stderr, "mapper_benchmark: {}\n", why);
    std::exit(1);
}

void read_inputs(Export& from, const std::vector<fs::path>& folders) {
    std::vector<fs::path> files;
    for (const auto& folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::ostringstream text;
        text << std::ifstream(file, std::ios::binary).rdbuf();
        from.bytes += text.str().size();
        from.inputs.push_back({file.string(), text.str()});
    }
}

/// Whoever refuses much is fast: every input must be taken, or the figure means nothing.
void learn_patients(Export& from) {
    from.context.find_patient = [&from](std::string_view number) { return from.patients.find(number); };
    std::size_t refused = 0;
    for (const bool is_second : {false, true})
        for (const auto& input : from.inputs) {
            const auto conversion = from.convert(input, from.context);
            for (const auto& unit : conversion.units) from.patients.learn(unit);
            if (is_second && conversion.is_refused()) ++refused;
        }
    if (refused > 0) fail(fmt::format("{} of {} inputs refused", refused, from.inputs.size()));
}

void report(benchmark::State& state, const Export& from) {
    const auto runs = static_cast<double>(state.iterations());
    state.counters["inputs"] =
        benchmark::Counter(runs * static_cast<double>(from.inputs.size()), benchmark::Counter::kIsRate);
    state.SetBytesProcessed(static_cast<std::int64_t>(from.bytes) * static_cast<std::int64_t>(state.iterations()));
}

void map(benchmark::State& state, const Export& from) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& input : from.inputs) benchmark::DoNotOptimize(from.convert(input, from.context));
    report(state, from);
}

void map_and_validate(benchmark::State& state, const Export& from, const profiles::Validator& validator) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& input : from.inputs) {
            const auto conversion = from.convert(input, from.context);
            for (const auto& unit : conversion.units)
                if (unit.operation == mappers::UnitOperation::replace)
                    benchmark::DoNotOptimize(validator.validate(unit.bundle));
        }
    report(state, from);
}

/// As `kakehashi convert` and a node do: the result as text, too.
void map_validate_and_write(benchmark::State& state, const Export& from, const profiles::Validator& validator) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& input : from.inputs) {
            const auto conversion = from.convert(input, from.context);
            for (const auto& unit : conversion.units) {
                if (unit.operation != mappers::UnitOperation::replace) continue;
                benchmark::DoNotOptimize(validator.validate(unit.bundle));
                benchmark::DoNotOptimize(fhir::write_json(unit.bundle.root()));
            }
        }
    report(state, from);
}

/// The synthetic hospitals, in a folder that goes with the program.
class Hospitals {
public:
    Hospitals() {
        synth::SynthOptions options;
        options.out = root_;
        const char* patients = std::getenv("KAKEHASHI_BENCHMARK_PATIENTS");
        options.patients = patients != nullptr ? static_cast<std::uint32_t>(std::atoi(patients)) : 200;
        if (const auto written = synth::generate(options); !written) fail(written.error().diagnostics);
    }
    Hospitals(const Hospitals&) = delete;
    Hospitals& operator=(const Hospitals&) = delete;
    ~Hospitals() { fs::remove_all(root_); }

    [[nodiscard]] fs::path folder(std::string_view name) const { return root_ / name; }

private:
    fs::path root_ = fs::temp_directory_path() / fmt::format("kakehashi-mapper-benchmark-{}", ::getpid());
};

struct Format {
    const char* name;
    Convert convert;
    std::vector<const char*> folders;
    const char* institution;
};

std::vector<Format> formats() {
    return {{"ssmix2", mappers::ssmix2::convert_file, {"hospital-a/ssmix2"}, "1319999991"},
            {"hl7v2", mappers::hl7v2::convert_message, {"hospital-b/hl7v2"}, "1319999992"},
            {"mml", mappers::mml::convert_mml, {"hospital-a/mml"}, "1319999991"},
            {"orca", mappers::orca::convert_orca, {"hospital-c/orca"}, "1319999993"},
            {"cda", mappers::convert_cda, {"hospital-c/checkup-xml"}, "1319999993"}};
}

}  // namespace
}  // namespace kakehashi

int main(int argc, char** argv) {
    using namespace kakehashi;
    const Hospitals hospitals;
    auto validator = profiles::Validator::load({});
    if (!validator) fail(validator.error().diagnostics);
    std::vector<std::unique_ptr<Export>> exports;
    for (const auto& format : formats()) {
        auto& from = *exports.emplace_back(std::make_unique<Export>());
        from.convert = format.convert;
        from.context.institution_number = format.institution;
        std::vector<fs::path> folders;
        for (const auto* folder : format.folders) folders.push_back(hospitals.folder(folder));
        read_inputs(from, folders);
        learn_patients(from);
        const std::string name = format.name;
        benchmark::RegisterBenchmark((name + "/map").c_str(), map, std::cref(from));
        benchmark::RegisterBenchmark((name + "/map_and_validate").c_str(), map_and_validate, std::cref(from),
                                     std::cref(*validator));
        benchmark::RegisterBenchmark((name + "/map_validate_and_write").c_str(), map_validate_and_write,
                                     std::cref(from), std::cref(*validator));
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
