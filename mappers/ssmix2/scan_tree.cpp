#include <algorithm>
#include <map>
#include <system_error>
#include <tuple>

#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/ssmix2.hpp"

namespace kakehashi::mappers::ssmix2 {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
namespace messages = hl7v2::messages;

bool is_left_out(const std::string& name) {
    return name.starts_with('.') || name.ends_with(".tmp") || name == "Thumbs.db" || name == "desktop.ini";
}

/// ADT-00 first, so that everything later finds its patient; then by the time of the event.
auto order_of(const StorageFile& file) {
    return std::tuple(file.name.data_type != "ADT-00", std::string_view(file.name.event_time), file.path.native());
}

/// What versions of one fact share. Source: vendor-exports.md 2.2
auto key_of(const FileName& name) {
    return std::tuple(name.patient_number, name.care_date, name.data_type, name.order_number);
}

/// Of several valid files of one key the last in order stays.
void mark_outdated(Storage& storage) {
    std::map<decltype(key_of(FileName{})), StorageFile*> latest;
    for (StorageFile& file : storage.files) {
        // Several visits on one day are no versions of each other: only the message tells them apart.
        const bool is_visit = file.name.data_type.starts_with("ADT-") && file.name.care_date != "-";
        if (file.name.condition != Condition::valid || is_visit) continue;
        StorageFile*& before = latest[key_of(file.name)];
        if (before != nullptr) {
            before->is_outdated = true;
            storage.report.push_back(fhir::make_issue(IssueSeverity::warning, IssueType::duplicate,
                                                      messages::kDoubleValid, file.name.data_type));
        }
        before = &file;
    }
}

}  // namespace

fhir::Result<Storage> scan_tree(const std::filesystem::path& root) {
    Storage storage;
    std::error_code error;
    std::filesystem::recursive_directory_iterator entry(root, error);
    for (const std::filesystem::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        const std::string file_name = entry->path().filename().string();
        if (!entry->is_regular_file(ignored) || is_left_out(file_name)) continue;
        auto name = parse_file_name(entry->path().generic_string());
        if (name)
            storage.files.push_back({.path = entry->path(), .name = std::move(*name)});
        else
            storage.report.push_back(std::move(name.error()));
    }
    if (error)
        return tl::unexpected(
            fhir::make_issue(IssueSeverity::fatal, IssueType::exception, messages::kUnreadable, "", {error.message()}));
    std::sort(storage.files.begin(), storage.files.end(),
              [](const StorageFile& a, const StorageFile& b) { return order_of(a) < order_of(b); });
    mark_outdated(storage);
    return storage;
}

}  // namespace kakehashi::mappers::ssmix2
