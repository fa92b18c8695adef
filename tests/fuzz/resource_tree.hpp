#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::fuzz {

/// A JSON value that can be changed, with what R4 says of it.
struct Value {
    fhir::NodeKind kind = fhir::NodeKind::null;
    std::string text{};  // of a primitive
    std::vector<Value> items{};
    std::vector<std::pair<std::string, Value>> members{};
    const fhir::schema::Type* type = nullptr;  // nullptr: unknown

    [[nodiscard]] Value* find(std::string_view name);
    Value& set(std::string_view name, Value value);
};

[[nodiscard]] Value string_value(std::string_view text);
[[nodiscard]] Value resource_value(const fhir::schema::Type& type);
[[nodiscard]] Value value_of(const fhir::Node& node);
/// Says again what R4 says of every value, from the resource types on.
void assign_types(Value& value, const fhir::schema::Type* declared);
[[nodiscard]] std::string to_json(const Value& value);
/// Every value of the tree, the root first. The addresses hold until the tree is changed.
[[nodiscard]] std::vector<Value*> all_values(Value& root);

}  // namespace kakehashi::fuzz
