#include "kakehashi/fhir/primitive.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {

// Source: jp-clins.md 9: authoredOn to the second, with its offset
void check_prescription(const fhir::Node& request, ServiceFindings& found) {
    const fhir::Node& authored = child(request, "authoredOn");
    const auto at = fhir::parse_date_time(authored.text());
    if (at && at->precision != fhir::DateTimePrecision::second)
        found.warning(service_messages::kAuthoredOn, authored, {shape_of(authored.text())});
}

}  // namespace kakehashi::profiles::service
