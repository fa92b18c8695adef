#include "facts/concepts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "facts/elements.hpp"
#include "kakehashi/mappers/lab_items.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::facts {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 42> kSystems{{
    {"LN", "http://loinc.org"},
    {"LNC", "http://loinc.org"},
    {"SCT", "http://snomed.info/sct"},
    {"UCUM", "http://unitsofmeasure.org"},
    {"I10", "http://hl7.org/fhir/sid/icd-10"},
    {"I10C", "http://hl7.org/fhir/sid/icd-10-cm"},
    {"I9", "http://hl7.org/fhir/sid/icd-9-cm"},
    {"I9C", "http://hl7.org/fhir/sid/icd-9-cm"},
    {"CVX", "http://hl7.org/fhir/sid/cvx"},
    {"MVX", "http://hl7.org/fhir/sid/mvx"},
    {"NDC", "http://hl7.org/fhir/sid/ndc"},
    {"RXNORM", "http://www.nlm.nih.gov/research/umls/rxnorm"},
    {"C4", "http://www.ama-assn.org/go/cpt"},
    {"CPT", "http://www.ama-assn.org/go/cpt"},
    {"ATC", "http://www.whocc.no/atc"},
    {"UNII", "http://fdasis.nlm.nih.gov"},
    {"NCI", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"},
    {"I10P", "http://www.cms.gov/Medicare/Coding/ICD10"},
    {"MDC", "urn:iso:std:iso:11073:10101"},
    {"DCM", "http://dicom.nema.org/resources/ontology/DCM"},
    {"JC10", "http://medis.or.jp/CodeSystem/master-JLAC10-17digits"},
    {"JLAC10", "http://medis.or.jp/CodeSystem/master-JLAC10-17digits"},
    {"HOT7", "http://medis.or.jp/CodeSystem/master-HOT7"},
    {"HOT9", "http://medis.or.jp/CodeSystem/master-HOT9"},
    {"HOT13", "http://medis.or.jp/CodeSystem/master-HOT13"},
    {"YJ", "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code"},
    {"MR9P", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code"},
    {"MDCDX2", "http://medis.or.jp/CodeSystem/master-disease-keyNumber"},
    {"JAMISDP01", "http://jami.jp/CodeSystem/MedicationUsage"},
    {"HL70004", "http://terminology.hl7.org/CodeSystem/v2-0004"},
    {"HL70063", "http://terminology.hl7.org/CodeSystem/v2-0063"},
    {"HL70078", "http://terminology.hl7.org/CodeSystem/v2-0078"},
    {"HL70127", "http://terminology.hl7.org/CodeSystem/v2-0127"},
    {"HL70128", "http://terminology.hl7.org/CodeSystem/v2-0128"},
    {"HL70162", "http://terminology.hl7.org/CodeSystem/v2-0162"},
    {"HL70163", "http://terminology.hl7.org/CodeSystem/v2-0163"},
    {"HL70165", "http://terminology.hl7.org/CodeSystem/v2-0165"},
    {"HL70270", "http://terminology.hl7.org/CodeSystem/v2-0270"},
    {"HL70369", "http://terminology.hl7.org/CodeSystem/v2-0369"},
    {"HL70487", "http://terminology.hl7.org/CodeSystem/v2-0487"},
    {"HL70488", "http://terminology.hl7.org/CodeSystem/v2-0488"},
    {"HL70490", "http://terminology.hl7.org/CodeSystem/v2-0490"},
}};

bool is_of_institution(std::string_view name) {
    return name.empty() || name == "L" || name.starts_with("99") || name == "LOCAL";
}

/// A standard code of another length than its system's is the institution's own. Source: vendor-exports.md 2.14, 13.1
bool has_form(const CodingFact& coding) {
    constexpr std::size_t kJlac10 = 17;
    constexpr std::size_t kYj = 12;
    if (coding.system == "JC10" || coding.system == "JLAC10") return coding.code.size() == kJlac10;
    if (coding.system == "YJ") return coding.code.size() == kYj && is_alphanumeric(coding.code);
    if (coding.system == "HOT9") return coding.code.size() == 9 && is_digits(coding.code);
    return true;
}

}  // namespace

std::string code_system_of(std::string_view institution_number, std::string_view name) {
    if (name.starts_with("urn:") || name.starts_with("http")) return std::string(name);
    const auto* const row =
        std::find_if(kSystems.begin(), kSystems.end(), [name](const auto& known) { return known.first == name; });
    if (row != kSystems.end()) return std::string(row->second);
    const std::string_view owner = is_of_institution(name) ? institution_number : std::string_view();
    return "urn:uuid:" + resource_id(owner, "CodeSystem", name);
}

std::string_view text_of(const ConceptFact& fact) {
    if (!fact.text.empty()) return fact.text;
    for (const CodingFact& coding : fact.codings)
        if (!coding.text.empty()) return coding.text;
    return fact.codings.empty() ? std::string_view() : std::string_view(fact.codings.front().code);
}

void add_codings(const UnitWriter& writer, fhir::Builder to, std::span<const CodingFact> codings) {
    for (const CodingFact& coding : codings) {
        // `99…` of the standard's name: the code is kept, but not as one of the standard.
        const std::string name = has_form(coding) ? coding.system : "99" + coding.system;
        add_coding(to, {code_system_of(writer.header().institution_number, name), coding.code, coding.text});
    }
}

void write_concept(const UnitWriter& writer, fhir::Builder to, const ConceptFact& fact) {
    add_codings(writer, to, fact.codings);
    to.set_string("text", text_of(fact));
}

}  // namespace kakehashi::mappers::facts
