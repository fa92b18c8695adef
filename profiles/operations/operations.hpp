#pragma once

#include <string>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "operations/parameters.hpp"
#include "terminology/obstacle.hpp"
#include "terminology/terminology.hpp"

/// The operations, one file each: `<name>.cpp`.
namespace kakehashi::profiles {

/// What an operation is answered with.
struct Question {
    const Terminology& terminology;
    const Parameters& parameters;
    const TerminologyContext& context;
};

/// Source: R4 codesystem-operation-lookup.html
[[nodiscard]] fhir::Result<fhir::Document> lookup(const Question& question);
/// Source: R4 codesystem-operation-subsumes.html
[[nodiscard]] fhir::Result<fhir::Document> subsumes(const Question& question);
/// Source: R4 codesystem-operation-validate-code.html
[[nodiscard]] fhir::Result<fhir::Document> validate_in_system(const Question& question);
/// Source: R4 valueset-operation-validate-code.html
[[nodiscard]] fhir::Result<fhir::Document> validate_in_set(const Question& question);
/// Source: R4 conceptmap-operation-translate.html
[[nodiscard]] fhir::Result<fhir::Document> translate(const Question& question);
/// Source: R4 valueset-operation-expand.html
[[nodiscard]] fhir::Result<fhir::Document> expand(const Question& question);

/// The value set of that url, in the version of the parameter `valueSetVersion` if one is given.
/// @return nullptr when R4's own tables enumerate it; information `not_found` when it is not here, or not in that
/// version
[[nodiscard]] fhir::Result<const ValueSet*> find_asked_set(const Question& question, std::string_view url);
/// "Cannot tell": neither a no nor an error.
[[nodiscard]] tl::unexpected<fhir::Issue> cannot_tell(const fhir::Message& message,
                                                      std::initializer_list<std::string_view> arguments);
/// The same, of what keeps the definitions themselves from answering.
[[nodiscard]] tl::unexpected<fhir::Issue> cannot_tell(const Obstacle& obstacle);
[[nodiscard]] tl::unexpected<fhir::Issue> needs(const Parameters& parameters, std::string_view what);
/// The message's sentence in the language of the question.
[[nodiscard]] std::string sentence(const Question& question, const fhir::Message& message,
                                   std::initializer_list<std::string_view> arguments);

}  // namespace kakehashi::profiles
