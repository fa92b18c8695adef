#include "facts/allergen_words.hpp"

#include <algorithm>
#include <array>

#include "facts/translated.hpp"
#include "kakehashi/mappers/result_text.hpp"

namespace kakehashi::mappers::facts {
namespace {

constexpr std::array<std::string_view, 9> kNone{
    "なし", "無", "無し", "ナシ", "特になし", "特記なし", "アレルギーなし", "アレルギー無し", "none"};
constexpr std::size_t kMetaLength = 3;
constexpr std::size_t kJfagyLength = 12;

}  // namespace

bool says_no_allergy(std::string_view text) {
    const std::string plain = normalise_text(text);
    return std::ranges::find(kNone, std::string_view(plain)) != kNone.end();
}

void classify_allergen(const Context& context, AllergyFact& allergy) {
    const std::string code = translated_or_missed(context, "allergen", allergy.text, {});
    if (code.empty()) return;
    const std::string_view meta = std::string_view(code).substr(0, kMetaLength);
    const bool is_jfagy = meta == "J9F" || meta == "J9N";
    const bool is_kind = code.size() == kMetaLength && code.starts_with("D9");
    if (is_jfagy && code.size() == kJfagyLength) allergy.jfagy = code;
    if (!is_jfagy && !is_kind) allergy.yj = code;
    allergy.category = meta == "J9F" || code == "D9F"   ? "food"
                       : meta == "J9N" || code == "D9N" ? "environment"
                                                        : "medication";
}

}  // namespace kakehashi::mappers::facts
