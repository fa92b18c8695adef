#include "validate/sliced_item.hpp"

#include <algorithm>

#include "validate/run.hpp"
#include "validate/slice_index.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Element;

/// The elements that one step of a discriminator's path leads to.
void step_down(const Place& from, const std::string& step, const Scope& scope, std::vector<Place>& to) {
    if (step == "resolve()") {
        const Element target = scope.resolve(from.element.text_of("reference"));
        if (target.exists()) to.push_back({target, &from, "resolve()"});
        return;
    }
    if (step.starts_with("ofType(")) {
        if (is_type(from.element.type(), std::string_view(step).substr(7, step.size() - 8))) to.push_back(from);
        return;
    }
    const std::string_view url = extension_url(step);
    for_each_place(from, url.empty() ? std::string_view(step) : "extension", [&](Place each) {
        if (url.empty() || each.element.text_of("url") == url) to.push_back(std::move(each));
    });
}

const Slicing& slicing_of(const Rule& rule) {
    static const Slicing kNone;
    return rule.slicing ? *rule.slicing : kNone;
}

}  // namespace

std::string_view extension_url(std::string_view step) {
    if (!step.starts_with("extension(")) return {};
    const auto first = step.find_first_of("'\"");
    const auto last = step.find_last_of("'\"");
    return first < last ? step.substr(first + 1, last - first - 1) : std::string_view();
}

std::string name_of(const Rule& rule) { return rule.slice.empty() ? rule.name : rule.name + ":" + rule.slice; }

SlicedItem::SlicedItem(const Place& place, const Rule& rule, Scope& scope, const Definitions& definitions)
    : place_(place),
      rule_(rule),
      index_(slice_index_of(rule, definitions)),
      slicing_(slicing_of(rule)),
      scope_(scope),
      levels_(slicing_.discriminators.size()) {}

SliceIndex::Slices SlicedItem::candidates() {
    SliceIndex::Slices slices = index_.others;
    if (index_.by_text.empty()) return slices;
    for (const Place& each : places(index_.discriminator)) {
        const auto found = index_.by_text.find(each.element.text());
        if (found != index_.by_text.end()) slices.insert(slices.end(), found->second.begin(), found->second.end());
    }
    std::ranges::sort(slices);
    const auto twice = std::ranges::unique(slices);
    slices.erase(twice.begin(), twice.end());
    return slices;
}

std::span<const Place> SlicedItem::places(std::size_t discriminator) {
    Levels& levels = levels_[discriminator];
    if (levels.empty()) levels = levels_of(slicing_.discriminators[discriminator].path);
    return levels.back();
}

SlicedItem::Levels SlicedItem::levels_of(std::span<const std::string> path) const {
    Levels levels;
    levels.reserve(path.size() + 1);
    levels.push_back({place_});
    for (const std::string& step : path) {
        std::vector<Place> next;
        for (const Place& each : levels.back()) step_down(each, step, scope_, next);
        levels.push_back(std::move(next));
    }
    return levels;
}

}  // namespace kakehashi::profiles
