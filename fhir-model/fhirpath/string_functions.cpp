#include <re2/re2.h>

#include <array>
#include <cctype>

#include "evaluator.hpp"
#include "kakehashi/fhir/primitive.hpp"
#include "messages.hpp"

/// Strings; positions and lengths count characters. Source: FHIRPath N1, functions: string manipulation
namespace kakehashi::fhir::fhirpath {
namespace {

/// Looks at the call's input.
std::optional<std::string_view> input_string(Evaluator& evaluator, const Call& call) {
    const auto* item = evaluator.single(call.input);
    if (!item) return std::nullopt;
    const Kind kind = kind_of(*item);
    if (kind == Kind::complex || kind == Kind::quantity) {
        evaluator.refuse(fhirpath_messages::kNeedsString, call.node.text);
        return std::nullopt;
    }
    evaluator.step(text_of(*item).size() / 16);
    return text_of(*item);
}
Item make_string(std::string_view text) { return make_value(Kind::string, std::string(text)); }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
std::int64_t characters(std::string_view text) { return static_cast<std::int64_t>(count_characters(text)); }
/// Byte offset of the character at `index`; the text's size when there are fewer.
std::size_t byte_of(std::string_view text, std::int64_t index) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if (!is_continuation(text[at]) && index-- == 0) return at;
    return at;
}

/// Input and one string argument; both there, or nothing.
struct TwoTexts {
    std::string_view input;  ///< looks at the call's input
    std::string argument;
};
std::optional<TwoTexts> two_texts(Evaluator& evaluator, const Call& call) {
    const auto input = input_string(evaluator, call);
    auto argument = evaluator.string_argument(call, 0);
    if (!input || !argument) return std::nullopt;
    return TwoTexts{*input, std::move(*argument)};
}

Collection index_of(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    if (!texts) return {};
    const auto at = texts->input.find(texts->argument);
    return only(make_integer(at == std::string::npos ? -1 : characters(texts->input.substr(0, at))));
}
Collection last_index_of(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    if (!texts) return {};
    const auto at = texts->input.rfind(texts->argument);
    return only(make_integer(at == std::string::npos ? -1 : characters(texts->input.substr(0, at))));
}
Collection substring(Evaluator& evaluator, const Call& call) {
    const auto input = input_string(evaluator, call);
    const auto start = evaluator.integer_argument(call, 0);
    if (!input || !start || *start < 0 || *start >= characters(*input)) return {};
    const std::string_view rest = input->substr(byte_of(*input, *start));
    if (call.node.arguments.size() < 2) return only(make_string(rest));
    const auto length = evaluator.integer_argument(call, 1);
    if (!length) return only(make_string(rest));
    return only(make_string(rest.substr(0, *length <= 0 ? 0 : byte_of(rest, *length))));
}
Collection starts_with(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    return texts ? only(make_boolean(texts->input.starts_with(texts->argument))) : Collection{};
}
Collection ends_with(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    return texts ? only(make_boolean(texts->input.ends_with(texts->argument))) : Collection{};
}
Collection has_part(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    return texts ? only(make_boolean(texts->input.find(texts->argument) != std::string::npos)) : Collection{};
}

template <bool Upper>
Collection change_case(Evaluator& evaluator, const Call& call) {
    const auto input = input_string(evaluator, call);
    if (!input) return {};
    std::string text(*input);
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) c = static_cast<char>(Upper ? std::toupper(byte) : std::tolower(byte));
    }
    return only(make_string(text));
}

Collection replace(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    const auto with = evaluator.string_argument(call, 1);
    if (!texts || !with) return {};
    std::string out;
    std::string_view rest = texts->input;
    while (!rest.empty()) {
        const auto at = texts->argument.empty() ? 0 : rest.find(texts->argument);
        if (at == std::string_view::npos) break;
        out.append(rest.substr(0, at)).append(*with);
        // FHIRPath N1, replace: an empty pattern surrounds every character
        const std::size_t keep = texts->argument.empty() ? byte_of(rest, 1) : 0;
        out.append(rest.substr(0, keep));
        rest.remove_prefix(at + texts->argument.size() + keep);
        evaluator.step(with->size() + 1);
        if (evaluator.failed()) return {};
    }
    out.append(rest);
    if (texts->argument.empty()) out.append(*with);
    return only(make_string(std::move(out)));
}

