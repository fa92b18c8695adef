#include <algorithm>
#include <charconv>

#include "hl7v2/message.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

constexpr std::string_view kIgnore = "ignore: ";

/// The nearest segment of that name before `from`, else the first of the message.
Segment* target_of(Message& message, const Segment& from, std::string_view name) {
    Segment* nearest = nullptr;
    for (Segment& segment : message.segments) {
        if (&segment == &from) break;
        if (segment.name() == name) nearest = &segment;
    }
    return nearest == nullptr ? message.find(name) : nearest;
}

/// Where a coded value names its system: CE.3 and 6, or as subcomponent (TQ1-3).
bool names_system(const At& at) { return at.component == 3 || at.component == 6 || at.subcomponent == 3; }

}  // namespace

std::pair<std::string_view, unsigned> parse_field_name(std::string_view text) {
    constexpr std::size_t kNameLength = 3;
    const auto dash = text.find('-');
    unsigned field = 0;
    if (dash != kNameLength) return {};
    const auto digits = text.substr(dash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), field);
    if (error != std::errc() || end != digits.data() + digits.size()) return {};
    return {text.substr(0, dash), field};
}

InstitutionWays::InstitutionWays(Message& message, const Context& context) : message_(message) {
    lend_fields(context);
    rename_systems(context);
}

void InstitutionWays::lend_fields(const Context& context) {
    for (const auto& [own, meaning] : context.fields) {
        const auto [name, field] = parse_field_name(own);
        if (field == 0) continue;
        for (Segment& segment : message_.segments)
            if (segment.name() == name && segment.has(field)) lend_field(segment, field, meaning);
    }
}

void InstitutionWays::lend_field(Segment& from, unsigned field, std::string_view meaning) {
    if (meaning.starts_with(kIgnore)) return from.ignore(field, meaning.substr(kIgnore.size()));
    const auto [name, to_field] = parse_field_name(meaning);
    Segment* to = to_field == 0 ? nullptr : target_of(message_, from, name);
    // A field that the message has is not replaced: the institution's own stays unmapped beside it.
    if (to == nullptr || to == &from || to->has(to_field)) return;
    for (const Leaf& leaf : from.leaves()) {
        if (leaf.at.field != field) continue;
        At at = leaf.at;
        at.field = to_field;
        to->lend(leaf, at);
    }
    lent_.push_back({.from = &from, .to = to, .from_field = field, .to_field = to_field});
}

void InstitutionWays::rename_systems(const Context& context) {
    if (context.code_systems.empty()) return;
    for (Segment& segment : message_.segments)
        for (Leaf& leaf : segment.leaves()) {
            const auto found = names_system(leaf.at) ? context.code_systems.find(leaf.raw) : context.code_systems.end();
            if (found == context.code_systems.end()) continue;
            renamed_.push_back({.segment = &segment, .offset = leaf.offset, .raw = leaf.raw});
            leaf.raw = found->second;
        }
}

InstitutionWays::~InstitutionWays() {
    for (const RenamedSystem& renamed : renamed_)
        for (Leaf& leaf : renamed.segment->leaves())
            if (leaf.offset == renamed.offset) leaf.raw = renamed.raw;
    for (const LentField& field : lent_) {
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
