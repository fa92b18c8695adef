#include <algorithm>

#include "cda/consolidated/document.hpp"
#include "cda/messages.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

constexpr std::string_view kConsolidated = "2.16.840.1.113883.10.20.22.";
constexpr std::string_view kContent = "DocumentReference.content";

void collect_anchors(ForeignDocument& document, Element& element) {
    if (const std::string id = element.peek("ID"); !id.empty()) document.anchors.emplace(id, &element);
    for (Element::Content& item : element.content())
        if (auto* child = std::get_if<std::unique_ptr<Element>>(&item)) collect_anchors(document, **child);
}

void write_lists(ForeignDocument& document) {
    const Mapping& mapping = document.mapping;
    auto& units = mapping.out.units;
    if (!document.conditions.empty())
        units.push_back(write_condition_unit(document.header("problems"), mapping.patient, document.conditions,
                                             mapping.out.report));
    if (!document.allergies.empty())
        units.push_back(
            write_allergy_unit(document.header("allergies"), mapping.patient, document.allergies, mapping.out.report));
    if (!document.medications.empty())
        units.push_back(write_medication_list_unit(document.header("medications"), mapping.patient,
                                                   document.medications, mapping.out.report));
}

void read_section(ForeignDocument& document, Element& section) {
    Element* coded = section.child("code");
    const std::string code = coded == nullptr ? "" : coded->peek("code");
    if (coded != nullptr) coded->mark(FieldFate::mapped, "used: which section it is");
    for (const char* name : {"title", "text"})
        if (Element* words = section.child(name); words != nullptr) words->mark(FieldFate::mapped, kContent);
    bool is_whole = true;
    for (Element* entry : section.children("entry")) is_whole &= read_foreign_entry(document, *entry, code);
    if (!is_whole)
        document.mapping.note(IssueSeverity::warning, messages::kEntryUnmapped, "section/entry",
                              {code.empty() ? std::string_view("?") : std::string_view(code)});
    for (Element* component : section.children("component"))
        for (Element* inner : component->children("section")) read_section(document, *inner);
}

DoctorFact read_person(Element* holder, std::string_view target) {
    return holder == nullptr ? DoctorFact{} : read_doctor(*holder, target);
}

void read_people(Mapping& mapping, FiledDocumentFact& fact) {
    for (Element* author : mapping.document.children("author")) {
        DoctorFact doctor = read_person(author->child("assignedAuthor"), "DocumentReference.author");
        if (!doctor.names.empty()) fact.authors.push_back(std::move(doctor));
    }
    if (Element* signer = mapping.document.child("legalAuthenticator"); signer != nullptr) {
        fact.authenticator = read_person(signer->child("assignedEntity"), "DocumentReference.authenticator");
        if (Element* signature = signer->child("signatureCode"); signature != nullptr)
            if (signature->take("code", "DocumentReference.docStatus") == "S") fact.doc_status = "final";
    }
    Element* name =
        mapping.document.find({"custodian", "assignedCustodian", "representedCustodianOrganization", "name"});
    if (name != nullptr) fact.custodian = name->take_text("DocumentReference.custodian");
}

/// relatedDocument: the version that this one replaces or adds to.
void read_parent(Mapping& mapping, FiledDocumentFact& fact) {
    Element* related = mapping.document.child("relatedDocument");
    if (related == nullptr) return;
    const std::string kind = related->peek("typeCode");
    Element* parent = related->child("parentDocument");
    if (parent == nullptr || (kind != "RPLC" && kind != "APND")) return;
    related->take("typeCode", "DocumentReference.relatesTo");
    fact.parent = take_id(*parent);
    fact.replaces_parent = kind == "RPLC";
}

FiledDocumentFact read_filed(ForeignDocument& document) {
    Mapping& mapping = document.mapping;
    FiledDocumentFact fact;
    fact.key = document.key;
    fact.origins = {mapping.document.offset()};
    fact.date = mapping.recorded;
    if (Element* code = mapping.document.child("code"); code != nullptr)
        fact.type = take_concept(document, *code, "DocumentReference.type");
    if (Element* title = mapping.document.child("title"); title != nullptr)
        fact.title = title->take_text("DocumentReference.description");
    read_people(mapping, fact);
    read_parent(mapping, fact);
    if (Element* event = mapping.document.find({"documentationOf", "serviceEvent"}); event != nullptr) {
        const Period period = take_period(document, *event, "DocumentReference.context");
        fact.period_start = period.start;
        fact.period_end = period.end;
    }
    fact.contents.push_back({.content_type = "text/xml",
                             .title = fact.title,
                             .base64 = {},
                             .text = {},
                             .bytes = std::string(mapping.bytes),
                             .url = {},
                             .origins = {mapping.document.offset()}});
    return fact;
}

/// Text that is no XML (a PDF, a scan) stands inside the filed document, too.
void mark_unstructured(Mapping& mapping) {
    Element* body = mapping.document.find({"component", "nonXMLBody"});
    if (body != nullptr) body->mark(FieldFate::mapped, kContent);
}

void read_body(ForeignDocument& document) {
    mark_unstructured(document.mapping);
    Element* body = document.mapping.document.find({"component", "structuredBody"});
    if (body == nullptr) return;
    collect_anchors(document, *body);
    for (Element* component : body->children("component"))
        for (Element* section : component->children("section")) read_section(document, *section);
}

}  // namespace

UnitHeader ForeignDocument::header(const std::string& number) const {
    UnitHeader made = make_header(mapping.context, number.empty() ? key : key + "|" + number, mapping.recorded);
    constexpr std::size_t kYearLength = 4;
    made.year = mapping.recorded.substr(0, kYearLength);
    made.confidentiality = mapping.confidentiality;
    made.place = mapping.place_prefix;
    made.origins = {mapping.document.offset()};
    return made;
}

UnitHeader ForeignDocument::event_header(const std::string& number, const std::string& time) const {
    UnitHeader made = header({});
    // Charts copy entries with their ids from patient to patient.
    made.local_id = mapping.patient.number + "|" + number;
    if (!time.empty()) made.year = time.substr(0, made.year.size());
    return made;
}

bool is_consolidated(Element& document) {
    const auto templates = document.children("templateId");
    return std::ranges::any_of(templates, [](Element* id) { return id->peek("root").starts_with(kConsolidated); });
}

void map_consolidated(Mapping& mapping) {
    ForeignDocument document{.mapping = mapping, .key = take_id(mapping.document)};
    if (document.key.empty())
        return mapping.note(IssueSeverity::error, messages::kNoDocumentId, "/ClinicalDocument/id");
    if (mapping.recorded.empty())
        return mapping.note(IssueSeverity::error, messages::kNoDate, "/ClinicalDocument/effectiveTime");
    if (!read_foreign_patient(mapping, document.key)) return;
    const FiledDocumentFact filed = read_filed(document);
    mapping.out.units.push_back(write_patient_unit(document.header("patient"), mapping.patient, mapping.out.report));
    mapping.out.units.push_back(
        write_filed_document_unit(document.header({}), mapping.patient, filed, mapping.out.report));
    if (Element* encounter = mapping.document.find({"componentOf", "encompassingEncounter"}); encounter != nullptr)
        static_cast<void>(read_encounter(document, *encounter));
    read_body(document);
    write_lists(document);
}

}  // namespace kakehashi::mappers::cda
