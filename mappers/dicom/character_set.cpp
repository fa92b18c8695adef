#include "dicom/character_set.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/iso_2022_jp.hpp"

namespace kakehashi::mappers::dicom {
namespace {

/// What 0x21 to 0x7E mean (G0).
enum class Lower : std::uint8_t { ascii, katakana, kanji, supplementary };
/// What 0xA1 to 0xFE mean (G1): nothing, JIS X 0201 katakana, or what an ICU converter says, one or two bytes each.
struct Upper {
    const char* converter = nullptr;
    bool is_katakana = false;
    bool is_double = false;
};

struct LowerEscape {
    std::string_view sequence;
    Lower set;
};
// ESC ( I is not of DICOM but of exporters that know ISO-2022-JP.
constexpr std::array kLowerEscapes{
    LowerEscape{"\x1b(B", Lower::ascii},    LowerEscape{"\x1b(J", Lower::ascii},
    LowerEscape{"\x1b(I", Lower::katakana}, LowerEscape{"\x1b$B", Lower::kanji},
    LowerEscape{"\x1b$@", Lower::kanji},    LowerEscape{"\x1b$(D", Lower::supplementary},
};

struct Repertoire {
    std::string_view term;      ///< after ISO_IR or ISO 2022 IR
    std::string_view sequence;  ///< that puts it into G1
    Upper upper;
};
constexpr std::array kRepertoires{
    Repertoire{"13", "\x1b)I", {.converter = nullptr, .is_katakana = true}},
    Repertoire{"100", "\x1b-A", {.converter = "ISO-8859-1"}},
    Repertoire{"101", "\x1b-B", {.converter = "ISO-8859-2"}},
    Repertoire{"109", "\x1b-C", {.converter = "ISO-8859-3"}},
    Repertoire{"110", "\x1b-D", {.converter = "ISO-8859-4"}},
    Repertoire{"144", "\x1b-L", {.converter = "ISO-8859-5"}},
    Repertoire{"127", "\x1b-G", {.converter = "ISO-8859-6"}},
    Repertoire{"126", "\x1b-F", {.converter = "ISO-8859-7"}},
    Repertoire{"138", "\x1b-H", {.converter = "ISO-8859-8"}},
    Repertoire{"148", "\x1b-M", {.converter = "ISO-8859-9"}},
    Repertoire{"203", "\x1b-b", {.converter = "ISO-8859-15"}},
    Repertoire{"166", "\x1b-T", {.converter = "TIS-620"}},
    Repertoire{"149", "\x1b$)C", {.converter = "EUC-KR", .is_double = true}},
    Repertoire{"58", "\x1b$)A", {.converter = "EUC-CN", .is_double = true}},
};
// Only escapes name them: they replace G0.
constexpr std::array<std::string_view, 3> kOtherTerms{"6", "87", "159"};

/// One value's bytes, run by run. Source: DICOM PS3.5 6.1.2.5
class Decoder {
public:
    Decoder(std::string_view bytes, const Upper& initial) : bytes_(bytes), initial_(initial), upper_(initial) {}

    std::optional<std::string> run() {
        while (at_ < bytes_.size()) {
            const bool understood = byte() == 0x1B ? escape() : byte() >= 0x80 ? upper_run() : lower_run();
            if (!understood) return std::nullopt;
        }
        return std::move(text_);
    }

private:
    [[nodiscard]] unsigned char byte(std::size_t further = 0) const {
        return static_cast<unsigned char>(bytes_[at_ + further]);
    }
    [[nodiscard]] bool is_double() const { return lower_ == Lower::kanji || lower_ == Lower::supplementary; }

    bool escape() {
        const std::string_view rest = bytes_.substr(at_);
        for (const LowerEscape& known : kLowerEscapes)
            if (rest.starts_with(known.sequence)) {
                lower_ = known.set;
                at_ += known.sequence.size();
                return true;
            }
        for (const Repertoire& known : kRepertoires)
            if (rest.starts_with(known.sequence)) {
                upper_ = known.upper;
                at_ += known.sequence.size();
                return true;
            }
        return false;
    }

    /// Delimiters and line ends begin anew with the first character set.
    void reset() {
        lower_ = Lower::ascii;
        upper_ = initial_;
    }

