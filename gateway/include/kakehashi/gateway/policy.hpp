#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

/// Who may receive what: one pure function. Source: exchange policy part A (A1 inputs, A3 gates, A4 table).
namespace kakehashi::gateway {

/// The law that holds; a node without one does not start.
enum class LegalProfile : std::uint8_t { current_2025, reform };

enum class Action : std::uint8_t { unknown, register_record, disclose, feed };

/// v3-ActReason; everything that exchange policy A1 does not name is `other` and opens nothing.
enum class Purpose : std::uint8_t {
    treat,
    etreat,
    btg,
    caremgt,
    patrqt,
    hpaymt,
    hoperat,
    pubhlth,
    hresch,
    hsysadmin,
    other,
};

enum class Recipient : std::uint8_t {
    self,      ///< the patient or a proxy
    origin,    ///< the institution that wrote the record
    lic,       ///< licensed professional (医療職) at a treating institution
    lic_e,     ///< the same with the emergency-viewing privilege
    pharm,     ///< pharmacy
    care,      ///< 介護
    ems,       ///< 救急隊
    staff,     ///< unlicensed staff
    insurer,   ///< 医療保険者
    platform,  ///< operator of a secondary-use platform
    user,      ///< permitted data user
    vendor,    ///< maintenance
    other,
};

/// How the recipient treats the patient: named in the referral, visit or stay that is open, or not at all.
enum class Relation : std::uint8_t { addressed, active, none };

/// What is proven of the requester.
struct Assurance {
    bool organisation = false;  ///< its certificate or signed assertion
    bool person = false;        ///< authenticated with two factors
    bool licence = false;       ///< licence claim present
};

/// What a record is. After `text` stand five kinds that A1 does not name and the node has nevertheless.
enum class Category : std::uint8_t {
    doc_ref,  ///< 診療情報提供書 with its attachments
    doc_dis,  ///< 退院時サマリー
    doc_chk,  ///< 健診結果報告書
    dx,       ///< 傷病名
    inf,      ///< 感染症
    alg_d,    ///< 薬剤アレルギー等
    alg_o,    ///< その他アレルギー等
    lab,      ///< 検査
    rx,       ///< 処方
    vital,
    img,
    text,        ///< free text, and everything that is not known
    visit,       ///< Encounter: that and when somebody was there
    person,      ///< the Patient: whom records are about
    directory,   ///< Organization, Practitioner and the like: of no patient
    status,      ///< state of a delivery, without clinical content
    operations,  ///< configuration, metrics, redacted traces
};

/// Tags of JP_ehrshrs_indication.
struct Tags {
    bool lts = false;
    bool uninformed = false;
    bool undelivered = false;
    bool unknown = false;  ///< a code of that system that we do not know
};

/// v3-Confidentiality; sensitivity codes make it at least restricted, labels that we do not know very restricted.
enum class Confidentiality : std::uint8_t { normal, restricted, very_restricted };

/// The strongest request to stop primary use (利用停止請求) that covers the record.
enum class PrimaryStop : std::uint8_t {
    none,
    partial,   ///< D-STOP-P by institution, category or document
    all,       ///< D-STOP-P
    absolute,  ///< D-STOP-P-ABS
};

/// What the patient's directives say of one record and one recipient. Source: exchange policy A2
struct DirectiveState {
    PrimaryStop stop = PrimaryStop::none;
    bool stop_secondary = false;   ///< D-STOP-S covers it
    bool view = false;             ///< D-VIEW is valid and covers it
    bool view_after_stop = false;  ///< a D-VIEW given in person after every stop covers it; implies `view`
    bool document_hold = false;    ///< D-DOC-HOLD: the consent to this document is pending
};

enum class IdentityState : std::uint8_t { verified, unverified, conflict };

enum class Emergency : std::uint8_t {
    absent,
    reason_given,
    consent_unobtainable,  ///< reason given, and the statement that consent cannot be obtained
};

/// What a data user's permit (rows 26, 27) gives for this record. All false for everybody else.
struct DataPermit {
    bool covers = false;               ///< data set, period and purpose
    bool inside_environment = false;   ///< used inside the secure environment
    bool needs_pseudonymised = false;  ///< it states why anonymised data do not suffice
    bool group_size_met = false;       ///< closed, anonymised batch whose groups are large enough
};

/// One decision's inputs. Defaults are what A1 says for "unknown".
struct DecisionInput {
    LegalProfile legal_profile = LegalProfile::current_2025;
    Action action = Action::unknown;
    Purpose purpose = Purpose::other;
    Recipient recipient = Recipient::other;
    Relation relation = Relation::none;
    Assurance assurance;
    Category category = Category::text;
    Tags tags;
    Confidentiality confidentiality = Confidentiality::normal;
    DirectiveState directive;
    IdentityState identity = IdentityState::unverified;
    Emergency emergency = Emergency::absent;
    DataPermit permit;
    bool withdrawn = false;            ///< entered-in-error, or superseded by a later version
    bool audit_writable = false;       ///< the access can be journalled durably
    bool directives_fresh = false;     ///< the copy of the directives is younger than `directive_age_max`
    bool pharmacy_laboratory = false;  ///< a laboratory result of the pharmacists' list (renal, hepatic, coagulation)
    bool feed_notice_given = false;    ///< 次世代医療基盤法: notice given and a month passed
};

enum class Outcome : std::uint8_t { permit, deny, hold };
[[nodiscard]] std::string_view name_of(Outcome outcome);

/// What whoever carries the decision out must do besides.
enum class Obligation : std::uint32_t {
    audit = 1U << 0,
    store = 1U << 1,
    tell_sender_waiting = 1U << 2,   ///< "waiting for the patient's consent"
    neutral_answer = 1U << 3,        ///< only "no information available"
    emergency_window = 1U << 4,      ///< access ends after `kEmergencyWindow`; start and stop are audited
    notify_patient = 1U << 5,        ///< and the review queue, within 72 hours
    uninformed_label = 1U << 6,      ///< shown with its date
    addressee_only = 1U << 7,        ///< and deleted here within 7 days of the receipt
    no_redisclosure = 1U << 8,       ///< NORDSCLCD
    offer_consent = 1U << 9,         ///< at the counter
    relation_missing = 1U << 10,     ///< raise it
    metadata_only = 1U << 11,        ///< hashes and states
    dual_control = 1U << 12,         ///< time-boxed
    tombstone = 1U << 13,            ///< for what was sent
    pseudonymise = 1U << 14,         ///< 仮名化
    anonymise = 1U << 15,            ///< 匿名化
    certified_transform = 1U << 16,  ///< as the operator's certification says
    secure_environment = 1U << 17,   ///< fresh pseudonym domain, no download, no relinking
    closed_batch = 1U << 18,         ///< C8
    alert_on_unusual_rate = 1U << 19,
};

struct Obligations {
    std::uint32_t bits = 0;
    [[nodiscard]] constexpr bool has(Obligation one) const { return (bits & static_cast<std::uint32_t>(one)) != 0; }
    constexpr bool operator==(const Obligations&) const = default;
};
[[nodiscard]] constexpr Obligations operator|(Obligations some, Obligation one) {
    return {some.bits | static_cast<std::uint32_t>(one)};
}
[[nodiscard]] constexpr Obligations operator|(Obligation one, Obligation other) {
    return Obligations{static_cast<std::uint32_t>(one)} | other;
}

struct Decision {
    Outcome outcome = Outcome::deny;
    std::string_view rule;  ///< "G1" … "G7", "A4-1" … "A4-29", "A5-9", "S1"; lives for ever
    Obligations obligations;
    bool existence_hidden = false;  ///< the answer is that of a patient without the record

