#include "xml/element.hpp"

#include "text/text_forms.hpp"

namespace kakehashi::mappers::xml {

Element* Element::child(std::string_view name) {
    for (Content& item : content_)
        if (auto* element = std::get_if<std::unique_ptr<Element>>(&item))
            if ((*element)->name_ == name && (*element)->uri_ == uri_) return element->get();
    return nullptr;
}

std::vector<Element*> Element::children(std::string_view name) {
    std::vector<Element*> found;
    for (Content& item : content_)
        if (auto* element = std::get_if<std::unique_ptr<Element>>(&item))
            if ((*element)->name_ == name && (*element)->uri_ == uri_) found.push_back(element->get());
    return found;
}

Element* Element::find(std::initializer_list<std::string_view> path) {
    Element* at = this;
    for (const std::string_view step : path) {
        at = at->child(step);
        if (at == nullptr) return nullptr;
    }
    return at;
}

std::string Element::take(std::string_view attribute, std::string_view target) {
    for (Leaf& leaf : attributes_) {
        if (leaf.name != attribute || !leaf.uri.empty()) continue;
        leaf.fate = FieldFate::mapped;
        leaf.detail = target;
        return facts::trimmed(leaf.text);
    }
    return {};
}

std::string Element::peek(std::string_view attribute) const {
    for (const Leaf& leaf : attributes_)
        if (leaf.name == attribute && leaf.uri.empty()) return facts::trimmed(leaf.text);
    return {};
}

std::string Element::take_type() {
    for (Leaf& leaf : attributes_) {
        if (leaf.name != "type" || leaf.uri != kSchemaInstance) continue;
        leaf.fate = FieldFate::mapped;
        leaf.detail = "used: type of the value";
        const std::string text = facts::trimmed(leaf.text);
        return text.substr(text.find(':') + 1);
    }
    return {};
}

std::string Element::peek_text() const {
    std::string text;
    for (const Content& item : content_) {
        if (const auto* leaf = std::get_if<Leaf>(&item))
            text += leaf->text;
        else
            text += std::get<std::unique_ptr<Element>>(item)->peek_text();
    }
    return facts::trimmed(text);
}

std::string Element::take_text(std::string_view target) {
    std::string text;
    for (Content& item : content_) {
        if (auto* leaf = std::get_if<Leaf>(&item)) {
            leaf->fate = FieldFate::mapped;
            leaf->detail = target;
            text += leaf->text;
        } else {
            text += std::get<std::unique_ptr<Element>>(item)->take_text(target);
        }
    }
    return facts::trimmed(text);
}

void Element::forget() {
    const auto reset = [](Leaf& leaf) {
        leaf.fate = FieldFate::unmapped;
        leaf.detail = {};
    };
    for (Leaf& leaf : attributes_) reset(leaf);
    for (Content& item : content_) {
        if (auto* leaf = std::get_if<Leaf>(&item))
            reset(*leaf);
        else
            std::get<std::unique_ptr<Element>>(item)->forget();
    }
}

void Element::mark(FieldFate fate, std::string_view detail) {
    const auto set = [&](Leaf& leaf) {
        if (leaf.fate != FieldFate::unmapped) return;
        leaf.fate = fate;
        leaf.detail = detail;
    };
    for (Leaf& leaf : attributes_) set(leaf);
    for (Content& item : content_) {
        if (auto* leaf = std::get_if<Leaf>(&item))
            set(*leaf);
        else
            std::get<std::unique_ptr<Element>>(item)->mark(fate, detail);
    }
}

}  // namespace kakehashi::mappers::xml
