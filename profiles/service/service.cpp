#include "service/service.hpp"

#include <algorithm>

#include "kakehashi/fhir/json.hpp"
#include "service/canonicals.hpp"
#include "service/findings.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

constexpr std::size_t kSendingBytesMax = 10'000'000;

struct KindClaim {
    std::string_view canonical;
    BundleKind kind;
};
constexpr KindClaim kKindClaims[] = {{canonicals::kBundleClins, BundleKind::information},
                                     {canonicals::kBundleReferral, BundleKind::referral},
                                     {canonicals::kBundleDischarge, BundleKind::discharge_summary},
                                     {canonicals::kBundleCheckup, BundleKind::checkup},
                                     {canonicals::kBundlePlan, BundleKind::care_plan}};

/// What the Bundle claims to be; when the caller asks, what its type and its Composition make it.
BundleKind kind_of(const Node& bundle, bool is_asked) {
    for (const KindClaim& each : kKindClaims)
        if (claim_of(bundle, each.canonical) != nullptr) return each.kind;
    if (!is_asked) return BundleKind::none;
    if (bundle.text_of("type") == "collection") return BundleKind::information;
    if (bundle.text_of("type") != "document") return BundleKind::none;
    const auto entries = items_at(bundle, "entry");
    if (entries.empty()) return BundleKind::none;
    for (const Node& coding : items_at(child(child(entries.front(), "resource"), "type"), "coding")) {
        if (coding.text_of("code") == "57133-1") return BundleKind::referral;
        if (coding.text_of("code") == "18842-5") return BundleKind::discharge_summary;
        if (coding.text_of("code") == "53576-5") return BundleKind::checkup;
    }
    return BundleKind::none;
}

bool is_laboratory(const Sending& sending, const Node& observation) {
    if (sending.is_information() || claim_of(observation, canonicals::kLabResult) != nullptr) return true;
    if (!sending.is_asked || sending.is_document()) return false;
    return std::ranges::any_of(items_at(observation, "category"), [](const Node& category) {
        return std::ranges::any_of(items_at(category, "coding"),
                                   [](const Node& coding) { return coding.text_of("code") == "laboratory"; });
    });
}

/// The rules of one resource by its type.
void check_resource(const Sending& sending, const Node& resource, ServiceFindings& found) {
    const std::string_view type = resource.text_of("resourceType");
    check_codes(resource, found);
    check_institution_numbers(resource, found);
    check_subject(sending, resource, found);
    if (type == "Patient") check_patient(resource, found);
    if (type == "Condition") check_condition(resource, found);
    if (type == "AllergyIntolerance") check_allergy(resource, found);
    if (type == "MedicationRequest") check_prescription(resource, found);
    const bool is_lab = type == "Observation" && is_laboratory(sending, resource);
    if (is_lab) check_laboratory(sending, resource, found);
    if (type != "Observation" || is_lab) check_needs(sending, resource, found);
}

void check_size(const fhir::Document& document, ServiceFindings& found) {
    std::size_t bytes = document.source().size();
    // What a mapper has built has no source yet; its arena holds more than its text will have.
    if (bytes == 0 && document.memory_bytes() > kSendingBytesMax) bytes = fhir::write_json(document.root()).size();
    if (bytes > kSendingBytesMax)
        found.warning(kSize, document.root(), {std::to_string(bytes), std::to_string(kSendingBytesMax)});
}

/// What is asked, and by which terminology.
struct Asked {
    const ValidationOptions& options;
    const Terminology& terminology;
};

Sending sending_of(const Node& bundle, BundleKind kind, const Asked& asked) {
    Sending sending{.kind = kind,
                    .institution = {},
                    .patient_url = {},
                    .today = asked.options.service_today,
                    .terminology = asked.terminology,
                    .is_asked = asked.options.service_rules == ServiceRules::always};
    const std::string_view number = child(bundle, "identifier").text_of("value").substr(0, 10);
    if (is_institution_number(number)) sending.institution = number;
    for (const Node& entry : items_at(bundle, "entry"))
        if (child(entry, "resource").text_of("resourceType") == "Patient") {
            sending.patient_url = entry.text_of("fullUrl");
            break;
        }
    if (sending.today.empty()) sending.today = bundle.text_of("timestamp");
    return sending;
}

void check_bundle(const Node& bundle, const Asked& asked, ServiceFindings& found) {
    const bool is_asked = asked.options.service_rules == ServiceRules::always;
    if (!is_asked && claim_of(bundle, canonicals::kBundleOtherCheckup) != nullptr) return;
    const Sending sending = sending_of(bundle, kind_of(bundle, is_asked), asked);
    if (sending.kind != BundleKind::none) {
        check_marks(sending, bundle, found);
        check_identity(sending, bundle, found);
        check_unique_identifiers(sending, bundle, found);
        if (sending.is_information()) {
            check_report_unit(sending, bundle, found);
            check_references(sending, bundle, found);
        } else {
            check_document(sending, bundle, found);
        }
    }
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node& resource = child(entry, "resource");
        if (!resource.is_object()) continue;
        // A discharge summary travels as an attachment of a referral: a Bundle in the Bundle.
        if (resource.text_of("resourceType") == "Bundle") {
            check_bundle(resource, asked, found);
            continue;
        }
        const bool is_claimed = claims_ecs(resource) || sending.is_information() || is_asked;
        if (is_claimed || sending.kind != BundleKind::none) check_marks(sending, resource, found);
        // The checkup report has a Patient and codes of its own kind (jp-clins.md 11.4).
        if (is_claimed && sending.kind != BundleKind::checkup) check_resource(sending, resource, found);
    }
}

bool is_for_service(const Node& resource, bool is_asked) {
    if (is_asked || claims_ecs(resource) || kind_of(resource, false) != BundleKind::none) return true;
    return std::ranges::any_of(items_at(resource, "entry"), [](const Node& entry) {
        const Node& inner = child(entry, "resource");
        return claims_ecs(inner) || kind_of(inner, false) != BundleKind::none;
    });
}

}  // namespace

std::vector<Located> check(const fhir::Document& document, const ValidationOptions& options,
                           const Terminology& terminology) {
    const bool is_asked = options.service_rules == ServiceRules::always;
    const Node& root = document.root();
    if (options.service_rules == ServiceRules::never || !is_for_service(root, is_asked)) return {};
    ServiceFindings found(options.wrong_displays_are_warnings ? fhir::IssueSeverity::warning
                                                              : fhir::IssueSeverity::error);
    check_size(document, found);
    const Asked asked{options, terminology};
    if (document.resource_type() == "Bundle") {
        check_bundle(root, asked, found);
    } else {
        const Sending sending{.kind = BundleKind::none,
                              .institution = {},
                              .patient_url = {},
                              .today = options.service_today,
                              .terminology = terminology,
                              .is_asked = is_asked};
        check_marks(sending, root, found);
        check_resource(sending, root, found);
    }
    return found.take(document);
}

}  // namespace kakehashi::profiles::service
