#include "kakehashi/profiles/surroundings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "snapshot/definition_chain.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/validator_impl.hpp"

namespace kakehashi::profiles {

using fhir::Element;
using namespace validation_messages;

struct Surroundings::Impl {
    Impl(const Definitions& definitions, const fhir::Document& document, ValidationOptions&& given)
        : options(std::move(given)), run(definitions, options), root(Element::root_of(document)) {
        environment = run.environment_of(root);
        environment.resolve = [this](std::string_view reference) { return resolve(reference); };
        environment.member_of = [this, ask = std::move(environment.member_of)](
                                    const Element& coded, std::string_view set) -> std::optional<bool> {
            const auto answer = ask(coded, set);
            if (!answer) note(kMembershipUnknown, set);
            return answer;
        };
        environment.conforms_to = [this, ask = std::move(environment.conforms_to)](
                                      const Element& element, std::string_view profile) -> std::optional<bool> {
            const auto answer = ask(element, profile);
            if (!answer && !is_r4_type(profile)) note(kConformanceUnknown, profile);
            return answer;
        };
        environment.in_slice = [this, ask = std::move(environment.in_slice)](
                                   const Element& element, std::string_view profile, std::string_view slice) {
            const auto answer = ask(element, profile, slice);
            if (!answer) note(kSliceMembershipUnknown, slice);
            return answer;
        };
        environment.subsumes = [this, ask = std::move(environment.subsumes)](const Element& above,
                                                                             const Element& below) {
            const auto answer = ask(above, below);
            if (!answer) note(kSubsumptionUnknown);
            return answer;
        };
        environment.element_definition = [this,
                                          ask = std::move(environment.element_definition)](const Element& element) {
            const Element found = ask(element);
            if (!found.exists()) note(kDefinitionUnknown);
            return found;
        };
    }

    Element resolve(std::string_view reference) {
        Element found = run.resolve(root, reference);
        bool is_ambiguous = false;
        root.for_each("entry", [&](const Element& entry) {
            const Element resource = entry.child("resource");
            if (!resource.exists() || resource.value() == nullptr) return;
            const Element here = run.resolve(resource, reference);
            if (!here.exists()) return;
            is_ambiguous = is_ambiguous || (found.exists() && found.value() != here.value());
            found = here;
        });
        if (is_ambiguous) {
            note(kReferenceAmbiguous, reference);
            return {};
        }
        if (!found.exists()) note(kReferenceUnknown, reference);
        return found;
    }

    void note(const fhir::Message& message, std::string_view what = {}) {
        auto issue =
            fhir::make_issue(fhir::IssueSeverity::information, fhir::IssueType::not_found, message, "", {what});
        const bool is_known = std::ranges::any_of(
            unanswered, [&](const fhir::Issue& each) { return each.diagnostics == issue.diagnostics; });
        if (!is_known) unanswered.push_back(std::move(issue));
    }

    ValidationOptions options;
    Run run;
    Element root;
    fhir::fhirpath::Environment environment;
    fhir::Report unanswered;
};

Surroundings::Surroundings(const Validator& validator, const fhir::Document& document, ValidationOptions options)
    : impl_(std::make_unique<Impl>(validator.impl_->definitions, document, std::move(options))) {}
Surroundings::~Surroundings() = default;

const fhir::fhirpath::Environment& Surroundings::environment() const { return impl_->environment; }
const fhir::Report& Surroundings::unanswered() const { return impl_->unanswered; }

}  // namespace kakehashi::profiles
