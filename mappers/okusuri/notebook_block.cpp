#include "okusuri/notebook_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "okusuri/dispensed_drugs.hpp"
#include "okusuri/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;

bool is_of_a_block(unsigned number) {
    constexpr std::array<unsigned, 14> kNumbers{11, 15, 51, 55, 201, 281, 291, 301, 311, 391, 401, 411, 421, 501};
    return std::find(kNumbers.begin(), kNumbers.end(), number) != kNumbers.end();
}

Record* first(Block& block, unsigned number) {
    const auto found = std::find_if(block.records.begin(), block.records.end(),
                                    [number](const Record* record) { return record->number() == number; });
    return found == block.records.end() ? nullptr : *found;
}

/// What makes two blocks of joined parts the same: day, pharmacy, prescriber.
std::string head_of(Block& block) {
    std::string head = block.date->peek(1);
    for (const unsigned number : {11U, 51U}) {
        const Record* record = first(block, number);
        for (const unsigned column : {1U, 2U, 3U, 4U}) head += "|" + (record ? record->peek(column) : std::string());
    }
    return head;
}

std::vector<Block> joined(std::vector<Block> blocks) {
    std::vector<Block> whole;
    std::map<std::string, std::size_t> by_head;
    for (Block& block : blocks) {
        const auto [known, is_new] = by_head.emplace(head_of(block), whole.size());
        if (is_new)
            whole.push_back(std::move(block));
        else
            whole[known->second].records.insert(whole[known->second].records.end(), block.records.begin(),
                                                block.records.end());
        if (!is_new) block.date->take(1, "MedicationDispense.whenHandedOver");
    }
    return whole;
}

InstitutionFact read_pharmacy(Mapping& mapping, Record& record) {
    constexpr std::string_view kTarget = "Organization.identifier";
    InstitutionFact fact;
    fact.origins = {record.offset()};
    fact.name = record.take(1, "Organization.name");
    fact.number = mapping.institution_number(record, record.peek(2), record.peek(3), record.peek(4));
    for (const unsigned column : {2U, 3U, 4U})
        if (!fact.number.empty()) record.take(column, kTarget);
    if (record.number() != 11) return fact;
    fact.postal_code = record.take(5, "Organization.address.postalCode");
    fact.address = record.take(6, "Organization.address.text");
    fact.phone = record.take(7, "Organization.telecom");
    return fact;
}

void read_head(Mapping& mapping, Block& block, DispenseFact& fact) {
    fact.origins = {block.date->offset()};
    for (const auto& [number, institution] : {std::pair{11U, &fact.pharmacy}, std::pair{51U, &fact.prescriber}}) {
        bool is_first = true;
        for (Record* record : block.records) {
            if (record->number() != number) continue;
            InstitutionFact seen = read_pharmacy(mapping, *record);
            if (std::exchange(is_first, false)) *institution = std::move(seen);
        }
    }
    if (Record* record = first(block, 15)) {
        fact.pharmacist.names = names_of(record->take(1, "MedicationDispense.performer"), {});
        fact.pharmacist_phone = record->take(2, "MedicationDispense.performer");
        fact.pharmacist.origins = {record->offset()};
    }
    if (fact.pharmacy.name.empty() && fact.pharmacy.number.empty())
        mapping.note(IssueSeverity::warning, messages::kPharmacyMissing, block.date->place());
    const auto key_of = [](const InstitutionFact& of) { return of.number.empty() ? of.name : of.number; };
    fact.key = fmt::format("{}|{}|{}", key_of(fact.pharmacy), fact.handed_over, key_of(fact.prescriber));
}

}  // namespace

std::vector<Block> find_blocks(Mapping& mapping) {
    std::vector<Block> blocks;
    for (Record& record : mapping.volume.records) {
        if (!is_usable(mapping.volume.standard, record)) continue;
        if (record.number() == 5) {
            blocks.push_back({.date = &record, .records = {}});
        } else if (is_of_a_block(record.number())) {
            if (blocks.empty())
                mapping.note(IssueSeverity::error, messages::kOutOfPlace, record.place(),
                             {std::to_string(record.number())});
            else
                blocks.back().records.push_back(&record);
        }
    }
    return mapping.volume.is_joined ? joined(std::move(blocks)) : blocks;
}

std::optional<DispenseFact> read_block(Mapping& mapping, Block& block, bool all_by_patient) {
    if (!mapping.is_within_limits(block.records)) return std::nullopt;
    if (first(block, 201) == nullptr) {
        mapping.note(IssueSeverity::warning, messages::kNoDrugs, block.date->place());
        return std::nullopt;
    }
    DispenseFact fact;
    fact.handed_over = mapping.date(*block.date, 1, "MedicationDispense.whenHandedOver");
    constexpr std::size_t kWholeDate = 10;
    if (fact.handed_over.size() != kWholeDate) {
        mapping.note(IssueSeverity::error, messages::kDayMissing, block.date->place(1));
        return std::nullopt;
    }
    fact.drugs = read_dispensed_drugs(mapping, block, all_by_patient);
    if (fact.drugs.empty()) {
        block.date->forget();
        mapping.note(IssueSeverity::warning, messages::kNoDrugs, block.date->place());
        return std::nullopt;
    }
    read_head(mapping, block, fact);
    return fact;
}

}  // namespace kakehashi::mappers::okusuri
