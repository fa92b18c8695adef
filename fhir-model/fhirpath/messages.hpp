#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the FHIRPath engine says. Arguments come from expressions, never from data.
namespace kakehashi::fhir::fhirpath_messages {

inline constexpr Message kSyntax{
    .id = "fhirpath-syntax", .en = "FHIRPath, column {}: {}.", .ja = "FHIRPathの{}文字目を読めません: {}。"};
inline constexpr Message kTooDeep{.id = kSyntax.id,
                                  .en = "FHIRPath, column {}: nested deeper than the limit of {} levels.",
                                  .ja = "FHIRPathの{}文字目で、入れ子が上限の{}段を超えています。"};
inline constexpr Message kTooLong{.id = kSyntax.id,
                                  .en = "The FHIRPath expression has {} bytes; the limit is {}.",
                                  .ja = "FHIRPathの式が{}バイトあり、上限の{}バイトを超えています。"};
inline constexpr Message kExecution{
    .id = "fhirpath-execution", .en = "FHIRPath cannot be evaluated: {}.", .ja = "FHIRPathを評価できません: {}。"};
inline constexpr Message kTooCostly{.id = "fhirpath-too-costly",
                                    .en = "FHIRPath was stopped after {} steps.",
                                    .ja = "FHIRPathの評価を{}手順で打ち切りました。"};

inline constexpr Message kTimedOut{.id = "fhirpath-timeout",
                                   .en = "FHIRPath was stopped at its time limit.",
                                   .ja = "FHIRPathの評価を制限時間で打ち切りました。"};

}  // namespace kakehashi::fhir::fhirpath_messages
