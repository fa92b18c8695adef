#include "validate/constraint_texts.hpp"

#include <algorithm>

namespace kakehashi::profiles {
namespace {

constexpr ConstraintText kTexts[] = {
#include "validate/constraint_texts.inc"
};
static_assert(std::ranges::is_sorted(kTexts, {}, &ConstraintText::key));

}  // namespace

std::span<const ConstraintText> all_constraint_texts() { return kTexts; }

std::string_view constraint_text_ja(std::string_view key, std::string_view human) {
    for (const ConstraintText& text : std::ranges::equal_range(kTexts, key, {}, &ConstraintText::key))
        if (text.en == human) return text.ja;
    return human;
}

}  // namespace kakehashi::profiles
