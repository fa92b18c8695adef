#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "package/canonical_table.hpp"

namespace kakehashi::profiles {

/// Whether a value set has a code. `unknown`: the content that would tell is not here.
enum class Membership : std::uint8_t { no, yes, unknown };

/// The code systems and value sets of one package set; what they lack, the schema's R4 tables answer when they can.
/// Looks at the table's documents, which must outlive it.
class Terminology {
public:
    explicit Terminology(const CanonicalTable& table);

    /// @param value_set canonical, with or without `|version`
    /// @param system    "" for a `code` element: then any system of the value set will do
    /// Source: R4 valueset.html#compose
    [[nodiscard]] Membership contains(std::string_view value_set, std::string_view system, std::string_view code) const;

    /// Whether `display` is a display or a designation of the code, without regard to ASCII case. `unknown`: the code
    /// or its displays are not here.
    /// Source: R4 datatypes.html#Coding ("SHALL be one that the code system defines")
    /// Whether the code system has the code. `unknown`: it is not here, or not complete.
    [[nodiscard]] Membership has_code(std::string_view system, std::string_view code) const;
    /// Whether that canonical names a supplement, which adds to another code system and is none itself.
    [[nodiscard]] bool is_supplement(std::string_view system) const;
    [[nodiscard]] Membership has_display(std::string_view system, std::string_view code,
                                         std::string_view display) const;

private:
    struct Concept {
        std::string_view parent;  ///< "" at the top
        const fhir::Node* node = nullptr;
    };
    struct CodeSystem {
        bool is_complete = false;
        bool is_supplement = false;
        bool is_english = true;  ///< no display of it has a character beyond ASCII
        std::unordered_map<std::string_view, Concept> concepts;
    };
    struct Filter {
        std::string_view property;
        std::string_view op;
        std::string_view value;
    };
    struct Include {
        std::string_view system;
        bool is_enumerated = false;
        std::unordered_set<std::string_view> codes;
        std::vector<Filter> filters;
        std::vector<std::string_view> value_sets;
    };
    struct ValueSet {
        std::vector<Include> includes;
        std::vector<Include> excludes;
    };

    void read_code_system(std::string_view url, const fhir::Node& node);
    void read_concepts(const fhir::Node& node, std::string_view parent, CodeSystem& into);
    static std::vector<Include> read_includes(const fhir::Node* list);
    [[nodiscard]] Membership in_value_set(std::string_view url, std::string_view system, std::string_view code,
                                          int depth) const;
    [[nodiscard]] Membership in_any(const std::vector<Include>& includes, std::string_view system,
                                    std::string_view code, int depth) const;
    [[nodiscard]] Membership in_include(const Include& include, std::string_view system, std::string_view code,
                                        int depth) const;
    [[nodiscard]] Membership in_system(const Include& include, std::string_view code) const;
    [[nodiscard]] Membership passes(const Filter& filter, const CodeSystem* system, std::string_view code) const;

    std::unordered_map<std::string_view, CodeSystem> code_systems_;
    std::unordered_map<std::string_view, ValueSet> value_sets_;
};

}  // namespace kakehashi::profiles
