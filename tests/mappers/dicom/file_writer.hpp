#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dicom/element_header.hpp"

/// Writes DICOM files for tests, in any of the uncompressed encodings.
namespace kakehashi::mappers::dicom::testing_files {

inline constexpr std::string_view kImplicitLittle = "1.2.840.10008.1.2";
inline constexpr std::string_view kExplicitLittle = "1.2.840.10008.1.2.1";
inline constexpr std::string_view kExplicitBig = "1.2.840.10008.1.2.2";

enum class Lengths : std::uint8_t { defined, undefined };

class FileWriter {
public:
    explicit FileWriter(Encoding encoding = {}, Lengths lengths = Lengths::defined)
        : encoding_(encoding), lengths_(lengths) {}

    FileWriter& put(std::uint32_t tag, std::string_view vr, std::string value) {
        if (value.size() % 2 != 0) value += vr == "UI" || vr == "OB" ? '\0' : ' ';
        header(tag, vr, static_cast<std::uint32_t>(value.size()));
        bytes_ += value;
        return *this;
    }
    FileWriter& put_short(std::uint32_t tag, std::uint16_t value) { return put(tag, "US", number(value, 2)); }
    FileWriter& put_long(std::uint32_t tag, std::uint32_t value) { return put(tag, "UL", number(value, 4)); }

    /// The items' bytes come from other writers of the same encoding.
    FileWriter& put_sequence(std::uint32_t tag, const std::vector<std::string>& items, std::string_view vr = "SQ") {
        std::string content;
        for (const std::string& item : items) content += item_of(item);
        if (lengths_ == Lengths::undefined) content += delimiter(kSequenceDelimiter);
        header(tag, vr, lengths_ == Lengths::undefined ? kUndefinedLength : static_cast<std::uint32_t>(content.size()));
        bytes_ += content;
        return *this;
    }
    FileWriter& put_raw(std::string_view bytes) {
        bytes_ += bytes;
        return *this;
    }
    void header(std::uint32_t tag, std::string_view vr, std::uint32_t length) {
        bytes_ += tag_bytes(tag);
        if (!encoding_.is_explicit) {
            bytes_ += number(length, 4);
            return;
        }
        bytes_ += vr;
        const bool is_long = vr == "SQ" || vr == "OB" || vr == "OW" || vr == "UN" || vr == "UT" || vr == "UC";
        bytes_ += is_long ? std::string(2, '\0') + number(length, 4) : number(length, 2);
    }
    [[nodiscard]] std::string number(std::uint32_t value, std::size_t size) const {
        std::string text(size, '\0');
        for (std::size_t i = 0; i < size; ++i)
            text[encoding_.is_big_endian ? size - 1 - i : i] = static_cast<char>(value >> (8 * i) & 0xFFU);
        return text;
    }
    [[nodiscard]] std::string delimiter(std::uint32_t tag) const { return tag_bytes(tag) + number(0, 4); }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] const Encoding& encoding() const { return encoding_; }
    [[nodiscard]] Lengths lengths() const { return lengths_; }

private:
    [[nodiscard]] std::string tag_bytes(std::uint32_t tag) const {
        return number(tag >> 16U, 2) + number(tag & 0xFFFFU, 2);
    }
    [[nodiscard]] std::string item_of(const std::string& content) const {
        if (lengths_ == Lengths::undefined)
            return tag_bytes(kItem) + number(kUndefinedLength, 4) + content + delimiter(kItemDelimiter);
        return tag_bytes(kItem) + number(static_cast<std::uint32_t>(content.size()), 4) + content;
    }

    Encoding encoding_;
    Lengths lengths_;
    std::string bytes_;
};

/// Preamble, prefix and meta information before `data_set`.
inline std::string file_of(std::string_view data_set, std::string_view transfer_syntax = kExplicitLittle,
                           std::string_view sop_class = "1.2.840.10008.5.1.4.1.1.2") {
    FileWriter meta;
    meta.put(0x00020001, "OB", std::string("\0\1", 2));
    meta.put(0x00020002, "UI", std::string(sop_class));
    meta.put(0x00020010, "UI", std::string(transfer_syntax));
    FileWriter length;
    length.put_long(0x00020000, static_cast<std::uint32_t>(meta.bytes().size()));
    return std::string(128, '\0') + "DICM" + length.bytes() + meta.bytes() + std::string(data_set);
}

}  // namespace kakehashi::mappers::dicom::testing_files
