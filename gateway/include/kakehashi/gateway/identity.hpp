#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/gateway/policy.hpp"

/// Whether two records of a patient are one person. A false link is worse than a missed one.
/// Source: exchange policy B5, identity levels
namespace kakehashi::gateway {

/// What is compared. Texts as the Patient has them; empty when not known.
struct PatientTraits {
    std::string insured;     ///< 被保険者個人識別子, four fields joined by ":"
    std::string birth_date;  ///< FHIR date
    std::string gender;      ///< AdministrativeGender; "unknown" says nothing
    std::vector<std::string> kana_names;
};

/// Traits of a Patient resource.
[[nodiscard]] PatientTraits traits_of(const fhir::Node& patient);

enum class IdentityLevel : std::uint8_t {
    i1,            ///< number with branch, birth date, sex and kana name agree: one person
    family,        ///< F: a number without branch agrees, nothing contradicts: a family, not a person
    demographics,  ///< U: only demographics agree, or number agrees and something is missing: for a person to decide
    conflict,      ///< X: number with branch agrees, birth date or sex contradicts
    different,     ///< nothing speaks for one person
};

/// Compares two records. I2 (number changed, known to the history service) needs that service and is never given.
///
/// Numbers are compared in canonical form (width, case, dashes, leading zeros of the insurer). Kana names are compared
/// without regard to width, hiragana or katakana, spaces, long-vowel marks, and ヴ or ブ.
/// Symmetric. Source: exchange policy B5
[[nodiscard]] IdentityLevel compare(const PatientTraits& a, const PatientTraits& b);

/// What the policy's gate G3 gets: i1 is verified, conflict is conflict, everything else unverified.
[[nodiscard]] IdentityState identity_state(IdentityLevel level);

}  // namespace kakehashi::gateway
