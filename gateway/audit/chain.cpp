#include "audit/chain.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

#include "audit/messages.hpp"
#include "kakehashi/fhir/json.hpp"
#include "store/resource_text.hpp"

namespace kakehashi::gateway::audit {

namespace {
using fhir::IssueSeverity;
using fhir::IssueType;

constexpr std::string_view kPrefix = "audit-";
constexpr std::string_view kExtension = ".ndjson";

}  // namespace

tl::unexpected<fhir::Issue> damaged(const std::filesystem::path& file, std::size_t line) {
    return tl::unexpected(fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, messages::kDamaged, "",
                                           {std::to_string(line), file.filename().string()}));
}

tl::unexpected<fhir::Issue> disk_refused(std::string_view operation) {
    const int error = errno;
    return tl::unexpected(fhir::make_issue(IssueSeverity::fatal, IssueType::no_store, messages::kDiskRefused, "",
                                           {operation, std::strerror(error)}));
}

fhir::Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator file(directory, error), none; !error && file != none;
         file.increment(error))
        if (file->path().extension() == kExtension && file->path().filename().string().starts_with(kPrefix))
            files.push_back(file->path());
    if (error) {
        errno = error.value();
        return disk_refused("readdir");
    }
    std::ranges::sort(files);
    return files;
}

std::filesystem::path file_of_day(const std::filesystem::path& directory, std::string_view day) {
    return directory / std::string(kPrefix).append(day).append(kExtension);
}
std::string day_of(const std::filesystem::path& file) { return file.stem().string().substr(kPrefix.size()); }

std::optional<AuditHead> stated_before(const std::string& line) {
    const auto document = fhir::parse_json(line);
    const fhir::Node* extensions = document ? document->root().find("extension") : nullptr;
    if (extensions == nullptr) return std::nullopt;
    AuditHead before{0, ""};
    std::size_t sequence = 0;
    for (const fhir::Node& extension : extensions->items()) {
        const auto value = extension.text_of("valueString");
        if (extension.text_of("url") == kPreviousUrl) before.hash = value;
        if (extension.text_of("url") == kSequenceUrl)
            std::from_chars(value.data(), value.data() + value.size(), sequence);
    }
    if (sequence == 0 || before.hash.empty()) return std::nullopt;
    before.count = sequence - 1;
    return before;
}

fhir::Result<std::uint64_t> follow_file(const std::filesystem::path& file, AuditHead& head) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return disk_refused("open");
    std::uint64_t whole_bytes = 0;
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line) && !stream.eof();) {
        ++number;
        const auto before = stated_before(line);
        if (!before || before->hash != head.hash || before->count != head.count) return damaged(file, number);
        head = {head.count + 1, store::sha256_hex(line)};
        whole_bytes += line.size() + 1;
    }
    if (stream.bad()) return disk_refused("read");
    return whole_bytes;
}

}  // namespace kakehashi::gateway::audit

namespace kakehashi::gateway {

fhir::Result<AuditHead> verify_audit_log(const std::filesystem::path& directory) {
    const auto files = audit::list_files(directory);
    if (!files) return tl::unexpected(files.error());
    AuditHead head;
    for (const auto& file : *files) {
        const auto followed = audit::follow_file(file, head);
        if (!followed) return tl::unexpected(followed.error());
        std::error_code error;
        // Only the last file may end inside a line: it is being written.
        if (file != files->back() && std::filesystem::file_size(file, error) != *followed)
            return audit::damaged(file, 0);
    }
    return head;
}

}  // namespace kakehashi::gateway
