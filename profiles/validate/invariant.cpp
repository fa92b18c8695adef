#include "compile/rulings.hpp"
#include "validate/constraint_texts.hpp"
#include "validate/definition_messages.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/unmet_entries.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueSeverity;
using fhir::IssueType;
namespace fhirpath = fhir::fhirpath;

/// What an invariant says of itself, from R4's table or from a profile.
struct Statement {
    std::string_view key;
    bool is_error = true;
    std::string_view human;
    std::string_view human_ja;
    std::string_view profile;
    const Ruling* ruling = nullptr;
};

/// The publisher's Japanese text goes first, then ours; where nobody wrote one, the English says more than nothing.
std::string_view japanese(std::string_view key, std::string_view human, std::string_view human_ja) {
    return human_ja.empty() ? constraint_text_ja(key, human) : human_ja;
}

/// Whether what the invariant refuses here is what the ruling is about.
bool is_concerned(const Ruling& ruling, const Place& place, const fhirpath::Environment& environment) {
    if (ruling.concerns.empty()) return true;
    const auto concerns = fhirpath::compile(ruling.concerns);
    return !concerns || fhirpath::holds(*concerns, place.element, environment).value_or(true);
}

/// @return whether the invariant is met
bool check(const Place& place, const fhirpath::Expression& expression, const Statement& statement,
           const std::pair<Findings*, const fhirpath::Environment*>& with) {
    const Findings::Origin origin{place, statement.profile, statement.key};
    const auto holds = fhirpath::holds(expression, place.element, *with.second);
    if (!holds) {
        with.first->add({IssueSeverity::information, IssueType::informational, kInvariantUnchecked}, origin,
                        {statement.key, holds.error().diagnostics}, {statement.key, holds.error().diagnostics_ja});
    } else if (!*holds) {
        const auto severity = statement.is_error ? IssueSeverity::error : IssueSeverity::warning;
        if (!with.first->is_read()) {
            with.first->add({severity, IssueType::invariant, kInvariantFailed}, origin);
            return false;
        }
        const bool is_ruled = statement.ruling != nullptr && is_concerned(*statement.ruling, place, *with.second);
        const fhir::Message& words = is_ruled ? statement.ruling->message : kInvariantFailed;
        Words human{std::string(statement.human),
                    std::string(japanese(statement.key, statement.human, statement.human_ja))};
        if (const Words unmet = unmet_entries(place, expression, *with.second); !unmet.empty()) {
            if (!human.en.ends_with('.')) human.en += '.';
            if (!human.ja.ends_with("。") && !human.ja.ends_with('.')) human.ja += "。";
            human.append(unmet);
        }
        with.first->add({severity, IssueType::invariant, words}, origin, {statement.key, human.en},
                        {statement.key, human.ja});
    }
    return holds && *holds;
}

/// Says where a ruling has let pass what the published expression refuses: other validators report it as an error.
void explain(const Place& place, const Invariant& invariant, std::string_view profile,
             const std::pair<Findings*, const fhirpath::Environment*>& with) {
    const auto published = fhirpath::holds(*invariant.published, place.element, *with.second);
    if (published && *published) return;
    with.first->add({IssueSeverity::information, IssueType::informational, kRulingApplied}, {place, profile, ""},
                    {invariant.key});
}

}  // namespace

void Run::base_invariants(const Place& place, Scope& scope) {
    const auto check_all = [&](std::span<const fhir::schema::Constraint> constraints) {
        for (const auto& each : constraints) {
            const auto compiled = definitions_.base_invariants.find(&each);
            if (compiled == definitions_.base_invariants.end()) continue;
            check(place, compiled->second, {each.key, each.is_error, each.human, "", ""},
                  {findings_, &scope.environment});
        }
    };
    check_all(place.element.type()->constraints);
    if (place.element.definition() != nullptr) check_all(place.element.definition()->constraints);
}

void Run::invariants(const Place& place, const Rule& rule, const Frame& frame) {
    for (const Invariant& each : rule.invariants) {
        if (each.expression) {
            const bool is_met =
                check(place, *each.expression,
                      {each.key, each.is_error, each.human, each.human_ja, frame.profile.url, each.ruling},
                      {findings_, &frame.scope.environment});
            if (is_met && each.published && trial_depth_ == 0)
                explain(place, each, frame.profile.url, {findings_, &frame.scope.environment});
        } else {
            findings_->add({IssueSeverity::information, IssueType::informational, kInvariantUnreadable},
                           {place, frame.profile.url, each.key}, {each.key, each.human, each.fault.diagnostics},
                           {each.key, japanese(each.key, each.human, each.human_ja), each.fault.diagnostics_ja});
        }
    }
}

}  // namespace kakehashi::profiles
