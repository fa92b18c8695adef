#include "kakehashi/profiles/pack.hpp"

#include <fmt/core.h>

#include <map>
#include <string_view>

#include "kakehashi/fhir/json.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

int build(const PackCommand& command) {
    if (!command.out.ends_with(".pack")) {
        fmt::print(stderr, "kakehashi pack: the name of a pack ends in .pack / 名前は.packで終わります\n");
        return kExitWrongUse;
    }
    const auto bytes = profiles::build_pack(command.packages);
    if (!bytes) return complain("pack", bytes.error()), kExitWrongUse;
    if (const auto written = write_whole(command.out, *bytes); !written)
        return complain("pack", written.error()), kExitWrongUse;
    fmt::print("{}: {} bytes\n", command.out, bytes->size());
    return kExitOk;
}

/// Whether the dependency is met inside the pack; both languages, as all that a person reads of packs.
std::string_view state_of(const profiles::PackageDependency& dependency, const profiles::Pack& pack) {
    if (profiles::is_built_in(dependency)) return "met: the program states it itself / プログラムに内蔵";
    std::string_view state = "not met / なし";
    for (const auto& source : pack.sources)
        for (const auto& package : source.packages) {
            if (profiles::meets(package, dependency)) return "met / あり";
            if (package.id == dependency.id) state = "met in another version / 別の版あり";
        }
    return state;
}

int list(const profiles::Pack& pack) {
    for (const auto& source : pack.sources) {
        fmt::print("{}: {} resources\n", source.file, source.resources);
        for (const auto& package : source.packages) {
            fmt::print("  {}#{}\n", package.id, package.version);
            for (const auto& each : package.dependencies)
                fmt::print("    needs {}#{}: {}\n", each.id, each.version, state_of(each, pack));
        }
    }
    std::map<std::string_view, std::size_t> counts;
    for (const auto& resource : pack.resources) ++counts[resource.type];
    for (const auto& [type, count] : counts) fmt::print("  {} {}\n", count, type);
    return kExitOk;
}

/// The last one loaded, which is the one that counts.
int show(const profiles::Pack& pack, const std::string& canonical) {
    for (auto resource = pack.resources.rbegin(); resource != pack.resources.rend(); ++resource) {
        if (resource->url != canonical) continue;
        const auto document = fhir::parse_json(std::string(resource->json));
        if (!document) return complain("pack", document.error()), kExitFound;
        fmt::print("{}\n", fhir::write_json(document->root(), fhir::JsonStyle::pretty));
        return kExitOk;
    }
    fmt::print(stderr, "kakehashi pack: {} is not in the pack / {}はpackにありません\n", canonical, canonical);
    return kExitFound;
}

}  // namespace

int run(const PackCommand& command) {
    if (command.action == "build") return build(command);
    const auto pack = profiles::read_pack(command.file);
    if (!pack) return complain("pack", pack.error()), kExitWrongUse;
    return command.action == "list" ? list(*pack) : show(*pack, command.canonical);
}

}  // namespace kakehashi::program
