#include <fmt/format.h>

#include "cda/consolidated/document.hpp"

namespace kakehashi::mappers::cda {
namespace {

using xml::Element;

constexpr std::string_view kTiming = "MedicationStatement.dosage";

/// `every 6 h`, `every 4-6 h`: a PIVL_TS. It is said in words, since R4 repeats by days and times of the clock.
std::string take_interval_words(Element& time) {
    Element* period = time.child("period");
    if (period == nullptr) return {};
    period->take_type();
    const std::string value = period->take("value", kTiming);
    if (!value.empty()) return fmt::format("every {} {}", value, period->take("unit", kTiming));
    std::string low, high, unit;
    if (Element* limit = period->child("low"); limit != nullptr) {
        low = limit->take("value", kTiming);
        unit = limit->take("unit", kTiming);
    }
    if (Element* limit = period->child("high"); limit != nullptr) {
        high = limit->take("value", kTiming);
        unit = limit->take("unit", kTiming);
    }
    return low.empty() || high.empty() ? "" : fmt::format("every {}-{} {}", low, high, unit);
}

/// effectiveTime, repeated: from when to when, and how often.
void read_times(ForeignDocument& document, Element& administration, DrugFact& drug) {
    constexpr std::string_view kPlace = "substanceAdministration/effectiveTime";
    for (Element* time : administration.children("effectiveTime")) {
        const std::string type = time->take_type();
        std::string words;
        if (type == "PIVL_TS") {
            words = take_interval_words(*time);
        } else if (type == "EIVL_TS") {
            Element* event = time->child("event");
            if (event != nullptr) words = event->take("code", kTiming);
        } else {
            Element* low = time->child("low");
            constexpr std::string_view kTarget = "MedicationStatement.effective";
            drug.start = document.mapping.time(low == nullptr ? time : low, kTarget, kPlace);
            drug.end = document.mapping.time(time->child("high"), kTarget, kPlace);
        }
        if (!words.empty()) drug.usage_text += (drug.usage_text.empty() ? "" : ", ") + words;
    }
}

bool read_drug(ForeignDocument& document, Element& administration, DrugFact& drug) {
    constexpr std::string_view kTarget = "MedicationStatement.medication";
    Element* product = administration.find({"consumable", "manufacturedProduct"});
    Element* material = product == nullptr ? nullptr : product->child("manufacturedMaterial");
    if (material == nullptr) return false;
    Element* coded = material->child("code");
    const ConceptFact said = coded == nullptr ? ConceptFact{} : take_concept(document, *coded, kTarget);
    drug.other_codes = said.codings;
    drug.text = said.text;
    if (Element* name = material->child("name"); name != nullptr && drug.text.empty())
        drug.text = name->take_text(kTarget);
    for (const CodingFact& coding : said.codings)
        if (drug.text.empty()) drug.text = coding.text.empty() ? coding.code : coding.text;
    for (Element* id : product->children("id")) id->mark(FieldFate::ignored, "number of the product in the chart");
    return !drug.text.empty();
}

/// The words for the patient (4.147), and whether it is taken on a condition only (4.25).
void read_instructions(ForeignDocument& document, Element& administration, DrugFact& drug) {
    for (Element* relationship : administration.children("entryRelationship"))
        for (Element* words : relationship->children("substanceAdministration")) {
            if (!has_template(*words, "4.147")) continue;
            const std::string text = take_words(document, *words, kTiming);
            if (!text.empty()) drug.usage_text += (drug.usage_text.empty() ? "" : ", ") + text;
        }
    for (Element* condition : administration.children("precondition")) {
        Element* value = condition->find({"criterion", "value"});
        if (value == nullptr) continue;
        const ConceptFact said = take_concept(document, *value, kTiming);
        if (said.empty()) continue;
        drug.as_needed = true;
        const std::string words = !said.text.empty() ? said.text : said.codings.front().text;
        if (!words.empty()) drug.usage_text += (drug.usage_text.empty() ? "" : ", ") + words;
    }
}

/// ActStatus as R4's; what is only meant to be taken (INT) is intended.
std::string take_status(Element& administration) {
    Element* status = administration.child("statusCode");
    const std::string code = status == nullptr ? "" : status->take("code", "MedicationStatement.status");
    if (code == "active") return administration.peek("moodCode") == "INT" ? "intended" : "active";
    if (code == "completed") return "completed";
    if (code == "aborted") return "stopped";
    return code == "suspended" ? "on-hold" : "unknown";
}

bool read_activity(ForeignDocument& document, Element& administration) {
    if (is_denied(document, administration)) return true;
    MedicationStatementFact fact;
    DrugFact& drug = fact.drug;
    if (!read_drug(document, administration, drug)) return false;
    fact.origins = {administration.begin_record()};
    fact.status = take_status(administration);
    read_times(document, administration, drug);
    read_instructions(document, administration, drug);
    if (Element* dose = administration.child("doseQuantity"); dose != nullptr) {
        drug.dose = dose->take("value", kTiming);
        drug.dose_unit.text = dose->take("unit", kTiming);
    }
    if (Element* route = administration.child("routeCode"); route != nullptr)
        fact.route = take_concept(document, *route, kTiming);
    drug.note = take_comment(document, administration, "MedicationStatement.note");
    const std::string code = drug.other_codes.empty() ? drug.text : drug.other_codes.front().code;
    fact.key = take_id(administration) + "|" + code + "|" + drug.start;
    mark_frame(administration);
    document.medications.push_back(std::move(fact));
    return true;
}

}  // namespace

// RULING: a medication list says what is taken, or was meant to be: neither a prescription of ours (JP-CLINS wants its
// day, its usage and Japanese codes) nor an administration. Test: ConsolidatedMedication.IsAStatementAndNoPrescription
bool read_medication(ForeignDocument& document, Element& entry) {
    if (entry.name() == "substanceAdministration") return carried(entry, read_activity(document, entry));
    mark_concern(entry);
    bool is_whole = false;
    for (Element* relationship : entry.children("entryRelationship"))
        for (Element* administration : relationship->children("substanceAdministration"))
            is_whole = carried(*administration, read_activity(document, *administration));
    return is_whole;
}

}  // namespace kakehashi::mappers::cda
