#include <algorithm>

#include "fhir/messages.hpp"
#include "fhir/r4_writer.hpp"
#include "fhir/systems.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::ArrayBuilder;
using kakehashi::fhir::IssueSeverity;
using kakehashi::fhir::IssueType;
using kakehashi::fhir::Node;
namespace schema = kakehashi::fhir::schema;

constexpr std::string_view kUuidUrn = "urn:uuid:";

bool is_primitive(const schema::Type& type) { return type.kind == schema::TypeKind::primitive; }

bool is_any_resource(const schema::Type& type) { return type.is_abstract && type.kind == schema::TypeKind::resource; }

bool is_whole_number(const schema::Type& type) {
    return type.name == "unsignedInt" || type.name == "positiveInt" || type.name == "integer";
}

bool has_digits_only(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether R4 has the type of the extension's value: without it the extension would say nothing.
bool is_r4_extension(const Node& extension, const schema::Type& type) {
    return std::ranges::all_of(extension.members(), [&](const auto& member) {
        return !member.name.starts_with("value") || schema::find_element(type, member.name);
    });
}

/// Whether a narrative shows nothing: R4 forbids that, and nothing is lost without it.
bool says_nothing(const Node& narrative) {
    const std::string_view div = narrative.text_of("div");
    bool is_in_tag = false;
    for (const char c : div) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!is_in_tag && !is_blank && c != '<') return false;
        is_in_tag = c == '<' || (is_in_tag && c != '>');
    }
    return !div.empty() && div.find("<img") == std::string_view::npos;
}

bool is_web(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

}  // namespace

void R4Writer::copy_members(const Node& from, std::string_view owner, const Target& target) {
    const auto rules = rules_of(owner, version_);
    if (rules.empty()) {
        for (const Member& member : from.members()) copy_one(member, target);
        return;
    }
    for (const Member& member : from.members()) {
        const auto found = std::ranges::find_if(rules, [&](const Rule& rule) {
            return rule.member == member.name && (rule.versions & bit(version_)) != 0;
        });
        if (found == rules.end()) {
            copy_one(member, target);
            continue;
        }
        const Path::Step step(place_.path, member.name);
        apply_rules({found, rules.end()}, member, from, target);
    }
}

void R4Writer::copy_one(const Member& member, const Target& target) {
    const Path::Step step(place_.path, member.name);
    const Path::Step element(target_, member.name);
    const bool is_companion = member.name.starts_with('_');
    if (target.type.kind == schema::TypeKind::resource && copy_head(member.value, member.name, target.type)) return;
    const auto match = schema::find_element(target.type, member.name.substr(is_companion ? 1 : 0));
    if (!match)
        leave(member.value);
    else
        copy_member(member.value, {.name = member.name, .match = match, .owner = target.type}, target.to);
}

/// What every resource begins with, and what the caller writes. @return whether the member is such
bool R4Writer::copy_head(const Node& value, std::string_view name, const Type& type) {
    if (name == "resourceType") {
        map(value, value.text() != type.name);
    } else if (name == "id" && nesting_ == 0 && value.is_primitive()) {
        map(value, true);
    } else if (name == "signature" && type.name == "Bundle") {
        record_all(value, FieldFate::ignored, "signs the bytes as they came, which stay with the source", place_,
                   conversion_.account);
    } else if (name == "text" && says_nothing(value)) {
        record_all(value, FieldFate::ignored, "a narrative without any text (txt-2)", place_, conversion_.account);
    } else {
        return false;
    }
    return true;
}

void R4Writer::copy_member(const Node& value, const Slot& slot, Builder to) {
    if (slot.match.name == "modifierExtension") refuse(IssueType::extension, messages::kModifierExtension, {});
    if (slot.name.starts_with('_'))
        copy_companion(value, slot, to);
    else if (slot.match.element->is_array())
        copy_list(value, slot, to);
    else
        copy_single(value, slot, to);
}

