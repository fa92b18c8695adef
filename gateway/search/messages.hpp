#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What a search says to the one who asks. Values are not repeated: they may be a person's.
namespace kakehashi::gateway::search::messages {

inline constexpr fhir::Message kUnknown{.id = "search-unknown-parameter",
                                        .en = "The parameter '{}' is not supported here.",
                                        .ja = "検索パラメータ「{}」には対応していません。"};
inline constexpr fhir::Message kModifier{.id = "search-modifier",
                                         .en = "The modifier of '{}' is not supported.",
                                         .ja = "検索パラメータ「{}」の修飾子には対応していません。"};
inline constexpr fhir::Message kValue{.id = "search-value",
                                      .en = "The value of '{}' cannot be read; expected {}.",
                                      .ja = "検索パラメータ「{}」の値が読めません。期待される形: {}。"};
inline constexpr fhir::Message kTooWide{.id = "search-too-wide",
                                        .en = "The search needs at least one of these parameters: {}.",
                                        .ja = "次のいずれかのパラメータが必要です: {}。"};

}  // namespace kakehashi::gateway::search::messages
