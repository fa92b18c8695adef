#include "policy/table.hpp"

#include <array>

namespace kakehashi::gateway::policy {

namespace {
using enum Obligation;
using In = DecisionInput;

bool is_one_of(Category category, std::initializer_list<Category> list) noexcept {
    for (const Category one : list)
        if (one == category) return true;
    return false;
}

/// "basic" of A4. RULING: the Patient goes with the records that are about it: a list of results that names nobody
/// serves nobody, and where no record may be seen the Patient may not be seen either.
/// RULING: visits too. A1 does not name them, but B3 has rules for Encounter, and pages.md puts the visits of all
/// hospitals on one timeline; a visit says no more than the results and prescriptions that were made during it.
bool is_basic(const In& in) noexcept {
    using enum Category;
    return is_one_of(in.category, {alg_d, alg_o, rx, dx, lab, inf, vital, img, doc_dis, visit, person});
}
/// A category of A1, or the Patient: what somebody wrote about a patient.
bool is_record(const In& in) noexcept {
    using enum Category;
    return !is_one_of(in.category, {directory, status, operations});
}
/// What a feed takes. RULING: the state of deliveries and the node's own figures are in nobody's feed.
bool is_feedable(const In& in) noexcept {
    using enum Category;
    return !is_one_of(in.category, {text, status, operations});
}

bool is_reform(const In& in) noexcept { return in.legal_profile == LegalProfile::reform; }
bool is_licensed(const In& in) noexcept { return in.recipient == Recipient::lic || in.recipient == Recipient::lic_e; }
bool is_active(const In& in) noexcept { return in.relation == Relation::active; }
bool is_disclosure_for(const In& in, std::initializer_list<Purpose> purposes) noexcept {
    if (in.action != Action::disclose) return false;
    for (const Purpose one : purposes)
        if (one == in.purpose) return true;
    return false;
}
bool treats(const In& in) noexcept { return is_disclosure_for(in, {Purpose::treat}); }
bool is_emergency_purpose(const In& in) noexcept { return is_disclosure_for(in, {Purpose::etreat, Purpose::btg}); }
bool is_care(const In& in) noexcept {
    return is_disclosure_for(in, {Purpose::treat, Purpose::etreat, Purpose::btg, Purpose::caremgt});
}
bool is_normal(const In& in) noexcept { return in.confidentiality == Confidentiality::normal; }

/// A stop that no later D-VIEW in person has opened. RULING: "no stop" of rows 13 and 17 means this too; else a more
/// sensitive record (row 14) would be open where a less sensitive one is not.
bool is_stopped(const In& in) noexcept {
    return in.directive.stop != PrimaryStop::none && !in.directive.view_after_stop;
}
bool is_stopped_absolutely(const In& in) noexcept { return in.directive.stop == PrimaryStop::absolute; }
bool is_stopped_for_research(const In& in) noexcept {
    return in.directive.stop_secondary || (kPrimaryStopEndsFeed && in.directive.stop >= PrimaryStop::all);
}
bool is_research(const In& in) noexcept { return in.purpose == Purpose::hresch || in.purpose == Purpose::pubhlth; }
bool is_platform_feed(const In& in) noexcept {
    return in.action == Action::feed && in.recipient == Recipient::platform;
}
/// RULING: row 24 names no purpose; a feed under any other than row 22's would go around the stop of row 22.
bool is_research_feed(const In& in) noexcept { return is_platform_feed(in) && is_research(in) && is_feedable(in); }

/// RULING: row 17 says nothing of sensitive records. Without this a pharmacy would see without consent what row 15
/// hides from physicians.
bool pharmacy_may_read(const In& in) noexcept {
    if (is_stopped(in)) return false;
    return is_reform(in) && is_normal(in) ? true : in.directive.view;
}
bool is_pharmacy_record(const In& in) noexcept {
    using enum Category;
    return is_one_of(in.category, {rx, alg_d, person}) || (in.category == lab && in.pharmacy_laboratory);
}
bool is_pharmacy_request(const In& in) noexcept {
    return treats(in) && in.recipient == Recipient::pharm && is_active(in) && is_pharmacy_record(in);
}
bool is_permitted_use(const In& in) noexcept {
    return is_reform(in) && is_disclosure_for(in, {Purpose::hresch}) && in.recipient == Recipient::user &&
           is_record(in) && in.category != Category::text && in.permit.covers && !is_stopped_for_research(in);
}
bool is_referral_to_addressee(const In& in) noexcept {
    return treats(in) && is_licensed(in) && in.relation == Relation::addressed && in.category == Category::doc_ref;
}
bool is_licensed_basic(const In& in) noexcept { return treats(in) && is_licensed(in) && is_basic(in); }

constexpr std::array kRows{
    Row{"A4-1", [](const In& in) noexcept { return in.action == Action::register_record; }, Outcome::permit,
        store | audit},
    // Not of the table: whom a record names, and who sent it, is public (the directory of institutions), of no patient,
    // and every reference of a permitted record needs it.
    Row{"S1",
        [](const In& in) noexcept {
            using enum Recipient;
            return in.category == Category::directory && is_care(in) &&
                   (is_licensed(in) || in.recipient == pharm || in.recipient == care || in.recipient == ems);
        },
        Outcome::permit, audit | neutral_answer},
    Row{"A4-2",
        [](const In& in) noexcept {
            return in.action == Action::disclose && in.recipient == Recipient::origin &&
                   in.category != Category::operations;
        },
        Outcome::permit, Obligations{} | audit},
    Row{"A4-3",
        [](const In& in) noexcept {
            return is_disclosure_for(in, {Purpose::patrqt}) && in.recipient == Recipient::self && in.tags.uninformed;
        },
        Outcome::deny, Obligations{} | neutral_answer, true},
    Row{"A4-4",
        [](const In& in) noexcept {
            return is_disclosure_for(in, {Purpose::patrqt}) && in.recipient == Recipient::self &&
                   in.category != Category::operations;
        },
        Outcome::permit, Obligations{} | audit},
    Row{"A4-5", [](const In& in) noexcept { return is_referral_to_addressee(in) && in.directive.document_hold; },
        Outcome::hold, Obligations{} | tell_sender_waiting},
    Row{"A4-6",
        [](const In& in) noexcept {
            return is_disclosure_for(in, {Purpose::treat, Purpose::caremgt}) && in.recipient != Recipient::self &&
                   is_stopped(in);
        },
        Outcome::deny, Obligations{} | neutral_answer, true},
    Row{"A4-7",
        [](const In& in) noexcept {
            return is_emergency_purpose(in) && in.recipient == Recipient::lic_e && is_active(in) && is_basic(in) &&
                   in.confidentiality != Confidentiality::very_restricted && !is_stopped_absolutely(in) &&
                   in.emergency == Emergency::consent_unobtainable;
        },
        Outcome::permit, audit | emergency_window | notify_patient | uninformed_label, false,
        // While no stop is absolute no directive changes this row: a life does not wait for a fresh copy.
        kAbsoluteStop ? NeedsDirectives::stop : NeedsDirectives::no},
    Row{"A4-8",
        [](const In& in) noexcept {
            using enum Category;
            return is_disclosure_for(in, {Purpose::etreat}) && in.recipient == Recipient::ems &&
                   is_one_of(in.category, {alg_d, rx, dx, person}) && in.directive.stop == PrimaryStop::none &&
                   in.confidentiality != Confidentiality::very_restricted && in.emergency != Emergency::absent;
        },
        kAmbulanceMayRead ? Outcome::permit : Outcome::deny,
        audit | emergency_window | notify_patient | uninformed_label, false, NeedsDirectives::stop},
    Row{"A4-9", [](const In& in) noexcept { return is_emergency_purpose(in) && is_stopped_absolutely(in); },
        Outcome::deny, Obligations{} | neutral_answer, true},
    Row{"A4-10", [](const In& in) noexcept { return is_referral_to_addressee(in) && in.directive.view; },
        Outcome::permit, audit | addressee_only, false, NeedsDirectives::view},
    Row{"A4-11",
        [](const In& in) noexcept {
            return !is_reform(in) && is_licensed_basic(in) && is_active(in) && in.directive.view;
        },
        Outcome::permit, audit | uninformed_label, false, NeedsDirectives::view},
    Row{"A4-12",
        [](const In& in) noexcept {
            return !is_reform(in) && is_licensed_basic(in) && is_active(in) && in.emergency == Emergency::absent;
        },
        Outcome::deny, Obligations{} | offer_consent},
    Row{"A4-13",
        [](const In& in) noexcept {
            return is_reform(in) && is_licensed_basic(in) && in.relation != Relation::none && is_normal(in);
        },
        Outcome::permit, audit | no_redisclosure | uninformed_label, false, NeedsDirectives::stop},
    Row{"A4-14",
        [](const In& in) noexcept {
            return is_reform(in) && is_licensed_basic(in) && is_active(in) && in.directive.view;
        },
        Outcome::permit, audit | no_redisclosure, false, NeedsDirectives::view},
    Row{"A4-15", [](const In& in) noexcept { return is_reform(in) && is_licensed_basic(in) && is_active(in); },
        Outcome::deny, offer_consent | neutral_answer, kSensitiveIsHidden},
    Row{"A4-16",
        [](const In& in) noexcept {
            return is_reform(in) && treats(in) && is_licensed(in) && in.relation == Relation::none &&
                   in.emergency == Emergency::absent;
        },
        Outcome::deny, Obligations{} | relation_missing},
    Row{"A4-17", [](const In& in) noexcept { return is_pharmacy_request(in) && in.directive.view; }, Outcome::permit,
        Obligations{} | audit, false, NeedsDirectives::view},
    Row{"A4-17", [](const In& in) noexcept { return is_pharmacy_request(in) && pharmacy_may_read(in); },
        Outcome::permit, Obligations{} | audit, false, NeedsDirectives::stop},
    Row{"A4-18",
        [](const In& in) noexcept {
            using enum Category;
            return is_reform(in) && is_disclosure_for(in, {Purpose::caremgt}) && in.recipient == Recipient::care &&
                   is_active(in) && is_one_of(in.category, {alg_d, alg_o, rx, vital, person}) && in.directive.view;
        },
        Outcome::permit, Obligations{} | audit, false, NeedsDirectives::view},
    Row{"A4-19",
        [](const In& in) noexcept {
            return is_disclosure_for(in, {Purpose::hpaymt, Purpose::hoperat}) && in.recipient == Recipient::insurer &&
                   in.category == Category::doc_chk;
        },
        Outcome::permit, Obligations{} | audit},
    Row{"A4-20",
        [](const In& in) noexcept {
            return in.action == Action::disclose && in.recipient == Recipient::staff && in.category == Category::status;
        },
        Outcome::permit, audit | metadata_only},
    Row{"A4-20", [](const In& in) noexcept { return in.recipient == Recipient::staff; }, Outcome::deny},
    Row{"A4-21",
        [](const In& in) noexcept {
            return is_disclosure_for(in, {Purpose::hsysadmin}) && in.recipient == Recipient::vendor &&
                   in.category == Category::operations;
        },
        Outcome::permit, audit | dual_control},
    Row{"A4-21",
        [](const In& in) noexcept { return in.recipient == Recipient::vendor && in.purpose == Purpose::hsysadmin; },
        Outcome::deny},
    Row{"A4-22", [](const In& in) noexcept { return is_research_feed(in) && is_stopped_for_research(in); },
        Outcome::deny, Obligations{} | tombstone},
    Row{"A4-23", [](const In& in) noexcept { return is_reform(in) && is_research_feed(in); }, Outcome::permit,
        audit | pseudonymise, false, NeedsDirectives::stop},
    Row{"A4-24", [](const In& in) noexcept { return !is_reform(in) && is_research_feed(in) && in.feed_notice_given; },
        Outcome::permit, audit | certified_transform, false, NeedsDirectives::stop},
    Row{"A4-25", [](const In& in) noexcept { return is_platform_feed(in) && in.category == Category::text; },
        Outcome::deny},
    Row{"A4-26",
        [](const In& in) noexcept {
            return is_permitted_use(in) && in.permit.inside_environment && in.permit.needs_pseudonymised;
        },
        Outcome::permit, audit | pseudonymise | secure_environment, false, NeedsDirectives::stop},
    Row{"A4-26", [](const In& in) noexcept { return is_permitted_use(in) && in.permit.inside_environment; },
        Outcome::permit, audit | anonymise | secure_environment, false, NeedsDirectives::stop},
    Row{"A4-27",
        [](const In& in) noexcept {
            return is_permitted_use(in) && !in.permit.inside_environment && in.permit.group_size_met;
        },
        Outcome::permit, audit | anonymise | closed_batch, false, NeedsDirectives::stop},
    Row{"A4-28", [](const In& in) noexcept { return in.recipient == Recipient::other; }, Outcome::deny},
    Row{"A4-29", [](const In&) noexcept { return true; }, Outcome::deny, Obligations{} | alert_on_unusual_rate},
};
}  // namespace

std::span<const Row> rows() noexcept { return kRows; }

}  // namespace kakehashi::gateway::policy
