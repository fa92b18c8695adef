#pragma once

#include <map>
#include <string>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::program {

/// `lineage.json`: where every element of every written Bundle comes from.
///
/// `{"files":[{"file","source","format","elements":[{"entry","element","place","offset"}]}]}`: `entry` is the fullUrl,
/// absent for the Bundle itself; `place` and `offset` are those of the account. An entry that is not named was not made
/// from this source: the patient that an earlier one introduced, the institution of the command line.
class LineageFile {
public:
    /// What `file` was made of, once for each input that has a share in `unit`; a later version of the same file
    /// replaces it. `unit` stands in one of the conversions, whose lineages are in the same order.
    void set(const std::string& file, const mappers::Unit& unit, const std::vector<mappers::Conversion>& conversions,
             const std::vector<mappers::Lineage>& lineages);
    void remove(const std::string& file) { files_.erase(file); }
    [[nodiscard]] std::string json() const;

private:
    void add(const std::string& file, const mappers::Account& account, const std::vector<mappers::LineageStep>& steps);

    std::map<std::string, std::vector<fhir::Document>> files_;
};

}  // namespace kakehashi::program
