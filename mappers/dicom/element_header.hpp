#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The binary form of elements in files. Source: DICOM PS3.5 section 7
namespace kakehashi::mappers::dicom {

/// How the elements of a data set are written, by its transfer syntax. Source: DICOM PS3.5 section 10, annex A
struct Encoding {
    bool is_explicit = true;
    bool is_big_endian = false;
    bool is_deflated = false;
};
/// Syntaxes that are not known, the compressed ones and private ones are explicit VR little endian.
[[nodiscard]] Encoding encoding_of(std::string_view transfer_syntax_uid);

inline constexpr std::uint32_t kUndefinedLength = 0xFFFFFFFF;
inline constexpr std::uint32_t kItem = 0xFFFEE000;
inline constexpr std::uint32_t kItemDelimiter = 0xFFFEE00D;
inline constexpr std::uint32_t kSequenceDelimiter = 0xFFFEE0DD;
inline constexpr std::uint32_t kTransferSyntax = 0x00020010;
inline constexpr std::size_t kPreambleBytes = 128;

struct ElementHeader {
    std::uint32_t tag = 0;  ///< group and element
    std::string vr{};       ///< as written, or of the dictionary when the encoding names none; "UN" when nobody knows
    std::uint32_t length = 0;
    std::size_t value_at = 0;
};
/// The header that begins at `at`; nullopt when it is cut off, or no VR stands where one must.
[[nodiscard]] std::optional<ElementHeader> read_element_header(std::string_view bytes, std::size_t at,
                                                               Encoding encoding);
/// Bytes that an element's header takes at most.
inline constexpr std::size_t kHeaderBytesMax = 12;

/// 2 or 4 bytes as a number.
[[nodiscard]] std::uint32_t read_unsigned(std::string_view bytes, bool is_big_endian);
/// "0020000D"
[[nodiscard]] std::string tag_text(std::uint32_t tag);
/// Whether the file begins like a data set without preamble: a first element of group 0002 or 0008.
[[nodiscard]] bool has_no_preamble(std::string_view bytes);
/// 132 when preamble and `DICM` are there, 0 when the elements begin at once; nullopt: no DICOM file.
[[nodiscard]] std::optional<std::size_t> start_of_elements(std::string_view bytes);

}  // namespace kakehashi::mappers::dicom
