#include <algorithm>
#include <utility>

#include "fhir/messages.hpp"
#include "fhir/r4_writer.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::ArrayBuilder;
using kakehashi::fhir::Node;
namespace schema = kakehashi::fhir::schema;

/// "http://system a=b c=d" in its two parts.
struct SystemAndMap {
    std::string_view system, map;
    explicit SystemAndMap(std::string_view argument)
        : system(argument.substr(0, argument.find(' '))),
          map(system.size() < argument.size() ? argument.substr(system.size() + 1) : std::string_view()) {}
};

/// "concept reference" in its two parts; "-" is nowhere.
struct TwoTargets {
    std::string_view concept_path, reference_path;
    explicit TwoTargets(std::string_view target)
        : concept_path(target.substr(0, target.find(' '))), reference_path(target.substr(target.find(' ') + 1)) {
        if (concept_path == "-") concept_path = {};
        if (reference_path == "-") reference_path = {};
    }
};

}  // namespace

/// Visits an item, or every item of a list, at its place.
template <class Visit>
void R4Writer::for_each_item(const Node& value, const Visit& visit) {
    if (!value.is_array()) return visit(value);
    const auto items = value.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Path::Step step(place_.path, i);
        visit(items[i]);
    }
}

/// Everything that the tables say of one member: a value may go to several elements, and has one record all the same.
void R4Writer::apply_rules(std::span<const Rule> rules, const Member& member, const Node& parent,
                           const Target& target) {
    is_collecting_ = member.value.is_primitive();
    collected_.clear();
    bool is_recorded = false;
    for (const Rule& rule : rules) {
        if (rule.member != member.name) break;
        if ((rule.versions & bit(version_)) == 0) continue;
        is_recorded = is_recorded || rule.action == Action::ignore || rule.action == Action::status_when_true ||
                      rule.action == Action::status_of_code;
        if (is_recorded) is_collecting_ = false;
        apply(rule, member.value, parent, target);
    }
    if (!std::exchange(is_collecting_, false) || is_recorded) return;
    if (collected_.empty())
        leave(member.value);
    else
        record_value(member.value, FieldFate::mapped, std::exchange(collected_, {}), place_, conversion_.account);
}

void R4Writer::apply(const Rule& rule, const Node& value, const Node& parent, const Target& target) {
    switch (rule.action) {
        case Action::move:
            return put(value, target, rule.target);
        case Action::ignore:
            return record_all(value, FieldFate::ignored, std::string(rule.argument), place_, conversion_.account);
        case Action::leave:
            return leave(value);
        case Action::refuse:
            refuse(kakehashi::fhir::IssueType::not_supported, messages::kModifierUnknown, {name_of(version_)});
            return leave(value);
        case Action::codes:
            return put_text(mapped_code(rule.argument, value.text()), target, rule.target);
        case Action::concept_of_code:
        case Action::coding:
            return put_concept(rule, value, target);
        case Action::identifier:
            return put_identifier(rule, value, target);
        case Action::without_prefix: {
            const bool has_prefix = value.text().starts_with(rule.argument);
            return put_text(value.text().substr(has_prefix ? rule.argument.size() : 0), target, rule.target);
        }
        case Action::negated:
            if (!value.is_boolean()) return leave(value);
            target.to.set_boolean(rule.target, value.text() != "true");
            collected_ = target_.text() + "." + std::string(rule.target);
            return;
        case Action::coding_of_concept:
        case Action::code_of_concept:
            return put_first_coding(rule, value, target);
        case Action::value_of_identifier:
            return for_each_item(value, [&](const Node& item) { put_part(item, "value", target, rule.target); });
        case Action::concept_or_reference:
        case Action::one_of_both:
            return put_both(rule, value, target);
        case Action::status_when_true:
        case Action::status_of_code:
            return put_status(rule, value);
        case Action::by_type:
            return put_by_type(rule, value, parent, target);
        case Action::flatten:
            return flatten(rule, value, target);
        case Action::class_of_coverage:
            return put_class(rule, value, parent, target);
    }
}

/// Observation.related: its type says where its target goes.
void R4Writer::put_by_type(const Rule& rule, const Node& value, const Node& parent, const Target& target) {
    const std::string_view path = mapped_code(rule.argument, parent.text_of("type"));
    if (path == parent.text_of("type")) return leave(value);
    if (value.is_object()) return put(value, target, path);
    collected_ = "used: says which element the target is";
}

/// A list whose target is made anew for each item goes there item by item.
void R4Writer::put(const Node& value, const Target& target, std::string_view path) {
    if (path.find("[+]") == std::string_view::npos) return put_item(value, target, path);
    for_each_item(value, [&](const Node& item) { put_item(item, target, path); });
}

/// Goes down the path, making what is not there, and copies the value to its end.
void R4Writer::put_item(const Node& value, const Target& target, std::string_view path) {
    const auto dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    const std::string_view name = step.substr(0, step.find('['));
    const auto match = schema::find_element(target.type, name);
    if (!match) return leave(value);
    const Path::Step member(target_, name);
    if (dot == std::string_view::npos)
        return copy_member(value, {.name = name, .match = match, .owner = target.type}, target.to);
    const std::string_view rest = path.substr(dot + 1);
    if (!match.element->is_array()) return put_item(value, {*match.type, target.to.object(name)}, rest);
    ArrayBuilder list = target.to.array(name);
    const std::string key = target_.text();
    const auto size = list.node().items().size();
    if (step.ends_with("[+]") || !first_items_.contains(key)) {
        const Path::Step index(target_, size);
        const auto [first, is_first] = first_items_.try_emplace(key, list.append_object());
        put_item(value, {*match.type, is_first ? first->second : list.append_object()}, rest);
        return;
    }
    const Path::Step index(target_, 0);
    put_item(value, {*match.type, first_items_.at(key)}, rest);
}

