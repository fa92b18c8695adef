#include <algorithm>
#include <array>
#include <cstdlib>

#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/elements.hpp"
#include "facts/messages.hpp"
#include "kakehashi/mappers/lab_items.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::facts {
namespace {

constexpr std::string_view kTwoValued = "urn:oid:1.2.392.200119.6.2100";
constexpr std::string_view kGraded = "urn:oid:1.2.392.200119.6.2102";

constexpr std::array<std::string_view, 8> kFlags{"H", "L", "N", "HH", "LL", "A", "HU", "LU"};

struct SignCode {
    std::string_view sign;
    Coded two_valued;
    Coded graded;
};
// The display of .2102 stays out: JP-CLINS prints the negative one as `+` (jp-clins.md 17.14). The text says it.
constexpr std::array kSignCodes{
    SignCode{"negative", {kTwoValued, "2", "陰性"}, {kTwoValued, "2", "陰性"}},
    SignCode{"positive", {kTwoValued, "1", "陽性"}, {kTwoValued, "1", "陽性"}},
    SignCode{"-", {kTwoValued, "2", "陰性"}, {kGraded, "1", {}}},
    SignCode{"+-", {kGraded, "2", {}}, {kGraded, "2", {}}},
    SignCode{"+", {kTwoValued, "1", "陽性"}, {kGraded, "3", {}}},
    SignCode{"++", {kGraded, "4", {}}, {kGraded, "4", {}}},
    SignCode{"+++", {kGraded, "5", {}}, {kGraded, "5", {}}},
};

void write_quantity(UnitWriter& writer, fhir::Builder observation, const ParsedResult& parsed,
                    const LabResultFact& fact) {
    const std::string unit = normalise_text(fact.unit);
    fhir::Builder quantity = observation.object("valueQuantity");
    quantity.set_number("value", parsed.decimal);
    quantity.set_string("comparator", parsed.comparator).set_string("unit", unit);
    if (!set_ucum(quantity, unit, fact.unit_is_ucum) && !unit.empty())
        writer.warn(messages::kUnitUnknown, "Observation.valueQuantity.code");
}

void write_sign(fhir::Builder observation, const ParsedResult& parsed, std::string_view jlac10) {
    const bool two_valued = qualitative_system(jlac10) == "2100";
    fhir::Builder value = observation.object("valueCodeableConcept");
    for (const SignCode& row : kSignCodes)
        if (row.sign == parsed.sign) add_coding(value, two_valued ? row.two_valued : row.graded);
    value.set_string("text", parsed.text);
}

void write_absence(fhir::Builder observation, const ParsedResult& parsed, bool is_cancelled) {
    fhir::Builder reason = observation.object("dataAbsentReason");
    if (parsed.text.empty())
        add_coding(reason, {"http://terminology.hl7.org/CodeSystem/data-absent-reason",
                            is_cancelled ? "not-performed" : "unknown", is_cancelled ? "Not Performed" : "Unknown"});
    reason.set_string("text", parsed.text.empty() ? std::string_view("結果なし") : std::string_view(parsed.text));
}

void write_limit(fhir::Builder range, std::string_view name, const std::string& decimal, const LabResultFact& fact) {
    const std::string unit = normalise_text(fact.unit);
    if (decimal.empty()) return;
    fhir::Builder limit = range.object(name);
    limit.set_number("value", decimal);
    limit.set_string("unit", unit);
    set_ucum(limit, unit, fact.unit_is_ucum);
}

/// A limit from its own cell: `3,500` or `3.5以上`.
std::string limit_text(UnitWriter& writer, const std::string& cell) {
    if (cell.empty()) return {};
    const ParsedResult parsed = parse_result_text(cell);
    if (parsed.kind == ResultKind::quantity) return parsed.decimal;
    writer.warn(messages::kRangeUnparsed, "Observation.referenceRange");
    return {};
}

}  // namespace

void write_result_value(UnitWriter& writer, fhir::Builder observation, const LabResultFact& fact) {
    const ParsedResult parsed = parse_result_text(fact.value);
    switch (parsed.kind) {
        case ResultKind::quantity:
            write_quantity(writer, observation, parsed, fact);
            break;
        case ResultKind::qualitative:
            write_sign(observation, parsed, fact.jlac10);
            break;
        case ResultKind::string:
            observation.set_string("valueString", parsed.text);
            if (parsed.unparsed) writer.warn(messages::kValueUnparsed, "Observation.value");
            break;
        case ResultKind::empty:
        case ResultKind::comment:
            write_absence(observation, parsed, fact.status == "cancelled");
            break;
    }
}

void write_reference_range(UnitWriter& writer, fhir::Builder observation, const LabResultFact& fact) {
    ParsedRange range = parse_range_text(fact.range_text);
    if (range.text.empty()) {
        range.low = limit_text(writer, fact.range_low);
        range.high = limit_text(writer, fact.range_high);
        if (range.low.empty() && range.high.empty()) return;
    } else if (range.unparsed && parse_result_text(range.text).kind != ResultKind::qualitative) {
        writer.warn(messages::kRangeUnparsed, "Observation.referenceRange");
    }
    fhir::Builder to = observation.append_object("referenceRange");
    write_limit(to, "low", range.low, fact);
    write_limit(to, "high", range.high, fact);
    to.set_string("text", range.text);
}

void write_interpretation(UnitWriter& writer, fhir::Builder resource, const LabResultFact& fact) {
    if (fact.flag.empty()) return;
    fhir::Builder interpretation = resource.append_object("interpretation");
    if (std::find(kFlags.begin(), kFlags.end(), fact.flag) != kFlags.end()) {
        add_coding(interpretation,
                   {"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", fact.flag, {}});
    } else {
        interpretation.set_string("text", fact.flag);
    }
    const ParsedResult value = parse_result_text(fact.value);
    if (value.kind != ResultKind::quantity || !value.comparator.empty()) return;
    ParsedRange range = parse_range_text(fact.range_text);
    if (range.text.empty()) {
        range.low = parse_result_text(fact.range_low).decimal;
        range.high = parse_result_text(fact.range_high).decimal;
    }
    // Comparing needs numbers; only the issue depends on them, never what is written.
    const auto number = [](const std::string& decimal) { return std::strtod(decimal.c_str(), nullptr); };
    const bool is_high = !range.high.empty() && number(value.decimal) > number(range.high);
    const bool is_low = !range.low.empty() && number(value.decimal) < number(range.low);
    const bool says_normal = fact.flag == "N" && (is_high || is_low);
    const bool says_other_side = (fact.flag == "H" && is_low) || (fact.flag == "L" && is_high);
    if (says_normal || says_other_side)
        writer.warn(messages::kFlagContradiction, "Observation.interpretation", fact.flag);
}

}  // namespace kakehashi::mappers::facts
