#include "package/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "package/messages.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
using fhir::IssueType;

constexpr std::size_t kEntriesMax = 100'000;
constexpr const char* kManifest = "package/package.json";

struct ArchiveDeleter {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

/// Where the entry lies in the archive ("./package/a.json" is "package/a.json"); nothing when it leads out of it.
std::optional<fs::path> inner_path(const char* name) {
    if (name == nullptr) return {};
    const fs::path path(name);
    const bool leads_out = path.is_absolute() || std::ranges::find(path, fs::path("..")) != path.end();
    return leads_out ? std::nullopt : std::optional(path.lexically_normal());
}

bool is_wanted(const fs::path& path, ArchivePart part) {
    if (path == kManifest) return true;
    return part == ArchivePart::all && path.parent_path() == "package" && is_resource_name(path.filename().string());
}

/// Reads one archive entry by entry.
class Reader {
public:
    Reader(const std::string& path, ArchivePart part) : path_(path), part_(part), reader_(archive_read_new()) {}

    fhir::Result<PackageFiles> read() {
        archive_read_support_filter_gzip(reader_.get());
        archive_read_support_format_tar(reader_.get());
        if (archive_read_open_filename(reader_.get(), path_.c_str(), 1 << 16) != ARCHIVE_OK) return not_archive();
        archive_entry* entry = nullptr;
        int status = archive_read_next_header(reader_.get(), &entry);
        for (; status == ARCHIVE_OK; status = archive_read_next_header(reader_.get(), &entry)) {
            if (const auto added = add(entry); !added) return tl::unexpected(added.error());
            // The manifest stands first in most packages: the rest need not be unpacked.
            if (part_ == ArchivePart::manifest && !files_.empty()) return std::move(files_);
        }
        if (status != ARCHIVE_EOF || entries_ == 0) return not_archive();
        return std::move(files_);
    }

private:
    tl::unexpected<fhir::Issue> not_archive() const {
        return fhir::fail(IssueType::invalid, package_messages::kNotArchive, path_, {path_});
    }

    fhir::Result<void> add(archive_entry* entry) {
        const char* name = archive_entry_pathname(entry);
        const std::string shown = name == nullptr ? "?" : name;
        const auto inner = inner_path(name);
        if (!inner) return fhir::fail(IssueType::security, package_messages::kEntryName, path_, {path_, shown});
        // What is passed over is unpacked too: it counts before anything is read.
        const auto size = static_cast<std::size_t>(std::max<la_int64_t>(0, archive_entry_size(entry)));
        bytes_ += size;
        const bool is_read = is_wanted(*inner, part_);
        if (bytes_ > kPackageBytesMax || ++entries_ > kEntriesMax || (is_read && size > kFileBytesMax))
            return fhir::fail(IssueType::too_long, package_messages::kTooLarge, path_, {path_, shown});
        if (!is_read || archive_entry_filetype(entry) == AE_IFDIR) return {};
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
            return fhir::fail(IssueType::security, package_messages::kEntryLink, path_, {path_, shown});
        const auto [at, is_new] = files_.try_emplace(inner->string());
        if (!is_new) return fhir::fail(IssueType::invalid, package_messages::kEntryTwice, path_, {path_, shown});
        if (!read_bytes(at->second)) return not_archive();
        return {};
    }

    /// False when the archive is broken or the entry is longer than it says.
    bool read_bytes(std::string& bytes) {
        char buffer[1 << 16];
        for (;;) {
            const la_ssize_t size = archive_read_data(reader_.get(), buffer, sizeof buffer);
            if (size == 0) return true;
            if (size < 0 || bytes.size() + static_cast<std::size_t>(size) > kFileBytesMax) return false;
            bytes.append(buffer, static_cast<std::size_t>(size));
        }
    }

    const std::string& path_;
    ArchivePart part_;
    std::unique_ptr<archive, ArchiveDeleter> reader_;
    PackageFiles files_;
    std::size_t bytes_ = 0;
    std::size_t entries_ = 0;
};

}  // namespace

bool has_ending(std::string_view name, std::string_view ending) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return name.size() >= ending.size() &&
           std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, lower);
}

bool is_resource_name(const std::string& file) {
    if (file.starts_with('.') || file == "package.json") return false;
    return has_ending(file, ".json") || has_ending(file, ".xml");
}

fhir::Result<PackageFiles> read_archive(const std::string& path, ArchivePart part) {
    std::error_code error;
    if (!fs::exists(path, error)) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path, {path});
    return Reader(path, part).read();
}

}  // namespace kakehashi::profiles
