#include <algorithm>

#include "kakehashi/fhir/schema.hpp"
#include "kakehashi/profiles/must_support.hpp"

namespace kakehashi::profiles {

std::string_view code_of(WhenMissing when) {
    switch (when) {
        case WhenMissing::refused:
            return "refused";
        case WhenMissing::fill_if_known:
            return "fill-if-known";
        case WhenMissing::unstated:
            break;
    }
    return "";
}

std::string MustSupportElement::cardinality() const {
    const bool is_unbounded = max == fhir::schema::ElementDefinition::kUnbounded;
    return std::to_string(min) + ".." + (is_unbounded ? "*" : std::to_string(max));
}

/// Source: vendor guide of 電子カルテ情報共有サービス v1.1.0, validation at registration: a minimum of 1 and
/// must-support is refused when missing, must-support alone is to be filled if the data exists. JP Core is not that
/// service's guide.
WhenMissing MustSupportElement::when_missing() const {
    constexpr std::string_view kJapan = "http://jpfhir.jp/fhir/";
    constexpr std::string_view kCore = "http://jpfhir.jp/fhir/core/";
    const bool is_core = profile.starts_with(kCore) && !profile.ends_with("_eCS");
    if (!profile.starts_with(kJapan) || is_core) return WhenMissing::unstated;
    return min > 0 ? WhenMissing::refused : WhenMissing::fill_if_known;
}

std::string_view sliced_element_of(std::string_view id) {
    const auto colon = id.find(':', id.rfind('.') + 1);
    return colon == std::string_view::npos ? std::string_view() : id.substr(0, colon);
}

void MustSupportTotals::add(std::span<const MustSupportCount> counts) {
    for (const MustSupportCount& each : counts) {
        std::vector<Total>& totals = by_profile_[each.element.profile];
        const auto [at, is_new] = places_.emplace(std::pair(each.element.profile, each.element.id), totals.size());
        if (is_new) totals.push_back({.element = each.element});
        Total& total = totals[at->second];
        ++total.applied;
        if (each.count > 0) ++total.filled;
    }
}

std::vector<MustSupportTotals::Total> MustSupportTotals::totals() const {
    std::vector<Total> all;
    for (const auto& [profile, totals] : by_profile_) all.insert(all.end(), totals.begin(), totals.end());
    return all;
}

}  // namespace kakehashi::profiles
