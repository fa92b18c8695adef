#include "kakehashi/fhir/primitive.hpp"
#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;

/// The profiles prefer MERIT-9 and so take UCUM; the guide wants MERIT-9 alone. Source: jp-clins.md 4 ("not UCUM"), 9
void check_drug_unit(const Node& quantity, ServiceFindings& found) {
    if (quantity.text_of("system") == canonicals::kUcum)
        found.warning(service_messages::kDrugUnit, child(quantity, "system"),
                      {canonicals::kMerit9Unit, canonicals::kUcum});
}

}  // namespace

void check_prescription(const Node& request, ServiceFindings& found) {
    // jp-clins.md 9: authoredOn to the second, with its offset
    const Node& authored = child(request, "authoredOn");
    const auto at = fhir::parse_date_time(authored.text());
    if (at && at->precision != fhir::DateTimePrecision::second)
        found.warning(service_messages::kAuthoredOn, authored, {shape_of(authored.text())});
    for (const Node& dosage : items_at(request, "dosageInstruction"))
        for (const Node& dose : items_at(dosage, "doseAndRate")) {
            check_drug_unit(child(dose, "doseQuantity"), found);
            // The rate's denominator is a day, which UCUM counts.
            check_drug_unit(child(child(dose, "rateRatio"), "numerator"), found);
        }
    check_drug_unit(child(child(request, "dispenseRequest"), "quantity"), found);
}

}  // namespace kakehashi::profiles::service
