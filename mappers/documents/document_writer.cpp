#include "documents/document_writer.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>

#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::facts {
namespace {

constexpr std::string_view kSectionCodes = "http://jpfhir.jp/fhir/clins/CodeSystem/document-section";
constexpr std::string_view kDocumentTypes = "http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes";

std::string base64(std::string_view text) {
    std::vector<unsigned char> out(4 * ((text.size() + 2) / 3) + 1);
    std::vector<unsigned char> in(text.begin(), text.end());
    const int size = EVP_EncodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
    return {out.begin(), out.begin() + size};
}

}  // namespace

std::string_view text_of(std::span<const SectionFact> sections, std::string_view code) {
    for (const SectionFact& section : sections)
        if (section.code == code) return section.text;
    return {};
}

fhir::Builder add_composition(UnitWriter& writer, const CompositionHead& head) {
    fhir::Builder composition = writer.add({.type = "Composition", .key = head.key, .profile = head.profile});
    writer.came_from(head.origins);
    composition.append_object("extension")
        .set_string("url", canonicals::kDocumentVersion)
        .set_string("valueString", head.version.empty() ? "1" : std::string_view(head.version));
    composition.object("identifier")
        .set_string("system", canonicals::kResourceInstance)
        .set_string("value", fmt::format("{}-DOC-{}", writer.header().institution_number, head.key));
    composition.set_string("status", "final");
    add_coding(composition.object("type"), {kDocumentTypes, head.type_code, head.type_display});
    set_reference(composition, "subject", writer.patient_url());
    if (!head.issued.empty()) composition.set_string("date", date_time_to_the_second(head.issued));
    for (const std::string& author : head.authors) composition.append_object("author").set_string("reference", author);
    composition.set_string("title", head.title);
    set_reference(composition, "custodian", head.custodian);
    if (head.issued.empty()) writer.missing("Composition.date", head.title);
    return composition;
}

void write_narrative(fhir::Builder section, std::string_view text, std::string_view status) {
    if (text.empty()) return;
    section.object("text")
        .set_string("status", status)
        .set_string("div", fmt::format("<div xmlns=\"http://www.w3.org/1999/xhtml\">{}</div>", xhtml_escaped(text)));
}

void write_section(fhir::Builder section, const SectionRow& row, const SectionContent& content) {
    section.set_string("title", row.title);
    add_coding(section.object("code"), {kSectionCodes, row.code, fmt::format("{}セクション", row.title)});
    write_narrative(section, content.text, "additional");
    for (const std::string& entry : content.entries) section.append_object("entry").set_string("reference", entry);
}

void report_unknown_sections(UnitWriter& writer, std::span<const SectionFact> sections,
                             std::span<const SectionRow> known) {
    for (const SectionFact& section : sections)
        if (std::none_of(known.begin(), known.end(), [&](const SectionRow& row) { return row.code == section.code; }))
            writer.warn(messages::kSectionUnmapped, "Composition.section", section.code);
}

std::string institution_key(const UnitWriter& writer, const InstitutionFact& fact) {
    return fact.number.empty() ? writer.header().institution_number + "|" + fact.name : fact.number;
}

std::string doctor_key(const DoctorFact& fact, std::string_view institution) {
    std::string key = fmt::format("{}|{}", institution, fact.number);
    if (fact.number.empty() && !fact.names.empty()) key += fact.names.front().family + " " + fact.names.front().given;
    return key;
}

void add_institution(UnitWriter& writer, const InstitutionFact& fact, std::string_view profile) {
    fhir::Builder resource =
        writer.add({.type = "Organization", .key = institution_key(writer, fact), .profile = profile});
    writer.came_from(fact.origins);
    add_identifier(resource, canonicals::kInstitution, fact.number);
    add_coding(resource.append_object("type"),
               {"http://terminology.hl7.org/CodeSystem/organization-type", "prov", "Healthcare Provider"});
    resource.set_string("name", fact.name);
    if (!fact.phone.empty())
        resource.append_object("telecom").set_string("system", "phone").set_string("value", fact.phone);
    if (!fact.address.empty())
        resource.append_object("address")
            .set_string("text", fact.address)
            .set_string("postalCode", fact.postal_code)
            .set_string("country", "JP");
    if (fact.number.empty()) writer.missing("Organization.identifier", "JP_Organization_eCS");
    if (fact.name.empty()) writer.missing("Organization.name", "JP_Organization_eCS");
}

void add_doctor(UnitWriter& writer, const DoctorFact& fact, std::string_view institution, std::string_view profile) {
    fhir::Builder resource =
        writer.add({.type = "Practitioner", .key = doctor_key(fact, institution), .profile = profile});
    writer.came_from(fact.origins);
    write_doctor(writer, resource, fact);
}

std::string add_text_document(UnitWriter& writer, const std::string& key, std::string_view text) {
    fhir::Builder resource =
        writer.add({.type = "DocumentReference", .key = key, .profile = canonicals::kDocumentReferenceEcs});
    resource.set_string("status", "current");
    set_reference(resource, "subject", writer.patient_url());
    resource.append_object("content")
        .object("attachment")
        .set_string("contentType", "text/plain; charset=utf-8")
        .set_string("language", "ja")
        .set_string("data", base64(text));
    return writer.last_url();
}

InstitutionFact own_institution(const UnitWriter& writer) {
    InstitutionFact own;
    own.number = writer.header().institution_number;
    own.name = writer.header().institution_name;
    return own;
}

bool is_named(const DoctorFact& doctor) { return !doctor.number.empty() || !doctor.names.empty(); }

}  // namespace kakehashi::mappers::facts
