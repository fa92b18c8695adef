#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/identity.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kGtin = "urn:oid:1.3.160";  // GS1: a JAN code is a GTIN

void write_ingredients(fhir::Builder resource, const OverTheCounterFact& fact) {
    fhir::Builder medication = resource.append_object("contained");
    medication.set_string("resourceType", "Medication").set_string("id", "product");
    fhir::Builder code = medication.object("code");
    add_coding(code, {kGtin, fact.jan, fact.text});
    code.set_string("text", fact.text);
    for (const std::string& ingredient : fact.ingredients)
        medication.append_object("ingredient").object("itemCodeableConcept").set_string("text", ingredient);
    set_reference(resource, "medicationReference", "#product");
}

void add_over_the_counter(UnitWriter& writer, const OverTheCounterFact& fact) {
    const std::string key = writer.patient().number + "|otc|" + fact.key;
    fhir::Builder resource = writer.add({.type = "MedicationStatement", .key = key, .profile = {}});
    writer.came_from(fact.origins);
    resource.set_string("status", fact.end.empty() ? "unknown" : "completed");
    if (fact.ingredients.empty()) {
        fhir::Builder medication = resource.object("medicationCodeableConcept");
        add_coding(medication, {kGtin, fact.jan, fact.text});
        medication.set_string("text", fact.text);
    } else {
        write_ingredients(resource, fact);
    }
    set_reference(resource, "subject", writer.patient_url());
    resource.object("effectivePeriod").set_string("start", fact.start).set_string("end", fact.end);
    if (fact.told_by_patient) set_reference(resource, "informationSource", writer.patient_url());
}

fhir::Builder begin(UnitWriter& writer, const PatientRemarkFact& fact, std::string_view type) {
    const std::string key = writer.patient().number + "|remark|" + sha1_hex(fact.text);
    fhir::Builder resource = writer.add({.type = type, .key = key, .profile = {}});
    writer.came_from(fact.origins);
    return resource;
}

void add_allergy(UnitWriter& writer, const PatientRemarkFact& fact) {
    fhir::Builder resource = begin(writer, fact, "AllergyIntolerance");
    add_coding(resource.object("clinicalStatus"),
               {"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active", {}});
    add_coding(resource.object("verificationStatus"),
               {"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", "unconfirmed", {}});
    if (fact.kind == PatientRemarkFact::Kind::adverse_reaction) resource.set_string("type", "intolerance");
    resource.object("code").set_string("text", fact.text);
    set_reference(resource, "patient", writer.patient_url());
}

/// 既往歴 as one text: it may name several diseases, and whether they are over.
void add_history(UnitWriter& writer, const PatientRemarkFact& fact) {
    fhir::Builder resource = begin(writer, fact, "Condition");
    // con-3 wants a clinical status of a problem; the text alone says none, so it is no problem-list item.
    add_coding(resource.object("verificationStatus"),
               {"http://terminology.hl7.org/CodeSystem/condition-ver-status", "unconfirmed", {}});
    resource.object("code").set_string("text", fact.text);
    set_reference(resource, "subject", writer.patient_url());
}

}  // namespace
}  // namespace facts

Unit write_notebook_unit(const UnitHeader& header, const PatientFact& patient, const NotebookFact& notebook,
                         fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::prescription, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient({});
    for (const OverTheCounterFact& drug : notebook.drugs) facts::add_over_the_counter(writer, drug);
    for (const PatientRemarkFact& remark : notebook.remarks) {
        if (remark.kind == PatientRemarkFact::Kind::history)
            facts::add_history(writer, remark);
        else
            facts::add_allergy(writer, remark);
    }
    return writer.finish();
}

}  // namespace kakehashi::mappers
