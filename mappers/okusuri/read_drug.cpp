#include <algorithm>
#include <array>

#include "okusuri/mapping.hpp"
#include "okusuri/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kCode = "medicationCodeableConcept.coding";

/// Source: vendor-exports.md 13.1
bool is_yj(std::string_view code) { return code.size() == 12 && facts::is_alphanumeric(code); }
bool is_hot(std::string_view code) {
    return facts::is_digits(code) && (code.size() == 7 || code.size() == 9 || code.size() == 13);
}
bool is_receipt_code(std::string_view code) { return facts::is_digits(code) && code.size() == 9; }

struct CodeKind {
    std::string_view kind;
    std::string_view name;
    std::string DrugFact::*member;
    bool (*has_form)(std::string_view);
};
const std::array kCodeKinds{
    CodeKind{"2", "receipt code", &DrugFact::receipt_code, is_receipt_code},
    CodeKind{"3", "price list code", &DrugFact::price_code, is_yj},
    CodeKind{"4", "YJ", &DrugFact::yj, is_yj},
    CodeKind{"6", "HOT", &DrugFact::hot, is_hot},
    CodeKind{"7", "general name", &DrugFact::general_code, is_yj},
};

/// A code is only used for what its label says: HOT9 and receipt codes look alike. Source: vendor-exports.md 13.1
void read_code(Mapping& mapping, Record& record, const DrugColumns& at, DrugFact& drug) {
    const std::string kind = record.peek(at.kind);
    const std::string code = facts::to_half_width(record.peek(at.code));
    if (kind.empty() || kind == "1") {
        if (!code.empty()) mapping.note(IssueSeverity::warning, messages::kCodeShape, record.place(at.code), {"none"});
        return;
    }
    const auto* row = std::find_if(kCodeKinds.begin(), kCodeKinds.end(),
                                   [&kind](const CodeKind& known) { return known.kind == kind; });
    if (row == kCodeKinds.end()) {
        mapping.note(IssueSeverity::warning, messages::kUnknownCode, record.place(at.kind), {"of this kind"});
        return;
    }
    record.take(at.kind, kCode);
    if (code.empty()) {
        mapping.note(IssueSeverity::warning, messages::kCodeMissing, record.place(at.code));
    } else if (!row->has_form(code)) {
        mapping.note(IssueSeverity::warning, messages::kCodeShape, record.place(at.code), {row->name});
    } else {
        drug.*(row->member) = code;
        record.take(at.code, kCode);
    }
}

}  // namespace

bool read_drug(Mapping& mapping, Record& record, const DrugColumns& at, DrugFact& drug) {
    if (record.peek(at.name).empty()) {
        mapping.note(IssueSeverity::error, messages::kNameMissing, record.place(at.name));
        return false;
    }
    drug.text = record.take(at.name, "medicationCodeableConcept.text");
    drug.origins.push_back(record.offset());
    read_code(mapping, record, at, drug);
    return true;
}

}  // namespace kakehashi::mappers::okusuri
