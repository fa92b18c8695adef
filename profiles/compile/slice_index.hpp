#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kakehashi::profiles {

struct Rule;

/// What tells the slices of one rule apart, found once: a laboratory result's code is one of some 200 slices, each with
/// a display of its own. Looks at the rules of all profiles that the slices lead to.
struct SliceIndex {
    using Slices = std::vector<std::size_t>;  ///< indexes into Rule::slices, ascending

    /// [slice][discriminator]: the rules at the discriminator's path.
    std::vector<std::vector<std::vector<const Rule*>>> rules;
    /// The discriminator at which most slices demand a text of their own.
    std::size_t discriminator = 0;
    /// By that text; an item that has another one is in none of these slices.
    std::unordered_map<std::string_view, Slices> by_text;
    Slices others;  ///< those that demand no text there
};

}  // namespace kakehashi::profiles
