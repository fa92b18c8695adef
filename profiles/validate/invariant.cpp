#include "compile/rulings.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
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
    std::string_view profile;
    const Ruling* ruling = nullptr;
};

void check(const Place& place, const fhirpath::Expression& expression, const Statement& statement,
           const std::pair<Findings*, const fhirpath::Environment*>& with) {
    const Findings::Origin origin{place.path, place.element.offset(), statement.profile, statement.key};
    const auto holds = fhirpath::holds(expression, place.element, *with.second);
    if (!holds) {
        with.first->add({IssueSeverity::information, IssueType::informational, kInvariantUnchecked}, origin,
                        {statement.key, holds.error().diagnostics});
    } else if (!*holds) {
        const auto severity = statement.is_error ? IssueSeverity::error : IssueSeverity::warning;
        const fhir::Message& words = statement.ruling != nullptr ? statement.ruling->message : kInvariantFailed;
        with.first->add({severity, IssueType::invariant, words}, origin, {statement.key, statement.human});
    }
}

/// Says where a ruling lets pass what the published expression refuses: other validators report it as an error.
void explain(const Place& place, const Invariant& invariant, std::string_view profile,
             const std::pair<Findings*, const fhirpath::Environment*>& with) {
    const auto holds = fhirpath::holds(*invariant.expression, place.element, *with.second);
    const auto published = fhirpath::holds(*invariant.published, place.element, *with.second);
    if (!holds || !*holds || (published && *published)) return;
    with.first->add({IssueSeverity::information, IssueType::informational, kRulingApplied},
                    {place.path, place.element.offset(), profile, ""}, {invariant.key});
}

}  // namespace

void Run::prepare_environment(Scope& scope) {
    if (scope.environment.resource.exists()) return;
    scope.environment.resource = scope.resource;
    scope.environment.root_resource = scope.container;
    scope.environment.resolve = [&scope](std::string_view reference) { return scope.resolve(reference); };
    scope.environment.member_of = [this](const Element& coded, std::string_view set) -> std::optional<bool> {
        const Membership membership = membership_of(coded, set, definitions_.terminology);
        if (membership == Membership::unknown) return std::nullopt;
        return membership == Membership::yes;
    };
    scope.environment.conforms_to = [this](const Element& element, std::string_view canonical) -> std::optional<bool> {
        const Profile* profile = definitions_.find_profile(canonical);
        if (profile == nullptr || element.type() == nullptr) return std::nullopt;
        return conforms({element, std::string(element.type()->name)}, *profile, scopes_.of(element));
    };
}

void Run::base_invariants(const Place& place, Scope& scope) {
    const auto check_all = [&](std::span<const fhir::schema::Constraint> constraints) {
        for (const auto& each : constraints) {
            const auto compiled = definitions_.base_invariants.find(&each);
            if (compiled == definitions_.base_invariants.end()) continue;
            check(place, compiled->second, {each.key, each.is_error, each.human, ""}, {findings_, &scope.environment});
        }
    };
    check_all(place.element.type()->constraints);
    if (place.element.definition() != nullptr) check_all(place.element.definition()->constraints);
}

void Run::invariants(const Place& place, const Rule& rule, const Frame& frame) {
    for (const Invariant& each : rule.invariants) {
        if (each.expression) {
            check(place, *each.expression, {each.key, each.is_error, each.human, frame.profile.url, each.ruling},
                  {findings_, &frame.scope.environment});
            if (each.published) explain(place, each, frame.profile.url, {findings_, &frame.scope.environment});
        } else {
            findings_->add({IssueSeverity::information, IssueType::informational, kInvariantUnchecked},
                           {place.path, place.element.offset(), frame.profile.url, each.key}, {each.key, each.human});
        }
    }
}

}  // namespace kakehashi::profiles
