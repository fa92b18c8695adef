#include <algorithm>

#include "compile/messages.hpp"
#include "kakehashi/fhir/primitive.hpp"
#include "package/version.hpp"
#include "snapshot/definition_chain.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/sliced_item.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueSeverity;
using fhir::IssueType;
namespace schema = fhir::schema;

const fhir::Node* node_of(const Element& element) {
    return element.value() != nullptr ? element.value() : element.companion();
}

constexpr int kTrialDepthMax = 8;

/// A text in an object's place, or an object in a text's, is reported as that. To a profile it is no element: else each
/// thing that it lacks would be said of it, which the reference validator does not do either.
bool has_form_of_type(const Element& element) {
    if (element.value() == nullptr) return true;
    return element.value()->is_object() != element.is_primitive();
}

std::string codes_of(std::span<const TypeRule> types) {
    std::string codes;
    for (const TypeRule& type : types) codes.append(codes.empty() ? "" : ", ").append(type.code);
    return codes;
}

}  // namespace

void Run::claimed_profiles(const Place& place, Scope& scope) {
    place.element.child("meta").for_each("profile", [&](const Element& profile) {
        if (!profile.text().empty()) apply_canonical(place, profile.text(), scope);
    });
}

/// What an implementation guide asks of every resource of a type. Source: R4 implementationguide.html, global
void Run::global_profiles(const Place& place, Scope& scope) {
    const auto [first, last] = definitions_.global_profiles.equal_range(place.element.type()->name);
    for (auto each = first; each != last; ++each) apply_canonical(place, each->second, scope);
}

void Run::apply_canonical(const Place& place, std::string_view canonical, Scope& scope) {
    const Profile* profile = definitions_.find_profile(canonical);
    if (const auto hash = canonical.find('#'); profile != nullptr && hash != std::string_view::npos) {
        const Rule* rule = find_rule(profile->root, canonical.substr(hash + 1));
        if (rule != nullptr) return apply_rule(place, *rule, {scope, *profile});
    }
    if (profile == nullptr) {
        if (is_r4_type(canonical)) return;  // R4 itself: checked already
        return report({IssueSeverity::warning, IssueType::not_found, kProfileUnknown}, place, "", {canonical});
    }
    const std::string_view version = version_of(canonical);
    if (!version.empty() && !profile->version.empty() && !is_version(profile->version, version))
        report({IssueSeverity::information, IssueType::informational, kProfileVersion}, place, profile->url,
               {version, profile->url, profile->version});
    apply_profile(place, *profile, scope);
}

void Run::apply_profile(const Place& place, const Profile& profile, Scope& scope) {
    if (!done_.insert({node_of(place.element), &profile}).second) return;
    const std::string_view type = place.element.type() != nullptr ? place.element.type()->name : std::string_view();
    if (!is_type(place.element.type(), profile.type))
        return report({.code = IssueType::invalid, .message = kProfileType}, place, profile.url,
                      {profile.url, profile.type, type});
    if (!profile.missing_base.empty())
        report({IssueSeverity::information, IssueType::informational, kBaseMissing}, place, profile.url,
               {profile.missing_base, profile.url});
    for (const std::string& each : profile.unknown_elements)
        report({IssueSeverity::information, IssueType::not_found, compile_messages::kElementUnknown}, place,
               profile.url, {profile.url, each});
    apply_rule(place, profile.root, {scope, profile});
    if (must_support_ != nullptr && trial_depth_ == 0) must_support(place, profile, scope);
}

void Run::apply_rule(const Place& place, const Rule& rule, const Frame& frame) {
    invariants(place, rule, frame);
    apply_content(place, rule, frame);
}

void Run::apply_content(const Place& place, const Rule& rule, const Frame& frame) {
    apply_types(place, rule, frame);
    values(place, rule, frame);
    apply_children(place, rule, frame);
}

void Run::apply_children(const Place& place, const Rule& rule, const Frame& frame) {
    for (const Rule& child : rule.children) {
        Items found;
        for_each_place(place, child.name, [&](Place each) {
            if (has_form_of_type(each.element)) found.push_back(std::move(each));
        });
        items(place, child, found, frame);
    }
    content_references(place, rule, frame);
}

/// An element whose content is another one's (a section in a section) obeys what the profile says inside that one,
/// unless the profile says something inside this one. Source: R4 elementdefinition.html#contentReference
void Run::content_references(const Place& place, const Rule& rule, const Frame& frame) {
    if (frame.profile.referred_content.empty() || place.element.type() == nullptr) return;
    for (const schema::ElementDefinition& definition : place.element.type()->elements) {
        if (definition.types.size() != 1 || definition.types[0].type->name == definition.path) continue;
        const auto content = frame.profile.referred_content.find(definition.types[0].type);
        if (content == frame.profile.referred_content.end()) continue;
        const bool is_stated = std::ranges::any_of(rule.children, [&](const Rule& child) {
            return child.name == definition.name && !(child.children.empty() && child.slices.empty());
        });
        if (is_stated) continue;
        for_each_place(place, definition.name,
                       [&](const Place& each) { apply_children(each, *content->second, frame); });
    }
}