/// Compiled with the expression when the pattern is a literal, which costs more than most evaluations.
template <class Use>
Collection with_pattern(Evaluator& evaluator, const Call& call, const std::string& pattern, Use&& use) {
    const auto compiled = call.node.pattern != nullptr ? call.node.pattern : compile_pattern(pattern);
    if (compiled == nullptr) return evaluator.refuse(fhirpath_messages::kPattern);
    return use(*compiled);
}
template <bool Whole>
Collection matches(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    if (!texts) return {};
    return with_pattern(evaluator, call, texts->argument, [&](const RE2& pattern) {
        const re2::StringPiece input(texts->input.data(), texts->input.size());
        return only(make_boolean(Whole ? RE2::FullMatch(input, pattern) : RE2::PartialMatch(input, pattern)));
    });
}
/// `$1` and `${name}` of FHIRPath as RE2's `\1`.
std::string rewrite_of(std::string_view substitution, const RE2& expression) {
    std::string out;
    for (std::size_t i = 0; i < substitution.size(); ++i) {
        const char c = substitution[i];
        const auto close = substitution.find('}', i);
        if (c == '$' && i + 1 < substitution.size() && std::isdigit(static_cast<unsigned char>(substitution[i + 1]))) {
            out.append("\\").push_back(substitution[++i]);
        } else if (c == '$' && substitution.substr(i + 1, 1) == "{" && close != std::string_view::npos) {
            const std::string name(substitution.substr(i + 2, close - i - 2));
            const auto group = expression.NamedCapturingGroups().find(name);
            if (group != expression.NamedCapturingGroups().end()) out.append("\\" + std::to_string(group->second));
            i = close;
        } else {
            out.append(c == '\\' ? "\\\\" : std::string(1, c));
        }
    }
    return out;
}
Collection replace_matches(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    const auto with = evaluator.string_argument(call, 1);
    if (!texts || !with) return {};
    if (texts->argument.empty()) return only(make_string(texts->input));
    return with_pattern(evaluator, call, texts->argument, [&](const RE2& pattern) {
        std::string text(texts->input);
        RE2::GlobalReplace(&text, pattern, rewrite_of(*with, pattern));
        evaluator.step(text.size() / 16);
        return only(make_string(text));
    });
}

Collection length(Evaluator& evaluator, const Call& call) {
    const auto input = input_string(evaluator, call);
    return input ? only(make_integer(characters(*input))) : Collection{};
}
Collection to_chars(Evaluator& evaluator, const Call& call) {
    const auto input = input_string(evaluator, call);
    Collection out;
    for (std::string_view rest = input ? *input : std::string_view(); !rest.empty();) {
        const std::size_t size = byte_of(rest, 1);
        out.push_back(make_string(std::string(rest.substr(0, size))));
        rest.remove_prefix(size);
    }
    evaluator.step(out.size());
    return out;
}
Collection trim(Evaluator& evaluator, const Call& call) {
    const auto input = input_string(evaluator, call);
    if (!input) return {};
    const auto begin = input->find_first_not_of(" \t\r\n\f");
    if (begin == std::string::npos) return only(make_string({}));
    return only(make_string(input->substr(begin, input->find_last_not_of(" \t\r\n\f") - begin + 1)));
}
Collection split(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    Collection out;
    if (!texts) return out;
    if (texts->argument.empty()) return to_chars(evaluator, call);
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + texts->argument.size()) {
        end = texts->input.find(texts->argument, begin);
        out.push_back(make_string(texts->input.substr(begin, end == std::string::npos ? end : end - begin)));
    }
    evaluator.step(out.size());
    return out;
}
Collection join(Evaluator& evaluator, const Call& call) {
    const std::string separator = evaluator.string_argument(call, 0).value_or("");
    std::string out;
    bool first = true;
    for (const Item& item : call.input) {
        if (!first) out += separator;
        first = false;
        out += text_of(item);
        evaluator.step(out.size() / 1024);
    }
    return call.input.empty() ? Collection{} : only(make_string(std::move(out)));
}

struct Replacement {
    std::string_view raw;
    std::string_view escaped;
};
constexpr std::array<Replacement, 5> kHtml{
    {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}}};
constexpr std::array<Replacement, 6> kJson{
    {{"\\", "\\\\"}, {"\"", "\\\""}, {"\n", "\\n"}, {"\r", "\\r"}, {"\t", "\\t"}, {"\f", "\\f"}}};

