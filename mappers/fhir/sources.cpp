#include "fhir/sources.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fhir/account.hpp"
#include "fhir/messages.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/source_place.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::Document;
using kakehashi::fhir::Node;
using kakehashi::fhir::Parsed;
using kakehashi::fhir::Report;
using kakehashi::fhir::Result;

constexpr std::string_view kBlank = " \t\r\n\xEF\xBB\xBF";

Result<Parsed> parse(std::string bytes) {
    const auto first = bytes.find_first_not_of(kBlank);
    const bool is_xml = first != std::string::npos && bytes[first] == '<';
    return is_xml ? kakehashi::fhir::read_xml(std::move(bytes)) : kakehashi::fhir::read_json(std::move(bytes));
}

/// The document, when all that stands in the bytes was read; else the report says what was not.
std::optional<Document> whole(Result<Parsed> parsed, Report& report) {
    if (!parsed) {
        report.push_back(std::move(parsed.error()));
        return std::nullopt;
    }
    if (std::ranges::all_of(parsed->findings, kakehashi::fhir::is_harmless)) return std::move(parsed->document);
    report.insert(report.end(), parsed->findings.begin(), parsed->findings.end());
    return std::nullopt;
}

Package package_of(const Node& root, const std::string& prefix, std::uint32_t text_start) {
    Package package{.bundle = &root, .place = prefix + "Bundle", .text_start = text_start, .resources = {}};
    const Node* entries = root.find("entry");
    if (entries == nullptr) return package;
    for (std::size_t i = 0; i < entries->items().size(); ++i) {
        const Node& entry = entries->items()[i];
        const Node* resource = entry.find("resource");
        if (resource == nullptr) continue;
        package.resources.push_back({.node = resource,
                                     .entry = &entry,
                                     .place = fmt::format("{}Bundle.entry[{}].resource", prefix, i),
                                     .text_start = text_start});
    }
    return package;
}

/// Puts a text's root where it belongs: a Bundle is a package of its own, the others make one together.
void add_root(const Node& root, const std::string& prefix, std::uint32_t text_start, Sources& sources) {
    const std::string_view type = root.text_of("resourceType");
    if (type == "Bundle") {
        sources.packages.push_back(package_of(root, prefix, text_start));
        return;
    }
    if (sources.packages.empty() || sources.packages.back().bundle) sources.packages.emplace_back();
    sources.packages.back().resources.push_back(
        {.node = &root, .place = prefix + std::string(type.empty() ? "resource" : type), .text_start = text_start});
}

void read_line(std::string_view line, std::size_t number, std::uint32_t start, Sources& sources,
               Conversion& conversion) {
    const std::string prefix = fmt::format("line {}: ", number);
    const auto place = static_cast<std::uint32_t>(number);
    Report faults;
    auto document = whole(kakehashi::fhir::read_ndjson_line(std::string(line), {}, place), faults);
    if (document) {
        sources.documents.push_back(std::move(*document));
        add_root(sources.documents.back().root(), prefix, start, sources);
        return;
    }
    ++conversion.refused_parts;
    for (auto& fault : faults) {
        fault.expression.insert(0, prefix);
        conversion.report.push_back(std::move(fault));
    }
    conversion.account.fields.push_back({.place = fmt::format("line {}", number),
                                         .fate = FieldFate::unmapped,
                                         .detail = {},
                                         .offset = start,
                                         .record = start,
                                         .value = excerpt(line)});
}

}  // namespace

bool is_ndjson(std::string_view bytes) {
    // Two JSON objects follow each other without a comma only here: a line ends with `}` and the next begins with `{`.
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos) return false;
    const auto first = bytes.find_first_not_of(kBlank);
    const auto last = bytes.find_last_not_of(kBlank, end);
    const auto next = bytes.find_first_not_of(kBlank, end);
    return first < end && last != std::string_view::npos && next != std::string_view::npos && bytes[first] == '{' &&
           bytes[last] == '}' && bytes[next] == '{';
}

Sources read_sources(const std::string& bytes, Conversion& conversion) {
    Sources sources;
    if (!is_ndjson(bytes)) {
        if (auto document = whole(parse(bytes), conversion.report)) {
            sources.documents.push_back(std::move(*document));
            add_root(sources.documents.back().root(), "", 0, sources);
        }
        return sources;
    }
    std::size_t number = 1;
    for (std::size_t start = 0; start < bytes.size(); ++number) {
        const auto end = std::min(bytes.find('\n', start), bytes.size());
        const std::string_view line = std::string_view(bytes).substr(start, end - start);
        if (line.find_first_not_of(kBlank) != std::string_view::npos)
            read_line(line, number, static_cast<std::uint32_t>(start), sources, conversion);
        start = end + 1;
    }
    return sources;
}

}  // namespace kakehashi::mappers::bundles
