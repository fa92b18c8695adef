#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the validator says of definitions as instances: ValueSet, CodeSystem, ConceptMap, SearchParameter, …
namespace kakehashi::profiles::validation_messages {

using fhir::Message;

inline constexpr Message kIncludeSystem{.id = "value-set-system-relative",
                                        .en = "The system of an include must be absolute.",
                                        .ja = "includeのsystemは絶対URLで書きます。"};
inline constexpr Message kConceptUnknown{.id = "value-set-code-unknown",
                                         .en = "The code system {} has no code '{}'.",
                                         .ja = "コードシステム{}にコード「{}」はありません。"};
inline constexpr Message kEcl{.id = "value-set-ecl",
                              .en = "'{}' is no SNOMED CT expression constraint.",
                              .ja = "「{}」はSNOMED CTの式制約(ECL)として読めません。"};
inline constexpr Message kCommitteeMissing{.id = "publication-committee",
                                           .en = "What HL7 publishes names its owning committee, by the extension {}.",
                                           .ja = "HL7が公開するリソースには、所管する委員会を拡張{}で記載します。"};
inline constexpr Message kExperimental{.id = "experimental",
                                       .en = "Experimental content is not allowed here.",
                                       .ja = "試験的(experimental)な内容は使えません。"};
inline constexpr Message kFilterForm{.id = "value-set-filter-coding",
                                     .en = "The property '{}' is a Coding: its value is written system#code, not '{}'.",
                                     .ja = "property「{}」はCodingです。「{}」ではなくsystem#codeの形で書きます。"};
inline constexpr Message kPropertyUriTwice{.id = "code-system-property-uri-twice",
                                           .en = "A property with this uri is defined already.",
                                           .ja = "同じuriのpropertyが既に定義されています。"};
inline constexpr Message kPropertyUri{.id = "code-system-property-uri",
                                      .en = "This uri means the property '{}' of type {}.",
                                      .ja = "このuriはproperty「{}」(型{})を意味します。"};
inline constexpr Message kBindingHere{.id = "binding-not-relevant",
                                      .en = "A binding says nothing at an element of these types.",
                                      .ja = "この型の要素にバインディングは意味を持ちません。"};
inline constexpr Message kCodeCount{.id = "code-system-count",
                                    .en = "The code system says {} concepts and is complete; it has {}.",
                                    .ja = "countは{}件ですが、completeなコードシステムに{}件あります。"};
inline constexpr Message kPropertyUndefined{.id = "code-system-property-undefined",
                                            .en = "The code system defines no property '{}'.",
                                            .ja = "コードシステムにproperty「{}」の定義がありません。"};
inline constexpr Message kPropertyOfHl7{.id = "code-system-property-hl7",
                                        .en = "HL7 defines no property with this uri.",
                                        .ja = "このuriのpropertyはHL7にありません。"};
inline constexpr Message kSupplementContent{
    .id = "code-system-supplement-content",
    .en = "A code system that supplements another has the content 'supplement', and only such a one.",
    .ja = "supplementsのあるコードシステムのcontentはsupplementで、supplementsのないものは別の値です。"};
inline constexpr Message kSupplementCode{.id = "code-system-supplement-code",
                                         .en = "The code system {}, which this one supplements, has no code '{}'.",
                                         .ja = "補足の対象のコードシステム{}に、コード「{}」はありません。"};
inline constexpr Message kNotPresent{.id = "code-system-not-present",
                                     .en = "The content is 'not-present', but concepts are here.",
                                     .ja = "contentがnot-presentですが、conceptがあります。"};
inline constexpr Message kFilterBoolean{.id = "value-set-filter-boolean",
                                        .en = "A filter on '{}' has the value true or false.",
                                        .ja = "「{}」のフィルターの値はtrueかfalseです。"};
inline constexpr Message kFilterExpression{.id = "value-set-filter-regex",
                                           .en = "The value of the filter is no regular expression.",
                                           .ja = "フィルターの値が正規表現として読めません。"};
inline constexpr Message kMapCode{
    .id = "concept-map-code-unknown", .en = "{} has no code '{}'.", .ja = "{}にコード「{}」はありません。"};
inline constexpr Message kComponents{.id = "search-parameter-components",
                                     .en = "A composite search parameter has at least two components.",
                                     .ja = "compositeの検索パラメーターにはcomponentが2つ以上必要です。"};
inline constexpr Message kSearchExpression{
    .id = "search-parameter-expression", .en = "The expression cannot be read: {}", .ja = "式を読めません: {}"};
inline constexpr Message kContextHere{.id = "structure-definition-context",
                                      .en = "Only the definition of an extension has a context.",
                                      .ja = "contextは拡張の定義だけに書けます。"};
inline constexpr Message kDefinitionBase{.id = "structure-definition-base",
                                         .en = "The {} of the definition is not that of its base.",
                                         .ja = "定義の{}が、基にする定義と異なります。"};
inline constexpr Message kExtensionOwnUrl{.id = "structure-definition-extension-url",
                                          .en = "The definition of an extension fixes Extension.url to its own url.",
                                          .ja = "拡張の定義では、Extension.urlをその定義のurlに固定します。"};
inline constexpr Message kPropertyTwice{.id = "code-system-property-twice",
                                        .en = "A property of this code is defined already.",
                                        .ja = "同じcodeのpropertyが既に定義されています。"};
inline constexpr Message kPropertyType{.id = "code-system-property-type",
                                       .en = "The property is defined with the type {}, the value has the type {}.",
                                       .ja = "propertyの型は{}ですが、値の型は{}です。"};

}  // namespace kakehashi::profiles::validation_messages
