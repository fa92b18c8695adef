#pragma once

#include <cstdint>
#include <string_view>

#include "service/findings.hpp"
#include "terminology/terminology.hpp"

namespace kakehashi::profiles::service {

/// What a Bundle is for the service. Source: jp-clins.md section 1
enum class BundleKind : std::uint8_t { none, information, referral, discharge_summary, checkup, care_plan };

/// What is sent, around the resource at hand. Looks at the document.
struct Sending {
    BundleKind kind = BundleKind::none;
    std::string_view institution;    ///< number of the Bundle-ID; "" when there is none in good form
    std::string_view patient_url;    ///< fullUrl of the Patient
    std::string_view today;          ///< a date or the Bundle's timestamp; may be empty
    const Terminology& terminology;  ///< of the packages that the validation uses
    bool is_asked = false;           ///< the caller wants the rules on what claims nothing too

    [[nodiscard]] bool is_information() const { return kind == BundleKind::information; }
    [[nodiscard]] bool is_document() const { return kind != BundleKind::none && !is_information(); }
};

// One file a function. `bundle`, `entry` and `resource` are objects.

/// Bundle-ID, year, institution numbers. Source: jp-clins.md 2.3
void check_identity(const Sending& sending, const fhir::Node& bundle, ServiceFindings& found);
/// Numbers that are no institution's, and that two resources share. Source: jp-clins.md 3, 4
void check_institution_numbers(const fhir::Node& resource, ServiceFindings& found);
void check_unique_identifiers(const Sending& sending, const fhir::Node& bundle, ServiceFindings& found);
/// One type a Bundle, one order a Bundle, ended long ago, LTS on everything. Source: jp-clins.md 2.1, 2.2, 3
void check_report_unit(const Sending& sending, const fhir::Node& bundle, ServiceFindings& found);
/// fullUrls and references of a Bundle of information. Source: jp-clins.md 2.1
void check_references(const Sending& sending, const fhir::Node& bundle, ServiceFindings& found);
/// Whose record it is. Source: jp-clins.md 2.1, 6 to 10
void check_subject(const Sending& sending, const fhir::Node& resource, ServiceFindings& found);
/// What a document must not have, and whom a referral is for. Source: jp-clins.md 11, 16
void check_document(const Sending& sending, const fhir::Node& bundle, ServiceFindings& found);
/// meta.profile, meta.tag, and what the guide misprints. Source: jp-clins.md 3, 17.6
void check_marks(const Sending& sending, const fhir::Node& resource, ServiceFindings& found);
/// The form of codes and the displays of dummies, everywhere in the resource. Source: jp-clins.md 4, 17.10, 17.14
void check_codes(const fhir::Node& resource, ServiceFindings& found);
/// What the profile leaves open and the service wants. Source: jp-clins.md 3, 5 to 9
void check_needs(const Sending& sending, const fhir::Node& resource, ServiceFindings& found);
void check_patient(const fhir::Node& patient, ServiceFindings& found);
void check_condition(const fhir::Node& condition, ServiceFindings& found);
void check_allergy(const fhir::Node& allergy, ServiceFindings& found);
void check_laboratory(const Sending& sending, const fhir::Node& observation, ServiceFindings& found);
void check_prescription(const fhir::Node& request, ServiceFindings& found);

}  // namespace kakehashi::profiles::service
