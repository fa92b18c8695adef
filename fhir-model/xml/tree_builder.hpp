#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/storage.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/schema.hpp"
#include "xml/xhtml_text.hpp"

namespace kakehashi::fhir {

/// A start tag as the XML parser gives it.
struct XmlStart {
    std::string_view uri;   ///< namespace; "" when none; the same text lives as long as the parser
    std::string_view name;  ///< one text for equal names, as long as the parser lives
    std::span<const XmlAttribute> attributes;
    std::uint32_t offset = 0;
};

/// What is wrong at one place of the source.
struct XmlFinding {
    Issue issue;
    std::uint32_t offset = 0;
};

/// Makes the tree of the JSON form from the events of an XML parser. What does not belong into a resource is told and
/// left out, with all that stands in it. Source: R4 xml.html, json.html
class XmlTreeBuilder {
public:
    XmlTreeBuilder(Document::Storage& storage, const ParseLimits& limits);

    /// Each event: false when the document is refused; refusal() says why. Nothing may follow then.
    [[nodiscard]] bool open(const XmlStart& start);
    [[nodiscard]] bool close(std::string_view name);
    void text(std::string_view text, std::uint32_t offset);
    void comment(std::string_view text);
    void instruction(std::uint32_t offset);

    [[nodiscard]] const std::optional<XmlFinding>& refusal() const { return refusal_; }
    [[nodiscard]] std::vector<XmlFinding>& findings() { return findings_; }
    [[nodiscard]] const Node& root() const { return root_; }

private:
    /// An element that is open. Its finished children stand in children_, from `first_child` on.
    struct Frame {
        std::string_view name;                                  // as in JSON; static memory
        const schema::ElementDefinition* definition = nullptr;  // nullptr: a resource
        const schema::Type* type = nullptr;  // abstract Resource: the element's content is one resource
        std::string_view uri;
        std::uint32_t offset = 0;
        std::uint32_t first_child = 0;
        Node value = TreeWriter::null(Node::kNoOffset);
        const schema::ElementDefinition* last = nullptr;  // the child element before
        std::string_view last_name{};
        bool is_jumbled = false;  // its children are not in the order of the schema
        bool is_empty = true;     // neither attributes nor content so far
        bool has_resource = false;
    };
    /// A finished element or attribute.
    struct Child {
        std::string_view name;
        const schema::ElementDefinition* definition = nullptr;
        Node value;
        Node companion;
    };

    /// What a name means in a type.
    struct Remembered {
        const char* name = nullptr;
        const schema::Type* type = nullptr;
        schema::ElementMatch match{};
    };

    bool open_root(const XmlStart& start);
    bool open_held(const XmlStart& start);
    bool open_element(const XmlStart& start);
    bool open_narrative(const XmlStart& start);
    void close_narrative();
    [[nodiscard]] const schema::ElementMatch& match_of(const schema::Type& type, std::string_view name);
    void push(const schema::ElementMatch& match, const XmlStart& start);
    bool skip();
    bool read_attributes(const XmlStart& start);
    bool read_attribute(Frame& frame, const XmlAttribute& attribute);
    bool count_node() { return ++nodes_ <= limits_.nodes_max || refuse_nodes(); }
    bool refuse_nodes();

    [[nodiscard]] Node object_of(const Frame& frame);
    void append_members(std::span<const Child> children);
    [[nodiscard]] Node node_of(std::span<const Child> children, Node Child::*part);
    [[nodiscard]] Node primitive_of(const schema::Type& type, const XmlAttribute& attribute, std::uint32_t offset);

    /// FHIRPath of the innermost open element: `Patient.name[1].given[0]`.
    [[nodiscard]] std::string fhir_path() const;
    /// Its place as the HL7 validator writes what no FHIRPath can name: `/f:Patient/f:name`; inside another resource it
    /// starts with that one's type.
    [[nodiscard]] std::string xml_path() const;

    void find(IssueType code, const Message& message, const std::string& expression, std::uint32_t offset,
              std::string_view argument = {});
    bool refuse(IssueType code, const Message& message, std::string_view argument, std::uint32_t offset);

    Document::Storage& storage_;
    TreeWriter writer_;
    const ParseLimits& limits_;
    std::vector<Frame> frames_;
    std::vector<Child> children_;
    std::vector<Member> members_;  // scratch of object_of
    std::vector<Node> items_;      // scratch of node_of
    std::array<Remembered, 128> remembered_{};
    XhtmlText xhtml_;
    std::size_t skipped_depth_ = 0;  // of elements that are left out
    bool in_text_ = false;           // a text that was told goes on
    Node root_;
    std::uint32_t nodes_ = 0;
    std::vector<XmlFinding> findings_;
    std::optional<XmlFinding> refusal_;
};

}  // namespace kakehashi::fhir
