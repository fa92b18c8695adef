#pragma once

#include <string_view>

namespace kakehashi::mappers::ssmix2 {

/// One data type (データ種別) of the standardised storage and the messages it holds.
struct DataType {
    std::string_view code;            ///< "ADT-22"
    std::string_view message;         ///< MSH-9.1
    std::string_view trigger;         ///< MSH-9.2
    std::string_view delete_trigger;  ///< MSH-9.2 of the message that takes it back; "" for the same
    bool is_mapped = false;
};
/// nullptr for an unknown type. Source: SS-MIX2 standardised storage, data types; vendor-exports.md 2.3
[[nodiscard]] const DataType* find_data_type(std::string_view code);

}  // namespace kakehashi::mappers::ssmix2
