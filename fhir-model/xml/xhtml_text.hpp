#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakehashi::fhir {

inline constexpr std::string_view kFhirNamespace = "http://hl7.org/fhir";
inline constexpr std::string_view kXhtmlNamespace = "http://www.w3.org/1999/xhtml";

/// An attribute as the XML parser gives it: namespace and prefix ("" when none), local name, decoded value.
struct XmlAttribute {
    std::string_view uri;
    std::string_view prefix;
    std::string_view name;
    std::string_view value;
    bool is_kept = false;  ///< the value lives as long as the document
};

/// Appends `text` with `& < > "` and line ends as references, so that an XML parser gives back the same characters.
void append_xml_attribute(std::string_view text, std::string& out);

/// Writes a narrative's XHTML, as it stands in Narrative.div of the JSON form, from a parser's events. A namespace is
/// declared where it changes; elements that HTML does not allow to be empty get an end tag.
class XhtmlText {
public:
    /// @param uri the element's namespace; must live until the element is closed
    void open(std::string_view name, std::string_view uri, std::span<const XmlAttribute> attributes);
    void text(std::string_view text);
    void comment(std::string_view text);
    void close(std::string_view name);
    [[nodiscard]] bool is_open() const { return !namespaces_.empty(); }
    [[nodiscard]] std::size_t depth() const { return namespaces_.size(); }
    /// What was written since the last clear().
    [[nodiscard]] std::string_view written() const { return out_; }
    void clear() { out_.clear(); }

private:
    void finish_start_tag();
    void attribute(std::span<const XmlAttribute> attributes, std::size_t index);

    std::string out_;
    std::vector<std::string_view> namespaces_;  // of the open elements
    bool start_tag_open_ = false;
};

}  // namespace kakehashi::fhir
