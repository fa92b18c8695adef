#pragma once

#include <optional>
#include <string>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::bundles {

/// What a Bundle is about, found before anything is written.
struct BundleShape {
    UnitKind kind = UnitKind::document;
    const kakehashi::fhir::Node* patient = nullptr;
    std::string patient_number;
    std::string institution_number;  ///< of the Bundle-ID or the patient number's system; else the context's
    std::string recorded;            ///< meta.lastUpdated, else timestamp
    bool keeps_oids = false;         ///< eCheckup profiles demand the OID form
};

/// Whether it is a document or collection Bundle that claims a Japanese profile.
[[nodiscard]] bool is_japanese(const kakehashi::fhir::Node& root);

/// Checks that a Japanese Bundle is one that we take over; otherwise adds the reason to `report`.
[[nodiscard]] std::optional<BundleShape> read_shape(const kakehashi::fhir::Node& root, const Context& context,
                                                    kakehashi::fhir::Report& report);

/// `<institution>^<year>^<local id>`. Source: JP-CLINS 1.5.2, Bundle-ID
[[nodiscard]] bool is_bundle_id(std::string_view text);

}  // namespace kakehashi::mappers::bundles
