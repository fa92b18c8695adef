#include "program/source_groups.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "program/input_file.hpp"

namespace kakehashi::program {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShardSize = 3;  // characters of a patient's number that name a folder above the patient's

/// Source: vendor-exports.md 2.1
bool is_patient_folder(const fs::path& path) {
    const std::string number = path.filename().string();
    const std::string second = path.parent_path().filename().string();
    const std::string first = path.parent_path().parent_path().filename().string();
    return first.size() == kShardSize && second.size() == kShardSize && number.size() > 2 * kShardSize &&
           number.starts_with(first + second);
}

void list_patients(const fs::path& folder, std::vector<PatientFolder>& patients) {
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
        if (!entry->is_directory() || !is_patient_folder(entry->path())) continue;
        entry.disable_recursion_pending();
        patients.push_back({entry->path().string(), name_in_utf8(fs::relative(entry->path(), folder).string())});
    }
}

}  // namespace

SourceGroups list_groups(const std::string& from, const std::vector<std::string>& inputs, const std::string& out) {
    SourceGroups groups;
    if (from == "ssmix2")
        for (const auto& input : inputs)
            if (input != "-" && fs::is_directory(input)) list_patients(input, groups.patients);
    std::ranges::sort(groups.patients, [](const PatientFolder& a, const PatientFolder& b) {
        return std::tie(a.name, a.path) < std::tie(b.name, b.path);
    });
    for (auto each = groups.patients.begin(); each != groups.patients.end();) {
        const auto end =
            std::find_if(each, groups.patients.end(), [&](auto& other) { return other.name != each->name; });
        if (end - each > 1) std::for_each(each, end, [](auto& folder) { folder.name = name_in_utf8(folder.path); });
        each = end;
    }
    groups.files =
        list_files(inputs, out, [&](const fs::path& folder) { return from == "ssmix2" && is_patient_folder(folder); });
    return groups;
}

std::vector<SourceFile> files_of(const PatientFolder& patient) {
    auto files = list_files({patient.path}, {});
    for (SourceFile& file : files) file.name = patient.name + "/" + file.name;
    return files;
}

}  // namespace kakehashi::program
