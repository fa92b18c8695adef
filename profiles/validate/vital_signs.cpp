#include <algorithm>
#include <array>
#include <string_view>

#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kSnomed = "http://snomed.info/sct";

struct VitalSign {
    std::string_view system;
    std::string_view code;
    std::string_view profile;  ///< the end of its canonical
};

/// Source: R4 observation-vitalsigns.html; the codes beyond its table as the reference validator takes them
constexpr std::array<VitalSign, 17> kVitalSigns{{{kLoinc, "85353-1", "vitalspanel"},
                                                 {kLoinc, "9279-1", "resprate"},
                                                 {kLoinc, "8867-4", "heartrate"},
                                                 {kLoinc, "2708-6", "oxygensat"},
                                                 {kLoinc, "59408-5", "oxygensat"},
                                                 {kLoinc, "8310-5", "bodytemp"},
                                                 {kLoinc, "8302-2", "bodyheight"},
                                                 {kLoinc, "9843-4", "headcircum"},
                                                 {kLoinc, "8287-5", "headcircum"},
                                                 {kLoinc, "29463-7", "bodyweight"},
                                                 {kLoinc, "3141-9", "bodyweight"},
                                                 {kLoinc, "39156-5", "bmi"},
                                                 {kLoinc, "85354-9", "bp"},
                                                 {kLoinc, "55284-4", "bp"},
                                                 {kLoinc, "8480-6", "bp"},
                                                 {kLoinc, "76534-7", "bp"},
                                                 {kSnomed, "276885007", "bodytemp"}}};

}  // namespace

/// An Observation with one of these codes must meet R4's profile of that vital sign, whether it claims it or not. Where
/// the profile is not here (no R4 core package is given), nothing is said.
/// Source: R4 observation-vitalsigns.html ("SHALL conform")
void Run::vital_signs(const Place& observation, Scope& scope) {
    observation.element.child("code").for_each("coding", [&](const fhir::Element& coding) {
        const std::string_view system = coding.text_of("system");
        const std::string_view code = coding.text_of("code");
        const auto found = std::ranges::find_if(
            kVitalSigns, [&](const VitalSign& each) { return each.code == code && each.system == system; });
        if (found == kVitalSigns.end()) return;
        std::string canonical("http://hl7.org/fhir/StructureDefinition/");
        canonical.append(found->profile);
        if (const Profile* profile = definitions_.find_profile(canonical)) apply_profile(observation, *profile, scope);
    });
}

}  // namespace kakehashi::profiles
