#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/unit_writer.hpp"

namespace kakehashi::mappers {

Unit write_merged_patient_unit(const UnitHeader& header, const PatientFact& given_up,
                               const std::string& surviving_number, fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::patient, header, given_up, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    // Of somebody whom nobody knows there is a number only, and JP_Patient_eCS wants more.
    fhir::Builder patient =
        writer.add_patient(given_up.known ? facts::canonicals::kPatient : facts::canonicals::kPatientCore);
    patient.set_boolean("active", false);
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
