#pragma once

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

/// Makes the tree of the JSON form from the events of an XML parser. Source: R4 xml.html, json.html
class XmlTreeBuilder {
public:
    XmlTreeBuilder(Document::Storage& storage, const ParseLimits& limits)
        : storage_(storage), writer_(storage), limits_(limits) {}

    /// Each event: false when the document is refused; issue() says why. Nothing may follow then.
    [[nodiscard]] bool open(std::string_view uri, std::string_view name, std::span<const XmlAttribute> attributes,
                            std::uint32_t offset);
    [[nodiscard]] bool text(std::string_view text);
    [[nodiscard]] bool close(std::string_view name);

    [[nodiscard]] const std::optional<Issue>& issue() const { return issue_; }
    [[nodiscard]] const Node& root() const { return root_; }

private:
    /// The values of one member: what `name` and `_name` will hold.
    struct Slot {
        std::string_view json_name;
        const schema::ElementDefinition* definition = nullptr;
        std::vector<Node> values{};
        std::vector<Node> companions{};
    };
    /// An element that is open.
    struct Frame {
        std::string_view json_name;
        const schema::ElementDefinition* definition = nullptr;  // nullptr: a resource
        const schema::Type* type = nullptr;  // abstract Resource: the element's content is one resource
        std::uint32_t offset = 0;
        Node value = TreeWriter::null(Node::kNoOffset);
        std::vector<Slot> slots;
    };

    bool open_resource(std::string_view name, std::uint32_t offset);
    bool open_element(std::string_view name, std::uint32_t offset);
    bool read_attributes(std::span<const XmlAttribute> attributes);
    bool read_attribute(Frame& frame, const XmlAttribute& attribute);
    bool count_node();
    void add(Frame& parent, const Frame& child, const Node& value, const Node& companion);
    [[nodiscard]] Node object_of(const Frame& frame);
    void append_members(const Slot& slot, std::vector<Member>& members);
    [[nodiscard]] Node primitive_of(const schema::Type& type, std::string_view text, std::uint32_t offset);
    [[nodiscard]] std::string path(std::string_view last = {}) const;
    bool refuse(IssueType code, const Message& message, const std::string& expression,
                std::initializer_list<std::string_view> arguments = {});

    Document::Storage& storage_;
    TreeWriter writer_;
    const ParseLimits& limits_;
    std::vector<Frame> frames_;
    XhtmlText xhtml_;
    Node root_;
    std::uint32_t nodes_ = 0;
    std::optional<Issue> issue_;
};

}  // namespace kakehashi::fhir
