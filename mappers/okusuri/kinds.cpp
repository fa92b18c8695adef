#include <algorithm>
#include <array>

#include "okusuri/record.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using enum Standard;

// Source: vendor-exports.md 8.2, 8.3. Trailing empty columns may be left out.
constexpr std::array kKinds{
    RecordKind{notebook, 1, 1, 10},       RecordKind{notebook, 2, 2, 3},       RecordKind{notebook, 3, 1, 6},
    RecordKind{notebook, 4, 1, 2},        RecordKind{notebook, 5, 1, 2},       RecordKind{notebook, 11, 1, 8},
    RecordKind{notebook, 15, 1, 3},       RecordKind{notebook, 31, 2, 5},      RecordKind{notebook, 51, 1, 5},
    RecordKind{notebook, 55, 1, 3},       RecordKind{notebook, 201, 2, 10},    RecordKind{notebook, 281, 2, 3},
    RecordKind{notebook, 291, 2, 3},      RecordKind{notebook, 301, 2, 8},     RecordKind{notebook, 311, 2, 3},
    RecordKind{notebook, 391, 2, 3},      RecordKind{notebook, 401, 1, 2},     RecordKind{notebook, 411, 1, 3},
    RecordKind{notebook, 421, 1, 2},      RecordKind{notebook, 501, 1, 2},     RecordKind{notebook, 601, 1, 2},
    RecordKind{notebook, 701, 1, 6},      RecordKind{notebook, 911, 3, 3},

    RecordKind{prescription, 1, 2, 4},    RecordKind{prescription, 2, 1, 2},   RecordKind{prescription, 3, 1, 3},
    RecordKind{prescription, 4, 1, 3},    RecordKind{prescription, 5, 1, 3},   RecordKind{prescription, 11, 2, 3},
    RecordKind{prescription, 12, 1, 1},   RecordKind{prescription, 13, 1, 1},  RecordKind{prescription, 14, 1, 1},
    RecordKind{prescription, 21, 1, 1},   RecordKind{prescription, 22, 1, 1},  RecordKind{prescription, 23, 2, 4},
    RecordKind{prescription, 24, 1, 2},   RecordKind{prescription, 25, 1, 1},  RecordKind{prescription, 27, 1, 2},
    RecordKind{prescription, 28, 1, 2},   RecordKind{prescription, 29, 1, 2},  RecordKind{prescription, 30, 1, 2},
    RecordKind{prescription, 31, 1, 1},   RecordKind{prescription, 51, 1, 1},  RecordKind{prescription, 52, 1, 1},
    RecordKind{prescription, 61, 1, 3},   RecordKind{prescription, 62, 1, 1},  RecordKind{prescription, 63, 1, 2},
    RecordKind{prescription, 64, 1, 2},   RecordKind{prescription, 81, 1, 3},  RecordKind{prescription, 82, 1, 2},
    RecordKind{prescription, 101, 2, 4},  RecordKind{prescription, 102, 2, 2}, RecordKind{prescription, 111, 4, 5},
    RecordKind{prescription, 181, 4, 6},  RecordKind{prescription, 201, 9, 9}, RecordKind{prescription, 211, 3, 4},
    RecordKind{prescription, 221, 3, 12}, RecordKind{prescription, 231, 3, 8}, RecordKind{prescription, 241, 3, 4},
    RecordKind{prescription, 281, 5, 6},
};

constexpr std::string_view kBilling = "billing";
constexpr std::string_view kOwnEntry = "the patient's own memorandum: not shown to clinicians as a fact";
constexpr std::string_view kCreator = "who made the entry: a health professional is the rule, 8 and 9 say nothing";
constexpr std::string_view kUndated = "a measurement without a date is no Observation";
constexpr std::string_view kNone = "says that there is no code";
constexpr std::string_view kHeader = "names standard and version, used by the parser";

