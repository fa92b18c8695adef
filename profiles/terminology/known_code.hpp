#pragma once

#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "terminology/terminology.hpp"

namespace kakehashi::profiles {

/// A code with all that is here about it. Looks at the terminology's documents.
struct KnownCode {
    std::string_view system;
    std::string_view version;
    std::string_view code;
    const CodeSystem* code_system = nullptr;  ///< nullptr when it is not here
    const Concept* item = nullptr;
    const fhir::Node* stated = nullptr;  ///< what the value set says of it: compose's concept, or an expansion's entry
    /// Where there is no code system: the display of the schema's R4 tables, or the code itself where a grammar knows
    /// it.
    std::string_view other_display;
};

/// What is here about a code; the schema's R4 tables are asked too. Without item and other_display: nothing is.
[[nodiscard]] KnownCode describe(const Terminology& terminology, std::string_view system, std::string_view code,
                                 std::string_view version = {});

/// The display that the schema's R4 tables have of a code, "" when they do not have it. They hold what R4's required
/// value sets enumerate, and so not all codes of any system.
[[nodiscard]] std::string_view r4_display_of(std::string_view system, std::string_view code);
/// Whether that is the display; unknown where the tables have none, and for a Japanese one: they speak English alone.
[[nodiscard]] Membership has_r4_display(std::string_view system, std::string_view code, std::string_view display);

[[nodiscard]] bool is_known(const KnownCode& code);
[[nodiscard]] bool is_abstract(const KnownCode& code);
[[nodiscard]] bool is_inactive(const KnownCode& code);
/// The display for people of that language (BCP 47; "" for the code system's own), "" when there is none.
[[nodiscard]] std::string_view display_of(const KnownCode& code, std::string_view language);
/// The value set's designations, then the code system's and its supplements'.
[[nodiscard]] std::vector<const fhir::Node*> designations_of(const KnownCode& code);
/// Whether "ja-JP" is "ja", without regard to case, either way round.
[[nodiscard]] bool is_same_language(std::string_view a, std::string_view b);

}  // namespace kakehashi::profiles
