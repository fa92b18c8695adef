#include "dicom/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

#include "dicom/element_header.hpp"
#include "dicom/messages.hpp"
#include "kakehashi/mappers/dicom.hpp"

namespace kakehashi::mappers::dicom {
namespace {

using fhir::fail;
using fhir::IssueType;

constexpr std::size_t kMembersMax = 20'000;
constexpr std::size_t kMemberBytesMax = std::size_t{512} << 20;
constexpr std::size_t kKeptBytesMax = std::size_t{512} << 20;
constexpr std::size_t kUnpackedBytesMax = std::size_t{16} << 30;

struct ArchiveDeleter {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, ArchiveDeleter>;

enum class Unpacked : std::uint8_t { whole, other_file, broken, too_large };

/// What does not begin like DICOM is not unpacked further.
Unpacked unpack(archive* reader, std::string& bytes, std::size_t& unpacked_bytes) {
    char buffer[1 << 16];
    for (;;) {
        const la_ssize_t size = archive_read_data(reader, buffer, sizeof buffer);
        if (size == 0) return start_of_elements(bytes) ? Unpacked::whole : Unpacked::other_file;
        if (size < 0) return Unpacked::broken;
        bytes.append(buffer, static_cast<std::size_t>(size));
        unpacked_bytes += static_cast<std::size_t>(size);
        if (bytes.size() > kPreambleBytes + 4 && !start_of_elements(bytes)) return Unpacked::other_file;
        if (bytes.size() > kMemberBytesMax || unpacked_bytes > kUnpackedBytesMax) return Unpacked::too_large;
    }
}

/// Names in an encoding that this machine's locale does not have come as UTF-8, or not at all.
std::string name_of(archive_entry* entry, std::size_t index) {
    if (const char* path = archive_entry_pathname(entry)) return path;
    if (const char* path = archive_entry_pathname_utf8(entry)) return path;
    return "file " + std::to_string(index + 1);
}

std::string without_bulk(std::string bytes) {
    const ReadBytesAt read = [&bytes](std::uint64_t at, char* to, std::size_t size) {
        const std::size_t there = at < bytes.size() ? std::min<std::size_t>(size, bytes.size() - at) : 0;
        std::memcpy(to, bytes.data() + std::min<std::size_t>(at, bytes.size()), there);
        return there;
    };
    if (auto outline = read_dicom_outline(read, bytes.size())) return std::move(*outline);
    return bytes;
}

}  // namespace

bool is_zip(std::string_view bytes) {
    // A file's preamble may hold anything, the beginning of a ZIP too.
    return bytes.starts_with("PK\x03\x04") && !start_of_elements(bytes);
}

fhir::Result<std::vector<ArchiveMember>> read_archive(std::string_view bytes) {
    const Reader reader(archive_read_new());
    archive_read_support_format_zip(reader.get());
    std::vector<ArchiveMember> members;
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return fail(IssueType::invalid, messages::kArchiveBroken, "");
    std::size_t unpacked_bytes = 0;
    std::size_t kept_bytes = 0;
    archive_entry* entry = nullptr;
    int status = archive_read_next_header(reader.get(), &entry);
    // A warning tells of a name that this locale cannot show; the file is there.
    for (; status == ARCHIVE_OK || status == ARCHIVE_WARN; status = archive_read_next_header(reader.get(), &entry)) {
        if (archive_entry_filetype(entry) != AE_IFREG) continue;
        ArchiveMember member{.name = name_of(entry, members.size()), .bytes = {}};
        const Unpacked result = unpack(reader.get(), member.bytes, unpacked_bytes);
        if (result == Unpacked::broken) return fail(IssueType::invalid, messages::kArchiveBroken, "");
        member.bytes = result == Unpacked::whole ? without_bulk(std::move(member.bytes)) : std::string();
        kept_bytes += member.bytes.size();
        if (result == Unpacked::too_large || kept_bytes > kKeptBytesMax || members.size() >= kMembersMax)
            return fail(IssueType::too_long, messages::kArchiveTooLarge, "", {std::to_string(kMembersMax)});
        members.push_back(std::move(member));
    }
    if (status != ARCHIVE_EOF || members.empty()) return fail(IssueType::invalid, messages::kArchiveBroken, "");
    return members;
}

}  // namespace kakehashi::mappers::dicom
