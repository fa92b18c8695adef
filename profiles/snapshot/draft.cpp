#include "snapshot/draft.hpp"

#include <algorithm>
#include <utility>

#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;
namespace schema = fhir::schema;

/// The place of a property in R4's order of ElementDefinition; `_short` stands after `short`.
std::size_t rank_of(std::string_view name) {
    static const schema::Type* const kType = schema::find_type("ElementDefinition");
    const bool is_companion = name.starts_with('_');
    const auto match = schema::find_element(*kType, is_companion ? name.substr(1) : name);
    if (!match) return 2 * kType->elements.size();
    return 2 * static_cast<std::size_t>(match.element - kType->elements.data()) + (is_companion ? 1 : 0);
}

struct Written {
    std::string id;
    std::string path;
};

void write_element(const Draft& draft, const Written& at, fhir::Builder to) {
    std::vector<Property> properties = draft.content.properties();
    std::ranges::stable_sort(properties, {}, [](const Property& each) { return rank_of(each.name); });
    const std::size_t slice_rank = rank_of("sliceName");
    to.set_string("id", at.id).set_string("path", at.path);
    bool has_slice_name = draft.slice.empty();
    for (const Property& each : properties) {
        if (!has_slice_name && rank_of(each.name) > slice_rank) {
            to.set_string("sliceName", draft.slice);
            has_slice_name = true;
        }
        to.set_copy(each.name, *each.value);
    }
    if (!has_slice_name) to.set_string("sliceName", draft.slice);
}

void write_below(const Draft& draft, const Written& parent, fhir::ArrayBuilder& into) {
    const std::string dot = parent.path.empty() ? "" : ".";
    Written at{.id = parent.id + dot + draft.name, .path = parent.path + dot + draft.name};
    if (!draft.slice.empty()) at.id += ":" + draft.slice;
    write_element(draft, at, into.append_object());
    for (const Draft& child : draft.children) write_below(child, at, into);
    for (const Draft& slice : draft.slices) write_below(slice, parent, into);
}

}  // namespace

const Node* Scratch::kept(fhir::Document document) { return &documents_.emplace_back(std::move(document)).root(); }
const Node* Scratch::text(std::string_view text) { return add().set_string("value", text).node().find("value"); }
const Node* Scratch::number(std::string_view text) { return add().set_number("value", text).node().find("value"); }
const Node* Scratch::array(std::span<const Node* const> items) {
    fhir::Builder holder = add();
    fhir::ArrayBuilder array = holder.array("value");
    for (const Node* item : items) array.append_copy(*item);
    return holder.node().find("value");
}
const Node* Scratch::merged(const Node& object, const Node& over) {
    fhir::Builder holder = add();
    fhir::Builder copy = holder.set_copy("value", object).object("value");
    for (const fhir::Member& member : over.members()) copy.set_copy(member.name, member.value);
    return holder.node().find("value");
}
const Node* Scratch::with(const Node& object, std::string_view name, std::string_view text) {
    fhir::Builder holder = add();
    holder.set_copy("value", object).object("value").set_string(name, text);
    return holder.node().find("value");
}

Content::Content(const Node& element) {
    for (const fhir::Member& member : element.members())
        if (member.name != "id" && member.name != "path" && member.name != "sliceName")
            properties_.push_back({member.name, &member.value});
}

const Node* Content::find(std::string_view name) const {
    const auto found = std::ranges::find(properties_, name, &Property::name);
    return found == properties_.end() ? nullptr : found->value;
}

std::string_view Content::text_of(std::string_view name) const {
    const Node* node = find(name);
    return node != nullptr ? node->text() : std::string_view();
}

std::span<const Node> Content::items_of(std::string_view name) const {
    const Node* node = find(name);
    return node != nullptr ? node->items() : std::span<const Node>();
}

void Content::set(std::string_view name, const Node* value) {
    const auto found = std::ranges::find(properties_, name, &Property::name);
    if (found == properties_.end())
        properties_.push_back({name, value});
    else
        found->value = value;
}

void Content::remove(std::string_view name) {
    std::erase_if(properties_, [&](const Property& each) { return each.name == name; });
}

