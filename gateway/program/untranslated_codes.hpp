#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::program {

/// Local codes that no table translates, counted: what a hospital has to do next, the commonest first.
class UntranslatedCodes {
public:
    void add(const mappers::UntranslatedCode& code, std::size_t times = 1);
    /// What write() wrote.
    void read(const fhir::Node& from);
    [[nodiscard]] bool is_empty() const { return counts_.empty(); }
    [[nodiscard]] std::size_t size() const { return counts_.size(); }

    /// `"untranslated":[{"map","code","name","count"}]`; nothing when there is none.
    void write(fhir::Builder to) const;
    /// A table for each map as a hospital fills it in: CSV (UTF-8 with BOM, for spreadsheets) with the columns `local`,
    /// `standard` (empty), `name` and `count`. @return map → the file's bytes
    [[nodiscard]] std::map<std::string, std::string> tables() const;
    /// The commonest, a line each, for people: "lab K01 カリウム 12".
    [[nodiscard]] std::vector<std::string> lines(std::size_t count) const;

private:
    struct Count {
        std::string name;
        std::size_t count = 0;
    };
    using Key = std::pair<std::string, std::string>;  // map and code
    [[nodiscard]] std::vector<const std::pair<const Key, Count>*> commonest() const;

    std::map<Key, Count> counts_;
};

}  // namespace kakehashi::program
