#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kakehashi::fhir {

inline constexpr std::string_view kFhirNamespace = "http://hl7.org/fhir";
inline constexpr std::string_view kXhtmlNamespace = "http://www.w3.org/1999/xhtml";

/// An attribute as the XML parser gives it: namespace ("" when none), local name, decoded value.
struct XmlAttribute {
    std::string_view uri;
    std::string_view name;
    std::string_view value;
};

/// Appends `text` with `& < > "` and line ends as references, so that an XML parser gives back the same characters.
void append_xml_attribute(std::string_view text, std::string& out);

/// Writes a narrative's XHTML, as it stands in Narrative.div of the JSON form, from a parser's events. The namespace is
/// declared once, at the outermost element; elements that HTML does not allow to be empty get an end tag.
class XhtmlText {
public:
    /// @return false when an attribute has a namespace that XHTML does not know
    [[nodiscard]] bool open(std::string_view name, std::span<const XmlAttribute> attributes);
    void text(std::string_view text);
    void close(std::string_view name);
    [[nodiscard]] bool is_open() const { return depth_ > 0; }
    [[nodiscard]] std::size_t depth() const { return depth_; }
    /// The whole text; what follows starts anew.
    [[nodiscard]] std::string take();

private:
    void finish_start_tag();

    std::string out_;
    std::size_t depth_ = 0;
    bool start_tag_open_ = false;
};

}  // namespace kakehashi::fhir
