#include <charconv>

#include "hl7v2/message.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

constexpr std::string_view kIgnore = "ignore: ";

/// "PID-13" as segment and field; field 0 when it is none.
std::pair<std::string_view, unsigned> field_of(std::string_view text) {
    const auto dash = text.find('-');
    unsigned field = 0;
    if (dash != 3) return {};
    const auto digits = text.substr(dash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), field);
    if (error != std::errc() || end != digits.data() + digits.size()) return {};
    return {text.substr(0, dash), field};
}

/// The nearest segment of that name before `from`, else the first of the message.
Segment* target_of(Message& message, const Segment& from, std::string_view name) {
    Segment* nearest = nullptr;
    for (Segment& segment : message.segments) {
        if (&segment == &from) break;
        if (segment.name() == name) nearest = &segment;
    }
    return nearest == nullptr ? message.find(name) : nearest;
}

void lend_field(Message& message, Segment& from, unsigned field, std::string_view meaning,
                std::vector<LentField>& lent) {
    if (meaning.starts_with(kIgnore)) return from.ignore(field, meaning.substr(kIgnore.size()));
    const auto [name, to_field] = field_of(meaning);
    Segment* to = to_field == 0 ? nullptr : target_of(message, from, name);
    // A field that the message has is not replaced: the institution's own stays unmapped beside it.
    if (to == nullptr || to == &from || to->has(to_field)) return;
    for (const Leaf& leaf : from.leaves()) {
        if (leaf.at.field != field) continue;
        At at = leaf.at;
        at.field = to_field;
        to->lend(leaf, at);
    }
    lent.push_back({.from = &from, .to = to, .from_field = field, .to_field = to_field});
}

}  // namespace

std::vector<LentField> lend_z_fields(Message& message, const Context& context) {
    std::vector<LentField> lent;
    for (Segment& segment : message.segments) {
        if (!segment.name().starts_with('Z')) continue;
        unsigned last = 0;
        for (std::size_t i = 0; i < segment.leaves().size(); ++i) {
            const unsigned field = segment.leaves()[i].at.field;
            if (field == last) continue;
            last = field;
            const auto found = context.code_maps.find("z|" + std::string(segment.name()) + "-" + std::to_string(field));
            if (found != context.code_maps.end()) lend_field(message, segment, field, found->second, lent);
        }
    }
    return lent;
}

void return_z_fields(const std::vector<LentField>& lent) {
    for (const LentField& field : lent) {
        for (Leaf& leaf : field.from->leaves()) {
            if (leaf.at.field != field.from_field) continue;
            for (const Leaf& copy : field.to->leaves()) {
                if (copy.at.field != field.to_field || copy.offset != leaf.offset) continue;
                leaf.fate = copy.fate;
                leaf.detail = copy.detail;
                leaf.record = field.to->offset();
            }
        }
        std::erase_if(field.to->leaves(), [&field](const Leaf& leaf) { return leaf.at.field == field.to_field; });
    }
}

}  // namespace kakehashi::mappers::hl7v2
