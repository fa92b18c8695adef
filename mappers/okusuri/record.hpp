#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::okusuri {

/// The two standards of JAHIS whose records look alike and mean different things.
enum class Standard : std::uint8_t {
    notebook,      ///< 電子版お薬手帳, `JAHISTC08,1`: what was dispensed
    prescription,  ///< 院外処方箋2次元シンボル, `JAHIS10`: what was prescribed
};

/// One column of a record and what became of it.
struct Column {
    std::string_view text;  ///< trimmed
    std::uint32_t offset = 0;
    FieldFate fate = FieldFate::unmapped;
    std::string_view detail;  ///< of static storage: FHIR element or reason
};

/// One line. Taking a column marks it as mapped: what nobody takes shows up as unmapped in the account.
class Record {
public:
    Record(std::string_view line, std::uint32_t offset, std::uint32_t line_number, bool is_header);

    /// The record number; 0 for the header, and for a line that does not start with one.
    [[nodiscard]] unsigned number() const { return number_; }
    [[nodiscard]] std::uint32_t offset() const { return offset_; }
    [[nodiscard]] std::uint32_t line() const { return line_; }
    /// How many columns stand after the record number, empty ones too.
    [[nodiscard]] unsigned size() const { return static_cast<unsigned>(columns_.size()); }
    /// The text of a column, from 1 after the record number; "" where there is none.
    [[nodiscard]] std::string peek(unsigned column) const;
    /// The same, marked as mapped to `target` (a literal).
    std::string take(unsigned column, std::string_view target);
    /// Marks a column as ignored for `reason` (a literal).
    void ignore(unsigned column, std::string_view reason);
    /// Takes every mark back: what was read comes to nothing after all.
    void forget();
    /// "line 7, 201-5": what reports call the place; column 0: the record as a whole.
    [[nodiscard]] std::string place(unsigned column = 0) const;

    [[nodiscard]] std::vector<Column>& columns() { return columns_; }

private:
    std::vector<Column> columns_;
    std::uint32_t offset_ = 0;
    std::uint32_t line_ = 0;
    unsigned number_ = 0;
};

/// One header and the records up to the next one. Views look into the text that all volumes of an input share.
struct Volume {
    Standard standard = Standard::notebook;
    std::shared_ptr<const std::string> text;
    Record header;
    std::vector<Record> records;
    bool is_joined = false;  ///< of the parts of a split output
    bool is_usable = true;   ///< false: parts are missing
    bool is_moved = false;   ///< into the volume of its first part
};

/// Decodes and splits an input: one notebook or prescription, several, or the parts of a split one, which are joined.
///
/// @return the volumes, empty when `report` has the error why
/// Source: vendor-exports.md 1.2, 8.1
[[nodiscard]] std::vector<Volume> parse_volumes(std::string_view bytes, fhir::Report& report);

/// What the standard says of one kind of record.
struct RecordKind {
    Standard standard;
    unsigned number;
    unsigned columns_min;  ///< fewer: columns are missing in the middle, and none can be trusted
    unsigned columns_max;
};
/// nullptr when the standard does not have it.
[[nodiscard]] const RecordKind* find_kind(Standard standard, unsigned number);
/// Whether the record is of the standard and has all the columns that it needs.
[[nodiscard]] bool is_usable(Standard standard, const Record& record);
/// Why a column is ignored on purpose, or "".
[[nodiscard]] std::string_view ignored_reason(Standard standard, const Record& record, unsigned column);

/// Moves the fate of every populated column into the account.
void account_for(Volume& volume, Account& account);

}  // namespace kakehashi::mappers::okusuri
