#include "dicom/part10.hpp"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "dicom/attributes.hpp"
#include "dicom/element_header.hpp"
#include "dicom/element_values.hpp"
#include "dicom/messages.hpp"

namespace kakehashi::mappers::dicom {
namespace {

using fhir::fail;
using fhir::IssueSeverity;
using fhir::IssueType;

constexpr unsigned kDepthMax = 32;
constexpr std::size_t kElementsMax = 4'000'000;
constexpr std::size_t kTakenMax = 100'000;  // of those, held in memory
constexpr std::size_t kInflatedBytesMax = std::size_t{256} << 20;

enum class Fault : std::uint8_t { none, cut_off, damaged, too_deep, too_many };

/// Where elements are read, and what holds for them.
struct Level {
    std::size_t end = 0;           ///< no element may lead beyond it
    bool until_delimiter = false;  ///< an item of undefined length
    unsigned depth = 0;
    Encoding encoding{};
    ValueReader values;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    /// Reads elements up to the level's end. `into` nullptr: they are stepped over.
    bool read_elements(DataSet* into, std::size_t at, Level& level) {
        at_ = at;
        while (at_ < level.end) {
            const auto header = read_element_header(bytes_.substr(0, level.end), at_, level.encoding);
            if (!header) return stop(level.end - at_ < kHeaderBytesMax ? Fault::cut_off : Fault::damaged);
            if (header->tag == kItemDelimiter && level.until_delimiter) {
                at_ = header->value_at;
                return true;
            }
            if (++elements_count_ > kElementsMax) return stop(Fault::too_many);
            if (!read_element(into, *header, level)) return false;
        }
        return !level.until_delimiter || stop(Fault::cut_off);
    }

    [[nodiscard]] Fault fault() const { return fault_; }
    [[nodiscard]] std::size_t at() const { return at_; }

private:
    bool stop(Fault fault) {
        fault_ = fault;
        return false;
    }

    bool read_element(DataSet* into, const ElementHeader& header, Level& level) {
        const std::size_t element_at = at_;
        at_ = header.value_at;
        const bool is_undefined = header.length == kUndefinedLength;
        if (!is_undefined && header.length > level.end - at_) {
            at_ = element_at;
            return stop(Fault::cut_off);
        }
        Attribute attribute;
        attribute.tag = tag_text(header.tag);
        attribute.offset = static_cast<std::uint32_t>(element_at);
        const bool is_sequence = header.vr == "SQ" || (is_undefined && !is_pixels(header));
        if (is_sequence) {
            if (!read_sequence(into ? &attribute : nullptr, header, level)) {
                if (into) into->add(std::move(attribute));
                return false;
            }
        } else if (is_undefined) {
            attribute.is_bulk = true;
            if (!skip_fragments(level)) return false;
        } else {
            const std::string_view value = bytes_.substr(at_, header.length);
            at_ += header.length;
            if (into) level.values.read(value, header, level.encoding.is_big_endian, attribute);
        }
        return keep(into, std::move(attribute));
    }

    bool keep(DataSet* into, Attribute attribute) {
        if (!into) return true;
        into->add(std::move(attribute));
        return ++taken_count_ <= kTakenMax || stop(Fault::too_many);
    }

    /// Encapsulated pixels are of these VRs; everything else of undefined length is a sequence. PS3.5 A.4, 6.2.2
    static bool is_pixels(const ElementHeader& header) {
        return header.vr == "OB" || header.vr == "OW" || header.tag == 0x7FE00010;
    }

    bool read_sequence(Attribute* attribute, const ElementHeader& header, const Level& outer) {
        if (outer.depth >= kDepthMax) return stop(Fault::too_deep);
        Level level = outer;
        ++level.depth;
        // A sequence of unknown VR and undefined length is always implicit little endian. PS3.5 6.2.2 note
        if (header.vr == "UN") level.encoding = {.is_explicit = false};
        const bool is_undefined = header.length == kUndefinedLength;
        const std::size_t end = is_undefined ? outer.end : at_ + header.length;
        const bool is_taken = attribute && is_read_sequence(attribute->tag);
        while (at_ < end) {
            const auto item = read_element_header(bytes_.substr(0, end), at_, level.encoding);
            if (!item) return stop(end - at_ < kHeaderBytesMax ? Fault::cut_off : Fault::damaged);
            if (item->tag == kSequenceDelimiter && is_undefined) {
                at_ = item->value_at;
                return true;
            }
            if (item->tag != kItem) return stop(Fault::damaged);
            if (attribute && !is_taken) attribute->is_bulk = true;
            DataSet* into = nullptr;
            if (is_taken)
                into = &attribute->items.emplace_back(
                    attribute->tag + "[" + std::to_string(attribute->items.size() + 1) + "].",
                    static_cast<std::uint32_t>(at_));
            if (!read_item(into, *item, end, level)) return false;
        }
        return !is_undefined || stop(Fault::cut_off);
    }

    bool read_item(DataSet* into, const ElementHeader& item, std::size_t end, Level level) {
        if (++elements_count_ > kElementsMax || (into && ++taken_count_ > kTakenMax)) return stop(Fault::too_many);
        level.until_delimiter = item.length == kUndefinedLength;
        if (!level.until_delimiter && item.length > end - item.value_at) return stop(Fault::cut_off);
        level.end = level.until_delimiter ? end : item.value_at + item.length;
        return read_elements(into, item.value_at, level);
    }

