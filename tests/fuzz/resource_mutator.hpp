#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resource_tree.hpp"

namespace kakehashi::fuzz {

/// Changes resources as people and programs get them wrong: guided by what R4 says of each element, so that most of
/// what comes out reaches the rules behind the first look.
class ResourceMutator {
public:
    /// @param profiles canonicals that resources may claim, and extensions carry
    /// @param words texts that the target's resources are about; half of all texts are taken of them
    ResourceMutator(std::uint32_t seed, std::span<const std::string> profiles, std::span<const std::string> words = {})
        : random_(seed), profiles_(profiles), words_(words) {}

    /// One to four changes. @return JSON; at least a resource of some type when `json` is none
    [[nodiscard]] std::string mutate(std::string_view json);
    /// A value of one document in the place of a value of the other.
    [[nodiscard]] std::string cross(std::string_view json, std::string_view other);

private:
    [[nodiscard]] std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
    [[nodiscard]] bool one_in(std::size_t count) { return below(count) == 0; }
    template <class T>
    [[nodiscard]] const T& any_of(std::span<const T> choices) {
        return choices[below(choices.size())];
    }

    [[nodiscard]] std::string_view any_text();
    [[nodiscard]] Value read(std::string_view json);
    [[nodiscard]] const fhir::schema::Type& any_resource_type();
    [[nodiscard]] Value any_value_of(const fhir::schema::Type& type, int depth);
    [[nodiscard]] Value primitive(const fhir::schema::Type& type);
    [[nodiscard]] Value reference();

    void change(Value& root);
    void add_element(Value& object);
    void remove_member(Value& object);
    void duplicate(Value& value);
    void rename_member(Value& object);
    void change_kind(Value& value);
    void change_text(Value& value);
    void splice(Value& root);
    void claim_profile(Value& root);
    void add_extension(Value& object);
    void add_companion(Value& object);
    void add_contained(Value& root);
    void wrap_in_bundle(Value& root);

    std::minstd_rand random_;
    std::span<const std::string> profiles_;
    std::span<const std::string> words_;
};

}  // namespace kakehashi::fuzz
