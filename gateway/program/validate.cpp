#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

fhir::Report validate_file(const profiles::Validator& validator, const ValidateCommand& command,
                           const std::string& file) {
    auto bytes = read_input(file);
    if (!bytes) return {bytes.error()};
    const auto document = read_resource(std::move(*bytes));
    if (!document) return {document.error()};
    return validator.validate(*document, {.profiles = command.profiles});
}

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
    const auto validator = profiles::Validator::load({.packages = command.packages});
    if (!validator) {
        complain("validate", validator.error());
        return kExitWrongUse;
    }
    bool all_valid = true;
    for (const auto& file : command.files) {
        const auto report = validate_file(*validator, command, file);
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
