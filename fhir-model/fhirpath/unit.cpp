#include "unit.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "ucum/measures.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

struct CalendarWord {
    std::string_view word;
    std::string_view code;
};
constexpr std::array<CalendarWord, 8> kCalendarWords{{{"year", "a"},
                                                      {"month", "mo"},
                                                      {"week", "wk"},
                                                      {"day", "d"},
                                                      {"hour", "h"},
                                                      {"minute", "min"},
                                                      {"second", "s"},
                                                      {"millisecond", "ms"}}};

const CalendarWord* find_calendar_word(std::string_view text) {
    for (const auto& word : kCalendarWords)
        if (text == word.word || (text.ends_with('s') && text.substr(0, text.size() - 1) == word.word)) return &word;
    return nullptr;
}

const ucum::Measure* find_measure(std::string_view symbol) {
    const auto* const found = std::ranges::lower_bound(ucum::kMeasures, symbol, {}, &ucum::Measure::symbol);
    return found != ucum::kMeasures.end() && found->symbol == symbol ? found : nullptr;
}

std::optional<Unit> parse_atom(std::string_view code) {
    if (const auto* unit = find_measure(code)) return Unit{Number(unit->factor), unit->exponents};
    for (const auto& prefix : ucum::kPrefixes) {
        if (!code.starts_with(prefix.symbol)) continue;
        const auto* unit = find_measure(code.substr(prefix.symbol.size()));
        if (unit != nullptr && ucum::is_metric(unit->symbol))
            return Unit{Number(unit->factor) * Number(prefix.factor), unit->exponents};
    }
    return std::nullopt;
}

/// "cm2", "10*3", "{annotation}", "7"
std::optional<Unit> parse_component(std::string_view text) {
    if (const auto annotation = text.find('{'); annotation != std::string_view::npos) text = text.substr(0, annotation);
    if (text.empty() || text == "1") return Unit{};
    int exponent = 1;
    std::size_t digits = text.size();
    while (digits > 0 && std::isdigit(static_cast<unsigned char>(text[digits - 1])) != 0) --digits;
    if (digits > 0 && digits < text.size()) {
        if (text.size() - digits > 2) return std::nullopt;
        exponent = std::atoi(std::string(text.substr(digits)).c_str());
        if (text[digits - 1] == '-' || text[digits - 1] == '+') {
            if (text[--digits] == '-') exponent = -exponent;
        }
    }
    const std::string_view code = text.substr(0, digits);
    std::optional<Unit> base;
    if (digits == 0) return parse_number(text) ? std::optional(Unit{*parse_number(text), {}}) : std::nullopt;
    base = code == "10*" || code == "10^" ? Unit{Number(10), {}} : parse_atom(code);
    if (!base) return std::nullopt;
    base->factor = pow(base->factor, exponent);
    for (int& e : base->exponents) e *= exponent;
    return base;
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view text) {
    Unit out;
    bool divide = false;
    if (text.size() > 100) return std::nullopt;
    text = without_calendar_word(text);
    while (true) {
        const std::size_t end = text.find_first_of("./");
        const auto part = parse_component(text.substr(0, end));
        if (!part) return std::nullopt;
        out.factor = divide ? Number(out.factor / part->factor) : Number(out.factor * part->factor);
        for (std::size_t i = 0; i < out.exponents.size(); ++i)
            out.exponents[i] += divide ? -part->exponents[i] : part->exponents[i];
        if (end == std::string_view::npos) return out;
        divide = text[end] == '/';
        text.remove_prefix(end + 1);
    }
}

std::string format_base_unit(const Unit& unit) {
    static constexpr std::array<std::string_view, 7> kNames{"m", "g", "s", "mol", "K", "A", "cd"};
    std::string out;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (unit.exponents[i] == 0) continue;
        if (!out.empty()) out.push_back('.');
        out += kNames[i];
        if (unit.exponents[i] != 1) out += std::to_string(unit.exponents[i]);
    }
    return out.empty() ? "1" : out;
}

std::string_view without_calendar_word(std::string_view unit) {
    const CalendarWord* word = find_calendar_word(unit);
    return word ? word->code : unit;
}

bool is_calendar_word(std::string_view text) { return find_calendar_word(text) != nullptr; }

}  // namespace kakehashi::fhir::fhirpath
