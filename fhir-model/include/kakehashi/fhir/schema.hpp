#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>

/// What R4 (4.0.1) says of each type and element, as tables that schema/generate makes from the R4 core package.
namespace kakehashi::fhir::schema {

enum class TypeKind : std::uint8_t { primitive, complex, backbone, resource };
enum class BindingStrength : std::uint8_t { none, example, preferred, extensible, required };

struct Type;

/// An invariant of a type or an element. Source: ElementDefinition.constraint
struct Constraint {
    std::string_view key;  ///< "dom-6"
    bool is_error = true;  ///< false: warning
    std::string_view human;
    std::string_view expression;  ///< FHIRPath
};

/// One possible type of an element.
struct TypeReference {
    const Type* type = nullptr;
    std::span<const std::string_view>
        targets;  ///< Reference and canonical: allowed target types ("Patient"); empty: any
};

struct ElementDefinition {
    static constexpr std::uint16_t kUnbounded = 0xFFFF;

    std::string_view name;  ///< as in JSON, without `[x]`
    std::string_view path;  ///< "Patient.contact.name", "Observation.value[x]"
    std::uint16_t min = 0;
    std::uint16_t max = 1;
    bool is_choice = false;  ///< `[x]`: the JSON name is `name` + the type's name with an upper-case first letter
    bool is_modifier = false;
    bool is_summary = false;
    bool is_xml_attribute = false;  ///< Element.id, Extension.url
    std::span<const TypeReference> types;
    BindingStrength binding = BindingStrength::none;
    std::string_view value_set;  ///< canonical, with version when the specification gives one
    std::span<const Constraint> constraints;

    [[nodiscard]] bool is_array() const { return max > 1; }
};

struct Type {
    std::string_view name;  ///< "Patient", "HumanName", "Patient.contact" (backbone elements by their path)
    TypeKind kind = TypeKind::complex;
    bool is_abstract = false;
    const Type* base = nullptr;
    std::span<const ElementDefinition>
        elements;                             ///< all, inherited ones first, in the order of the specification (XML)
    std::span<const Constraint> constraints;  ///< all, inherited ones too
    std::string_view pattern;                 ///< primitives: regular expression of the value
};

/// The type of that name (resources, data types, primitives, backbone elements by path), or nullptr.
[[nodiscard]] const Type* find_type(std::string_view name);
/// All types in the order of their names.
[[nodiscard]] std::span<const Type> all_types();

struct ElementMatch {
    const ElementDefinition* element = nullptr;
    const Type* type = nullptr;  ///< the type that a choice element's JSON name selects
    std::string_view name{};     ///< the JSON name, in the table's own memory
    explicit operator bool() const { return element != nullptr; }
};
/// A name and what the tables are searched by. Whoever asks often for the same name keeps the hash: it is half the
/// search. Fits into two registers.
class Name {
public:
    constexpr Name(std::string_view name, std::uint32_t hash_of_name)
        : data_(name.data()), size_(static_cast<std::uint32_t>(name.size())), hash_(hash_of_name) {}
    template <std::convertible_to<std::string_view> Text>
    constexpr Name(const Text& name)  // NOLINT(google-explicit-constructor): a name is what callers have
        : Name(name, hash_of(name)) {}

    [[nodiscard]] constexpr std::string_view text() const { return {data_, size_}; }
    [[nodiscard]] constexpr std::uint32_t hash() const { return hash_; }
    /// FNV-1a; generate.py fills the tables with the same function.
    [[nodiscard]] static constexpr std::uint32_t hash_of(std::string_view name) {
        std::uint32_t value = 2166136261U;
        for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
        return value;
    }

private:
    const char* data_;
    std::uint32_t size_;
    std::uint32_t hash_;
};
/// The element that a JSON member name means ("birthDate", "valueQuantity"); without a leading `_`.
[[nodiscard]] ElementMatch find_element(const Type& type, Name json_name);
/// The element of that name without type suffix ("value" for `value[x]`), or nullptr. For FHIRPath and XML.
[[nodiscard]] const ElementDefinition* find_element_by_name(const Type& type, Name name);
/// True when `type` is `ancestor` or derives from it.
[[nodiscard]] bool is_a(const Type& type, const Type& ancestor);

/// One code of a value set that R4 core enumerates completely.
struct EnumeratedCode {
    std::string_view system;
    std::string_view code;
    std::string_view display;
};
/// The codes of a required value set, when R4 core alone can answer; `known` is false otherwise ("cannot check").
struct EnumeratedValueSet {
    bool known = false;
    std::span<const EnumeratedCode> codes;
};
/// @param canonical with or without `|version`
[[nodiscard]] EnumeratedValueSet find_value_set(std::string_view canonical);

}  // namespace kakehashi::fhir::schema
