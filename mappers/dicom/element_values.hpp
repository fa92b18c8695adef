#pragma once

#include <string_view>

#include "dicom/character_set.hpp"
#include "dicom/data_set.hpp"
#include "dicom/element_header.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::dicom {

/// Reads element values of one data set as text: numbers as decimals, texts by the data set's character set, which it
/// learns from (0008,0005) on the way. An item starts with a copy of its data set's reader.
class ValueReader {
public:
    explicit ValueReader(fhir::Report& report) : report_(&report) {}

    /// Fills values, names and is_bulk of `attribute`. Says once a file: encoding-undeclared, encoding-mismatch, gaiji.
    void read(std::string_view value, const ElementHeader& header, bool is_big_endian, Attribute& attribute);

private:
    std::string decode(std::string_view value, const Attribute& attribute);
    void say_once(const fhir::Issue& issue);

    CharacterSet character_set_;
    fhir::Report* report_;
};

}  // namespace kakehashi::mappers::dicom
