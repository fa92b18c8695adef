#pragma once

#include <cstdint>
#include <string_view>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::fhir {

class ArrayBuilder;

/// Writes the members of one object of a Document. A handle: copy it freely; it stays valid, whatever else is added to
/// the document, as long as the document lives and the object is not removed. All texts are copied into the document.
/// Setting a member that exists replaces its value and keeps its place.
///
/// An empty text sets nothing: FHIR has no empty strings, and mappers pass on what the source has.
class Builder {
public:
    Builder& set_string(std::string_view name, std::string_view text);
    /// `text` is the decimal or integer as it shall be written; the caller has checked its form.
    Builder& set_number(std::string_view name, std::string_view text);
    Builder& set_integer(std::string_view name, std::int64_t value);
    Builder& set_boolean(std::string_view name, bool value);
    /// A deep copy of a node of any document.
    Builder& set_copy(std::string_view name, const Node& from);
    /// The object at `name`, made when absent.
    Builder object(std::string_view name);
    /// The array at `name`, made when absent.
    ArrayBuilder array(std::string_view name);
    /// Appends a new object to the array at `name`.
    Builder append_object(std::string_view name);
    /// Appends to the array at `name`; nothing when `text` is empty.
    Builder& append_string(std::string_view name, std::string_view text);
    Builder& append_copy(std::string_view name, const Node& from);
    /// Takes the member out; nothing when it is absent.
    Builder& remove(std::string_view name);
    /// Removes members that are empty objects or arrays, at every depth: FHIR allows none.
    Builder& prune_empty();

    [[nodiscard]] const Node& node() const { return node_; }
    [[nodiscard]] bool empty() const { return node_.members().empty(); }

private:
    friend class Document;
    friend class ArrayBuilder;
    Builder(Document::Storage* storage, Node node) : storage_(storage), node_(node) {}
    Node& slot(std::string_view name);

    Document::Storage* storage_;
    Node node_;  // refers to the container, which has an address of its own
};

/// Writes the items of one array of a Document; a handle like Builder.
class ArrayBuilder {
public:
    Builder append_object();
    ArrayBuilder& append_string(std::string_view text);
    ArrayBuilder& append_copy(const Node& from);
    /// JSON null: the gap in a primitive array whose `_name` sibling has the extension.
    ArrayBuilder& append_null();

    [[nodiscard]] const Node& node() const { return node_; }

private:
    friend class Builder;
    ArrayBuilder(Document::Storage* storage, Node node) : storage_(storage), node_(node) {}
    Node& push();

    Document::Storage* storage_;
    Node node_;
};

}  // namespace kakehashi::fhir
