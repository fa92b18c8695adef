#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::ssmix2 {

/// The condition flag (コンディションフラグ) that ends a file name.
enum class Condition : char { deleted = '0', valid = '1', superseded = '2' };

/// The 7 parts of a file name of the standardised storage. Source: SS-MIX2 standardised storage, file naming
struct FileName {
    std::string patient_number;  ///< 患者ID
    std::string care_date;       ///< 診療日, YYYYMMDD or "-"
    std::string data_type;       ///< データ種別, "OMP-01"
    std::string order_number;    ///< オーダNo; "" when the name has 999999999999999
    std::string event_time;      ///< 発生日時, 17 digits
    std::string department;      ///< 診療科コード, or "-"
    Condition condition = Condition::valid;
};

/// @param path  relative or absolute, or the name alone; folders that are there must agree with the name
/// @return the parts, or Issue `not-this-format`, `type-mismatch`, `patient-mismatch`
/// Source: vendor-exports.md 2.1, 2.18
[[nodiscard]] fhir::Result<FileName> parse_file_name(std::string_view path);

/// Maps one file; Input::name is its path. Of the standardised storage: flag 1 gives units, flag 0 units that take away
/// what the same file had given, flag 2 nothing (its fields are accounted as ignored). A transaction file is known by
/// its first line, a file of the extended storage by the name of its folder. Source: vendor-exports.md 2
[[nodiscard]] Conversion convert_file(const Input& input, const Context& context);

/// One file of a storage.
struct StorageFile {
    std::filesystem::path path;  ///< as found below the root
    FileName name;
    bool is_outdated = false;  ///< another valid file of the same key is later: issue `double-valid`; do not convert
};
/// What a folder holds: files to convert in order, and what is no file of a storage.
struct Storage {
    std::vector<StorageFile> files;  ///< ADT-00 first, then by 発生日時; superseded files too, for the count
    fhir::Report report;             ///< names that are refused, double-valid; place: the file name's data type only
};
/// Lists a storage. Files below it that are open or hidden (.tmp, Thumbs.db) are left out.
/// @return the files, or Issue `fatal` when the folder cannot be read
[[nodiscard]] fhir::Result<Storage> scan_tree(const std::filesystem::path& root);

}  // namespace kakehashi::mappers::ssmix2
