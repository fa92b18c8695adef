#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace kakehashi::fuzz {

/// A folder of this process alone, for what is read by its file name; gone at the end of the process.
class ScratchFolder {
public:
    ScratchFolder() : path_(std::filesystem::temp_directory_path() / ("kakehashi-fuzz-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    /// Writes the bytes in the place of what stands there. @return the file's path
    [[nodiscard]] std::string write(std::string_view name, std::string_view bytes) const {
        const auto file = path_ / name;
        std::ofstream stream(file, std::ios::binary);
        if (!stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) std::abort();
        return file.string();
    }

private:
    std::filesystem::path path_;
};

}  // namespace kakehashi::fuzz
