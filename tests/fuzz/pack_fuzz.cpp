// Packs: the bytes as they are, and with a first line that fits what follows it, or no damage would pass the checksum.
#include <fmt/core.h>
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/pack.hpp"
#include "kakehashi/profiles/snapshot.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "scratch_folder.hpp"

using namespace kakehashi;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

/// The same pack with `bytes` and `crc32` of what follows the first line.
std::string with_right_checksum(std::string_view bytes) {
    const auto end = bytes.find('\n');
    const std::string_view rest = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
    auto head = fhir::parse_json(std::string(bytes.substr(0, end)));
    if (!head || !head->root().is_object()) return std::string(bytes);
    const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(rest.data()), rest.size());
    head->edit()
        .set_integer("bytes", static_cast<std::int64_t>(rest.size()))
        .set_string("crc32", fmt::format("{:08x}", sum));
    return fhir::write_json(head->root()).append("\n").append(rest);
}

/// Everything that the index states lies in the mapping; the bodies follow one another to its end.
void check_inside(const profiles::Pack& pack, std::string_view bytes) {
    if (pack.resources.empty()) return;
    const char* const begin = pack.resources.front().type.data() - (bytes.find('\n') + 1);
    const char* const end = begin + bytes.size();
    const auto is_inside = [&](std::string_view part) {
        return part.data() >= begin && part.data() <= end && part.size() <= static_cast<std::size_t>(end - part.data());
    };
    const char* next = pack.resources.front().json.data();
    for (const profiles::PackResource& each : pack.resources) {
        demand(is_inside(each.type) && is_inside(each.url) && is_inside(each.version) && is_inside(each.supplements));
        demand(is_inside(each.json) && !each.json.empty() && each.json.data() == next);
        next = each.json.data() + each.json.size() + 1;
    }
    demand(next == end);
    demand(std::string_view(begin, bytes.size()) == bytes);
}

/// Whoever works with the pack gives answers or issues.
void check_use(const std::string& path, const profiles::Pack& pack) {
    const profiles::ValidatorOptions options{.packages = {path}, .japanese_profiles = false};
    const auto validator = profiles::Validator::load(options);
    const auto generator = profiles::SnapshotGenerator::load(options);
    const auto terminology = profiles::TerminologyService::load(options);
    demand(validator.has_value() == generator.has_value() && validator.has_value() == terminology.has_value());
    if (!validator) return;
    static const auto kPatient = fhir::parse_json(
        R"({"resourceType":"Patient","active":true,"gender":"male","name":[{"text":"x"}],"maritalStatus":{"coding":[)"
        R"({"system":"http://example.org/S","code":"a"}]}})");
    static const profiles::TerminologyContext kContext{.timestamp = "2026-11-01T00:00:00Z"};
    std::size_t count = 0;
    for (const profiles::PackResource& each : pack.resources) {
        if (++count > 8) break;
        const std::string url(each.url);
        if (each.type == "StructureDefinition") {
            for (const fhir::Issue& issue : validator->validate(*kPatient, {.profiles = {url}}))
                demand(!issue.diagnostics.empty() && !issue.diagnostics_ja.empty());
            const auto snapshot = generator->generate(url);
            demand(snapshot || !snapshot.error().rule.empty());
        }
        fhir::Document question;
        question.edit().set_string("resourceType", "Parameters");
        const auto ask = [&question](std::string_view name, std::string_view type, std::string_view value) {
            question.edit().append_object("parameter").set_string("name", name).set_string(type, value);
        };
        ask("url", "valueUri", url);
        ask("code", "valueCode", "a");
        if (each.type != "CodeSystem") ask("system", "valueUri", "http://example.org/S");
        for (const auto& operation : profiles::terminology_operations())
            (void)terminology->answer(operation, question.root(), kContext);
    }
}

void check_pack(std::string_view bytes) {
    static const fuzz::ScratchFolder kFolder;
    const std::string path = kFolder.write("fuzz.pack", bytes);
    const auto pack = profiles::read_pack(path);
    const auto again = profiles::read_pack(path);
    demand(pack.has_value() == again.has_value());
    if (!pack) {
        demand(pack.error().code == fhir::IssueType::invalid && pack.error().rule == "pack-damaged");
        return;
    }
    check_inside(*pack, bytes);
    check_use(path, *pack);
}

}  // namespace

/// Any bytes as a pack: refused, or everything that it states lies in the file, and working with it is no crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_pack(bytes);
    if (const std::string whole = with_right_checksum(bytes); whole != bytes) check_pack(whole);
    return 0;
}