    bool lower_run() {
        const unsigned char c = byte();
        if (c <= 0x20 || lower_ == Lower::ascii) {
            // 0x5C and 0x7E of JIS Roman are ¥ and an overline, but here they separate values or are meant as ASCII.
            text_ += static_cast<char>(c);
            ++at_;
            if (c == '\\' || c == '^' || c == '=' || (c < 0x20 && c != '\t')) reset();
            return true;
        }
        std::size_t end = at_;
        while (end < bytes_.size() && static_cast<unsigned char>(bytes_[end]) > 0x20 &&
               static_cast<unsigned char>(bytes_[end]) < 0x7F)
            ++end;
        if (end == at_ || (is_double() && (end - at_) % 2 != 0)) return false;
        const std::string_view sequence = lower_ == Lower::kanji           ? "\x1b$B"
                                          : lower_ == Lower::supplementary ? "\x1b$(D"
                                                                           : "\x1b(I";
        return append_japanese(sequence, bytes_.substr(at_, end - at_), end);
    }

    /// The shared tables know JIS X 0208 as Windows-31J: one name from two feeds stays equal.
    bool append_japanese(std::string_view sequence, std::string_view run, std::size_t end) {
        const auto decoded = decode_iso_2022_jp(std::string(sequence).append(run).append("\x1b(B"));
        if (!decoded || decoded->unterminated_count > 0) return false;
        text_ += decoded->utf8;
        at_ = end;
        return true;
    }

    bool upper_run() {
        std::size_t end = at_;
        while (end < bytes_.size() && static_cast<unsigned char>(bytes_[end]) >= 0x80) ++end;
        std::string run(bytes_.substr(at_, end - at_));
        if (upper_.is_katakana) {
            for (char& c : run) {
                if (static_cast<unsigned char>(c) < 0xA1 || static_cast<unsigned char>(c) > 0xDF) return false;
                c = static_cast<char>(static_cast<unsigned char>(c) & 0x7FU);
            }
            return append_japanese("\x1b(I", run, end);
        }
        if (!upper_.converter || (upper_.is_double && run.size() % 2 != 0)) return false;
        const auto decoded = decode_icu(run, upper_.converter);
        if (!decoded) return false;
        text_ += *decoded;
        at_ = end;
        return true;
    }

    std::string_view bytes_;
    Upper initial_;
    Upper upper_;
    Lower lower_ = Lower::ascii;
    std::size_t at_ = 0;
    std::string text_;
};

/// "ISO_IR 100", "ISO 2022 IR 100" and what is met for them ("ISO-IR 100", "ISO2022 IR 87") → "100"; "" for others
std::string number_of(std::string_view term) {
    std::string packed;
    for (const char c : term)
        if (c != ' ' && c != '_' && c != '-') packed += c;
    for (const std::string_view prefix : {"ISO2022IR", "ISOIR"})
        if (packed.starts_with(prefix)) return packed.substr(prefix.size());
    return {};
}

const Repertoire* find_repertoire(std::string_view number) {
    const auto* found = std::find_if(kRepertoires.begin(), kRepertoires.end(),
                                     [&](const Repertoire& one) { return one.term == number; });
    return found == kRepertoires.end() ? nullptr : found;
}

bool is_ascii(std::string_view bytes) {
    return std::none_of(bytes.begin(), bytes.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '\x1b'; });
}

}  // namespace

CharacterSet::CharacterSet(const std::vector<std::string>& terms) {
    bool is_first = true;
    for (const std::string& term : terms) {
        declared_ += (is_first ? "" : "\\") + term;
        const std::string number = number_of(term);
        if (number == "192") {
            utf8_ = true;
        } else if (term == "GB18030" || term == "GBK") {
            whole_ = "GB18030";
        } else if (const Repertoire* known = find_repertoire(number)) {
            // Korean and Chinese sets, too, are met at the first place and without escapes.
            if (is_first) upper_ = known->upper.converter;
            if (is_first) katakana_upper_ = known->upper.is_katakana;
        } else if (!term.empty() && std::find(kOtherTerms.begin(), kOtherTerms.end(), number) == kOtherTerms.end()) {
            unknown_ = term;
        }
        is_first = false;
    }
}

std::optional<std::string> CharacterSet::decode(std::string_view bytes) const {
    if (is_ascii(bytes)) return std::string(bytes);
    if (utf8_) return simdjson::validate_utf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
    if (whole_) return decode_icu(bytes, whole_);
    Upper initial{.converter = upper_, .is_katakana = katakana_upper_};
    initial.is_double = upper_ && (std::string_view(upper_) == "EUC-KR" || std::string_view(upper_) == "EUC-CN");
    return Decoder(bytes, initial).run();
}

}  // namespace kakehashi::mappers::dicom
