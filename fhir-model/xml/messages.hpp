#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the XML reader and writer say.
namespace kakehashi::fhir::xml_messages {

inline constexpr Message kNotXml{.id = "xml-malformed",
                                 .en = "Not well-formed XML at line {}, column {} (libxml2 error {}).",
                                 .ja = "{}行{}列目でXMLとして読めません(libxml2エラー{})。"};
inline constexpr Message kOtherEncoding{.id = "xml-encoding",
                                        .en = "The encoding is {}; FHIR is exchanged as UTF-8.",
                                        .ja = "文字コードが{}です。FHIRのリソースはUTF-8で授受します。"};
inline constexpr Message kSyntax{.id = kNotXml.id,
                                 .en = "Not well-formed XML at line {}, column {}: {} (libxml2 error {}).",
                                 .ja = "{}行{}列目でXMLとして読めません: {}(libxml2エラー{})。"};
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
                                         .en = "R4 does not know the element '{}' here.",
                                         .ja = "R4ではここに要素「{}」を置けません。"};
inline constexpr Message kUnknownAttribute{.id = "xml-unknown-attribute",
                                           .en = "R4 does not know the attribute '{}' of this element.",
                                           .ja = "この要素の属性「{}」はR4にありません。"};
inline constexpr Message kSchemaInstance{
    .id = "xml-schema-instance",
    .en = "The attribute '{}' is not allowed: a resource does not say where its schema lies.",
    .ja = "属性「{}」は使えません。リソースにスキーマの場所は書けません。"};
inline constexpr Message kWrongNamespace{.id = "xml-namespace",
                                         .en = "The element is in another namespace than {}.",
                                         .ja = "要素の名前空間が{}ではありません。"};
inline constexpr Message kOutOfOrder{.id = "xml-order",
                                     .en = "The element is out of order: it must stand before '{}'.",
                                     .ja = "要素の順序が違います。「{}」より前に置いてください。"};
inline constexpr Message kUnknownResource{.id = "xml-unknown-resource",
                                          .en = "R4 has no resource '{}'; it is not read.",
                                          .ja = "R4にリソース「{}」はありません。このリソースは読みません。"};
inline constexpr Message kSeveralResources{.id = "xml-several-resources",
                                           .en = "Only one resource may stand here; '{}' is not read.",
                                           .ja = "ここに置けるリソースは1つです。「{}」は読みません。"};
inline constexpr Message kEmptyElement{.id = "xml-empty-element",
                                       .en = "The element has neither a value nor content. Leave it out.",
                                       .ja = "要素に値も内容もありません。要素ごと省いてください。"};
inline constexpr Message kInstruction{.id = "xml-processing-instruction",
                                      .en = "Processing instructions are not allowed.",
                                      .ja = "処理命令(<?…?>)は使えません。"};
inline constexpr Message kTooManyFindings{.id = "xml-too-many-findings",
                                          .en = "More than {} faults: the others are not listed.",
                                          .ja = "誤りが{}個を超えています。残りは示しません。"};
inline constexpr Message kText{.id = "xml-text",
                               .en = "Text between elements is not allowed; values stand in the attribute 'value'.",
                               .ja = "要素の間に文字を書けません。値はvalue属性に書いてください。"};
inline constexpr Message kWrongByte{
    .id = "xml-wrong-byte",
    .en =
        "Not {}: the first wrong byte is at offset {} (line {}, column {}). Save it in UTF-8, or name its encoding in "
        "the XML declaration.",
    .ja = "{}ではありません(先頭から{}バイト目、{}行{}列目)。UTF-8で保存するか、XML宣言に文字コードを書いてください。"};
inline constexpr Message kUnknownEncoding{
    .id = "xml-unknown-encoding",
    .en = "The encoding '{}' of the XML declaration is not known. Save it in UTF-8.",
    .ja = "XML宣言の文字コード「{}」は分かりません。UTF-8で保存してください。"};
inline constexpr Message kWrongShape{.id = "xml-wrong-shape",
                                     .en = "The value's JSON form does not fit the element's R4 type.",
                                     .ja = "値のJSONでの形が、要素のR4の型と合いません。"};
inline constexpr Message kNoXmlCharacter{.id = "xml-character",
                                         .en = "The text holds a control character that XML cannot carry.",
                                         .ja = "XMLで表せない制御文字が文字列にあります。"};
inline constexpr Message kNotXhtml{
    .id = "xml-not-xhtml",
    .en = "The narrative must be one well-formed div element in the namespace http://www.w3.org/1999/xhtml.",
    .ja = "ナラティブは、名前空間 http://www.w3.org/1999/xhtml の整形式のdiv要素1つでなければなりません。"};

}  // namespace kakehashi::fhir::xml_messages
