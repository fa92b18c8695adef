#pragma once

#include <vector>

#include "snapshot/element_steps.hpp"

namespace kakehashi::profiles {

/// Follows a differential and finds elements that stand before one which R4 has first. What R4's tables do not tell
/// (elements of a choice of types) is in order. Source: R4 profiling.html, elementdefinition.html
class ElementOrder {
public:
    /// @return whether the element before this one, the first that was followed aside, should stand behind it
    [[nodiscard]] bool follow(std::vector<Step> steps);

private:
    std::vector<Step> before_;
};

}  // namespace kakehashi::profiles
