#include "program/source_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <tuple>
#include <utility>

#include "kakehashi/mappers/dicom.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

namespace fs = std::filesystem;

/// Smaller DICOM files are kept byte by byte.
constexpr std::uint64_t kWholeBytesMax = std::uint64_t{1} << 20;

using IsLeftOut = std::function<bool(const fs::path&)>;

void list_folder(const fs::path& folder, const IsLeftOut& is_left_out, std::vector<SourceFile>& files) {
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->is_directory() && is_left_out(entry->path())) entry.disable_recursion_pending();
        if (entry->is_regular_file() && !entry->path().filename().string().starts_with('.'))
            files.push_back({entry->path().string(), name_in_utf8(fs::relative(entry->path(), folder).string())});
    }
}

}  // namespace

std::vector<SourceFile> list_files(const std::vector<std::string>& inputs, const std::string& out_folder,
                                   const IsLeftOut& is_left_out) {
    std::vector<SourceFile> files;
    fs::path out = out_folder.empty() ? fs::path() : fs::weakly_canonical(out_folder);
    if (!out.has_filename()) out = out.parent_path();  // "result/" is "result"
    const IsLeftOut is_passed = [&](const fs::path& folder) {
        // The result may stand inside the tree that is read: what an earlier run made is no input.
        if (is_left_out && is_left_out(folder)) return true;
        const fs::path whole = fs::weakly_canonical(folder);
        return !out.empty() && (whole == out || whole == fs::path(out).concat(".partial"));
    };
    for (const auto& input : inputs) {
        if (input == "-" || !fs::is_directory(input))
            files.push_back({input, name_in_utf8(input)});
        else
            list_folder(input, is_passed, files);
    }
    const auto by_name = [](auto& a, auto& b) { return std::tie(a.name, a.path) < std::tie(b.name, b.path); };
    std::sort(files.begin(), files.end(), by_name);
    const auto same = [](auto& a, auto& b) { return a.name == b.name && a.path == b.path; };
    files.erase(std::unique(files.begin(), files.end(), same), files.end());
    // Files of two folders that have one name below them are told apart by their whole path.
    for (auto group = files.begin(); group != files.end();) {
        const auto end = std::find_if(group, files.end(), [&](auto& file) { return file.name != group->name; });
        if (end - group > 1) std::for_each(group, end, [](auto& file) { file.name = name_in_utf8(file.path); });
        group = end;
    }
    return files;
}

namespace {

/// Pipes and standard input cannot.
bool can_be_read_twice(const std::string& path) {
    std::error_code ignored;
    return path != "-" && fs::is_regular_file(path, ignored);
}

/// nullopt: small, or not of the kind.
std::optional<std::string> read_outline(const std::string& path) {
    if (!can_be_read_twice(path)) return std::nullopt;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    struct stat status {};
    std::optional<std::string> outline;
    if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        const auto file_bytes = static_cast<std::uint64_t>(status.st_size);
        const mappers::ReadBytesAt read = [file](std::uint64_t at, char* to, std::size_t size) {
            const auto got = ::pread(file, to, size, static_cast<off_t>(at));
            return got > 0 ? static_cast<std::size_t>(got) : std::size_t{0};
        };
        if (file_bytes > kWholeBytesMax) outline = mappers::read_dicom_outline(read, file_bytes);
    }
    ::close(file);
    return outline;
}

}  // namespace

fhir::Result<std::string> read_source(const std::string& from, const std::string& path) {
    if (from == "dicom")
        if (auto outline = read_outline(path)) return std::move(*outline);
    return read_input(path);
}

std::vector<std::vector<SourceFile>> batches_of(const std::string& from, const std::vector<SourceFile>& files) {
    std::vector<std::vector<SourceFile>> batches;
    std::map<std::string, std::size_t> batch_of_study;
    for (const SourceFile& file : files) {
        std::vector<std::string> studies;
        if (from == "dicom" && can_be_read_twice(file.path) && !stop_requested())
            if (const auto bytes = read_source(from, file.path)) studies = mappers::dicom_studies_of(*bytes);
        std::size_t batch = batches.size();
        for (const std::string& study : studies)
            if (const auto known = batch_of_study.find(study); known != batch_of_study.end())
                batch = std::min(batch, known->second);
        if (batch == batches.size()) batches.emplace_back();
        batches[batch].push_back(file);
        for (const std::string& study : studies) {
            const std::size_t other = std::exchange(batch_of_study.try_emplace(study, batch).first->second, batch);
            if (other == batch) continue;
            // A directory joins what had been apart until now.
            for (auto& [uid, of] : batch_of_study)
                if (of == other) of = batch;
            std::move(batches[other].begin(), batches[other].end(), std::back_inserter(batches[batch]));
            batches[other].clear();
        }
    }
    std::erase_if(batches, [](const auto& batch) { return batch.empty(); });
    return batches;
}

}  // namespace kakehashi::program