    bool operator==(const Decision&) const = default;
};

/// Version of rules and parameters together, for the audit: a decision is replayed with the same one.
inline constexpr std::string_view kPolicyVersion = "A-2026.1";

// Parameters of exchange policy A ("[param]"), with its defaults.
inline constexpr bool kAbsoluteStop = false;        ///< A2: D-STOP-P-ABS is more than D-STOP-P
inline constexpr bool kPrimaryStopEndsFeed = true;  ///< A2: D-STOP-P all ⇒ no FEED
inline constexpr bool kAmbulanceMayRead = false;    ///< row 8
inline constexpr bool kSensitiveIsHidden = true;    ///< row 15
inline constexpr std::chrono::hours kEmergencyWindow{24};
/// How old the copy of the directives may be. Source: exchange policy A3, G7
[[nodiscard]] constexpr std::chrono::seconds directive_age_max(Action action) {
    return action == Action::feed ? std::chrono::seconds{60} : std::chrono::minutes{15};
}

/// Decides on one record, one recipient, one purpose. Pure and total: every input has exactly one rule, and what no
/// rule permits is denied. Evaluated at every delivery attempt, never only when something is queued.
/// Source: exchange policy A3, A4
[[nodiscard]] Decision decide(const DecisionInput& input) noexcept;

/// Codes as they stand in requests and assertions ("TREAT", "LIC-E", "active"). What is not known is the value that
/// opens nothing: Purpose::other, Recipient::other, Relation::none. Exact, as the codes are written.
[[nodiscard]] Purpose purpose_of(std::string_view code);
[[nodiscard]] Recipient recipient_of(std::string_view code);
[[nodiscard]] Relation relation_of(std::string_view code);
/// "DOC-REF", "LAB", …; `text` for what is not known.
[[nodiscard]] Category category_of_code(std::string_view code);
[[nodiscard]] std::string_view code_of(Purpose purpose);
[[nodiscard]] std::string_view code_of(Recipient recipient);
[[nodiscard]] std::string_view code_of(Category category);

}  // namespace kakehashi::gateway
