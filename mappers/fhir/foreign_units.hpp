#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fhir/records.hpp"

namespace kakehashi::mappers::bundles {

/// The resources of a package in R4, and what units are made of them.
class ForeignUnits {
public:
    /// @param resources  nullopt: could not be taken over
    ForeignUnits(const Package& package, const Names& names, const Context& context,
                 const std::vector<std::optional<R4Resource>>& resources);

    /// The unit of one record.
    [[nodiscard]] Unit write_record(const Record& record) const;
    /// A document as it stands. `head`: the Bundle's own members.
    [[nodiscard]] Unit write_document(kakehashi::fhir::Document head, std::size_t patient) const;

private:
    void name_patient(const Record& record, Unit& unit, std::string& known_id) const;
    void add_entry(std::size_t index, const Record& record, std::string_view known_id, Unit& unit) const;
    [[nodiscard]] std::string order_of(const kakehashi::fhir::Node* resource) const;
    [[nodiscard]] std::string patient_number(std::size_t patient) const;

    const Package& package_;
    const Names& names_;
    const Context& context_;
    const std::vector<std::optional<R4Resource>>& resources_;
    std::string institution_;
};

}  // namespace kakehashi::mappers::bundles
