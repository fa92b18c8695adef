#include <algorithm>
#include <array>

#include "cda/mapping.hpp"
#include "cda/messages.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

// Source: spec/data/system-uri-map.csv
constexpr std::string_view kKeyNumber = "1.2.392.200119.4.101.2";
constexpr std::string_view kExchangeCode = "1.2.392.200119.4.101.6";
constexpr std::string_view kIcd10 = "2.16.840.1.113883.6.3";
constexpr std::array<std::string_view, 2> kYj{"1.2.392.100495.20.1.73", "1.2.392.100495.20.2.73"};

std::string key_of(Element& entry, const std::string& otherwise) {
    Element* id = entry.child("id");
    if (id == nullptr || id->peek("root").empty()) return otherwise;
    const std::string root = id->take("root", "identifier");
    const std::string extension = id->take("extension", "identifier");
    return extension.empty() ? root : root + "^" + extension;
}

void read_disease_code(Element& coded, ConditionFact& fact) {
    const std::string system = coded.peek("codeSystem");
    std::string* to = system == kKeyNumber      ? &fact.key_number
                      : system == kExchangeCode ? &fact.exchange_code
                      : system == kIcd10        ? &fact.icd10
                                                : nullptr;
    if (to == nullptr) {  // of another list: the words are taken, the code stays in the account
        if (fact.text.empty()) fact.text = coded.take("displayName", "Condition.code");
        return;
    }
    const Code code = take_code(coded, "Condition.code");
    if (to->empty()) *to = code.code;
    if (fact.text.empty()) fact.text = code.text;
}

void read_period(Mapping& mapping, Element& entry, std::string& start, std::string& end) {
    Element* time = entry.child("effectiveTime");
    if (time == nullptr) return;
    time->take_type();
    Element* low = time->child("low");
    start = mapping.time(low == nullptr ? time : low, "onset", "entry/effectiveTime");
    end = mapping.time(time->child("high"), "abatement", "entry/effectiveTime");
}

/// A diagnosis: an observation whose value is the disease.
void read_condition(Mapping& mapping, Element& observation, std::string_view section, DocumentParts& parts) {
    Element* value = observation.child("value");
    if (value == nullptr) return;
    if (observation.peek("negationInd") == "true") {
        observation.take("negationInd", "used: no such problem");
        mapping.note(IssueSeverity::information, messages::kNegated, "entry/observation/@negationInd");
        return;
    }
    ConditionFact fact;
    fact.origins = {observation.begin_record()};
    value->take_type();
    if (Element* original = value->child("originalText"); original != nullptr)
        fact.text = original->take_text("Condition.code");
    read_disease_code(*value, fact);
    for (Element* translation : value->children("translation")) read_disease_code(*translation, fact);
    if (fact.text.empty()) return;
    read_period(mapping, observation, fact.onset, fact.abatement);
    fact.key = key_of(observation, fact.key_number + "|" + fact.text + "|" + fact.onset);
    if (Element* code = observation.child("code"); code != nullptr)
        code->mark(FieldFate::ignored, "kind of the statement; the section says it");
    (section == "342" ? parts.admission_diagnoses : parts.facts.conditions).push_back(std::move(fact));
}

/// An allergy: the agent is the participant that was consumed.
void read_allergy(Mapping& mapping, Element& observation, DocumentParts& parts) {
    Element* agent = nullptr;
    for (Element* participant : observation.children("participant"))
        if (Element* playing = participant->find({"participantRole", "playingEntity"}); playing != nullptr)
            agent = playing;
    if (agent == nullptr) return;
    if (observation.peek("negationInd") == "true") {
        observation.take("negationInd", "used: no such allergy");
        mapping.note(IssueSeverity::information, messages::kNegated, "entry/observation/@negationInd");
        return;
    }
    AllergyFact fact;
    fact.origins = {observation.begin_record()};
    if (Element* name = agent->child("name"); name != nullptr) fact.text = name->take_text("AllergyIntolerance.code");
    if (Element* coded = agent->child("code"); coded != nullptr) {
        const bool is_yj = std::ranges::find(kYj, std::string_view(coded->peek("codeSystem"))) != kYj.end();
        if (is_yj) {
            const Code code = take_code(*coded, "AllergyIntolerance.code");
            fact.category = "medication";
            fact.yj = code.code;
            if (fact.text.empty()) fact.text = code.text;
        } else if (fact.text.empty()) {
            fact.text = coded->take("displayName", "AllergyIntolerance.code");
        }
    }
    // RULING: an agent whose kind no code tells cannot be written as an allergy of the profile, which wants a code of a
    // kind: the section's own words carry it. Test: ReferralCda.AnAllergenWithoutAKnownCodeStaysInTheText
    if (fact.text.empty() || fact.category.empty()) {
        mapping.note(IssueSeverity::warning, messages::kAllergen, "entry/observation/participant");
        return;
    }
    std::string end;
    read_period(mapping, observation, fact.onset, end);
    if (!end.empty()) fact.clinical_status = "inactive";
    fact.key = key_of(observation, fact.yj + "|" + fact.text);
    parts.facts.allergies.push_back(std::move(fact));
}

/// The observations that an entry states itself: directly, or below the act of a concern.
std::vector<Element*> statements_of(Element& entry) {
    std::vector<Element*> found = entry.children("observation");
    for (Element* act : entry.children("act"))
        for (Element* relationship : act->children("entryRelationship"))
            for (Element* observation : relationship->children("observation")) found.push_back(observation);
    return found;
}

}  // namespace

void read_clinical_entries(Mapping& mapping, xml::Element& section, std::string_view target, DocumentParts& parts) {
    const bool is_problem = target == "340" || target == "342" || target == "344";
    for (Element* entry : section.children("entry")) {
        if (!is_problem && target != "510") {
            mapping.note(IssueSeverity::warning, messages::kEntryUnmapped, "section/entry", {target});
            continue;
        }
        for (Element* observation : statements_of(*entry)) {
            if (is_problem) read_condition(mapping, *observation, target, parts);
            if (target == "510") read_allergy(mapping, *observation, parts);
        }
    }
}

}  // namespace kakehashi::mappers::cda
