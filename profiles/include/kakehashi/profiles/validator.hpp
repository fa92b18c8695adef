#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::profiles {

class Terminology;
struct MustSupportCount;

struct ValidatorOptions {
    /// Package files (`.tgz`, `.pack`), folders, or single conformance resources, loaded in order over R4 core.
    std::vector<std::string> packages;
    /// Where the packages that those need are looked for when they do not lie beside them: folders of `.tgz` files, or
    /// FHIR package caches (`id#version/package/`).
    std::vector<std::string> package_folders;
    /// Whether our own statement of the Japanese profiles (profiles/japan) is loaded below the packages. Never when a
    /// package states one of the same Japanese canonicals: it then speaks for all of them.
    bool japanese_profiles = true;
};

/// What an entry of a Bundle must meet: the `index`th resource of that type, counted from 0.
struct EntryProfile {
    std::string type;
    std::size_t index = 0;
    std::string profile;
};

/// On what the named rules of the sharing service (profiles/service) are checked: `as_claimed`: what claims a JP-CLINS
/// Bundle or eCS profile in meta.profile.
enum class ServiceRules : std::uint8_t { as_claimed, always, never };

struct ValidationOptions {
    /// Canonicals that the resource must meet besides the ones that it claims in meta.profile.
    std::vector<std::string> profiles;
    /// Of a Bundle: what single entries must meet besides.
    std::vector<EntryProfile> entry_profiles;
    /// Finds what a reference means outside the document ("Patient/1"); when given, a relative reference to what is not
    /// there is an error, and what is there is judged by the profiles of the reference.
    std::function<fhir::Element(std::string_view)> targets;
    /// A display that the code system does not give is an error for who certifies, and no reason to refuse a record.
    bool wrong_displays_are_warnings = false;
    /// An extension that no package defines is an error. Else it is `information`: it is kept, and nothing is known of
    /// it.
    bool unknown_extensions_are_errors = false;
    /// A resource that says of itself `experimental` is an error.
    bool experimental_is_an_error = false;
    /// What HL7 itself publishes (canonicals at hl7.org) must name the committee that owns it.
    bool is_for_publication = false;
    /// Text that looks like HTML, outside narratives, is an error: a page that shows it carelessly would run it.
    bool html_in_text_is_an_error = false;
    ServiceRules service_rules = ServiceRules::as_claimed;
    /// The day of which "ended within five years" is asked, a date. Empty: the Bundle's own timestamp, so that the same
    /// Bundle is always judged the same.
    std::string service_today;
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
    /// severity `information`, rule `binding-content-missing`, or a warning, rule `profile-unknown`.
    [[nodiscard]] fhir::Report validate(const fhir::Document& document, const ValidationOptions& options = {}) const;

    /// The same, and on the way counts the must-support elements of every profile that is applied: the ones claimed
    /// and given, those of entries, slices, extensions and data types. Kept apart because it takes time.
    /// @param counts gets one line an element, profile by profile as they are applied
    [[nodiscard]] fhir::Report validate(const fhir::Document& document, const ValidationOptions& options,
                                        std::vector<MustSupportCount>& counts) const;

    /// Packages that the loaded ones need and that are not here: one warning each, code `not-found`.
    [[nodiscard]] const fhir::Report& notices() const;

    /// Whether a profile of that canonical (with or without `|version`, `#element`) can be checked.
    [[nodiscard]] bool knows_profile(std::string_view canonical) const;

    /// What it knows of codes, for TerminologyService.
    [[nodiscard]] const Terminology& terminology() const;

    struct Impl;

private:
    friend class Surroundings;
    explicit Validator(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kakehashi::profiles
