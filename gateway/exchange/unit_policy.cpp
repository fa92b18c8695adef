#include "exchange/unit_policy.hpp"

#include <algorithm>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "pipeline/instant.hpp"

namespace kakehashi::gateway::exchange {

namespace {

constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

fhir::Result<std::vector<Directive>> directives_of(const Store& store, std::string_view insured) {
    if (insured.empty()) return std::vector<Directive>();
    const auto consents = store.directives(insured);
    if (!consents) return tl::unexpected(consents.error());
    fhir::Report unreadable;  // becomes a stop of everything
    return read_directives(*consents, unreadable);
}

/// Whether a consent to this very document is still pending: then nothing is implied.
bool is_pending(const std::vector<Directive>& directives, const StoredUnit& unit) {
    return std::ranges::any_of(directives, [&](const Directive& one) {
        const auto& documents = one.scope.documents;
        return one.active && one.document_hold &&
               (std::ranges::find(documents, unit.key) != documents.end() ||
                std::ranges::find(documents, unit.bundle_id) != documents.end());
    });
}

}  // namespace

PolicyContext context_of(const NodeConfiguration& configuration) {
    PolicyContext context;
    context.legal_profile = configuration.legal_profile == "reform" ? LegalProfile::reform : LegalProfile::current_2025;
    context.identity = IdentityState::verified;  // a unit waits in the store until its patient is known
    context.audit_writable = true;
    context.directive_age = std::chrono::seconds{0};
    context.instant = to_instant(std::chrono::system_clock::now());
    return context;
}

std::string insured_identifier_of(const fhir::Node& bundle) {
    const fhir::Node* entries = bundle.find("entry");
    if (entries == nullptr) return {};
    for (const fhir::Node& entry : entries->items()) {
        const fhir::Node* resource = entry.find("resource");
        if (resource == nullptr || resource->text_of("resourceType") != "Patient") continue;
        const fhir::Node* identifiers = resource->find("identifier");
        if (identifiers == nullptr) continue;
        for (const fhir::Node& identifier : identifiers->items())
            if (identifier.text_of("system") == kInsuredPerson) return std::string(identifier.text_of("value"));
    }
    return {};
}

fhir::Result<UnitDecision> decide_on_unit(const Store& store, const StoredUnit& unit, PolicyContext context,
                                          std::vector<Directive> implied) {
    const auto bundle = store.read("Bundle", unit.bundle_id);
    if (!bundle) return tl::unexpected(bundle.error());
    if (!*bundle) return UnitDecision{};  // the default: denied
    const ResourceMetadata& metadata = (*bundle)->metadata;
    const auto document = fhir::parse_json(unit.bundle);
    const std::string insured = document ? insured_identifier_of(document->root()) : std::string();
    Disclosure disclosure(std::move(context), [&](std::string_view) {
        auto directives = directives_of(store, insured);
        if (directives && !is_pending(*directives, unit))
            directives->insert(directives->end(), implied.begin(), implied.end());
        return directives;
    });
    UnitDecision made{.decision = disclosure.decide(metadata), .patient_id = unit.patient_id, .entity = {}};
    if (disclosure.failure()) return tl::unexpected(*disclosure.failure());
    made.entity = "Bundle/" + metadata.id + "/_history/" + std::to_string(metadata.version);
    return made;
}

Decision decide_on_person(const Store& store, std::string_view insured, PolicyContext context) {
    ResourceMetadata person;
    person.type = "Patient";
    person.id = "person";
    person.version = 1;
    person.patient_id = "person";
    person.unit_kind = name_of(mappers::UnitKind::patient);
    Disclosure disclosure(std::move(context), [&](std::string_view) { return directives_of(store, insured); });
    return disclosure.decide(person);
}

}  // namespace kakehashi::gateway::exchange
