#include <algorithm>

#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"
#include "facts/person_elements.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_Patient_eCS";

void write_identifiers(UnitWriter& writer, fhir::Builder resource) {
    const PatientFact& patient = writer.patient();
    if (!patient.has_no_local_number)
        add_identifier(resource, std::string(canonicals::kLocalPatientPrefix) + writer.header().institution_number,
                       patient.number);
    write_other_identifiers(resource, patient);
    if (patient.insurances.empty()) return;
    const std::string insured = insured_person_identifier(patient.insurances.front());
    add_identifier(resource, canonicals::kInsuredPerson, insured);
    if (insured.empty()) writer.warn(messages::kInsurerShape, "Patient.identifier");
}

void write_names(UnitWriter& writer, fhir::Builder resource) {
    bool has_other_than_kana = false;
    for (const NameFact& fact : writer.patient().names) {
        if (fact.family.empty()) continue;
        fhir::Builder name = resource.append_object("name");
        name.set_string("use", "official");
        write_name(writer, name, fact);
        has_other_than_kana |= fact.representation != "SYL";
    }
    if (resource.node().find("name") != nullptr && !has_other_than_kana)
        writer.inform(messages::kNameKanaOnly, "Patient.name");
}

void write_address(fhir::Builder resource, const PatientFact& patient) {
    const std::string text =
        patient.address_text.empty() ? patient.state + patient.city + patient.address_line : patient.address_text;
    if (text.empty()) return;
    fhir::Builder address = resource.append_object("address");
    address.set_string("text", text);
    address.append_string("line", patient.address_line);
    address.set_string("city", patient.city)
        .set_string("state", patient.state)
        .set_string("postalCode", patient.postal_code)
        .set_string("country", patient.country.empty() ? "JP" : std::string_view(patient.country));
}

constexpr std::string_view kPublicAid = "8";

/// 記号, 番号 and 枝番 of an insurance; of public aid the recipient's number alone.
void write_insured_person(UnitWriter& writer, fhir::Builder coverage, const InsuranceFact& insurance) {
    if (insurance.type == kPublicAid) {
        coverage.set_string("subscriberId", insurance.number);
        if (insurance.number.empty()) writer.missing("Coverage.subscriberId", "JP_Coverage_eCS_publicPayment");
        return;
    }
    const std::pair<std::string_view, const std::string*> parts[] = {
        {"Symbol", &insurance.symbol}, {"Number", &insurance.number}, {"SubNumber", &insurance.branch}};
    for (const auto& [name, value] : parts)
        if (!value->empty())
            coverage.append_object("extension")
                .set_string("url", std::string("http://jpfhir.jp/fhir/core/Extension/StructureDefinition/"
                                               "JP_Coverage_InsuredPerson")
                                       .append(name))
                .set_string("valueString", *value);
}

void write_relationship(UnitWriter& writer, fhir::Builder coverage, const InsuranceFact& insurance) {
    add_coding(coverage.object("relationship"),
               {"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuredPersonCategory", insurance.relationship, {}});
    if (insurance.relationship.empty()) writer.missing("Coverage.relationship", "JP_Coverage_eCS_insurance");
}

/// Coverage with the insurer as its own entry: contained resources are forbidden. Source: jp-clins.md section 10
void add_coverage(UnitWriter& writer, const InsuranceFact& insurance) {
    const bool is_public = insurance.type == kPublicAid;
    const std::string insurer = to_half_width(without_spaces(insurance.insurer));
    const std::string key = writer.patient().number + "|" + insurer + "|" + insurance.type;
    fhir::Builder coverage = writer.add(
        {.type = "Coverage", .key = key, .profile = is_public ? canonicals::kPublicCoverage : canonicals::kCoverage});
    writer.came_from(insurance.origins);
    write_insured_person(writer, coverage, insurance);
    coverage.set_string("status", "active");
    add_coding(coverage.object("type"),
               {"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory", insurance.type, {}});
    set_reference(coverage, "beneficiary", writer.patient_url());
    if (!is_public) write_relationship(writer, coverage, insurance);
    coverage.object("period").set_string("start", insurance.start).set_string("end", insurance.end);
    coverage.append_object("payor").set_string("reference", writer.full_url("Organization", key));

    fhir::Builder payer = writer.add({.type = "Organization", .key = key, .profile = canonicals::kCoveragePayer});
    writer.came_from(insurance.origins);
    add_identifier(payer, is_public ? canonicals::kPublicPayer : canonicals::kInsurer,
                   std::string(8 - std::min<std::size_t>(8, insurer.size()), '0') + insurer);
    add_coding(payer.append_object("type"),
               {"http://terminology.hl7.org/CodeSystem/organization-type", "pay", "Payer"});
}

}  // namespace

void write_patient(UnitWriter& writer, fhir::Builder resource) {
    const PatientFact& patient = writer.patient();
    if (!patient.updated.empty()) resource.object("meta").set_string("lastUpdated", instant_of(patient.updated));
    add_institution_extension(writer, resource);
    write_identifiers(writer, resource);
    write_names(writer, resource);
    if (!patient.phone.empty())
        resource.append_object("telecom").set_string("system", "phone").set_string("value", patient.phone);
    write_telecoms(resource, patient.telecoms);
    write_contacts(writer, resource);
    resource.set_string("gender", patient.gender).set_string("birthDate", patient.birth_date);
    if (patient.deceased == "true") {
        resource.set_boolean("deceasedBoolean", true);
    } else {
        resource.set_string("deceasedDateTime", patient.deceased);
    }
    write_address(resource, patient);
    write_circumstances(resource, patient);
}

bool is_known(const fhir::Node& patient) {
    const auto any = [&patient](std::string_view list, std::string_view member, std::string_view wanted) {
        const fhir::Node* found = patient.find(list);
        if (found == nullptr) return false;
        const auto items = found->items();
        return std::any_of(items.begin(), items.end(), [member, wanted](const fhir::Node& item) {
            const std::string_view text = item.text_of(member);
            return wanted.empty() ? !text.empty() : text == wanted;
        });
    };
    return any("name", "family", {}) && any("identifier", "system", canonicals::kInsuredPerson) &&
           !patient.text_of("birthDate").empty();
}

}  // namespace facts

Unit write_patient_unit(const UnitHeader& header, const PatientFact& patient, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::patient, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    const fhir::Node* resource = writer.bundle().node().find("entry")->items().front().find("resource");
    const bool is_demanded = writer.is_for_service();
    for (const std::string_view element : {"name", "gender", "birthDate", "address"})
        if (is_demanded && resource->find(element) == nullptr) writer.missing(element, facts::kProfileName);
    if (is_demanded && !facts::is_known(*resource) && patient.insurances.empty())
        writer.missing("identifier (JP_Insurance_memberID)", facts::kProfileName);
    if (!patient.known)
        for (const InsuranceFact& insurance : patient.insurances)
            if (!insurance.type.empty() && !insurance.insurer.empty()) facts::add_coverage(writer, insurance);
    return writer.finish();
}

}  // namespace kakehashi::mappers
