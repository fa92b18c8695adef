#include <algorithm>
#include <array>
#include <string>

#include "terminology/terminology.hpp"

namespace kakehashi::profiles {
namespace {

/// Systems that records name and whose content is nowhere here. Source: R4 terminologies-systems.html
constexpr std::array<std::string_view, 5> kExternal{"http://loinc.org", "http://snomed.info/sct",
                                                    "http://unitsofmeasure.org", "http://hl7.org/fhir/sid/icd-10",
                                                    "http://dicom.nema.org/resources/ontology/DCM"};

/// Where HL7, the registries that R4 names and Japan's publishers have their systems. No package declares all of those,
/// so that nobody here can tell an unknown one from a new one.
constexpr std::array<std::string_view, 10> kPublishers{
    "http://hl7.org/fhir/",    "http://terminology.hl7.org/", "urn:ietf:",       "urn:iso:",
    "http://jpfhir.jp/fhir/",  "http://medis.or.jp/",         "http://jami.jp/", "http://capstandard.jp/",
    "urn:oid:1.2.392.100495.", "urn:oid:1.2.392.200119."};

}  // namespace

bool Terminology::is_known_system(std::string_view system) const {
    return std::ranges::find(kExternal, system) != kExternal.end() || static_cast<bool>(find_code_system(system)) ||
           std::ranges::any_of(kPublishers, [&](std::string_view prefix) { return system.starts_with(prefix); });
}

std::string Terminology::right_spelling_of(std::string_view system) const {
    const auto is_known = [this](const std::string& url) {
        return std::ranges::find(kExternal, url) != kExternal.end() || static_cast<bool>(find_code_system(url));
    };
    std::string url(system);
    if (url.empty() || is_known(url)) return {};
    if (url.starts_with("https://")) url.erase(4, 1);
    while (url.ends_with('/')) url.pop_back();
    if (is_known(url)) return url;
    constexpr std::string_view kValueSet = "/ValueSet/";
    if (const auto at = url.find(kValueSet); at != std::string::npos) url.replace(at, kValueSet.size(), "/CodeSystem/");
    return is_known(url) ? url : std::string();
}

}  // namespace kakehashi::profiles
