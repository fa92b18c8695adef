#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "kakehashi/fhir/primitive.hpp"
#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

constexpr std::array<std::string_view, 3> kTypes{"AllergyIntolerance", "Condition", "Observation"};
constexpr int kYearsShown = 5;
/// Fewer resources may well all deserve the mark.
constexpr std::size_t kMarkedMin = 5;

std::string_view tagged_type(const Node& bundle) {
    for (const Node& tag : items_at(child(bundle, "meta"), "tag"))
        if (tag.text_of("system") == canonicals::kBundleType) return tag.text_of("code");
    return {};
}

/// One type a Bundle, the one that the tag says. Types that the service does not know are the closed slicing's finding.
void check_types(const Node& bundle, ServiceFindings& found) {
    std::string_view wanted = tagged_type(bundle);
    const bool is_for_prescriptions = wanted == "MedicationRequest";
    if (std::ranges::find(kTypes, wanted) == kTypes.end()) wanted = {};  // an error of its own: the first one says it
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node& resource = child(entry, "resource");
        const std::string_view type = resource.text_of("resourceType");
        if (type == "MedicationRequest") {
            // RULING: jp-clins.md 17.7. A tag that says MedicationRequest is refused by the invariant R02142 already.
            if (!is_for_prescriptions) found.error(kPrescription, resource);
            continue;
        }
        if (std::ranges::find(kTypes, type) == kTypes.end()) continue;
        if (wanted.empty()) wanted = type;
        if (type != wanted) found.error(kOneType, resource, {type, wanted});
    }
}

/// The number of the order that the result answers (basedOn is 0..1), with its system; nullptr when it says none.
const Node* order_of(const Node& observation) {
    const auto references = items_at(observation, "basedOn");
    if (references.empty()) return nullptr;
    const Node* order = contained_of(observation, references.front().text_of("reference"));
    if (order == nullptr) return nullptr;
    for (const Node& identifier : items_at(*order, "identifier"))
        if (!identifier.text_of("value").empty()) return &identifier;
    return nullptr;
}

/// All results are of one report. Source: jp-clins.md 2.2
void check_orders(const Node& bundle, ServiceFindings& found) {
    std::set<std::string> orders;
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node* order = order_of(child(entry, "resource"));
        if (order == nullptr) continue;
        const std::string name = std::string(order->text_of("system")) + '|' + std::string(order->text_of("value"));
        if (orders.insert(name).second && orders.size() > 1) found.error(kOneOrder, child(*order, "value"));
    }
}

/// The last day that a date can mean: "2019" ends on 2019-12-31.
std::optional<std::array<int, 3>> last_day(std::string_view text) {
    const auto at = fhir::parse_date_time(text);
    if (!at) return std::nullopt;
    const bool has_month = at->precision != fhir::DateTimePrecision::year;
    const bool has_day = has_month && at->precision != fhir::DateTimePrecision::month;
    return std::array{at->year, has_month ? at->month : 12, has_day ? at->day : 31};
}

/// A list has what has no end and what ended within five years. AllergyIntolerance has no element for its end.
void check_ended(const Sending& sending, const Node& bundle, ServiceFindings& found) {
    const auto today = last_day(sending.today);
    if (!today) return;
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node& end = child(child(entry, "resource"), "abatementDateTime");
        auto ended = last_day(end.text());
        if (!ended) continue;
        (*ended)[0] += kYearsShown;
        if (*ended < *today) found.warning(kEnded, end, {std::to_string(kYearsShown)});
    }
}

bool is_marked_lts(const Node& resource) {
    return std::ranges::any_of(items_at(child(resource, "meta"), "tag"), [](const Node& tag) {
        return tag.text_of("system") == canonicals::kIndication && tag.text_of("code") == "LTS";
    });
}

/// Long-term retention is a doctor's decision, never a default. Source: jp-clins.md 3
void check_retention(const Node& bundle, ServiceFindings& found) {
    std::size_t marked = 0;
    std::size_t all = 0;
    for (const Node& entry : items_at(bundle, "entry")) {
        const Node& resource = child(entry, "resource");
        if (resource.text_of("resourceType") == "Patient") continue;
        ++all;
        if (is_marked_lts(resource)) ++marked;
    }
    if (all >= kMarkedMin && marked == all) found.warning(kRetention, bundle, {std::to_string(all)});
}

}  // namespace

void check_report_unit(const Sending& sending, const Node& bundle, ServiceFindings& found) {
    check_types(bundle, found);
    check_orders(bundle, found);
    check_ended(sending, bundle, found);
    check_retention(bundle, found);
}

}  // namespace kakehashi::profiles::service
