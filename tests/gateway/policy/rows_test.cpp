// One test a row of exchange policy A3 and A4, with the neighbour that the row does not take.
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "inputs.hpp"

namespace kakehashi::gateway {
namespace {

struct RowCase {
    const char* why;
    std::function<void(DecisionInput&)> change;  ///< of open_input()
    Outcome outcome;
    std::string_view rule;
    bool hidden = false;
};
void PrintTo(const RowCase& row, std::ostream* out) { *out << row.why; }

class PolicyRow : public testing::TestWithParam<RowCase> {};
TEST_P(PolicyRow, DecidesAsTheTableSays) {
    DecisionInput input = open_input();
    GetParam().change(input);
    const Decision decision = decide(input);
    EXPECT_EQ(decision.rule, GetParam().rule);
    EXPECT_EQ(name_of(decision.outcome), name_of(GetParam().outcome));
    EXPECT_EQ(decision.existence_hidden, GetParam().hidden);
}

using In = DecisionInput;
constexpr auto kPermit = Outcome::permit;
constexpr auto kDeny = Outcome::deny;
constexpr auto kHold = Outcome::hold;

void current_law(In& in) { in.legal_profile = LegalProfile::current_2025; }
void patient(In& in) {
    in.purpose = Purpose::patrqt;
    in.recipient = Recipient::self;
}
void referral(In& in) {
    in.relation = Relation::addressed;
    in.category = Category::doc_ref;
}
void emergency(In& in) {
    in.purpose = Purpose::etreat;
    in.recipient = Recipient::lic_e;
    in.emergency = Emergency::consent_unobtainable;
}
void pharmacy(In& in) {
    in.recipient = Recipient::pharm;
    in.category = Category::rx;
}
void feed(In& in) { in = feed_input(); }
void data_user(In& in) {
    in.purpose = Purpose::hresch;
    in.recipient = Recipient::user;
    in.permit = {.covers = true, .inside_environment = true};
}
void stop(In& in) { in.directive.stop = PrimaryStop::all; }
void view(In& in) { in.directive.view = true; }
void sensitive(In& in) { in.confidentiality = Confidentiality::restricted; }

/// Both, then all three, one after the other.
template <class... Changes>
std::function<void(In&)> with(Changes... changes) {
    return [changes...](In& in) { (changes(in), ...); };
}

INSTANTIATE_TEST_SUITE_P(
    Gates, PolicyRow,
    testing::Values(
        RowCase{"G1: a diagnosis that is given to nobody", [](In& in) { in.tags.undelivered = true; }, kDeny, "G1",
                true},
        RowCase{"G1: not in emergencies", with(emergency, [](In& in) { in.tags.undelivered = true; }), kDeny, "G1",
                true},
        RowCase{"G1: not in a feed", with(feed, [](In& in) { in.tags.undelivered = true; }), kDeny, "G1", true},
        RowCase{"G1: the writer itself may",
                [](In& in) {
                    in.recipient = Recipient::origin;
                    in.tags.undelivered = true;
                },
                kPermit, "A4-2"},
        RowCase{"A5 law 9: a tag that we do not know", [](In& in) { in.tags.unknown = true; }, kDeny, "A5-9", true},
        RowCase{"G2: withdrawn", [](In& in) { in.withdrawn = true; }, kDeny, "G2"},
        RowCase{"G3: conflict", [](In& in) { in.identity = IdentityState::conflict; }, kHold, "G3"},
        RowCase{"G3: unverified", [](In& in) { in.identity = IdentityState::unverified; }, kHold, "G3"},
        RowCase{"G4: no licence", [](In& in) { in.assurance.licence = false; }, kDeny, "G4"},
        RowCase{"G4: person not authenticated", [](In& in) { in.assurance.person = false; }, kDeny, "G4"},
        RowCase{"G4: organisation not proven", [](In& in) { in.assurance.organisation = false; }, kDeny, "G4"},
        RowCase{"G4: a referral needs the organisation alone",
                with(referral, view, [](In& in) { in.assurance = {.organisation = true}; }), kPermit, "A4-10"},
        RowCase{"G5: marketing and the like", [](In& in) { in.purpose = Purpose::other; }, kDeny, "G5"},
        RowCase{"G5: whatever the consent", with(view, [](In& in) { in.purpose = Purpose::other; }), kDeny, "G5"},
        RowCase{"G6: no audit", [](In& in) { in.audit_writable = false; }, kDeny, "G6"},
        RowCase{"G6: not in emergencies either", with(emergency, [](In& in) { in.audit_writable = false; }), kDeny,
                "G6"},
        RowCase{"G7: a stale copy of the directives", [](In& in) { in.directives_fresh = false; }, kDeny, "G7"},
        RowCase{"G7: a viewing consent still permits", with(view, [](In& in) { in.directives_fresh = false; }), kPermit,
                "A4-14"},
        RowCase{"G7: own records do not wait",
                [](In& in) {
                    in.recipient = Recipient::origin;
                    in.directives_fresh = false;
                },
                kPermit, "A4-2"},
        RowCase{"G7: an emergency does not wait", with(emergency, [](In& in) { in.directives_fresh = false; }), kPermit,
                "A4-7"},
        RowCase{"G7: a feed waits", with(feed, [](In& in) { in.directives_fresh = false; }), kHold, "G7"}));

INSTANTIATE_TEST_SUITE_P(
    WriterAndPatient, PolicyRow,
    testing::Values(RowCase{"1: a stop does not block registration",
                            with(stop, [](In& in) { in.action = Action::register_record; }), kPermit, "A4-1"},
                    RowCase{"1: nor does a withdrawal",
                            [](In& in) {
                                in.action = Action::register_record;
                                in.withdrawn = true;
                            },
                            kPermit, "A4-1"},
                    RowCase{"2: own records, even under a stop",
                            with(stop, [](In& in) { in.recipient = Recipient::origin; }), kPermit, "A4-2"},
                    RowCase{"3: what the patient has not been told",
                            with(patient, [](In& in) { in.tags.uninformed = true; }), kDeny, "A4-3", true},
                    RowCase{"4: everything else of the patient", with(patient, sensitive, stop), kPermit, "A4-4"},
                    RowCase{"4: free text too", with(patient, [](In& in) { in.category = Category::text; }), kPermit,
                            "A4-4"}));

INSTANTIATE_TEST_SUITE_P(
    Treatment, PolicyRow,
    testing::Values(
        RowCase{"5: consent to the referral is pending",
                with(referral, [](In& in) { in.directive.document_hold = true; }), kHold, "A4-5"},
        RowCase{"6: stop", stop, kDeny, "A4-6", true},
        RowCase{"6: stop of a part", [](In& in) { in.directive.stop = PrimaryStop::partial; }, kDeny, "A4-6", true},
        RowCase{"6: a statement of emergency does not open TREAT",
                with(stop, [](In& in) { in.emergency = Emergency::consent_unobtainable; }), kDeny, "A4-6", true},
        RowCase{"6: an older consent does not open it", with(stop, view), kDeny, "A4-6", true},
        RowCase{"6: a newer one in person does", with(stop, view, [](In& in) { in.directive.view_after_stop = true; }),
                kPermit, "A4-13"},
        RowCase{"10: referral, consent given", with(referral, view), kPermit, "A4-10"},
        RowCase{"10: not to somebody who is not addressed",
                with(referral, view, [](In& in) { in.relation = Relation::active; }), kDeny, "A4-29"},
        RowCase{"11: today's law, with consent", with(current_law, view), kPermit, "A4-11"},
        RowCase{"12: today's law, without", current_law, kDeny, "A4-12"},
        RowCase{"13: the reform, without", [](In&) {}, kPermit, "A4-13"},
        RowCase{"13: addressed", [](In& in) { in.relation = Relation::addressed; }, kPermit, "A4-13"},
        RowCase{"13: the Patient goes with the records", [](In& in) { in.category = Category::person; }, kPermit,
                "A4-13"},
        RowCase{"13: not free text", [](In& in) { in.category = Category::text; }, kDeny, "A4-29"},
        RowCase{"14: sensitive, with consent", with(sensitive, view), kPermit, "A4-14"},
        RowCase{"15: sensitive, without", sensitive, kDeny, "A4-15", true},
        RowCase{"16: no relation", [](In& in) { in.relation = Relation::none; }, kDeny, "A4-16"},
        RowCase{"17: pharmacy", pharmacy, kPermit, "A4-17"},
        RowCase{"17: pharmacy, today's law, with consent", with(pharmacy, current_law, view), kPermit, "A4-17"},
        RowCase{"17: pharmacy, today's law, without", with(pharmacy, current_law), kDeny, "A4-29"},
        RowCase{"17: a sensitive prescription needs consent", with(pharmacy, sensitive), kDeny, "A4-29"},
        RowCase{"17: results of the list",
                [](In& in) {
                    in.recipient = Recipient::pharm;
                    in.pharmacy_laboratory = true;
                },
                kPermit, "A4-17"},
        RowCase{"17: other results", [](In& in) { in.recipient = Recipient::pharm; }, kDeny, "A4-29"},
        RowCase{"18: care",
                with(view,
                     [](In& in) {
                         in.purpose = Purpose::caremgt;
                         in.recipient = Recipient::care;
                         in.category = Category::vital;
                     }),
                kPermit, "A4-18"},
        RowCase{"18: no diagnoses for care",
                with(view,
                     [](In& in) {
                         in.purpose = Purpose::caremgt;
                         in.recipient = Recipient::care;
                         in.category = Category::dx;
                     }),
                kDeny, "A4-29"},
        RowCase{"S1: who wrote it", [](In& in) { in.category = Category::directory; }, kPermit, "S1"}));

INSTANTIATE_TEST_SUITE_P(
    InEmergencies, PolicyRow,
    testing::Values(
        RowCase{"7: under a stop", with(emergency, stop), kPermit, "A4-7"},
        RowCase{"7: sensitive", with(emergency, sensitive), kPermit, "A4-7"},
        RowCase{"7: very restricted",
                with(emergency, [](In& in) { in.confidentiality = Confidentiality::very_restricted; }), kDeny, "A4-29"},
        RowCase{"7: without the statement", with(emergency, [](In& in) { in.emergency = Emergency::reason_given; }),
                kDeny, "A4-29"},
        RowCase{"7: without the privilege", with(emergency, [](In& in) { in.recipient = Recipient::lic; }), kDeny,
                "A4-29"},
        RowCase{"7: without a visit", with(emergency, [](In& in) { in.relation = Relation::none; }), kDeny, "A4-29"},
        RowCase{"8: ambulances, until the law allows",
                with(emergency,
                     [](In& in) {
                         in.recipient = Recipient::ems;
                         in.category = Category::rx;
                     }),
                kDeny, "A4-8"},
        RowCase{"9: absolute stop", with(emergency, [](In& in) { in.directive.stop = PrimaryStop::absolute; }), kDeny,
                "A4-9", true}));

INSTANTIATE_TEST_SUITE_P(
    OtherUse, PolicyRow,
    testing::Values(RowCase{"19: checkup to the insurer",
                            [](In& in) {
                                in.purpose = Purpose::hpaymt;
                                in.recipient = Recipient::insurer;
                                in.category = Category::doc_chk;
                            },
                            kPermit, "A4-19"},
                    RowCase{"19: nothing else ever",
                            [](In& in) {
                                in.purpose = Purpose::hpaymt;
                                in.recipient = Recipient::insurer;
                            },
                            kDeny, "A4-29"},
                    RowCase{"20: state of a delivery",
                            [](In& in) {
                                in.recipient = Recipient::staff;
                                in.category = Category::status;
                            },
                            kPermit, "A4-20"},
                    RowCase{"20: content", [](In& in) { in.recipient = Recipient::staff; }, kDeny, "A4-20"},
                    RowCase{"21: figures to the vendor",
                            [](In& in) {
                                in.purpose = Purpose::hsysadmin;
                                in.recipient = Recipient::vendor;
                                in.category = Category::operations;
                            },
                            kPermit, "A4-21"},
                    RowCase{"21: patients to the vendor",
                            [](In& in) {
                                in.purpose = Purpose::hsysadmin;
                                in.recipient = Recipient::vendor;
                            },
                            kDeny, "A4-21"},
                    RowCase{"22: stop of secondary use", with(feed, [](In& in) { in.directive.stop_secondary = true; }),
                            kDeny, "A4-22"},
                    RowCase{"22: stop of all primary use", with(feed, stop), kDeny, "A4-22"},
                    RowCase{"23: feed under the reform", feed, kPermit, "A4-23"},
                    RowCase{"23: what the patient has not been told",
                            with(feed, [](In& in) { in.tags.uninformed = true; }), kPermit, "A4-23"},
                    RowCase{"24: today's law, notice given",
                            with(feed, current_law, [](In& in) { in.feed_notice_given = true; }), kPermit, "A4-24"},
                    RowCase{"24: today's law, no notice", with(feed, current_law), kDeny, "A4-29"},
                    RowCase{"25: free text", with(feed, [](In& in) { in.category = Category::text; }), kDeny, "A4-25"},
                    RowCase{"26: data user inside", data_user, kPermit, "A4-26"},
                    RowCase{"26: permit that does not cover", with(data_user, [](In& in) { in.permit.covers = false; }),
                            kDeny, "A4-29"},
                    RowCase{"27: outside, groups large enough",
                            with(data_user, [](In& in) { in.permit = {.covers = true, .group_size_met = true}; }),
                            kPermit, "A4-27"},
                    RowCase{"27: outside, groups too small",
                            with(data_user, [](In& in) { in.permit = {.covers = true}; }), kDeny, "A4-29"},
                    RowCase{"28: anybody else", [](In& in) { in.recipient = Recipient::other; }, kDeny, "A4-28"},
                    RowCase{"29: an action that is not known", [](In& in) { in.action = Action::unknown; }, kDeny,
                            "A4-29"}));

TEST(PolicyObligation, APermitSaysWhatIsToBeDoneBesides) {
    EXPECT_TRUE(decide(open_input()).obligations.has(Obligation::no_redisclosure));
    EXPECT_TRUE(decide(feed_input()).obligations.has(Obligation::pseudonymise));
    DecisionInput input = open_input();
    emergency(input);
    EXPECT_TRUE(decide(input).obligations.has(Obligation::emergency_window));
    EXPECT_TRUE(decide(input).obligations.has(Obligation::notify_patient));
}

TEST(PolicyObligation, ADataUserGetsAnonymisedDataUnlessThePermitSaysWhyNot) {
    DecisionInput input = open_input();
    data_user(input);
    EXPECT_TRUE(decide(input).obligations.has(Obligation::anonymise));
    input.permit.needs_pseudonymised = true;
    EXPECT_TRUE(decide(input).obligations.has(Obligation::pseudonymise));
    EXPECT_FALSE(decide(input).obligations.has(Obligation::anonymise));
}

}  // namespace
}  // namespace kakehashi::gateway
