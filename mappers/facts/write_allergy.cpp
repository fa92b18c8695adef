#include <algorithm>

#include "facts/canonicals.hpp"
#include "facts/clinical_writers.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"
#include "facts/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kProfileName = "JP_AllergyIntolerance_eCS";
constexpr std::string_view kMedicationYj = "http://jpfhir.jp/fhir/core/CodeSystem/YCM/JP_JfagyMedicationAllergen_CS";
constexpr std::string_view kMedicationGeneral =
    "http://jpfhir.jp/fhir/core/CodeSystem/GCM/JP_JfagyMedicationAllergen_CS";
constexpr std::string_view kFood = "http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS";
constexpr std::string_view kEnvironment =
    "http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyNonFoodNonMedicationAllergen_CS";
constexpr std::string_view kDummyCore = "000000000";
constexpr std::size_t kYjLength = 12;
constexpr std::size_t kJfagyLength = 9;

struct Allergen {
    std::string_view system;
    std::string code;
    bool is_dummy = false;
};

Allergen medication_code(const std::string& yj) {
    if (yj.size() != kYjLength || !is_alphanumeric(yj)) return {kMedicationYj, "D9M" + std::string(kDummyCore), true};
    const bool is_general = yj.ends_with("ZZZ");
    return {is_general ? kMedicationGeneral : kMedicationYj, (is_general ? "GCM" : "YCM") + yj};
}

Allergen jfagy_code(std::string_view system, std::string_view letter, std::string_view code) {
    std::string_view core = code;
    if (core.size() == kJfagyLength + 3 && core.starts_with("J9")) core.remove_prefix(3);
    const std::string meta = "J9" + std::string(letter);
    if (core.size() == kJfagyLength && is_alphanumeric(core)) return {system, meta + std::string(core)};
    return {system, "D9" + std::string(letter) + std::string(kDummyCore), true};
}

/// Meta code and core code. Source: jp-clins.md section 7; the dummies are fillers that the guide names.
Allergen allergen_of(const AllergyFact& fact) {
    if (fact.category == "medication") return medication_code(fact.yj);
    if (fact.category == "food") return jfagy_code(kFood, "F", fact.jfagy);
    if (fact.category == "environment") return jfagy_code(kEnvironment, "N", fact.jfagy);
    return {};
}

void write_code(UnitWriter& writer, fhir::Builder resource, const AllergyFact& fact) {
    const Allergen allergen = allergen_of(fact);
    const bool is_filler = allergen.is_dummy && !writer.is_for_service();
    fhir::Builder code = resource.object("code");
    if (!is_filler) add_coding(code, {allergen.system, allergen.code, fact.text});
    add_codings(writer, code, fact.other_codes);
    code.set_string("text", fact.text);
    if (allergen.is_dummy && !is_filler) writer.warn(messages::kAllergenUncoded, "AllergyIntolerance.code");
    if (allergen.code.empty()) writer.warn(messages::kAllergyCategoryUnknown, "AllergyIntolerance.category");
    if (fact.text.empty()) writer.missing("AllergyIntolerance.code.text", kProfileName);
}

void write_reaction(fhir::Builder resource, const AllergyFact& fact) {
    if (fact.manifestation.empty()) return;  // manifestation is 1..* inside reaction
    fhir::Builder reaction = resource.append_object("reaction");
    reaction.append_object("manifestation").set_string("text", fact.manifestation);
    reaction.set_string("severity", fact.severity);
}

}  // namespace

std::string add_allergy(UnitWriter& writer, const AllergyFact& fact, const std::string& key_prefix) {
    const std::string key = key_prefix + writer.patient().number + "|" + fact.key;
    const bool is_ecs = writer.is_for_service() && !allergen_of(fact).code.empty();
    fhir::Builder resource = writer.add({.type = "AllergyIntolerance",
                                         .key = key,
                                         .profile = is_ecs ? canonicals::kAllergy : canonicals::kAllergyCore});
    writer.came_from(fact.origins);
    const Visited visited = add_contained_visit(writer, resource, fact.visit);
    add_institution_extension(writer, resource);
    add_department_extension(writer, resource, fact.visit.department);
    add_resource_identifier(writer, resource, "ALG-" + key_prefix + fact.key);
    const std::string_view verification =
        fact.verification_status.empty() ? "confirmed" : std::string_view(fact.verification_status);
    if (verification != "entered-in-error")  // ait-2
        add_coding(resource.object("clinicalStatus"),
                   {"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
                    fact.clinical_status.empty() ? "active" : std::string_view(fact.clinical_status),
                    {}});
    add_coding(resource.object("verificationStatus"),
               {"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", verification, {}});
    resource.append_string("category", fact.category);
    resource.set_string("criticality", fact.criticality);
    write_code(writer, resource, fact);
    set_reference(resource, "patient", writer.patient_url());
    if (visited.has_encounter) set_reference(resource, "encounter", kContainedEncounter);
    resource.set_string("onsetDateTime", fact.onset).set_string("recordedDate", fact.recorded);
    if (visited.has_doctor) set_reference(resource, "recorder", kContainedDoctor);
    // RULING: without a manifestation there is no reaction to hang the severity on, so it is said in a note rather
    // than with an invented manifestation. Test: Allergy.SeverityWithoutManifestationIsKeptAsNote
    add_note(resource, fact.note);
    if (fact.manifestation.empty() && !fact.severity.empty()) add_note(resource, "severity: " + fact.severity);
    write_reaction(resource, fact);
    return writer.last_url();
}

}  // namespace facts

Unit write_allergy_unit(const UnitHeader& header, const PatientFact& patient, std::span<const AllergyFact> allergies,
                        fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::allergy, header, patient, report);
    // RULING: an allergy of no known kind cannot be coded as JP-CLINS demands. It is kept in JP Core's form, and so the
    // list is none for the sharing service. Test: Allergy.OfUnknownKindIsKeptInJpCoreForm
    const bool is_clins =
        writer.is_for_service() && std::all_of(allergies.begin(), allergies.end(), [](const AllergyFact& allergy) {
            return !facts::allergen_of(allergy).code.empty();
        });
    writer.begin("collection", is_clins ? facts::canonicals::kBundleClins : std::string_view(),
                 facts::canonicals::kBundleIdentifier);
    writer.bundle()
        .object("meta")
        .append_object("tag")
        .set_string("system", "http://jpfhir.jp/fhir/clins/CodeSystem/BundleResourceType_CS")
        .set_string("code", "AllergyIntolerance");
    writer.add_patient(facts::canonicals::kPatient);
    for (const AllergyFact& allergy : allergies) facts::add_allergy(writer, allergy, {});
    return writer.finish();
}

}  // namespace kakehashi::mappers
