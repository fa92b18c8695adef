#include "lexer.hpp"

#include <array>
#include <cctype>
#include <optional>

#include "messages.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }

void append_utf8(std::uint32_t code, std::string& out) {
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
        put(0xC0 | (code >> 6));
    } else {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
    }
    put(0x80 | (code & 0x3F));
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Result<std::vector<Token>> run() {
        std::vector<Token> tokens;
        while (!error_) {
            skip_blanks();
            if (error_ || at_ >= text_.size()) break;
            tokens.push_back(next());
        }
        if (error_) return tl::unexpected(*error_);
        tokens.push_back(Token{.kind = TokenKind::end, .text = {}, .column = text_.size() + 1});
        return tokens;
    }

private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    void refuse(const fhirpath_messages::Reason& why) {
        error_ = fhirpath_messages::syntax_issue(at_ + 1, why);
        at_ = text_.size();
    }

    void skip_blanks() {
        while (at_ < text_.size()) {
            if (std::isspace(static_cast<unsigned char>(peek())) != 0) {
                ++at_;
            } else if (peek() == '/' && peek(1) == '/') {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (peek() == '/' && peek(1) == '*') {
                const auto end = text_.find("*/", at_ + 2);
                if (end == std::string_view::npos) return refuse(fhirpath_messages::kCommentOpen);
                at_ = end + 2;
            } else {
                return;
            }
        }
    }

    template <class Predicate>
    std::string take_while(Predicate&& wanted) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && wanted(text_[at_])) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    std::string quoted() {
        const char quote = text_[at_++];
        std::string out;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\') {
                escape(out);
            } else {
                out.push_back(text_[at_++]);
            }
        }
        if (at_ >= text_.size()) {
            if (!error_) refuse(fhirpath_messages::kTextOpen);
        } else {
            ++at_;
        }
        return out;
    }

    // FHIRPath N1, string: `\\s` in a literal is the regular expression `\s`.
    void escape(std::string& out) {
        static constexpr std::string_view kFrom = "'\"`\\/rntf";
        static constexpr std::string_view kTo = "'\"`\\/\r\n\t\f";
        const char c = peek(1);
        at_ += 2;
        if (const auto known = kFrom.find(c); known != std::string_view::npos && c != '\0') {
            out.push_back(kTo[known]);
        } else if (c == 'u') {
            unicode_escape(out);
        } else {
            refuse(fhirpath_messages::kEscape);
        }
    }

    void unicode_escape(std::string& out) {
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            const char c = peek();
            if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return refuse(fhirpath_messages::kUnicode);
            const int digit = is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
            code = code * 16 + static_cast<std::uint32_t>(digit);
        }
        append_utf8(code, out);
    }

    std::string number() {
        std::string out = take_while(is_digit);
        if (peek() == '.' && is_digit(peek(1))) {
            out.push_back('.');
            ++at_;
            out += take_while(is_digit);
        }
        return out;
    }

    // `@2015-02-04T14:34:28.123+10:00`; a minus after the time is an offset only when digits and a colon follow it.
    std::string temporal() {
        std::string out;
        bool in_time = false;
        while (at_ < text_.size()) {
            const char c = peek();
            const bool point = c == '.' && in_time && is_digit(peek(1));
            const bool offset = (c == '+' || c == '-') && is_digit(peek(1)) && is_digit(peek(2)) &&
                                (in_time ? peek(3) == ':' : c == '-');
            if (c == 'T') in_time = true;
            if (!is_digit(c) && !point && !offset && c != 'T' && !(c == ':' && in_time) && !(c == 'Z' && in_time))
                break;
            out.push_back(c);
            ++at_;
        }
        return out;
    }

    Token symbol() {
        static constexpr std::array<std::string_view, 4> kDouble{"<=", ">=", "!=", "!~"};
        Token token{.kind = TokenKind::symbol, .text = {}, .column = at_ + 1};
        for (const auto known : kDouble)
            if (text_.substr(at_, 2) == known) token.text = known;
        if (token.text.empty() && std::string_view(".,()[]{}+-*/|&<>=~").find(peek()) != std::string_view::npos)
            token.text = text_.substr(at_, 1);
        if (token.text.empty()) {
            refuse(fhirpath_messages::kCharacter);
            return token;
        }
        at_ += token.text.size();
        return token;
    }

    Token next() {
        const char c = peek();
        const std::size_t column = at_ + 1;
        if (is_name_start(c)) return {TokenKind::identifier, take_while(is_name_part), column};
        if (c == '$') {
            ++at_;
            return {TokenKind::identifier, "$" + take_while(is_name_part), column};
        }
        if (c == '`' || c == '"') return {TokenKind::quoted_identifier, quoted(), column};
        if (c == '\'') return {TokenKind::string, quoted(), column};
        if (is_digit(c)) return {TokenKind::number, number(), column};
        if (c == '@') {
            ++at_;
            return {TokenKind::temporal, temporal(), column};
        }
        if (c == '%') {
            ++at_;
            const bool is_quoted = peek() == '`' || peek() == '\'' || peek() == '"';
            std::string name = is_quoted ? quoted() : take_while([](char d) { return is_name_part(d) || d == '-'; });
            return {TokenKind::external, std::move(name), column};
        }
        return symbol();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<Issue> error_;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace kakehashi::fhir::fhirpath