/// Puts a text in the place of `value`, which keeps its record.
void R4Writer::put_text(std::string_view text, const Target& target, std::string_view path) {
    kakehashi::fhir::Document scratch;
    scratch.edit().set_string("text", text);
    if (const Node* node = scratch.root().find("text")) put(*node, target, path);
}

void R4Writer::put_concept(const Rule& rule, const Node& value, const Target& target) {
    const SystemAndMap argument(rule.argument);
    const std::string_view code = mapped_code(argument.map, value.text());
    const auto match = schema::find_element(target.type, rule.target);
    if (code.empty() || !value.is_string() || !match) return;
    if (!is_r4_code(code, {.name = rule.target, .match = match, .owner = target.type})) {
        if (match.element->is_modifier)
            refuse(kakehashi::fhir::IssueType::code_invalid, messages::kCodeUnknown, {name_of(version_)});
        return;
    }
    Builder coding = target.to.object(rule.target);
    if (match.type->name == "CodeableConcept") coding = coding.append_object("coding");
    coding.set_string("system", argument.system).set_string("code", code);
    const Path::Step element(target_, rule.target);
    map(value, true);
}

void R4Writer::put_identifier(const Rule& rule, const Node& value, const Target& target) {
    const std::string_view name = rule.target.substr(0, rule.target.find('['));
    ArrayBuilder list = target.to.array(name);
    const Path::Step element(target_, name);
    const Path::Step index(target_, list.node().items().size());
    list.append_object().set_string("system", rule.argument).set_string("value", value.text());
    map(value, true);
}

/// One member of an object goes to `path`; the others have no place.
void R4Writer::put_part(const Node& object, std::string_view part, const Target& target, std::string_view path) {
    for (const Member& member : object.members()) {
        const Path::Step step(place_.path, member.name);
        if (member.name == part)
            put(member.value, target, path);
        else
            leave(member.value);
    }
    if (object.is_primitive()) leave(object);
}

void R4Writer::put_both(const Rule& rule, const Node& value, const Target& target) {
    const TwoTargets paths(rule.target);
    for_each_item(value, [&](const Node& item) {
        const bool has_reference = item.find("reference") != nullptr && !paths.reference_path.empty();
        const bool is_one = rule.action == Action::one_of_both && has_reference;
        for (const Member& member : item.members()) {
            const Path::Step step(place_.path, member.name);
            const bool is_concept = member.name == "concept" && !is_one && !paths.concept_path.empty();
            if (is_concept)
                put(member.value, target, paths.concept_path);
            else if (member.name == "reference" && has_reference)
                put(member.value, target, paths.reference_path);
            else
                leave(member.value);
        }
        if (item.is_primitive()) leave(item);
    });
}

/// Of each concept the first coding, or its code, goes on.
void R4Writer::put_first_coding(const Rule& rule, const Node& value, const Target& target) {
    for_each_item(value, [&](const Node& item) {
        bool is_taken = false;
        for (const Member& member : item.members()) {
            const Path::Step step(place_.path, member.name);
            if (member.name != "coding") {
                leave(member.value);
                continue;
            }
            for_each_item(member.value, [&](const Node& coding) {
                if (std::exchange(is_taken, true))
                    leave(coding);
                else if (rule.action == Action::code_of_concept)
                    put_part(coding, "code", target, rule.target);
                else
                    put(coding, target, rule.target);
            });
        }
        if (item.is_primitive()) leave(item);
    });
}

void R4Writer::put_status(const Rule& rule, const Node& value) {
    std::string_view status = rule.argument;
    if (rule.action == Action::status_of_code) {
        status = mapped_code(rule.argument, value.text());
        if (status == value.text()) return leave(value);
    } else if (!value.is_boolean()) {
        return leave(value);
    } else if (value.text() != "true") {
        status = {};
    }
    if (status.empty())
        return record_value(value, FieldFate::ignored, "says the ordinary case, which R4 says by the status", place_,
                            conversion_.account);
    status_ = status;
    status_place_ = place_.path.text();
    record_value(value, FieldFate::mapped, target_.text() + ".status", place_, conversion_.account);
}

/// Coverage.grouping names six classes, and what each is called, by members of their own.
void R4Writer::put_class(const Rule& rule, const Node& value, const Node& parent, const Target& target) {
    if (rule.argument.empty()) {  // what a class is called: written with the class
        if (parent.find(rule.target)) collected_ = target_.text() + ".class.name";
        return;
    }
    ArrayBuilder list = target.to.array("class");
    const Path::Step element(target_, "class");
    const Path::Step index(target_, list.node().items().size());
    Builder to = list.append_object();
    to.object("type")
        .append_object("coding")
        .set_string("system", "http://terminology.hl7.org/CodeSystem/coverage-class")
        .set_string("code", rule.argument);
    to.set_string("value", value.text()).set_string("name", parent.text_of(rule.target));
    map(value, true);
}

void R4Writer::flatten(const Rule& rule, const Node& value, const Target& target) {
    const auto rules = rules_of(rule.argument, version_);
    for_each_item(value, [&](const Node& item) {
        for (const Member& member : item.members()) {
            const Path::Step step(place_.path, member.name);
            const auto found = std::ranges::find_if(rules, [&](const Rule& row) {
                return row.member == member.name && (row.versions & bit(version_)) != 0;
            });
            if (found == rules.end())
                leave(member.value);
            else
                apply_rules({found, rules.end()}, member, item, target);
        }
        if (item.is_primitive()) leave(item);
    });
}

}  // namespace kakehashi::mappers::bundles