void Content::remove_choice(std::string_view prefix) {
    std::erase_if(properties_, [&](const Property& each) {
        const std::string_view name = each.name.starts_with('_') ? each.name.substr(1) : each.name;
        return name.size() > prefix.size() && name.starts_with(prefix) && name[prefix.size()] >= 'A' &&
               name[prefix.size()] <= 'Z';
    });
}

const Draft* Draft::child(std::string_view child_name) const {
    const auto found = std::ranges::find(children, child_name, &Draft::name);
    return found == children.end() ? nullptr : &*found;
}
Draft* Draft::child(std::string_view child_name) { return const_cast<Draft*>(std::as_const(*this).child(child_name)); }

const Draft* Draft::find_slice(std::string_view slice_name) const {
    for (const Draft& each : slices) {
        if (each.slice == slice_name) return &each;
        if (slice_name.starts_with(each.slice + "/"))
            if (const Draft* inner = each.find_slice(slice_name)) return inner;
    }
    return nullptr;
}
Draft* Draft::find_slice(std::string_view slice_name) {
    return const_cast<Draft*>(std::as_const(*this).find_slice(slice_name));
}

const Draft* Draft::find_element(std::string_view id) const {
    const std::vector<Step> steps = steps_of_id(id);
    const Draft* at = steps.front().name == name ? this : nullptr;
    for (std::size_t i = 1; i < steps.size() && at != nullptr; ++i) {
        at = at->child(steps[i].name);
        if (at != nullptr && !steps[i].slice.empty()) at = at->find_slice(steps[i].slice);
    }
    return at;
}

Draft& owner_of_slice(Draft& element, std::string_view slice) {
    const auto stroke = slice.rfind('/');
    Draft* outer = stroke == std::string_view::npos ? nullptr : element.find_slice(slice.substr(0, stroke));
    return outer != nullptr ? *outer : element;
}

namespace {

/// The parent of the element of those steps, or nullptr.
Draft* parent_of(Draft& root, std::span<const Step> steps) {
    if (root.name.empty() || steps.front().name != root.name) return nullptr;
    Draft* at = &root;
    for (const Step& step : steps.subspan(1, steps.size() - 2)) {
        at = at->child(step.name);
        if (at != nullptr && !step.slice.empty()) at = at->find_slice(step.slice);
        if (at == nullptr) return nullptr;
    }
    return at;
}

}  // namespace

std::size_t size_of(const Draft& draft) {
    std::size_t size = 1;
    for (const Draft& child : draft.children) size += size_of(child);
    for (const Draft& slice : draft.slices) size += size_of(slice);
    return size;
}

Draft read_draft(std::span<const Node> elements) {
    Draft root;
    OpenSlices open;
    for (const Node& element : elements) {
        const std::string_view id = element.text_of("id");
        const auto steps = id.empty() ? steps_of_path(element, open) : steps_of_id(id);
        if (steps.size() > kStepsMax) continue;
        Draft draft{.name = steps.back().name, .slice = steps.back().slice, .content = Content(element)};
        if (steps.size() == 1) {
            if (steps.back().slice.empty() && root.name.empty()) root = std::move(draft);
            continue;
        }
        Draft* parent = parent_of(root, steps);
        if (parent == nullptr) continue;
        Draft* known = parent->child(draft.name);
        if (draft.slice.empty() && known == nullptr) {
            parent->children.push_back(std::move(draft));
        } else if (!draft.slice.empty() && known != nullptr && known->find_slice(draft.slice) == nullptr) {
            owner_of_slice(*known, draft.slice).slices.push_back(std::move(draft));
        }
    }
    return root;
}

Draft copy_with_origin(const Draft& from) {
    Draft copy{.name = from.name, .slice = from.slice, .content = from.content, .origin = &from};
    for (const Draft& child : from.children) copy.children.push_back(copy_with_origin(child));
    for (const Draft& slice : from.slices) copy.slices.push_back(copy_with_origin(slice));
    return copy;
}

void write_draft(const Draft& root, fhir::ArrayBuilder into) { write_below(root, {}, into); }

}  // namespace kakehashi::profiles