struct IgnoredColumn {
    Standard standard;
    unsigned record;
    unsigned first;
    unsigned last;
    std::string_view reason;
};
// Source: vendor-exports.md 8.2, 8.3, appendix B
constexpr std::array kIgnored{
    IgnoredColumn{notebook, 1, 8, 9, kUndated},
    IgnoredColumn{notebook, 4, 1, 2, kOwnEntry},
    IgnoredColumn{notebook, 601, 1, 2, kOwnEntry},
    IgnoredColumn{notebook, 5, 2, 2, kCreator},
    IgnoredColumn{notebook, 11, 8, 8, kCreator},
    IgnoredColumn{notebook, 15, 3, 3, kCreator},
    IgnoredColumn{notebook, 31, 5, 5, kCreator},
    IgnoredColumn{notebook, 51, 5, 5, kCreator},
    IgnoredColumn{notebook, 55, 3, 3, kCreator},
    IgnoredColumn{notebook, 281, 3, 3, kCreator},
    IgnoredColumn{notebook, 291, 3, 3, kCreator},
    IgnoredColumn{notebook, 301, 8, 8, kCreator},
    IgnoredColumn{notebook, 311, 3, 3, kCreator},
    IgnoredColumn{notebook, 391, 3, 3, kCreator},
    IgnoredColumn{notebook, 401, 2, 2, kCreator},
    IgnoredColumn{notebook, 411, 3, 3, kCreator},
    IgnoredColumn{notebook, 421, 2, 2, kCreator},
    IgnoredColumn{notebook, 501, 2, 2, kCreator},
    IgnoredColumn{notebook, 701, 6, 6, kCreator},
    IgnoredColumn{notebook, 911, 1, 3, "number of the part, used while joining"},
    IgnoredColumn{prescription, 4, 1, 2,
                  "code of the receipts' table of departments, which FHIR has none for: the name is sent"},
    IgnoredColumn{prescription, 14, 1, 1, kBilling},
    IgnoredColumn{prescription, 24, 1, 2, kBilling},
    IgnoredColumn{prescription, 25, 1, 1, kBilling},
    IgnoredColumn{prescription, 31, 1, 1, kBilling},
    IgnoredColumn{prescription, 231, 1, 8, kBilling},
    IgnoredColumn{prescription, 211, 1, 4, "conversion of units for billing: never multiplied into a dose"},
    IgnoredColumn{prescription, 101, 3, 3, "name of the form, whose code is read"},
    IgnoredColumn{prescription, 111, 5, 5, "times a day: the usage says it"},
    IgnoredColumn{prescription, 181, 2, 2, "sequence number"},
    IgnoredColumn{prescription, 281, 3, 3, "sequence number"},
};

/// The column that says which code follows: where it says none, nothing is lost.
bool says_no_code(Standard standard, const Record& record, unsigned column) {
    if (record.peek(column) != "1") return false;
    const unsigned number = record.number();
    if (standard == notebook)
        return (number == 201 && (column == 5 || column == 9)) || (number == 301 && column == 6) ||
               (number == 31 && column == 3);
    return (number == 201 && column == 4) || (number == 111 && column == 2);
}

}  // namespace

const RecordKind* find_kind(Standard standard, unsigned number) {
    const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const RecordKind& kind) {
        return kind.standard == standard && kind.number == number;
    });
    return found == kKinds.end() ? nullptr : found;
}

bool is_usable(Standard standard, const Record& record) {
    const RecordKind* kind = find_kind(standard, record.number());
    return kind != nullptr && record.size() >= kind->columns_min;
}

std::string_view ignored_reason(Standard standard, const Record& record, unsigned column) {
    if (record.number() == 0 && record.peek(1).starts_with("JAHIS")) return kHeader;
    for (const IgnoredColumn& row : kIgnored)
        if (row.standard == standard && row.record == record.number() && column >= row.first && column <= row.last)
            return row.reason;
    return says_no_code(standard, record, column) ? kNone : std::string_view();
}

}  // namespace kakehashi::mappers::okusuri
