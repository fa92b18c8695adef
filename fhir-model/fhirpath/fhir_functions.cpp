#include <algorithm>
#include <array>

#include "evaluator.hpp"
#include "kakehashi/fhir/narrative.hpp"
#include "messages.hpp"

/// What FHIR adds to FHIRPath. Source: R4 fhirpath.html#functions
namespace kakehashi::fhir::fhirpath {
namespace {

Collection resolve(Evaluator& evaluator, const Call& call) {
    Collection out;
    if (!evaluator.environment().resolve) return out;
    for (const Item& item : call.input) {
        const bool is_reference = item.element.exists() && item.type == "Reference";
        const std::string_view reference = is_reference ? item.element.text_of("reference") : text_of(item);
        if (reference.empty()) continue;
        evaluator.step(16);
        if (const Element found = evaluator.environment().resolve(item.element, reference))
            out.push_back(make_element(found));
    }
    return out;
}

Collection extension(Evaluator& evaluator, const Call& call) {
    const auto url = evaluator.string_argument(call, 0);
    Collection out;
    if (!url) return out;
    for (const Item& item : call.input) {
        item.element.for_each("extension", [&](const Element& found) {
            if (found.text_of("url") == *url) out.push_back(make_element(found));
        });
    }
    return out;
}

Collection get_value(Evaluator&, const Call& call) {
    if (call.input.size() != 1 || !is_valued_primitive(call.input.front())) return {};
    const Item& item = call.input.front();
    return item.element.exists() ? only(make_value(kind_of(item), std::string(text_of(item)))) : only(item);
}

Collection type(Evaluator&, const Call& call) {
    Collection out;
    for (const Item& item : call.input) {
        const bool element = item.element.exists();
        Item information = make_value(Kind::type_information, element ? "FHIR" : "System");
        information.unit = element ? item.type : item.type.substr(item.type.find('.') + 1);
        out.push_back(std::move(information));
    }
    return out;
}

Collection member_of(Evaluator& evaluator, const Call& call) {
    const auto value_set = evaluator.string_argument(call, 0);
    const auto item = evaluator.single(call.input);
    if (!value_set || !item || !evaluator.environment().member_of) return {};
    const auto answer = evaluator.environment().member_of(item->element, *value_set);
    return answer ? only(make_boolean(*answer)) : Collection{};
}

Collection conforms_to(Evaluator& evaluator, const Call& call) {
    static constexpr std::string_view kCore = "http://hl7.org/fhir/StructureDefinition/";
    const auto profile = evaluator.string_argument(call, 0);
    const auto item = evaluator.single(call.input);
    if (!profile || !item) return {};
    if (evaluator.environment().conforms_to) {
        const auto answer = evaluator.environment().conforms_to(item->element, *profile);
        if (answer) return only(make_boolean(*answer));
    }
    // A core type's own definition is answered by the type itself.
    if (profile->starts_with(kCore) && schema::find_type(profile->substr(kCore.size())) != nullptr)
        return only(make_boolean(is_of_type(*item, profile->substr(kCore.size()))));
    return evaluator.refuse(fhirpath_messages::kProfileAbsent);
}

/// Items of the input that are in a slice of a profile.
Collection slice(Evaluator& evaluator, const Call& call) {
    const auto profile = evaluator.string_argument(call, 0);
    const auto name = evaluator.string_argument(call, 1);
    Collection out;
    if (!profile || !name || call.input.empty()) return out;
    if (!evaluator.environment().in_slice) return evaluator.refuse(fhirpath_messages::kSliceProfileAbsent);
    for (const Item& item : call.input) {
        const auto answer = evaluator.environment().in_slice(item.element, *profile, *name);
        if (!answer) return evaluator.refuse(fhirpath_messages::kSliceAbsent);
        if (*answer) out.push_back(item);
    }
    return out;
}

template <bool Upwards>
Collection subsumes(Evaluator& evaluator, const Call& call) {
    const auto* item = evaluator.single(call.input);
    const auto other = evaluator.single_argument(call, 0);
    if (item == nullptr || !other || !evaluator.environment().subsumes) return {};
    const Element& above = Upwards ? item->element : other->element;
    const Element& below = Upwards ? other->element : item->element;
    const auto answer = evaluator.environment().subsumes(above, below);
    return answer ? only(make_boolean(*answer)) : Collection{};
}

Collection element_definition(Evaluator& evaluator, const Call& call) {
    if (!evaluator.environment().element_definition) return evaluator.refuse(fhirpath_messages::kDefinitionsAbsent);
    Collection out;
    for (const Item& item : call.input)
        if (const Element found = evaluator.environment().element_definition(item.element))
            out.push_back(make_element(found));
    return out;
}

/// The input, when it has no modifier extensions but those named.
Collection check_modifiers(Evaluator& evaluator, const Call& call) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < call.node.arguments.size(); ++i)
        if (auto url = evaluator.string_argument(call, i)) known.push_back(std::move(*url));
    for (const Item& item : call.input) {
        bool is_known = true;
        item.element.for_each("modifierExtension", [&](const Element& each) {
            is_known = is_known && std::ranges::find(known, each.text_of("url")) != known.end();
        });
        if (!is_known) return evaluator.refuse(fhirpath_messages::kModifierUnknown);
    }
    return call.input;
}

/// Whether there is content (txt-2) is not asked here: R4 gives txt-1 and txt-2 the same expression.
Collection html_checks(Evaluator&, const Call& call) {
    return only(make_boolean(std::ranges::none_of(
        call.input, [](const Item& item) { return find_narrative_fault(text_of(item)).has_value(); })));
}

constexpr std::array kFunctions{
    Function{"resolve", 0, 0, resolve},
    Function{"extension", 1, 1, extension},
    Function{"hasValue", 0, 0, nullptr, false, Shortcut::has_value},
    Function{"getValue", 0, 0, get_value},
    Function{"type", 0, 0, type},
    Function{"memberOf", 1, 1, member_of},
    Function{"conformsTo", 1, 1, conforms_to},
    Function{"htmlChecks", 0, 0, html_checks},
    Function{"slice", 2, 2, slice},
    Function{"subsumes", 1, 1, subsumes<true>},
    Function{"subsumedBy", 1, 1, subsumes<false>},
    Function{"elementDefinition", 0, 0, element_definition},
    Function{"checkModifiers", 0, 20, check_modifiers},
};

}  // namespace

std::span<const Function> fhir_functions() { return kFunctions; }

}  // namespace kakehashi::fhir::fhirpath
