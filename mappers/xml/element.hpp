#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"

/// XML exports as a tree in which every attribute and text remembers what became of it.
namespace kakehashi::mappers::xml {

inline constexpr std::string_view kSchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

/// One populated attribute or run of text.
struct Leaf {
    std::string uri;   ///< namespace of an attribute; "" for those without prefix
    std::string name;  ///< of an attribute; "" for a text
    std::string text;
    std::uint32_t offset = 0;
    FieldFate fate = FieldFate::unmapped;
    std::string_view detail;  ///< of static storage: FHIR element or reason
};

/// An element. Taking a value marks it as mapped: what nobody takes shows up as unmapped in the account. Elements of
/// the parent's own namespace are found by name; foreign ones only by walking `content`.
class Element {
public:
    using Content = std::variant<Leaf, std::unique_ptr<Element>>;

    Element(std::string uri, std::string name, std::uint32_t offset)
        : uri_(std::move(uri)), name_(std::move(name)), offset_(offset) {}

    [[nodiscard]] std::string_view uri() const { return uri_; }
    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] std::uint32_t offset() const { return offset_; }

    /// The first child of that name in this element's namespace, or nullptr.
    [[nodiscard]] Element* child(std::string_view name);
    [[nodiscard]] std::vector<Element*> children(std::string_view name);
    /// Child of child of …, the first of each; nullptr where one is absent.
    [[nodiscard]] Element* find(std::initializer_list<std::string_view> path);

    /// The attribute without surrounding spaces, marked as mapped to `target` (a literal); "" when it is absent.
    std::string take(std::string_view attribute, std::string_view target);
    [[nodiscard]] std::string peek(std::string_view attribute) const;
    /// xsi:type without prefix, marked as used.
    std::string take_type();
    /// All texts below in document order, without surrounding spaces, marked as mapped.
    std::string take_text(std::string_view target);
    [[nodiscard]] std::string peek_text() const;
    /// Marks everything below that has no fate yet.
    void mark(FieldFate fate, std::string_view detail);
    /// Takes every fate below back: nothing was made of it.
    void forget();
    /// What stands below belongs to this element in the lineage: units name it as their origin.
    std::uint32_t begin_record() {
        is_record_ = true;
        return offset_;
    }
    [[nodiscard]] bool is_record() const { return is_record_; }

    [[nodiscard]] std::vector<Leaf>& attributes() { return attributes_; }
    [[nodiscard]] const std::vector<Leaf>& attributes() const { return attributes_; }
    [[nodiscard]] std::vector<Content>& content() { return content_; }
    [[nodiscard]] const std::vector<Content>& content() const { return content_; }

private:
    std::string uri_;
    std::string name_;
    std::uint32_t offset_ = 0;
    bool is_record_ = false;
    std::vector<Leaf> attributes_;
    std::vector<Content> content_;
};

/// A parsed document. `offset_base` is added to every offset: members of one archive keep different ones.
struct Tree {
    std::unique_ptr<Element> root;
};

/// Decodes and parses. No DTD, no entities but XML's own, no network; bytes, depth and nodes have limits.
/// @return the tree, or Issue `empty-file`, `too-large`, `too-deep`, `xml-malformed`, `xml-dtd`, `undecodable`
[[nodiscard]] fhir::Result<Tree> parse(std::string_view bytes, std::uint32_t offset_base, fhir::Report& report);

/// Why a value that nobody took is ignored on purpose, or "". `path` are the names from the root to the element.
using IgnoredReason = std::string_view (*)(const std::vector<std::string_view>& path, const Leaf& leaf);

/// Moves the fate of every value into the account, with its XPath; values without one are looked up in `reason_of`.
/// @param place_prefix stands before every XPath: the member of an archive, or ""
void account_for(const Element& root, std::string_view place_prefix, IgnoredReason reason_of, Account& account);

}  // namespace kakehashi::mappers::xml
