#include "japan/embedded.hpp"

#include <vector>

// The assembler reads the stated resources: a C++ array of half a megabyte would cost seconds of every build.
asm(".section .rodata\n"
    ".global kakehashi_japanese_profiles_begin\n"
    "kakehashi_japanese_profiles_begin:\n"
    ".incbin \"" KAKEHASHI_JAPANESE_PROFILES
    "\"\n"
    ".global kakehashi_japanese_profiles_end\n"
    "kakehashi_japanese_profiles_end:\n"
    ".text\n");

extern "C" {
extern const char kakehashi_japanese_profiles_begin[];
extern const char kakehashi_japanese_profiles_end[];
}

namespace kakehashi::profiles {

std::span<const std::string_view> japanese_resources() {
    static const std::vector<std::string_view> kLines = [] {
        std::string_view rest(
            kakehashi_japanese_profiles_begin,
            static_cast<std::size_t>(kakehashi_japanese_profiles_end - kakehashi_japanese_profiles_begin));
        std::vector<std::string_view> lines;
        for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            lines.push_back(rest.substr(0, end));
            rest.remove_prefix(end + 1);
        }
        return lines;
    }();
    return kLines;
}

}  // namespace kakehashi::profiles
