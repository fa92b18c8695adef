#include "cda/mapping.hpp"
#include "cda/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

std::string document_key(Mapping& mapping) {
    Element* id = mapping.document.child("id");
    const std::string root = id == nullptr ? "" : id->take("root", "Composition.identifier");
    const std::string extension = id == nullptr ? "" : id->take("extension", "Composition.identifier");
    if (extension.empty()) return root;
    return root.empty() || root.ends_with(mapping.context.institution_number) ? extension : root + "^" + extension;
}

std::string version_of(Mapping& mapping) {
    if (Element* set = mapping.document.child("setId"); set != nullptr)
        set->mark(FieldFate::ignored, "number of the set of versions; the document's own id is its key");
    Element* version = mapping.document.child("versionNumber");
    return version == nullptr ? "" : version->take("value", "Composition.extension");
}

DoctorFact author_of(Mapping& mapping) {
    for (Element* author : mapping.document.children("author"))
        if (Element* holder = author->child("assignedAuthor"); holder != nullptr) {
            DoctorFact doctor = read_doctor(*holder, "Practitioner.name");
            if (!doctor.names.empty()) return doctor;
        }
    return {};
}

/// 紹介先: informationRecipient.
void read_recipient(Mapping& mapping, ReferralFact& fact) {
    Element* recipient = mapping.document.find({"informationRecipient", "intendedRecipient"});
    if (recipient == nullptr) return;
    if (Element* person = recipient->child("informationRecipient"); person != nullptr) {
        fact.to_doctor.names = take_names(*person, "Practitioner.name");
        fact.to_doctor.origins = {person->begin_record()};
    }
    Element* organization = recipient->child("receivedOrganization");
    if (organization == nullptr) return;
    fact.to.origins = {organization->begin_record()};
    if (Element* id = find_institution_id(*organization); id != nullptr) {
        fact.to.number = facts::to_half_width(id->take("extension", "Organization.identifier"));
        id->take("root", "Organization.identifier");
    }
    if (Element* name = organization->child("name"); name != nullptr)
        fact.to.name = name->take_text("Organization.name");
    fact.to.phone = take_phone(*organization, "Organization.telecom");
    Address address = take_address(*organization, "Organization.address");
    fact.to.address = std::move(address.text);
    fact.to.postal_code = std::move(address.postal_code);
}

std::string date_of(std::string time) {
    constexpr std::size_t kDateLength = 10;
    return time.substr(0, kDateLength);
}

/// componentOf: the stay that the summary is about.
EncounterFact read_stay(Mapping& mapping) {
    EncounterFact stay;
    stay.visit.visit_class = "IMP";
    Element* encounter = mapping.document.find({"componentOf", "encompassingEncounter"});
    if (encounter == nullptr) return stay;
    stay.origins = {encounter->begin_record()};
    if (Element* time = encounter->child("effectiveTime"); time != nullptr) {
        stay.visit.start = date_of(mapping.time(time->child("low"), "Encounter.period", "effectiveTime/low"));
        stay.visit.end = date_of(mapping.time(time->child("high"), "Encounter.period", "effectiveTime/high"));
    }
    if (Element* code = encounter->child("code"); code != nullptr && code->peek("code") == "IMP")
        code->mark(FieldFate::mapped, "Encounter.class");
    return stay;
}

UnitHeader header_of(const Mapping& mapping, const std::string& key) {
    UnitHeader header = make_header(mapping.context, key, mapping.recorded);
    constexpr std::size_t kYearLength = 4;
    header.year = mapping.recorded.substr(0, kYearLength);
    header.institution_name = mapping.institution.name;
    header.confidentiality = mapping.confidentiality;
    header.place = mapping.place_prefix;
    header.origins = {mapping.document.offset()};
    return header;
}

std::string_view text_of(const DocumentParts& parts, std::string_view code) {
    for (const SectionFact& section : parts.sections)
        if (section.code == code) return section.text;
    return {};
}

}  // namespace

std::optional<DocumentKind> document_kind(Element& document) {
    Element* code = document.child("code");
    if (code == nullptr) return std::nullopt;
    const std::string text = code->peek("code");
    if (text == "57133-1" || text == "MD0020730") return DocumentKind::referral;
    if (text == "18842-5") return DocumentKind::discharge_summary;
    return std::nullopt;
}

void map_document(Mapping& mapping, DocumentKind kind) {
    const std::string key = document_key(mapping);
    if (key.empty()) return mapping.note(IssueSeverity::error, messages::kNoDocumentId, "/ClinicalDocument/id");
    if (mapping.recorded.empty())
        return mapping.note(IssueSeverity::error, messages::kNoDate, "/ClinicalDocument/effectiveTime");
    mapping.document.child("code")->mark(FieldFate::mapped, "used: which document it is");
    if (Element* title = mapping.document.child("title"); title != nullptr)
        title->mark(FieldFate::ignored, "the profile gives the document its title");
    DocumentParts parts = read_document_sections(mapping, kind);
    const UnitHeader header = header_of(mapping, key);
    if (kind == DocumentKind::referral) {
        ReferralFact fact;
        fact.key = key;
        fact.issued = mapping.recorded;
        fact.version = version_of(mapping);
        fact.from = mapping.institution;
        fact.from_doctor = author_of(mapping);
        read_recipient(mapping, fact);
        fact.purpose = text_of(parts, "950");
        fact.sections = std::move(parts.sections);
        fact.facts = std::move(parts.facts);
        fact.origins = header.origins;
        mapping.out.units.push_back(write_referral_unit(header, mapping.patient, fact, mapping.out.report));
        return;
    }
    DischargeSummaryFact fact;
    fact.key = key;
    fact.issued = mapping.recorded;
    fact.version = version_of(mapping);
    fact.author = author_of(mapping);
    fact.stay = read_stay(mapping);
    fact.stay.key = key;
    fact.stay.reason = text_of(parts, "312");
    fact.sections = std::move(parts.sections);
    fact.admission_diagnoses = std::move(parts.admission_diagnoses);
    fact.facts = std::move(parts.facts);
    fact.origins = header.origins;
    mapping.out.units.push_back(write_discharge_summary_unit(header, mapping.patient, fact, mapping.out.report));
}

}  // namespace kakehashi::mappers::cda
