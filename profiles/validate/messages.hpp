#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the validator says.
namespace kakehashi::profiles::validation_messages {

using fhir::Message;

inline constexpr Message kUnknownResourceType{.id = "resource-type-unknown",
                                              .en = "The resourceType is missing or is no resource of R4.",
                                              .ja = "resourceTypeがないか、R4のリソースではありません。"};
inline constexpr Message kUnknownElement{
    .id = "element-unknown", .en = "'{}' has no element '{}' in R4.", .ja = "R4の「{}」に要素「{}」はありません。"};
inline constexpr Message kNotObject{
    .id = "json-not-object", .en = "A {} must be a JSON object.", .ja = "{}はJSONオブジェクトで書きます。"};
inline constexpr Message kNotArray{.id = "json-not-array",
                                   .en = "'{}' repeats: write it as a JSON array.",
                                   .ja = "「{}」は繰り返す要素です。JSON配列で書いてください。"};
inline constexpr Message kNotRepeating{.id = "json-array-unexpected",
                                       .en = "'{}' does not repeat: write it without a JSON array.",
                                       .ja = "「{}」は繰り返さない要素です。JSON配列にしないでください。"};
inline constexpr Message kEmpty{
    .id = "ele-1", .en = "An element must have a value or children.", .ja = "要素には値または子要素が必要です。"};
inline constexpr Message kPrimitiveKind{
    .id = "primitive-json-kind", .en = "A {} must be written as JSON {}.", .ja = "{}はJSONの{}で書きます。"};
inline constexpr Message kUuid{.id = "uuid-format",
                               .en = "A UUID has 8-4-4-4-12 hexadecimal digits in lower case.",
                               .ja = "UUIDは小文字の16進数で8-4-4-4-12桁です。"};
inline constexpr Message kOid{.id = "oid-format",
                              .en = "An OID has numbers without leading zeros between dots, the first 0, 1 or 2.",
                              .ja = "OIDは0、1、2のどれかで始まり、先頭に0のない数を「.」でつないで書きます。"};
inline constexpr Message kUrnMissing{.id = "uri-urn-missing",
                                     .en = "An OID or UUID is written as a URI with 'urn:' before it.",
                                     .ja = "OIDとUUIDは、先頭に「urn:」を付けたURIで書きます。"};
inline constexpr Message kCanonicalUrl{.id = "canonical-url-relative",
                                       .en = "The url of a definition must be absolute.",
                                       .ja = "定義のurlは絶対URLで書きます。"};
inline constexpr Message kSystemRelative{
    .id = "system-relative", .en = "A system must be an absolute URI.", .ja = "systemは絶対URIで書きます。"};
inline constexpr Message kIdentifierUri{.id = "identifier-not-uri",
                                        .en = "With the system urn:ietf:rfc:3986, the value must be an absolute URI.",
                                        .ja = "systemがurn:ietf:rfc:3986のとき、valueは絶対URIで書きます。"};
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
inline constexpr Message kMin{.id = "cardinality-min",
                              .en = "'{}' must occur at least {} time(s); found {}.",
                              .ja = "「{}」は{}個以上必要ですが、{}個です。"};
inline constexpr Message kMax{.id = "cardinality-max",
                              .en = "'{}' may occur at most {} time(s); found {}.",
                              .ja = "「{}」は{}個までですが、{}個あります。"};
inline constexpr Message kType{.id = "type-not-allowed",
                               .en = "The type {} is not allowed here; allowed: {}.",
                               .ja = "型{}は使えません。使える型: {}。"};
inline constexpr Message kNoTypeProfile{.id = "type-profile-none",
                                        .en = "Meets none of the profiles that are allowed here: {}.",
                                        .ja = "ここで許されるプロファイルのどれにも適合しません: {}。"};
inline constexpr Message kFixed{.id = "fixed-value",
                                .en = "The value must be exactly the fixed value of the profile{}.",
                                .ja = "プロファイルの固定値と完全に一致する必要があります{}。"};
inline constexpr Message kPattern{.id = "pattern-value",
                                  .en = "The value must contain the pattern of the profile{}.",
                                  .ja = "プロファイルのパターンを含む必要があります{}。"};
inline constexpr Message kMaxLength{
    .id = "max-length", .en = "The text may have at most {} characters.", .ja = "文字数は{}文字までです。"};
inline constexpr Message kMinValue{.id = "min-value",
                                   .en = "The value is below the least one that the profile allows.",
                                   .ja = "プロファイルの最小値を下回っています。"};
inline constexpr Message kMaxValue{.id = "max-value",
                                   .en = "The value is above the greatest one that the profile allows.",
                                   .ja = "プロファイルの最大値を超えています。"};
inline constexpr Message kAttachmentSize{.id = "attachment-size",
                                         .en = "The size says {} bytes; the data have {}.",
                                         .ja = "sizeは{}バイトですが、dataは{}バイトです。"};
inline constexpr Message kNarrativeEmpty{
    .id = "txt-2", .en = "The narrative has neither text nor an image.", .ja = "ナラティブに文字も画像もありません。"};
inline constexpr Message kNarrativeMalformed{
    .id = "txt-1",
    .en =
        "The narrative is not one well-formed div element (fault at byte {} of the text; HTML entities do not exist).",
    .ja = "ナラティブが整形式のdiv要素1つではありません(文字列の{}バイト目。HTMLの実体参照は使えません)。"};
inline constexpr Message kNarrativeNamespace{
    .id = "txt-1",
    .en = "The narrative's element <{}> is not in the namespace http://www.w3.org/1999/xhtml.",
    .ja = "ナラティブの要素<{}>の名前空間が http://www.w3.org/1999/xhtml ではありません。"};
inline constexpr Message kNarrativeElement{
    .id = "txt-1", .en = "The narrative may not contain the element <{}>.", .ja = "ナラティブに要素<{}>は使えません。"};
inline constexpr Message kNarrativeAttribute{.id = "txt-1",
                                             .en = "The narrative may not contain the attribute <{}=…>.",
                                             .ja = "ナラティブに属性<{}=…>は使えません。"};
inline constexpr Message kNarrativeScript{.id = "txt-1",
                                          .en =
                                              "The narrative's link <{}=…> has the scheme '{}:', which runs a script. "
                                              "Links may have http, https, mailto, tel "
                                              "and other schemes that show something, or lead to #id in the document.",
                                          .ja =
                                              "ナラティブのリンク<{}=…>のスキーム「{}:"
                                              "」は、スクリプトを実行するため使えません。http、https、mailto、telなど、"
                                              "表示するだけのURLか、文書内の#idにしてください。"};
inline constexpr Message kNarrativeTooMany{.id = "txt-1",
                                           .en = "More than {} faults in the narrative: the others are not listed.",
                                           .ja = "ナラティブの誤りが{}個を超えています。残りは示しません。"};
inline constexpr Message kNarrativeLink{.id = "txt-1",
                                        .en = "The narrative's link <{}=…> is empty or has characters that no URL has.",
                                        .ja = "ナラティブのリンク<{}=…>が空か、URLに使えない文字を含んでいます。"};
inline constexpr Message kNarrativeParagraph{.id = "txt-1",
                                             .en = "The narrative has the element <{}> inside a paragraph.",
                                             .ja = "ナラティブの段落(p)の中に要素<{}>は置けません。"};
inline constexpr Message kLinkBroken{.id = "narrative-link",
                                     .en = "The link {} of the narrative leads nowhere in the document.",
                                     .ja = "ナラティブのリンク{}の先が文書の中にありません。"};
inline constexpr Message kWhiteSpaceOnly{.id = "string-blank",
                                         .en = "The text is nothing but white space. Leave the element out.",
                                         .ja = "文字列が空白だけです。要素ごと省いてください。"};
inline constexpr Message kHtmlInText{.id = "text-html",
                                     .en = "The text contains what looks like an HTML tag.",
                                     .ja = "文字列にHTMLタグらしきものがあります。"};
inline constexpr Message kElementIdTwice{.id = "element-id-twice",
                                         .en = "The resource has another element with the id '{}'.",
                                         .ja = "同じリソースに、id「{}」の要素がほかにもあります。"};
inline constexpr Message kValueAlternative{.id = "value-alternative",
                                           .en = "Without a value, the extension {} must stand here.",
                                           .ja = "値がないときは拡張{}が必要です。"};
inline constexpr Message kTextSource{
    .id = "narrative-source",
    .en = "A part of the narrative has no class boilerplate, generated or original.",
    .ja = "ナラティブに、出所を示すclass(boilerplate、generated、original)のない部分があります。"};
inline constexpr Message kTextLanguage{.id = "narrative-language",
                                       .en = "The narrative must have a section in a language that it lacks: {}.",
                                       .ja = "ナラティブに必要な言語の部分がありません: {}。"};
inline constexpr Message kTextNoLanguage{.id = "narrative-language-none",
                                         .en = "The narrative must not have sections by language.",
                                         .ja = "ナラティブに言語別の部分は置けません。"};
inline constexpr Message kBinding{.id = "binding-not-in-value-set",
                                  .en = "No code is from the value set {} ({} binding).",
                                  .ja = "値セット{}に含まれるコードが1つもありません(バインディング: {})。"};
inline constexpr Message kBindingUnknown{.id = "binding-content-missing",
                                         .en = "Cannot check: the content of the value set {} is not here.",
                                         .ja = "値セット{}の内容がないため確認できません。"};
inline constexpr Message kUnknownCode{.id = "code-unknown",
                                      .en = "The code system {}, which is complete here, has no such code.",
                                      .ja = "コードシステム{}(全件あり)に、このコードはありません。"};
inline constexpr Message kSystemMisprinted{.id = "code-system-misprinted",
                                           .en = "Nobody knows the code system {}. Did you mean {}?",
                                           .ja = "コードシステム{}は知られていません。{}ではありませんか。"};
inline constexpr Message kNoSystem{.id = "coding-without-system",
                                   .en = "The Coding has a code and no system: nobody can tell what the code means.",
                                   .ja = "Codingにcodeがあり、systemがありません。コードの意味を判断できません。"};
inline constexpr Message kSupplement{.id = "code-system-supplement",
                                     .en = "{} is a supplement: codes belong to the code system that it adds to.",
                                     .ja = "{}は補足(supplement)です。元のコードシステムを書いてください。"};
inline constexpr Message kDisplay{.id = "display-wrong",
                                  .en = "The code system {} gives this code another display.",
                                  .ja = "コードシステム{}では、このコードの表示名が異なります。"};
inline constexpr Message kSliceUnknown{.id = "slice-content-missing",
                                       .en = "Cannot check the slice '{}': the content of its value set is not here.",
                                       .ja = "値セットの内容がないためスライス「{}」を確認できません。"};
inline constexpr Message kSlicingClosed{.id = "slicing-closed",
                                        .en = "Belongs to no slice of '{}', and the slicing is closed.",
                                        .ja = "「{}」のどのスライスにも当たりません(closed)。"};
inline constexpr Message kSlicingAtEnd{.id = "slicing-open-at-end",
                                       .en = "'{}': what belongs to no slice must stand after the slices.",
                                       .ja = "「{}」: スライスに当たらないものは最後に置いてください。"};
inline constexpr Message kSliceSeveral{.id = "slice-several",
                                       .en = "'{}': the element is in more than one slice: {} and {}.",
                                       .ja = "「{}」: 要素が2つ以上のスライスに当てはまります: {}と{}。"};
inline constexpr Message kSlicingOrder{.id = "slicing-order",
                                       .en = "'{}': the slices must stand in the order of the profile.",
                                       .ja = "「{}」: スライスはプロファイルの順に並べてください。"};
inline constexpr Message kProfileUnknown{.id = "profile-unknown",
                                         .en = "Cannot check: the profile {} is not here.",
                                         .ja = "プロファイル{}がないため確認できません。"};
inline constexpr Message kProfileVersion{.id = "profile-version-differs",
                                         .en = "The version {} of the profile {} is not here; checked with version {}.",
                                         .ja = "版{}のプロファイル{}がないため、版{}で確認しました。"};
inline constexpr Message kProfileType{.id = "profile-type",
                                      .en = "The profile {} is for {}, not for {}.",
                                      .ja = "プロファイル{}は{}用で、{}には使えません。"};
inline constexpr Message kBaseMissing{.id = "profile-base-unknown",
                                      .en = "Checked in part: {}, from which the profile {} derives, is not here.",
                                      .ja = "{}がないため、それを基にするプロファイル{}は一部だけ確認しました。"};
inline constexpr Message kExtensionUrl{
    .id = "extension-url", .en = "An extension needs a url.", .ja = "拡張にはurlが必要です。"};
inline constexpr Message kExtensionUnknown{.id = "extension-unknown",
                                           .en = "The extension {} is not known here and is not checked.",
                                           .ja = "拡張{}の定義がないため確認していません。"};
inline constexpr Message kModifierUnknown{
    .id = "modifier-extension-unknown",
    .en = "The modifier extension {} is not known: the element cannot be understood safely.",
    .ja = "modifierExtension {}の定義がないため、要素を安全に解釈できません。"};
inline constexpr Message kModifierKind{.id = "extension-modifier",
                                       .en = "The extension {} must be written as {}.",
                                       .ja = "拡張{}は{}として書く必要があります。"};
inline constexpr Message kExtensionRelative{.id = "extension-url-relative",
                                            .en = "The url of an extension must be absolute.",
                                            .ja = "拡張のurlは絶対URLで書きます。"};
inline constexpr Message kExtensionVersion{.id = "extension-url-version",
                                           .en = "The url of an extension has no version.",
                                           .ja = "拡張のurlに版(|以降)は書けません。"};
inline constexpr Message kExtensionPart{.id = "extension-part-unknown",
                                        .en = "The extension {} has no part of this name.",
                                        .ja = "拡張{}に、この名前の部分はありません。"};
inline constexpr Message kExtensionContext{.id = "extension-context",
                                           .en = "The extension {} may not stand here; it may stand at: {}.",
                                           .ja = "拡張{}はここには置けません。置ける場所: {}。"};
inline constexpr Message kContainedMissing{.id = "reference-contained-missing",
                                           .en = "The reference points to a contained resource that is not there.",
                                           .ja = "参照先のcontainedリソースがありません。"};
inline constexpr Message kBundleMissing{.id = "reference-not-in-bundle",
                                        .en = "No entry of the Bundle has the fullUrl that the urn reference names.",
                                        .ja = "urn参照が指すfullUrlのエントリーがBundleにありません。"};
inline constexpr Message kSeveralMatches{.id = "reference-ambiguous",
                                         .en = "Several entries of the Bundle are what the reference means.",
                                         .ja = "参照に当たるエントリーがBundleに複数あります。"};
inline constexpr Message kReferenceTarget{.id = "reference-target",
                                          .en = "The reference points to {}; allowed: {}.",
                                          .ja = "参照先が{}です。許されるのは{}です。"};
inline constexpr Message kReferenceType{.id = "reference-type",
                                        .en = "Reference.type says '{}'; the reference says something else.",
                                        .ja = "Reference.typeの「{}」が、参照先の型と一致しません。"};
inline constexpr Message kReferenceProfile{.id = "reference-target-profile",
                                           .en = "The resource that is referred to meets none of: {}.",
                                           .ja = "参照先のリソースが次のどれにも適合しません: {}。"};
inline constexpr Message kFullUrlTwice{.id = "bdl-7",
                                       .en = "The Bundle has this fullUrl in an earlier entry too.",
                                       .ja = "同じfullUrlのエントリーがBundleに既にあります。"};
inline constexpr Message kFullUrlRelative{
    .id = "full-url-relative", .en = "A fullUrl must be absolute.", .ja = "fullUrlは絶対URLで書きます。"};
inline constexpr Message kFullUrlVersion{
    .id = "bdl-8", .en = "A fullUrl names no version.", .ja = "fullUrlに版(/_history/)は書けません。"};
inline constexpr Message kFullUrlMissing{.id = "full-url-missing",
                                         .en = "Without a fullUrl, the relative references of the entry mean nothing.",
                                         .ja = "fullUrlがないため、このエントリーの相対参照の意味が決まりません。"};
inline constexpr Message kReferenceForm{.id = "reference-form",
                                        .en = "A relative reference is written [type]/[id]; found '{}'.",
                                        .ja = "相対参照は[リソース型]/[id]の形で書きます。「{}」は読めません。"};
inline constexpr Message kReferenceElsewhere{.id = "reference-target-missing",
                                             .en = "What the reference means is not in the folder of targets.",
                                             .ja = "参照先のリソースが、参照先フォルダーにありません。"};
inline constexpr Message kCanonicalRelative{.id = "canonical-relative",
                                            .en = "A canonical must be absolute, or begin with '#'.",
                                            .ja = "canonicalは絶対URLか「#」で始まる形で書きます。"};
inline constexpr Message kFullUrlOther{.id = "full-url-other",
                                       .en = "The fullUrl names a type and an id that are not those of the resource.",
                                       .ja = "fullUrlの型とidがリソースと一致しません。"};
inline constexpr Message kSearchOutcome{.id = "search-outcome-type",
                                        .en = "An entry with the mode 'outcome' must be an OperationOutcome.",
                                        .ja = "modeがoutcomeのエントリーはOperationOutcomeです。"};
inline constexpr Message kSearchId{
    .id = "search-result-id", .en = "A search result must have an id.", .ja = "検索結果にはidが必要です。"};
inline constexpr Message kSearchType{.id = "search-result-type",
                                     .en = "A {} is no match of the search that the link 'self' names.",
                                     .ja = "{}は、リンクselfの検索の結果ではありません。"};
inline constexpr Message kEntryProfile{.id = "entry-missing",
                                       .en = "The Bundle has no {} number {} (from 0), which must meet {}.",
                                       .ja = "Bundleに{}の{}番目(0から)がなく、{}への適合を確認できません。"};
inline constexpr Message kEntryWithoutFullUrl{.id = "full-url-required",
                                              .en = "Each entry of this Bundle must have a fullUrl.",
                                              .ja = "このBundleのエントリーにはfullUrlが必要です。"};
inline constexpr Message kSearchNoResource{.id = "search-result-empty",
                                           .en = "A search result must have a resource.",
                                           .ja = "検索結果にはリソースが必要です。"};
inline constexpr Message kFirstEntry{
    .id = "bundle-first-entry", .en = "The first entry must be a {}.", .ja = "最初のエントリーは{}です。"};
inline constexpr Message kLinkOfSearch{.id = "bundle-link-of-search",
                                       .en = "The link '{}' stands in searches and histories only.",
                                       .ja = "リンク「{}」は検索結果と履歴だけに置けます。"};
inline constexpr Message kLinkTwice{
    .id = "bundle-link-twice", .en = "The link '{}' may occur once only.", .ja = "リンク「{}」は1つだけです。"};
inline constexpr Message kNotInDocument{.id = "document-reference-missing",
                                        .en = "The resource that the Composition refers to is not in the document.",
                                        .ja = "Compositionが参照するリソースが文書の中にありません。"};
inline constexpr Message kNotInMessage{.id = "message-reference-missing",
                                       .en = "The resource that the message is about is not in the message.",
                                       .ja = "メッセージの対象(focus)のリソースがメッセージの中にありません。"};
inline constexpr Message kStylesheetMissing{.id = "document-stylesheet-missing",
                                            .en = "The style sheet is not in the document.",
                                            .ja = "スタイルシートが文書の中にありません。"};
inline constexpr Message kEntryUnreachable{
    .id = "document-entry-unreachable",
    .en = "No reference leads from the Composition to this entry, nor from here to what the Composition reaches.",
    .ja = "Compositionから、またはCompositionがたどるリソースへ、参照でつながっていないentryです。"};
inline constexpr Message kContainedUnused{
    .id = "dom-3",
    .en = "Nothing in the resource refers to this contained resource, and it does not refer to the resource.",
    .ja = "このcontainedリソースはどこからも参照されず、元のリソースへの参照もありません。"};
inline constexpr Message kContainedIdTwice{.id = "contained-id",
                                           .en = "A contained resource needs an id of its own.",
                                           .ja = "containedリソースには重複しないidが必要です。"};
inline constexpr Message kInvariantFailed{.id = "invariant", .en = "{}: {}", .ja = "制約 {}: {}"};
inline constexpr Message kRulingApplied{
    .id = "ruling-applied",
    .en =
        "{} is met as its publisher means it, though not as the expression is written: other validators may call it "
        "an error. Nothing needs to be changed.",
    .ja =
        "制約{}は、公表された式のままでは満たしませんが、意図どおりには満たしています。ほかの検証器ではエラーになる"
        "ことがあります。直す必要はありません。"};
inline constexpr Message kInvariantUnchecked{
    .id = "invariant-not-checked", .en = "Cannot check the invariant {}: {}", .ja = "制約{}を確認できません: {}"};

// What an expression asks and nothing here answers.
inline constexpr Message kMembershipUnknown{.id = "member-of-unknown",
                                            .en = "Cannot check: the content of the value set {} is not here.",
                                            .ja = "値セット{}の内容がないため確認できません。"};
inline constexpr Message kConformanceUnknown{.id = "conforms-to-unknown",
                                             .en = "Cannot check: the profile {} is not here.",
                                             .ja = "プロファイル{}がないため確認できません。"};
inline constexpr Message kSliceMembershipUnknown{
    .id = "slice-unknown",
    .en = "Cannot check: the profile of the slice {}, or what tells its items, is not here.",
    .ja = "スライス{}のプロファイル、または判別に必要な内容がないため確認できません。"};
inline constexpr Message kSubsumptionUnknown{.id = "subsumes-unknown",
                                             .en = "Cannot check: the content of the code system is not here.",
                                             .ja = "コードシステムの内容がないため確認できません。"};
inline constexpr Message kDefinitionUnknown{
    .id = "element-definition-unknown",
    .en = "Cannot tell: the StructureDefinition of the element is not here; give its package.",
    .ja = "要素のStructureDefinitionがありません。パッケージを指定してください。"};
inline constexpr Message kReferenceUnknown{.id = "resolve-unknown",
                                           .en = "Cannot resolve: what the reference {} means is not here.",
                                           .ja = "参照{}の先がここにないため解決できません。"};
inline constexpr Message kReferenceAmbiguous{
    .id = "resolve-ambiguous",
    .en = "Cannot resolve: the reference {} means different resources in different entries.",
    .ja = "参照{}の指すリソースがエントリーによって異なるため解決できません。"};

}  // namespace kakehashi::profiles::validation_messages
