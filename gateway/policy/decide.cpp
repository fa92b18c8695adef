#include "policy/table.hpp"

/// The gates, in the order of exchange policy A3. Each says why it closes, or nothing.
/// RULING: registration releases nothing to anybody. A record that may not be shown, a withdrawal, a patient whose
/// identity is open: all must be accepted to be kept. Of the gates only G4 to G6 judge it.
namespace kakehashi::gateway {

namespace {

/// What a row needs proven of its recipient. RULING: a referral is pushed to an organisation; its person signs in there
/// and is proven there, so rows 5 and 10 need the organisation alone.
Assurance needed_by(const DecisionInput& in) noexcept {
    constexpr Assurance kOrganisation{.organisation = true};
    if (in.action != Action::disclose) return kOrganisation;
    switch (in.recipient) {
        case Recipient::self:
            return {.person = true};
        case Recipient::lic:
        case Recipient::lic_e:
            if (in.relation == Relation::addressed && in.category == Category::doc_ref) return kOrganisation;
            return {.organisation = true, .person = true, .licence = true};
        case Recipient::pharm:
        case Recipient::ems:
            return {.organisation = true, .person = true, .licence = true};
        case Recipient::care:
        case Recipient::staff:
        case Recipient::user:
        case Recipient::vendor:
            return {.organisation = true, .person = true};
        case Recipient::origin:
        case Recipient::insurer:
        case Recipient::platform:
        case Recipient::other:
            return kOrganisation;
    }
    return {.organisation = true, .person = true, .licence = true};
}

bool is_proven(const DecisionInput& in) noexcept {
    const Assurance needed = needed_by(in);
    return (in.assurance.organisation || !needed.organisation) && (in.assurance.person || !needed.person) &&
           (in.assurance.licence || !needed.licence);
}

/// G1 to G3, and A5 law 9 for tags: of the record, whoever asks.
const Decision* record_gate(const DecisionInput& in) noexcept {
    static constexpr Decision kUndelivered{Outcome::deny, "G1", Obligations{} | Obligation::neutral_answer, true};
    static constexpr Decision kUnknownTag{Outcome::deny, "A5-9", Obligations{} | Obligation::neutral_answer, true};
    static constexpr Decision kWithdrawn{Outcome::deny, "G2", {}, false};
    static constexpr Decision kIdentity{Outcome::hold, "G3", {}, false};
    if (in.action == Action::register_record) return nullptr;
    const bool is_origin = in.recipient == Recipient::origin && in.action != Action::feed;
    if (in.tags.undelivered && !is_origin) return &kUndelivered;
    // Hidden like G1: a tag that we do not know may mean just that.
    if (in.tags.unknown && !is_origin) return &kUnknownTag;
    if (in.withdrawn) return &kWithdrawn;
    if (in.identity != IdentityState::verified && !is_origin) return &kIdentity;
    return nullptr;
}

/// G4 to G6: of the request.
const Decision* request_gate(const DecisionInput& in) noexcept {
    static constexpr Decision kNotProven{Outcome::deny, "G4", {}, false};
    static constexpr Decision kPurpose{Outcome::deny, "G5", {}, false};
    static constexpr Decision kNoAudit{Outcome::deny, "G6", {}, false};
    if (!is_proven(in)) return &kNotProven;
    if (in.purpose == Purpose::other) return &kPurpose;
    if (!in.audit_writable) return &kNoAudit;
    return nullptr;
}

Decision decision_of(const policy::Row& row) noexcept {
    return {row.outcome, row.rule, row.obligations, row.existence_hidden};
}

/// G7, with the table: a row that a stop could close is passed over, and only a row that needs D-VIEW may still permit.
/// RULING: "only rows that need D-VIEW may permit" is said of rows that a directive could close; own records (2), the
/// patient (4), insurers (19) and the like are not among them.
Decision decide_on_stale_directives(const DecisionInput& in) noexcept {
    static constexpr Decision kStaleFeed{Outcome::hold, "G7", {}, false};
    static constexpr Decision kStale{Outcome::deny, "G7", {}, false};
    bool passed_over = false;
    for (const policy::Row& row : policy::rows()) {
        if (!row.matches(in)) continue;
        const bool permits = row.outcome == Outcome::permit;
        if (permits && in.action == Action::feed) return kStaleFeed;
        if (permits && row.needs == policy::NeedsDirectives::stop)
            passed_over = true;
        else if (passed_over && !permits)
            return kStale;
        else
            return decision_of(row);
    }
    return kStale;
}

}  // namespace

Decision decide(const DecisionInput& input) noexcept {
    if (const Decision* closed = record_gate(input)) return *closed;
    if (const Decision* closed = request_gate(input)) return *closed;
    if (!input.directives_fresh) return decide_on_stale_directives(input);
    for (const policy::Row& row : policy::rows())
        if (row.matches(input)) return decision_of(row);
    return {};  // not reached: the last row matches everything
}

}  // namespace kakehashi::gateway
