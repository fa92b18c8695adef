#include "tar_lines.hpp"

#include <fmt/core.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <numeric>

namespace kakehashi::fuzz {
namespace {

constexpr std::size_t kBlock = 512;

/// What stands before the next separator; all that is left when there is none.
std::string_view next_part(std::string_view& rest, char separator) {
    const auto end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return part;
}

std::string size_field(const TarLine& line) {
    if (line.size.starts_with('=')) return line.size.substr(1, 12);
    std::uint64_t size = line.content.size();
    std::from_chars(line.size.data(), line.size.data() + line.size.size(), size);
    return fmt::format("{:011o}", size & ((std::uint64_t{1} << 33) - 1));
}

std::string header_of(const TarLine& line) {
    std::string header(kBlock, '\0');
    const auto put = [&header](std::size_t offset, std::size_t size_max, std::string_view text) {
        std::ranges::copy(text.substr(0, size_max), header.begin() + static_cast<std::ptrdiff_t>(offset));
    };
    put(0, 100, line.name);
    put(100, 8, "0000644");
    put(108, 8, "0000000");
    put(116, 8, "0000000");
    put(124, 12, size_field(line));
    put(136, 12, "00000000000");
    put(148, 8, "        ");  // the checksum counts as blanks
    header[156] = line.type;
    put(157, 100, line.link);
    put(257, 8, std::string_view("ustar\00000", 8));
    const auto add = [](unsigned sum, char c) { return sum + static_cast<unsigned char>(c); };
    put(148, 7, fmt::format("{:06o}", std::accumulate(header.begin(), header.end(), 0U, add)));
    return header;
}

}  // namespace

std::vector<TarLine> read_tar_lines(std::string_view text) {
    std::vector<TarLine> lines;
    while (!text.empty()) {
        std::string_view rest = next_part(text, '\n');
        TarLine& line = lines.emplace_back();
        line.name = next_part(rest, '|');
        const std::string_view type = next_part(rest, '|');
        line.type = type.empty() ? '0' : type.front();
        line.size = next_part(rest, '|');
        line.link = next_part(rest, '|');
        line.content = rest;
        std::ranges::replace(line.content, '^', '\n');
    }
    return lines;
}

std::string tar_of(const std::vector<TarLine>& lines) {
    std::string tar;
    for (const TarLine& line : lines) {
        tar += header_of(line) + line.content;
        tar.append((kBlock - line.content.size() % kBlock) % kBlock, '\0');
    }
    return tar.append(2 * kBlock, '\0');
}

std::string gzip_of(std::string_view bytes) {
    z_stream stream{};
    constexpr int kGzip = 15 + 16;
    if (deflateInit2(&stream, 1, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) std::abort();
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    std::string in(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) std::abort();
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace kakehashi::fuzz
