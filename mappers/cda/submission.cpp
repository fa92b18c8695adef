#include "cda/submission.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "cda/messages.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::fail;
using fhir::IssueType;

constexpr std::size_t kMembersMax = 20'000;
constexpr std::size_t kBytesMax = std::size_t{256} << 20;

struct ArchiveDeleter {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, ArchiveDeleter>;

/// The name below the folder that the whole submission stands in.
std::string name_below_root(std::string_view path) {
    const bool has_folder = path.find('/') != std::string_view::npos && !path.starts_with("DATA/") &&
                            !path.starts_with("CLAIMS/") && !path.starts_with("XSD/");
    return std::string(has_folder ? path.substr(path.find('/') + 1) : path);
}

MemberKind kind_of(std::string_view name) {
    if (name.starts_with("XSD/")) return MemberKind::schema;
    if (!name.ends_with(".xml")) return MemberKind::other;
    if (name.starts_with("DATA/h")) return MemberKind::document;
    if (name.starts_with("CLAIMS/")) return MemberKind::claim;
    if (name.starts_with("ix")) return MemberKind::index;
    return name.starts_with("su") ? MemberKind::summary : MemberKind::other;
}

bool leads_out(std::string_view path) {
    return path.empty() || path.starts_with('/') || path.find("..") != std::string_view::npos;
}

/// @return false when the archive is broken or unpacks to more than `bytes_left`
bool read_bytes(archive* reader, std::string& bytes, std::size_t& bytes_left) {
    char buffer[1 << 16];
    for (;;) {
        const la_ssize_t size = archive_read_data(reader, buffer, sizeof buffer);
        if (size == 0) return true;
        if (size < 0 || static_cast<std::size_t>(size) > bytes_left) return false;
        bytes_left -= static_cast<std::size_t>(size);
        bytes.append(buffer, static_cast<std::size_t>(size));
    }
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

fhir::Result<std::vector<Member>> read_submission(std::string_view bytes) {
    const Reader reader(archive_read_new());
    archive_read_support_format_zip(reader.get());
    std::vector<Member> members;
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return fail(IssueType::invalid, messages::kNotZip, "");
    std::size_t bytes_left = kBytesMax;
    archive_entry* entry = nullptr;
    int status = archive_read_next_header(reader.get(), &entry);
    for (; status == ARCHIVE_OK; status = archive_read_next_header(reader.get(), &entry)) {
        const char* path = archive_entry_pathname(entry);
        const auto type = archive_entry_filetype(entry);
        if (path == nullptr || leads_out(path) || (type != AE_IFREG && type != AE_IFDIR))
            return fail(IssueType::security, messages::kMemberName, "");
        if (type == AE_IFDIR) continue;
        if (members.size() >= kMembersMax)
            return fail(IssueType::too_long, messages::kManyMembers, "", {std::to_string(kMembersMax)});
        Member member{.name = name_below_root(path), .kind = MemberKind::other, .bytes = {}};
        member.kind = kind_of(member.name);
        if (member.kind != MemberKind::schema && !read_bytes(reader.get(), member.bytes, bytes_left))
            return fail(IssueType::invalid, messages::kNotZip, "");
        members.push_back(std::move(member));
    }
    if (status != ARCHIVE_EOF || members.empty()) return fail(IssueType::invalid, messages::kNotZip, "");
    return members;
}

}  // namespace kakehashi::mappers::cda
