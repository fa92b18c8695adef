#pragma once

#include <span>
#include <string_view>

/// Japanese texts for the invariants of R4, which has English ones only. An invariant of a profile brings its own
/// along, in the extension `translation` of its text.
namespace kakehashi::profiles {

struct ConstraintText {
    std::string_view key;  ///< "dom-6"
    std::string_view
        en;  ///< R4's own: another publisher may use the key for something else, and R4 itself uses some twice
    std::string_view ja;
};

/// All of them, by key, for whoever checks that each one is of use.
[[nodiscard]] std::span<const ConstraintText> all_constraint_texts();

/// The text of an invariant in Japanese, or `human` as it is when there is none for this key and this English text.
[[nodiscard]] std::string_view constraint_text_ja(std::string_view key, std::string_view human);

}  // namespace kakehashi::profiles
