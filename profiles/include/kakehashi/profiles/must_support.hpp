#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Which must-support elements of the profiles that resources are judged by are filled, and which never are.
/// Source: R4 profiling.html#mustsupport
namespace kakehashi::profiles {

/// What happens when a must-support element is missing.
enum class WhenMissing : std::uint8_t {
    unstated,      ///< the guide of the profile says nothing that we know
    refused,       ///< with a minimum of 1: the receiving service refuses the resource
    fill_if_known  ///< the element is to be filled if the data exists
};
[[nodiscard]] std::string_view code_of(WhenMissing when);

/// What a profile says of a must-support element.
struct MustSupportElement {
    std::string profile;     ///< canonical
    std::string id;          ///< in the profile: "Patient.name:official.family"
    std::string short_name;  ///< as the package states it; may be empty
    std::uint16_t min = 0;
    std::uint16_t max = 0;  ///< 65535: any number

    /// "1..*"
    [[nodiscard]] std::string cardinality() const;
    [[nodiscard]] WhenMissing when_missing() const;
};

/// How often it stands where the profile was applied. Of a slice that nothing is in there is one count, of what would
/// stand inside it none.
struct MustSupportCount {
    MustSupportElement element;
    std::string expression;  ///< FHIRPath of what the profile was applied to
    std::size_t places = 0;  ///< elements in which it could stand; 0: what should hold it is absent itself
    std::size_t count = 0;   ///< with a value or an extension that says why there is none
    bool is_certain = true;  ///< false: what belongs to its slice cannot be told, content is not here
};

/// "Patient.identifier" of the slice "Patient.identifier:insurance"; "" of what is no slice.
[[nodiscard]] std::string_view sliced_element_of(std::string_view id);

/// The sum over many resources: what a sender never fills shows here.
class MustSupportTotals {
public:
    struct Total {
        MustSupportElement element;
        /// How often the profile was applied; of what stands inside a slice, how often with that slice taken.
        std::size_t applied = 0;
        std::size_t filled = 0;   ///< in how many of those the element stood
    };
    void add(std::span<const MustSupportCount> counts);
    /// By profile, in the order of the profile's elements.
    [[nodiscard]] std::vector<Total> totals() const;

private:
    std::map<std::string, std::vector<Total>, std::less<>> by_profile_;
    std::map<std::pair<std::string, std::string>, std::size_t> places_;  ///< of profile and element, in by_profile_
};

}  // namespace kakehashi::profiles