template <bool Escape>
Collection change_escapes(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    if (!texts || (texts->argument != "html" && texts->argument != "json")) return {};
    const auto table = texts->argument == "html" ? std::span<const Replacement>(kHtml) : kJson;
    std::string out;
    for (std::string_view rest = texts->input; !rest.empty();) {
        std::string_view from = rest.substr(0, 1);
        std::string_view to = from;
        for (const auto& row : table) {
            const std::string_view wanted = Escape ? row.raw : row.escaped;
            if (!rest.starts_with(wanted)) continue;
            from = wanted;
            to = Escape ? row.escaped : row.raw;
            break;
        }
        out.append(to);
        rest.remove_prefix(from.size());
    }
    return only(make_string(std::move(out)));
}

std::string to_base64(std::string_view bytes, std::string_view digits) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) -> unsigned {
            return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U;
        };
        const unsigned group = at(0) << 16U | at(1) << 8U | at(2);
        for (unsigned k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : digits[(group >> (18U - 6U * k)) & 63U];
    }
    return out;
}

std::optional<std::string> from_base64(std::string_view text, std::string_view digits) {
    while (text.ends_with('=')) text.remove_suffix(1);
    std::string out;
    unsigned group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const auto digit = digits.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        group = (group << 6U | static_cast<unsigned>(digit)) & 0xFFFFFFU;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(group >> bits & 0xFFU);
    }
    return out;
}

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kHex = "0123456789abcdef";

/// Source: FHIRPath 2.0 (STU), encode: hex, base64, urlbase64
Collection encode(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    if (!texts) return {};
    if (texts->argument == "base64") return only(make_string(to_base64(texts->input, kBase64)));
    if (texts->argument == "urlbase64") return only(make_string(to_base64(texts->input, kBase64Url)));
    if (texts->argument != "hex") return {};
    std::string out;
    for (const char c : texts->input) {
        const auto byte = static_cast<unsigned char>(c);
        out.append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    }
    return only(make_string(std::move(out)));
}

/// Empty when the text is not in that form. Source: FHIRPath 2.0 (STU), decode
Collection decode(Evaluator& evaluator, const Call& call) {
    const auto texts = two_texts(evaluator, call);
    if (!texts) return {};
    if (texts->argument == "base64" || texts->argument == "urlbase64") {
        auto bytes = from_base64(texts->input, texts->argument == "base64" ? kBase64 : kBase64Url);
        return bytes ? only(make_string(std::move(*bytes))) : Collection{};
    }
    if (texts->argument != "hex" || texts->input.size() % 2 != 0) return {};
    std::string out;
    for (std::size_t i = 0; i < texts->input.size(); i += 2) {
        const auto digit = [&](std::size_t at) {
            return kHex.find(static_cast<char>(std::tolower(static_cast<unsigned char>(texts->input[at]))));
        };
        if (digit(i) == std::string_view::npos || digit(i + 1) == std::string_view::npos) return {};
        out += static_cast<char>(digit(i) << 4U | digit(i + 1));
    }
    return only(make_string(std::move(out)));
}

constexpr std::array kFunctions{
    Function{"encode", 1, 1, encode},
    Function{"decode", 1, 1, decode},
    Function{"indexOf", 1, 1, index_of},
    Function{"lastIndexOf", 1, 1, last_index_of},
    Function{"substring", 1, 2, substring},
    Function{"startsWith", 1, 1, starts_with},
    Function{"endsWith", 1, 1, ends_with},
    Function{"contains", 1, 1, has_part},
    Function{"upper", 0, 0, change_case<true>},
    Function{"lower", 0, 0, change_case<false>},
    Function{"replace", 2, 2, replace},
    Function{"matches", 1, 2, matches<false>, false, Shortcut::none, true},
    Function{"matchesFull", 1, 2, matches<true>, false, Shortcut::none, true},
    Function{"replaceMatches", 2, 3, replace_matches, false, Shortcut::none, true},
    Function{"length", 0, 0, length},
    Function{"toChars", 0, 0, to_chars},
    Function{"trim", 0, 0, trim},
    Function{"split", 1, 1, split},
    Function{"join", 0, 1, join},
    Function{"escape", 1, 1, change_escapes<true>},
    Function{"unescape", 1, 1, change_escapes<false>},
};

}  // namespace

/// RE2: linear time, whatever the expression. The point matches line ends, as in the suites of FHIRPath.
std::shared_ptr<const RE2> compile_pattern(const std::string& pattern) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(true);
    options.set_max_mem(8 << 20);
    auto compiled = std::make_shared<const RE2>(pattern, options);
    return compiled->ok() ? compiled : nullptr;
}

std::span<const Function> string_functions() { return kFunctions; }

}  // namespace kakehashi::fhir::fhirpath
