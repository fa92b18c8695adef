#include "facts/insurance_order.hpp"

#include <algorithm>
#include <tuple>

namespace kakehashi::mappers::facts {

void identifying_card_first(std::vector<InsuranceFact>& cards, std::string_view day) {
    constexpr std::size_t kDateLength = 10;
    const std::string today(day.substr(0, kDateLength));
    const auto rank = [&today](const InsuranceFact& card) {
        const bool is_valid = (card.start.empty() || today.empty() || card.start <= today) &&
                              (card.end.empty() || today.empty() || card.end >= today);
        const bool is_medical = card.type != "8" && !card.insurer.empty();
        return std::tuple(!is_medical, !is_valid);
    };
    std::stable_sort(cards.begin(), cards.end(), [&rank](const InsuranceFact& left, const InsuranceFact& right) {
        if (rank(left) != rank(right)) return rank(left) < rank(right);
        return left.start > right.start;
    });
}

}  // namespace kakehashi::mappers::facts
