#include "terminology/ecl.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace kakehashi::profiles {
namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool read() { return expression(0) && (skip_spaces(), rest_.empty()); }

private:
    static constexpr int kDepthMax = 64;

    bool expression(int depth) {
        if (depth > kDepthMax || !part(depth)) return false;
        while (take_any(kJoins))
            if (!part(depth)) return false;
        if (take(":")) rest_ = {};  // a refinement: its attributes are not read
        return true;
    }

    bool part(int depth) {
        while (take_any(kOperators)) {
        }
        if (take("(")) return expression(depth + 1) && take(")");
        if (!take("*") && !digits()) return false;
        if (take("|")) {
            const auto end = rest_.find('|');
            if (end == std::string_view::npos) return false;
            rest_.remove_prefix(end + 1);
        }
        if (take("{{")) {
            const auto end = rest_.find("}}");
            if (end == std::string_view::npos) return false;
            rest_.remove_prefix(end + 2);
        }
        return true;
    }

    bool digits() {
        skip_spaces();
        const auto* end =
            std::ranges::find_if_not(rest_, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
        const auto count = static_cast<std::size_t>(end - rest_.begin());
        rest_.remove_prefix(count);
        return count >= 6 && count <= 18;
    }

    bool take(std::string_view word) {
        skip_spaces();
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    template <class Words>
    bool take_any(const Words& words) {
        return std::ranges::any_of(words, [this](std::string_view word) { return take(word); });
    }

    void skip_spaces() {
        while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_.front())) != 0) rest_.remove_prefix(1);
    }

    static constexpr std::array<std::string_view, 9> kOperators{"<<!", "<!", "<<", "<", ">>!", ">!", ">>", ">", "^"};
    static constexpr std::array<std::string_view, 7> kJoins{"AND", "and", "OR", "or", "MINUS", "minus", ","};

    std::string_view rest_;
};

}  // namespace

bool is_readable_ecl(std::string_view text) { return Reader(text).read(); }

}  // namespace kakehashi::profiles
