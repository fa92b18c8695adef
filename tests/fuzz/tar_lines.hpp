#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kakehashi::fuzz {

/// An entry of a tar archive as a line of text: "name|type|size|link|content", so that a mutation of one byte makes
/// another archive and not one of a wrong checksum. In the content "^" stands for a line end (pax headers need some).
struct TarLine {
    std::string name;
    char type = '0';     ///< tar's type flag: '0' file, '1' hard link, '2' link, '5' folder, 'x' pax header, …
    std::string size{};  ///< "": that of the content; digits: another one; "=…": the field's bytes as they are
    std::string link{};
    std::string content{};

    /// An ordinary file whose size is true: the archive holds just what the line says.
    [[nodiscard]] bool is_plain() const { return type == '0' && size.empty() && link.empty() && name.size() < 100; }
};

[[nodiscard]] std::vector<TarLine> read_tar_lines(std::string_view text);
/// The archive of these entries, with right checksums. Source: POSIX pax, ustar Interchange Format
[[nodiscard]] std::string tar_of(const std::vector<TarLine>& lines);
[[nodiscard]] std::string gzip_of(std::string_view bytes);

}  // namespace kakehashi::fuzz
