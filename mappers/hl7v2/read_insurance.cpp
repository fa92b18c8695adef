#include <algorithm>
#include <array>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;

/// JHSD0001 to InsuranceMajorCategory; "" when unknown. Source: vendor-exports.md 2.8
std::string insurance_type(std::string_view code) {
    if (code == "C0" || code == "67" || code == "68") return "2";
    if (code == "39") return "7";
    constexpr std::array<std::string_view, 16> kEmployees{"01", "02", "03", "04", "06", "07", "31", "32",
                                                          "33", "34", "63", "72", "73", "74", "75", "09"};
    if (std::find(kEmployees.begin(), kEmployees.end(), code) != kEmployees.end()) return "1";
    const bool is_number = code.size() == 2 && code.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number && code >= "10" ? "8" : "";
}

/// 記号, 番号 and 枝番 of IN1-10 and IN1-11, joined by ・, a space or -.
void split_card(std::string text, InsuranceFact& card) {
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = std::string_view(text).substr(at);
        std::size_t size = 0;
        for (const std::string_view separator : {"・", "･", "　", " ", "-", "－"})
            if (rest.starts_with(separator)) size = separator.size();
        if (size == 0) {
            parts.back() += text[at++];
        } else {
            if (!parts.back().empty()) parts.emplace_back();
            at += size;
        }
    }
    if (parts.size() == 1 && card.number.empty()) {
        card.number = parts[0];
        return;
    }
    card.symbol = parts[0];
    if (parts.size() > 1) card.number = parts[1];
    if (parts.size() > 2) card.branch = parts[2];
}

InsuranceFact read_insurance(Mapping& mapping, Segment& in1) {
    InsuranceFact card;
    card.origins = {in1.offset()};
    const std::string plan = in1.take({2}, "Coverage.type");
    in1.take({2, 2}, "Coverage.type");
    in1.take({2, 3}, "Coverage.type");
    card.type = insurance_type(plan);
    if (card.type.empty() && !plan.empty())
        mapping.note(IssueSeverity::warning, messages::kUnknownCode, in1.place(2), {"JHSD0001"});
    card.insurer = in1.take({3}, "Coverage.payor");
    card.number = in1.take({11}, "Coverage InsuredPersonNumber");
    split_card(in1.take({10}, "Coverage InsuredPersonSymbol and InsuredPersonNumber"), card);
    card.start = mapping.date(in1, 12, "Coverage.period.start");
    card.end = mapping.date(in1, 13, "Coverage.period.end");
    const std::string relation = in1.take({17}, "Coverage.relationship");
    in1.take({17, 2}, "Coverage.relationship");
    in1.take({17, 3}, "Coverage.relationship");
    if (!relation.empty()) card.relationship = relation == "SEL" ? "1" : "2";
    return card;
}

}  // namespace

std::vector<InsuranceFact> read_insurances(Mapping& mapping) {
    std::vector<InsuranceFact> cards;
    for (Segment& segment : mapping.message.segments)
        if (segment.name() == "IN1") cards.push_back(read_insurance(mapping, segment));
    // The card that identifies the patient is that of the medical insurance, not of public aid.
    std::stable_partition(cards.begin(), cards.end(), [](const InsuranceFact& card) { return card.type != "8"; });
    return cards;
}

}  // namespace kakehashi::mappers::hl7v2
