#pragma once

#include <string>
#include <string_view>

#include "kakehashi/fhir/element.hpp"

/// Values in the words of a finding. Made only when somebody reads the finding.
namespace kakehashi::profiles {

/// The same in both languages; most values are the same text in both.
struct Words {
    std::string en;
    std::string ja;

    [[nodiscard]] bool empty() const { return en.empty(); }
    Words& append(std::string_view same);
    Words& append(const Words& more);
    /// Appends with `separator` between, when there is something already.
    Words& join(const Words& more, std::string_view separator);
};

/// The text, of which long ones are cut at a character and end in "…"; control characters become "␣".
[[nodiscard]] std::string shortened(std::string_view text);

/// What stands in a record: "http://loinc.org#8867-4". Codes, URIs, displays and units as they are written; any other
/// text or number may be a patient's, so its form stands for it ("あああ 999").
[[nodiscard]] Words found_value(const fhir::Element& element);
/// The same, of what `like` (a fixed value or pattern) has too.
[[nodiscard]] Words found_value(const fhir::Element& element, const fhir::Node& like);
/// What a profile demands, in the same form; all of it is the publisher's own.
[[nodiscard]] std::string demanded_value(const fhir::Node& value);

/// "none", for what is not there.
[[nodiscard]] const Words& nothing();

}  // namespace kakehashi::profiles
