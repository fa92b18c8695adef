#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

/// A file's bytes, mapped into memory: read when they are looked at, and shared between processes. The file must not be
/// changed in place meanwhile; `pack build` replaces it as a whole.
class MappedFile {
public:
    /// @return Issue `not_found` when the file cannot be read
    [[nodiscard]] static fhir::Result<std::shared_ptr<const MappedFile>> open(const std::string& path);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(begin_), size_}; }

private:
    MappedFile(void* begin, std::size_t size) : begin_(begin), size_(size) {}

    void* begin_ = nullptr;  ///< nullptr when the file is empty
    std::size_t size_ = 0;
};

}  // namespace kakehashi::profiles
