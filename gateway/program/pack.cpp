#include "kakehashi/profiles/pack.hpp"

#include <fmt/core.h>

#include <map>
#include <string_view>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/snapshot.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

constexpr fhir::Message kNoTexts{
    .id = "snapshot-from-pack",
    .en = "{} is a pack, which has no texts for people: give the packages that it was made of.",
    .ja = "{}はpackであり、説明文を含みません。元のパッケージを指定してください。"};

constexpr fhir::Message kNotInPack{
    .id = "pack-no-resource", .en = "{} is not in the pack.{}", .ja = "{}はpackにありません。{}"};
constexpr fhir::Message kOtherVersion{.id = kNotInPack.id,
                                      .en = "{} is not in the pack, which has other versions{}.",
                                      .ja = "{}はpackにありません。packにある版{}。"};

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

bool is_canonical(std::string_view text) { return text.find("://") != text.npos || text.starts_with("urn:"); }

/// Of the packages the one of that canonical, of a file what is in it.
fhir::Result<profiles::Snapshot> make_snapshot(const profiles::SnapshotGenerator& generator, const std::string& what) {
    if (is_canonical(what)) return generator.generate(what);
    auto bytes = read_input(what);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto document = read_resource(std::move(*bytes));
    if (!document) return tl::unexpected(document.error());
    return generator.generate(*document);
}

/// Wrong use is what another command line mends; the rest is a fault of the profile.
int exit_of(const fhir::Issue& issue) {
    const bool is_faulty_profile = issue.code == fhir::IssueType::business_rule ||
                                   issue.code == fhir::IssueType::required || issue.code == fhir::IssueType::too_costly;
    return is_faulty_profile ? kExitFound : kExitWrongUse;
}

int snapshot(const PackCommand& command) {
    for (const std::string& package : command.packages)
        if (package.ends_with(".pack"))
            return complain("pack", fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::value, kNoTexts, "",
                                                     {package})),
                   kExitWrongUse;
    const auto generator = profiles::SnapshotGenerator::load({.packages = command.packages});
    if (!generator) return complain("pack", generator.error()), kExitWrongUse;
    const auto made = make_snapshot(*generator, command.canonical);
    if (!made) return complain("pack", made.error()), exit_of(made.error());
    for (const fhir::Issue& issue : made->report)
        fmt::print(stderr, "{} {}{}{}: {} / {}\n", code_of(issue.severity), issue.profile,
                   issue.profile.empty() ? "" : " ", issue.expression, issue.diagnostics, issue.diagnostics_ja);
    fmt::print("{}\n", fhir::write_json(made->structure_definition.root(), fhir::JsonStyle::pretty));
    return fhir::has_no_errors(made->report) ? kExitOk : kExitFound;
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

/// ": 1.0.0, 1.1.0", the versions in which the pack has the resource; "" when it does not have it.
/// @param none what stands for one that states no version
std::string versions_of(const profiles::Pack& pack, std::string_view canonical, std::string_view none) {
    const std::string_view url = canonical.substr(0, canonical.find('|'));
    std::string versions;
    for (const auto& each : pack.resources)
        if (each.url == url)
            versions.append(versions.empty() ? ": " : ", ").append(each.version.empty() ? none : each.version);
    return versions;
}

int show(const profiles::Pack& pack, const std::string& canonical) {
    const auto* resource = profiles::find_resource(pack, canonical);
    if (resource == nullptr) {
        const std::string versions = versions_of(pack, canonical, "one without a version");
        const fhir::Message& message = versions.empty() ? kNotInPack : kOtherVersion;
        fhir::Issue issue = fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::not_found, message, "",
                                             {canonical, versions});
        fhir::fill_japanese(issue, message, {canonical, versions_of(pack, canonical, "版の指定なし")});
        complain("pack", issue);
        return kExitFound;
    }
    const auto document = fhir::parse_json(std::string(resource->json));
    if (!document) return complain("pack", document.error()), kExitFound;
    fmt::print("{}\n", fhir::write_json(document->root(), fhir::JsonStyle::pretty));
    return kExitOk;
}

}  // namespace

int run(const PackCommand& command) {
    if (command.action == "build") return build(command);
    if (command.action == "snapshot") return snapshot(command);
    const auto pack = profiles::read_pack(command.file);
    if (!pack) return complain("pack", pack.error()), kExitWrongUse;
    return command.action == "list" ? list(*pack) : show(*pack, command.canonical);
}

}  // namespace kakehashi::program
