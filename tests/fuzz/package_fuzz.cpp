#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"

/// Any bytes as a conformance resource: it is refused, or a validator works with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi;
    static const std::string kPath = (std::filesystem::temp_directory_path() / "kakehashi-package-fuzz.json").string();
    std::ofstream(kPath, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    const auto validator = profiles::Validator::load({.packages = {kPath}, .japanese_profiles = false});
    if (!validator) return 0;
    static const auto kPatient = fhir::parse_json(
        R"({"resourceType":"Patient","meta":{"profile":["http://example.org/P"]},"active":true,"name":[{"text":"x"}]})");
    (void)validator->validate(*kPatient, {.profiles = {"http://example.org/P"}});
    return 0;
}
