#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "terminology/code_system.hpp"

namespace re2 {
class RE2;
}

namespace kakehashi::profiles {

/// One condition of ValueSet.compose.include.filter.
struct Filter {
    std::string_view property;
    std::string_view op;
    std::string_view value;
    std::shared_ptr<const re2::RE2> pattern;  ///< of `regex`; nullptr when it cannot be compiled
};

/// Whether a concept of a code system meets a filter. `unknown`: a property that the system does not declare, an
/// operator that R4 does not have, or a hierarchy of which only a part is here.
/// Source: R4 valueset-filter-operator.html
[[nodiscard]] Membership passes(const Filter& filter, const CodeSystem& system, const Concept& item);
/// The same of a code of which nothing else is known.
[[nodiscard]] Membership passes(const Filter& filter, std::string_view code);

/// ValueSet.compose.include or .exclude: all that it states must hold.
struct Include {
    const fhir::Node* node = nullptr;
    std::string_view system;
    std::string_view version;
    bool is_enumerated = false;
    std::unordered_set<std::string_view> codes;
    std::vector<Filter> filters;
    std::vector<std::string_view> value_sets;
};

/// A value set, ready to be asked. Looks at its document, which must outlive it.
/// Source: R4 valueset.html#compositions
struct ValueSet {
    const fhir::Node* node = nullptr;
    bool has_compose = false;
    bool is_active_only = false;  ///< compose.inactive is false
    std::vector<Include> includes;
    std::vector<Include> excludes;
    /// The stored expansion without its hierarchy: the entries that have a code, in order.
    std::vector<const fhir::Node*> expansion;
    std::unordered_multimap<std::string_view, std::string_view> expansion_systems;  ///< code to system
    /// Whether the stored expansion is there, whole: neither a page of it nor open ended.
    bool is_expansion_whole = false;
};

[[nodiscard]] ValueSet read_value_set(const fhir::Node& node);

}  // namespace kakehashi::profiles
