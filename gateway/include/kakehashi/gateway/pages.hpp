#pragma once

#include <span>
#include <string_view>

namespace kakehashi::gateway {

/// One file of the web pages, as the gateway serves it. The bytes live as long as the program.
struct PageFile {
    std::string_view path;  ///< of the request, "/page/clinician.js"
    std::string_view content_type;
    std::string_view bytes;
};

/// All files of the web pages.
[[nodiscard]] std::span<const PageFile> page_files();

}  // namespace kakehashi::gateway
