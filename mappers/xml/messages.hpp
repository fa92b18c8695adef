#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the reader of XML exports says. Never a text of the input.
namespace kakehashi::mappers::xml::messages {

using fhir::Message;

inline constexpr Message kEmpty{.id = "empty-file", .en = "The input is empty.", .ja = "入力が空です。"};
inline constexpr Message kTooLarge{.id = "too-large",
                                   .en = "The input has {} bytes; the limit is {}.",
                                   .ja = "入力が{}バイトあります。上限は{}バイトです。"};
inline constexpr Message kTooDeep{
    .id = "too-deep", .en = "Elements are nested deeper than {} levels.", .ja = "要素の入れ子が{}段を超えています。"};
inline constexpr Message kTooMany{.id = "too-large",
                                  .en = "The document has more than {} elements, attributes and texts.",
                                  .ja = "要素・属性・文字列の数が{}を超えています。"};
inline constexpr Message kDocumentType{
    .id = "xml-dtd",
    .en = "A document type declaration (line {}, column {}) is refused: it could define entities or read other files.",
    .ja = "DTD宣言({}行{}列目)は、実体の定義や外部ファイルの読み込みができるため受け付けません。"};
inline constexpr Message kEncodingUnknown{.id = "undecodable",
                                          .en = "The XML declaration names an encoding that is not read here.",
                                          .ja = "XML宣言の文字コードには対応していません。"};

}  // namespace kakehashi::mappers::xml::messages
