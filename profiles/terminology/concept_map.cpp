#include "terminology/concept_map.hpp"

#include <algorithm>
#include <iterator>

#include "terminology/code_system.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

constexpr std::size_t kMapsMax = 32;  // for one code, through unmapped.url; also ends a circle

/// From the other side, what was wider is narrower. Source: R4 valueset-concept-map-equivalence.html
std::string_view reversed(std::string_view equivalence) {
    if (equivalence == "wider") return "narrower";
    if (equivalence == "narrower") return "wider";
    if (equivalence == "subsumes") return "specializes";
    return equivalence == "specializes" ? "subsumes" : equivalence;
}

/// A group that names no system, or a question that names none, is about any.
bool fits(std::string_view stated, std::string_view asked) {
    return stated.empty() || asked.empty() || url_of(stated) == asked;
}

bool is_group_about(const Node& group, const Translation& asked) {
    const bool is_forward = asked.direction == Direction::forward;
    const std::string_view from = group.text_of(is_forward ? "source" : "target");
    const std::string_view to = group.text_of(is_forward ? "target" : "source");
    const std::string_view version = group.text_of(is_forward ? "sourceVersion" : "targetVersion");
    return fits(from, asked.system) && fits(to, asked.target_system) && fits(version, asked.version);
}

std::string_view part_text(const Node& parameter, std::string_view name) {
    for (const Node& part : items_of(&parameter, "part"))
        if (part.text_of("name") == name) return value_text(part);
    return {};
}

const Node* part_concept(const Node& parameter) {
    for (const Node& part : items_of(&parameter, "part"))
        if (part.text_of("name") == "concept")
            if (const fhir::Member* value = value_member(part)) return &value->value;
    return nullptr;
}

bool has_coding(const Node& codeable, std::string_view system, std::string_view code) {
    return codeable.text_of("text") == code ||
           std::ranges::any_of(items_of(&codeable, "coding"), [&](const Node& each) {
               return each.text_of("code") == code && fits(system, each.text_of("system"));
           });
}

/// Whether the question gives everything that the target depends on.
bool meets_dependencies(const Node& target, const Translation& asked) {
    return std::ranges::all_of(items_of(&target, "dependsOn"), [&](const Node& needed) {
        return std::ranges::any_of(asked.dependencies, [&](const Node* given) {
            const Node* codeable = part_concept(*given);
            return codeable != nullptr && part_text(*given, "element") == needed.text_of("property") &&
                   has_coding(*codeable, needed.text_of("system"), needed.text_of("value"));
        });
    });
}

Match match_of(const Node& map, const Node& group, const Node& target) {
    return {.equivalence = target.text_of("equivalence"),
            .system = group.text_of("target"),
            .version = group.text_of("targetVersion"),
            .code = target.text_of("code"),
            .display = target.text_of("display"),
            .products = target.find("product"),
            .map = map.text_of("url")};
}

void translate_backward(const Node& map, const Node& group, const Translation& asked, std::vector<Match>& matches) {
    for (const Node& element : items_of(&group, "element"))
        for (const Node& target : items_of(&element, "target"))
            if (target.text_of("code") == asked.code && meets_dependencies(target, asked))
                matches.push_back({.equivalence = reversed(target.text_of("equivalence")),
                                   .system = group.text_of("source"),
                                   .version = group.text_of("sourceVersion"),
                                   .code = element.text_of("code"),
                                   .display = element.text_of("display"),
                                   .map = map.text_of("url")});
}

std::vector<Match> translate_in(const Node& map, const Translation& asked, const CanonicalTable& table,
                                std::size_t& maps);

// RULING: R4 gives no equivalence for what `unmapped` yields: the same code is `equal`, and of a fixed one nothing
// more is known than that the map's author relates it. Test: Translate.CodesThatAMapDoesNotListFollowUnmapped
std::vector<Match> translate_unmapped(const Node& map, const Node& group, const Translation& asked,
                                      const CanonicalTable& table, std::size_t& maps) {
    const Node* unmapped = group.find("unmapped");
    const std::string_view mode = unmapped != nullptr ? unmapped->text_of("mode") : std::string_view();
    Match match{.system = group.text_of("target"), .version = group.text_of("targetVersion")};
    match.map = map.text_of("url");
    if (mode == "provided") {
        match.equivalence = "equal";
        match.code = asked.code;
        return {match};
    }
    if (mode == "fixed") {
        match.equivalence = "relatedto";
        match.code = unmapped->text_of("code");
        match.display = unmapped->text_of("display");
        return {match};
    }
    const Node* other = mode == "other-map" ? table.find("ConceptMap", unmapped->text_of("url")) : nullptr;
    if (other == nullptr || ++maps > kMapsMax) return {};
    return translate_in(*other, asked, table, maps);
}

void translate_forward(const Node& map, const Node& group, const Translation& asked, std::vector<Match>& matches,
                       bool& is_listed) {
    for (const Node& element : items_of(&group, "element")) {
        if (element.text_of("code") != asked.code) continue;
        is_listed = true;
        for (const Node& target : items_of(&element, "target"))
            if (meets_dependencies(target, asked)) matches.push_back(match_of(map, group, target));
    }
}

std::vector<Match> translate_in(const Node& map, const Translation& asked, const CanonicalTable& table,
                                std::size_t& maps) {
    std::vector<Match> matches;
    for (const Node& group : items_of(&map, "group")) {
        if (!is_group_about(group, asked)) continue;
        if (asked.direction == Direction::reverse) {
            translate_backward(map, group, asked, matches);
            continue;
        }
        bool is_listed = false;
        translate_forward(map, group, asked, matches, is_listed);
        if (!is_listed)
            std::ranges::copy(translate_unmapped(map, group, asked, table, maps), std::back_inserter(matches));
    }
    return matches;
}

}  // namespace

bool is_about(const Node& concept_map, const Translation& asked) {
    return std::ranges::any_of(items_of(&concept_map, "group"),
                               [&](const Node& group) { return is_group_about(group, asked); });
}

std::vector<Match> translate(const Node& concept_map, const Translation& asked, const CanonicalTable& table) {
    std::size_t maps = 0;
    return translate_in(concept_map, asked, table, maps);
}

bool is_translation(const Match& match) {
    return !match.code.empty() && match.equivalence != "unmatched" && match.equivalence != "disjoint";
}

}  // namespace kakehashi::profiles
