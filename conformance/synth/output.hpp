#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::synth {

enum class Encoding : std::uint8_t { utf_8, iso_2022_jp, cp932 };

/// UTF-8 to the source system's encoding. Written with the C library's iconv and not with the mappers' ICU: a fault in
/// one does not hide in the other. Our texts hold only characters that the encodings have.
[[nodiscard]] std::string encode(std::string_view utf8, Encoding encoding);

/// Writes files below a folder and counts them; after the first failure it does nothing.
class Output {
public:
    explicit Output(std::filesystem::path root) : root_(std::move(root)) {}
    void write(const std::filesystem::path& name, std::string_view bytes);
    [[nodiscard]] std::uint32_t files() const { return files_; }
    /// Empty: all went well.
    [[nodiscard]] const fhir::Report& report() const { return report_; }

private:
    std::filesystem::path root_;
    std::uint32_t files_ = 0;
    fhir::Report report_;
};

}  // namespace kakehashi::synth
