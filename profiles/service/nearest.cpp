#include "service/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace kakehashi::profiles::service {
namespace {

constexpr std::size_t kEditsMax = 3;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Characters to change, add or leave out (Levenshtein), or more than kEditsMax.
std::size_t edits_between(std::string_view a, std::string_view b) {
    // What differs in length by more cannot be near: so a long text costs nothing.
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > kEditsMax) return kEditsMax + 1;
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string_view nearest_of(std::string_view text, std::span<const std::string_view> candidates) {
    std::string_view nearest;
    std::size_t fewest = kEditsMax + 1;
    for (const std::string_view candidate : candidates) {
        if (candidate == text) return {};
        const std::size_t edits = edits_between(text, candidate);
        if (edits >= fewest) continue;
        fewest = edits;
        nearest = candidate;
    }
    return nearest;
}

}  // namespace kakehashi::profiles::service
