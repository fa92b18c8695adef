#include <algorithm>
#include <array>

#include "cda/mapping.hpp"
#include "cda/messages.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

constexpr std::string_view kDocumentCode = "/ClinicalDocument/code";

bool ends_with_arc(std::string_view oid, std::string_view arc) {
    return oid == std::string("1.2.392.200119.6.").append(arc) ||
           oid == std::string("2.16.840.1.113883.2.2.1.6.").append(arc);
}

/// Report categories that the checkup profile does not have, and the nearest that it has.
struct Translation {
    std::string_view from;
    std::string_view to;
};
constexpr std::array kTranslated{Translation{"20", "40"}, Translation{"30", "41"}};
constexpr std::array<std::string_view, 7> kCategories{"10", "40", "90", "41", "42", "43", "44"};

std::string read_category(Mapping& mapping) {
    Element* element = mapping.document.child("code");
    if (element == nullptr) return {};
    const Code code = take_code(*element, "Composition.category");
    if (!ends_with_arc(code.system, "1001")) return {};
    if (std::ranges::find(kCategories, std::string_view(code.code)) != kCategories.end()) return code.code;
    for (const Translation& row : kTranslated) {
        if (row.from != code.code) continue;
        mapping.note(IssueSeverity::information, messages::kCategoryTranslated, kDocumentCode, {row.from, row.to});
        return std::string(row.to);
    }
    mapping.note(IssueSeverity::warning, messages::kCategoryUnknown, kDocumentCode);
    return "90";
}

void read_event(Mapping& mapping, CheckupFact& fact) {
    Element* event = mapping.document.find({"documentationOf", "serviceEvent"});
    if (event == nullptr) return;
    fact.origins.push_back(event->begin_record());
    if (Element* code = event->child("code"); code != nullptr)
        fact.program = take_code(*code, "Composition.event").code;
    if (Element* time = event->child("effectiveTime"); time != nullptr) {
        Element* low = time->child("low");
        fact.examined = mapping.time(low == nullptr ? time : low, "Encounter.period", "serviceEvent/effectiveTime");
    }
    constexpr std::size_t kDateLength = 10;
    fact.examined = fact.examined.substr(0, kDateLength);
}

/// The document's number within the institution: the extension alone under the institution's own root.
std::string read_key(Mapping& mapping, const CheckupFact& fact) {
    Element* id = mapping.document.child("id");
    const std::string root = id == nullptr ? "" : id->take("root", "Composition.identifier");
    const std::string extension = id == nullptr ? "" : id->take("extension", "Composition.identifier");
    if (!extension.empty() && root.ends_with(mapping.context.institution_number)) return extension;
    if (!root.empty()) return extension.empty() ? root : root + "^" + extension;
    if (id != nullptr) id->take("nullFlavor", "used: the document has no number");
    // The Ministry's files have no number: one person, one day, one program is one checkup, whatever file it comes in.
    return mapping.patient.number + "|" + fact.examined + "|" + fact.program;
}

void read_sections(Mapping& mapping, CheckupFact& fact) {
    Element* body = mapping.document.find({"component", "structuredBody"});
    if (body == nullptr) return;
    for (Element* component : body->children("component"))
        for (Element* section : component->children("section")) {
            ItemPlace place;
            if (Element* code = section->child("code"); code != nullptr)
                place.section = take_code(*code, "Composition.section").code;
            if (Element* title = section->child("title"); title != nullptr)
                title->mark(FieldFate::ignored, "the profile gives the sections their titles");
            if (Element* text = section->child("text"); text != nullptr)
                if (!text->peek_text().empty()) fact.narratives.push_back({place.section, take_narrative(*text)});
            for (Element* entry : section->children("entry"))
                for (Element* observation : entry->children("observation"))
                    read_checkup_items(mapping, *observation, place, fact);
        }
}

/// participant HLD: the ticket (受診券) that pays.
void read_ticket(Mapping& mapping, CheckupFact& fact) {
    constexpr std::string_view kCoverage = "Coverage";
    for (Element* participant : mapping.document.children("participant")) {
        Element* function = participant->child("functionCode");
        Element* id = participant->find({"associatedEntity", "id"});
        if (function == nullptr || function->peek("code") != "1" || id == nullptr) continue;
        if (!ends_with_arc(function->peek("codeSystem"), "208") || id->peek("extension").empty()) continue;
        fact.ticket.origins = {participant->begin_record()};
        function->mark(FieldFate::mapped, kCoverage);
        fact.ticket.number = id->take("extension", kCoverage);
        id->take("root", "used: whose number it is");
        if (Element* insurer = participant->find({"associatedEntity", "scopingOrganization", "id"}); insurer != nullptr)
            fact.ticket.insurer = insurer->take("extension", kCoverage), insurer->take("root", kCoverage);
        if (Element* time = participant->child("time"); time != nullptr)
            fact.ticket.end = mapping.time(time->child("high"), kCoverage, "participant/time/high");
        return;
    }
}

/// Who signs when no result names a doctor.
void read_signer(Mapping& mapping, CheckupFact& fact) {
    for (const auto& [role, entity] :
         {std::pair("author", "assignedAuthor"), std::pair("legalAuthenticator", "assignedEntity"),
          std::pair("authenticator", "assignedEntity")})
        for (Element* participation : mapping.document.children(role))
            if (Element* holder = participation->child(entity); holder != nullptr && fact.author.names.empty())
                fact.author = read_doctor(*holder, "Practitioner.name");
}

}  // namespace

bool is_checkup(Element& document) {
    Element* code = document.child("code");
    if (code != nullptr && ends_with_arc(code->peek("codeSystem"), "1001")) return true;
    // Generators in use write other systems there: the program of the event tells as well.
    Element* program = document.find({"documentationOf", "serviceEvent", "code"});
    return program != nullptr && ends_with_arc(program->peek("codeSystem"), "1002");
}

void map_checkup(Mapping& mapping) {
    if (Element* code = mapping.document.child("code"); code != nullptr) {
        const std::string category = code->peek("code");
        if (category.size() == 2 && category.starts_with('2') && category != "20") {
            mapping.note(IssueSeverity::error, messages::kGuidance, kDocumentCode);
            return;
        }
    }
    CheckupFact fact;
    fact.origins = {mapping.document.begin_record()};
    fact.category = read_category(mapping);
    fact.institution = mapping.institution;
    fact.issued = mapping.recorded;
    read_event(mapping, fact);
    if (fact.examined.empty()) {
        mapping.note(IssueSeverity::error, messages::kNoExamination,
                     "/ClinicalDocument/documentationOf/serviceEvent/effectiveTime");
        return;
    }
    fact.key = read_key(mapping, fact);
    read_sections(mapping, fact);
    read_signer(mapping, fact);
    read_ticket(mapping, fact);
    UnitHeader header = make_header(mapping.context, fact.key, mapping.recorded);
    constexpr std::size_t kYearLength = 4;
    header.year = fact.examined.substr(0, kYearLength);
    header.place = mapping.place_prefix;
    header.institution_name = mapping.institution.name;
    header.confidentiality = mapping.confidentiality;
    header.origins = fact.origins;
    if (header.recorded.empty()) header.recorded = fact.examined;
    mapping.out.units.push_back(write_checkup_unit(header, mapping.patient, fact, mapping.out.report));
}

}  // namespace kakehashi::mappers::cda
