#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

constexpr fhir::Message kEntryForm{
    .id = "entry-form",
    .en = "--entry is written TYPE:NUMBER=CANONICAL, as Patient:0=http://example.org/profile; found '{}'.",
    .ja = "--entryはTYPE:番号=CANONICALの形(例: Patient:0=http://example.org/profile)で書きます。「{}」は読めません。"};

constexpr fhir::Message kFolder{
    .id = "folder-unreadable", .en = "Cannot read the folder {}.", .ja = "フォルダー{}を読めません。"};

/// "Patient:0=canonical"; nothing when it is written otherwise.
std::optional<profiles::EntryProfile> read_entry_profile(std::string_view text) {
    const auto colon = text.find(':');
    const auto equals = text.find('=');
    if (colon == 0 || equals == std::string_view::npos || colon > equals || equals + 1 == text.size()) return {};
    const std::string_view number = text.substr(colon + 1, equals - colon - 1);
    profiles::EntryProfile entry{
        .type = std::string(text.substr(0, colon)), .index = 0, .profile = std::string(text.substr(equals + 1))};
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), entry.index);
    if (failure != std::errc() || end != number.data() + number.size()) return {};
    return entry;
}

/// What the reader found, then what the validator found in the rest.
fhir::Report validate_file(const profiles::Validator& validator, const profiles::ValidationOptions& options,
                           const ValidateCommand& command, const std::string& file) {
    auto bytes = read_input(file);
    if (!bytes) return {bytes.error()};
    auto parsed = read_with_findings(std::move(*bytes), command.limits);
    if (!parsed) return {parsed.error()};
    fhir::Report report = std::move(parsed->findings);
    std::ranges::move(validator.validate(parsed->document, options), std::back_inserter(report));
    return report;
}

/// The resources of a folder by "Type/id", for references between files.
class Targets {
public:
    /// @return the issue that made a file unreadable
    fhir::Result<void> load(const std::string& folder) {
        std::error_code error;
        for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
             at.increment(error)) {
            if (!at->is_regular_file(error)) continue;
            auto bytes = read_input(at->path().string());
            if (!bytes) return tl::unexpected(bytes.error());
            auto document = read_resource(std::move(*bytes));
            if (!document) continue;  // no resource: nothing can refer to it
            std::string name(document->resource_type());
            name.append("/").append(document->root().text_of("id"));
            documents_.insert_or_assign(std::move(name), std::move(*document));
        }
        if (error) return fhir::fail(fhir::IssueType::not_found, kFolder, folder, {folder});
        return {};
    }
    [[nodiscard]] fhir::Element find(std::string_view reference) const {
        const auto found = documents_.find(std::string(reference.substr(0, reference.find("/_history/"))));
        return found == documents_.end() ? fhir::Element() : fhir::Element::root_of(found->second);
    }

private:
    std::unordered_map<std::string, fhir::Document> documents_;
};

fhir::Language language_of(const ValidateCommand& command) {
    return command.language == "en" ? fhir::Language::english : fhir::Language::japanese;
}

/// One line: `{"file":…,"outcome":{OperationOutcome}}`
std::string outcome_line(const std::string& file, const fhir::Report& report, fhir::Language language) {
    fhir::Document line;
    line.edit().set_string("file", file).set_copy("outcome", fhir::to_operation_outcome(report, language).root());
    return fhir::write_json(line.root());
}

void print_text(const std::string& file, const fhir::Report& report, fhir::Language language) {
    const auto errors = std::count_if(report.begin(), report.end(), [](const fhir::Issue& issue) {
        return issue.severity == fhir::IssueSeverity::error || issue.severity == fhir::IssueSeverity::fatal;
    });
    fmt::print("{}: {}\n", file, errors == 0 ? "ok" : fmt::format("{} error(s)", errors));
    for (const auto& issue : report)
        fmt::print("  {}:{} {} {} [{}] {}\n", issue.line, issue.column, fhir::code_of(issue.severity), issue.expression,
                   issue.rule, language == fhir::Language::japanese ? issue.diagnostics_ja : issue.diagnostics);
}

}  // namespace

int run(const ValidateCommand& command) {
    profiles::ValidationOptions options{.profiles = command.profiles,
                                        .entry_profiles = {},
                                        .targets = {},
                                        .unknown_extensions_are_errors = command.known_extensions_only,
                                        .experimental_is_an_error = command.no_experimental,
                                        .html_in_text_is_an_error = command.security_checks};
    Targets targets;
    if (!command.targets.empty()) {
        if (const auto loaded = targets.load(command.targets); !loaded) {
            complain("validate", loaded.error());
            return kExitWrongUse;
        }
        options.targets = [&targets](std::string_view reference) { return targets.find(reference); };
    }
    for (const std::string& text : command.entry_profiles) {
        auto entry = read_entry_profile(text);
        if (!entry) {
            complain("validate",
                     fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::invalid, kEntryForm, "", {text}));
            return kExitWrongUse;
        }
        options.entry_profiles.push_back(std::move(*entry));
    }
    const auto validator = profiles::Validator::load({.packages = command.packages});
    if (!validator) {
        complain("validate", validator.error());
        return kExitWrongUse;
    }
    bool all_valid = true;
    for (const auto& file : command.files) {
        const auto report = validate_file(*validator, options, command, file);
        all_valid = all_valid && fhir::has_no_errors(report);
        const auto language = language_of(command);
        if (command.format == OutputFormat::text)
            print_text(file, report, language);
        else
            fmt::print("{}\n", outcome_line(file, report, language));
    }
    return all_valid ? kExitOk : kExitFound;
}

}  // namespace kakehashi::program
