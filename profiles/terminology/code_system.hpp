#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "terminology/membership.hpp"

namespace kakehashi::profiles {

/// The items of the array `name` of `node`; none when there is no such array, or no node.
[[nodiscard]] std::span<const fhir::Node> items_of(const fhir::Node* node, std::string_view name);
/// With the letters A to Z in lower case.
[[nodiscard]] std::string lower_ascii(std::string_view text);
/// Without regard to ASCII case.
[[nodiscard]] bool is_same_text(std::string_view a, std::string_view b);
/// The value of a member `value[x]`, whatever its type; a Coding's code. "" when there is none.
[[nodiscard]] std::string_view value_text(const fhir::Node& node);
/// The member `value[x]` itself, or nullptr.
[[nodiscard]] const fhir::Member* value_member(const fhir::Node& node);

/// One concept of a code system.
struct Concept {
    std::string_view code;
    const fhir::Node* node = nullptr;
    std::vector<std::uint32_t> parents;  ///< their places in CodeSystem::concepts()
};

/// A code system with its hierarchy, however that is stated: concepts inside concepts, or the properties `parent` and
/// `child`. Looks at its document, which must outlive it. Immutable after the supplements are added.
/// Source: R4 codesystem.html
class CodeSystem {
public:
    explicit CodeSystem(const fhir::Node& node);

    [[nodiscard]] const fhir::Node& node() const { return *node_; }
    [[nodiscard]] std::string_view url() const { return node_->text_of("url"); }
    [[nodiscard]] std::string_view version() const { return node_->text_of("version"); }
    /// Whether all its codes are here.
    [[nodiscard]] bool is_complete() const { return is_complete_; }
    /// Whether the code, which is not here, is none of the system: not of a part, nor of a code that a publisher
    /// forgot.
    [[nodiscard]] bool lacks(std::string_view code) const;
    /// Whether all that stands above a code that is here is here too.
    [[nodiscard]] bool has_whole_hierarchy() const { return is_nearly_complete_; }
    [[nodiscard]] bool is_supplement() const { return is_supplement_; }
    /// Whether no display of it has a character beyond ASCII.
    [[nodiscard]] bool is_english() const { return is_english_; }
    /// All concepts in the order of the document.
    [[nodiscard]] std::span<const Concept> concepts() const { return concepts_; }
    /// Without regard to case when the system says so. nullptr when the code is not here.
    [[nodiscard]] const Concept* find(std::string_view code) const;

    /// Whether `ancestor` stands above `item`, at any height; not for the concept itself.
    [[nodiscard]] bool is_below(const Concept& item, const Concept& ancestor) const;
    /// Whether the system says that its hierarchy is something else than subsumption (grouped-by, part-of, …).
    [[nodiscard]] bool is_only_grouped() const;

    /// Whether the system declares the property or a concept of it has it.
    [[nodiscard]] bool has_property(std::string_view property) const { return properties_.contains(property); }
    /// The concept's values of the property, also of `parent`, `child`, `code`, `display` and `definition`.
    [[nodiscard]] std::vector<std::string_view> values_of(const Concept& item, std::string_view property) const;
    /// Source: R4 codesystem-concept-properties.html#concept-properties-inactive ("deprecated" concepts may be used)
    [[nodiscard]] bool is_inactive(const Concept& item) const;
    /// A grouping that is not to be used as a code of a record (`notSelectable`).
    [[nodiscard]] bool is_abstract(const Concept& item) const;

    /// What another CodeSystem adds to this one: its concepts' designations and properties count as this one's.
    void add_supplement(const CodeSystem& supplement);
    /// The concept's own node, then those of the supplements.
    [[nodiscard]] std::vector<const fhir::Node*> nodes_of(const Concept& item) const;

private:
    static constexpr std::uint32_t kNoParent = 0xFFFFFFFF;

    void read_concepts(const fhir::Node& node, std::uint32_t parent);
    void read_stated_hierarchy();

    const fhir::Node* node_;
    bool is_complete_ = false;
    bool is_nearly_complete_ = false;  ///< complete, but for codes that its publisher forgot
    bool is_supplement_ = false;
    bool is_english_ = true;
    bool is_case_sensitive_ = true;
    std::vector<Concept> concepts_;
    std::unordered_map<std::string_view, std::uint32_t> places_;
    std::unordered_map<std::string, std::uint32_t> folded_places_;  // of a system that ignores case
    std::unordered_set<std::string_view> properties_{"code", "concept", "display", "definition", "parent", "child"};
    std::vector<const CodeSystem*> supplements_;
};

}  // namespace kakehashi::profiles
