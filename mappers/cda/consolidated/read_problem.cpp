#include <array>

#include "cda/consolidated/document.hpp"

namespace kakehashi::mappers::cda {
namespace {

using xml::Element;

/// Problem status (SNOMED CT) as FHIR's. Source: C-CDA R2.1 value set 2.16.840.1.113883.3.88.12.80.68
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kStatus{{{"55561003", "active"},
                                                                                {"73425007", "inactive"},
                                                                                {"413322009", "resolved"},
                                                                                {"246455001", "recurrence"},
                                                                                {"277022003", "remission"}}};
constexpr std::string_view kNoProblem = "160245001";  // SNOMED CT: no current problems or disability

bool says_none(const ConceptFact& problem) {
    for (const CodingFact& coding : problem.codings)
        if (coding.system == "SCT" && coding.code == kNoProblem) return true;
    return false;
}

std::string words_of(const ConceptFact& problem) {
    if (!problem.text.empty()) return problem.text;
    for (const CodingFact& coding : problem.codings)
        if (!coding.text.empty()) return coding.text;
    return problem.codings.front().code;
}

void read_course(ForeignDocument& document, Element& observation, ConditionFact& fact) {
    constexpr std::string_view kTarget = "Condition.clinicalStatus";
    const std::string status = status_value(document, observation, "4.6", kTarget);
    for (const auto& [code, name] : kStatus)
        if (code == status) fact.clinical_status = name;
    Element* time = observation.child("effectiveTime");
    if (time == nullptr) return;
    time->take_type();
    Element* low = time->child("low");
    constexpr std::string_view kPlace = "entry/effectiveTime";
    fact.onset = document.mapping.time(low == nullptr ? time : low, "Condition.onset", kPlace);
    // con-4: what goes on has no end. The date stays in the account.
    if (fact.clinical_status != "active" && fact.clinical_status != "recurrence")
        fact.abatement = document.mapping.time(time->child("high"), "Condition.abatement", kPlace);
}

bool read_problem(ForeignDocument& document, Element& observation) {
    Element* value = observation.child("value");
    if (value == nullptr) return false;
    if (is_denied(document, observation)) return true;
    const ConceptFact problem = take_concept(document, *value, "Condition.code");
    if (problem.empty()) return false;
    if (says_none(problem)) {
        deny(document, observation);
        return true;
    }
    ConditionFact fact;
    fact.origins = {observation.begin_record()};
    fact.text = words_of(problem);
    fact.other_codes = problem.codings;
    read_course(document, observation, fact);
    Authorship made = take_authorship(document, observation, "Condition.recordedDate");
    fact.recorded = std::move(made.time);
    fact.visit.doctor = std::move(made.doctor);
    fact.note = take_comment(document, observation, "Condition.note");
    // Charts copy an entry with its id: number, disease and onset together name it.
    const std::string code = problem.codings.empty() ? fact.text : problem.codings.front().code;
    fact.key = take_id(observation) + "|" + code + "|" + fact.onset;
    mark_frame(observation);
    for (ConditionFact& other : document.conditions) {
        if (other.key != fact.key) continue;  // a diagnosis that several sections state once more
        other.origins.push_back(fact.origins.front());
        return true;
    }
    document.conditions.push_back(std::move(fact));
    return true;
}

}  // namespace

bool read_problems(ForeignDocument& document, Element& act) {
    if (act.name() == "observation") return carried(act, read_problem(document, act));
    const auto statements = statements_of(act, "4.4");
    bool is_whole = !statements.empty();
    mark_concern(act);
    for (Element* observation : statements) is_whole &= carried(*observation, read_problem(document, *observation));
    return is_whole;
}

}  // namespace kakehashi::mappers::cda
