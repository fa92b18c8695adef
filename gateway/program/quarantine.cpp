#include <fmt/core.h>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/gateway/store.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"
#include "program/node_store.hpp"

namespace kakehashi::program {

namespace {

constexpr std::size_t kListedMax = 10'000;
std::string to_line(const gateway::QuarantinedInput& input) {
    fhir::Document line;
    auto builder = line.edit();
    builder.set_integer("record", static_cast<std::int64_t>(input.journal_sequence))
        .set_string("source", input.source)
        .set_string("format", input.format)
        .set_string("state", input.state)
        .set_string("received", input.received);
    if (const auto outcome = fhir::parse_json(input.outcome)) builder.set_copy("outcome", outcome->root());
    return fhir::write_json(line.root());
}

void print_text(const gateway::QuarantinedInput& input) {
    fmt::print("record {} of {} ({}), {}, {}\n", input.journal_sequence, input.source, input.format, input.received,
               input.state);
    const auto outcome = fhir::parse_json(input.outcome);
    if (!outcome) return;
    for (const auto& issue : fhir::from_operation_outcome(outcome->root()))
        if (issue.severity == fhir::IssueSeverity::error || issue.severity == fhir::IssueSeverity::fatal)
            fmt::print("  {} [{}] {}\n", issue.expression, issue.rule, issue.diagnostics);
}

}  // namespace

int run(const QuarantineCommand& command) {
    const auto node = open_node_store(command.config);
    if (!node) return complain("admin quarantine", node.error()), kExitWrongUse;
    const auto inputs = node->store->quarantined(kListedMax);
    if (!inputs) return complain("admin quarantine", inputs.error()), kExitWrongUse;
    for (const auto& input : *inputs) {
        if (command.format == OutputFormat::text)
            print_text(input);
        else
            fmt::print("{}\n", to_line(input));
    }
    return kExitOk;
}

}  // namespace kakehashi::program
