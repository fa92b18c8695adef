#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/unit_writer.hpp"

namespace kakehashi::mappers {
namespace {

/// What the known Patient claims to be. Of somebody whom nobody knows there is a number only, and JP_Patient_eCS wants
/// more.
std::string_view profile_of(const PatientFact& patient) {
    const fhir::Node* meta = patient.known ? patient.known->root().find("meta") : nullptr;
    const fhir::Node* profiles = meta != nullptr ? meta->find("profile") : nullptr;
    if (profiles == nullptr || profiles->items().empty()) return facts::canonicals::kPatientCore;
    return profiles->items().front().text();
}

}  // namespace

Unit write_merged_patient_unit(const UnitHeader& header, const PatientFact& given_up,
                               const std::string& surviving_number, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::patient, header, given_up, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    fhir::Builder patient = writer.add_patient(profile_of(given_up));
    patient.set_boolean("active", false);
    patient.remove("link");  // of an earlier message of the same merge
    fhir::Builder link = patient.append_object("link");
    // The survivor has a unit of its own, so the reference leaves this Bundle: by id, and by number.
    fhir::Builder other = link.object("other");
    const std::string id = resource_id(header.institution_number, "Patient", surviving_number);
    other.set_string("reference", "Patient/" + id).set_string("type", "Patient");
    other.object("identifier")
        .set_string("system", std::string(facts::canonicals::kLocalPatientPrefix) + header.institution_number)
        .set_string("value", surviving_number);
    link.set_string("type", "replaced-by");
    return writer.finish();
}

}  // namespace kakehashi::mappers
