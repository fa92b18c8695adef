#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "dicom/attributes.hpp"
#include "dicom/element_header.hpp"
#include "kakehashi/mappers/dicom.hpp"

namespace kakehashi::mappers {
namespace {

using dicom::ElementHeader;
using dicom::Encoding;

/// Values of pixels and the like are left out from here on.
constexpr std::uint32_t kBulkBytesMin = 64 * 1024;
/// Whole numbers of every bulk VR.
constexpr std::size_t kLeftBytes = 8;
/// What is left of a file: beyond it, the file is not of the kind that this is for.
constexpr std::size_t kOutlineBytesMax = std::size_t{64} << 20;
/// Preamble, `DICM` and the whole meta information of ordinary files.
constexpr std::size_t kFirstBytes = 4096;

/// Copies element by element, without looking into items of defined length.
class Outline {
public:
    Outline(const ReadBytesAt& read, std::uint64_t file_bytes) : read_(read), file_bytes_(file_bytes) {}

    bool copy_head() {
        const std::string first = read(0, kFirstBytes);
        const auto start = dicom::start_of_elements(first);
        // Without preamble such large files are not met; they are read whole.
        if (!start || *start == 0) return false;
        std::string syntax;
        std::size_t end = *start;
        while (const auto header = dicom::read_element_header(first, end, {})) {
            if (header->tag >> 16U != 2 || header->length > first.size() - header->value_at) break;
            if (header->tag == dicom::kTransferSyntax) syntax = first.substr(header->value_at, header->length);
            end = header->value_at + header->length;
        }
        syntax = syntax.substr(0, syntax.find('\0'));
        encoding_ = dicom::encoding_of(syntax);
        at_ = end;
        outline_ = first.substr(0, end);
        return !syntax.empty() && !encoding_.is_deflated;
    }

    std::optional<std::string> copy_elements() {
        while (at_ < file_bytes_ && outline_.size() <= kOutlineBytesMax) {
            const std::string bytes = read(at_, dicom::kHeaderBytesMax);
            const auto header = dicom::read_element_header(bytes, 0, encoding_);
            // Whatever is wrong here, the reader says it better: it gets the file as it is.
            if (!header || !copy_element(*header, bytes)) return std::nullopt;
        }
        if (outline_.size() > kOutlineBytesMax) return std::nullopt;
        return std::move(outline_);
    }

private:
    std::string read(std::uint64_t at, std::size_t size) const {
        std::string bytes(size, '\0');
        bytes.resize(read_(at, bytes.data(), bytes.size()));
        return bytes;
    }

    bool copy_element(const ElementHeader& header, const std::string& bytes) {
        const bool is_undefined = header.length == dicom::kUndefinedLength;
        const std::uint64_t value_at = at_ + header.value_at;
        outline_ += bytes.substr(0, header.value_at);
        if (header.tag == dicom::kItemDelimiter || header.tag == dicom::kSequenceDelimiter) {
            if (depth_ > 0) --depth_;
            at_ = value_at;
            return true;
        }
        if (is_undefined && is_bulk(header)) return skip_fragments(value_at);
        if (is_undefined) {
            at_ = value_at;
            ++depth_;
            return header.vr != "UN" || !encoding_.is_explicit;  // implicit inside: rare, read whole
        }
        if (value_at + header.length > file_bytes_) return false;
        at_ = value_at + header.length;
        if (depth_ > 0 || header.length < kBulkBytesMin || !is_bulk(header)) {
            const std::size_t room = kOutlineBytesMax - std::min(kOutlineBytesMax, outline_.size());
            if (header.length > room) return false;
            outline_ += read(value_at, header.length);
            return true;
        }
        // A few bytes in place of the value: the account knows that there was one. The length is the header's last
        // four.
        std::string length(4, '\0');
        length[encoding_.is_big_endian ? 3 : 0] = static_cast<char>(kLeftBytes);
        outline_.replace(outline_.size() - 4, 4, length).append(kLeftBytes, '\0');
        return true;
    }

    static bool is_bulk(const ElementHeader& header) {
        if (header.vr == "UN") return dicom::vr_of(dicom::tag_text(header.tag)) == "UN";
        return header.vr == "OB" || header.vr == "OW" || header.vr == "OF" || header.vr == "OD" || header.vr == "OL" ||
               header.vr == "OV" || header.tag >> 16U == 0x7FE0;
    }

    /// Only the end of encapsulated pixels is kept.
    bool skip_fragments(std::uint64_t at) {
        while (at < file_bytes_) {
            const std::string bytes = read(at, dicom::kHeaderBytesMax);
            const auto header = dicom::read_element_header(bytes, 0, encoding_);
            if (!header) return false;
            at += header->value_at;
            if (header->tag == dicom::kSequenceDelimiter) {
                outline_ += bytes.substr(0, header->value_at);
                at_ = at;
                return true;
            }
            if (header->tag != dicom::kItem || header->length > file_bytes_ - at) return false;
            at += header->length;
        }
        return false;
    }

    const ReadBytesAt& read_;
    std::uint64_t file_bytes_;
    std::uint64_t at_ = 0;
    std::size_t depth_ = 0;
    Encoding encoding_;
    std::string outline_;
};

}  // namespace

std::optional<std::string> read_dicom_outline(const ReadBytesAt& read, std::uint64_t file_bytes) {
    Outline outline(read, file_bytes);
    if (!outline.copy_head()) return std::nullopt;
    return outline.copy_elements();
}

}  // namespace kakehashi::mappers
