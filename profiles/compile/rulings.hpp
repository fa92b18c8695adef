#pragma once

#include <span>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

/// Where an official package contradicts its own prose or cannot be met, what we do instead. The table item by item,
/// with the tests: profiles/service/README.md
namespace kakehashi::profiles {

/// How an invariant is judged that its publisher wrote wrongly, or that the guide's prose contradicts.
struct Ruling {
    std::string_view key;
    std::string_view written;     ///< a part of the expression that it is about: a later, mended one is left alone
    std::string_view expression;  ///< the FHIRPath that states the intent; "": as written, and only explained
    /// The finding's words when the invariant is not met: key, its own words, and the ruling. Empty: no word of it.
    fhir::Message message;
    /// FHIRPath at the element of the invariant: whether a finding comes of what is ruled, and not of something else
    /// that the same invariant refuses. "": always.
    std::string_view concerns{};

    [[nodiscard]] bool is_explained() const { return !message.en.empty(); }
};

/// @return the ruling on an invariant, or nullptr when it is good as it stands
[[nodiscard]] const Ruling* find_ruling(std::string_view key, std::string_view expression);

/// All of them, for whoever checks that each one is followed.
[[nodiscard]] std::span<const Ruling> all_rulings();

/// The fixed value or pattern that is meant: `written` itself, or its mended form, which lives for ever.
[[nodiscard]] const fhir::Node& mended_value(const fhir::Node& written);

/// Whether a required binding to this value set is no rule, since its content is that of another item.
[[nodiscard]] bool is_misbound(std::string_view value_set);

}  // namespace kakehashi::profiles
