#include "mml/values.hpp"

#include <algorithm>
#include <array>

#include "facts/person_name.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using xml::Leaf;

bool is_named(const Element& element, std::string_view name) {
    return element.name() == name && is_medxml(element.uri());
}

/// Longer than any name, code or address: what is longer is no single value. Values are repeated in every resource that
/// they hold for, so that a long one would grow the result with the square of the input.
constexpr std::size_t kValueBytesMax = 1024;

/// Runs of white space as one space.
std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (is_space && (line.empty() || line.back() == ' ')) continue;
        line += is_space ? ' ' : c;
    }
    return facts::trimmed(line);
}

void append_lines(Element& element, std::string_view target, std::string& text) {
    for (Element::Content& item : element.content()) {
        if (auto* leaf = std::get_if<Leaf>(&item)) {
            leaf->fate = FieldFate::mapped;
            leaf->detail = target;
            text += leaf->text.find_first_not_of(" \t\r\n") == std::string::npos ? " " : leaf->text;
            continue;
        }
        Element& below = *std::get<std::unique_ptr<Element>>(item);
        // A vertical tab stands for the break until layout is gone; XML cannot hold one.
        if (below.name() == "br") text += '\v';
        append_lines(below, target, text);
    }
}

struct Representation {
    std::string_view code;
    std::string_view fhir;
};
constexpr std::array kRepresentations{Representation{"I", "IDE"}, Representation{"P", "SYL"},
                                      Representation{"A", "ABC"}};

std::string representation_of(Element& name, std::string_view target) {
    const std::string code = take_attribute(&name, "repCode", target);
    for (const Representation& row : kRepresentations)
        if (row.code == code) return std::string(row.fhir);
    return "IDE";
}

NameFact& name_with(std::vector<NameFact>& names, const std::string& representation) {
    for (NameFact& name : names)
        if (name.representation == representation) return name;
    names.push_back({.representation = representation, .family = {}, .given = {}});
    return names.back();
}

/// fullname serves where no part is there; where it says the same once more it is no loss.
void read_full_name(Element& full, std::string_view target, NameFact& name) {
    if (name.family.empty()) {
        NameFact whole = facts::split_name(name.representation, peek_text(&full));
        name.family = std::move(whole.family);
        if (name.given.empty()) name.given = std::move(whole.given);
        take_text(&full, target);
        return;
    }
    const std::string joined = facts::without_spaces(name.family + name.given);
    if (facts::without_spaces(peek_text(&full)) == joined)
        full.mark(FieldFate::ignored, "the parts of the name once more");
}

}  // namespace

bool is_medxml(std::string_view uri) { return uri.empty() || uri.starts_with("http://www.medxml.net/"); }

Element* child(Element* parent, std::string_view name) {
    if (parent == nullptr) return nullptr;
    for (Element::Content& item : parent->content())
        if (auto* element = std::get_if<std::unique_ptr<Element>>(&item); element && is_named(**element, name))
            return element->get();
    return nullptr;
}

std::vector<Element*> children(Element* parent, std::string_view name) {
    std::vector<Element*> found;
    if (parent == nullptr) return found;
    for (Element::Content& item : parent->content())
        if (auto* element = std::get_if<std::unique_ptr<Element>>(&item); element && is_named(**element, name))
            found.push_back(element->get());
    return found;
}

Element* find(Element* parent, std::initializer_list<std::string_view> path) {
    for (const std::string_view step : path) parent = child(parent, step);
    return parent;
}

std::string take_attribute(Element* element, std::string_view name, std::string_view target) {
    if (element == nullptr) return {};
    for (Leaf& leaf : element->attributes()) {
        if (leaf.name != name || !is_medxml(leaf.uri) || leaf.text.size() > kValueBytesMax) continue;
        leaf.fate = FieldFate::mapped;
        leaf.detail = target;
        return facts::trimmed(leaf.text);
    }
    return {};
}

std::string peek_attribute(const Element* element, std::string_view name) {
    if (element == nullptr) return {};
    for (const Leaf& leaf : element->attributes())
        if (leaf.name == name && is_medxml(leaf.uri) && leaf.text.size() <= kValueBytesMax)
            return facts::trimmed(leaf.text);
    return {};
}

std::string take_text(Element* element, std::string_view target) {
    return peek_text(element).empty() ? std::string() : in_one_line(element->take_text(target));
}

std::string peek_text(const Element* element) {
    if (element == nullptr) return {};
    std::string text = in_one_line(element->peek_text());
    return text.size() > kValueBytesMax ? std::string() : text;
}

std::string take_lines(Element* element, std::string_view target) {
    if (element == nullptr) return {};
    std::string raw;
    append_lines(*element, target, raw);
    std::string text;
    for (std::size_t at = 0; at <= raw.size();) {
        const auto end = std::min(raw.find('\v', at), raw.size());
        text += in_one_line(std::string_view(raw).substr(at, end - at)) + '\n';
        at = end + 1;
    }
    return facts::trimmed(text);
}

std::vector<NameFact> take_names(Element* person_name, std::string_view target) {
    std::vector<NameFact> names;
    for (Element* element : children(person_name, "Name")) {
        NameFact& name = name_with(names, representation_of(*element, target));
        const auto part = [&](std::string_view which, std::string& to) {
            if (Element* found = child(element, which); found != nullptr && to.empty()) to = take_text(found, target);
        };
        part("family", name.family);
        part("given", name.given);
        if (const std::string middle = take_text(child(element, "middle"), target); !middle.empty())
            name.given += (name.given.empty() ? "" : " ") + middle;
    }
    for (Element* element : children(person_name, "Name"))
        if (Element* full = child(element, "fullname"); full != nullptr)
            read_full_name(*full, target, name_with(names, representation_of(*element, target)));
    std::erase_if(names, [](const NameFact& name) { return name.family.empty(); });
    return names;
}

std::string times(std::string_view decimal, std::string_view whole_number) {
    constexpr std::size_t kDigitsMax = 12;  // the product stays within 64 bits
    const auto point = decimal.find('.');
    std::string digits(decimal);
    std::erase(digits, '.');
    const std::size_t decimals = point == std::string_view::npos ? 0 : decimal.size() - point - 1;
    if (!facts::is_digits(digits) || digits.size() > kDigitsMax || decimals >= digits.size()) return {};
    if (!facts::is_digits(whole_number) || whole_number.size() > 3) return {};
    std::string product = std::to_string(std::stoull(digits) * std::stoull(std::string(whole_number)));
    if (product.size() <= decimals) product.insert(0, decimals + 1 - product.size(), '0');
    if (decimals == 0) return product;
    product.insert(product.size() - decimals, ".");
    product.erase(product.find_last_not_of('0') + 1);
    if (product.back() == '.') product.pop_back();
    return product;
}

}  // namespace kakehashi::mappers::mml
