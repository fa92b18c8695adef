// What one validation costs, by corpus. Documents are parsed before the clock runs, unless the name says otherwise.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi {
namespace {

namespace fs = std::filesystem;

struct Corpus {
    std::vector<std::string> texts;
    std::vector<fhir::Document> documents;
    std::size_t resources = 0;
    std::size_t bytes = 0;
};

/// Every resource in the tree is counted: entries of Bundles and contained ones too.
std::size_t count_resources(const fhir::Node& node) {
    std::size_t count = node.find("resourceType") != nullptr ? 1 : 0;
    for (const auto& member : node.members()) count += count_resources(member.value);
    for (const auto& item : node.items()) count += count_resources(item);
    return count;
}

Corpus read_corpus(const fs::path& folder, std::string_view prefix) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".json" && entry.path().filename().string().starts_with(prefix))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    Corpus corpus;
    for (const auto& file : files) {
        std::ostringstream text;
        text << std::ifstream(file, std::ios::binary).rdbuf();
        auto document = fhir::parse_json(text.str());
        if (!document) continue;
        corpus.resources += count_resources(document->root());
        corpus.bytes += text.str().size();
        corpus.texts.push_back(text.str());
        corpus.documents.push_back(std::move(*document));
    }
    return corpus;
}

profiles::Validator load(const std::vector<std::string>& packages) {
    auto validator = profiles::Validator::load({.packages = packages});
    if (!validator) {
        fmt::print(stderr, "{}\n", validator.error().diagnostics);
        std::exit(1);
    }
    return std::move(*validator);
}

void report(benchmark::State& state, const Corpus& corpus) {
    const auto runs = static_cast<double>(state.iterations());
    state.counters["resource"] = benchmark::Counter(runs * static_cast<double>(corpus.resources),
                                                    benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.SetBytesProcessed(static_cast<std::int64_t>(corpus.bytes) * static_cast<std::int64_t>(state.iterations()));
}

void validate(benchmark::State& state, const profiles::Validator& validator, const Corpus& corpus) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& document : corpus.documents) benchmark::DoNotOptimize(validator.validate(document));
    report(state, corpus);
}

void parse_and_validate(benchmark::State& state, const profiles::Validator& validator, const Corpus& corpus) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& text : corpus.texts)
            if (const auto document = fhir::parse_json(text)) benchmark::DoNotOptimize(validator.validate(*document));
    report(state, corpus);
}

/// `entries` copies of the first document's entries in one Bundle: growth must be linear.
Corpus large_bundle(const Corpus& source, std::size_t entries) {
    std::string text(R"({"resourceType":"Bundle","type":"collection","entry":[)");
    for (std::size_t i = 0; i < entries; ++i)
        text += fmt::format(R"({}{{"fullUrl":"urn:uuid:00000000-0000-4000-8000-{:012}","resource":{}}})",
                            i == 0 ? "" : ",", i, source.texts[i % source.texts.size()]);
    text += "]}";
    Corpus corpus;
    constexpr fhir::ParseLimits kNone{.bytes_max = std::size_t{1} << 30, .nodes_max = std::size_t{1} << 30};
    auto document = fhir::parse_json(text, kNone);
    if (!document) std::exit(1);
    corpus.resources = count_resources(document->root());
    corpus.bytes = text.size();
    corpus.documents.push_back(std::move(*document));
    return corpus;
}

}  // namespace
}  // namespace kakehashi

int main(int argc, char** argv) {
    using namespace kakehashi;
    benchmark::Initialize(&argc, argv);
    const fs::path shared(KAKEHASHI_SHARED_DIR);
    if (!fs::exists(shared / "ig/examples")) {
        fmt::print(stderr, "the folder of official examples is not beside this checkout: nothing to measure\n");
        return 0;
    }
    const auto own = load({});
    const auto jp_core = read_corpus(shared / "ig/examples/jp-core-1.1.2-url", "");
    const auto clinical = read_corpus(shared / "ig/examples/clinical-core", "");
    const auto referral = read_corpus(shared / "ig/examples/eReferral", "Bundle");
    const auto patient = read_corpus(shared / "ig/examples/clinical-core", "Patient-Example-JP-Patient-standard");
    const auto mixed = read_corpus(shared / "ig/examples", "");
    const std::map<std::string, const Corpus*> corpora{{"jp_patient", &patient},
                                                       {"jp_core", &jp_core},
                                                       {"clinical_core", &clinical},
                                                       {"referral", &referral},
                                                       {"mixed", &mixed}};
    for (const auto& [name, corpus] : corpora) {
        benchmark::RegisterBenchmark(("validate/" + name).c_str(), validate, std::cref(own), std::cref(*corpus));
        benchmark::RegisterBenchmark(("parse_and_validate/" + name).c_str(), parse_and_validate, std::cref(own),
                                     std::cref(*corpus));
    }
    std::map<std::size_t, Corpus> bundles;
    for (const std::size_t entries : {100U, 1000U, 10000U, 100000U})
        bundles.emplace(entries, large_bundle(patient, entries));
    for (const auto& [entries, corpus] : bundles)
        benchmark::RegisterBenchmark(("validate/bundle_of_" + std::to_string(entries)).c_str(), validate,
                                     std::cref(own), std::cref(corpus))
            ->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
