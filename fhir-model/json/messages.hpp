#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the JSON reader says.
namespace kakehashi::fhir::json_messages {

inline constexpr Message kNotJson{.id = "json-malformed",
                                  .en = "Not well-formed JSON at line {}, column {}: {}.",
                                  .ja = "{}行{}列目でJSONとして読めません: {}。"};
inline constexpr Message kNotUtf8{.id = "json-not-utf8",
                                  .en =
                                      "Not UTF-8: the first wrong byte is at offset {} (line {}, column {}). Send "
                                      "JSON in UTF-8.",
                                  .ja =
                                      "UTF-8ではありません(先頭から{}バイト目、{}行{}列目)。JSONはUTF-8で送ってく"
                                      "ださい。"};
inline constexpr Message kEmpty{.id = "json-empty", .en = "The input is empty.", .ja = "入力が空です。"};
inline constexpr Message kTooLong{.id = "json-too-long",
                                  .en = "The input has {} bytes; the limit is {}.",
                                  .ja = "入力が{}バイトあり、上限の{}バイトを超えています。"};
inline constexpr Message kTooDeep{.id = "json-too-deep",
                                  .en = "Nested deeper than the limit of {} levels, at line {}, column {}.",
                                  .ja = "入れ子が上限の{}段を超えています({}行{}列目)。"};
inline constexpr Message kTooManyNodes{.id = "json-too-many-nodes",
                                       .en = "More values than the limit of {}.",
                                       .ja = "値の個数が上限の{}個を超えています。"};
inline constexpr Message kDuplicateMember{
    .id = "json-duplicate-member",
    .en =
        "The object names the member '{}' twice (line {}, column {}); the first is "
        "read.",
    .ja =
        "同じオブジェクトにメンバー「{}」が2回あります({}行{}列目)。最初のも"
        "のを読みます。"};
inline constexpr Message kComment{.id = "json-comment",
                                  .en = "JSON has no comments (line {}, column {}). Remove it.",
                                  .ja = "JSONにコメントは書けません({}行{}列目)。取り除いてください。"};
inline constexpr Message kExtraComma{.id = "json-extra-comma",
                                     .en = "A comma before a closing bracket is not allowed (line {}, column {}).",
                                     .ja = "閉じ括弧の前にコンマは書けません({}行{}列目)。"};
inline constexpr Message kTooManyFindings{.id = "json-too-many-findings",
                                          .en = "More than {} faults: the others are not listed.",
                                          .ja = "誤りが{}個を超えています。残りは示しません。"};
inline constexpr Message kLoneSurrogate{
    .id = "json-lone-surrogate",
    .en = "The text at line {}, column {} has half of a surrogate pair as an escape, which is no character.",
    .ja = "{}行{}列目の文字列に、対になっていないサロゲートのエスケープがあります。"};
inline constexpr Message kControlCharacter{.id = "json-nul",
                                           .en = "A text holds the character U+0000, which FHIR does not allow.",
                                           .ja = "FHIRで使えない文字U+0000が文字列にあります。"};

}  // namespace kakehashi::fhir::json_messages
