#include "package/version.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace kakehashi::profiles {
namespace {

/// The text up to the next dot, which is taken off `rest` with it.
std::string_view next_part(std::string_view& rest) {
    const auto dot = rest.find('.');
    const std::string_view part = rest.substr(0, dot);
    rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
    return part;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

/// Negative, zero or positive, as `left` is older, the same or newer.
int compare_parts(std::string_view left, std::string_view right) {
    while (!left.empty() || !right.empty()) {
        const std::string_view one = next_part(left);
        const std::string_view other = next_part(right);
        const auto a = number_of(one);
        const auto b = number_of(other);
        const int order = a && b ? (*a < *b ? -1 : (*a > *b ? 1 : 0)) : one.compare(other);
        if (order != 0) return order;
    }
    return 0;
}

bool is_wild(std::string_view part) { return part == "x" || part == "X" || part == "*"; }

}  // namespace

bool is_version(std::string_view version, std::string_view wanted) {
    return version == wanted ||
           (!wanted.empty() && version.starts_with(wanted) && version.substr(wanted.size()).starts_with('.'));
}

bool meets_dependency(std::string_view version, std::string_view wanted) {
    // "current$branch" is the build of a branch.
    if (version == wanted || wanted.empty() || wanted == "latest" || wanted.starts_with("current")) return true;
    if (version.find('-') != std::string_view::npos) return false;
    while (!wanted.empty()) {
        const std::string_view part = next_part(wanted);
        if (is_wild(part)) return true;  // "1.x" is "1.x.x"
        if (version.empty() || part != next_part(version)) return false;
    }
    return false;
}

bool is_older(std::string_view left, std::string_view right) {
    const auto left_dash = left.find('-');
    const auto right_dash = right.find('-');
    const int order = compare_parts(left.substr(0, left_dash), right.substr(0, right_dash));
    if (order != 0) return order < 0;
    if ((left_dash == std::string_view::npos) != (right_dash == std::string_view::npos))
        return right_dash == std::string_view::npos;
    if (left_dash == std::string_view::npos) return false;
    return compare_parts(left.substr(left_dash + 1), right.substr(right_dash + 1)) < 0;
}

}  // namespace kakehashi::profiles
