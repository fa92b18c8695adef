#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

#include "hl7v2/message.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

auto order_of(const At& at) { return std::tuple(at.field, at.repetition, at.component, at.subcomponent); }

bool is_hex(std::string_view text) {
    return text.size() % 2 == 0 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
           });
}

std::string bytes_of_hex(std::string_view text) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
    return bytes;
}

/// What an escape stands for; false: unknown, it stays as it is. Source: HL7 v2.5 section 2.7
bool resolve(std::string_view name, const Delimiters& delimiters, Charset charset, std::string& out) {
    if (name == "F") {
        out += delimiters.field;
    } else if (name == "S") {
        out += delimiters.component;
    } else if (name == "T") {
        out += delimiters.subcomponent;
    } else if (name == "R") {
        out += delimiters.repetition;
    } else if (name == "E") {
        out += delimiters.escape;
    } else if (name == ".br" || name.starts_with(".sp")) {
        out += '\n';
    } else if (name.starts_with(".in") || name.starts_with(".ti")) {
        out += ' ';
    } else if (name.starts_with("X") && name.size() > 1 && is_hex(name.substr(1))) {
        const auto text = decode_as(bytes_of_hex(name.substr(1)), charset);
        if (!text) return false;
        out += *text;
    } else {
        return name == "H" || name == "N";  // highlighting on and off
    }
    return true;
}

/// FHIR strings have no control characters but tab and line ends. Source: R4 datatypes.html#string
std::string cleaned(std::string text) {
    std::erase_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    });
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

std::string resolve_escapes(std::string_view raw, const Delimiters& delimiters, Charset charset) {
    std::string text;
    while (!raw.empty()) {
        const auto start = raw.find(delimiters.escape);
        text.append(raw.substr(0, start));
        if (start == std::string_view::npos) break;
        raw.remove_prefix(start);
        const auto end = raw.find(delimiters.escape, 1);
        if (end == std::string_view::npos) return text.append(raw);
        if (resolve(raw.substr(1, end - 1), delimiters, charset, text)) {
            raw.remove_prefix(end + 1);
        } else {
            text += delimiters.escape;
            raw.remove_prefix(1);
        }
    }
    return text;
}

std::pair<std::size_t, std::size_t> Segment::range(const At& at) const {
    At first = at;
    At last = at;
    if (at.subcomponent == 0) {
        first.subcomponent = 1;
        last.subcomponent = std::numeric_limits<unsigned>::max();
    }
    const auto less = [](const Leaf& leaf, const At& wanted) { return order_of(leaf.at) < order_of(wanted); };
    const auto more = [](const At& wanted, const Leaf& leaf) { return order_of(wanted) < order_of(leaf.at); };
    const auto begin = std::lower_bound(leaves_.begin(), leaves_.end(), first, less);
    const auto end = std::upper_bound(begin, leaves_.end(), last, more);
    return {static_cast<std::size_t>(begin - leaves_.begin()), static_cast<std::size_t>(end - leaves_.begin())};
}

std::string Segment::peek(At at) const {
    std::string raw;
    const auto [begin, end] = range(at);
    for (std::size_t i = begin; i < end; ++i) {
        if (!raw.empty()) raw += delimiters_.subcomponent;
        raw += leaves_[i].raw;
    }
    if (raw == "\"\"") return {};  // "delete the value": not present now
    return cleaned(resolve_escapes(raw, delimiters_, charset_));
}

std::string Segment::take(At at, std::string_view target) {
    const auto [begin, end] = range(at);
    for (std::size_t i = begin; i < end; ++i) {
        leaves_[i].fate = FieldFate::mapped;
        leaves_[i].detail = target;
    }
    return peek(at);
}

void Segment::ignore(unsigned field, std::string_view reason, unsigned component) {
    for (Leaf& leaf : leaves_) {
        if (leaf.at.field != field || (component != 0 && leaf.at.component != component)) continue;
        leaf.fate = FieldFate::ignored;
        leaf.detail = reason;
    }
}

void Segment::ignore_at(At at, std::string_view reason) {
    for (Leaf& leaf : leaves_) {
        if (leaf.at.field != at.field || leaf.at.repetition != at.repetition) continue;
        if (at.component != 0 && leaf.at.component != at.component) continue;
        if (leaf.fate == FieldFate::mapped) continue;
        leaf.fate = FieldFate::ignored;
        leaf.detail = reason;
    }
}

void Segment::ignore_repetition(unsigned field, unsigned repetition, std::string_view reason) {
    ignore_at({.field = field, .component = 0, .repetition = repetition}, reason);
}

void Segment::ignore_rest(std::string_view reason) {
    for (Leaf& leaf : leaves_) {
        if (leaf.fate != FieldFate::unmapped) continue;
        leaf.fate = FieldFate::ignored;
        leaf.detail = reason;
    }
}

void Segment::lend(const Leaf& leaf, At at) {
    const auto less = [](const Leaf& other, const At& wanted) { return order_of(other.at) < order_of(wanted); };
    const auto place = std::lower_bound(leaves_.begin(), leaves_.end(), at, less);
    if (place != leaves_.end() && order_of(place->at) == order_of(at)) return;
    Leaf copy = leaf;
    copy.at = at;
    leaves_.insert(place, copy);
}

unsigned Segment::repetitions(unsigned field) const {
    const auto after = std::partition_point(leaves_.begin(), leaves_.end(),
                                            [field](const Leaf& leaf) { return leaf.at.field <= field; });
    if (after == leaves_.begin() || std::prev(after)->at.field != field) return 0;
    return std::prev(after)->at.repetition;
}

std::string Segment::place(unsigned field) const { return label_ + "-" + std::to_string(field); }

std::string Segment::place(At at) const {
    std::string text;
    text.reserve(label_.size() + 16);
    text.append(label_).append("-").append(std::to_string(at.field));
    if (repetitions(at.field) > 1) text.append("[").append(std::to_string(at.repetition)).append("]");
    text.append(".").append(std::to_string(at.component));
    if (at.subcomponent > 1) text.append(".").append(std::to_string(at.subcomponent));
    return text;
}

Segment* Message::find(std::string_view name) {
    const auto found = std::find_if(segments.begin(), segments.end(), [name](auto& s) { return s.name() == name; });
    return found == segments.end() ? nullptr : &*found;
}

}  // namespace kakehashi::mappers::hl7v2
