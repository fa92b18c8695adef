#include <algorithm>

#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"
#include "facts/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kDicomTerms = "http://dicom.nema.org/resources/ontology/DCM";
constexpr std::string_view kProfileName = "JP_ImagingStudy_Radiology";

bool is_uid(std::string_view uid) {
    constexpr std::size_t kUidMax = 64;
    return !uid.empty() && uid.size() <= kUidMax && uid.find_first_not_of("0123456789.") == std::string_view::npos;
}

void set_uid(UnitWriter& writer, fhir::Builder to, const std::string& uid) {
    if (!is_uid(uid)) writer.warn(messages::kUidInvalid, "ImagingStudy.series");
    to.set_string("uid", uid);
}

void set_count(fhir::Builder to, std::string_view name, const std::string& count) {
    if (!is_digits(count)) return;
    const auto first = count.find_first_not_of('0');
    to.set_number(name, first == std::string::npos ? "0" : std::string_view(count).substr(first));
}

void write_modality(fhir::Builder modality, const std::string& code) {
    modality.set_string("system", kDicomTerms).set_string("code", code);
}

void write_instance(UnitWriter& writer, fhir::Builder to, const ImagingInstanceFact& fact) {
    set_uid(writer, to, fact.uid);
    if (!fact.sop_class.empty())
        to.object("sopClass").set_string("system", "urn:ietf:rfc:3986").set_string("code", "urn:oid:" + fact.sop_class);
    set_count(to, "number", fact.number);
    to.set_string("title", fact.title);
    if (fact.sop_class.empty()) writer.missing("ImagingStudy.series.instance.sopClass", kProfileName);
}

/// Source: DICOM PS3.3 C.7.3.1 (0020,0060); R4 imagingstudy-definitions.html, series.laterality: SNOMED CT
void write_laterality(fhir::Builder series, std::string_view side) {
    if (side.empty()) return;
    fhir::Builder laterality = series.object("laterality");
    if (side == "L" || side == "R")
        laterality.set_string("system", "http://snomed.info/sct")
            .set_string("code", side == "L" ? "7771000" : "24028007")
            .set_string("display", side == "L" ? "Left" : "Right");
    else
        laterality.set_string("display", side);
}

void write_series(UnitWriter& writer, fhir::Builder to, const ImagingSeriesFact& fact) {
    set_uid(writer, to, fact.uid);
    set_count(to, "number", fact.number);
    if (!fact.modality.empty()) write_modality(to.object("modality"), fact.modality);
    to.set_string("description", fact.description);
    set_count(to, "numberOfInstances", fact.instance_count);
    if (!fact.body_site.code.empty() || !fact.body_site.text.empty())
        to.object("bodySite")
            .set_string("system", fact.body_site_system)
            .set_string("code", fact.body_site.code)
            .set_string("display", fact.body_site.text);
    write_laterality(to, fact.laterality);
    to.set_string("started", fact.started);
    if (!fact.performer.empty()) to.append_object("performer").object("actor").set_string("display", fact.performer);
    for (const ImagingInstanceFact& instance : fact.instances)
        write_instance(writer, to.append_object("instance"), instance);
    if (fact.modality.empty()) writer.missing("ImagingStudy.series.modality", kProfileName);
}

void write_identifiers(fhir::Builder resource, const ImagingStudyFact& study) {
    add_identifier(resource, "urn:dicom:uid", study.uid.empty() ? "" : "urn:oid:" + study.uid);
    if (study.accession_number.empty()) return;
    fhir::Builder identifier = resource.append_object("identifier");
    add_coding(identifier.object("type"), {"http://terminology.hl7.org/CodeSystem/v2-0203", "ACSN", "Accession ID"});
    identifier.set_string("value", study.accession_number);
}

/// Contained, so that the study and the way to its images are released, replaced and removed as one.
void write_endpoint(fhir::Builder resource, const std::string& wado_rs) {
    if (wado_rs.empty()) return;
    fhir::Builder endpoint = resource.append_object("contained");
    endpoint.set_string("resourceType", "Endpoint").set_string("id", "wado-rs").set_string("status", "active");
    endpoint.object("connectionType")
        .set_string("system", "http://terminology.hl7.org/CodeSystem/endpoint-connection-type")
        .set_string("code", "dicom-wado-rs");
    add_coding(endpoint.append_object("payloadType"),
               {"http://terminology.hl7.org/CodeSystem/endpoint-payload-type", "any", {}});
    endpoint.append_string("payloadMimeType", "application/dicom").set_string("address", wado_rs);
    resource.append_object("endpoint").set_string("reference", "#wado-rs");
}

}  // namespace
}  // namespace facts

Unit write_imaging_unit(const UnitHeader& header, const PatientFact& patient, const ImagingStudyFact& study,
                        fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::imaging, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    fhir::Builder resource =
        writer.add({.type = "ImagingStudy", .key = study.uid, .profile = facts::canonicals::kImagingStudy});
    writer.came_from(study.origins);
    facts::write_endpoint(resource, study.wado_rs);
    facts::write_identifiers(resource, study);
    resource.set_string("status", study.status.empty() ? "available" : std::string_view(study.status));
    for (const std::string& modality : study.modalities)
        facts::write_modality(resource.append_object("modality"), modality);
    facts::set_reference(resource, "subject", writer.patient_url());
    resource.set_string("started", study.started);
    if (!study.referrer.empty()) resource.object("referrer").set_string("display", study.referrer);
    facts::set_count(resource, "numberOfSeries", study.series_count);
    facts::set_count(resource, "numberOfInstances", study.instance_count);
    resource.set_string("description", study.description);
    for (const ImagingSeriesFact& series : study.series)
        facts::write_series(writer, resource.append_object("series"), series);
    if (study.uid.empty()) writer.missing("ImagingStudy.identifier", facts::kProfileName);
    return writer.finish();
}

}  // namespace kakehashi::mappers
