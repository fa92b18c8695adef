#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/primitive.hpp"

namespace kakehashi::fhir {

/// Line and column of ascending offsets in one pass over a UTF-8 text: Document::position starts anew for each.
/// Looks at the text and must not outlive it.
class LineCounter {
public:
    /// @param first_line the line that the text begins with
    explicit LineCounter(std::string_view source, std::uint32_t first_line = 1)
        : source_(source), position_{first_line, 1} {}

    /// @return {0, 0} for Node::kNoOffset and for offsets beyond the text; an offset before an earlier one gets the
    ///         earlier one's place
    Position at(std::uint32_t offset) {
        if (offset == Node::kNoOffset || offset > source_.size()) return {};
        if (offset <= at_) return position_;
        const std::string_view passed = source_.substr(at_, offset - at_);
        at_ = offset;
        if (const auto last = passed.rfind('\n'); last != std::string_view::npos) {
            position_.line += static_cast<std::uint32_t>(std::ranges::count(passed, '\n'));
            position_.column = 1 + static_cast<std::uint32_t>(count_characters(passed.substr(last + 1)));
        } else {
            position_.column += static_cast<std::uint32_t>(count_characters(passed));
        }
        return position_;
    }

private:
    std::string_view source_;
    std::size_t at_ = 0;
    Position position_;
};

}  // namespace kakehashi::fhir
