#include "kakehashi/fhir/primitive.hpp"
#include "terminology/known_code.hpp"
#include "terminology/obstacle.hpp"
#include "validate/definition_messages.hpp"
#include "validate/messages.hpp"
#include "validate/run.hpp"
#include "validate/values.hpp"

namespace kakehashi::profiles {
namespace {

using namespace validation_messages;
using fhir::Element;
using fhir::IssueSeverity;
using fhir::IssueType;
using fhir::schema::BindingStrength;

bool has_any_code(const Element& coded) {
    if (coded.is_primitive()) return coded.value() != nullptr;
    if (is_type(coded.type(), "CodeableConcept")) return coded.child("coding").exists();
    return coded.child("code").exists();
}

bool can_be_bound(const Element& element) {
    // An object in a text's place has no code: it is reported as that.
    if (element.is_primitive()) return element.value() == nullptr || !element.value()->is_object();
    return is_type(element.type(), "CodeableConcept") || is_type(element.type(), "Coding") ||
           is_type(element.type(), "Quantity");
}

}  // namespace

// Source: R4 terminologies.html#strength
void Run::binding(const Place& place, const Binding& binding, std::string_view profile) {
    const Element& element = place.element;
    const bool is_required = binding.strength == BindingStrength::required;
    if (binding.value_set.empty() || (!is_required && binding.strength != BindingStrength::extensible)) return;
    if (!can_be_bound(element)) return;
    // Text alone says that no code of an extensible set fits; a primitive without a value says why by extension.
    if (!has_any_code(element) && (!is_required || element.is_primitive())) return;
    switch (membership_of(element, binding.value_set, definitions_.terminology)) {
        case Membership::yes:
            return;
        case Membership::unknown:
            // R4's own extensible sets are mostly not here: saying so at every element would bury the findings.
            if (!is_required && profile.empty()) return;
            return unknown_binding(place, binding.value_set, profile);
        case Membership::no:
            break;
    }
    if (is_said_unknown(place)) return;
    const Words found = is_read() ? found_value(element) : Words();
    const std::string_view strength = is_required ? "required" : "extensible";
    report({is_required ? IssueSeverity::error : IssueSeverity::warning, IssueType::code_invalid, kBinding}, place,
           profile, {binding.value_set, strength, found.en}, {binding.value_set, strength, found.ja});
}

/// Whether the place is a code that its system does not have: known_code has said that, and a value set of that system
/// would say it again.
bool Run::is_said_unknown(const Place& place) const {
    if (!is_read() || place.name != "code" || place.parent == nullptr) return false;
    const Element& coded = place.parent->element;
    if (!is_type(coded.type(), "Coding") && !is_type(coded.type(), "Quantity")) return false;
    return definitions_.terminology.has_code(coded.text_of("system"), place.element.text()) == Membership::no;
}

/// Says why nobody can tell: content is not here, or the definitions cannot be followed.
void Run::unknown_binding(const Place& place, std::string_view value_set, std::string_view profile) {
    const auto say = [&](const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
        report({IssueSeverity::information, IssueType::informational, message}, place, profile, arguments);
    };
    const Obstacle obstacle = find_obstacle(definitions_.terminology, value_set);
    switch (obstacle.kind) {
        case Obstacle::Kind::none:
            return say(kBindingUnknown, {value_set});
        case Obstacle::Kind::circle:
            return say(kBindingCircle, {value_set, obstacle.value_set});
        case Obstacle::Kind::operation:
            return say(kBindingFilterOperator, {obstacle.value_set, obstacle.subject});
        case Obstacle::Kind::pattern:
            return say(kBindingFilterPattern, {obstacle.value_set, obstacle.subject});
    }
}

/// A code that its system does not have, and a system that is nearly a known one.
void Run::known_code(const Place& coded, std::string_view system, std::string_view code) {
    if (code.empty() || !fhir::is_valid_primitive("code", code)) return;  // reported as that
    const Membership answer = definitions_.terminology.has_code(system, code);
    if (answer == Membership::no)
        return report({.code = IssueType::code_invalid, .message = kUnknownCode},
                      {coded.element.child("code"), &coded, "code"}, "", {system, shortened(code)});
    if (answer == Membership::yes) return;
    if (!system.empty() && !unknown_systems_.contains(system)) unknown_system(coded, system);
}

/// A system whose name is nearly a known one, told wherever it stands, and one that nothing here defines, told once.
void Run::unknown_system(const Place& coded, std::string_view system) {
    const Place place{coded.element.child("system"), &coded, "system"};
    const std::string meant = definitions_.terminology.right_spelling_of(system);
    if (!meant.empty())
        return report({IssueSeverity::warning, IssueType::code_invalid, kSystemMisprinted}, place, "", {system, meant});
    unknown_systems_.insert(system);
    if (!definitions_.terminology.is_known_system(system))
        report({IssueSeverity::information, IssueType::not_found, kSystemUnknown}, place, "", {shortened(system)});
}

// Source: R4 datatypes.html#Coding
void Run::coding(const Place& coding) {
    const std::string_view system = coding.element.text_of("system");
    const std::string_view code = coding.element.text_of("code");
    // A concept may have codings that nobody else understands; a Coding alone is all that is said.
    const bool is_of_concept = coding.parent != nullptr && is_type(coding.parent->element.type(), "CodeableConcept");
    if (!is_of_concept) absolute_system(coding);
    if (definitions_.terminology.is_supplement(system))
        return report({.code = IssueType::not_found, .message = kSupplement},
                      {coding.element.child("system"), &coding, "system"}, "", {system});
    known_code(coding, system, code);
    if (system.empty() && !code.empty())
        report({IssueSeverity::warning, IssueType::code_invalid, kNoSystem}, coding, "", {shortened(code)});
    const std::string_view text = coding.element.text_of("display");
    if (text.empty()) return;
    const auto fits = definitions_.terminology.has_display(system, code, text);
    if (fits != Membership::no) return;
    const auto severity = options_.wrong_displays_are_warnings ? IssueSeverity::warning : IssueSeverity::error;
    const FoundCodeSystem known = definitions_.terminology.find_code_system(system);
    const Concept* item = known ? known.system->find(code) : nullptr;
    const std::string right = shortened(item != nullptr ? item->node->text_of("display") : r4_display_of(system, code));
    report({severity, IssueType::invalid, kDisplay}, {coding.element.child("display"), &coding, "display"}, "",
           {system, code, right, shortened(text)});
}

/// A unit is a code of its system, bound or not. Source: R4 datatypes.html#quantity
void Run::quantity(const Place& quantity) {
    absolute_system(quantity);
    known_code(quantity, quantity.element.text_of("system"), quantity.element.text_of("code"));
}

}  // namespace kakehashi::profiles