void Run::items(const Place& parent, const Rule& rule, const Items& found, const Frame& frame) {
    if (found.size() < rule.min)
        report({.code = IssueType::structure, .message = kMin}, parent, frame.profile.url,
               {name_of(rule), std::to_string(rule.min), std::to_string(found.size())});
    contents(parent, rule, found, frame);
}

/// All of items() but whether there are enough of them.
void Run::contents(const Place& parent, const Rule& rule, const Items& found, const Frame& frame) {
    const std::string count = std::to_string(found.size());
    if (rule.max == 0 && !found.empty())
        report({.code = IssueType::structure, .message = kForbidden}, parent, frame.profile.url,
               {name_of(rule), count});
    else if (rule.max != schema::ElementDefinition::kUnbounded && found.size() > rule.max)
        report({.code = IssueType::structure, .message = kMax}, parent, frame.profile.url,
               {name_of(rule), std::to_string(rule.max), count});
    for (const Place& each : found) {
        // What stands in a resource of its own (an entry, something contained) is judged in that resource's scope. An
        // invariant on that resource as an element is the outer one's: %resource is the Bundle there.
        const bool is_resource =
            each.element.type() != nullptr && each.element.type()->kind == schema::TypeKind::resource;
        invariants(each, rule, frame);
        apply_content(each, rule, {is_resource ? scopes_.of(each.element) : frame.scope, frame.profile});
    }
    if (!rule.slices.empty()) slices(parent, rule, found, frame);
}

void Run::values(const Place& place, const Rule& rule, const Frame& frame) {
    const auto differs = [&](const fhir::Message& message, const fhir::Node& demanded) {
        if (!is_read()) return report({.code = IssueType::value, .message = message}, place, frame.profile.url);
        const Words found = found_value(place.element, demanded);
        const std::string wanted = demanded_value(demanded);
        report({.code = IssueType::value, .message = message}, place, frame.profile.url, {found.en, wanted},
               {found.ja, wanted});
    };
    if (rule.fixed != nullptr && !equals_fixed(*rule.fixed, place.element.value())) differs(kFixed, *rule.fixed);
    if (rule.pattern != nullptr && !contains_pattern(*rule.pattern, place.element.value()) &&
        !is_version_of(place.element, *rule.pattern))
        differs(kPattern, *rule.pattern);
    const std::size_t length = rule.max_length > 0 ? fhir::count_characters(place.element.text()) : 0;
    if (length > rule.max_length)
        report({.code = IssueType::too_long, .message = kMaxLength}, place, frame.profile.url,
               {std::to_string(rule.max_length), std::to_string(length)});
    limit(place, rule.min_value, frame);
    limit(place, rule.max_value, frame);
    binding(place, rule.binding, frame.profile.url);
    if (!rule.value_alternative.empty() && place.element.value() == nullptr) value_alternative(place, rule, frame);
    if (!rule.languages.empty() || rule.needs_text_sources) narrative_controls(place, rule, frame);
}

/// Source: extension ElementDefinition.valueAlternatives
void Run::value_alternative(const Place& place, const Rule& rule, const Frame& frame) {
    bool is_there = false;
    place.element.for_each("extension", [&](const Element& each) {
        is_there = is_there || each.text_of("url") == rule.value_alternative;
    });
    if (!is_there)
        report({.code = IssueType::invalid, .message = kValueAlternative}, place, frame.profile.url,
               {rule.value_alternative});
}

/// minValue[x] and maxValue[x]; what cannot be compared is left alone. Source: R4 elementdefinition.html
void Run::limit(const Place& place, const fhir::Member* limit, const Frame& frame) {
    if (limit == nullptr || place.element.type() == nullptr) return;
    constexpr std::size_t kPrefixLength = 8;  // minValue, maxValue
    std::string type(limit->name.substr(kPrefixLength));
    if (schema::find_type(type) == nullptr && !type.empty()) type[0] = static_cast<char>(type[0] - 'A' + 'a');
    const schema::Type* known = schema::find_type(type);
    if (known == nullptr) return;
    static const auto kAtLeast = fhir::fhirpath::compile("$this >= %limit");
    static const auto kAtMost = fhir::fhirpath::compile("$this <= %limit");
    const bool is_min = limit->name.starts_with("min");
    fhir::fhirpath::Environment environment = frame.scope.environment;
    const Element bound(&limit->value, nullptr, nullptr, known);
    environment.variables = {{"limit", {{.element = bound, .type = known->name, .text = {}, .unit = {}}}}};
    const auto found = fhir::fhirpath::evaluate(is_min ? *kAtLeast : *kAtMost, place.element, environment);
    if (found && found->size() == 1 && found->front().text == "false")
        report({.code = IssueType::invalid, .message = is_min ? kMinValue : kMaxValue}, place, frame.profile.url,
               {is_read() ? demanded_value(limit->value) : std::string()});
}

