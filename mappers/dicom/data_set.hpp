#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/document.hpp"
#include "kakehashi/mappers/conversion.hpp"
#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers::dicom {

/// Read-only view of one DICOM JSON data set. Source: DICOM PS3.18 annex F.2
class DataSet {
public:
    DataSet(const fhir::Node& object, std::size_t index) : object_(&object), index_(index) {}

    /// The first value's text without padding (spaces, NUL); "" when absent or empty. Numbers as written.
    [[nodiscard]] std::string text(std::string_view tag) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view tag) const;
    /// Groups of a person name: Ideographic, Phonetic, Alphabetic, those that are there.
    [[nodiscard]] std::vector<NameFact> names(std::string_view tag) const;
    [[nodiscard]] const fhir::Node& object() const { return *object_; }
    /// "[2].00100020"
    [[nodiscard]] std::string place(std::string_view tag) const;

private:
    const fhir::Node* object_;
    std::size_t index_;
};

/// Digits and dots, at most 64 characters, no component empty or with a leading zero. Source: DICOM PS3.5 section 9.1
[[nodiscard]] bool is_uid(std::string_view text);

/// A date or date-time in FHIR form from DA and TM; "" when the date is none. TM without minutes gives the date alone.
/// Source: DICOM PS3.5 6.2 (DA, TM), old forms with dots and colons too
struct WrittenTime {
    std::string text;
    bool seconds_added = false;
    bool invalid = false;  ///< something was there that is no date or time
};
[[nodiscard]] WrittenTime read_time(std::string_view date, std::string_view time, std::string_view utc_offset);

}  // namespace kakehashi::mappers::dicom
