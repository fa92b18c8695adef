#include "kakehashi/mappers/result_text.hpp"

#include <algorithm>
#include <array>

#include "results/decimal_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace {

struct Word {
    std::string_view text;
    std::string_view meaning;
};

// Spaces and brackets are gone and full-width forms are narrowed before look-up.
constexpr std::array kSigns{
    Word{"-", "-"},
    Word{"陰性", "negative"},
    Word{"陰性-", "negative"},
    Word{"-陰性", "negative"},
    Word{"+-", "+-"},
    Word{"±", "+-"},
    Word{"+/-", "+-"},
    Word{"+", "+"},
    Word{"1+", "+"},
    Word{"+1", "+"},
    Word{"++", "++"},
    Word{"2+", "++"},
    Word{"+2", "++"},
    Word{"+++", "+++"},
    Word{"3+", "+++"},
    Word{"+3", "+++"},
    Word{"陽性", "positive"},
    Word{"陽性+", "positive"},
    Word{"+陽性", "positive"},
    Word{"negative", "negative"},
    Word{"positive", "positive"},
};

// Why there is no value. A text that holds one of them is a comment, whatever else it says.
constexpr std::array<std::string_view, 27> kNoValueWords{
    "溶血",     "検体不足", "検体不良", "検体量不足", "検体なし", "測定不能", "測定不可",   "測定せず", "依頼取消",
    "中止",     "検査中",   "再検中",   "別紙",       "報告書",   "未実施",   "判定不能",   "検査不能", "採取不能",
    "採血不可", "拒否",     "乳び",     "凝固",       "保留",     "未着",     "キャンセル", "後日報告", "結果待ち"};

std::string_view sign_of(std::string_view narrowed) {
    std::string bare;
    for (const char c : narrowed)
        if (c != '(' && c != ')' && c != ' ') bare += c;
    for (const Word& word : kSigns)
        if (word.text == bare) return word.meaning;
    return {};
}

bool is_comment(std::string_view text) {
    const bool placeholder = text.size() >= 2 && text.find_first_not_of("-*") == std::string_view::npos;
    return placeholder || std::any_of(kNoValueWords.begin(), kNoValueWords.end(), [text](std::string_view word) {
               return text.find(word) != std::string_view::npos;
           });
}

bool starts_like_a_number(std::string_view text) {
    const auto first = text.find_first_not_of("+-.<>= ");
    return first != std::string_view::npos && text[first] >= '0' && text[first] <= '9';
}

}  // namespace

ParsedResult parse_result_text(std::string_view text) {
    ParsedResult result;
    result.text = facts::trimmed(text);
    if (result.text.empty()) return result;
    const std::string narrowed = facts::trimmed(facts::to_half_width(result.text));
    if (const std::string_view sign = sign_of(narrowed); !sign.empty()) {
        result.kind = ResultKind::qualitative;
        result.sign = sign;
        return result;
    }
    const facts::Compared compared = facts::split_comparator(narrowed);
    if (const auto decimal = facts::decimal_text(compared.rest)) {
        result.kind = ResultKind::quantity;
        result.comparator = compared.comparator;
        result.decimal = *decimal;
        result.rewritten = result.text.find(*decimal) == std::string::npos;
        return result;
    }
    result.kind = is_comment(narrowed) ? ResultKind::comment : ResultKind::string;
    result.unparsed =
        result.kind == ResultKind::string && starts_like_a_number(narrowed) && parse_range_text(narrowed).low.empty();
    return result;
}

ParsedRange parse_range_text(std::string_view text) {
    ParsedRange range;
    range.text = facts::trimmed(text);
    if (range.text.empty()) return range;
    const std::string narrowed = facts::range_separators_unified(facts::to_half_width(range.text));
    const facts::Compared compared = facts::split_comparator(narrowed);
    if (!compared.comparator.empty()) {
        if (const auto decimal = facts::decimal_text(compared.rest))
            (compared.comparator[0] == '<' ? range.high : range.low) = *decimal;
    } else {
        // A `-` at the start or behind a separator is a sign, so separators are looked for from the second character
        // on.
        for (std::size_t at = narrowed.find_first_of("-~", 1); at != std::string::npos && range.low.empty();
             at = narrowed.find_first_of("-~", at + 1)) {
            const auto low = facts::decimal_text(std::string_view(narrowed).substr(0, at));
            const auto high = facts::decimal_text(std::string_view(narrowed).substr(at + 1));
            if (low && high) range.low = *low, range.high = *high;
        }
    }
    range.unparsed = range.low.empty() && range.high.empty();
    return range;
}

}  // namespace kakehashi::mappers
