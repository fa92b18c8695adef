#include "pipeline/preparation.hpp"

#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/gateway/routing.hpp"
#include "pipeline/messages.hpp"

namespace kakehashi::gateway::pipeline {

namespace {

/// How many of a unit's findings stand in the quarantine's OperationOutcome.
constexpr std::size_t kFindingsMax = 20;

bool is_bad(const fhir::Issue& issue) {
    return issue.severity == fhir::IssueSeverity::error || issue.severity == fhir::IssueSeverity::fatal;
}

/// @return true when the unit may be stored
bool judge(const mappers::Unit& unit, const profiles::Validator& validator, fhir::Report& report) {
    if (unit.operation == mappers::UnitOperation::remove || !unit.patient_is_known) return true;
    auto findings = validator.validate(unit.bundle, {.profiles = {}, .wrong_displays_are_warnings = true});
    std::erase_if(findings, [](const fhir::Issue& issue) { return !is_bad(issue); });
    if (findings.empty()) return true;
    report.push_back(fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::invariant, messages::kUnitInvalid,
                                      "Bundle", {name_of(unit.kind), std::to_string(findings.size())}));
    if (findings.size() > kFindingsMax) findings.resize(kFindingsMax);
    for (auto& finding : findings) report.push_back(std::move(finding));
    return false;
}

AccountCounts count_fields(const mappers::Account& account) {
    return {.inputs = 1,
            .mapped = account.count(mappers::FieldFate::mapped),
            .ignored = account.count(mappers::FieldFate::ignored),
            .unmapped = account.count(mappers::FieldFate::unmapped)};
}

/// Bytes nobody has a mapper for: kept in the journal, named in the quarantine.
mappers::Conversion refuse_unknown(std::string_view source) {
    mappers::Conversion conversion;
    conversion.report.push_back(fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::not_found,
                                                 messages::kUnknownSource, "", {source}));
    return conversion;
}

InputCommit begin_commit(const JournalRecord& record, const NodeConfiguration& configuration, std::string received) {
    InputCommit commit;
    commit.journal_sequence = record.sequence;
    commit.source = parse_source_place(record.entry.source).source;
    commit.format = record.entry.format;
    commit.institution = configuration.institution_number;
    commit.received = std::move(received);
    return commit;
}

void quarantine_when_bad(PreparedInput& input) {
    input.refused = !fhir::has_no_errors(input.report);
    if (input.refused) input.commit.quarantine = fhir::write_json(fhir::to_operation_outcome(input.report).root());
}

}  // namespace

PreparedInput prepare(const Preparation& with, const JournalRecord& record, std::string received) {
    const auto place = parse_source_place(record.entry.source);
    const ConfiguredSource* source = with.sources.find(place.source);
    PreparedInput prepared;
    if (source != nullptr) source->untranslated->clear();  // of a conversion that failed
    prepared.conversion = source == nullptr
                              ? refuse_unknown(place.source)
                              : source->format.convert({std::string(place.name), record.entry.bytes}, source->context);
    prepared.report = prepared.conversion.report;
    prepared.commit = begin_commit(record, with.configuration, std::move(received));
    if (source != nullptr) {
        prepared.commit.institution = source->context.institution_number;
        prepared.commit.untranslated = std::exchange(*source->untranslated, {});
    }
    prepared.commit.account = count_fields(prepared.conversion.account);
    for (const auto& unit : prepared.conversion.units) {
        if (!judge(unit, with.validator, prepared.report)) continue;
        if (!place.source.starts_with("peer:")) with.patients.learn(unit);
        prepared.commit.units.push_back({&unit, route(unit, with.configuration, place.source)});
    }
    quarantine_when_bad(prepared);
    return prepared;
}

PreparedInput refuse(const JournalRecord& record, const NodeConfiguration& configuration, std::string received) {
    PreparedInput refused;
    refused.report.push_back(fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::exception,
                                              messages::kOwnFault, "", {std::to_string(record.sequence)}));
    refused.commit = begin_commit(record, configuration, std::move(received));
    quarantine_when_bad(refused);
    return refused;
}

}  // namespace kakehashi::gateway::pipeline
