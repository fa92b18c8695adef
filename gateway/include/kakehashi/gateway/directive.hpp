#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/policy.hpp"

/// A patient's directives (意思表示) as FHIR Consents. Source: exchange policy A2, A7; R4 consent.html
namespace kakehashi::gateway {

/// What a directive covers. An empty list of a kind limits nothing; several kinds must all be met.
struct DirectiveScope {
    std::vector<std::string> recipients;    ///< institution numbers
    std::vector<std::string> sources;       ///< institution numbers
    std::vector<std::string> institutions;  ///< in either part
    std::vector<Category> categories;
    std::vector<std::string> documents;    ///< resource ids or Bundle identifiers (unit keys)
    std::vector<std::string> sensitivity;  ///< v3-ActCode or v3-Confidentiality codes of securityLabel

    [[nodiscard]] bool is_everything() const {
        return recipients.empty() && sources.empty() && institutions.empty() && categories.empty() &&
               documents.empty() && sensitivity.empty();
    }
};

/// One version of one directive. Dates are texts, as the Consent has them.
struct Directive {
    std::string id;
    std::string version;  ///< meta.versionId
    std::string insured;  ///< insured identifier of patient.identifier, or ""
    std::string given;    ///< dateTime
    std::string valid_from;
    std::string valid_until;
    DirectiveScope scope;
    bool active = false;
    bool view = false;
    bool in_person = false;  ///< view only: verified at the counter (`verification.verified`)
    bool stop_primary = false;
    bool stop_absolute = false;
    bool stop_secondary = false;
    bool document_hold = false;
};

/// Reads one Consent.
///
/// Forms that A7 leaves open [ours]: D-DOC-HOLD is a Consent of status `proposed` that permits one document
/// (`data.reference`); a D-VIEW given in person has `verification.verified`; categories stand in `code` with the system
/// kRecordCategorySystem, or in `class` as resource types.
/// @return the directive, or Issue `not_supported` at the element that we do not understand: purposes, codes, actors or
///         nested provisions outside A7, a modifierExtension. The caller treats the Consent as a stop.
[[nodiscard]] fhir::Result<Directive> parse_directive(const fhir::Document& consent);

inline constexpr std::string_view kRecordCategorySystem = "urn:kakehashi:record-category";

/// A stop of everything: what stands for a Consent that cannot be understood.
[[nodiscard]] Directive stop_of_everything();

/// Reads what Store::directives gives. A Consent that cannot be read becomes stop_of_everything() and an issue
/// (error) in `report`.
[[nodiscard]] std::vector<Directive> read_directives(std::span<const std::string> consents, fhir::Report& report);

/// The record, the recipient and the moment that directives are asked about.
struct DirectiveQuestion {
    std::string_view source_institution;
    std::string_view recipient_institution;
    Category category = Category::text;
    std::string_view resource_id;
    std::string_view unit_key;
    std::string_view security;  ///< as ResourceMetadata::security
    std::string_view instant;   ///< now
};

/// What the active directives say together. The purpose is no part of the question: the state has the stops of every
/// kind, and the policy's rows know which of them concern them.
[[nodiscard]] DirectiveState directive_state(std::span<const Directive> directives, const DirectiveQuestion& question);

}  // namespace kakehashi::gateway
