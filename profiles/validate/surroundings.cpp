#include "kakehashi/profiles/surroundings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
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
        environment.resolve = [this](const Element& from, std::string_view reference) {
            const Element holder = holder_of(from);
            is_ambiguous = false;
            const Element found = holder.exists() ? run.resolve(holder, reference) : resolve_in_all(reference);
            if (!found.exists() && !is_ambiguous) note(kReferenceUnknown, reference);
            return found;
        };
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

    /// The innermost resource that has the element; it does not exist for what is not of the document.
    Element holder_of(const Element& element) {
        if (!element.exists() || element.value() == nullptr) return {};
        if (holders.empty()) remember_holders(root, root);
        const auto found = holders.find(element.value());
        return found == holders.end() ? Element() : found->second;
    }

    // The reader limits the depth.
    void remember_holders(const Element& at, const Element& holder) {
        const bool is_resource = at.type() != nullptr && at.type()->kind == fhir::schema::TypeKind::resource;
        const Element& here = is_resource ? at : holder;
        if (at.value() != nullptr) holders.emplace(at.value(), here);
        at.for_each_child([&](const Element& child, std::string_view, std::size_t) { remember_holders(child, here); });
    }

    /// A text that the expression computed stands in no entry: what it means in every one in which it means something.
    Element resolve_in_all(std::string_view reference) {
        Element found = run.resolve(root, reference);
        root.for_each("entry", [&](const Element& entry) {
            const Element resource = entry.child("resource");
            if (!resource.exists() || resource.value() == nullptr) return;
            const Element here = run.resolve(resource, reference);
            if (!here.exists()) return;
            is_ambiguous = is_ambiguous || (found.exists() && found.value() != here.value());
            found = here;
        });
        if (is_ambiguous) note(kReferenceAmbiguous, reference);
        return is_ambiguous ? Element() : found;
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
    std::unordered_map<const fhir::Node*, Element> holders;  // made when a reference is resolved
    bool is_ambiguous = false;                               // of the reference that was resolved last
    fhir::fhirpath::Environment environment;
    fhir::Report unanswered;
};

Surroundings::Surroundings(const Validator& validator, const fhir::Document& document, ValidationOptions options)
    : impl_(std::make_unique<Impl>(validator.impl_->definitions, document, std::move(options))) {}
Surroundings::~Surroundings() = default;

const fhir::fhirpath::Environment& Surroundings::environment() const { return impl_->environment; }
const fhir::Report& Surroundings::unanswered() const { return impl_->unanswered; }

}  // namespace kakehashi::profiles
