#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/gateway/patient_register.hpp"
#include "kakehashi/gateway/source_format.hpp"
#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/okusuri.hpp"
#include "program/account_file.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"
#include "program/lineage_file.hpp"

namespace kakehashi::program {

namespace {

namespace fs = std::filesystem;

/// Files and folders of the command line as a sorted list of files; a folder is read whole. SS-MIX2 places are the
/// path below the folder, because the path carries facts.
struct SourceFile {
    std::string path;
    std::string name;
};

void list_folder(const fs::path& folder, const fs::path& out, std::vector<SourceFile>& files) {
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
        // The result may stand inside the tree that is read: what an earlier run made is no input.
        if (entry->is_directory() && fs::weakly_canonical(entry->path()) == out) entry.disable_recursion_pending();
        if (entry->is_regular_file() && !entry->path().filename().string().starts_with('.'))
            files.push_back({entry->path().string(), fs::relative(entry->path(), folder).string()});
    }
}

std::vector<SourceFile> list_files(const ConvertCommand& command) {
    std::vector<SourceFile> files;
    fs::path out = fs::weakly_canonical(command.out);
    if (!out.has_filename()) out = out.parent_path();  // "result/" is "result"
    for (const auto& input : command.inputs) {
        if (input == "-" || !fs::is_directory(input))
            files.push_back({input, input});
        else
            list_folder(input, out, files);
    }
    const auto by_name = [](auto& a, auto& b) { return std::tie(a.name, a.path) < std::tie(b.name, b.path); };
    std::sort(files.begin(), files.end(), by_name);
    const auto same = [](auto& a, auto& b) { return a.name == b.name && a.path == b.path; };
    files.erase(std::unique(files.begin(), files.end(), same), files.end());
    // Files of two folders that have one name below them are told apart by their whole path.
    for (auto group = files.begin(); group != files.end();) {
        const auto end = std::find_if(group, files.end(), [&](auto& file) { return file.name != group->name; });
        if (end - group > 1) std::for_each(group, end, [](auto& file) { file.name = file.path; });
        group = end;
    }
    return files;
}

/// A file name that is safe on every system: everything but letters, digits, '.', '-' becomes '_'.
std::string safe_name(std::string_view text) {
    std::string name(text);
    for (char& c : name) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!plain && c != '.' && c != '-') c = '_';
    }
    return name;
}

/// One run of `convert`: everything goes to a folder beside the target, which takes the target's place at the end.
class Run {
public:
    Run(const ConvertCommand& command, const gateway::SourceFormat& format)
        : command_(command), format_(format), partial_(command.out + ".partial"), account_(command.full_account) {
        context_.institution_number = command.institution_number;
        context_.institution_name = command.institution_name;
        context_.report_patient_mismatch_only = command.report_patient_mismatch_only;
        if (command.recognise_persons)
            context_.find_person = [this](const mappers::PersonTraits& traits) {
                return patients_.find_person(traits);
            };
        context_.find_patient = [this](std::string_view number) { return patients_.find(number); };
    }

    int execute() {
        const auto files = list_files(command_);
        if (files.empty()) {
            fmt::print(stderr, "kakehashi convert: no files to convert / 変換するファイルがありません\n");
            return kExitWrongUse;
        }
        learn_patients();
        fs::remove_all(partial_);
        fs::create_directories(fs::path(partial_) / "quarantine");
        convert_all(files);
        // A message may come before the one that introduces its patient: those are converted again.
        if (patients_.size() > 0 && !waiting_.empty()) {
            const auto again = std::exchange(waiting_, {});
            for (const auto& file : again) convert_one(file);
        }
        if (stop_requested() || !healthy_) {
            fs::remove_all(partial_);
            return stop_requested() ? kExitStopped : kExitWrongUse;
        }
        return finish();
    }

private:
    /// The patients of an earlier run's result.
    void learn_patients() {
        if (command_.patients.empty()) return;
        for (const auto& entry : fs::directory_iterator(command_.patients)) {
            const auto name = entry.path().filename().string();
            if (!name.starts_with("patient-") || !name.ends_with(".json")) continue;
            auto bytes = read_input(entry.path().string());
            if (!bytes) continue;
            const auto bundle = fhir::parse_json(std::move(*bytes));
            if (bundle) patients_.learn(*bundle, std::string(bundle->root().text_of("timestamp")));
        }
    }

    void convert_all(const std::vector<SourceFile>& files) {
        const bool show_progress = ::isatty(STDERR_FILENO) != 0;
        std::size_t done = 0;
        for (const auto& file : files) {
            if (stop_requested() || !healthy_) return;
            convert_one(file);
            if (show_progress) fmt::print(stderr, "\r{}/{}", ++done, files.size());
        }
        if (show_progress) fmt::print(stderr, "\n");
    }

