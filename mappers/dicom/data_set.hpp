#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/facts.hpp"

namespace kakehashi::mappers::dicom {

/// The component groups of a PN value, as written. Source: DICOM PS3.5 6.2.1
struct PersonName {
    std::string alphabetic, ideographic, phonetic;
};

class DataSet;

/// One attribute with its values as text, whatever it came from. What is empty everywhere holds nothing.
struct Attribute {
    std::string tag;                  ///< 8 hexadecimal digits, upper case: "0020000D"
    std::vector<std::string> values;  ///< UTF-8, without padding; numbers as decimal text; an empty one keeps its place
    std::vector<PersonName> names;    ///< of PN
    std::vector<DataSet> items;       ///< of SQ
    bool is_bulk = false;             ///< holds something that was not taken in: pixels, a sequence that is not read
    std::uint32_t offset = 0;         ///< in the input

    [[nodiscard]] bool holds_something() const;
};

/// The attributes of one data set or sequence item, in the order of the source: the one form that DICOM JSON, files and
/// directories are read into.
class DataSet {
public:
    DataSet() = default;
    /// @param place what stands before the tag in places: "[2]." of the third JSON object, "" of a file
    DataSet(std::string place, std::uint32_t offset) : place_(std::move(place)), offset_(offset), origins_{offset} {}

    /// The first value's text; "" when absent or empty.
    [[nodiscard]] std::string text(std::string_view tag) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view tag) const;
    /// Groups of the first person name by representation: IDE, SYL, ABC, those that are there. A first group in kana or
    /// kanji counts as what its script says. Source: vendor exports digest 1.4
    [[nodiscard]] std::vector<NameFact> names(std::string_view tag) const;
    /// Items of a sequence; empty when absent.
    [[nodiscard]] const std::vector<DataSet>& items(std::string_view tag) const;
    /// The first item of a sequence, or an empty data set.
    [[nodiscard]] const DataSet& item(std::string_view tag) const;

    [[nodiscard]] const Attribute* find(std::string_view tag) const;
    [[nodiscard]] const std::vector<Attribute>& attributes() const { return attributes_; }
    Attribute& add(Attribute attribute);
    /// Takes over what `other` has and this one lacks: a record of a directory belongs to those above it.
    void add_missing_of(const DataSet& other);

    /// Leaves out what nobody reads: after the account, a study of thousands of instances stays small.
    void keep_read_attributes();
    /// The data set stands in a larger whole: `place` comes before its places, `offset` is added to its offsets.
    void move_by(const std::string& place, std::uint32_t offset);

    [[nodiscard]] std::uint32_t offset() const { return offset_; }
    /// Offsets of everything that it was made of.
    [[nodiscard]] const Origins& origins() const { return origins_; }
    /// "[2].00100020"
    [[nodiscard]] std::string place(std::string_view tag) const { return place_ + std::string(tag); }

private:
    std::vector<Attribute> attributes_;
    std::string place_;
    std::uint32_t offset_ = 0;
    Origins origins_{0};
};

/// Digits and dots, at most 64 characters, no component empty or with a leading zero. Source: DICOM PS3.5 section 9.1
[[nodiscard]] bool is_uid(std::string_view text);

/// A value without the spaces and NULs that fill it up.
[[nodiscard]] std::string_view without_padding(std::string_view text);

/// A date or date-time in FHIR form from DA and TM; "" when the date is none. TM without minutes gives the date alone.
/// Source: DICOM PS3.5 6.2 (DA, TM), old forms with dots and colons too
struct WrittenTime {
    std::string text;
    bool seconds_added = false;
    bool invalid = false;  ///< something was there that is no date or time
};
[[nodiscard]] WrittenTime read_time(std::string_view date, std::string_view time, std::string_view utc_offset);

}  // namespace kakehashi::mappers::dicom
