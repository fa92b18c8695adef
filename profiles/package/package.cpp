#include "package/package.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/profiles/pack.hpp"
#include "package/messages.hpp"

namespace kakehashi::profiles {
namespace {

namespace fs = std::filesystem;
using fhir::IssueType;

// A package that unpacks to more than this is an attack or a mistake; R4 core, the largest we know, has 120 MB.
constexpr std::size_t kPackageBytesMax = std::size_t{1} << 30;

/// File name to bytes: sorted, so that the order of an archive makes no difference.
using Files = std::map<std::string, std::string>;

struct ArchiveDeleter {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

bool is_resource_file(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.starts_with('.') || name == "package.json") return false;
    return path.extension() == ".json" || path.extension() == ".xml";
}

/// Only `package/<file>` counts in an archive: `package/example/` and others hold no conformance resources.
bool is_package_file(const fs::path& path) { return path.parent_path() == "package" && is_resource_file(path); }

/// Appends the current entry's bytes; false when the archive is broken or grows over the limit.
bool read_entry(archive* reader, std::string& bytes, std::size_t& bytes_left) {
    char buffer[1 << 16];
    for (;;) {
        const la_ssize_t size = archive_read_data(reader, buffer, sizeof buffer);
        if (size == 0) return true;
        if (size < 0 || static_cast<std::size_t>(size) > bytes_left) return false;
        bytes_left -= static_cast<std::size_t>(size);
        bytes.append(buffer, static_cast<std::size_t>(size));
    }
}

fhir::Result<Files> read_archive(const std::string& path) {
    const std::unique_ptr<archive, ArchiveDeleter> reader(archive_read_new());
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
    if (archive_read_open_filename(reader.get(), path.c_str(), 1 << 16) != ARCHIVE_OK)
        return fhir::fail(IssueType::invalid, package_messages::kNotArchive, path);
    Files files;
    std::size_t bytes_left = kPackageBytesMax;
    archive_entry* entry = nullptr;
    int status = archive_read_next_header(reader.get(), &entry);
    for (; status == ARCHIVE_OK; status = archive_read_next_header(reader.get(), &entry)) {
        const char* name = archive_entry_pathname(entry);
        if (name == nullptr || !is_package_file(name)) continue;
        if (!read_entry(reader.get(), files[name], bytes_left))
            return fhir::fail(IssueType::too_long, package_messages::kEntryUnreadable, path, {name});
    }
    if (status != ARCHIVE_EOF) return fhir::fail(IssueType::invalid, package_messages::kNotArchive, path);
    return files;
}

fhir::Result<std::string> read_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

fhir::Result<Files> read_folder(const std::string& path) {
    Files files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
        if (!at->is_regular_file(error) || !is_resource_file(at->path())) continue;
        auto bytes = read_file(at->path().string());
        if (!bytes) return tl::unexpected(bytes.error());
        files[at->path().string()] = std::move(*bytes);
    }
    if (error) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path);
    return files;
}

fhir::Result<Files> read_files(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return read_folder(path);
    if (path.ends_with(".tgz") || path.ends_with(".tar.gz")) {
        if (!fs::exists(path, error)) return fhir::fail(IssueType::not_found, package_messages::kNotFound, path);
        return read_archive(path);
    }
    return read_file(path).map([&](std::string&& bytes) { return Files{{path, std::move(bytes)}}; });
}

bool is_conformance(const fhir::Document& document) {
    const auto type = document.resource_type();
    return type == "StructureDefinition" || type == "ValueSet" || type == "CodeSystem" || type == "ConceptMap" ||
           type == "ImplementationGuide" || type == "Questionnaire";
}

}  // namespace

fhir::Result<std::vector<fhir::Document>> read_package(const std::string& path) {
    if (path.ends_with(".pack")) return read_pack(path).map([](Pack&& pack) { return std::move(pack.resources); });
    auto files = read_files(path);
    if (!files) return tl::unexpected(files.error());
    std::vector<fhir::Document> documents;
    for (auto& [name, bytes] : *files) {
        auto document = name.ends_with(".xml") ? fhir::parse_xml(std::move(bytes)) : fhir::parse_json(std::move(bytes));
        if (!document)
            return fhir::fail(IssueType::invalid, package_messages::kResourceUnreadable, path,
                              {name, document.error().diagnostics});
        if (is_conformance(*document)) documents.push_back(std::move(*document));
    }
    return documents;
}

}  // namespace kakehashi::profiles
