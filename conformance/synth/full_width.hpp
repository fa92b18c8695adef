#pragma once

#include <string>
#include <string_view>

namespace kakehashi::synth {

/// ASCII digits as full-width ones, everything else as it is.
[[nodiscard]] inline std::string full_width_digits(std::string_view text) {
    std::string result;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            result += {'\xEF', '\xBC', static_cast<char>(0x90 + (c - '0'))};  // U+FF10 to U+FF19
        else
            result += c;
    return result;
}

}  // namespace kakehashi::synth
