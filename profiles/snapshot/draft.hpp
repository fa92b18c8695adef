#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/document.hpp"
#include "snapshot/element_steps.hpp"

/// The snapshot in the making: a tree of elements whose content is looked at in the documents that state it. Nothing is
/// copied before the snapshot is written.
namespace kakehashi::profiles {

/// Nodes that no document states: merged lists, joined texts. They live as long as this.
class Scratch {
public:
    /// The root of a document.
    [[nodiscard]] const fhir::Node* kept(fhir::Document document);
    [[nodiscard]] const fhir::Node* text(std::string_view text);
    [[nodiscard]] const fhir::Node* number(std::string_view text);
    /// An array of copies.
    [[nodiscard]] const fhir::Node* array(std::span<const fhir::Node* const> items);
    /// A copy of an object in which the members of another one replace those of the same name.
    [[nodiscard]] const fhir::Node* merged(const fhir::Node& object, const fhir::Node& over);
    /// A copy of an object with a text.
    [[nodiscard]] const fhir::Node* with(const fhir::Node& object, std::string_view name, std::string_view text);

private:
    fhir::Builder add() { return documents_.emplace_back().edit(); }
    std::deque<fhir::Document> documents_;
};

struct Property {
    std::string_view name;  ///< "min", "patternCoding", "_short"
    const fhir::Node* value = nullptr;
};

/// What an ElementDefinition says, without id, path and sliceName: the place in the tree says those.
class Content {
public:
    Content() = default;
    explicit Content(const fhir::Node& element);

    [[nodiscard]] const std::vector<Property>& properties() const { return properties_; }
    [[nodiscard]] const fhir::Node* find(std::string_view name) const;
    [[nodiscard]] std::string_view text_of(std::string_view name) const;
    /// Items of a list; empty when it is absent.
    [[nodiscard]] std::span<const fhir::Node> items_of(std::string_view name) const;
    void set(std::string_view name, const fhir::Node* value);
    void remove(std::string_view name);
    /// Takes out what has a name of that prefix and a type: "fixed" takes out "fixedCode".
    void remove_choice(std::string_view prefix);

private:
    std::vector<Property> properties_;
};

/// One element or slice. Copying it copies all below it.
struct Draft {
    std::string name;   ///< last step of its path: "value[x]"
    std::string slice;  ///< whole slice name: "a", "a/b"; "" for the element itself
    Content content;
    std::vector<Draft> children;
    std::vector<Draft> slices;  ///< of an element its slices, of a slice its re-slices
    /// What it was copied from: how it was before this differential. Outlives the copy.
    const Draft* origin = nullptr;

    [[nodiscard]] const Draft* child(std::string_view child_name) const;
    [[nodiscard]] Draft* child(std::string_view child_name);
    /// The slice of that whole name, re-slices too; nullptr when there is none.
    [[nodiscard]] const Draft* find_slice(std::string_view slice_name) const;
    [[nodiscard]] Draft* find_slice(std::string_view slice_name);
    /// From a root: the element of that id, or nullptr.
    [[nodiscard]] const Draft* find_element(std::string_view id) const;
};

/// Where a slice of that name belongs: below the slice that it re-slices, or at the element itself.
/// RULING: jp-clins names slices "coreLaboJLAC10/alb" without any slice "coreLaboJLAC10": those are plain slices with a
/// stroke in their name. Test: SnapshotSlices.AStrokeInASliceNameMakesNoReslice
[[nodiscard]] Draft& owner_of_slice(Draft& element, std::string_view slice);

/// Steps of an id: R4's own have 8 at most. Trees are walked by recursion.
inline constexpr std::size_t kStepsMax = 64;

/// Elements and slices of the tree, itself included.
[[nodiscard]] std::size_t size_of(const Draft& draft);

/// The tree of an element list.
/// @param elements of a snapshot: parents before children. What has no parent in the list, stands there twice, or has
///        more than kStepsMax steps, is passed over: the tree is then smaller than the list.
/// @return a tree without a name when no element is the root
[[nodiscard]] Draft read_draft(std::span<const fhir::Node> elements);

/// A copy that knows where each part of it comes from.
[[nodiscard]] Draft copy_with_origin(const Draft& from);

/// Writes a tree as `snapshot.element`, ids and paths anew. Source: R4 elementdefinition.html#id
void write_draft(const Draft& root, fhir::ArrayBuilder into);

}  // namespace kakehashi::profiles
