#include "hl7v2/orders/examination.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kakehashi::mappers::hl7v2 {
namespace {

// Source: HL7 table 0074
constexpr std::array<std::string_view, 13> kImaging{"RAD", "RX",  "CT",  "NMR", "NMS", "RUS", "VUS",
                                                    "OUS", "XRC", "IMG", "MRI", "US",  "RT"};
constexpr std::array<std::string_view, 10> kProcedures{"EC", "EN", "CUS", "PF", "PHY", "CTH", "NRS", "OTH", "VR", "RC"};

template <class List>
bool lists(const List& list, std::string_view code) {
    return std::find(list.begin(), list.end(), code) != list.end();
}

/// HL7 0191 as the first part of a media type; "" where it is none. Source: v2-to-FHIR
std::string_view media_type_of(std::string_view type) {
    if (type == "AP" || type == "Application") return "application";
    if (type == "IM" || type == "Image" || type == "SI") return "image";
    if (type == "TEXT" || type == "TX" || type == "FT" || type == "Text") return "text";
    if (type == "AU" || type == "Audio") return "audio";
    if (type == "VI" || type == "Video") return "video";
    constexpr std::array<std::string_view, 5> kMedia{"application", "image", "text", "audio", "video"};
    const auto* const found = std::find(kMedia.begin(), kMedia.end(), type);
    return found == kMedia.end() ? std::string_view() : *found;
}

std::string content_type(std::string_view type, std::string subtype) {
    const std::string_view media = media_type_of(type);
    if (media.empty() || subtype.empty()) return {};
    std::transform(subtype.begin(), subtype.end(), subtype.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::string(media).append("/").append(subtype);
}

}  // namespace

std::string examination_category(const Mapping& mapping, const Segment& obr) {
    const std::string& data_type = mapping.origin.data_type;
    if (data_type == "OMG-01" || data_type == "OMG-11") return "imaging";
    if (data_type.starts_with("OMG-")) return "procedure";
    if (data_type.starts_with("OML-")) return "laboratory";
    const std::string section = obr.peek({24});
    if (obr.peek({4, 3}) == "JJ1017" || lists(kImaging, section)) return "imaging";
    if (lists(kProcedures, section)) return "procedure";
    return mapping.message.type() == "OMI" ? "imaging" : mapping.message.type() == "OML" ? "laboratory" : "";
}

bool is_attachment(const Segment& obx) {
    const std::string type = obx.peek({2});
    return type == "ED" || type == "RP";
}

AttachmentFact read_attachment(Segment& obx, std::string_view target) {
    AttachmentFact fact;
    fact.origins = {obx.offset()};
    const bool is_pointer = obx.take({2}, "used: type of the value") == "RP";
    const std::string first = obx.take({5}, target);
    if (is_pointer) fact.url = first;
    const std::string type = obx.take({5, is_pointer ? 3U : 2U}, target);
    fact.content_type = content_type(type, obx.take({5, is_pointer ? 4U : 3U}, target));
    if (!is_pointer) {
        const std::string encoding = obx.take({5, 4}, target);
        std::string data = obx.take({5, 5, 1, 0}, target);
        (encoding == "Base64" || encoding.empty() ? fact.base64 : fact.text) = std::move(data);
    }
    const std::string name = obx.take({3, 2}, target);
    const std::string code = obx.take({3}, target);
    obx.take({3, 3}, target);
    fact.title = name.empty() ? code : name;
    return fact;
}

std::string read_lines(Segment& obx, std::string_view target) {
    std::string text;
    for (unsigned repetition = 1; repetition <= obx.repetitions(5); ++repetition) {
        const At at{.field = 5, .repetition = repetition, .subcomponent = 0};
        const std::string line = obx.take(at, target);
        if (repetition > 1) text += '\n';
        text += line;
    }
    return text;
}

}  // namespace kakehashi::mappers::hl7v2
