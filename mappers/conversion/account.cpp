#include <algorithm>
#include <array>
#include <set>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers {
namespace {

constexpr std::string_view kUsed = "used: ";
constexpr std::string_view kRenamed = " (renamed)";
constexpr std::string_view kEntryPath = "Bundle.entry[";

/// The resource type that an element begins with: what stands before the first dot or space.
std::string_view type_of(std::string_view element) { return element.substr(0, element.find_first_of(". ")); }

bool has_entry_of(const Unit& unit, std::string_view type) {
    return std::any_of(unit.origins.begin(), unit.origins.end(),
                       [type](const EntryOrigins& entry) { return entry.type == type; });
}

/// An element belongs to the entries of its type; one of a type that has no entry (contained, an extension) to every
/// entry that the record helped to make, but the Bundle's own are few and named.
bool belongs(std::string_view element, const EntryOrigins& entry, const Unit& unit) {
    const std::string_view type = type_of(element);
    if (type == entry.type) return true;
    if (entry.type == "Bundle") return type == "meta";
    return !has_entry_of(unit, type);
}

void add_steps(const FieldRecord& field, const Unit& unit, std::vector<LineageStep>& steps) {
    for (const EntryOrigins& entry : unit.origins) {
        if (std::find(entry.records.begin(), entry.records.end(), field.record) == entry.records.end()) continue;
        std::string_view rest = field.detail;
        while (!rest.empty()) {
            const auto end = rest.find(", ");
            std::string_view element = rest.substr(0, end);
            if (element.ends_with(kRenamed)) element.remove_suffix(kRenamed.size());
            if (belongs(element, entry, unit))
                steps.push_back({.full_url = entry.full_url, .element = std::string(element), .field = &field});
            rest = end == std::string_view::npos ? "" : rest.substr(end + 2);
        }
    }
}

/// A Bundle was taken over element by element: the path is the lineage.
void add_path(const FieldRecord& field, const Unit& unit, std::vector<LineageStep>& steps) {
    std::string_view path = field.detail;
    if (path.ends_with(kRenamed)) path.remove_suffix(kRenamed.size());
    LineageStep step{.full_url = {}, .element = std::string(path), .field = &field};
    if (path.starts_with(kEntryPath)) {
        const auto index = std::stoul(std::string(path.substr(kEntryPath.size())));
        const fhir::Node* entries = unit.bundle.root().find("entry");
        if (entries != nullptr && index < entries->items().size())
            step.full_url = entries->items()[index].text_of("fullUrl");
    }
    steps.push_back(std::move(step));
}

}  // namespace

std::string excerpt(std::string_view text) {
    constexpr std::size_t kBytesMax = 200;
    if (text.size() <= kBytesMax) return std::string(text);
    std::size_t end = kBytesMax;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
    return std::string(text.substr(0, end)) + "…";
}

std::size_t Account::count(FieldFate fate) const {
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [fate](const FieldRecord& field) { return field.fate == fate; }));
}

Lineage::Lineage(const Account& account) : account_(account) {
    for (std::uint32_t i = 0; i < account.fields.size(); ++i) {
        const FieldRecord& field = account.fields[i];
        if (field.fate == FieldFate::mapped && !field.detail.starts_with(kUsed)) fields_[field.record].push_back(i);
    }
}

std::vector<LineageStep> Lineage::of(const Unit& unit) const {
    const bool is_path = account_.format == "fhir" && unit.origins.empty();
    std::set<std::uint32_t> fields;
    const auto add = [&](const std::vector<std::uint32_t>& more) { fields.insert(more.begin(), more.end()); };
    if (is_path)
        for (const auto& [record, more] : fields_) add(more);
    for (const EntryOrigins& entry : unit.origins)
        for (const std::uint32_t record : entry.records)
            if (const auto found = fields_.find(record); found != fields_.end()) add(found->second);
    std::vector<LineageStep> steps;
    for (const std::uint32_t field : fields) {
        if (is_path)
            add_path(account_.fields[field], unit, steps);
        else
            add_steps(account_.fields[field], unit, steps);
    }
    return steps;
}

std::vector<LineageStep> lineage_of(const Unit& unit, const Account& account) { return Lineage(account).of(unit); }

std::string_view name_of(UnitKind kind) {
    constexpr std::array<std::string_view, 12> kNames{"patient",      "condition",    "allergy", "laboratory",
                                                      "prescription", "vital-signs",  "imaging", "encounter",
                                                      "document",     "immunization", "filed",   "resource"};
    return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace kakehashi::mappers
