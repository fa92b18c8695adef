#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the XML reader and writer say.
namespace kakehashi::fhir::xml_messages {

inline constexpr Message kNotXml{.id = "xml-malformed",
                                 .en = "Not well-formed XML at line {}, column {} (libxml2 error {}).",
                                 .ja = "{}行{}列目でXMLとして読めません(libxml2エラー{})。"};
inline constexpr Message kEmpty{.id = "xml-empty", .en = "The input is empty.", .ja = "入力が空です。"};
inline constexpr Message kTooLong{.id = "xml-too-long",
                                  .en = "The input has {} bytes; the limit is {}.",
                                  .ja = "入力が{}バイトあり、上限の{}バイトを超えています。"};
inline constexpr Message kTooDeep{.id = "xml-too-deep",
                                  .en = "Nested deeper than the limit of {} levels.",
                                  .ja = "入れ子が上限の{}段を超えています。"};
inline constexpr Message kTooManyNodes{.id = "xml-too-many-nodes",
                                       .en = "More values than the limit of {}.",
                                       .ja = "値の個数が上限の{}個を超えています。"};
inline constexpr Message kDocumentType{.id = "xml-document-type",
                                       .en = "A document type declaration (DOCTYPE) is not allowed. Remove it.",
                                       .ja = "文書型宣言(DOCTYPE)は使えません。取り除いてください。"};
inline constexpr Message kNotResource{.id = "xml-not-a-resource",
                                      .en = "Expected an R4 resource in the namespace http://hl7.org/fhir.",
                                      .ja = "名前空間 http://hl7.org/fhir のR4リソースが必要です。"};
inline constexpr Message kUnknownElement{.id = "xml-unknown-element",
                                         .en = "R4 does not know this element here (or its namespace is wrong).",
                                         .ja = "R4ではここにこの要素を置けません(または名前空間が違います)。"};
inline constexpr Message kUnknownAttribute{.id = "xml-unknown-attribute",
                                           .en = "R4 does not know an attribute of this element.",
                                           .ja = "この要素に、R4で使えない属性があります。"};
inline constexpr Message kText{.id = "xml-text",
                               .en = "Text between elements is not allowed; values stand in the attribute 'value'.",
                               .ja = "要素の間に文字を書けません。値はvalue属性に書いてください。"};
inline constexpr Message kWrongShape{.id = "xml-wrong-shape",
                                     .en = "The value's JSON form does not fit the element's R4 type.",
                                     .ja = "値のJSONでの形が、要素のR4の型と合いません。"};
inline constexpr Message kNoXmlCharacter{.id = "xml-character",
                                         .en = "The text holds a control character that XML cannot carry.",
                                         .ja = "XMLで表せない制御文字が文字列にあります。"};
inline constexpr Message kNotXhtml{
    .id = "xml-not-xhtml",
    .en = "The narrative must be one well-formed div element in the namespace http://www.w3.org/1999/xhtml.",
    .ja = "説明文(narrative)は、名前空間 http://www.w3.org/1999/xhtml の整形式のdiv要素1つでなければなりません。"};

}  // namespace kakehashi::fhir::xml_messages
