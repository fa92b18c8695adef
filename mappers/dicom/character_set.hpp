#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakehashi::mappers::dicom {

/// What Specific Character Set (0008,0005) says of the texts of a data set.
/// Source: DICOM PS3.3 C.12.1.1.2, PS3.5 6.1
class CharacterSet {
public:
    /// The default repertoire, ISO_IR 6 (ASCII).
    CharacterSet() = default;
    /// @param terms the attribute's values in their order; an empty first one is the default repertoire
    explicit CharacterSet(const std::vector<std::string>& terms);

    /// Terms that are not known; texts are then read as far as the others go.
    [[nodiscard]] const std::string& unknown_term() const { return unknown_; }
    /// "ISO 2022 IR 13\ISO 2022 IR 87", for reports; "" when nothing was declared
    [[nodiscard]] const std::string& declared() const { return declared_; }

    /// All bytes of one element's value as UTF-8, delimiters included; nullopt when they do not fit the declaration.
    /// Values must be split afterwards: in ISO-2022 and in GB 18030 the byte of a delimiter may be half a character.
    [[nodiscard]] std::optional<std::string> decode(std::string_view bytes) const;

private:
    std::string declared_;
    std::string unknown_;
    const char* whole_ = nullptr;  // ICU's name of a set without code extensions that covers everything
    const char* upper_ = nullptr;  // what 0xA1 and above mean at the start of a value: ICU's name
    bool katakana_upper_ = false;  // … JIS X 0201 katakana
    bool utf8_ = false;
};

}  // namespace kakehashi::mappers::dicom
