#pragma once

#include <optional>
#include <string_view>

#include "kakehashi/mappers/ssmix2.hpp"

namespace kakehashi::mappers::ssmix2 {

/// Converts the one message that a storage holds under `name`, from whatever kind of storage.
void convert_named_message(std::string_view bytes, const FileName& name, const Context& context, Conversion& out);

/// A transaction file: a sequence of messages, each with a line `#SSMIX,…` before it.
/// Source: vendor-exports.md 2.17
[[nodiscard]] Conversion convert_transactions(const Input& input, const Context& context);
[[nodiscard]] bool is_transaction_file(std::string_view bytes);

/// One file of the extended storage's content folder, or nullopt when `input` is none of it.
/// Source: vendor-exports.md 2.16
[[nodiscard]] std::optional<Conversion> convert_extended(const Input& input, const Context& context);

}  // namespace kakehashi::mappers::ssmix2
