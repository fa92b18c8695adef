// Resources, not bytes: the mutator changes the tree by what R4 says of it, so that what is validated is nearly right.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "resource_mutator.hpp"
#include "same_resource.hpp"

using namespace kakehashi;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

/// The canonicals of our statement of the Japanese profiles: the first line of each file names one.
const std::vector<std::string>& profiles_of_japan() {
    static const std::vector<std::string> kProfiles = [] {
        std::vector<std::string> found;
        const std::filesystem::path folder(KAKEHASHI_SOURCE_DIR "/profiles/japan/statements");
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            std::ifstream file(entry.path());
            for (std::string word; file >> word;)
                if (word.starts_with("http://") && word.find("/StructureDefinition/") != std::string::npos) {
                    found.push_back(word);
                    break;
                }
        }
        std::ranges::sort(found);
        return found;
    }();
    return kProfiles;
}

std::size_t give(const std::string& json, std::uint8_t* data, std::size_t size_max) {
    if (json.size() > size_max) return 0;
    std::memcpy(data, json.data(), json.size());
    return json.size();
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
    return give(fuzz::ResourceMutator(seed, profiles_of_japan()).mutate(text_of(data, size)), data, size_max);
}

// The signature is libFuzzer's.
// NOLINTNEXTLINE(readability-function-size)
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data, std::size_t size, const std::uint8_t* other,
                                                 std::size_t other_size, std::uint8_t* out, std::size_t out_max,
                                                 unsigned seed) {
    const std::string crossed =
        fuzz::ResourceMutator(seed, profiles_of_japan()).cross(text_of(data, size), text_of(other, other_size));
    return give(crossed, out, out_max);
}

/// Findings, never a crash, and twice the same ones; each with its text in both languages. What XML can carry is judged
/// from XML as from JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto kValidator = profiles::Validator::load({});
    demand(kValidator.has_value());
    const auto document = fhir::parse_json(std::string(text_of(data, size)));
    if (!document) return 0;
    const auto first = kValidator->validate(*document);
    const auto second = kValidator->validate(*document);
    demand(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        demand(first[i].rule == second[i].rule && first[i].expression == second[i].expression);
        demand(!first[i].diagnostics.empty() && !first[i].diagnostics_ja.empty());
    }
    const auto xml = fhir::write_xml(document->root());
    if (!xml) return 0;
    const auto back = fhir::parse_xml(*xml);
    if (!back && back.error().code == fhir::IssueType::too_costly) return 0;
    demand(back.has_value() && fuzz::is_same(&document->root(), &back->root()));
    demand(fhir::has_no_errors(kValidator->validate(*back)) || !fhir::has_no_errors(first));
    return 0;
}
