#include "terminology/obstacle.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace kakehashi::profiles {
namespace {

// Source: R4 valueset-filter-operator.html
constexpr std::array<std::string_view, 9> kOperators{"=",  "is-a",   "descendent-of", "is-not-a", "regex",
                                                     "in", "not-in", "generalizes",   "exists"};
constexpr std::size_t kStepsMax = 10'000;

/// One search through value sets in value sets.
class Search {
public:
    explicit Search(const Terminology& terminology) : terminology_(terminology) {}

    // The steps bound the recursion: each level is one step or more.
    Obstacle look_at(const ValueSet& set) {
        const std::string url(set.node->text_of("url"));
        if (std::ranges::find(open_, &set) != open_.end()) return {Obstacle::Kind::circle, url, ""};
        open_.push_back(&set);
        for (const auto* includes : {&set.includes, &set.excludes})
            for (const Include& include : *includes)
                if (Obstacle found = look_at(include, url); found.kind != Obstacle::Kind::none) return found;
        open_.pop_back();
        return {};
    }

private:
    Obstacle look_at(const Include& include, const std::string& url) {
        if (++steps_ > kStepsMax || open_.size() > kDepthMax) return {};
        for (const Filter& filter : include.filters) {
            if (std::ranges::find(kOperators, filter.op) == kOperators.end())
                return {Obstacle::Kind::operation, url, std::string(filter.op)};
            if (filter.op == "regex" && filter.pattern == nullptr)
                return {Obstacle::Kind::pattern, url, std::string(filter.value)};
        }
        for (const std::string_view canonical : include.value_sets)
            if (const ValueSet* inner = terminology_.find_value_set(canonical))
                if (Obstacle found = look_at(*inner); found.kind != Obstacle::Kind::none) return found;
        return {};
    }

    static constexpr std::size_t kDepthMax = 100;
    const Terminology& terminology_;
    std::vector<const ValueSet*> open_;
    std::size_t steps_ = 0;
};

}  // namespace

Obstacle find_obstacle(const Terminology& terminology, const ValueSet& set) { return Search(terminology).look_at(set); }

Obstacle find_obstacle(const Terminology& terminology, std::string_view canonical) {
    const ValueSet* set = terminology.find_value_set(canonical);
    return set != nullptr ? find_obstacle(terminology, *set) : Obstacle{};
}

}  // namespace kakehashi::profiles
