#pragma once

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::synth {

inline constexpr fhir::Message kBadOption{
    .id = "synth-option", .en = "{} must be {}", .ja = "{} は {} でなければなりません"};
inline constexpr fhir::Message kCannotWrite{
    .id = "synth-cannot-write", .en = "cannot write {}: {}", .ja = "{} に書き込めません: {}"};

}  // namespace kakehashi::synth
