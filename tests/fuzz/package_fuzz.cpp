#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "scratch_folder.hpp"

/// Any bytes as a conformance resource: it is refused, or a validator works with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kakehashi;
    static const fuzz::ScratchFolder kFolder;
    const std::string path = kFolder.write("resource.json", {reinterpret_cast<const char*>(data), size});
    const auto validator = profiles::Validator::load({.packages = {path}, .japanese_profiles = false});
    if (!validator) return 0;
    static const auto kPatient = fhir::parse_json(
        R"({"resourceType":"Patient","meta":{"profile":["http://example.org/P"]},"active":true,"name":[{"text":"x"}]})");
    (void)validator->validate(*kPatient, {.profiles = {"http://example.org/P"}});
    return 0;
}
