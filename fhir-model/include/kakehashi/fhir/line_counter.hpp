#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kakehashi/fhir/document.hpp"

namespace kakehashi::fhir {

/// Line and column of ascending offsets in one pass over a UTF-8 text: Document::position starts anew for each.
/// Looks at the text and must not outlive it.
class LineCounter {
public:
    explicit LineCounter(std::string_view source) : source_(source) {}

    /// @return {0, 0} for Node::kNoOffset and for offsets beyond the text; an offset before an earlier one gets the
    ///         earlier one's place
    Position at(std::uint32_t offset) {
        if (offset == Node::kNoOffset || offset > source_.size()) return {};
        for (; at_ < offset; ++at_) {
            if (source_[at_] == '\n') {
                ++position_.line;
                position_.column = 1;
            } else if ((static_cast<unsigned char>(source_[at_]) & 0xC0U) != 0x80U) {
                ++position_.column;
            }
        }
        return position_;
    }

private:
    std::string_view source_;
    std::size_t at_ = 0;
    Position position_{1, 1};
};

}  // namespace kakehashi::fhir