void Run::apply_types(const Place& place, const Rule& rule, const Frame& frame) {
    if (rule.types.empty() || place.element.type() == nullptr) return;
    std::vector<const TypeRule*> matching;
    for (const TypeRule& type : rule.types)
        // A backbone element has a type of its own in the schema.
        if (is_type(place.element.type(), type.code)) matching.push_back(&type);
    if (matching.empty()) {
        // Where several types may stand, and in an extension, the wrong one is named at its parent, as the reference
        // validator does; the line is its own.
        const bool is_choice = place.element.definition() != nullptr && place.element.definition()->is_choice &&
                               (rule.types.size() > 1 ||
                                (place.parent != nullptr && place.parent->element.text_of("url") == frame.profile.url));
        Place at = is_choice && place.parent != nullptr ? *place.parent : place;
        at.element = place.element;
        return report({.code = IssueType::structure, .message = kType}, at, frame.profile.url,
                      {place.element.type()->name, codes_of(rule.types)});
    }
    const auto apply = [&](std::span<const std::string> allowed, std::span<const std::string> profiles) {
        targets(place, allowed, frame.scope, frame.profile.url);
        if (!profiles.empty()) apply_type_profiles(place, profiles, frame);
    };
    if (matching.size() == 1) return apply(matching.front()->targets, matching.front()->profiles);
    std::vector<std::string> allowed;
    std::vector<std::string> profiles;
    for (const TypeRule* type : matching) {
        allowed.insert(allowed.end(), type->targets.begin(), type->targets.end());
        profiles.insert(profiles.end(), type->profiles.begin(), type->profiles.end());
    }
    // Where one of the types has no profile, any value will do.
    if (std::ranges::any_of(matching, [](const TypeRule* type) { return type->profiles.empty(); })) profiles.clear();
    apply(allowed, profiles);
}

void Run::apply_type_profiles(const Place& place, std::span<const std::string> canonicals, const Frame& frame) {
    // An extension's definition is its url's, known or not: extension.cpp has said so.
    if (is_type(place.element.type(), "Extension") && definitions_.find_profile(canonicals.front()) == nullptr) return;
    if (canonicals.size() == 1) return apply_canonical(place, canonicals.front(), frame.scope);
    Words names;
    for (const std::string& canonical : canonicals) {
        const Profile* profile = definitions_.find_profile(canonical);
        if (profile == nullptr && is_r4_type(canonical)) return;
        if (profile == nullptr)
            return report({IssueSeverity::warning, IssueType::not_found, kProfileUnknown}, place, frame.profile.url,
                          {canonical});
        if (conforms(place, *profile, frame.scope)) {
            if (must_support_ != nullptr && trial_depth_ == 0) must_support(place, *profile, frame.scope);
            return;
        }
        names.join(named_with_fault(place, *profile, frame.scope), ", ");
    }
    report({.code = IssueType::structure, .message = kNoTypeProfile}, place, frame.profile.url, {names.en}, {names.ja});
}

/// The profile that an element does not meet, and the first thing that keeps it from that.
Words Run::named_with_fault(const Place& place, const Profile& profile, Scope& scope) {
    Words words{profile.url, profile.url};
    if (!is_read() || is_explaining_) return words;
    const Key key{node_of(place.element), &profile};
    if (const auto known = unmet_.find(key); known != unmet_.end()) return known->second;
    Findings faults;
    std::set<Key> done;
    Findings* const outer = std::exchange(findings_, &faults);
    done_.swap(done);
    ++trial_depth_;
    is_explaining_ = true;
    apply_profile(place, profile, scope);
    is_explaining_ = false;
    --trial_depth_;
    done_.swap(done);
    findings_ = outer;
    if (const fhir::Issue* fault = faults.first_error(); fault != nullptr)
        words.append(Words{" (" + fault->expression + ": " + fault->diagnostics + ")",
                           " (" + fault->expression + ": " + fault->diagnostics_ja + ")"});
    return unmet_.emplace(key, std::move(words)).first->second;
}

bool Run::conforms(const Place& place, const Profile& profile, Scope& scope) {
    // A chain of references may be as long as the Bundle; what lies this far away is judged at itself only.
    if (trial_depth_ >= kTrialDepthMax) return true;
    const Key key{node_of(place.element), &profile};
    // While the answer is sought it is yes: resources that refer to each other in a circle may all conform.
    const auto [at, is_new] = conforming_.emplace(key, true);
    if (!is_new) return at->second;
    prepare_environment(scope);
    Findings trial(Findings::Purpose::trial);
    std::set<Key> done;
    Findings* const outer = std::exchange(findings_, &trial);
    done_.swap(done);
    ++trial_depth_;
    apply_profile(place, profile, scope);
    --trial_depth_;
    done_.swap(done);
    findings_ = outer;
    conforming_[key] = !trial.has_errors();
    return !trial.has_errors();
}

}  // namespace kakehashi::profiles
