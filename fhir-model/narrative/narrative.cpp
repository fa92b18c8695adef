#include "kakehashi/fhir/narrative.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "narrative/allowed.hpp"

namespace kakehashi::fhir {
namespace {

using namespace std::string_view_literals;
using Kind = NarrativeFault::Kind;

constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == ':' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// XML 1.0 production Char
bool is_xml_character(std::uint32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code < 0x110000);
}

/// What stands between `&` and `;`.
bool is_reference(std::string_view name) {
    constexpr std::array kEntities{"amp"sv, "lt"sv, "gt"sv, "quot"sv, "apos"sv};
    if (!name.starts_with('#')) return std::ranges::find(kEntities, name) != kEntities.end();
    const bool is_hex = name.starts_with("#x");
    const std::string_view digits = name.substr(is_hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
    return failure == std::errc() && end == digits.data() + digits.size() && is_xml_character(code);
}

/// The scheme of a link whose target is run instead of shown; "" of any other. Browsers pass over blanks in it.
std::string_view script_scheme(std::string_view link) {
    constexpr std::array kSchemes{"javascript"sv, "vbscript"sv};
    std::string scheme;
    for (const char c : link.substr(0, 64))
        if (static_cast<unsigned char>(c) > ' ') scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::string_view each : kSchemes)
        if (scheme.starts_with(each) && scheme.substr(each.size()).starts_with(':')) return each;
    return {};
}

/// Source: RFC 3986 2; `|` and brackets are let pass, which canonicals and queries have
bool is_link(std::string_view value) {
    constexpr std::string_view kNever = " \t\r\n<>\"\\";
    return !value.empty() && value.find_first_of(kNever) == std::string_view::npos &&
           value.find("&lt;") == std::string_view::npos && value.find("&gt;") == std::string_view::npos;
}

class NarrativeScanner {
public:
    NarrativeScanner(std::string_view text, std::size_t faults_max, NarrativeExtent extent)
        : text_(text), faults_max_(faults_max), extent_(extent) {}

    [[nodiscard]] std::vector<NarrativeFault> run() {
        skip_blanks();
        do {
            if (!step()) return std::move(faults_);
        } while (!open_.empty());
        skip_blanks();
        if (at_ < text_.size() && extent_ == NarrativeExtent::whole_text) malformed(at_);
        return std::move(faults_);
    }

private:
    // Each step says whether the text can be read on.
    bool malformed(std::size_t at) {
        note({.kind = Kind::malformed, .offset = at});
        return false;
    }
    bool note(NarrativeFault fault) {
        if (faults_.size() < faults_max_) faults_.push_back(fault);
        return faults_.size() < faults_max_;
    }
    [[nodiscard]] bool is_at(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    [[nodiscard]] bool is_end() const { return at_ >= text_.size(); }
    void skip_blanks() {
        while (!is_end() && is_blank(text_[at_])) ++at_;
    }
    std::string_view name() {
        const std::size_t begin = at_;
        while (!is_end() && is_name_character(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    /// The next piece of markup, and the text before it.
    bool step() {
        if (!open_.empty() && !text_until('<')) return false;
        if (!is_at("<")) return malformed(at_);
        if (is_at("<!--")) return !open_.empty() ? comment() : malformed(at_);
        if (is_at("<![CDATA[")) return !open_.empty() ? character_data() : malformed(at_);
        if (is_at("</")) return end_tag();
        return start_tag();
    }

    /// Moves to the next `end`. The characters and references on the way must be those of XML.
    bool text_until(char end) {
        for (; !is_end() && text_[at_] != end; ++at_) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte > '>' && byte < 0xEF) continue;
            if (byte == '&') {
                const auto semicolon = text_.find(';', at_);
                if (semicolon == std::string_view::npos || semicolon - at_ > 12 ||
                    !is_reference(text_.substr(at_ + 1, semicolon - at_ - 1)))
                    return malformed(at_);
            }
            const bool is_none = byte == '<' || (byte < 0x20 && !is_blank(text_[at_])) || is_at("\xEF\xBF\xBE") ||
                                 is_at("\xEF\xBF\xBF") || (byte == '>' && at_ >= 2 && is_cdata_end());
            if (is_none) return malformed(at_);
        }
        return !is_end() || malformed(at_);
    }
    [[nodiscard]] bool is_cdata_end() const { return text_.substr(at_ - 2, 2) == "]]"; }

    bool comment() {
        const auto end = text_.find("--", at_ + 4);
        const bool is_whole = end != std::string_view::npos && text_.substr(end).starts_with("-->");
        return is_whole ? skip_to(end + 3) : malformed(at_);
    }
    bool character_data() {
        const auto end = text_.find("]]>", at_);
        return end != std::string_view::npos ? skip_to(end + 3) : malformed(at_);
    }
    /// Only XML's characters may stand on the way.
    bool skip_to(std::size_t end) {
        for (; at_ < end; ++at_) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if ((byte < 0x20 && !is_blank(text_[at_])) || is_at("\xEF\xBF\xBE") || is_at("\xEF\xBF\xBF"))
                return malformed(at_);
        }
        return true;
    }

    bool end_tag() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string_view closed = name();
        skip_blanks();
        if (open_.empty() || open_.back() != closed || !is_at(">")) return malformed(begin);
        ++at_;
        open_.pop_back();
        return true;
    }

