#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "package/canonical_table.hpp"
#include "terminology/code_system.hpp"
#include "terminology/membership.hpp"
#include "terminology/value_set.hpp"

namespace kakehashi::profiles {

/// A code as a record has it. `system` is "" for a `code` element: then any system of the value set will do.
struct Coded {
    std::string_view system;
    std::string_view code;
};

/// A code system that was asked for, perhaps in another version than the one asked for.
struct FoundCodeSystem {
    const CodeSystem* system = nullptr;
    bool is_other_version = false;
    explicit operator bool() const { return system != nullptr; }
};

/// How far a question may go: value sets name value sets, also in circles. Shared between the questions of one
/// expansion.
struct Effort {
    std::size_t steps_max = 100'000;
    std::size_t steps = 0;  ///< includes that were looked at
    /// The value sets that the question stands in, the outermost first.
    std::array<const ValueSet*, 17> open{};
    std::size_t depth = 0;

    [[nodiscard]] bool is_over() const { return steps > steps_max; }
    /// Whether the value set is being asked already: it includes itself.
    [[nodiscard]] bool is_open(const ValueSet& set) const {
        return std::find(open.begin(), open.begin() + depth, &set) != open.begin() + depth;
    }
};

/// The code systems and value sets of one package set; what they lack, the schema's R4 tables answer when they can.
/// Looks at the table's documents, which must outlive it. Shared between threads.
///
/// RULING: what another version of a code system says is taken when it says yes, and for nothing when it says no: a
/// code may be new. Test: ValidateCode.AnotherVersionRefusesNothing
class Terminology {
public:
    explicit Terminology(const CanonicalTable& table);
    Terminology(const Terminology&) = delete;  // supplements are known by address
    Terminology& operator=(const Terminology&) = delete;

    /// @param value_set canonical, with or without `|version`
    /// @param system    "" for a `code` element: then any system of the value set will do
    /// Source: R4 valueset.html#compose
    [[nodiscard]] Membership contains(std::string_view value_set, std::string_view system, std::string_view code) const;
    /// The same of a value set that is in no package.
    [[nodiscard]] Membership contains(const ValueSet& set, const Coded& coded) const;
    /// The same with an effort that other questions share; `unknown` when it is over.
    [[nodiscard]] Membership in_value_set(std::string_view url, const Coded& coded, Effort& effort) const;
    /// Whether any of these includes has the code. Source: R4 valueset.html#compose
    [[nodiscard]] Membership in_any(std::span<const Include> includes, const Coded& coded, Effort& effort) const;

    /// Whether the code system has the code. `unknown`: it is not here, or not complete.
    [[nodiscard]] Membership has_code(std::string_view system, std::string_view code) const;
    /// Whether that canonical names a supplement, which adds to another code system and is none itself.
    [[nodiscard]] bool is_supplement(std::string_view system) const;
    /// Whether `display` is a display or a designation of the code, without regard to ASCII case. `unknown`: the code
    /// or its displays are not here.
    /// Source: R4 datatypes.html#Coding ("SHALL be one that the code system defines")
    [[nodiscard]] Membership has_display(std::string_view system, std::string_view code,
                                         std::string_view display) const;
    [[nodiscard]] static Membership has_display(const CodeSystem& system, const Concept& item,
                                                std::string_view display);

    /// What a code system's URL was meant to be, when it is unknown and only its scheme, a slash at its end, or
    /// ValueSet for CodeSystem keeps it from being a known one; else "".
    [[nodiscard]] std::string right_spelling_of(std::string_view system) const;
    /// Whether a code system is here, with or without its codes, or has the name of one that a known publisher may
    /// have.
    [[nodiscard]] bool is_known_system(std::string_view system) const;
    [[nodiscard]] FoundCodeSystem find_code_system(std::string_view url, std::string_view version = {}) const;
    /// @param canonical with or without `|version`; another version will do, for most have none
    [[nodiscard]] const ValueSet* find_value_set(std::string_view canonical) const;
    [[nodiscard]] const CanonicalTable& table() const { return table_; }

private:
    /// Read when it is first asked for; supplements add to it then.
    struct LazyCodeSystem {
        const ConformanceResource* resource = nullptr;
        std::vector<const LazyCodeSystem*> supplements;
        Lazy<CodeSystem> system;
    };
    struct LazyValueSet {
        const ConformanceResource* resource = nullptr;
        Lazy<ValueSet> set;
    };

    void add_supplements();
    [[nodiscard]] static const CodeSystem& read(const LazyCodeSystem& system);
    [[nodiscard]] static const ValueSet& read(const LazyValueSet& set);
    /// The last loaded one of that url, or nullptr.
    [[nodiscard]] const CodeSystem* last_code_system(std::string_view url) const;
    [[nodiscard]] Membership in_value_set(const ValueSet& set, const Coded& coded, Effort& effort) const;
    [[nodiscard]] Membership in_composition(const ValueSet& set, const Coded& coded, Effort& effort) const;
    [[nodiscard]] Membership in_include(const Include& include, const Coded& coded, Effort& effort) const;
    [[nodiscard]] Membership in_system(const Include& include, std::string_view code) const;
    [[nodiscard]] bool is_known_inactive(const ValueSet& set, const Coded& coded) const;

    const CanonicalTable& table_;
    std::unordered_map<std::string_view, const LazyCodeSystem*> code_systems_;
    std::unordered_map<std::string_view, LazyCodeSystem> code_systems_by_version_;  // by `url|version`
    std::unordered_map<std::string_view, LazyValueSet> value_sets_;                 // by `url|version`
    std::unordered_map<std::string_view, const LazyValueSet*> last_value_sets_;
};

}  // namespace kakehashi::profiles
