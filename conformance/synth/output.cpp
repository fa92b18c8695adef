#include "output.hpp"

#include <iconv.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <fstream>

#include "messages.hpp"

namespace kakehashi::synth {

std::string encode(std::string_view utf8, Encoding encoding) {
    if (encoding == Encoding::utf_8) return std::string(utf8);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv_open's own way to say no
    iconv_t converter = iconv_open(encoding == Encoding::cp932 ? "CP932" : "ISO-2022-JP", "UTF-8");
    std::string input(utf8);
    std::string result;
    char* from = input.data();
    std::size_t left = input.size();
    std::array<char, 4096> buffer{};
    bool flushing = false;
    while (true) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t answer =
            flushing ? iconv(converter, nullptr, nullptr, &to, &room) : iconv(converter, &from, &left, &to, &room);
        result.append(buffer.data(), buffer.size() - room);
        if (flushing) break;
        if (answer != std::size_t(-1))
            flushing = true;
        else if (errno != E2BIG) {
            assert(false && "a character of the catalogue is not in this encoding");
            break;
        }
    }
    iconv_close(converter);
    return result;
}

void Output::write(const std::filesystem::path& name, std::string_view bytes) {
    if (!report_.empty()) return;
    const auto path = root_ / name;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file) {
        ++files_;
        return;
    }
    report_.push_back(fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, kCannotWrite, "",
                                       {name.string(), error ? error.message() : "write failed"}));
}

}  // namespace kakehashi::synth
