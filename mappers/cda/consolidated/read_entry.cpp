#include <algorithm>
#include <array>

#include "cda/consolidated/document.hpp"
#include "cda/messages.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

using Reader = bool (*)(ForeignDocument&, Element&);

/// What reads an entry: told by its template, else by what element stands in which section.
struct EntryRule {
    std::string_view number;   ///< of the template, below 2.16.840.1.113883.10.20.22
    std::string_view section;  ///< LOINC; "" for further templates of the same kind
    std::string_view element;
    Reader read;
};
// Source: C-CDA R2.1 volume 2, entry-level templates
constexpr std::array kRules{
    EntryRule{"4.3", "11450-4", "act", read_problems},
    EntryRule{"4.33", "11535-2", "act", read_problems},
    EntryRule{"4.34", "46241-6", "act", read_problems},
    EntryRule{"4.34", "42347-5", "act", read_problems},
    EntryRule{"4.4", "11348-0", "observation", read_problems},
    EntryRule{"4.30", "48765-2", "act", read_allergies},
    EntryRule{"4.7", "48765-2", "observation", read_allergies},
    EntryRule{"4.16", "10160-0", "substanceAdministration", read_medication},
    EntryRule{"4.35", "10183-2", "act", read_medication},
    EntryRule{"4.35", "75311-1", "act", read_medication},
    EntryRule{"4.36", "42346-7", "act", read_medication},
    EntryRule{"4.16", "42346-7", "substanceAdministration", read_medication},
    EntryRule{"4.16", "10183-2", "substanceAdministration", read_medication},
    EntryRule{"4.52", "11369-6", "substanceAdministration", read_vaccination},
    EntryRule{"4.1", "30954-2", "organizer", read_results},
    EntryRule{"4.2", "30954-2", "observation", read_results},
    EntryRule{"4.26", "8716-3", "organizer", read_vital_signs},
    EntryRule{"4.49", "46240-8", "encounter", read_encounter},
};
// Their entries borrow the template of a problem and mean something else: an ability, a state of mind.
constexpr std::array<std::string_view, 2> kNoProblems{"47420-5", "10190-7"};

bool has_any_template(Element& entry) {
    const auto ids = entry.children("templateId");
    return std::ranges::any_of(
        ids, [](Element* id) { return id->peek("root").starts_with("2.16.840.1.113883.10.20.22.4."); });
}

Reader reader_of(Element& entry, std::string_view section) {
    const bool is_templated = has_any_template(entry);
    for (const EntryRule& row : kRules) {
        const bool fits = is_templated ? has_template(entry, row.number) : row.section == section;
        if (!fits || entry.name() != row.element) continue;
        const bool is_other = row.read == read_problems && std::ranges::find(kNoProblems, section) != kNoProblems.end();
        return is_other ? nullptr : row.read;
    }
    return nullptr;
}

std::string status_of(Element& entry) {
    Element* status = entry.child("statusCode");
    return status == nullptr ? "" : status->peek("code");
}

/// Plans, goals and orders are no facts of what was. What is to be taken is: a medication says so itself.
bool is_statement(ForeignDocument& document, Element& entry, Reader read) {
    // Taken back: neither so nor denied. The account has it.
    if (status_of(entry) == "nullified") return false;
    const std::string mood = entry.peek("moodCode");
    if (mood.empty() || mood == "EVN" || (read == read_medication && mood == "INT")) return true;
    document.mapping.note(IssueSeverity::warning, messages::kNotAnEvent, "entry/@moodCode");
    return false;
}

}  // namespace

bool read_foreign_entry(ForeignDocument& document, Element& entry, std::string_view section) {
    bool is_whole = true;
    for (Element::Content& item : entry.content()) {
        auto* statement = std::get_if<std::unique_ptr<Element>>(&item);
        if (statement == nullptr || (*statement)->name() == "templateId") continue;
        const Reader read = reader_of(**statement, section);
        is_whole &= read != nullptr && is_statement(document, **statement, read) && read(document, **statement);
    }
    return is_whole;
}

bool is_denied(ForeignDocument& document, Element& statement) {
    if (statement.peek("negationInd") != "true") return false;
    deny(document, statement);
    return true;
}

bool was_given_up(Element& statement) {
    const std::string status = status_of(statement);
    return status == "aborted" || status == "cancelled";
}

void deny(ForeignDocument& document, Element& statement) {
    statement.forget();
    statement.mark(FieldFate::ignored, "says that there is no such thing");
    document.mapping.note(IssueSeverity::information, messages::kNegated, "entry/@negationInd");
}

bool carried(Element& statement, bool is_carried) {
    if (!is_carried) statement.forget();
    return is_carried;
}

std::vector<Element*> statements_of(Element& act, std::string_view number) {
    std::vector<Element*> found = observations_below(act, number);
    if (!found.empty() || has_any_template(act)) return found;
    for (Element* relationship : act.children("entryRelationship"))
        for (Element* observation : relationship->children("observation"))
            if (!has_any_template(*observation)) found.push_back(observation);
    return found;
}

void mark_concern(Element& act) {
    constexpr std::string_view kReason = "the sender's tracking; the statement below has its own number and time";
    for (const char* name : {"id", "effectiveTime"})
        for (Element* element : act.children(name)) element->mark(FieldFate::ignored, kReason);
    mark_frame(act);
}

std::string take_words(ForeignDocument& document, Element& holder, std::string_view target) {
    Element* text = holder.child("text");
    return text == nullptr ? "" : take_pointed(document, *text, target);
}

std::string take_comment(ForeignDocument& document, Element& statement, std::string_view target) {
    std::string comment;
    for (Element* relationship : statement.children("entryRelationship"))
        for (Element* act : relationship->children("act")) {
            if (!has_template(*act, "4.64")) continue;
            const std::string words = take_words(document, *act, target);
            if (!comment.empty() && !words.empty()) comment += '\n';
            comment += words;
            mark_frame(*act);
        }
    return comment;
}

std::string status_value(ForeignDocument& document, Element& statement, std::string_view number,
                         std::string_view target) {
    for (Element* observation : observations_below(statement, number)) {
        Element* value = observation->child("value");
        if (value == nullptr || value->peek("code").empty()) continue;
        const ConceptFact said = take_concept(document, *value, target);
        mark_frame(*observation);
        return said.codings.front().code;
    }
    return {};
}

Authorship take_authorship(ForeignDocument& document, Element& statement, std::string_view target) {
    Authorship made;
    Element* author = statement.child("author");
    if (author == nullptr) return made;
    made.time = document.mapping.time(author->child("time"), target, "entry/author/time");
    if (Element* holder = author->child("assignedAuthor"); holder != nullptr)
        made.doctor = read_doctor(*holder, "Practitioner.name");
    return made;
}

}  // namespace kakehashi::mappers::cda