/// Whether R4 can hold the item there: its JSON kind, an extension's type, what a reference may mean, a required code.
bool R4Writer::fits(const Node& item, const Slot& slot) {
    const Type& type = *slot.match.type;
    if (item.is_array() || item.is_object() == is_primitive(type)) return false;
    if (version_ == Version::r4) return true;
    if (type.name == "Extension") return is_r4_extension(item, type);
    if (type.name == "Reference") return may_refer(item, slot);
    if (type.name != "code" || is_r4_code(item.text(), slot)) return true;
    if (slot.match.element->is_modifier) refuse(IssueType::code_invalid, messages::kCodeUnknown, {name_of(version_)});
    return false;
}

bool R4Writer::is_r4_code(std::string_view code, const Slot& slot) const {
    if (slot.match.element->binding != schema::BindingStrength::required) return true;
    const auto known = schema::find_value_set(slot.match.element->value_set);
    return !known.known || std::ranges::find(known.codes, code, &schema::EnumeratedCode::code) != known.codes.end();
}

/// Whether R4 allows the type that the reference means; a type that nobody can tell is believed.
bool R4Writer::may_refer(const Node& reference, const Slot& slot) const {
    const auto found = names_.find(index_, reference.text_of("reference"));
    std::string_view type;
    if (found.kind == bundles::Target::Kind::entry) type = names_.of(found.index).type;
    if (found.kind == bundles::Target::Kind::elsewhere) type = found.name.type;
    if (type.empty()) return true;
    for (const auto& allowed : slot.match.element->types) {
        if (allowed.type->name != "Reference") continue;
        if (allowed.targets.empty()) return true;
        return std::ranges::any_of(allowed.targets,
                                   [&](auto target) { return target == type || target == "Resource"; });
    }
    return true;
}

void R4Writer::copy_list(const Node& from, const Slot& slot, Builder to) {
    ArrayBuilder list = to.array(slot.name);
    const auto append = [&](const Node& item) {
        const Path::Step element(target_, list.node().items().size());
        if (item.is_null()) {
            list.append_null();
        } else if (!fits(item, slot)) {
            leave(item);
        } else if (item.is_object()) {
            copy_object(item, slot, list.append_object());
        } else {
            list.append_copy(item);
            map(item, false);
        }
    };
    if (!from.is_array()) return append(from);
    const auto items = from.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Path::Step step(place_.path, i);
        append(items[i]);
    }
}

/// Of a list that stands where R4 has one thing, the first item that R4 can hold.
void R4Writer::copy_single(const Node& from, const Slot& slot, Builder to) {
    if (!from.is_array()) {
        const bool is_free = to.node().find(slot.name) == nullptr || slot.name == "meta";
        if (!is_free || from.is_null() || !fits(from, slot)) return leave(from);
        if (from.is_object()) return copy_object(from, slot, to.object(slot.name));
        return copy_primitive(from, slot, to);
    }
    if (slot.name == "family" && version_ == Version::dstu2) return copy_family(from, to);
    const auto items = from.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Path::Step step(place_.path, i);
        if (items[i].is_array())
            leave(items[i]);
        else
            copy_single(items[i], slot, to);
    }
}

/// DSTU2 has several family names where R4 has one: a text, in which they stand side by side.
/// Source: R4 datatypes.html#HumanName (family: "all parts of the family name in one string")
void R4Writer::copy_family(const Node& names, Builder to) {
    std::string family;
    const auto items = names.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Path::Step step(place_.path, i);
        if (!items[i].is_string()) {
            leave(items[i]);
            continue;
        }
        family.append(family.empty() ? "" : " ").append(items[i].text());
        map(items[i], items.size() > 1);
    }
    to.set_string("family", family);
}

void R4Writer::copy_object(const Node& from, const Slot& slot, Builder to) {
    const Type& type = *slot.match.type;
    if (is_any_resource(type))
        copy_contained(from, to);
    else
        copy_members(from, type.name, {type, to});
}

void R4Writer::copy_contained(const Node& from, Builder to) {
    const std::string_view before = from.text_of("resourceType");
    const std::string_view name = r4_type_name(before, version_);
    const Type* type = schema::find_type(name);
    if (type == nullptr || type->kind != schema::TypeKind::resource || !is_convertible(before, version_))
        return leave(from);
    to.set_string("resourceType", name);
    ++nesting_;
    copy_members(from, before, {*type, to});
    --nesting_;
    finish(to, before);
}