    bool start_tag() {
        const std::size_t begin = at_++;
        const std::string_view element = name();
        if (element.empty()) return malformed(begin);
        if (!check_element(element, begin)) return false;
        attributes_.clear();
        bool has_namespace = !open_.empty();
        for (;;) {
            const std::size_t before = at_;
            skip_blanks();
            if (is_at("/>") || is_at(">")) break;
            if (at_ == before) return malformed(at_);
            if (!attribute(element, has_namespace)) return false;
        }
        if (!has_namespace && !note({.kind = Kind::name_space, .offset = begin, .element = element})) return false;
        const bool is_closed = text_[at_] == '/';
        at_ += is_closed ? 2 : 1;
        if (!is_closed) open_.push_back(element);
        return true;
    }

    bool check_element(std::string_view element, std::size_t begin) {
        if (!is_narrative_element(element) || (open_.empty() && element != "div"))
            return note({.kind = Kind::element, .offset = begin, .element = element});
        if (is_block(element) && std::ranges::find(open_, "p") != open_.end())
            return note({.kind = Kind::paragraph, .offset = begin, .element = element});
        return true;
    }

    bool attribute(std::string_view element, bool& has_namespace) {
        const std::size_t begin = at_;
        const std::string_view attribute = name();
        skip_blanks();
        if (attribute.empty() || !is_at("=")) return malformed(begin);
        ++at_;
        skip_blanks();
        if (!is_at("\"") && !is_at("'")) return malformed(at_);
        const char quote = text_[at_++];
        const std::size_t value_at = at_;
        if (!text_until(quote)) return false;
        const std::string_view value = text_.substr(value_at, at_ - value_at);
        ++at_;
        if (std::ranges::find(attributes_, attribute) != attributes_.end()) return malformed(begin);
        attributes_.push_back(attribute);
        if (attribute == "xmlns") {
            has_namespace = true;
            return value == kXhtml || note({.kind = Kind::name_space, .offset = begin, .element = element});
        }
        if (attribute.starts_with("xmlns:")) return !value.empty() || malformed(begin);
        return check_attribute({.offset = begin, .element = element, .attribute = attribute}, value);
    }

    /// @param fault the attribute, of no kind yet
    bool check_attribute(NarrativeFault fault, std::string_view value) {
        const bool is_link_attribute = fault.attribute == "href" || fault.attribute == "src";
        fault.kind = Kind::attribute;
        // What the element itself may not be is told of it, and its attributes are those of any element.
        if (!is_narrative_attribute(fault.element, fault.attribute)) return note(fault);
        fault.kind = Kind::script;
        fault.scheme = is_link_attribute ? script_scheme(value) : std::string_view();
        if (!fault.scheme.empty()) return note(fault);
        fault.kind = Kind::link;
        return !is_link_attribute || is_link(value) || note(fault);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string_view> open_;
    std::vector<std::string_view> attributes_;  // of the tag that is read
    std::size_t faults_max_;
    NarrativeExtent extent_;
    std::vector<NarrativeFault> faults_;
};

}  // namespace

std::optional<NarrativeFault> find_narrative_fault(std::string_view xhtml) {
    const auto faults = find_narrative_faults(xhtml, 1);
    return faults.empty() ? std::nullopt : std::optional(faults.front());
}

std::vector<NarrativeFault> find_narrative_faults(std::string_view xhtml, std::size_t faults_max,
                                                  NarrativeExtent extent) {
    return NarrativeScanner(xhtml, faults_max, extent).run();
}

}  // namespace kakehashi::fhir
