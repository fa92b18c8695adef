#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "okusuri/mapping.hpp"
#include "okusuri/messages.hpp"
#include "okusuri/notebook_block.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kWhoSays = "used: who says so";

bool is_by_patient(const std::string& creator) { return creator == "2"; }

/// Record 1. Several of them (of joined parts) must name one person.
std::optional<PatientFact> read_patient(Mapping& mapping) {
    std::optional<PatientFact> patient;
    for (Record* record : mapping.all(1)) {
        PatientFact seen;
        seen.names = names_of(record->take(1, "Patient.name"), record->take(10, "Patient.name"));
        seen.gender = gender_of(mapping, *record, 2);
        seen.birth_date = mapping.date(*record, 3, "Patient.birthDate");
        seen.postal_code = record->take(4, "Patient.address.postalCode");
        seen.address_text = record->take(5, "Patient.address.text");
        seen.phone = record->take(6, "Patient.telecom");
        if (std::string phone = record->take(7, "Patient.contact"); !phone.empty()) {
            ContactFact contact;
            contact.role = {.code = "C", .text = "Emergency Contact"};
            contact.telecoms.push_back({.system = {}, .use = {}, .value = std::move(phone)});
            seen.contacts.push_back(std::move(contact));
        }
        seen.origins = {record->offset()};
        if (patient && person_key(*patient) != person_key(seen)) {
            mapping.note(IssueSeverity::error, messages::kPatientMismatch, record->place());
            return std::nullopt;
        }
        if (!patient) patient = std::move(seen);
    }
    if (patient && !patient->names.empty() && !patient->birth_date.empty()) {
        give_number(mapping, *patient);
        return patient;
    }
    mapping.note(IssueSeverity::error, messages::kPatientUnknown, mapping.volume.header.place());
    return std::nullopt;
}

/// Records 3 and, by their sequence number, 31.
void read_over_the_counter(Mapping& mapping, NotebookFact& notebook) {
    std::map<std::string, std::size_t> by_sequence;
    for (Record* record : mapping.all(3)) {
        if (record->peek(1).empty()) {
            mapping.note(IssueSeverity::error, messages::kNameMissing, record->place(1));
            continue;
        }
        OverTheCounterFact drug;
        drug.text = record->take(1, "MedicationStatement.medication");
        drug.start = mapping.date(*record, 2, "MedicationStatement.effectivePeriod");
        drug.end = mapping.date(*record, 3, "MedicationStatement.effectivePeriod");
        drug.told_by_patient = is_by_patient(record->take(4, "MedicationStatement.informationSource"));
        const std::string sequence = record->take(5, "used: which ingredients belong to the product");
        const std::string jan = record->peek(6);
        if (facts::is_digits(jan) && (jan.size() == 8 || jan.size() == 13))
            drug.jan = record->take(6, "MedicationStatement.medication");
        else if (!jan.empty())
            mapping.note(IssueSeverity::warning, messages::kCodeShape, record->place(6), {"JAN"});
        drug.key = fmt::format("{}|{}", drug.jan.empty() ? drug.text : drug.jan, drug.start);
        drug.origins = {record->offset()};
        if (!sequence.empty()) by_sequence.emplace(sequence, notebook.drugs.size());
        notebook.drugs.push_back(std::move(drug));
    }
    for (Record* record : mapping.all(31)) {
        const auto drug = by_sequence.find(record->peek(1));
        if (drug == by_sequence.end()) {
            mapping.note(IssueSeverity::warning, messages::kIngredientAlone, record->place());
            continue;
        }
        record->take(1, "used: which ingredients belong to the product");
        notebook.drugs[drug->second].ingredients.push_back(record->take(2, "MedicationStatement.medication"));
        notebook.drugs[drug->second].origins.push_back(record->offset());
    }
}

/// Record 2: allergies, adverse reactions, history. What patients enter themselves is not registered as a fact.
void read_remarks(Mapping& mapping, NotebookFact& notebook) {
    for (Record* record : mapping.all(2)) {
        using Kind = PatientRemarkFact::Kind;
        const std::string kind = record->peek(1);
        if (is_by_patient(record->peek(3))) {
            for (const unsigned column : {1U, 2U, 3U})
                record->ignore(column, "the patient's own entry: not registered as a fact");
            continue;
        }
        if (record->peek(2).empty() || (kind != "1" && kind != "2" && kind != "3")) {
            mapping.note(IssueSeverity::warning, messages::kUnknownCode, record->place(1), {"of this kind"});
            continue;
        }
        PatientRemarkFact remark;
        remark.kind = kind == "1" ? Kind::allergy : kind == "2" ? Kind::adverse_reaction : Kind::history;
        record->take(1, "used: what kind of remark it is");
        record->take(3, kWhoSays);
        remark.text = record->take(2, kind == "3" ? "Condition.code.text" : "AllergyIntolerance.code.text");
        remark.origins = {record->offset()};
        notebook.remarks.push_back(std::move(remark));
    }
}

void map_own_pages(Mapping& mapping, const PatientFact& patient, const std::string& day) {
    NotebookFact notebook;
    read_over_the_counter(mapping, notebook);
    read_remarks(mapping, notebook);
    if (notebook.drugs.empty() && notebook.remarks.empty()) return;
    std::string recorded = day;
    for (const OverTheCounterFact& drug : notebook.drugs) recorded = std::max(recorded, drug.start);
    UnitHeader header = make_header(mapping.context, "notebook|" + person_key(patient), recorded);
    header.place = mapping.volume.header.place();
    header.origins = {mapping.volume.header.offset()};
    mapping.out.units.push_back(write_notebook_unit(header, patient, notebook, mapping.out.report));
}

/// Drugs of one day, pharmacy and prescriber are one unit. Two such blocks in one notebook are told apart by their
/// number.
void map_blocks(Mapping& mapping, const PatientFact& patient, std::vector<Block>& blocks) {
    std::map<std::string, int> seen;
    const bool all_by_patient = is_by_patient(mapping.volume.header.peek(2));
    for (Block& block : blocks) {
        auto fact = read_block(mapping, block, all_by_patient);
        if (!fact) continue;
        if (const int count = ++seen[fact->key]; count > 1) fact->key += fmt::format("|{}", count);
        UnitHeader header = make_header(mapping.context, fmt::format("notebook|{}|{}", person_key(patient), fact->key),
                                        fact->handed_over);
        header.year = fact->handed_over.substr(0, 4);
        header.place = block.date->place();
        header.origins = {mapping.volume.header.offset(), block.date->offset()};
        mapping.out.units.push_back(write_dispense_unit(header, patient, *fact, mapping.out.report));
    }
}

}  // namespace

void map_notebook(Mapping& mapping) {
    auto patient = read_patient(mapping);
    if (!patient) return;
    const std::size_t before = mapping.out.units.size();
    std::vector<Block> blocks = find_blocks(mapping);
    std::string newest;
    for (const Block& block : blocks) newest = std::max(newest, block.date->peek(1));
    Record* header = &mapping.volume.header;
    if (is_by_patient(header->peek(2))) header->take(2, kWhoSays);
    map_blocks(mapping, *patient, blocks);
    std::string day;
    for (std::size_t at = before; at < mapping.out.units.size(); ++at)
        day = std::max(day, mapping.out.units[at].order.substr(0, 10));
    map_own_pages(mapping, *patient, day);
    if (mapping.out.units.size() == before)
        mapping.note(IssueSeverity::error, messages::kNoDrugs, mapping.volume.header.place());
}

}  // namespace kakehashi::mappers::okusuri
