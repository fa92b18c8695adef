#pragma once

#include <memory>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/fhirpath.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/validator.hpp"

namespace kakehashi::profiles {

/// What a FHIRPath expression may ask beyond its focus: `memberOf()`, `conformsTo()`, `slice()`, `subsumes()` and
/// `elementDefinition()` of the packages, `resolve()` in the document and where the options' targets lead. Looks at the
/// validator and at the document.
class Surroundings {
public:
    /// @param options `targets` finds what is outside the document; the rest is for `conformsTo()`
    Surroundings(const Validator& validator, const fhir::Document& document, ValidationOptions options = {});
    ~Surroundings();
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;

    /// With the document's resource as %resource and %rootResource. Lives as long as this.
    ///
    /// A reference is resolved from where it stands: in the resource that holds it (`#id`), and by the fullUrl of its
    /// entry. A text that the expression computed stands nowhere: it means what it means in every entry in which it
    /// means something; where it means different things, nothing is guessed.
    [[nodiscard]] const fhir::fhirpath::Environment& environment() const;
    /// The questions that had no answer because content is not here, each once: severity `information`, code
    /// `not-found`. FHIRPath itself has only the empty collection for them, which also means other things.
    [[nodiscard]] const fhir::Report& unanswered() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::profiles
