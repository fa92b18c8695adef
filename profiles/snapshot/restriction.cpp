#include "snapshot/restriction.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

#include "kakehashi/fhir/schema.hpp"
#include "snapshot/definition_chain.hpp"
#include "snapshot/messages.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::IssueType;
using fhir::Node;
namespace schema = fhir::schema;

void report(const RestrictionContext& context, IssueType code, const fhir::Message& message,
            std::initializer_list<std::string_view> arguments) {
    context.report.push_back(fhir::make_issue(fhir::IssueSeverity::error, code, message, context.id, arguments));
}

std::uint32_t number_of(std::string_view text) {
    std::uint32_t number = 0;
    if (text == "*") return std::numeric_limits<std::uint32_t>::max();
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void report_cardinality(const Node& differential, const Content& base, const RestrictionContext& context) {
    const Node* stated_min = differential.find("min");
    const Node* stated_max = differential.find("max");
    const std::string_view min = stated_min != nullptr ? stated_min->text() : base.text_of("min");
    const std::string_view max = stated_max != nullptr ? stated_max->text() : base.text_of("max");
    if (stated_min != nullptr && number_of(min) < number_of(base.text_of("min")))
        report(context, IssueType::value, snapshot_messages::kMinLowered, {min, base.text_of("min")});
    if (stated_max != nullptr && base.find("max") != nullptr && number_of(max) > number_of(base.text_of("max")))
        report(context, IssueType::value, snapshot_messages::kMaxRaised, {max, base.text_of("max")});
    if (!max.empty() && number_of(min) > number_of(max))
        report(context, IssueType::value, snapshot_messages::kMinAboveMax, {min, max});
}

/// "string" for the element ids and urls whose type R4 writes as FHIRPath's "System.String".
std::string_view type_code(const Node& type) {
    const std::string_view code = type.text_of("code");
    const auto last = code.rfind("/System.");
    if (last == std::string_view::npos) return code;
    if (const Node* extensions = type.find("extension"))
        for (const Node& each : extensions->items())
            if (const auto url = each.text_of("valueUrl"); !url.empty()) return url;
    return "string";
}

bool is_allowed_by(std::string_view code, const Node& base_type) {
    const std::string_view base_code = type_code(base_type);
    if (code == base_code || base_type.text_of("code") == code) return true;
    // R4 says string of Resource.id and of Element.id, and uri of Extension.url; profiles say what they mean.
    if (base_type.text_of("code").find("/System.") != std::string_view::npos)
        return code == "id" || code == "string" || code == "uri";
    const schema::Type* type = schema::find_type(code);
    const schema::Type* base = schema::find_type(base_code);
    return type != nullptr && base != nullptr && schema::is_a(*type, *base);
}

/// The R4 type and the profiles that a definition derives from, itself included.
bool derives_from(std::string_view canonical, std::string_view base, const CanonicalTable& table, bool& is_known) {
    std::string_view at = url_of(canonical);
    is_known = true;
    for (int steps = 0; steps < 32; ++steps) {
        if (at == url_of(base)) return true;
        const Node* definition = table.find("StructureDefinition", at);
        if (definition == nullptr) break;
        at = url_of(definition->text_of("baseDefinition"));
        if (at.empty()) return false;
    }
    is_known = is_r4_type(at) && is_r4_type(base);
    if (!is_known) return false;
    const auto name = [](std::string_view url) { return url.substr(url.rfind('/') + 1); };
    return schema::is_a(*schema::find_type(name(at)), *schema::find_type(name(base)));
}

void report_targets(const Node& type, std::span<const Node> base_types, const RestrictionContext& context) {
    const Node* targets = type.find("targetProfile");
    if (targets == nullptr) return;
    std::vector<std::string_view> allowed;
    for (const Node& base : base_types) {
        if (!is_allowed_by(type_code(type), base)) continue;
        const Node* list = base.find("targetProfile");
        if (list == nullptr) return;  // any
        for (const Node& each : list->items()) allowed.push_back(each.text());
    }
    for (const Node& target : targets->items()) {
        bool is_open = false;
        for (const std::string_view base : allowed) {
            bool is_known = true;
            is_open = is_open || derives_from(target.text(), base, context.table, is_known) || !is_known;
        }
        if (!is_open) report(context, IssueType::value, snapshot_messages::kTargetNotAllowed, {target.text()});
    }
}

/// The R4 type that a definition is for; "" when nobody here knows it.
std::string_view type_of_profile(std::string_view canonical, const CanonicalTable& table) {
    if (const Node* definition = table.find("StructureDefinition", canonical)) return definition->text_of("type");
    const std::string_view url = url_of(canonical);
    return is_r4_type(url) ? url.substr(url.rfind('/') + 1) : std::string_view();
}

void report_type_profiles(const Node& type, const RestrictionContext& context) {
    const Node* profiles = type.find("profile");
    const schema::Type* stated = schema::find_type(type_code(type));
    // A profile may mean an element of another definition. Source: extension elementdefinition-profile-element
    if (profiles == nullptr || stated == nullptr || type.find("_profile") != nullptr) return;
    for (const Node& each : profiles->items()) {
        const std::string_view name = type_of_profile(each.text(), context.table);
        const schema::Type* of_profile = schema::find_type(name);
        if (of_profile != nullptr && !schema::is_a(*of_profile, *stated))
            report(context, IssueType::value, snapshot_messages::kProfileOfOtherType,
                   {each.text(), name, stated->name});
    }
}

void report_types(const Node& differential, const Content& base, const RestrictionContext& context) {
    const Node* types = differential.find("type");
    const auto base_types = base.items_of("type");
    if (types == nullptr || base_types.empty()) return;
    std::string allowed;
    for (const Node& each : base_types) allowed.append(allowed.empty() ? "" : ", ").append(type_code(each));
    for (const Node& type : types->items()) {
        const std::string_view code = type_code(type);
        if (code.empty()) continue;  // R4's own definitions of primitives say it in extensions
        if (std::ranges::none_of(base_types, [&](const Node& each) { return is_allowed_by(code, each); }))
            report(context, IssueType::value, snapshot_messages::kTypeNotAllowed, {code, allowed});
        else
            report_targets(type, base_types, context);
        report_type_profiles(type, context);
    }
}

/// The type that a member like "fixedUri" or "patternCodeableConcept" names, or nullptr.
const schema::Type* type_of_value(std::string_view member) {
    for (const std::string_view prefix : {"fixed", "pattern"}) {
        if (!member.starts_with(prefix) || member.size() == prefix.size()) continue;
        std::string name(member.substr(prefix.size()));
        if (const schema::Type* type = schema::find_type(name)) return type;
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
        return schema::find_type(name);
    }
    return nullptr;
}

/// Only where one type is left does a value mean something. Source: R4 elementdefinition.html, fixed[x]
void report_values(const Node& differential, const Content& base, const RestrictionContext& context) {
    const Node* stated = differential.find("type");
    const auto types = stated != nullptr ? stated->items() : base.items_of("type");
    std::string codes;
    for (const Node& each : types) codes.append(codes.empty() ? "" : ", ").append(type_code(each));
    for (const fhir::Member& member : differential.members()) {
        const schema::Type* type = type_of_value(member.name);
        if (type == nullptr || codes.empty()) continue;
        const schema::Type* element = types.size() == 1 ? schema::find_type(type_code(types[0])) : nullptr;
        const bool is_one = types.size() == 1 && is_allowed_by(type->name, types[0]);
        const bool is_wider = element != nullptr && schema::is_a(*element, *type);
        if (!is_one && !is_wider)
            report(context, IssueType::value, snapshot_messages::kValueType, {member.name, codes});
    }
}

void report_slicing(const Node& differential, const Content& base, const RestrictionContext& context) {
    const std::string_view max = base.text_of("max");
    const bool is_choice = differential.text_of("path").ends_with("[x]");
    // One that stays alone may be sliced: its only slice is another way to speak of it.
    const bool is_one = differential.text_of("max") == "1";
    if (differential.find("slicing") == nullptr || is_choice || is_one || max != "1") return;
    report(context, IssueType::business_rule, snapshot_messages::kSlicingOfOne, {max});
}

void report_binding(const Node& differential, const Content& base, const RestrictionContext& context) {
    const Node* stated = differential.find("binding");
    const Node* before = base.find("binding");
    if (stated == nullptr || before == nullptr || before->text_of("strength") != "required") return;
    const std::string_view strength = stated->text_of("strength");
    if (!strength.empty() && strength != "required")
        report(context, IssueType::value, snapshot_messages::kBindingWeakened, {strength});
}

}  // namespace

void report_contradictions(const Node& differential, const Content& base, const RestrictionContext& context) {
    report_cardinality(differential, base, context);
    report_types(differential, base, context);
    report_binding(differential, base, context);
    report_values(differential, base, context);
    report_slicing(differential, base, context);
}

}  // namespace kakehashi::profiles
