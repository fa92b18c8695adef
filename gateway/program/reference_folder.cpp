#include "program/reference_folder.hpp"

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "program/input_file.hpp"
#include "program/resource_files.hpp"

namespace kakehashi::program {

namespace {

constexpr std::size_t kFolderBytesMax = std::size_t{2} << 30;

constexpr fhir::Message kNotUsed{
    .id = "references-file-unused", .en = "{} is not used for references: {}", .ja = "{}は参照先として使いません: {}"};
constexpr fhir::Message kNoId{.id = "references-no-id",
                              .en = "{} is not used for references: a resource without an id, or no resource.",
                              .ja = "{}は参照先として使いません: idのないリソース、またはリソースでないものです。"};
constexpr fhir::Message kTwice{.id = "references-twice",
                               .en = "{} is not used for references: another file has the same resource and version.",
                               .ja = "{}は参照先として使いません: 同じリソースの同じ版がほかのファイルにあります。"};
constexpr fhir::Message kPassedOver{
    .id = "references-files-passed-over",
    .en = "{}: {} files are not used for references; only *.json, *.xml and *.ndjson are.",
    .ja = "{}: {}個のファイルは*.json、*.xml、*.ndjsonでないため参照先として使いません。"};
constexpr fhir::Message kNoFolder{
    .id = "folder-unreadable", .en = "There is no folder {}.", .ja = "フォルダー{}がありません。"};
constexpr fhir::Message kTooLarge{.id = "references-too-large",
                                  .en = "The folder {} has more than 2 GiB of resources.",
                                  .ja = "フォルダー{}のリソースが2 GiBを超えています。"};

fhir::Issue notice(const fhir::Message& message, const std::string& place,
                   std::initializer_list<std::string_view> arguments) {
    return fhir::make_issue(fhir::IssueSeverity::warning, fhir::IssueType::processing, message, place, arguments);
}

std::string place_of(const FileResource& resource) {
    return resource.line == 0 ? resource.file : resource.file + ":" + std::to_string(resource.line);
}

}  // namespace

fhir::Result<void> ReferenceFolder::load(const std::string& given,
                                         const std::function<void(const fhir::Issue&)>& complain) {
    const auto equals = given.starts_with("http://") || given.starts_with("https://") ? given.find('=') : given.npos;
    const std::string folder = equals == given.npos ? given : given.substr(equals + 1);
    base_ = equals == given.npos ? std::string() : given.substr(0, equals);
    if (!base_.empty() && !base_.ends_with('/')) base_ += '/';
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return fhir::fail(fhir::IssueType::not_found, kNoFolder, folder, {folder});
    const std::array<std::string, 1> folders{folder};
    const auto listed = list_resource_files(folders);
    if (!listed) return tl::unexpected(listed.error());
    if (listed->passed_over > 0) complain(notice(kPassedOver, folder, {folder, std::to_string(listed->passed_over)}));
    for (const std::string& file : listed->files) {
        for_each_resource(file, {}, [&](FileResource resource) {
            const std::string place = place_of(resource);
            if (bytes_ > kFolderBytesMax) return;
            if (!resource.parsed) {
                fhir::Issue issue = notice(kNotUsed, place, {place, resource.parsed.error().diagnostics});
                issue.diagnostics_ja =
                    notice(kNotUsed, place, {place, resource.parsed.error().diagnostics_ja}).diagnostics_ja;
                return complain(issue);
            }
            bytes_ += resource.parsed->document.source().size();
            const bool has_name = resource.parsed->document.resource_type() == "Bundle" ||
                                  !resource.parsed->document.root().text_of("id").empty();
            const bool is_new = has_name && add(std::move(resource.parsed->document));
            if (!is_new) complain(notice(has_name ? kTwice : kNoId, place, {place}));
        });
        if (bytes_ > kFolderBytesMax) return fhir::fail(fhir::IssueType::too_costly, kTooLarge, folder, {folder});
    }
    return {};
}

/// @return false when the same resource in the same version is here already
bool ReferenceFolder::add(fhir::Document document) {
    const fhir::Element root = fhir::Element::root_of(documents_.emplace_back(std::move(document)));
    root.for_each("entry", [&](const fhir::Element& entry) {
        const fhir::Element resource = entry.child("resource");
        const std::string_view url = entry.text_of("fullUrl");
        // Relative fullUrls name nothing; versions of one resource share theirs.
        if (resource.exists() && url.find(':') != std::string_view::npos) add_resource(std::string(url), resource);
    });
    const std::string_view id = root.text_of("id");
    if (id.empty()) return true;
    return add_resource(std::string(root.value()->text_of("resourceType")).append("/").append(id), root);
}

bool ReferenceFolder::add_resource(std::string key, const fhir::Element& resource) {
    const std::string_view version = resource.child("meta").text_of("versionId");
    const auto [first, last] = resources_.equal_range(key);
    for (auto each = first; each != last; ++each)
        if (each->second.child("meta").text_of("versionId") == version) return false;
    resources_.emplace(std::move(key), resource);
    return true;
}

fhir::Element ReferenceFolder::find(std::string_view reference) const {
    constexpr std::string_view kHistory = "/_history/";
    const auto history = reference.find(kHistory);
    const std::string_view version =
        history == std::string_view::npos ? std::string_view() : reference.substr(history + kHistory.size());
    reference = reference.substr(0, history);
    const auto look_up = [&](std::string_view key) {
        fhir::Element newest;
        const auto [first, last] = resources_.equal_range(std::string(key));
        for (auto each = first; each != last; ++each) {
            const fhir::Element meta = each->second.child("meta");
            if (!version.empty() && meta.text_of("versionId") == version) return each->second;
            // Without a version the newest is meant; a resource that does not say its version may be any.
            const bool may_be = version.empty() || meta.text_of("versionId").empty();
            const bool is_newer =
                !newest.exists() || meta.text_of("lastUpdated") > newest.child("meta").text_of("lastUpdated");
            if (may_be && is_newer) newest = each->second;
        }
        return newest;
    };
    const fhir::Element found = look_up(reference);
    const bool is_own = !base_.empty() && reference.starts_with(base_);
    return found.exists() || !is_own ? found : look_up(reference.substr(base_.size()));
}

}  // namespace kakehashi::program
