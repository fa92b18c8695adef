#pragma once

#include <map>
#include <optional>
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
    [[nodiscard]] std::optional<mappers::KnownPatient> find(std::string_view patient_number) const;
    [[nodiscard]] std::size_t size() const { return patients_.size(); }

private:
    struct Entry {
        std::string order;
        mappers::KnownPatient known;
    };
    std::map<std::string, Entry, std::less<>> patients_;
};

}  // namespace kakehashi::gateway
