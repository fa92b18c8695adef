#include "facts/allergen_words.hpp"
#include "facts/repeated_keys.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

/// identifiedDate is free text ("since almost 20 years ago"): only what is a date becomes one.
bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_dash = at == 4 || at == 7;
        if (is_dash ? text[at] != '-' : !facts::is_digits(text.substr(at, 1))) return false;
    }
    return true;
}

AllergyFact read_allergy(Mapping& mapping, const Module& module, Element& item) {
    AllergyFact fact;
    fact.origins = module.origins;
    fact.origins.push_back(item.begin_record());
    fact.visit = module.visit;
    fact.text = take_text(child(&item, "factor"), "AllergyIntolerance.code");
    fact.key = fact.text;
    facts::classify_allergen(mapping.context, fact);
    Element* severity = child(&item, "severity");
    const std::string degree = peek_text(severity);
    if (degree == "mild" || degree == "moderate" || degree == "severe") {
        take_text(severity, "AllergyIntolerance.reaction");
        fact.severity = degree;
    }
    Element* identified = child(&item, "identifiedDate");
    const std::string when = peek_text(identified);
    if (is_date(when)) {
        fact.onset = mapping.time(identified, "AllergyIntolerance.onsetDateTime", module.place + "/identifiedDate");
    } else {
        fact.note = take_text(identified, "AllergyIntolerance.note");
    }
    if (const std::string memo = take_lines(child(&item, "memo"), "AllergyIntolerance.note"); !memo.empty())
        fact.note += (fact.note.empty() ? "" : "\n") + memo;
    return fact;
}

}  // namespace

// The module lists all that is known of the patient's base: its allergies replace those of an earlier one.
void map_base_clinic(Mapping& mapping, Module& module) {
    std::vector<AllergyFact> allergies;
    facts::RepeatedKeys keys;
    bool says_none = false;
    bool has_unread = false;
    for (Element* item : children(child(module.content, "allergy"), "allergyItem")) {
        Element* factor = child(item, "factor");
        if (facts::says_no_allergy(peek_text(factor))) {
            factor->mark(FieldFate::ignored, "says that there is no allergy");
            mapping.note(IssueSeverity::information, messages::kNoAllergy, module.place + "/allergy");
            says_none = true;
            continue;
        }
        AllergyFact fact = read_allergy(mapping, module, *item);
        if (fact.text.empty()) {
            mapping.note(IssueSeverity::error, messages::kNoName, module.place + "/allergy/allergyItem");
            has_unread = true;
            continue;
        }
        fact.key += keys.suffix_of(fact.key);
        allergies.push_back(std::move(fact));
    }
    if (!peek_text(child(module.content, "bloodtype")).empty())
        mapping.note(IssueSeverity::warning, messages::kBloodTypeUndated, module.place + "/bloodtype");
    if (!peek_text(child(module.content, "infection")).empty())
        mapping.note(IssueSeverity::warning, messages::kInfection, module.place + "/infection");
    const UnitHeader header = header_of(mapping, module, mapping.patient.number, {});
    if (!allergies.empty()) {
        mapping.out.units.push_back(write_allergy_unit(header, mapping.patient, allergies, mapping.out.report));
    } else if (says_none &&
               !has_unread) {  // JP_Bundle_CLINS refuses a list of nothing: what was sent before is taken away
        mapping.out.units.push_back(remove_unit(UnitKind::allergy, header, mapping.patient.number));
    }
}

}  // namespace kakehashi::mappers::mml
