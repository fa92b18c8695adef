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

void report_types(const Node& differential, const Content& base, const RestrictionContext& context) {
    const Node* types = differential.find("type");
    const auto base_types = base.items_of("type");
    if (types == nullptr || base_types.empty()) return;
    std::string allowed;
    for (const Node& each : base_types) allowed.append(allowed.empty() ? "" : ", ").append(type_code(each));
    for (const Node& type : types->items()) {
        const std::string_view code = type_code(type);
        if (std::ranges::none_of(base_types, [&](const Node& each) { return is_allowed_by(code, each); }))
            report(context, IssueType::value, snapshot_messages::kTypeNotAllowed, {code, allowed});
        else
            report_targets(type, base_types, context);
    }
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
}

}  // namespace kakehashi::profiles
