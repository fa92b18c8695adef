#include "kakehashi/gateway/routing.hpp"

#include <algorithm>
#include <utility>

namespace kakehashi::gateway {

namespace {

constexpr std::string_view kReferral = "57133-1";
constexpr std::string_view kAddresseeSection = "910";
constexpr std::string_view kInstitutionNumber = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";

bool has_code(const fhir::Node* concept_node, std::string_view code) {
    const fhir::Node* codings = concept_node == nullptr ? nullptr : concept_node->find("coding");
    if (codings == nullptr) return false;
    return std::ranges::any_of(codings->items(),
                               [&](const fhir::Node& coding) { return coding.text_of("code") == code; });
}

/// Sections may stand inside sections.
const fhir::Node* find_section(const fhir::Node& parent, std::string_view code) {
    const fhir::Node* sections = parent.find("section");
    if (sections == nullptr) return nullptr;
    for (const fhir::Node& section : sections->items()) {
        if (has_code(section.find("code"), code)) return &section;
        if (const fhir::Node* inner = find_section(section, code)) return inner;
    }
    return nullptr;
}

const fhir::Node* find_resource(const fhir::Node& bundle, std::string_view full_url) {
    const fhir::Node* entries = bundle.find("entry");
    if (entries == nullptr) return nullptr;
    for (const fhir::Node& entry : entries->items())
        if (entry.text_of("fullUrl") == full_url) return entry.find("resource");
    return nullptr;
}

std::string institution_number_of(const fhir::Node& organization) {
    const fhir::Node* identifiers = organization.find("identifier");
    if (identifiers == nullptr) return {};
    for (const fhir::Node& identifier : identifiers->items())
        if (identifier.text_of("system") == kInstitutionNumber) return std::string(identifier.text_of("value"));
    return {};
}

}  // namespace

std::string addressee_of(const fhir::Node& bundle) {
    const fhir::Node* entries = bundle.find("entry");
    if (entries == nullptr || entries->items().empty()) return {};
    const fhir::Node* composition = entries->items().front().find("resource");
    if (composition == nullptr || !has_code(composition->find("type"), kReferral)) return {};
    const fhir::Node* section = find_section(*composition, kAddresseeSection);
    const fhir::Node* references = section == nullptr ? nullptr : section->find("entry");
    if (references == nullptr) return {};
    for (const fhir::Node& reference : references->items()) {
        const fhir::Node* resource = find_resource(bundle, reference.text_of("reference"));
        if (resource == nullptr || resource->text_of("resourceType") != "Organization") continue;
        if (auto number = institution_number_of(*resource); !number.empty()) return number;
    }
    return {};
}

std::vector<OutboxItem> route(const mappers::Unit& unit, const NodeConfiguration& configuration,
                              std::string_view source) {
    std::vector<OutboxItem> items;
    if (source.starts_with("peer:")) return items;
    // A platform orders by unit, so one patient's units need not wait for one another.
    for (const auto& feed : configuration.feeds)
        items.push_back({.destination = "feed:" + feed.name, .kind = "unit", .order_key = unit.key});
    if (unit.kind != mappers::UnitKind::document || unit.operation != mappers::UnitOperation::replace) return items;
    const std::string addressee = addressee_of(unit.bundle.root());
    const bool is_peer = std::ranges::any_of(
        configuration.peers, [&](const PeerConfiguration& peer) { return peer.institution_number == addressee; });
    if (is_peer) items.push_back({.destination = "peer:" + addressee, .kind = "referral", .order_key = unit.key});
    return items;
}

}  // namespace kakehashi::gateway
