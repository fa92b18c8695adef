#include <algorithm>
#include <array>

#include "fhir/systems.hpp"

namespace kakehashi::mappers::bundles {
namespace {

constexpr std::string_view kTerminology = "http://terminology.hl7.org/CodeSystem/";
constexpr std::string_view kHl7 = "http://hl7.org/fhir/";

struct Known {
    std::string_view before, now;
};

// Sources: R4 terminologies-systems.html and identifier-registry.html (each system with its OID); sorted.
constexpr std::array kOids{
    Known{"urn:oid:1.2.840.10008.2.16.4", "http://dicom.nema.org/resources/ontology/DCM"},
    Known{"urn:oid:2.16.840.1.113883.12.227", "http://hl7.org/fhir/sid/mvx"},
    Known{"urn:oid:2.16.840.1.113883.12.292", "http://hl7.org/fhir/sid/cvx"},
    Known{"urn:oid:2.16.840.1.113883.4.1", "http://hl7.org/fhir/sid/us-ssn"},
    Known{"urn:oid:2.16.840.1.113883.4.6", "http://hl7.org/fhir/sid/us-npi"},
    Known{"urn:oid:2.16.840.1.113883.5.1", "http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender"},
    Known{"urn:oid:2.16.840.1.113883.5.1008", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"},
    Known{"urn:oid:2.16.840.1.113883.5.111", "http://terminology.hl7.org/CodeSystem/v3-RoleCode"},
    Known{"urn:oid:2.16.840.1.113883.5.2", "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus"},
    Known{"urn:oid:2.16.840.1.113883.5.25", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"},
    Known{"urn:oid:2.16.840.1.113883.5.4", "http://terminology.hl7.org/CodeSystem/v3-ActCode"},
    Known{"urn:oid:2.16.840.1.113883.5.83", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"},
    Known{"urn:oid:2.16.840.1.113883.6.1", "http://loinc.org"},
    Known{"urn:oid:2.16.840.1.113883.6.101", "http://nucc.org/provider-taxonomy"},
    Known{"urn:oid:2.16.840.1.113883.6.12", "http://www.ama-assn.org/go/cpt"},
    Known{"urn:oid:2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10"},
    Known{"urn:oid:2.16.840.1.113883.6.69", "http://hl7.org/fhir/sid/ndc"},
    Known{"urn:oid:2.16.840.1.113883.6.73", "http://www.whocc.no/atc"},
    Known{"urn:oid:2.16.840.1.113883.6.8", "http://unitsofmeasure.org"},
    Known{"urn:oid:2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm"},
    Known{"urn:oid:2.16.840.1.113883.6.90", "http://hl7.org/fhir/sid/icd-10-cm"},
    Known{"urn:oid:2.16.840.1.113883.6.96", "http://snomed.info/sct"},
};

// Code systems of STU3 that R4 has at terminology.hl7.org, most of them under the same name; sorted.
constexpr std::array kMoved{
    Known{"admit-source", "admit-source"},
    Known{"allergy-clinical-status", "allergyintolerance-clinical"},
    Known{"allergy-verification-status", "allergyintolerance-verification"},
    Known{"condition-category", "condition-category"},
    Known{"condition-clinical", "condition-clinical"},
    Known{"condition-ver-status", "condition-ver-status"},
    Known{"contactentity-type", "contactentity-type"},
    Known{"data-absent-reason", "data-absent-reason"},
    Known{"diagnosis-role", "diagnosis-role"},
    Known{"diet", "diet"},
    Known{"discharge-disposition", "discharge-disposition"},
    Known{"list-empty-reason", "list-empty-reason"},
    Known{"location-physical-type", "location-physical-type"},
    Known{"observation-category", "observation-category"},
    Known{"organization-type", "organization-type"},
    Known{"practitioner-role", "practitioner-role"},
    Known{"referencerange-meaning", "referencerange-meaning"},
    Known{"service-category", "service-category"},
    Known{"service-type", "service-type"},
};

template <std::size_t size>
std::string_view find(const std::array<Known, size>& table, std::string_view before) {
    const auto* row = std::ranges::lower_bound(table, before, {}, &Known::before);
    return row != table.end() && row->before == before ? row->now : std::string_view();
}

}  // namespace

std::string normal_system(std::string_view system) {
    if (system.starts_with("urn:oid:")) {
        const std::string_view known = find(kOids, system);
        return std::string(known.empty() ? current_system(system) : known);
    }
    if (!system.starts_with(kHl7)) return std::string(system);
    const std::string_view name = system.substr(kHl7.size());
    // "v2/0203" and "v3/ActCode" of STU3 are "v2-0203" and "v3-ActCode" now; "v3/vs/…" was a value set.
    const bool is_version_table =
        (name.starts_with("v2/") || name.starts_with("v3/")) && name.find('/', 3) == name.npos;
    if (is_version_table) return std::string(kTerminology).append(name.substr(0, 2)).append("-").append(name.substr(3));
    const std::string_view moved = find(kMoved, name);
    return moved.empty() ? std::string(system) : std::string(kTerminology).append(moved);
}

}  // namespace kakehashi::mappers::bundles
