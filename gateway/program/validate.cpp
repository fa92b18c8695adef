#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "kakehashi/fhir/primitive.hpp"
#include "kakehashi/profiles/validator.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"
#include "program/reference_folder.hpp"
#include "program/resource_files.hpp"
#include "program/validation_output.hpp"

namespace kakehashi::program {

namespace {

constexpr fhir::Message kEntryForm{
    .id = "entry-form",
    .en = "--entry is written TYPE:NUMBER=CANONICAL, as Patient:0=http://example.org/profile; found '{}'.",
    .ja = "--entryはTYPE:番号=CANONICALの形(例: Patient:0=http://example.org/profile)で書きます。「{}」は読めません。"};

constexpr fhir::Message kNoSuchProfile{
    .id = "profile-option-unknown",
    .en = "The profile {} is not here: neither the program nor a given package states it.",
    .ja = "プロファイル{}がありません。内蔵にも、指定されたパッケージにもない正規URLです。"};

constexpr fhir::Message kPassedOver{
    .id = "validate-files-passed-over",
    .en = "{} files in folders are passed over; only *.json, *.xml and *.ndjson are read.",
    .ja = "フォルダー内の{}個のファイルは*.json、*.xml、*.ndjsonでないため読みません。"};
constexpr fhir::Message kReports{
    .id = "validate-reports-passed-over",
    .en =
        "{} reports that `kakehashi convert` wrote about its work (account.json, lineage.json, explain/, quarantine/) "
        "are no resources and are passed over.",
    .ja =
        "`kakehashi convert`の作業記録{}個(account.json、lineage.json、explain/、quarantine/)はリソースでないため読み"
        "ません。"};
constexpr fhir::Message kToday{.id = "today-form",
                               .en = "--today is written YYYY-MM-DD; '{}' is no such day.",
                               .ja = "--todayはYYYY-MM-DDの形で書きます。「{}」は読めません。"};

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

profiles::ServiceRules service_rules_of(const ValidateCommand& command) {
    if (command.no_service_rules) return profiles::ServiceRules::never;
    return command.service ? profiles::ServiceRules::always : profiles::ServiceRules::as_claimed;
}

bool is_day(std::string_view text) {
    const auto parsed = fhir::parse_date_time(text);
    return parsed && parsed->precision == fhir::DateTimePrecision::day;
}

fhir::Result<profiles::ValidationOptions> options_of(const ValidateCommand& command) {
    if (!command.today.empty() && !is_day(command.today))
        return fhir::fail(fhir::IssueType::invalid, kToday, "", {command.today});
    profiles::ValidationOptions options{.profiles = command.profiles,
                                        .entry_profiles = {},
                                        .targets = {},
                                        .unknown_extensions_are_errors = command.known_extensions_only,
                                        .experimental_is_an_error = command.no_experimental,
                                        .is_for_publication = command.for_publication,
                                        .html_in_text_is_an_error = command.security_checks,
                                        .service_rules = service_rules_of(command),
                                        .service_today = command.today};
    for (const std::string& text : command.entry_profiles) {
        auto entry = read_entry_profile(text);
        if (!entry) return fhir::fail(fhir::IssueType::invalid, kEntryForm, "", {text});
        options.entry_profiles.push_back(std::move(*entry));
    }
    return options;
}

int refuse(const fhir::Issue& issue) {
    complain("validate", issue);
    return kExitWrongUse;
}

/// A narrative that is no XHTML is told by the XML reader, which knows its place; the validator would tell it again.
bool is_said_by_reader(const fhir::Issue& issue, const fhir::Report& by_reader) {
    return issue.rule == "txt-1" && std::ranges::any_of(by_reader, [&](const fhir::Issue& each) {
               return each.rule == "xml-not-xhtml" && each.expression == issue.expression;
           });
}

Validated validate(const profiles::Validator& validator, const profiles::ValidationOptions& options,
                   const FileResource& resource, bool counts_must_support) {
    Validated result{.file = name_in_utf8(resource.file), .line = resource.line, .report = {}, .must_support = {}};
    if (!resource.parsed) {
        result.report.push_back(resource.parsed.error());
        return result;
    }
    // What the reader found, then what the validator found in the rest.
    result.report = resource.parsed->findings;
    const fhir::Document& document = resource.parsed->document;
    fhir::Report found = counts_must_support ? validator.validate(document, options, result.must_support)
                                             : validator.validate(document, options);
    std::erase_if(found, [&](const fhir::Issue& issue) { return is_said_by_reader(issue, resource.parsed->findings); });
    std::ranges::move(found, std::back_inserter(result.report));
    return result;
}

int validate_all(const ValidateCommand& command, const profiles::Validator& validator,
                 const profiles::ValidationOptions& options) {
    const auto listed = list_resource_files(command.files);
    if (!listed) return refuse(listed.error());
    if (listed->reports > 0)
        complain("validate", fhir::make_issue(fhir::IssueSeverity::information, fhir::IssueType::informational,
                                              kReports, "", {std::to_string(listed->reports)}));
    if (listed->passed_over > 0)
        complain("validate", fhir::make_issue(fhir::IssueSeverity::warning, fhir::IssueType::processing, kPassedOver,
                                              "", {std::to_string(listed->passed_over)}));
    ValidationOutput output(command, listed->files.size());
    bool has_unreadable = false;
    for (const std::string& file : listed->files) {
        for_each_resource(file, command.limits, [&](const FileResource& resource) {
            has_unreadable = has_unreadable || (!resource.parsed && is_unreadable(resource.parsed.error()));
            output.add(validate(validator, options, resource, command.must_support));
        });
        if (stop_requested()) {
            output.stopped();
            return kExitStopped;
        }
        output.file_done();
    }
    output.finish();
    if (has_unreadable) return kExitWrongUse;
    return output.all_valid() ? kExitOk : kExitFound;
}

}  // namespace

int run(const ValidateCommand& command) {
    auto options = options_of(command);
    if (!options) return refuse(options.error());
    watch_for_stop();
    ReferenceFolder references;
    if (!command.references.empty()) {
        const auto loaded =
            references.load(command.references, [](const fhir::Issue& issue) { complain("validate", issue); });
        if (!loaded) return refuse(loaded.error());
        options->targets = [&references](std::string_view reference) { return references.find(reference); };
    }
    const auto validator =
        profiles::Validator::load({.packages = command.packages, .package_folders = command.package_folders});
    if (!validator) return refuse(validator.error());
    for (const fhir::Issue& each : validator->notices()) complain("validate", each);
    const auto unknown =
        std::ranges::find_if_not(command.profiles, [&](const auto& each) { return validator->knows_profile(each); });
    if (unknown != command.profiles.end())
        return refuse(
            fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::not_found, kNoSuchProfile, "", {*unknown}));
    return validate_all(command, *validator, *options);
}

}  // namespace kakehashi::program
