#include "fhir_facts.hpp"

namespace kakehashi::truth {
namespace {

using fhir::Node;

constexpr std::string_view kUrl = "url";
constexpr std::string_view kCore = "http://jpfhir.jp/fhir/core/";

std::string name_part(const Node& patient, std::string_view representation, std::string_view part) {
    const Node* names = patient.find("name");
    if (!names) return {};
    for (const Node& name : names->items())
        if (text_at(name, {"extension", "valueCode"}) == representation) return text_at(name, {part});
    return {};
}

std::string identifier_of(const Node& resource, std::string_view system) {
    const Node* identifier = item_with(resource, "identifier", "system", system);
    return identifier ? std::string(identifier->text_of("value")) : "";
}

std::string code_in(const Node* concept_node, std::string_view system) {
    const Node* coding = concept_node ? item_with(*concept_node, "coding", "system", system) : nullptr;
    return coding ? std::string(coding->text_of("code")) : "";
}

const Node* extension_of(const Node& node, std::string_view end_of_url) {
    const Node* extensions = node.find("extension");
    if (!extensions) return nullptr;
    for (const Node& extension : extensions->items())
        if (extension.text_of(kUrl).ends_with(end_of_url)) return &extension;
    return nullptr;
}

std::string extension_text(const Node* node, std::string_view end_of_url) {
    const Node* extension = node ? extension_of(*node, end_of_url) : nullptr;
    return extension ? text_at(*extension, {"valueCodeableConcept", "text"}) : "";
}

std::string amount(const Node* quantity) {
    return quantity ? std::string(quantity->text_of("value")) + " " + std::string(quantity->text_of("code")) : "";
}

Fact patient_fact(const Node& patient) {
    Fact fact{{"kind", "patient"}};
    put(fact, "family", name_part(patient, "IDE", "family"));
    put(fact, "given", name_part(patient, "IDE", "given"));
    put(fact, "family_kana", name_part(patient, "SYL", "family"));
    put(fact, "given_kana", name_part(patient, "SYL", "given"));
    put(fact, "gender", text_at(patient, {"gender"}));
    put(fact, "birth_date", text_at(patient, {"birthDate"}));
    put(fact, "address", text_at(patient, {"address", "text"}));
    put(fact, "postal_code", text_at(patient, {"address", "postalCode"}));
    put(fact, "phone", text_at(patient, {"telecom", "value"}));
    put(fact, "contact", text_at(patient, {"contact", "name", "text"}));
    put(fact, "contact_relationship", text_at(patient, {"contact", "relationship", "coding", "code"}));
    put(fact, "contact_phone", text_at(patient, {"contact", "telecom", "value"}));
    put(fact, "insured_identifier",
        identifier_of(patient, "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID"));
    return fact;
}

Fact encounter_fact(const Node& encounter) {
    Fact fact{{"kind", "encounter"}};
    put(fact, "class", text_at(encounter, {"class", "code"}));
    put(fact, "status", text_at(encounter, {"status"}));
    put(fact, "start", text_at(encounter, {"period", "start"}));
    put(fact, "end", text_at(encounter, {"period", "end"}));
    return fact;
}

Fact allergy_fact(const Node& allergy) {
    Fact fact{{"kind", "allergy"}};
    put(fact, "category", text_at(allergy, {"category"}));
    put(fact, "system", text_at(allergy, {"code", "coding", "system"}));
    put(fact, "code", text_at(allergy, {"code", "coding", "code"}));
    put(fact, "name", text_at(allergy, {"code", "text"}));
    put(fact, "status", text_at(allergy, {"clinicalStatus", "coding", "code"}));
    put(fact, "severity", text_at(allergy, {"reaction", "severity"}));
    put(fact, "manifestation", text_at(allergy, {"reaction", "manifestation", "text"}));
    put(fact, "onset", text_at(allergy, {"onsetDateTime"}));
    return fact;
}

Fact condition_fact(const Node& condition) {
    constexpr std::string_view kKeyNumber = "http://medis.or.jp/CodeSystem/master-disease-keyNumber";
    const Node* code = condition.find("code");
    Fact fact{{"kind", "condition"}, {"system", std::string(kKeyNumber)}};
    put(fact, "code", code_in(code, kKeyNumber));
    std::string icd10 = code_in(code, std::string(kCore) + "mhlw/CodeSystem/ICD10-2013-full");
    std::erase(icd10, '.');
    put(fact, "icd10", icd10);
    put(fact, "name", text_at(condition, {"code", "text"}));
    put(fact, "status", text_at(condition, {"clinicalStatus", "coding", "code"}));
    put(fact, "verification", text_at(condition, {"verificationStatus", "coding", "code"}));
    put(fact, "principal", extension_of(condition, "JP_eCS_DiagnosisType") ? "true" : "");
    put(fact, "prefix", extension_text(code, "JP_Condition_DiseasePrefixModifier"));
    put(fact, "suffix", extension_text(code, "JP_Condition_DiseasePostfixModifier"));
    put(fact, "onset", text_at(condition, {"onsetDateTime"}));
    put(fact, "abatement", text_at(condition, {"abatementDateTime"}));
    put(fact, "recorded", text_at(condition, {"recordedDate"}));
    put(fact, "department", extension_text(&condition, "JP_eCS_Department"));
    return fact;
}

Fact prescription_fact(const Node& request) {
    const Node* medication = request.find("medicationCodeableConcept");
    const Node* dosage = at(request, {"dosageInstruction"});
    Fact fact{{"kind", "prescription"}};
    put(fact, "order", identifier_of(request, "urn:oid:1.2.392.100495.20.3.11"));
    put(fact, "rp", identifier_of(request, std::string(kCore) + "mhlw/IdSystem/Medication-RPGroupNumber"));
    put(fact, "order_in_rp",
        identifier_of(request, std::string(kCore) + "mhlw/IdSystem/MedicationAdministrationIndex"));
    put(fact, "status", text_at(request, {"status"}));
    put(fact, "authored", text_at(request, {"authoredOn"}));
    put(fact, "system", text_at(request, {"medicationCodeableConcept", "coding", "system"}));
    put(fact, "code", text_at(request, {"medicationCodeableConcept", "coding", "code"}));
    put(fact, "name", medication ? text_at(*medication, {"text"}) : "");
    put(fact, "department", extension_text(&request, "JP_eCS_Department"));
    put(fact, "quantity", amount(at(request, {"dispenseRequest", "quantity"})));
    if (!dosage) return fact;
    put(fact, "dose", amount(at(*dosage, {"doseAndRate", "doseQuantity"})));
    put(fact, "daily_dose", amount(at(*dosage, {"doseAndRate", "rateRatio", "numerator"})));
    put(fact, "usage", code_in(at(*dosage, {"timing", "code"}), "http://jami.jp/CodeSystem/MedicationUsage"));
    put(fact, "days", text_at(*dosage, {"timing", "repeat", "boundsDuration", "value"}));
    put(fact, "start", text_at(*dosage, {"extension", "valuePeriod", "start"}));
    return fact;
}

/// One fact an ingredient: what is mixed is contained.
void add_injection_facts(const Node& request, std::vector<Fact>& facts) {
    const Node* medication = item_with(request, "contained", "resourceType", "Medication");
    const Node* ingredients = medication ? medication->find("ingredient") : nullptr;
    const Node* dosage = at(request, {"dosageInstruction"});
    for (const Node& ingredient : ingredients ? ingredients->items() : std::span<const Node>()) {
        Fact fact{{"kind", "injection"}};
        put(fact, "order", identifier_of(request, "urn:oid:1.2.392.100495.20.3.11"));
        put(fact, "rp", identifier_of(request, std::string(kCore) + "mhlw/IdSystem/Medication-RPGroupNumber"));
        put(fact, "status", text_at(request, {"status"}));
        put(fact, "authored", text_at(request, {"authoredOn"}));
        put(fact, "system", text_at(ingredient, {"itemCodeableConcept", "coding", "system"}));
        put(fact, "code", text_at(ingredient, {"itemCodeableConcept", "coding", "code"}));
        put(fact, "name", text_at(ingredient, {"itemCodeableConcept", "text"}));
        put(fact, "dose", amount(at(ingredient, {"strength", "numerator"})));
        put(fact, "department", extension_text(&request, "JP_eCS_Department"));
        if (dosage) put(fact, "rate", amount(at(*dosage, {"doseAndRate", "rateRatio", "numerator"})));
        if (dosage) put(fact, "route", text_at(*dosage, {"route", "coding", "code"}));
        facts.push_back(fact);
    }
}

std::string without_milliseconds(std::string text) {
    if (const auto at_dot = text.find(".000"); at_dot != std::string::npos) text.erase(at_dot, 4);
    return text;
}

Fact laboratory_fact(const Node& observation) {
    Fact fact{{"kind", "laboratory"}};
    const Node* codings = at(observation, {"code"})->find("coding");
    for (const Node& coding : codings ? codings->items() : std::span<const Node>()) {
        const std::string_view system = coding.text_of("system");
        if (system.ends_with("LocalCode_CS")) {
            put(fact, "local_code", std::string(coding.text_of("code")));
            continue;
        }
        if (system.ends_with("InfectionLabo_CS")) fact["kind"] = "infection";
        put(fact, "system", std::string(system));
        put(fact, "code", std::string(coding.text_of("code")));
    }
    const Node* order = item_with(observation, "contained", "resourceType", "ServiceRequest");
    std::string number = order ? text_at(*order, {"identifier", "value"}) : "";
    put(fact, "order", number.substr(number.rfind('-') + 1));
    put(fact, "name", text_at(observation, {"code", "text"}));
    put(fact, "status", text_at(observation, {"status"}));
    put(fact, "collected", text_at(observation, {"effectiveDateTime"}));
    put(fact, "issued", without_milliseconds(text_at(observation, {"issued"})));
    put(fact, "specimen", text_at(observation, {"specimen", "display"}));
    put(fact, "department", extension_text(&observation, "JP_eCS_Department"));
    put_value(fact, observation);
    put_range(fact, observation);
    return fact;
}

void add_vital_facts(const Node& observation, std::vector<Fact>& facts) {
    const auto add = [&](const Node& measured) {
        Fact fact{{"kind", "vital_sign"}};
        const Node* coding = item_with(*measured.find("code"), "coding", "system",
                                       "http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode");
        put(fact, "system", coding ? std::string(coding->text_of("system")) : "");
        put(fact, "code", coding ? std::string(coding->text_of("code")) : "");
        put(fact, "status", text_at(observation, {"status"}));
        put(fact, "time", text_at(observation, {"effectiveDateTime"}));
        put_value(fact, measured);
        facts.push_back(fact);
    };
    const Node* components = observation.find("component");
    if (!components) return add(observation);
    for (const Node& component : components->items()) add(component);
}

void add_imaging_facts(const Node& study, std::vector<Fact>& facts) {
    std::string uid = identifier_of(study, "urn:dicom:uid");
    if (uid.starts_with("urn:oid:")) uid.erase(0, 8);
    Fact fact{{"kind", "imaging"}};
    put(fact, "uid", uid);
    for (const Node& identifier : study.find("identifier")->items())
        if (text_at(identifier, {"type", "coding", "code"}) == "ACSN")
            put(fact, "accession", std::string(identifier.text_of("value")));
    put(fact, "status", text_at(study, {"status"}));
    put(fact, "started", text_at(study, {"started"}));
    put(fact, "modality", text_at(study, {"modality", "code"}));
    put(fact, "name", text_at(study, {"description"}));
    put(fact, "series_count", text_at(study, {"numberOfSeries"}));
    put(fact, "instance_count", text_at(study, {"numberOfInstances"}));
    facts.push_back(fact);
    const Node* all = study.find("series");
    for (const Node& series : all ? all->items() : std::span<const Node>()) {
        Fact one{{"kind", "imaging_series"}, {"study", uid}};
        put(one, "uid", text_at(series, {"uid"}));
        put(one, "modality", text_at(series, {"modality", "code"}));
        put(one, "name", text_at(series, {"description"}));
        put(one, "body_part", text_at(series, {"bodySite", "display"}));
        std::string instances;
        const Node* images = series.find("instance");
        for (const Node& image : images ? images->items() : std::span<const Node>())
            instances += (instances.empty() ? "" : " ") + std::string(image.text_of("uid"));
        put(one, "instances", instances);
        facts.push_back(one);
    }
}

bool is_vital_sign(const Node& observation) {
    return text_at(observation, {"category", "coding", "code"}) == "vital-signs";
}

void add_facts(const Node& resource, std::vector<Fact>& facts) {
    const std::string_view type = resource.text_of("resourceType");
    if (type == "Encounter") facts.push_back(encounter_fact(resource));
    if (type == "AllergyIntolerance") facts.push_back(allergy_fact(resource));
    if (type == "Condition") facts.push_back(condition_fact(resource));
    if (type == "MedicationRequest" && resource.find("medicationReference"))
        add_injection_facts(resource, facts);
    else if (type == "MedicationRequest")
        facts.push_back(prescription_fact(resource));
    if (type == "ImagingStudy") add_imaging_facts(resource, facts);
    if (type != "Observation") return;
    if (is_vital_sign(resource))
        add_vital_facts(resource, facts);
    else
        facts.push_back(laboratory_fact(resource));
}

}  // namespace

const Node* at(const Node& node, std::initializer_list<std::string_view> path) {
    const Node* here = &node;
    for (const std::string_view name : path) {
        here = here->find(name);
        if (here && here->is_array()) here = here->items().empty() ? nullptr : &here->items().front();
        if (!here) return nullptr;
    }
    return here;
}

std::string text_at(const Node& node, std::initializer_list<std::string_view> path) {
    const Node* found = at(node, path);
    return found ? std::string(found->text()) : "";
}

const Node* item_with(const Node& node, std::string_view array, std::string_view member, std::string_view value) {
    const Node* items = node.find(array);
    for (const Node& item : items ? items->items() : std::span<const Node>())
        if (item.text_of(member) == value) return &item;
    return nullptr;
}

void put(Fact& fact, const std::string& field, std::string text) {
    if (!text.empty()) fact[field] = std::move(text);
}

void put_value(Fact& fact, const Node& observation) {
    put(fact, "comparator", text_at(observation, {"valueQuantity", "comparator"}));
    put(fact, "value", text_at(observation, {"valueQuantity", "value"}));
    put(fact, "unit", text_at(observation, {"valueQuantity", "code"}));
    put(fact, "value", text_at(observation, {"valueCodeableConcept", "text"}));
    put(fact, "value", text_at(observation, {"valueString"}));
}

void put_range(Fact& fact, const Node& observation) {
    put(fact, "low", text_at(observation, {"referenceRange", "low", "value"}));
    put(fact, "high", text_at(observation, {"referenceRange", "high", "value"}));
    put(fact, "interpretation", text_at(observation, {"interpretation", "coding", "code"}));
}

std::vector<Fact> facts_of(const mappers::Unit& unit) {
    if (unit.kind == mappers::UnitKind::document) return facts_of_document(unit.bundle.root());
    std::vector<Fact> facts;
    const Node* entries = unit.bundle.root().find("entry");
    for (const Node& entry : entries ? entries->items() : std::span<const Node>()) {
        const Node* resource = entry.find("resource");
        if (!resource) continue;
        // Other units carry a copy of the Patient: the fact is the patient unit's.
        if (unit.kind == mappers::UnitKind::patient && resource->text_of("resourceType") == "Patient")
            facts.push_back(patient_fact(*resource));
        add_facts(*resource, facts);
    }
    return facts;
}

std::vector<Fact> facts_of_searchset(const Node& searchset) {
    std::vector<Fact> facts;
    const Node* entries = searchset.find("entry");
    for (const Node& entry : entries ? entries->items() : std::span<const Node>()) {
        const Node* resource = entry.find("resource");
        const std::string_view type = resource ? resource->text_of("resourceType") : "";
        if (type == "Patient") facts.push_back(patient_fact(*resource));
        if (type == "Bundle" && resource->text_of("type") == "document")
            for (Fact& fact : facts_of_document(*resource)) facts.push_back(std::move(fact));
        else if (resource)
            add_facts(*resource, facts);
    }
    return facts;
}

}  // namespace kakehashi::truth
