#include "kakehashi/gateway/disclosure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kakehashi::gateway {

namespace {

constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
constexpr std::string_view kConfidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
constexpr std::string_view kObservationValue = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
constexpr std::string_view kIndication = "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication";

/// Types of no patient, as the store knows them.
constexpr std::array<std::string_view, 6> kDirectoryTypes{"Organization", "Practitioner", "PractitionerRole",
                                                          "Location",     "Medication",   "Device"};
/// v3-ActCode, sensitivity: what makes a record restricted whatever its confidentiality says.
/// Source: v3 ActCode, _InformationSensitivityPolicy
constexpr std::array<std::string_view, 25> kSensitivity{
    "HIV", "PSY",    "PSYTHPN", "SDV",  "GDIS", "SEX", "SUD",   "ETH",  "ETHUD", "OPIOIDUD", "STD", "MH", "BH",
    "DIA", "SICKLE", "SPI",     "TBOO", "VIO",  "EMP", "LOCIS", "ADOL", "REPRO", "COGN",     "DVD", "IDS"};
/// Obligations and refrains say what may be done with a record, not how sensitive it is.
constexpr std::array<std::string_view, 6> kHandling{"NORDSCLCD", "NORELINK", "AUDIT", "DELAU", "NOREUSE", "NOAUTH"};

bool contains(std::string_view list, std::string_view part) { return list.find(part) != std::string_view::npos; }

/// Calls `visit(system, code)` for each "system|code".
template <class Visit>
void for_each_coding(std::string_view codings, Visit&& visit) {
    while (!codings.empty()) {
        const auto end = std::min(codings.find(' '), codings.size());
        const auto coding = codings.substr(0, end);
        const auto bar = coding.rfind('|');
        if (bar != std::string_view::npos) visit(coding.substr(0, bar), coding.substr(bar + 1));
        codings.remove_prefix(std::min(end + 1, codings.size()));
    }
}

template <class List>
bool lists(const List& list, std::string_view wanted) {
    return std::ranges::find(list, wanted) != list.end();
}

Category document_category(std::string_view category) {
    if (contains(category, "|57133-1")) return Category::doc_ref;
    if (contains(category, "|18842-5")) return Category::doc_dis;
    if (contains(category, "|53576-5")) return Category::doc_chk;
    return Category::text;
}

Category observation_category(const ResourceMetadata& metadata) {
    if (contains(metadata.category, "InfectionLabo_CS|")) return Category::inf;
    if (metadata.unit_kind == "vital-signs" || contains(metadata.category, "|vital-signs")) return Category::vital;
    if (metadata.unit_kind == "laboratory" || contains(metadata.category, "|laboratory")) return Category::lab;
    return Category::text;
}

/// A Bundle is what its unit is: all that it may hold.
std::vector<Category> bundle_categories(const ResourceMetadata& metadata) {
    using enum Category;
    constexpr std::array kOneKind{
        std::pair{std::string_view("patient"), person},  std::pair{std::string_view("condition"), dx},
        std::pair{std::string_view("prescription"), rx}, std::pair{std::string_view("vital-signs"), vital},
        std::pair{std::string_view("imaging"), img},     std::pair{std::string_view("encounter"), visit}};
    if (metadata.unit_kind == "allergy") return {alg_d, alg_o};
    if (metadata.unit_kind == "laboratory") return {lab, inf};
    if (metadata.unit_kind == "document") return {document_category(metadata.category)};
    const auto* const one =
        std::ranges::find(kOneKind, std::string_view(metadata.unit_kind), [](const auto& kind) { return kind.first; });
    return {one == kOneKind.end() ? text : one->second};
}

Confidentiality of_label(std::string_view system, std::string_view code) {
    using enum Confidentiality;
    if (system == kConfidentiality) {
        constexpr std::array<std::string_view, 4> kNormal{"U", "L", "M", "N"};
        if (lists(kNormal, code)) return normal;
        return code == "R" ? restricted : very_restricted;
    }
    if (system == kActCode && lists(kSensitivity, code)) return restricted;
    if (system == kActCode && lists(kHandling, code)) return normal;
    constexpr std::array<std::string_view, 3> kStates{"PSEUDED", "ANONYED", "REDACTED"};
    if (system == kObservationValue && lists(kStates, code)) return normal;
    return very_restricted;
}

/// The less open of two decisions: what a record of two kinds gets. Of two that deny, the one that hides.
const Decision& stricter(const Decision& a, const Decision& b) {
    const auto openness = [](const Decision& one) {
        if (one.outcome == Outcome::permit) return 3;
        if (one.outcome == Outcome::hold) return 2;
        return one.existence_hidden ? 0 : 1;
    };
    return openness(b) < openness(a) ? b : a;
}

}  // namespace

std::vector<Category> categories_of(const ResourceMetadata& metadata) {
    using enum Category;
    const std::string_view type = metadata.type;
    if (type == "Patient") return {person};
    if (lists(kDirectoryTypes, type)) return {directory};
    if (type == "Bundle") return bundle_categories(metadata);
    if (type == "Composition") return {document_category(metadata.category)};
    if (type == "Condition") return {dx};
    if (type == "AllergyIntolerance") {
        const bool is_drug = contains(metadata.category, "|medication");
        return {is_drug ? alg_d : alg_o};
    }
    if (type == "Observation") return {observation_category(metadata)};
    if (type.starts_with("Medication")) return {rx};
    if (type == "ImagingStudy") return {img};
    if (type == "Encounter") return {visit};
    // What belongs to a result: the report, the specimen, the order.
    constexpr std::array<std::string_view, 3> kOfResult{"DiagnosticReport", "Specimen", "ServiceRequest"};
    if (lists(kOfResult, type) && metadata.unit_kind == "laboratory") return {lab};
    if (lists(kOfResult, type) && metadata.unit_kind == "imaging") return {img};
    return {text};
}

