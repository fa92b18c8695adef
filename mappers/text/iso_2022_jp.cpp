#include "text/iso_2022_jp.hpp"

#include <array>
#include <cstdint>

namespace kakehashi::mappers {
namespace {

enum class Set : std::uint8_t { ascii, roman, katakana, kanji, supplementary };

struct Escape {
    std::string_view sequence;
    Set set;
};
constexpr std::array kEscapes{
    Escape{"\x1b(B", Set::ascii},  Escape{"\x1b(J", Set::roman},  Escape{"\x1b(I", Set::katakana},
    Escape{"\x1b$B", Set::kanji},  Escape{"\x1b$@", Set::kanji},  Escape{"\x1b$(D", Set::supplementary},
    Escape{"\x1b$(B", Set::kanji}, Escape{"\x1b$(@", Set::kanji},
};

bool is_graphic(unsigned char c) { return c >= 0x21 && c <= 0x7E; }

/// A JIS X 0208 pair as Shift_JIS. Source: JIS X 0208:1997 annex 1
std::string shift_jis_of(unsigned char row, unsigned char cell) {
    const unsigned lead = (row + 1U) / 2U + (row < 0x5F ? 0x70U : 0xB0U);
    const unsigned trail = row % 2 == 1 ? cell + (cell < 0x60 ? 0x1FU : 0x20U) : cell + 0x7EU;
    return {static_cast<char>(lead), static_cast<char>(trail)};
}

class Decoder {
public:
    explicit Decoder(std::string_view bytes) : bytes_(bytes) {}

    std::optional<Iso2022Text> run() {
        while (at_ < bytes_.size())
            if (!step()) return std::nullopt;
        if (!flush()) return std::nullopt;
        if (is_double()) ++text_.unterminated_count;
        return std::move(text_);
    }

private:
    [[nodiscard]] bool is_double() const { return set_ == Set::kanji || set_ == Set::supplementary; }
    [[nodiscard]] unsigned char byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

    bool step() {
        const unsigned char c = byte(at_);
        if (c >= 0x80) return false;
        if (c == 0x1B) return escape();
        if (c < 0x20) return control(c);
        if (is_double()) return pair(c);
        if (set_ == Set::katakana && c >= 0x21 && c <= 0x5F) {
            const unsigned point = 0xFF61U + (c - 0x21U);
            text_.utf8 += {static_cast<char>(0xEF), static_cast<char>(0x80U | ((point >> 6U) & 0x3FU)),
                           static_cast<char>(0x80U | (point & 0x3FU))};
        } else if (set_ == Set::roman && c == 0x5C && !starts_hl7_escape()) {
            text_.utf8 += "\xC2\xA5";
        } else {
            // RULING: 0x7E of JIS Roman is an overline, but exporters that write ESC ( J as "back to ASCII" mean the
            // repetition separator. Test: Iso2022Jp.TildeOfJisRomanStaysASeparator
            text_.utf8 += static_cast<char>(c);
        }
        ++at_;
        return true;
    }

    bool escape() {
        if (!flush()) return false;
        for (const Escape& known : kEscapes) {
            if (!bytes_.substr(at_).starts_with(known.sequence)) continue;
            set_ = known.set;
            at_ += known.sequence.size();
            return true;
        }
        return false;
    }

    /// A line must end in ASCII; one that does not is counted, and the next starts in ASCII.
    bool control(unsigned char c) {
        if (!flush()) return false;
        if (is_double()) ++text_.unterminated_count;
        if (c == '\r' || c == '\n' || is_double()) set_ = Set::ascii;
        text_.utf8 += static_cast<char>(c);
        ++at_;
        return true;
    }

    bool pair(unsigned char row) {
        if (row == 0x20) return keep_space();
        if (at_ + 1 >= bytes_.size() || !is_graphic(byte(at_ + 1))) return leave_kanji(row);
        const unsigned char cell = byte(at_ + 1);
        std::string run;
        const char* converter = nullptr;
        if (set_ == Set::supplementary) {
            run = {static_cast<char>(0x8F), static_cast<char>(row | 0x80U), static_cast<char>(cell | 0x80U)};
            converter = "EUC-JP";
        } else {
            run = shift_jis_of(row, cell);
            converter = "ibm-943_P15A-2003";
        }
        // Rows that neither JIS X 0208 nor Windows-31J fills: a delimiter may stand there because the escape back
        // to ASCII is missing.
        if (row > 0x74 && !decode_icu(run, converter)) return leave_kanji(row);
        pending_ += run;
        pending_converter_ = converter;
        at_ += 2;
        return true;
    }

    bool keep_space() {
        if (!flush()) return false;
        text_.utf8 += ' ';
        ++at_;
        return true;
    }

    bool leave_kanji(unsigned char c) {
        if (c != '|' && c != '^' && c != '~' && c != '&' && c != '\\') return false;
        if (!flush()) return false;
        ++text_.unterminated_count;
        set_ = Set::ascii;
        return true;
    }

    bool flush() {
        if (pending_.empty()) return true;
        const auto decoded = decode_icu(pending_, pending_converter_);
        pending_.clear();
        if (!decoded) return false;
        text_.utf8 += *decoded;
        return true;
    }

    /// 0x5C of JIS Roman is ¥ unless it opens or closes an HL7 escape like `\F\`.
    bool starts_hl7_escape() {
        if (in_escape_) {
            in_escape_ = false;
            return true;
        }
        const auto rest = bytes_.substr(at_ + 1, 16);
        const auto end = rest.find('\\');
        in_escape_ = end != std::string_view::npos && end > 0 &&
                     std::string_view("FSTREHNXZ.CM").find(rest.front()) != std::string_view::npos &&
                     rest.substr(0, end).find_first_of("|^~&\r\x1b") == std::string_view::npos;
        return in_escape_;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    Set set_ = Set::ascii;
    std::string pending_;  // kanji are decoded a run at a time
    const char* pending_converter_ = nullptr;
    bool in_escape_ = false;
    Iso2022Text text_;
};

}  // namespace

std::optional<Iso2022Text> decode_iso_2022_jp(std::string_view bytes) { return Decoder(bytes).run(); }

}  // namespace kakehashi::mappers
