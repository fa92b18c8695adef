#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validate/definitions.hpp"
#include "validate/findings.hpp"
#include "validate/scope.hpp"

namespace kakehashi::profiles {

/// 'x' of extension('x'), or "" when the step is another one.
[[nodiscard]] std::string_view extension_url(std::string_view step);

/// "identifier", or "identifier:insurance" of a slice.
[[nodiscard]] std::string name_of(const Rule& rule);

/// An element whose slice is asked, with what the discriminators' paths lead to from it: found once for all slices.
class SlicedItem {
public:
    /// @param rule  has slices. All must outlive the item.
    SlicedItem(const Place& place, const Rule& rule, Scope& scope, const Definitions& definitions);

    [[nodiscard]] const Place& place() const { return place_; }
    [[nodiscard]] const Rule& rule() const { return rule_; }
    [[nodiscard]] const Slicing& slicing() const { return slicing_; }
    [[nodiscard]] const SliceIndex& index() const { return index_; }
    /// The slices that the item may be in: it is in none of the others. Ascending.
    [[nodiscard]] SliceIndex::Slices candidates();
    [[nodiscard]] Scope& scope() const { return scope_; }
    /// The elements at the path of slicing().discriminators[discriminator].
    [[nodiscard]] std::span<const Place> places(std::size_t discriminator);

private:
    /// The places of each step of a path look at those of the step before.
    using Levels = std::vector<std::vector<Place>>;
    [[nodiscard]] Levels levels_of(std::span<const std::string> path) const;

    const Place& place_;
    const Rule& rule_;
    const SliceIndex& index_;
    const Slicing& slicing_;
    Scope& scope_;
    std::vector<Levels> levels_;  // of each discriminator; empty: not asked for yet
};

}  // namespace kakehashi::profiles
