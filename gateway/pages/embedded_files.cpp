#include <array>

#include "kakehashi/gateway/pages.hpp"

// The assembler reads the built files: a C++ array of 1.5 MB would cost seconds of every build.
#define KAKEHASHI_EMBED(symbol, file)                                             \
    asm(".section .rodata\n"                                                      \
        ".global kakehashi_" symbol "_begin\n"                                    \
        "kakehashi_" symbol "_begin:\n"                                           \
        ".incbin \"" KAKEHASHI_PAGES_DIST "/" file "\"\n"                         \
        ".global kakehashi_" symbol "_end\n"                                      \
        "kakehashi_" symbol "_end:\n"                                             \
        ".text\n")

KAKEHASHI_EMBED("page_index", "index.html");
KAKEHASHI_EMBED("page_script", "clinician.js");
KAKEHASHI_EMBED("page_style", "clinician.css");

extern "C" {
extern const char kakehashi_page_index_begin[];
extern const char kakehashi_page_index_end[];
extern const char kakehashi_page_script_begin[];
extern const char kakehashi_page_script_end[];
extern const char kakehashi_page_style_begin[];
extern const char kakehashi_page_style_end[];
}

namespace kakehashi::gateway {

namespace {
std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }
}  // namespace

std::span<const PageFile> page_files() {
    static const std::array kFiles{
        PageFile{.path = "/page/",
                 .content_type = "text/html; charset=utf-8",
                 .bytes = between(kakehashi_page_index_begin, kakehashi_page_index_end)},
        PageFile{.path = "/page/clinician.js",
                 .content_type = "text/javascript; charset=utf-8",
                 .bytes = between(kakehashi_page_script_begin, kakehashi_page_script_end)},
        PageFile{.path = "/page/clinician.css",
                 .content_type = "text/css; charset=utf-8",
                 .bytes = between(kakehashi_page_style_begin, kakehashi_page_style_end)},
    };
    return kFiles;
}

}  // namespace kakehashi::gateway
