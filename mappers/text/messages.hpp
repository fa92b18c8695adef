#pragma once

#include "kakehashi/fhir/issue.hpp"

/// Rule ids are those of vendor-exports.md section 14.
namespace kakehashi::mappers::text_messages {

using fhir::Message;

inline constexpr Message kBom{.id = "encoding-bom",
                              .en = "The input starts with a UTF-8 byte order mark.",
                              .ja = "入力の先頭にUTF-8のBOMがあります。"};
inline constexpr Message kUndeclared{.id = "encoding-undeclared",
                                     .en = "The input does not say its character encoding; read as {}.",
                                     .ja = "文字コードの宣言がないため、{}として読みました。"};
inline constexpr Message kMismatch{.id = "encoding-mismatch",
                                   .en = "The input declares {} but its bytes are {}.",
                                   .ja = "文字コードの宣言は{}ですが、実際は{}です。"};
inline constexpr Message kUnterminated{
    .id = "encoding-unterminated",
    .en = "{} place(s) end in kanji state: an escape sequence back to ASCII is missing.",
    .ja = "漢字のまま終わっている箇所が{}つあります(ASCIIに戻すエスケープがありません)。"};
inline constexpr Message kGaiji{.id = "gaiji",
                                .en = "{} user-defined character(s) (gaiji) were replaced by U+3013.",
                                .ja = "外字{}文字を〓に置き換えました。"};
inline constexpr Message kUndecodable{
    .id = "undecodable",
    .en = "The bytes are in none of ISO-2022-JP, UTF-8, CP932 and EUC-JP. Export again with one encoding.",
    .ja = "ISO-2022-JP、UTF-8、CP932、EUC-JPのいずれとしても読めません。文字コードを統一して再出力してください。"};
inline constexpr Message kDateInvalid{.id = "date-invalid",
                                      .en = "This is no HL7 date or time ({} characters): left out.",
                                      .ja = "HL7の日付・時刻ではないため({}文字)、出力しません。"};
inline constexpr Message kSentinel{.id = "sentinel",
                                   .en = "The date stands for 'none' or 'unknown': left out.",
                                   .ja = "「なし」「不明」を表す日付のため、出力しません。"};
inline constexpr Message kSecondsAdded{.id = "seconds-added",
                                       .en = "Times without seconds get :00, which FHIR wants.",
                                       .ja = "秒のない時刻に :00 を補いました。"};

}  // namespace kakehashi::mappers::text_messages
