#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fhir/account.hpp"
#include "fhir/names.hpp"
#include "fhir/rules.hpp"
#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::mappers::bundles {

/// A resource in R4, under our id; references to others of the input are `urn:uuid:<our id>`.
struct R4Resource {
    kakehashi::fhir::Document document;
    std::vector<std::size_t> targets;                           ///< resources of the input that it refers to
    std::map<std::string, std::string, std::less<>> elsewhere;  ///< "Type/<our id>" → name in the source
};

/// Writes resources as R4, member by member, and a record in the account for every value: what R4 knows at its place is
/// taken over, what has a rule goes where the rule says, and what R4 has no place for is unmapped.
class R4Writer {
public:
    R4Writer(const Package& package, const Names& names, Conversion& conversion)
        : package_(package), names_(names), conversion_(conversion) {}

    /// @return nullopt when the resource cannot be said in R4 without turning its meaning; the report says why, and
    ///         all its values are unmapped
    [[nodiscard]] std::optional<R4Resource> write(std::size_t index);
    /// One member of a document Bundle, but not `entry`.
    void write_bundle_member(const kakehashi::fhir::Member& member, kakehashi::fhir::Builder to);

private:
    using Node = kakehashi::fhir::Node;
    using Member = kakehashi::fhir::Member;
    using Builder = kakehashi::fhir::Builder;
    using Type = kakehashi::fhir::schema::Type;
    /// A member as R4 knows it.
    struct Slot {
        std::string_view name;  ///< in JSON, with the `_` of a companion
        kakehashi::fhir::schema::ElementMatch match;
        const Type& owner;
    };
    /// An object that is being written, and of what source.
    struct Target {
        const Type& type;
        mutable Builder to;  ///< a handle: writing changes the document, not the handle
    };

    void begin(std::size_t index, const ResourceName& name);
    bool may_be_written(const Type* type);
    void finish(Builder resource, std::string_view type);
    void override_status(Builder resource, std::size_t first_field);
    void refuse(kakehashi::fhir::IssueType code, const kakehashi::fhir::Message& message,
                std::initializer_list<std::string_view> arguments);
    void leave(const Node& value);
    void map(const Node& value, bool is_changed);

    // What has no rule: r4_members.cpp.
    void copy_members(const Node& from, std::string_view owner, const Target& target);
    void copy_one(const Member& member, const Target& target);
    bool copy_head(const Node& value, std::string_view name, const Type& type);
    void copy_member(const Node& value, const Slot& slot, Builder to);
    void copy_list(const Node& from, const Slot& slot, Builder to);
    void copy_single(const Node& from, const Slot& slot, Builder to);
    void copy_family(const Node& names, Builder to);
    void copy_object(const Node& from, const Slot& slot, Builder to);
    void copy_contained(const Node& from, Builder to);
    void copy_companion(const Node& value, const Slot& slot, Builder to);
    void copy_primitive(const Node& value, const Slot& slot, Builder to);
    void copy_reference(const Node& value, Builder to);
    void copy_conditional(const Node& value, const bundles::Target& target, Builder to);
    void copy_url(const Node& value, const Slot& slot, Builder to);
    [[nodiscard]] bool fits(const Node& item, const Slot& slot);
    [[nodiscard]] bool may_refer(const Node& reference, const Slot& slot) const;
    [[nodiscard]] bool is_r4_code(std::string_view code, const Slot& slot) const;

    // What has one: r4_rules.cpp.
    void apply_rules(std::span<const Rule> rules, const Member& member, const Node& parent, const Target& target);
    void apply(const Rule& rule, const Node& value, const Node& parent, const Target& target);
    void put(const Node& value, const Target& target, std::string_view path);
    void put_item(const Node& value, const Target& target, std::string_view path);
    void put_text(std::string_view text, const Target& target, std::string_view path);
    void put_concept(const Rule& rule, const Node& value, const Target& target);
    void put_identifier(const Rule& rule, const Node& value, const Target& target);
    void put_both(const Rule& rule, const Node& value, const Target& target);
    void put_part(const Node& object, std::string_view part, const Target& target, std::string_view path);
    void put_first_coding(const Rule& rule, const Node& value, const Target& target);
    void put_status(const Rule& rule, const Node& value);
    void put_class(const Rule& rule, const Node& value, const Node& parent, const Target& target);
    void put_by_type(const Rule& rule, const Node& value, const Node& parent, const Target& target);
    void flatten(const Rule& rule, const Node& value, const Target& target);
    template <class Visit>
    void for_each_item(const Node& value, const Visit& visit);

    const Package& package_;
    const Names& names_;
    Conversion& conversion_;

    // Of the resource in hand.
    std::size_t index_ = 0;
    Version version_ = Version::r4;
    bool keeps_oids_ = false;
    bool is_refused_ = false;
    int nesting_ = 0;  ///< of contained resources
    R4Resource* result_ = nullptr;
    FieldPlace place_;
    Path target_{""};
    std::string status_;                          ///< what a boolean says of the status; "": nothing
    std::string status_place_;                    ///< where it says so
    std::map<std::string, Builder> first_items_;  ///< of the lists that rules made, by their path
    bool is_collecting_ = false;
    std::string collected_;  ///< the elements that one value with several rules goes to
};

}  // namespace kakehashi::mappers::bundles
