#include <algorithm>

#include "facts/allergen_words.hpp"
#include "facts/insurance_order.hpp"
#include "facts/repeated_keys.hpp"
#include "facts/translated.hpp"
#include "orca/mapping.hpp"
#include "orca/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::orca {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kPlace = "Patient_Information";

void read_address(Element& record, PatientFact& patient) {
    Element* home = record.child("Home_Address_Information");
    constexpr std::size_t kDigits = 7;
    constexpr std::size_t kFirst = 3;
    constexpr std::string_view kTarget = "Patient.address";
    patient.postal_code = facts::to_half_width(take(home, "Address_ZipCode", kTarget));
    if (patient.postal_code.size() == kDigits && facts::is_digits(patient.postal_code))
        patient.postal_code.insert(kFirst, "-");
    patient.address_text = take(home, "WholeAddress1", kTarget) + take(home, "WholeAddress2", kTarget);
    patient.phone = facts::to_half_width(take(home, "PhoneNumber1", "Patient.telecom"));
}

bool is_same_card(const InsuranceFact& left, const InsuranceFact& right) {
    return left.insurer == right.insurer && left.symbol == right.symbol && left.number == right.number &&
           left.branch == right.branch && left.type == right.type;
}

/// Combinations of one card with public aids repeat it.
void add_card(std::vector<InsuranceFact>& cards, InsuranceFact card) {
    const auto same =
        std::ranges::find_if(cards, [&](const InsuranceFact& known) { return is_same_card(known, card); });
    if (same == cards.end()) return cards.push_back(std::move(card));
    same->origins.insert(same->origins.end(), card.origins.begin(), card.origins.end());
}

/// The API gives 30 combinations and 4 aids at most; comparing all with all must not be made costly.
bool is_over_limit(Mapping& mapping, std::size_t count, const std::string& place) {
    constexpr std::size_t kMax = 100;
    if (count <= kMax) return false;
    mapping.note(IssueSeverity::error, messages::kTooLarge, place, {std::to_string(count), std::to_string(kMax)});
    return true;
}

void read_public_aids(Mapping& mapping, Element& combination, std::vector<InsuranceFact>& cards) {
    const std::string place = std::string(kPlace) + "/PublicInsurance_Information";
    const auto aids = items(&combination, "PublicInsurance_Information");
    if (is_over_limit(mapping, aids.size(), place)) return;
    for (Element* item : aids) {
        if (peek(item, "PublicInsurer_Number").empty() || peek(item, "PublicInsuredPerson_Number").empty()) {
            mapping.note(IssueSeverity::warning, messages::kRecipientMissing, place);
            continue;
        }
        InsuranceFact aid;
        aid.type = "8";
        aid.origins = {item->begin_record()};
        aid.insurer = facts::to_half_width(take(item, "PublicInsurer_Number", "Coverage.payor"));
        aid.number = facts::to_half_width(take(item, "PublicInsuredPerson_Number", "Coverage.subscriberId"));
        aid.start = mapping.time(*item, "Certificate_IssuedDate", "Coverage.period", place);
        aid.end = mapping.time(*item, "Certificate_ExpiredDate", "Coverage.period", place);
        add_card(cards, std::move(aid));
    }
}

std::vector<InsuranceFact> read_insurances(Mapping& mapping, Element& record) {
    std::vector<InsuranceFact> cards;
    const std::string place = std::string(kPlace) + "/HealthInsurance_Information";
    const auto combinations = items(&record, "HealthInsurance_Information");
    if (is_over_limit(mapping, combinations.size(), place)) return cards;
    for (Element* combination : combinations) {
        const std::string provider_class = peek(combination, "InsuranceProvider_Class");
        const std::string type = insurance_type(mapping.context, provider_class);
        if (type.empty() && !provider_class.empty())
            mapping.note(IssueSeverity::warning, messages::kUnknownCode, place, {"InsuranceProvider_Class"});
        if (peek(combination, "InsuranceProvider_Number").empty()) {
            // 自費, 労災 and the like: nobody insures, so there is no card.
            if (!type.empty()) combination->mark(FieldFate::ignored, "paid without an insurer: no card");
            read_public_aids(mapping, *combination, cards);
            continue;
        }
        InsuranceFact card = read_card(mapping, *combination, place);
        card.type = type;
        if (!type.empty()) take(combination, "InsuranceProvider_Class", "Coverage.type");
        take(combination, "InsuranceProvider_WholeName", "used: words of the class");
        add_card(cards, std::move(card));
        read_public_aids(mapping, *combination, cards);
    }
    return cards;
}

