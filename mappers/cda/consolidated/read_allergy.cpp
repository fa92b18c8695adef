#include <array>

#include "cda/consolidated/document.hpp"

namespace kakehashi::mappers::cda {
namespace {

using xml::Element;

using Meaning = std::pair<std::string_view, std::string_view>;
// Source: C-CDA R2.1 value sets Allergy and Intolerance Type, Severity, Criticality, Problem Status (SNOMED CT)
constexpr std::array<Meaning, 8> kCategories{{{"416098002", "medication"},
                                              {"419511003", "medication"},
                                              {"59037007", "medication"},
                                              {"414285001", "food"},
                                              {"418471000", "food"},
                                              {"235719002", "food"},
                                              {"426232007", "environment"},
                                              {"232347008", "environment"}}};
constexpr std::array<Meaning, 3> kSeverities{{{"255604002", "mild"}, {"6736007", "moderate"}, {"24484000", "severe"}}};
constexpr std::array<Meaning, 3> kCriticalities{{{"CRITL", "low"}, {"CRITH", "high"}, {"CRITU", "unable-to-assess"}}};
constexpr std::array<Meaning, 3> kStatus{{{"55561003", "active"}, {"73425007", "inactive"}, {"413322009", "resolved"}}};

template <std::size_t Size>
std::string meaning_of(std::string_view code, const std::array<Meaning, Size>& meanings) {
    for (const auto& [known, name] : meanings)
        if (known == code) return std::string(name);
    return {};
}

/// A severity that FHIR's three words take. Another one, or a second that differs, stays in the account.
void read_severity(Element& holder, AllergyFact& fact) {
    for (Element* observation : observations_below(holder, "4.8")) {
        Element* value = observation->child("value");
        const std::string severity = value == nullptr ? "" : meaning_of(value->peek("code"), kSeverities);
        if (severity.empty() || (!fact.severity.empty() && fact.severity != severity)) continue;
        fact.severity = severity;
        value->take_type();
        const Code code = take_code(*value, "AllergyIntolerance.reaction.severity");
        mark_frame(*observation);
    }
}

void read_reactions(ForeignDocument& document, Element& observation, AllergyFact& fact) {
    constexpr std::string_view kTarget = "AllergyIntolerance.reaction.manifestation";
    for (Element* reaction : observations_below(observation, "4.9")) {
        Element* value = reaction->child("value");
        if (value == nullptr) continue;
        value->take_type();
        // The fact has words for a reaction: its code stays in the account.
        std::string words = value->take("displayName", kTarget);
        if (words.empty()) words = take_concept(document, *value, kTarget).text;
        if (!fact.manifestation.empty() && !words.empty()) fact.manifestation += ", ";
        fact.manifestation += words;
        mark_frame(*reaction);
        read_severity(*reaction, fact);
    }
    read_severity(observation, fact);
}

Element* agent_of(Element& observation) {
    for (Element* participant : observation.children("participant"))
        if (Element* playing = participant->find({"participantRole", "playingEntity"}); playing != nullptr)
            return playing;
    return nullptr;
}

bool read_agent(ForeignDocument& document, Element& agent, AllergyFact& fact) {
    constexpr std::string_view kTarget = "AllergyIntolerance.code";
    Element* coded = agent.child("code");
    const ConceptFact allergen = coded == nullptr ? ConceptFact{} : take_concept(document, *coded, kTarget);
    fact.other_codes = allergen.codings;
    fact.text = allergen.text;
    if (Element* name = agent.child("name"); name != nullptr && fact.text.empty()) fact.text = name->take_text(kTarget);
    for (const CodingFact& coding : allergen.codings)
        if (fact.text.empty()) fact.text = coding.text.empty() ? coding.code : coding.text;
    return !fact.text.empty();
}

bool read_allergy(ForeignDocument& document, Element& observation) {
    if (is_denied(document, observation)) return true;
    Element* agent = agent_of(observation);
    if (agent == nullptr) return false;
    AllergyFact fact;
    if (!read_agent(document, *agent, fact)) return false;
    fact.origins = {observation.begin_record()};
    if (Element* kind = observation.child("value"); kind != nullptr) {
        kind->take_type();
        fact.category = meaning_of(kind->peek("code"), kCategories);
        if (!fact.category.empty()) const Code code = take_code(*kind, "AllergyIntolerance.category");
    }
    read_reactions(document, observation, fact);
    constexpr std::string_view kClinical = "AllergyIntolerance.clinicalStatus";
    fact.clinical_status = meaning_of(status_value(document, observation, "4.28", kClinical), kStatus);
    fact.criticality =
        meaning_of(status_value(document, observation, "4.145", "AllergyIntolerance.criticality"), kCriticalities);
    const Period period = take_period(document, observation, "AllergyIntolerance.onset");
    fact.onset = period.start;
    if (!period.end.empty() && fact.clinical_status.empty()) fact.clinical_status = "inactive";
    Authorship made = take_authorship(document, observation, "AllergyIntolerance.recordedDate");
    fact.recorded = std::move(made.time);
    fact.visit.doctor = std::move(made.doctor);
    fact.note = take_comment(document, observation, "AllergyIntolerance.note");
    fact.key = take_id(observation) + "|" + (fact.other_codes.empty() ? fact.text : fact.other_codes.front().code);
    mark_frame(observation);
    document.allergies.push_back(std::move(fact));
    return true;
}

}  // namespace

bool read_allergies(ForeignDocument& document, Element& act) {
    if (act.name() == "observation") return carried(act, read_allergy(document, act));
    const auto statements = statements_of(act, "4.7");
    bool is_whole = !statements.empty();
    mark_concern(act);
    for (Element* observation : statements) is_whole &= carried(*observation, read_allergy(document, *observation));
    return is_whole;
}

}  // namespace kakehashi::mappers::cda
