// What reading and writing one resource costs, JSON beside XML, over every official example. Both forms are compact, so
// that neither pays for white space. `xml_events` is libxml2 alone, with callbacks that do nothing: what no reader on
// top of it can undercut.
#include <benchmark/benchmark.h>
#include <fmt/core.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::fhir {
namespace {

namespace fs = std::filesystem;

struct Corpus {
    std::vector<Document> documents;
    std::vector<std::string> json;
    std::vector<std::string> xml;
    std::size_t resources = 0;
};

/// Every resource in the tree is counted: entries of Bundles and contained ones too.
std::size_t count_resources(const Node& node) {
    std::size_t count = node.find("resourceType") != nullptr ? 1 : 0;
    for (const auto& member : node.members()) count += count_resources(member.value);
    for (const auto& item : node.items()) count += count_resources(item);
    return count;
}

Corpus read_corpus(const fs::path& folder) {
    Corpus corpus;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        auto document = parse_json(text.str());
        if (!document) continue;
        auto xml = write_xml(document->root());
        if (!xml) continue;  // no resource
        corpus.resources += count_resources(document->root());
        corpus.json.push_back(write_json(document->root()));
        corpus.xml.push_back(std::move(*xml));
        corpus.documents.push_back(std::move(*document));
    }
    return corpus;
}

/// Time a resource, and bytes of the form that is read or written.
void report(benchmark::State& state, const Corpus& corpus, const std::vector<std::string>& texts) {
    const auto runs = static_cast<double>(state.iterations());
    state.counters["resource"] = benchmark::Counter(runs * static_cast<double>(corpus.resources),
                                                    benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    std::size_t bytes = 0;
    for (const auto& text : texts) bytes += text.size();
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

void json_read(benchmark::State& state, const Corpus& corpus) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& text : corpus.json) benchmark::DoNotOptimize(parse_json(text));
    report(state, corpus, corpus.json);
}

void json_write(benchmark::State& state, const Corpus& corpus) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& document : corpus.documents) benchmark::DoNotOptimize(write_json(document.root()));
    report(state, corpus, corpus.json);
}

void xml_read(benchmark::State& state, const Corpus& corpus) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& text : corpus.xml) benchmark::DoNotOptimize(parse_xml(text));
    report(state, corpus, corpus.xml);
}

void xml_write(benchmark::State& state, const Corpus& corpus) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& document : corpus.documents) benchmark::DoNotOptimize(write_xml(document.root()));
    report(state, corpus, corpus.xml);
}

// The signatures are libxml2's.
// NOLINTNEXTLINE(readability-function-size)
void count_start(void* count, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int,
                 const xmlChar**) {
    ++*static_cast<std::size_t*>(count);
}
void ignore_end(void*, const xmlChar*, const xmlChar*, const xmlChar*) {}
void ignore_text(void*, const xmlChar*, int) {}

void xml_events(benchmark::State& state, const Corpus& corpus) {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = count_start;
    sax.endElementNs = ignore_end;
    sax.characters = ignore_text;
    std::size_t elements = 0;
    for ([[maybe_unused]] auto _ : state)
        for (const auto& text : corpus.xml) {
            xmlParserCtxt* context = xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size()));
            *context->sax = sax;
            context->userData = &elements;
            xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE);
            xmlParseDocument(context);
            xmlFreeParserCtxt(context);
        }
    benchmark::DoNotOptimize(elements);
    report(state, corpus, corpus.xml);
}

}  // namespace
}  // namespace kakehashi::fhir

int main(int argc, char** argv) {
    using namespace kakehashi::fhir;
    benchmark::Initialize(&argc, argv);
    const std::filesystem::path examples(KAKEHASHI_SHARED_DIR "/ig/examples");
    if (!std::filesystem::exists(examples)) {
        fmt::print(stderr, "the folder of official examples is not beside this checkout: nothing to measure\n");
        return 0;
    }
    const Corpus corpus = read_corpus(examples);
    benchmark::RegisterBenchmark("json_read", json_read, std::cref(corpus))->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("json_write", json_write, std::cref(corpus))->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("xml_read", xml_read, std::cref(corpus))->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("xml_events", xml_events, std::cref(corpus))->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("xml_write", xml_write, std::cref(corpus))->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
