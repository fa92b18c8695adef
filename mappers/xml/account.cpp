#include <fmt/format.h>

#include <map>

#include "xml/element.hpp"

namespace kakehashi::mappers::xml {
namespace {

/// The account of one tree while it is walked.
class Walk {
public:
    Walk(std::string_view prefix, IgnoredReason reason_of, Account& account)
        : prefix_(prefix), reason_of_(reason_of), account_(account) {}

    void visit(const Element& element, const std::string& path, std::uint32_t record) {
        if (element.is_record()) record = element.offset();
        names_.push_back(element.name());
        for (const Leaf& leaf : element.attributes())
            add(leaf, path + (leaf.uri == kSchemaInstance ? "/@xsi:" : "/@") + leaf.name, record);
        visit_content(element, path, record);
        names_.pop_back();
    }

private:
    void visit_content(const Element& element, const std::string& path, std::uint32_t record) {
        std::map<std::string_view, unsigned> total;
        for (const Element::Content& item : element.content())
            if (const auto* child = std::get_if<std::unique_ptr<Element>>(&item)) ++total[(*child)->name()];
        std::map<std::string_view, unsigned> seen;
        for (const Element::Content& item : element.content()) {
            if (const auto* leaf = std::get_if<Leaf>(&item)) {
                add(*leaf, path + "/text()", record);
                continue;
            }
            const Element& child = *std::get<std::unique_ptr<Element>>(item);
            const unsigned position = ++seen[child.name()];
            std::string step = fmt::format("{}/{}", path, child.name());
            if (total[child.name()] > 1) step += fmt::format("[{}]", position);
            visit(child, step, record);
        }
    }

    void add(const Leaf& leaf, const std::string& place, std::uint32_t record) {
        FieldFate fate = leaf.fate;
        std::string_view detail = leaf.detail;
        if (fate == FieldFate::unmapped) {
            detail = reason_of_(names_, leaf);
            if (!detail.empty()) fate = FieldFate::ignored;
        }
        account_.fields.push_back({.place = prefix_ + place,
                                   .fate = fate,
                                   .detail = std::string(detail),
                                   .offset = leaf.offset,
                                   .record = record,
                                   .value = excerpt(leaf.text)});
    }

    std::string prefix_;
    IgnoredReason reason_of_;
    Account& account_;
    std::vector<std::string_view> names_;
};

}  // namespace

void account_for(const Element& root, std::string_view place_prefix, IgnoredReason reason_of, Account& account) {
    Walk(place_prefix, reason_of, account).visit(root, fmt::format("/{}", root.name()), root.offset());
}

}  // namespace kakehashi::mappers::xml
