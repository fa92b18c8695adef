#include "snapshot/element_steps.hpp"

#include <utility>

namespace kakehashi::profiles {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// The first steps of an id with the dot behind them.
std::string_view first_steps(std::string_view id, std::size_t count) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < count && end != std::string_view::npos; ++i) end = id.find('.', end == 0 ? 0 : end + 1);
    return end == std::string_view::npos ? id : id.substr(0, end + 1);
}

bool is_typed_name(std::string_view name, std::string_view choice) {
    return name.size() > choice.size() && name.starts_with(choice) && name[choice.size()] >= 'A' &&
           name[choice.size()] <= 'Z' && name.find('.') == std::string_view::npos;
}

}  // namespace

std::vector<Step> steps_of_id(std::string_view id) {
    std::vector<Step> steps;
    for (const std::string& part : split(id, '.')) {
        const auto colon = part.find(':');
        steps.push_back({part.substr(0, colon), colon == std::string::npos ? "" : part.substr(colon + 1)});
    }
    return steps;
}

std::vector<Step> steps_of_path(const fhir::Node& element, OpenSlices& open) {
    const std::string path(element.text_of("path"));
    // An element closes the slices that were open at it and below it.
    std::erase_if(open, [&](const auto& entry) { return entry.first == path || entry.first.starts_with(path + "."); });
    if (const auto slice = element.text_of("sliceName"); !slice.empty()) open[path] = slice;
    std::vector<Step> steps;
    std::string so_far;
    for (std::string& name : split(path, '.')) {
        so_far += (so_far.empty() ? "" : ".") + name;
        const auto slice = open.find(so_far);
        steps.push_back({std::move(name), slice == open.end() ? "" : slice->second});
    }
    return steps;
}

bool is_only_typed_name(std::span<const fhir::Node> differential, std::string_view id, std::size_t depth,
                        std::string_view choice) {
    const std::string_view parent = first_steps(id, depth);
    const std::string_view own = id.substr(parent.size(), id.find_first_of(".:", parent.size()) - parent.size());
    bool is_stated = false;
    for (const fhir::Node& element : differential) {
        const std::string_view other = element.text_of(element.find("id") != nullptr ? "id" : "path");
        if (!other.starts_with(parent)) continue;
        const std::string_view name = other.substr(parent.size(), other.find(':', parent.size()) - parent.size());
        if (!is_typed_name(name, choice)) continue;
        if (name != own) return false;
        is_stated = true;
    }
    return is_stated;
}

}  // namespace kakehashi::profiles
