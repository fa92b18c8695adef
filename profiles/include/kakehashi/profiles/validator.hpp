#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

class Terminology;

struct ValidatorOptions {
    /// Package files (`.tgz`), folders, or single conformance resources, loaded in order over R4 core.
    std::vector<std::string> packages;
    /// Whether our own statement of the Japanese profiles (profiles/japan) is loaded below the packages. Never when a
    /// package states one of the same Japanese canonicals: it then speaks for all of them.
    bool japanese_profiles = true;
};

struct ValidationOptions {
    /// Canonicals that the resource must meet besides the ones that it claims in meta.profile.
    std::vector<std::string> profiles;
    /// A display that the code system does not give is an error for who certifies, and no reason to refuse a record.
    bool wrong_displays_are_warnings = false;
};

/// Validates resources against R4 and the profiles that they claim. Immutable after load: shared between threads.
/// Source: R4 validation.html, profiling.html
class Validator {
public:
    /// @return the validator, or the issue that made a package unreadable
    [[nodiscard]] static fhir::Result<Validator> load(const ValidatorOptions& options);
    Validator(Validator&&) noexcept;
    Validator& operator=(Validator&&) noexcept;
    ~Validator();

    /// All findings, in document order; empty when there is nothing to say. "Cannot check, content not here" is
    /// severity `information`, rule `binding-content-missing` or `profile-unknown`.
    [[nodiscard]] fhir::Report validate(const fhir::Document& document, const ValidationOptions& options = {}) const;

    /// What it knows of codes, for TerminologyService.
    [[nodiscard]] const Terminology& terminology() const;

    struct Impl;

private:
    explicit Validator(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::profiles
