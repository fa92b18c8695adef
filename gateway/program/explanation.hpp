#pragma once

#include <string>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::program {

/// What one input became, field by field: source and result side by side, for people.
class Explanation {
public:
    /// @param together all that was converted with it: a unit may be made of several inputs
    /// Both must outlive the explanation.
    Explanation(const mappers::Conversion& conversion, const std::vector<mappers::Conversion>& together);

    /// Lines of UTF-8: a field each, in source order, then the issues.
    [[nodiscard]] std::string text() const;
    /// A page that stands alone: HTML, UTF-8, without scripts and without anything from elsewhere.
    [[nodiscard]] std::string page() const;

private:
    /// An element that a field went into, and what the element holds now (compact JSON, an excerpt of it).
    struct Target {
        std::string element;
        std::string value;
        bool operator==(const Target&) const = default;
    };
    struct Row {
        const mappers::FieldRecord* field;
        std::vector<Target> targets;
    };

    const mappers::Conversion& conversion_;
    std::vector<Row> rows_;
};

}  // namespace kakehashi::program