Category category_of(const ResourceMetadata& metadata) { return categories_of(metadata).front(); }

Tags tags_of(const ResourceMetadata& metadata) {
    Tags tags;
    for_each_coding(metadata.tags, [&](std::string_view system, std::string_view code) {
        if (system != kIndication) return;
        if (code == "LTS")
            tags.lts = true;
        else if (code == "UNINFORMED")
            tags.uninformed = true;
        else if (code == "UNDELIVERED")
            tags.undelivered = true;
        else
            tags.unknown = true;
    });
    return tags;
}

Confidentiality confidentiality_of(const ResourceMetadata& metadata) {
    auto strictest = Confidentiality::normal;
    for_each_coding(metadata.security, [&](std::string_view system, std::string_view code) {
        strictest = std::max(strictest, of_label(system, code));
    });
    return strictest;
}

Disclosure::Disclosure(PolicyContext context, DirectiveSource directives)
    : context_(std::move(context)), source_(std::move(directives)) {}

DirectiveState Disclosure::directives_on(const ResourceMetadata& metadata, Category category) {
    if (metadata.patient_id.empty()) return {};
    auto known = directives_.find(metadata.patient_id);
    if (known == directives_.end()) {
        auto directives = source_(metadata.patient_id);
        // Fail closed: who cannot be asked has said stop.
        if (!directives && !failure_) failure_ = directives.error();
        if (!directives) directives = std::vector{stop_of_everything()};
        known = directives_.emplace(metadata.patient_id, std::move(*directives)).first;
    }
    return directive_state(known->second, {.source_institution = metadata.institution,
                                           .recipient_institution = context_.recipient_institution,
                                           .category = category,
                                           .resource_id = metadata.id,
                                           .unit_key = metadata.unit_key,
                                           .security = metadata.security,
                                           .instant = context_.instant});
}

DecisionInput Disclosure::input_of(const ResourceMetadata& metadata, Category category) {
    const bool of_nobody = metadata.patient_id.empty();
    const bool is_own =
        !context_.recipient_institution.empty() && metadata.institution == context_.recipient_institution;
    DecisionInput input;
    input.legal_profile = context_.legal_profile;
    input.action = context_.action;
    input.purpose = context_.purpose;
    input.recipient = context_.recipient;
    const bool is_professional = input.recipient == Recipient::lic || input.recipient == Recipient::lic_e;
    // Whoever says ORIGIN of another institution's record is one of its readers like any other.
    if (input.recipient == Recipient::origin && !is_own) input.recipient = Recipient::lic;
    // Own records need no other grounds, but who asks must be proven all the same (G4).
    const bool is_proven = context_.assurance.person && context_.assurance.licence;
    if (is_professional && is_own && is_proven) input.recipient = Recipient::origin;
    input.relation = context_.relation;
    input.assurance = context_.assurance;
    input.category = category;
    input.tags = tags_of(metadata);
    input.confidentiality = confidentiality_of(metadata);
    input.directive = directives_on(metadata, category);
    // RULING: a referral that nobody has consented to yet waits for the consent (閲覧保留, row 5) as if a directive
    // said so: denying it would end a delivery that the consent at the counter is about to open.
    if (category == Category::doc_ref && !input.directive.view) input.directive.document_hold = true;
    input.identity = of_nobody ? IdentityState::verified : context_.identity;
    input.emergency = context_.emergency;
    input.permit = context_.permit;
    // RULING: the writer may look at its own history (it must keep it), and learn that something was deleted.
    const bool is_past = metadata.deleted || metadata.superseded;
    input.withdrawn = metadata.entered_in_error || (is_past && input.recipient != Recipient::origin);
    input.audit_writable = context_.audit_writable;
    input.directives_fresh = of_nobody || context_.directive_age <= directive_age_max(context_.action);
    input.feed_notice_given = context_.feed_notice_given;
    return input;
}

const Decision& Disclosure::decide(const ResourceMetadata& metadata) {
    std::string key = fmt::format("{}/{}/{}", metadata.type, metadata.id, metadata.version);
    if (const auto before = decided_.find(key); before != decided_.end()) return before->second.decision;
    const auto categories = categories_of(metadata);
    Decision decision = gateway::decide(input_of(metadata, categories.front()));
    for (const Category more : std::span(categories).subspan(1))
        decision = stricter(decision, gateway::decide(input_of(metadata, more)));
    return decided_.emplace(std::move(key), Remembered{metadata.patient_id, decision}).first->second.decision;
}

MayDisclose Disclosure::may_disclose() {
    return [this](const ResourceMetadata& metadata) { return decide(metadata).outcome == Outcome::permit; };
}

std::vector<DecisionCount> Disclosure::counts() const {
    std::map<std::tuple<std::string, std::string_view, Outcome>, std::size_t> sums;
    for (const auto& [resource, remembered] : decided_)
        ++sums[{remembered.patient_id, remembered.decision.rule, remembered.decision.outcome}];
    std::vector<DecisionCount> counts;
    counts.reserve(sums.size());
    for (const auto& [of, count] : sums) counts.push_back({std::get<0>(of), std::get<1>(of), std::get<2>(of), count});
    return counts;
}

}  // namespace kakehashi::gateway
