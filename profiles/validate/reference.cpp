#include <algorithm>

#include "kakehashi/fhir/primitive.hpp"
#include "validate/bundle_messages.hpp"
#include "validate/reference_messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueType;
namespace schema = fhir::schema;

/// The resource type that a reference's own text names: "Patient" of "http://a/fhir/Patient/1"; nullptr when none.
const schema::Type* type_in_text(std::string_view reference) {
    const auto question = reference.find('?');
    reference = reference.substr(0, std::min(question, reference.find("/_history/")));
    const auto id_slash = reference.rfind('/');
    if (question == std::string_view::npos &&
        (id_slash == std::string_view::npos || !fhir::is_valid_id(reference.substr(id_slash + 1))))
        return nullptr;
    std::string_view type = question == std::string_view::npos ? reference.substr(0, id_slash) : reference;
    if (const auto slash = type.rfind('/'); slash != std::string_view::npos) type.remove_prefix(slash + 1);
    const schema::Type* found = schema::find_type(type);
    return found != nullptr && found->kind == schema::TypeKind::resource ? found : nullptr;
}

/// "Patient?identifier=…": what it means, the server that takes the transaction finds out. Source: R4 http.html#trules
bool is_conditional(std::string_view reference) {
    return reference.find('?') != std::string_view::npos && type_in_text(reference) != nullptr;
}

}  // namespace

void Run::reference(const Place& place, const Scope& scope) {
    const std::string_view text = place.element.text_of("reference");
    const bool is_there = text.empty() || scope.resolve(text).exists();
    // R4 http.html#trules: a transaction may search for what it refers to, and a server resolves what stands alone.
    const bool is_search = is_conditional(text) && (scope.bundle == nullptr || scope.is_in_transaction);
    const bool is_relative =
        !text.empty() && !text.starts_with('#') && text.find(':') == std::string_view::npos && !is_search;
    // Outside a Bundle a relative reference can be anything that its server understands.
    const auto bad_form = scope.bundle != nullptr ? fhir::IssueSeverity::error : fhir::IssueSeverity::warning;
    if (is_relative && (is_conditional(text) || type_in_text(text) == nullptr))
        report({bad_form, IssueType::invalid, kReferenceForm}, place, "", {text});
    if (is_relative && !is_there && scope.bundle != nullptr) wrong_full_url(place, scope);
    if (is_relative && scope.is_in_unnamed_entry)
        report({.code = IssueType::required, .message = kFullUrlMissing}, place, "");
    if (is_relative && !is_there && options_.targets)
        report({.code = IssueType::structure, .message = kReferenceElsewhere}, place, "");
    if (text.starts_with('#') && !is_there)
        report({.code = IssueType::structure, .message = kContainedMissing}, place, "");
    // Only a urn can mean nothing outside its Bundle; URLs and relative references may be elsewhere.
    if (text.starts_with("urn:") && !is_there && scope.bundle != nullptr)
        report({fhir::IssueSeverity::warning, IssueType::not_found, kBundleMissing}, place, "");
    if (scope.is_ambiguous(text)) report({.code = IssueType::invalid, .message = kSeveralMatches}, place, "");
    const auto* definition = place.element.definition();
    if (definition == nullptr) return;
    std::vector<std::string> allowed;
    for (const auto& each : definition->types)
        if (each.type == place.element.type()) allowed.assign(each.targets.begin(), each.targets.end());
    targets(place, allowed, scope, "");
    reference_type(place, allowed);
}

/// A relative reference is resolved by fullUrls alone: who wrote it by type and id may not know that.
/// Source: R4 bundle.html#references
void Run::wrong_full_url(const Place& place, const Scope& scope) {
    const std::string_view text = place.element.text_of("reference");
    for (const std::string_view url : scopes_.full_urls_of(*scope.bundle, text))
        report({fhir::IssueSeverity::warning, IssueType::required, kWrongFullUrl}, place, "",
               {shortened(text), shortened(url)});
}

/// What Reference.type says is what the reference says, and one of the types that may be there.
/// Source: R4 references.html, Reference.type
void Run::reference_type(const Place& place, std::span<const std::string> allowed) {
    const std::string_view type = place.element.text_of("type");
    const std::string_view text = place.element.text_of("reference");
    if (type.empty() || text.empty()) return;
    const schema::Type* in_text = type_in_text(text);
    if (in_text != nullptr ? type != in_text->name : schema::find_type(type) == nullptr)
        return report({.code = IssueType::structure, .message = kReferenceType}, place, "", {type});
    if (!allowed.empty() && std::ranges::find(allowed, type) == allowed.end() &&
        std::ranges::find(allowed, "Resource") == allowed.end())
        report({.code = IssueType::structure, .message = kReferenceTarget}, place, "", {type, type_names(allowed)});
}

/// The types of what a reference may mean: "Patient, Group".
std::string Run::type_names(std::span<const std::string> allowed) const {
    std::string names;
    for (const std::string& each : allowed) {
        const std::string_view url = url_of(each);
        const Profile* known = definitions_.find_profile(url);
        names.append(names.empty() ? "" : ", ");
        names.append(known != nullptr ? std::string_view(known->type) : url.substr(url.rfind('/') + 1));
    }
    return names;
}

/// @param allowed names of types or canonicals of profiles; empty: any
void Run::targets(const Place& place, std::span<const std::string> allowed, const Scope& scope,
                  std::string_view profile) {
    const std::string_view text = place.element.text_of("reference");
    if (allowed.empty() || text.empty()) return;
    const Element resolved = scope.resolve(text);
    const schema::Type* target = resolved.exists() ? resolved.type() : type_in_text(text);
    if (target == nullptr) return;
    Words unmet;
    for (const std::string& each : allowed) {
        std::string_view name = url_of(each);
        const Profile* known = definitions_.find_profile(name);
        if (known != nullptr) {
            name = known->type;
        } else if (name.find('/') != std::string_view::npos) {
            name.remove_prefix(name.rfind('/') + 1);
            if (schema::find_type(name) == nullptr) return;  // a profile that is not here: it may be of any type
        }
        if (!is_type(target, name)) continue;
        // Only a target in this document can be judged by its content.
        if (known == nullptr || !resolved.exists() || is_target_of(resolved, *known)) return;
        unmet.join(named_with_fault({resolved, nullptr, target->name}, *known, scopes_.of(resolved)), ", ");
    }
    if (unmet.empty())
        return report({.code = IssueType::structure, .message = kReferenceTarget}, place, profile,
                      {target->name, type_names(allowed)});
    report({.code = IssueType::structure, .message = kReferenceProfile}, place, profile, {unmet.en}, {unmet.ja});
}

bool Run::is_target_of(const Element& resource, const Profile& profile) {
    return conforms({resource, nullptr, resource.type()->name}, profile, scopes_.of(resource));
}

}  // namespace kakehashi::profiles
