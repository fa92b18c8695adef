#include <array>

#include "facts/translated.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "results/drug_units.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kTarget = "MedicationRequest.medication";

// Source: vendor-exports.md 13.1
bool is_yj(std::string_view code) { return code.size() == 12 && facts::is_alphanumeric(code); }
bool is_hot(std::string_view code) {
    return facts::is_digits(code) && (code.size() == 7 || code.size() == 9 || code.size() == 13);
}
bool is_receipt(std::string_view code) { return code.size() == 9 && facts::is_digits(code); }

struct CodeKind {
    std::string_view label;  ///< in upper case
    std::string DrugFact::*member;
    bool (*has_form)(std::string_view);
};
constexpr std::array kKinds{
    CodeKind{"YJ", &DrugFact::yj, is_yj},
    CodeKind{"HOT", &DrugFact::hot, is_hot},
    CodeKind{"RECEIPT", &DrugFact::receipt_code, is_receipt},
    CodeKind{"ORCA", &DrugFact::receipt_code, is_receipt},
};

const CodeKind* kind_of(std::string_view system) {
    std::string upper;
    for (const char c : system) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (const CodeKind& kind : kKinds)
        if (upper.starts_with(kind.label)) return &kind;
    return nullptr;
}

}  // namespace

// The label says what a code is, for HOT9 and receipt codes look alike; then it must have that form.
void read_drug_code(Mapping& mapping, Element* code, const std::string& place, DrugFact& drug) {
    const std::string text = facts::to_half_width(peek_text(code));
    if (text.empty()) return;
    const auto mark = [code] {
        take_text(code, kTarget);
        take_attribute(code, "system", kTarget);
    };
    if (std::string mapped = facts::translated(mapping.context, "drug", text); is_yj(mapped)) {
        drug.yj = std::move(mapped);
        return mark();
    }
    const std::string system = peek_attribute(code, "system");
    const CodeKind* kind = kind_of(system);
    if (kind == nullptr || !kind->has_form(text)) {
        mapping.note(IssueSeverity::warning, messages::kCodeShape, place,
                     {system.empty() ? std::string_view("-") : std::string_view(system)});
        return;
    }
    drug.*(kind->member) = text;
    mark();
}

CodedText drug_unit_of(const Context& context, const std::string& text) {
    CodedText unit = drug_unit(text);
    if (std::string mapped = facts::translated(context, "unit", text); !mapped.empty()) unit.code = std::move(mapped);
    return unit;
}

}  // namespace kakehashi::mappers::mml
