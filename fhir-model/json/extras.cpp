#include "json/extras.hpp"

#include <algorithm>
#include <string_view>

namespace kakehashi::fhir {
namespace {

class Blanker {
public:
    Blanker(std::span<char> text, std::size_t depth_max) : text_(text), depth_max_(depth_max) {}

    [[nodiscard]] std::vector<JsonExtra> run() {
        for (std::size_t at = 0; at < text_.size() && open_.size() <= depth_max_;) at = step(at);
        return std::move(extras_);
    }

private:
    /// What stands at `at`. @return where the next thing stands
    std::size_t step(std::size_t at) {
        switch (text_[at]) {
            case '"':
                comma_ = kNone;
                return end_of_string(at);
            case '/':
                return end_of_comment(at);
            case '{':
            case '[':
                comma_ = kNone;
                open_.push_back(static_cast<std::uint32_t>(at));
                break;
            case '}':
            case ']':
                drop_comma();
                if (!open_.empty()) open_.pop_back();
                break;
            case ',':
                comma_ = at;
                break;
            case ' ':
            case '\t':
            case '\r':
            case '\n':
                break;
            default:
                comma_ = kNone;
        }
        return at + 1;
    }

    std::size_t end_of_string(std::size_t at) const {
        for (++at; at < text_.size() && text_[at] != '"'; ++at)
            if (text_[at] == '\\') ++at;
        return at + 1;
    }

    std::size_t end_of_comment(std::size_t at) {
        const std::string_view rest(text_.data() + at, text_.size() - at);
        std::size_t length = 1;  // a lone slash is no comment: the reader refuses it
        if (rest.starts_with("//")) length = std::min(rest.find('\n'), rest.size());
        if (rest.starts_with("/*")) {
            const auto end = rest.find("*/", 2);
            length = end == std::string_view::npos ? 1 : end + 2;
        }
        if (length > 1) {
            note(JsonExtra::Kind::comment, at);
            std::ranges::replace_if(
                text_.subspan(at, length), [](char c) { return c != '\n'; }, ' ');
        }
        return at + length;
    }

    void drop_comma() {
        if (comma_ == kNone) return;
        note(JsonExtra::Kind::comma, comma_);
        text_[comma_] = ' ';
        comma_ = kNone;
    }

    void note(JsonExtra::Kind kind, std::size_t at) {
        extras_.push_back(
            {.kind = kind, .offset = static_cast<std::uint32_t>(at), .container = open_.empty() ? 0 : open_.back()});
    }

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::span<char> text_;
    std::size_t depth_max_;
    std::vector<std::uint32_t> open_;  // offsets of the brackets that are open
    std::size_t comma_ = kNone;        // a comma after which only blanks and comments stood so far
    std::vector<JsonExtra> extras_;
};

}  // namespace

std::vector<JsonExtra> blank_out_extras(std::span<char> text, std::size_t depth_max) {
    return Blanker(text, depth_max).run();
}

}  // namespace kakehashi::fhir