    bool skip_fragments(const Level& level) {
        while (at_ < level.end) {
            const auto fragment = read_element_header(bytes_.substr(0, level.end), at_, level.encoding);
            if (!fragment) return stop(Fault::cut_off);
            at_ = fragment->value_at;
            if (fragment->tag == kSequenceDelimiter) return true;
            if (fragment->tag != kItem) return stop(Fault::damaged);
            if (fragment->length > level.end - at_) return stop(Fault::cut_off);
            at_ += fragment->length;
        }
        return stop(Fault::cut_off);
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t elements_count_ = 0;
    std::size_t taken_count_ = 0;
    Fault fault_ = Fault::none;
};

/// `head` and the bytes that are deflated behind it; nullopt when they are none, or unpack to more than the limit.
/// What can be unpacked of a stream that is cut off is kept. Source: PS3.5 A.5, RFC 1951
std::optional<std::string> inflated(std::string_view head, std::string_view deflated) {
    std::string result(head);
    z_stream stream{};
    constexpr int kRawDeflate = -MAX_WBITS;
    if (inflateInit2(&stream, kRawDeflate) != Z_OK) return std::nullopt;
    std::string input(deflated);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    std::array<char, 1 << 16> chunk{};
    int status = Z_OK;
    while (status == Z_OK && result.size() <= kInflatedBytesMax) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        status = inflate(&stream, Z_NO_FLUSH);
        result.append(chunk.data(), chunk.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    const bool is_whole = status == Z_STREAM_END || status == Z_BUF_ERROR;
    return is_whole && result.size() <= kInflatedBytesMax ? std::optional(std::move(result)) : std::nullopt;
}

/// Where group 0002 ends: it is explicit little endian, whatever follows. Without preamble it may be missing.
std::size_t end_of_meta(std::string_view bytes, std::size_t at) {
    while (const auto header = read_element_header(bytes, at, {})) {
        if (header->tag >> 16U != 2 || header->length > bytes.size() - header->value_at) break;
        at = header->value_at + header->length;
    }
    return at;
}

/// Writers are met that declare explicit VR and write implicit, or the other way round: the first element tells.
void correct_encoding(std::string_view bytes, std::size_t at, Encoding& encoding, fhir::Report& report) {
    if (bytes.size() < at + 6) return;
    const auto is_capital = [&](std::size_t i) { return bytes[at + i] >= 'A' && bytes[at + i] <= 'Z'; };
    const bool looks_explicit = is_capital(4) && is_capital(5);
    if (looks_explicit == encoding.is_explicit) return;
    encoding.is_explicit = looks_explicit;
    report.push_back(
        fhir::make_issue(IssueSeverity::warning, IssueType::processing, messages::kEncodingDiffers, "00020010"));
}

bool is_identified(const DataSet& data_set) {
    return !data_set.text(tag::kStudyInstanceUid).empty() && !data_set.text(tag::kSeriesInstanceUid).empty() &&
           !data_set.text(tag::kSopInstanceUid).empty();
}

fhir::Result<DataSet> after_fault(const Reader& reader, DataSet data_set, fhir::Report& report) {
    const std::string place = std::to_string(reader.at());
    switch (reader.fault()) {
        case Fault::none:
            break;
        case Fault::too_deep:
        case Fault::too_many:
            return fail(IssueType::too_long, messages::kTooNested, "",
                        {std::to_string(kDepthMax), std::to_string(kTakenMax)});
        case Fault::cut_off:
        case Fault::damaged: {
            const bool is_cut = reader.fault() == Fault::cut_off;
            const fhir::Message& message = is_cut ? messages::kTruncated : messages::kDamaged;
            const IssueType code = is_cut ? IssueType::incomplete : IssueType::structure;
            if (!is_identified(data_set)) return fail(code, message, "", {place});
            report.push_back(fhir::make_issue(IssueSeverity::warning, code, message, "", {place}));
        }
    }
    return data_set;
}

}  // namespace

bool is_part10(std::string_view bytes) { return start_of_elements(bytes).has_value(); }

fhir::Result<DataSet> read_part10(std::string_view bytes, fhir::Report& report) {
    const auto start = start_of_elements(bytes);
    if (!start) return fail(IssueType::not_supported, messages::kNotDicom, "");
    const std::size_t meta_end = end_of_meta(bytes, *start);
    DataSet data_set;
    {
        Level meta{.end = meta_end, .values = ValueReader(report)};
        (void)Reader(bytes).read_elements(&data_set, *start, meta);
    }
    const std::string syntax = data_set.text(tag::kTransferSyntaxUid);
    Encoding encoding = encoding_of(syntax.empty() ? "1.2.840.10008.1.2" : std::string_view(syntax));
    std::optional<std::string> unpacked;
    if (encoding.is_deflated) {
        unpacked = inflated(bytes.substr(0, meta_end), bytes.substr(meta_end));
        if (!unpacked) return fail(IssueType::too_long, messages::kNotInflated, "00020010");
        bytes = *unpacked;
    }
    correct_encoding(bytes, meta_end, encoding, report);
    Level level{.end = bytes.size(), .encoding = encoding, .values = ValueReader(report)};
    Reader reader(bytes);
    if (!reader.read_elements(&data_set, meta_end, level)) return after_fault(reader, std::move(data_set), report);
    if (data_set.attributes().empty()) return fail(IssueType::incomplete, messages::kEmpty, "");
    return data_set;
}

}  // namespace kakehashi::mappers::dicom
