#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace kakehashi::truth {

/// A path below the temporary folder that no other run of the tests on this machine uses.
[[nodiscard]] inline std::filesystem::path scratch_path(std::string_view name) {
    return std::filesystem::temp_directory_path() /
           ("kakehashi-" + std::string(name) + "-" + std::to_string(::getpid()));
}

}  // namespace kakehashi::truth
