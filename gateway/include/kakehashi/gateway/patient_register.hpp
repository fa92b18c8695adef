#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::gateway {

/// The patients of one institution that its own messages have introduced: the newest Patient of each number.
/// In memory; the node fills it from its store at the start.
class PatientRegister {
public:
    /// Remembers the Patient of a unit of kind `patient` unless a newer one is known. Other units change nothing.
    /// @return true when the register changed
    bool learn(const mappers::Unit& unit);
    /// Remembers the Patient of a Bundle that an earlier run or the store kept; its number is the identifier in the
    /// institution's own system. Source: jp-clins.md section 4
    bool learn(const fhir::Document& bundle, std::string order);
    /// By number, or by what else names exactly one patient: the address of a foreign Patient (meta.source) and the
    /// UUID that it ends with, an identifier as "system|value".
    [[nodiscard]] std::optional<mappers::KnownPatient> find(std::string_view patient_number) const;
    /// The one patient of this name (spaces do not count), birth date and gender; nullopt when there are several.
    [[nodiscard]] std::optional<mappers::RecognisedPatient> find_person(const mappers::PersonTraits& traits) const;
    [[nodiscard]] std::size_t size() const { return patients_.size(); }

private:
    struct Entry {
        std::string order;
        mappers::KnownPatient known;
    };
    bool keep(std::string_view number, std::string order, std::shared_ptr<const fhir::Document> patient);

    std::map<std::string, Entry, std::less<>> patients_;
    std::map<std::string, std::set<std::string>, std::less<>> numbers_by_birth_date_;
    std::map<std::string, std::string, std::less<>> numbers_by_name_;  // "" where two have the name
};

}  // namespace kakehashi::gateway