void add_allergy(Mapping& mapping, Element& holder, std::string_view name, std::vector<AllergyFact>& allergies) {
    Element* found = holder.child(name);
    const std::string text = found == nullptr ? std::string() : found->peek_text();
    if (text.empty()) return;
    if (facts::says_no_allergy(text)) {
        found->mark(FieldFate::ignored, "says that there is no allergy");
        return mapping.note(IssueSeverity::information, messages::kNoAllergy, std::string(name));
    }
    AllergyFact fact;
    fact.origins = {found->begin_record()};
    fact.text = found->take_text("AllergyIntolerance.code");
    fact.key = fact.text;
    facts::classify_allergen(mapping.context, fact);
    allergies.push_back(std::move(fact));
}

/// 薬剤禁忌: a drug that must not be given is one of the drug allergies. Source: vendor-exports.md 7.2
void add_contraindicated_drugs(Mapping& mapping, Element& record, std::vector<AllergyFact>& allergies) {
    Element* holder = record.child("Patient_Contra_Information");
    facts::RepeatedKeys keys;
    for (Element* drug : items(holder, "Patient_Contra_Info")) {
        AllergyFact fact;
        fact.origins = {drug->begin_record()};
        fact.category = "medication";
        fact.text = take(drug, "Medication_Name", "AllergyIntolerance.code");
        const std::string code = peek(drug, "Medication_Code");
        fact.yj = facts::translated_or_missed(mapping.context, "drug", code, fact.text);
        if (!fact.yj.empty()) take(drug, "Medication_Code", "AllergyIntolerance.code");
        fact.key = code.empty() ? fact.text : code;
        fact.key += keys.suffix_of(fact.key);
        fact.onset = mapping.time(*drug, "Contra_StartDate", "AllergyIntolerance.onsetDateTime", "Patient_Contra_Info");
        if (fact.text.empty())
            mapping.note(IssueSeverity::error, messages::kNoName, "Patient_Contra_Info");
        else
            allergies.push_back(std::move(fact));
    }
}

void note_free_texts(Mapping& mapping, Element& record) {
    for (const std::string_view name : {"Contraindication1", "Contraindication2"})
        if (!peek(&record, name).empty())
            mapping.note(IssueSeverity::warning, messages::kContraindication, std::string(name));
    for (const std::string_view name : {"Infection1", "Infection2"})
        if (!peek(&record, name).empty()) mapping.note(IssueSeverity::warning, messages::kInfection, std::string(name));
}

}  // namespace

void map_patient(Mapping& mapping) {
    Element* record = mapping.answer.child("Patient_Information");
    if (peek(record, "Patient_ID").empty())
        return mapping.note(IssueSeverity::error, messages::kNoPatient, std::string(kPlace));
    if (take(record, "TestPatient_Flag", "used: whether it is a patient at all") == "1")
        return mapping.note(IssueSeverity::error, messages::kTestPatient, std::string(kPlace));
    PatientFact patient =
        read_person(mapping, *record, {.number = "Patient_ID", .name = "WholeName", .kana = "WholeName_inKana"});
    read_address(*record, patient);
    if (take(record, "Death_Flag", "Patient.deceasedBoolean") == "1") patient.deceased = "true";
    patient.insurances = read_insurances(mapping, *record);
    facts::identifying_card_first(patient.insurances, mapping.recorded);
    const Origins origins = {mapping.answer.offset()};
    mapping.out.units.push_back(
        write_patient_unit(mapping.header(patient.number, {}, origins), patient, mapping.out.report));
    std::vector<AllergyFact> allergies;
    for (const std::string_view name : {"Allergy1", "Allergy2"}) add_allergy(mapping, *record, name, allergies);
    add_contraindicated_drugs(mapping, *record, allergies);
    note_free_texts(mapping, *record);
    // RULING: no entry gives no unit. The receipt computer is not where allergies are kept first, and an empty list
    // would take away what another system of the hospital knows. Test: OrcaPatient.WithoutAllergiesThereIsNoUnitOfThem
    if (allergies.empty()) return;
    mapping.out.units.push_back(
        write_allergy_unit(mapping.header(patient.number, {}, origins), patient, allergies, mapping.out.report));
}

}  // namespace kakehashi::mappers::orca
