// Package archives: bytes that begin like gzip are the file itself, all else is the lines of a tar archive.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "package/archive.hpp"
#include "package/package.hpp"
#include "scratch_folder.hpp"
#include "tar_lines.hpp"

using namespace kakehashi;
using profiles::PackageFiles;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

fhir::Result<PackageFiles> read(std::string_view bytes, profiles::ArchivePart part = profiles::ArchivePart::all) {
    static const fuzz::ScratchFolder kFolder;
    auto files = profiles::read_archive(kFolder.write("archive.tgz", bytes), part);
    if (!files) {
        const fhir::Issue& why = files.error();
        demand(why.code == fhir::IssueType::invalid || why.code == fhir::IssueType::security ||
               why.code == fhir::IssueType::too_long);
        demand(!why.rule.empty() && !why.diagnostics.empty() && !why.diagnostics_ja.empty());
    }
    return files;
}

/// Only files right in the package's folder come out, within the limits.
void check_files(const PackageFiles& files) {
    std::size_t bytes = 0;
    for (const auto& [name, content] : files) {
        demand(name.starts_with("package/"));
        const std::string inner = name.substr(name.find('/') + 1);
        demand(inner.find('/') == std::string::npos && inner != "..");
        demand(inner == "package.json" || profiles::is_resource_name(inner));
        demand(content.size() <= profiles::kFileBytesMax);
        bytes += content.size();
    }
    demand(bytes <= profiles::kPackageBytesMax);
}

/// Of ordinary files nothing is lost and nothing is changed, and no name comes out that no line says.
void check_against_lines(const std::vector<fuzz::TarLine>& lines, const PackageFiles& files) {
    if (!std::ranges::all_of(lines, &fuzz::TarLine::is_plain)) return;
    std::map<std::string, const fuzz::TarLine*> by_name;
    for (const fuzz::TarLine& line : lines) {
        if (line.name.find('\0') != std::string::npos || line.name.empty()) return;
        by_name[line.name] = &line;
        const auto slash = line.name.find('/');
        const std::string inner = line.name.substr(slash + 1);
        const bool is_ascii = std::ranges::all_of(inner, [](unsigned char c) { return c < 0x80; });
        if (line.name.substr(0, slash) != "package" || inner.find('/') != std::string::npos || !is_ascii) continue;
        if (inner == "package.json" || profiles::is_resource_name(inner)) demand(files.contains(line.name));
    }
    for (const auto& [name, content] : files)
        if (const auto line = by_name.find(name); line != by_name.end()) demand(line->second->content == content);
}

/// The part of the manifest is the manifest of the whole.
void check_manifest(std::string_view bytes, const PackageFiles& files) {
    const auto manifest = read(bytes, profiles::ArchivePart::manifest);
    demand(manifest.has_value());
    const auto whole = files.find("package/package.json");
    demand(manifest->size() == (whole == files.end() ? 0 : 1));
    if (whole != files.end()) demand(manifest->begin()->second == whole->second);
}

/// An archive that ends too early is refused, or what is missing is none of its files.
void check_cut(std::string_view bytes, const PackageFiles& files) {
    for (std::size_t part = 1; part < 4; ++part) {
        const auto cut = read(bytes.substr(0, bytes.size() * part / 4));
        demand(!cut || *cut == files);
    }
}

void check_package(std::string_view bytes) {
    static const fuzz::ScratchFolder kFolder;
    static const auto kPatient = fhir::parse_json(
        R"({"resourceType":"Patient","meta":{"profile":["http://example.org/P"]},"active":true,"name":[{"text":"x"}]})");
    const std::string path = kFolder.write("package.tgz", bytes);
    const auto package = profiles::read_package(path);
    const auto validator = profiles::Validator::load({.packages = {path}, .japanese_profiles = false});
    demand(package.has_value() == validator.has_value());
    if (!package) demand(package.error().rule == validator.error().rule && !package.error().diagnostics_ja.empty());
    if (validator) (void)validator->validate(*kPatient, {.profiles = {"http://example.org/P"}});
}

}  // namespace

/// Any archive: refused with a named issue, or read within its limits, whole, twice the same; and so the package in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const bool is_gzip = text.starts_with("\x1f\x8b");
    const auto lines = is_gzip ? std::vector<fuzz::TarLine>{} : fuzz::read_tar_lines(text);
    const std::string bytes = is_gzip ? std::string(text) : fuzz::gzip_of(fuzz::tar_of(lines));
    const auto files = read(bytes);
    const auto again = read(bytes);
    demand(files.has_value() == again.has_value());
    demand(files ? *files == *again : files.error().rule == again.error().rule);
    if (files) {
        check_files(*files);
        check_against_lines(lines, *files);
        check_manifest(bytes, *files);
        check_cut(bytes, *files);
    }
    check_package(bytes);
    return 0;
}
