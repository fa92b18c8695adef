#include "fhir/account.hpp"

namespace kakehashi::mappers::bundles {

using kakehashi::fhir::Node;

void record_value(const Node& value, FieldFate fate, std::string detail, const FieldPlace& place, Account& account) {
    account.fields.push_back({.place = place.path.text(),
                              .fate = fate,
                              .detail = std::move(detail),
                              .offset = value.offset() == Node::kNoOffset ? 0 : value.offset() + place.text_start,
                              .record = place.record,
                              .value = excerpt(value.text())});
}

void record_all(const Node& node, FieldFate fate, const std::string& detail, FieldPlace& place, Account& account) {
    for (const auto& member : node.members()) {
        const Path::Step step(place.path, member.name);
        record_all(member.value, fate, detail, place, account);
    }
    const auto items = node.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Path::Step step(place.path, i);
        record_all(items[i], fate, detail, place, account);
    }
    if (node.is_primitive()) record_value(node, fate, detail, place, account);
}

}  // namespace kakehashi::mappers::bundles
