#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "compile/must_support.hpp"
#include "compile/slice_index.hpp"
#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/fhirpath.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/fhir/schema.hpp"
#include "package/lazy.hpp"

/// What a profile says, as a tree that the validator walks beside the resource. Only what goes beyond R4 is in it.
namespace kakehashi::profiles {

struct TypeRule {
    std::string code;                   ///< "Reference", "Patient"
    std::vector<std::string> profiles;  ///< the value must meet one of them; "canonical#id": an element of it
    std::vector<std::string> targets;   ///< Reference: profiles or types of the target
};

enum class DiscriminatorKind : std::uint8_t { value, exists, pattern, type, profile };
struct Discriminator {
    DiscriminatorKind kind = DiscriminatorKind::value;
    std::vector<std::string> path;  ///< steps; empty for `$this`. "extension('url')" and "resolve()" are one step
};

enum class SlicingRules : std::uint8_t { open, closed, open_at_end };
struct Slicing {
    std::vector<Discriminator> discriminators;
    SlicingRules rules = SlicingRules::open;
    bool ordered = false;
};

struct Binding {
    fhir::schema::BindingStrength strength = fhir::schema::BindingStrength::none;
    std::string value_set;
};

struct Ruling;

struct Invariant {
    std::string key;
    bool is_error = true;
    std::string human;
    std::string human_ja;                                  ///< its publisher's own translation; mostly none
    std::optional<fhir::fhirpath::Expression> expression;  ///< nothing when it cannot be compiled
    fhir::Issue fault;                                     ///< why not, and at which column
    const Ruling* ruling = nullptr;                        ///< what the finding says besides; mostly nothing
    std::optional<fhir::fhirpath::Expression> published;   ///< as its publisher has it, when `expression` is mended
};

/// The rules of one element, or of one slice of it. `fixed` and `pattern` look at the profile's document.
struct Rule {
    std::string name;   ///< as in the schema: "value" for `value[x]`
    std::string slice;  ///< "" for the element itself
    std::uint16_t min = 0;
    std::uint16_t max = fhir::schema::ElementDefinition::kUnbounded;
    std::vector<TypeRule> types;  ///< empty: what R4 allows
    const fhir::Node* fixed = nullptr;
    const fhir::Node* pattern = nullptr;
    const fhir::Member* min_value = nullptr;  ///< "minValueQuantity" and its value
    const fhir::Member* max_value = nullptr;
    std::uint32_t max_length = 0;  ///< of a text, in characters; 0: any
    Binding binding;
    std::string value_alternative;    ///< an extension that may stand where the value is missing; "": anything may
    std::string languages;            ///< of a narrative: "_yes", "_no", "_resource" or language codes; "": as it likes
    bool needs_text_sources = false;  ///< of a narrative: each part says by its class whether it was generated
    const fhir::Node* must_support = nullptr;  ///< the ElementDefinition that says so and names the element best
    std::optional<Slicing> slicing;
    std::vector<Invariant> invariants;
    std::deque<Rule> children;
    std::deque<Rule> slices;
    std::shared_ptr<const Lazy<SliceIndex>> slice_index;  ///< where there are slices; made when an item is first asked
};

/// Where an extension may stand. Source: R4 defining-extensions.html#context
struct ExtensionContext {
    enum class Kind : std::uint8_t { element, extension, fhirpath };
    Kind kind = Kind::element;
    std::string expression;
    std::optional<fhir::fhirpath::Expression> compiled;  ///< fhirpath
};

/// The rule of the element of that id ("Composition.section:a") below a profile's root, or nullptr.
[[nodiscard]] const Rule* find_rule(const Rule& root, std::string_view element_id);

struct Profile {
    std::string url;
    std::string version;
    std::string type;                ///< "Patient", "Extension"
    std::vector<std::string> bases;  ///< profiles that it derives from, nearest first
    std::string missing_base;        ///< a base that is not loaded; "" when all are
    std::vector<std::string>
        unknown_elements;                    ///< ids of elements that R4's type does not have: nothing is asked there
    std::vector<ExtensionContext> contexts;  ///< empty: anywhere
    Rule root;
    SupportedElement must_support;  ///< of the root's type; its children are what the profile asks to support
    /// What the profile says inside backbone elements that other elements refer to ("Composition.section").
    std::unordered_map<const fhir::schema::Type*, const Rule*> referred_content;
};

}  // namespace kakehashi::profiles
