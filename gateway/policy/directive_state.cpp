#include <algorithm>

#include "kakehashi/gateway/directive.hpp"
#include "search/parameters.hpp"

namespace kakehashi::gateway {

namespace {

/// Whether all of `earlier` is before all of `later`; "2026-11-01" and a time of that day leave it open.
bool is_surely_before(std::string_view earlier, std::string_view later) {
    const auto a = search::seconds_of(earlier);
    const auto b = search::seconds_of(later);
    return a && b && a->until <= b->from;
}

/// Both ends belong to the period, and a date is a day of Japan. A moment that we cannot read ends no stop and opens no
/// consent. Source: R4 datatypes.html#period
bool is_in_time(const Directive& directive, std::string_view instant) {
    const auto now = search::seconds_of(instant);
    if (!now) return !directive.view;
    if (const auto from = search::seconds_of(directive.valid_from); from && now->from < from->from) return false;
    const auto until = search::seconds_of(directive.valid_until);
    return !until || now->from < until->until;
}

bool lists(const std::vector<std::string>& list, std::string_view wanted) {
    return list.empty() || std::ranges::find(list, wanted) != list.end();
}

/// A label code as "system|CODE" among others.
bool has_label(std::string_view security, std::string_view code) {
    while (!security.empty()) {
        const auto end = std::min(security.find(' '), security.size());
        const auto label = security.substr(0, end);
        if (label.substr(label.rfind('|') + 1) == code) return true;
        security.remove_prefix(std::min(end + 1, security.size()));
    }
    return false;
}

/// The Patient is no category of its own: a consent to some records is one to see whose they are, and a stop of some
/// records leaves the person visible.
bool covers_category(const Directive& directive, const DirectiveQuestion& question) {
    const DirectiveScope& scope = directive.scope;
    const bool is_limited = !scope.categories.empty() || !scope.documents.empty() || !scope.sensitivity.empty();
    if (question.category == Category::person && is_limited) return directive.view;
    if (!scope.categories.empty() && std::ranges::find(scope.categories, question.category) == scope.categories.end())
        return false;
    if (!scope.sensitivity.empty() && std::ranges::none_of(scope.sensitivity, [&](const std::string& code) {
            return has_label(question.security, code);
        }))
        return false;
    return scope.documents.empty() || lists(scope.documents, question.resource_id) ||
           lists(scope.documents, question.unit_key);
}

bool covers(const Directive& directive, const DirectiveQuestion& question) {
    const DirectiveScope& scope = directive.scope;
    if (!scope.institutions.empty() && !lists(scope.institutions, question.source_institution) &&
        !lists(scope.institutions, question.recipient_institution))
        return false;
    return lists(scope.recipients, question.recipient_institution) &&
           lists(scope.sources, question.source_institution) && covers_category(directive, question);
}

PrimaryStop level_of(const Directive& directive) {
    if (!directive.stop_primary) return PrimaryStop::none;
    if (directive.stop_absolute && kAbsoluteStop) return PrimaryStop::absolute;
    return directive.scope.is_everything() ? PrimaryStop::all : PrimaryStop::partial;
}

}  // namespace

DirectiveState directive_state(std::span<const Directive> directives, const DirectiveQuestion& question) {
    const auto concerns = [&](const Directive& one) {
        return one.active && is_in_time(one, question.instant) && covers(one, question);
    };
    DirectiveState state;
    for (const Directive& one : directives) {
        if (!concerns(one)) continue;
        state.stop = std::max(state.stop, level_of(one));
        state.stop_secondary = state.stop_secondary || one.stop_secondary;
        state.view = state.view || one.view;
        state.document_hold = state.document_hold || one.document_hold;
    }
    // A D-VIEW given in person after a stop overrides that stop for its own recipient and scope (A4, [ours]).
    const auto is_after_every_stop = [&](const Directive& view) {
        return std::ranges::all_of(directives, [&](const Directive& stop) {
            return !stop.stop_primary || !concerns(stop) || is_surely_before(stop.given, view.given);
        });
    };
    state.view_after_stop = std::ranges::any_of(directives, [&](const Directive& one) {
        return one.view && one.in_person && concerns(one) && is_after_every_stop(one);
    });
    // Once the consent is given, the document waits for nothing.
    if (state.view) state.document_hold = false;
    return state;
}

}  // namespace kakehashi::gateway
