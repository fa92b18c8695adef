#include <algorithm>

#include "hl7v2/messages.hpp"
#include "hl7v2/orders/examination.hpp"
#include "hl7v2/tables.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

/// TXA-17 as DocumentReference.docStatus. Source: HL7 table 0271; vendor-exports.md 3.3
std::string doc_status_of(std::string_view code) {
    if (code == "LA" || code == "AU" || code == "DO") return "final";
    return code == "DI" || code == "IP" || code == "IN" || code == "PA" ? "preliminary" : "";
}

/// TXA-2 with the names of HL7 table 0270; the code alone where the table has none.
ConceptFact read_type(Segment& txa) {
    ConceptFact type = read_concept(txa, 2, "DocumentReference.type");
    for (CodingFact& coding : type.codings) {
        if (!coding.system.empty()) continue;
        const std::string_view name = document_type_of(coding.code);
        if (name.empty()) continue;
        coding.system = "HL70270";
        coding.text = name;
    }
    return type;
}

void read_txa(Mapping& mapping, Segment& txa, FiledDocumentFact& document) {
    document.origins.push_back(txa.offset());
    document.type = read_type(txa);
    txa.ignore(3, "how the content is presented; OBX-5 says what it is");
    document.period_start = mapping.time(txa, 4, "DocumentReference.context.period");
    for (const unsigned field : {8U, 7U, 6U})
        if (const std::string time = mapping.time(txa, field, "DocumentReference.date"); !time.empty())
            document.date = time;
    DoctorFact author = read_doctor(txa, 9, "DocumentReference.author");
    DoctorFact transcriber = read_doctor(txa, 11, "used: who typed it");
    if (author.names.empty() && author.number.empty()) author = read_doctor(txa, 5, "DocumentReference.author");
    document.authors.push_back(std::move(author));
    // EI: the number alone, or number and name space.
    document.key = txa.take({12}, "DocumentReference.masterIdentifier");
    if (document.key.empty()) document.key = txa.take({12, 3}, "DocumentReference.masterIdentifier");
    document.parent = txa.take({13}, "DocumentReference.relatesTo");
    document.order = txa.take({14}, "DocumentReference.context.related");
    document.title = txa.take({16}, "DocumentReference.description");
    document.doc_status = doc_status_of(txa.take({17}, "DocumentReference.docStatus"));
    if (txa.peek({19}) == "CA" || txa.peek({19}) == "OB") document.doc_status = "entered-in-error";
    txa.take({19}, "DocumentReference.status");
    document.authenticator = read_doctor(txa, 22, "DocumentReference.authenticator");
}

void read_contents(Mapping& mapping, FiledDocumentFact& document) {
    AttachmentFact text;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() == "NTE") {
            text.origins.push_back(segment.offset());
            const std::string note = segment.take({3}, "DocumentReference.content");
            if (!note.empty()) text.text.append(text.text.empty() ? "" : "\n").append(note);
            continue;
        }
        if (segment.name() != "OBX") continue;
        segment.take({11}, "used: whether the content is final");
        if (is_attachment(segment)) {
            document.contents.push_back(read_attachment(segment, "DocumentReference.content"));
            continue;
        }
        text.origins.push_back(segment.offset());
        segment.take({2}, "used: type of the value");
        const ConceptFact name = read_concept(segment, 3, "DocumentReference.content");
        if (text.title.empty()) text.title = name.text;
        const std::string lines = read_lines(segment, "DocumentReference.content");
        text.text.append(text.text.empty() ? "" : "\n").append(lines);
    }
    if (!text.text.empty()) document.contents.insert(document.contents.begin(), std::move(text));
}

}  // namespace

void map_filed_document(Mapping& mapping) {
    Segment* txa = mapping.message.find("TXA");
    if (txa == nullptr) {
        mapping.note(fhir::IssueSeverity::error, messages::kNothingToMap, "TXA", {"TXA"});
        return;
    }
    FiledDocumentFact document;
    read_txa(mapping, *txa, document);
    if (document.key.empty()) {
        mapping.note(fhir::IssueSeverity::error, messages::kNothingToMap, txa->place(12), {"TXA-12"});
        return;
    }
    const std::string trigger = mapping.message.trigger();
    document.replaces_parent = trigger == "T09" || trigger == "T10";
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() != "ORC" && segment.name() != "OBR") continue;
        const std::string number = segment.take({2}, "DocumentReference.context.related");
        if (document.order.empty()) document.order = number;
    }
    read_contents(mapping, document);
    const std::string& date = document.date.empty() ? mapping.recorded : document.date;
    const UnitHeader header = mapping.header(document.key, date);
    // T11: the document is taken back.
    mapping.out.units.push_back(trigger == "T11"
                                    ? remove_unit(UnitKind::filed, header, mapping.patient.number)
                                    : write_filed_document_unit(header, mapping.patient, document, mapping.out.report));
}

}  // namespace kakehashi::mappers::hl7v2
