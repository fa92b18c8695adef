#include "exchange/policy_view.hpp"

#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway {

namespace {

constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

PolicyContext common_context(const NodeParts& parts) {
    PolicyContext context;
    const bool is_reform = parts.configuration.legal_profile == "reform";
    context.legal_profile = is_reform ? LegalProfile::reform : LegalProfile::current_2025;
    context.audit_writable = true;                    // the caller appends before it answers, and refuses otherwise
    context.directive_age = std::chrono::seconds{0};  // they are in this node's own store
    context.instant = to_instant(std::chrono::system_clock::now());
    return context;
}

PolicyContext with_identity(PolicyContext context, IdentityState identity) {
    context.identity = identity;
    return context;
}

}  // namespace

std::string insured_identifier_of_patient(const fhir::Node& patient) {
    const fhir::Node* identifiers = patient.find("identifier");
    if (identifiers == nullptr) return {};
    for (const fhir::Node& identifier : identifiers->items())
        if (identifier.text_of("system") == kInsuredPerson) return std::string(identifier.text_of("value"));
    return {};
}

bool names_a_person(std::string_view insured) { return !insured.empty() && !insured.ends_with(':'); }

PolicyView PolicyView::of_peer(const NodeParts& parts, const ExchangeClaims& claims) {
    PolicyContext context = common_context(parts);
    context.purpose = purpose_of(claims.purpose);
    context.recipient = recipient_of(claims.role);
    context.relation = relation_of(claims.relation);
    // The asking node has signed the person in and vouches for role and licence with its signature.
    context.assurance = {.organisation = true, .person = true, .licence = true};
    context.recipient_institution = claims.issuer;
    return {parts, std::move(context), true};
}

PolicyView PolicyView::of_own_clinician(const NodeParts& parts) {
    PolicyContext context = common_context(parts);
    context.purpose = Purpose::treat;
    context.recipient = Recipient::lic;
    context.relation = Relation::active;
    context.assurance = {.organisation = true, .person = true, .licence = true};
    context.recipient_institution = parts.configuration.institution_number;
    return {parts, std::move(context), false};
}

PolicyView::PolicyView(const NodeParts& parts, PolicyContext context, bool is_peer)
    : parts_(parts),
      is_peer_(is_peer),
      verified_(with_identity(context, IdentityState::verified),
                [this](std::string_view patient_id) { return directives_of(patient_id); }),
      unverified_(with_identity(context, IdentityState::unverified),
                  [this](std::string_view patient_id) { return directives_of(patient_id); }) {}

MayDisclose PolicyView::may_disclose() {
    return [this](const ResourceMetadata& metadata) { return permits(metadata); };
}

bool PolicyView::permits(const ResourceMetadata& metadata) {
    const bool was_delivered = metadata.source.starts_with("peer:");
    if (is_peer_ && was_delivered) return false;  // no redisclosure: its own institution is asked itself
    ResourceMetadata seen = metadata;
    // RULING: a referral that was delivered here is part of the addressee's own chart.
    if (was_delivered) seen.institution = parts_.configuration.institution_number;
    const bool is_verified = metadata.patient_id.empty() || names_a_person(insured_of(metadata.patient_id));
    Disclosure& disclosure = is_verified ? verified_ : unverified_;
    if (disclosure.decide(seen).outcome != Outcome::permit) return false;
    permitted_.insert(metadata.type + "/" + metadata.id + "/_history/" + std::to_string(metadata.version));
    return true;
}

const std::string& PolicyView::insured_of(std::string_view patient_id) {
    const auto found = insured_.find(patient_id);
    if (found != insured_.end()) return found->second;
    std::string insured;
    if (const auto stored = parts_.store.read("Patient", patient_id); stored && *stored)
        if (const auto patient = fhir::parse_json((*stored)->bytes))
            insured = insured_identifier_of_patient(patient->root());
    return insured_.emplace(patient_id, std::move(insured)).first->second;
}

fhir::Result<std::vector<Directive>> PolicyView::directives_of(std::string_view patient_id) {
    const std::string& insured = insured_of(patient_id);
    if (insured.empty()) return std::vector<Directive>();
    const auto consents = parts_.store.directives(insured);
    if (!consents) return tl::unexpected(consents.error());
    fhir::Report unreadable;  // such a Consent is taken as a stop of everything
    return read_directives(*consents, unreadable);
}

void PolicyView::describe(AuditRecord& record) const {
    for (const Disclosure* disclosure : {&verified_, &unverified_})
        for (const auto& decided : disclosure->counts())
            record.decisions.push_back({decided.patient_id, std::string(decided.rule), decided.outcome, decided.count});
    record.entities.insert(record.entities.end(), permitted_.begin(), permitted_.end());
}

}  // namespace kakehashi::gateway