/// The id and the extensions of a primitive, or those of each item of a list.
void R4Writer::copy_companion(const Node& value, const Slot& slot, Builder to) {
    static const Type& element = *schema::find_type("Element");
    if (value.is_object() && !slot.match.element->is_array())
        return copy_members(value, "Element", {element, to.object(slot.name)});
    if (!value.is_array() || !slot.match.element->is_array()) return leave(value);
    ArrayBuilder list = to.array(slot.name);
    const auto items = value.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Path::Step step(place_.path, i);
        const Path::Step target(target_, i);
        if (items[i].is_object()) {
            copy_members(items[i], "Element", {element, list.append_object()});
        } else {
            leave(items[i]);
            list.append_null();
        }
    }
}

void R4Writer::copy_primitive(const Node& value, const Slot& slot, Builder to) {
    const std::string_view text = value.text();
    const Type& type = *slot.match.type;
    if (slot.owner.name == "Reference" && slot.name == "reference") return copy_reference(value, to);
    if (slot.owner.name == "Attachment" && slot.name == "url") return copy_url(value, slot, to);
    if (slot.name == "system" && type.name == "uri" && !keeps_oids_) {
        const std::string system = normal_system(text);
        to.set_string(slot.name, system);
        return map(value, system != text);
    }
    // An integer64 of R5 is a text in JSON.
    if (version_ == Version::r5 && value.is_string() && is_whole_number(type) && has_digits_only(text))
        to.set_number(slot.name, text);
    else
        to.set_copy(slot.name, value);
    map(value, false);
}

void R4Writer::copy_reference(const Node& value, Builder to) {
    const std::string_view text = value.text();
    const auto found = names_.find(index_, text);
    std::string reference(text);
    switch (found.kind) {
        case bundles::Target::Kind::entry:
            reference = std::string(kUuidUrn) + names_.of(found.index).id;
            result_->targets.push_back(found.index);
            break;
        case bundles::Target::Kind::elsewhere:
            if (schema::find_type(found.name.type) == nullptr) return leave(value);
            reference = found.name.type + "/" + found.name.id;
            result_->elsewhere.emplace(reference, found.name.source);
            break;
        case bundles::Target::Kind::conditional:
            if (to.node().find("identifier") == nullptr) return copy_conditional(value, found, to);
            [[fallthrough]];
        case bundles::Target::Kind::unchanged:
            if (!text.starts_with('#') && !is_web(text))
                conversion_.report.push_back(kakehashi::fhir::make_issue(
                    IssueSeverity::warning, IssueType::not_found, messages::kReferenceUnresolved, place_.path.text()));
            break;
    }
    to.set_string("reference", reference);
    map(value, reference != text);
}

/// What a server would have looked up (R4 http.html#trules) is said in R4 by identifier: a logical reference.
void R4Writer::copy_conditional(const Node& value, const bundles::Target& target, Builder to) {
    if (to.node().find("type") == nullptr) to.set_string("type", target.type);
    to.object("identifier").set_string("system", normal_system(target.system)).set_string("value", target.value);
    record_value(value, FieldFate::mapped, target_.text().substr(0, target_.text().rfind('.')) + ".identifier", place_,
                 conversion_.account);
}

/// An attachment's data may be a Binary of the same input.
void R4Writer::copy_url(const Node& value, const Slot& slot, Builder to) {
    const auto found = names_.find(index_, value.text());
    std::string url(value.text());
    if (found.kind == bundles::Target::Kind::entry) {
        const ResourceName& name = names_.of(found.index);
        url = name.type + "/" + name.id;
        result_->targets.push_back(found.index);
    } else if (found.kind == bundles::Target::Kind::elsewhere) {
        url = found.name.type + "/" + found.name.id;
    }
    to.set_string(slot.name, url);
    map(value, url != value.text());
}

}  // namespace kakehashi::mappers::bundles