    void convert_one(const SourceFile& file) {
        auto bytes = read_input(file.path);
        if (!bytes) {
            healthy_ = false;
            complain("convert", bytes.error());
            return;
        }
        mappers::Input input{file.name, std::move(*bytes)};
        if (command_.institution_number.empty()) context_.institution_number = institution_of(input);
        auto conversion = format_.convert(input, context_);
        const bool lacks_some = conversion.units.empty() || conversion.refused_parts > 0;
        const bool refused = lacks_some && !fhir::has_no_errors(conversion.report);
        if (refused) quarantine(input, conversion.report);
        for (const auto& unit : conversion.units) {
            patients_.learn(unit);
            if (!unit.patient_is_known) waiting_.push_back(file);
            write_unit(unit, conversion.account);
        }
        account_.add(conversion, refused);
    }

    /// Whom the input says that it comes from, where the command line does not: MSH-4, the issuer of a prescription, or
    /// what a Bundle says itself.
    std::string institution_of(const mappers::Input& input) {
        if (command_.from == "fhir") return {};
        if (command_.from == "hl7v2" || command_.from == "ssmix2") {
            const auto head = mappers::hl7v2::parse_msh(input.bytes);
            const std::string number = head ? head->sending_facility : std::string();
            if (number.size() == 10 && number.find_first_not_of("0123456789") == std::string::npos) return number;
        }
        if (command_.from == "okusuri")
            if (auto number = mappers::okusuri::issuing_institution(input.bytes); !number.empty()) return number;
        if (command_.from == "cda")
            if (std::string number = mappers::cda_institution(input.bytes); !number.empty()) return number;
        unnamed_.insert(input.name);
        return std::string(mappers::kNoInstitution);
    }

    void write_unit(const mappers::Unit& unit, const mappers::Account& account) {
        auto& newest = units_[unit.key];
        if (newest > unit.order) return;  // a later version of this unit has been written already
        newest = unit.order;
        const auto path =
            fs::path(partial_) / (safe_name(fmt::format("{}-{}", name_of(unit.kind), unit.key)) + ".json");
        if (unit.operation == mappers::UnitOperation::remove) {
            fs::remove(path);
            lineage_.remove(path.filename().string());
            account_.add_removed(unit.key);
        } else {
            keep(write_whole(path.string(), fhir::write_json(unit.bundle.root(), fhir::JsonStyle::pretty)));
            if (command_.lineage) lineage_.set(path.filename().string(), unit, account);
        }
    }

    void quarantine(const mappers::Input& input, const fhir::Report& report) {
        const auto path = (fs::path(partial_) / "quarantine" / safe_name(input.name)).string();
        keep(write_whole(path, input.bytes));
        keep(write_whole(path + ".outcome.json",
                         fhir::write_json(fhir::to_operation_outcome(report).root(), fhir::JsonStyle::pretty)));
    }

    void keep(const fhir::Result<void>& written) {
        if (written) return;
        if (healthy_) complain("convert", written.error());
        healthy_ = false;
    }

    int finish() {
        keep(write_whole((fs::path(partial_) / "account.json").string(), account_.json()));
        if (command_.lineage) keep(write_whole((fs::path(partial_) / "lineage.json").string(), lineage_.json()));
        if (!healthy_) return kExitWrongUse;
        fs::remove_all(command_.out);
        fs::rename(partial_, command_.out);
        if (!unnamed_.empty())
            fmt::print(
                stderr,
                "kakehashi convert: no --institution: {} of the inputs stand under {}, which no institution has / "
                "--institutionがないため、{}件の入力を実在しない番号{}としました\n",
                unnamed_.size(), mappers::kNoInstitution, unnamed_.size(), mappers::kNoInstitution);
        fmt::print("{}\n", account_.summary());
        return account_.has_errors() ? kExitFound : kExitOk;
    }

    const ConvertCommand& command_;
    const gateway::SourceFormat& format_;
    std::string partial_;
    mappers::Context context_;
    gateway::PatientRegister patients_;
    std::map<std::string, std::string> units_;  // key → order of the version that was written
    std::vector<SourceFile> waiting_;
    std::set<std::string> unnamed_;  // inputs whose institution nobody said
    AccountFile account_;
    LineageFile lineage_;
    bool healthy_ = true;
};

/// Only a folder that an earlier run made, or an empty one, is replaced.
bool may_replace(const std::string& out) {
    std::error_code ignored;
    if (!fs::exists(out, ignored)) return true;
    return fs::is_directory(out, ignored) && (fs::is_empty(out, ignored) || fs::exists(fs::path(out) / "account.json"));
}

}  // namespace

int run(const ConvertCommand& command) {
    std::string mapping;
    if (!command.mapping.empty()) {
        auto text = read_input(command.mapping);
        if (!text) return complain("convert", text.error()), kExitWrongUse;
        mapping = std::move(*text);
    }
    const auto format = gateway::SourceFormat::find(command.from, mapping);
    if (!format) return complain("convert", format.error()), kExitWrongUse;
    if (!may_replace(command.out)) {
        fmt::print(stderr,
                   "kakehashi convert: {} is neither an empty folder nor a result of convert / "
                   "{}は空のフォルダでもconvertの出力でもありません\n",
                   command.out, command.out);
        return kExitWrongUse;
    }
    watch_for_stop();
    try {
        return Run(command, *format).execute();
    } catch (const std::filesystem::filesystem_error& error) {
        fmt::print(stderr, "kakehashi convert: {}\n", error.what());
        return kExitWrongUse;
    }
}

}  // namespace kakehashi::program
