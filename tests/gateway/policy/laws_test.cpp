// The laws of exchange policy A5 that concern the decision alone (1 to 4, 9, 10), over the whole product of its inputs.
// The product is taken in two parts: what the table looks at (with open gates), and what the gates look at.
#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "inputs.hpp"

namespace kakehashi::gateway {
namespace {

template <class Enum, Enum Last>
std::vector<Enum> all_of() {
    std::vector<Enum> values;
    for (unsigned i = 0; i <= static_cast<unsigned>(Last); ++i) values.push_back(static_cast<Enum>(i));
    return values;
}
const auto kPurposes = all_of<Purpose, Purpose::other>();
const auto kRecipients = all_of<Recipient, Recipient::other>();
const auto kRelations = all_of<Relation, Relation::none>();
const auto kCategories = all_of<Category, Category::operations>();
const auto kEmergencies = all_of<Emergency, Emergency::consent_unobtainable>();
constexpr std::array kProfiles{LegalProfile::current_2025, LegalProfile::reform};
constexpr std::array kReleases{Action::disclose, Action::feed};

constexpr std::size_t kStops = 4;   // PrimaryStop
constexpr std::size_t kOthers = 6;  // view (3) × document_hold (2)
constexpr std::size_t kLabels = 6;  // confidentiality (3) × uninformed (2)

/// Decisions on one context under every directive state and label.
struct Decided {
    Decision at[kLabels][kOthers][2][kStops];
};

DirectiveState directive_of(std::size_t other, std::size_t secondary, std::size_t stop) {
    DirectiveState state;
    state.stop = static_cast<PrimaryStop>(stop);
    state.stop_secondary = secondary != 0;
    state.view = other % 3 != 0;
    state.view_after_stop = other % 3 == 2;
    state.document_hold = other / 3 != 0;
    return state;
}

void decide_all(DecisionInput input, Decided& decided) {
    for (std::size_t label = 0; label < kLabels; ++label) {
        input.confidentiality = static_cast<Confidentiality>(label % 3);
        input.tags.uninformed = label >= 3;
        for (std::size_t other = 0; other < kOthers; ++other)
            for (std::size_t secondary = 0; secondary < 2; ++secondary)
                for (std::size_t stop = 0; stop < kStops; ++stop) {
                    input.directive = directive_of(other, secondary, stop);
                    decided.at[label][other][secondary][stop] = decide(input);
                }
    }
}

/// Calls `visit` for the inputs that differ only in what concerns one kind of recipient or category.
template <class Visit>
void for_each_detail(DecisionInput input, Visit&& visit) {
    visit(input);
    if (input.category == Category::lab) {
        input.pharmacy_laboratory = true;
        visit(input);
    }
    if (input.recipient == Recipient::platform) {
        input.feed_notice_given = true;
        visit(input);
    }
    if (input.recipient != Recipient::user) return;
    for (unsigned bits = 1; bits < 16; ++bits) {
        input.permit = {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, (bits & 8U) != 0};
        visit(input);
    }
}

/// Every context of the table: all but directives, labels and emergency.
template <class Visit>
void for_each_context(Visit&& visit) {
    DecisionInput input = open_input();
    const auto for_each_request = [&](const auto& then) {
        for (const auto recipient : kRecipients)
            for (const auto relation : kRelations) {
                input.recipient = recipient;
                input.relation = relation;
                then();
            }
    };
    const auto for_each_record = [&] {
        for (const auto category : kCategories) {
            input.category = category;
            for_each_detail(input, visit);
        }
    };
    for (const auto profile : kProfiles)
        for (const auto action : kReleases)
            for (const auto purpose : kPurposes) {
                if (purpose == Purpose::other) continue;  // gate G5: in the product of the gates
                input.legal_profile = profile;
                input.action = action;
                input.purpose = purpose;
                for_each_request(for_each_record);
            }
}

bool permits(const Decision& decision) { return decision.outcome == Outcome::permit; }

std::size_t without_rule(const Decided& decided) {
    std::size_t count = 0;
    for (const auto& labels : decided.at)
        for (const auto& others : labels)
            for (const auto& secondary : others)
                for (const Decision& one : secondary) count += one.rule.empty() ? 1 : 0;
    return count;
}

/// How often one more stop permits what fewer stops do not.
std::size_t opened_by_a_stop(const Decided& decided) {
    std::size_t count = 0;
    for (const auto& labels : decided.at)
        for (const auto& others : labels)
            for (std::size_t stop = 0; stop < kStops; ++stop) {
                count += permits(others[1][stop]) && !permits(others[0][stop]) ? 1 : 0;
                if (stop + 1 == kStops) continue;
                for (const auto& secondary : others)
                    count += permits(secondary[stop + 1]) && !permits(secondary[stop]) ? 1 : 0;
            }
    return count;
}

/// How often one more label permits what fewer labels do not.
std::size_t opened_by_a_label(const Decided& decided) {
    std::size_t count = 0;
    const auto opens = [&](std::size_t less, std::size_t more, std::size_t other) {
        for (std::size_t secondary = 0; secondary < 2; ++secondary)
            for (std::size_t stop = 0; stop < kStops; ++stop)
                count += permits(decided.at[more][other][secondary][stop]) &&
                                 !permits(decided.at[less][other][secondary][stop])
                             ? 1
                             : 0;
    };
    for (std::size_t label = 0; label < kLabels; ++label)
        for (std::size_t other = 0; other < kOthers; ++other) {
            if (label % 3 != 2) opens(label, label + 1, other);
            if (label < 3) opens(label, label + 3, other);
        }
    return count;
}

TEST(PolicyLaw, EveryInputOfTheTableHasARuleAndStopsAndLabelsOnlyClose) {
    std::size_t contexts = 0;
    std::size_t nameless = 0;
    std::size_t opened_by_stop = 0;
    std::size_t opened_by_label = 0;
    Decided decided;
    for_each_context([&](DecisionInput input) {
        for (const bool fresh : {true, false})
            for (const auto emergency : kEmergencies) {
                input.directives_fresh = fresh;
                input.emergency = emergency;
                decide_all(input, decided);
                ++contexts;
                nameless += without_rule(decided);
                opened_by_stop += opened_by_a_stop(decided);
                opened_by_label += opened_by_a_label(decided);
            }
    });
    EXPECT_GT(contexts * kLabels * kOthers * 2 * kStops, 1'617'408U) << "less than the model of exchange policy A5";
    EXPECT_EQ(nameless, 0U);
    EXPECT_EQ(opened_by_stop, 0U);
    EXPECT_EQ(opened_by_label, 0U);
}

bool emergency_must_not_matter(const DecisionInput& input) {
    if (input.action == Action::feed) return true;
    switch (input.purpose) {
        case Purpose::patrqt:
        case Purpose::hresch:
        case Purpose::pubhlth:
            return true;
        default:
            return input.recipient == Recipient::insurer || input.recipient == Recipient::vendor;
    }
}

TEST(PolicyLaw, AnEmergencyChangesNothingForPatientsFeedsResearchInsurersAndVendors) {
    std::size_t changed = 0;
    for_each_context([&](DecisionInput input) {
        if (!emergency_must_not_matter(input)) return;
        for (const auto stop : {PrimaryStop::none, PrimaryStop::partial, PrimaryStop::absolute})
            for (const auto label : {Confidentiality::normal, Confidentiality::very_restricted}) {
                input.directive.stop = stop;
                input.confidentiality = label;
                input.emergency = Emergency::absent;
                const Decision calm = decide(input);
                input.emergency = Emergency::reason_given;
                changed += decide(input) == calm ? 0 : 1;
                input.emergency = Emergency::consent_unobtainable;
                changed += decide(input) == calm ? 0 : 1;
            }
    });
    EXPECT_EQ(changed, 0U);
}

TEST(PolicyLaw, TheSameInputGivesTheSameDecisionAgain) {
    std::size_t changed = 0;
    for_each_context([&](const DecisionInput& input) { changed += decide(input) == decide(input) ? 0 : 1; });
    EXPECT_EQ(changed, 0U);
}

/// Every combination of what the gates look at, for one request and record.
template <class Visit>
void for_each_gate(DecisionInput input, Visit&& visit) {
    for (unsigned bits = 0; bits < 512; ++bits)
        for (const auto identity : all_of<IdentityState, IdentityState::conflict>()) {
            const auto bit = [bits](unsigned place) { return ((bits >> place) & 1U) != 0; };
            input.assurance = {bit(0), bit(1), bit(2)};
            input.tags = {false, bit(3), bit(4), bit(5)};
            input.withdrawn = bit(6);
            input.audit_writable = bit(7);
            input.directives_fresh = bit(8);
            input.identity = identity;
            visit(input);
        }
}

template <class Visit>
void for_each_gated_request(Visit&& visit) {
    DecisionInput input = open_input();
    for (const auto action : {Action::unknown, Action::register_record, Action::disclose, Action::feed})
        for (const auto purpose : kPurposes)
            for (const auto recipient : kRecipients)
                for (const auto category : {Category::lab, Category::doc_ref}) {
                    input.action = action;
                    input.purpose = purpose;
                    input.recipient = recipient;
                    input.category = category;
                    input.relation = category == Category::lab ? Relation::active : Relation::addressed;
                    for_each_gate(input, visit);
                }
}

/// What no input may be permitted with. Said again here, without the gates' order.
bool may_not_be_permitted(const DecisionInput& input) {
    if (input.purpose == Purpose::other || !input.audit_writable || input.action == Action::unknown) return true;
    if (!input.assurance.organisation && !input.assurance.person) return true;
    if (input.action == Action::register_record) return !input.assurance.organisation;
    if (input.withdrawn) return true;
    if (input.recipient == Recipient::origin && input.action == Action::disclose) return false;
    return input.tags.undelivered || input.tags.unknown || input.identity != IdentityState::verified;
}

TEST(PolicyLaw, NothingPassesAClosedGate) {
    std::size_t passed = 0;
    std::size_t nameless = 0;
    for_each_gated_request([&](const DecisionInput& input) {
        const Decision decision = decide(input);
        nameless += decision.rule.empty() ? 1 : 0;
        passed += permits(decision) && may_not_be_permitted(input) ? 1 : 0;
    });
    EXPECT_EQ(passed, 0U);
    EXPECT_EQ(nameless, 0U);
}

TEST(PolicyLaw, AClosedGateOpensNothing) {
    std::size_t opened = 0;
    for_each_gated_request([&](const DecisionInput& input) {
        DecisionInput open = input;
        open.assurance = kProven;
        open.tags = {};
        open.identity = IdentityState::verified;
        open.withdrawn = false;
        open.audit_writable = true;
        open.directives_fresh = true;
        opened += permits(decide(input)) && !permits(decide(open)) ? 1 : 0;
    });
    EXPECT_EQ(opened, 0U);
}

TEST(PolicyCode, WhatIsNotKnownExactlyOpensNothing) {
    for (const std::string_view code : {"", "treat", "TREAT ", "HMARKT", "ＴＲＥＡＴ", "TREATMENT"})
        EXPECT_EQ(purpose_of(code), Purpose::other) << code;
    for (const std::string_view code : {"", "lic", "LIC_E", "LIC-E2", "DOCTOR"})
        EXPECT_EQ(recipient_of(code), Recipient::other) << code;
    EXPECT_EQ(relation_of("Active"), Relation::none);
    EXPECT_EQ(category_of_code("lab"), Category::text);
}

TEST(PolicyCode, CodesAreReadAsTheyAreWritten) {
    for (const auto purpose : kPurposes) EXPECT_EQ(purpose_of(code_of(purpose)), purpose);
    for (const auto recipient : kRecipients) EXPECT_EQ(recipient_of(code_of(recipient)), recipient);
    for (const auto category : kCategories) EXPECT_EQ(category_of_code(code_of(category)), category);
}

}  // namespace
}  // namespace kakehashi::gateway
