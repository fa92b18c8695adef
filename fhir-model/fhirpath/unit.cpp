#include "unit.hpp"

#include <cctype>
#include <cstdlib>

namespace kakehashi::fhir::fhirpath {
namespace {

struct Atom {
    std::string_view code;
    bool takes_prefix;
    const char* factor;
    std::array<int, 7> exponents;
};
constexpr std::array<Atom, 33> kAtoms{{
    {"m", true, "1", {1, 0, 0, 0, 0, 0, 0}},
    {"g", true, "1", {0, 1, 0, 0, 0, 0, 0}},
    {"s", true, "1", {0, 0, 1, 0, 0, 0, 0}},
    {"mol", true, "1", {0, 0, 0, 1, 0, 0, 0}},
    {"K", true, "1", {0, 0, 0, 0, 1, 0, 0}},
    {"A", true, "1", {0, 0, 0, 0, 0, 1, 0}},
    {"cd", true, "1", {0, 0, 0, 0, 0, 0, 1}},
    {"min", false, "60", {0, 0, 1, 0, 0, 0, 0}},
    {"h", false, "3600", {0, 0, 1, 0, 0, 0, 0}},
    {"d", false, "86400", {0, 0, 1, 0, 0, 0, 0}},
    {"wk", false, "604800", {0, 0, 1, 0, 0, 0, 0}},
    {"mo", false, "2629800", {0, 0, 1, 0, 0, 0, 0}},
    {"a", false, "31557600", {0, 0, 1, 0, 0, 0, 0}},
    {"L", true, "0.001", {3, 0, 0, 0, 0, 0, 0}},
    {"l", true, "0.001", {3, 0, 0, 0, 0, 0, 0}},
    {"t", true, "1000000", {0, 1, 0, 0, 0, 0, 0}},
    {"eq", true, "1", {0, 0, 0, 1, 0, 0, 0}},
    {"osm", true, "1", {0, 0, 0, 1, 0, 0, 0}},
    {"kat", true, "1", {0, 0, -1, 1, 0, 0, 0}},
    {"U", true, "0.0000000166666666666666666666666666666666666667", {0, 0, -1, 1, 0, 0, 0}},
    {"Pa", true, "1000", {-1, 1, -2, 0, 0, 0, 0}},
    {"bar", true, "100000000", {-1, 1, -2, 0, 0, 0, 0}},
    {"m[Hg]", true, "133322000", {-1, 1, -2, 0, 0, 0, 0}},
    {"N", true, "1000", {1, 1, -2, 0, 0, 0, 0}},
    {"J", true, "1000", {2, 1, -2, 0, 0, 0, 0}},
    {"cal", true, "4184", {2, 1, -2, 0, 0, 0, 0}},
    {"W", true, "1000", {2, 1, -3, 0, 0, 0, 0}},
    {"Hz", true, "1", {0, 0, -1, 0, 0, 0, 0}},
    {"[lb_av]", false, "453.59237", {0, 1, 0, 0, 0, 0, 0}},
    {"[oz_av]", false, "28.349523125", {0, 1, 0, 0, 0, 0, 0}},
    {"[in_i]", false, "0.0254", {1, 0, 0, 0, 0, 0, 0}},
    {"[ft_i]", false, "0.3048", {1, 0, 0, 0, 0, 0, 0}},
    {"%", false, "0.01", {}},
}};

struct Prefix {
    std::string_view code;
    const char* factor;
};
constexpr std::array<Prefix, 13> kPrefixes{{{"da", "10"},
                                            {"T", "1000000000000"},
                                            {"G", "1000000000"},
                                            {"M", "1000000"},
                                            {"k", "1000"},
                                            {"h", "100"},
                                            {"d", "0.1"},
                                            {"c", "0.01"},
                                            {"m", "0.001"},
                                            {"u", "0.000001"},
                                            {"n", "0.000000001"},
                                            {"p", "0.000000000001"},
                                            {"f", "0.000000000000001"}}};

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

const Atom* find_atom(std::string_view code) {
    for (const auto& atom : kAtoms)
        if (atom.code == code) return &atom;
    return nullptr;
}

std::optional<Unit> parse_atom(std::string_view code) {
    if (const Atom* atom = find_atom(code)) return Unit{Number(atom->factor), atom->exponents};
    for (const auto& prefix : kPrefixes) {
        if (!code.starts_with(prefix.code)) continue;
        const Atom* atom = find_atom(code.substr(prefix.code.size()));
        if (atom != nullptr && atom->takes_prefix)
            return Unit{Number(atom->factor) * Number(prefix.factor), atom->exponents};
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
