#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "pipeline/configured_sources.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"
#include "program/node_store.hpp"
#include "program/untranslated_codes.hpp"

namespace kakehashi::program {

namespace {

/// Without those that the tables of the configuration translate by now.
fhir::Result<std::vector<gateway::UntranslatedCount>> still_untranslated(const NodeStore& node) {
    auto codes = node.store->untranslated_codes();
    if (!codes) return codes;
    const auto validator = profiles::Validator::load({});
    if (!validator) return tl::unexpected(validator.error());
    const gateway::PatientRegister nobody;
    const auto sources = gateway::pipeline::ConfiguredSources::open(node.configuration, nobody, *validator);
    if (!sources) return tl::unexpected(sources.error());
    std::erase_if(*codes, [&](const gateway::UntranslatedCount& each) {
        const auto* source = sources->find(each.source);
        return source != nullptr && source->context.code_maps.contains(each.map + "|" + each.code);
    });
    return codes;
}

std::string to_line(const gateway::UntranslatedCount& each) {
    fhir::Document line;
    auto builder = line.edit();
    builder.set_string("source", each.source).set_string("map", each.map).set_string("code", each.code);
    if (!each.name.empty()) builder.set_string("name", each.name);
    builder.set_integer("count", static_cast<std::int64_t>(each.count)).set_string("lastSeen", each.last_seen);
    return fhir::write_json(line.root());
}

void print_text(const gateway::UntranslatedCount& each) {
    fmt::print("{:>8} {} {} {} {} ({})\n", each.count, each.source, each.map, each.code, each.name, each.last_seen);
}

/// A table for each source and map, as `convert` writes them.
fhir::Result<void> write_tables(const std::string& out, const std::vector<gateway::UntranslatedCount>& codes) {
    std::map<std::string, UntranslatedCodes> by_source;
    for (const auto& each : codes) by_source[each.source].add({each.map, each.code, each.name}, each.count);
    std::filesystem::create_directories(out);
    for (const auto& [source, all] : by_source)
        for (const auto& [map, table] : all.tables()) {
            const auto path = std::filesystem::path(out) / ("untranslated-" + source + "-" + map + ".csv");
            if (auto written = write_whole(path.string(), table); !written) return written;
        }
    return {};
}

}  // namespace

int run(const UntranslatedCommand& command) {
    const auto refuse = [](const fhir::Issue& why) { return complain("admin untranslated", why), kExitWrongUse; };
    const auto node = open_node_store(command.config);
    if (!node) return refuse(node.error());
    const auto codes = still_untranslated(*node);
    if (!codes) return refuse(codes.error());
    for (const auto& each : *codes) {
        if (command.format == OutputFormat::text)
            print_text(each);
        else
            fmt::print("{}\n", to_line(each));
    }
    if (command.out.empty()) return kExitOk;
    try {
        if (const auto written = write_tables(command.out, *codes); !written) return refuse(written.error());
    } catch (const std::filesystem::filesystem_error& error) {
        fmt::print(stderr, "kakehashi admin untranslated: {}\n", error.what());
        return kExitWrongUse;
    }
    return kExitOk;
}

}  // namespace kakehashi::program
