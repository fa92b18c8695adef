#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the validator says.
namespace kakehashi::profiles::validation_messages {

using fhir::Message;

inline constexpr Message kNoResourceType{
    .id = "resource-type-unknown", .en = "The resourceType is missing.", .ja = "resourceTypeがありません。"};
inline constexpr Message kNoResource{.id = "resource-type-unknown",
                                     .en = "A resource is a JSON object, and this is none.",
                                     .ja = "リソースはJSONオブジェクトですが、これはJSONオブジェクトではありません。"};
inline constexpr Message kUnknownResourceType{.id = "resource-type-unknown",
                                              .en = "The resourceType '{}' is no resource of R4.",
                                              .ja = "resourceTypeの「{}」は、R4のリソースではありません。"};
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
inline constexpr Message kSystemRelative{.id = "system-relative",
                                         .en = "A system must be an absolute URI; found '{}'.",
                                         .ja = "systemは絶対URIで書きます。「{}」は絶対URIではありません。"};
inline constexpr Message kIdentifierUri{.id = "identifier-not-uri",
                                        .en = "With the system urn:ietf:rfc:3986, the value must be an absolute URI.",
                                        .ja = "systemがurn:ietf:rfc:3986のとき、valueは絶対URIで書きます。"};
inline constexpr Message kMin{.id = "cardinality-min",
                              .en = "'{}' must occur at least {} time(s); found {}.",
                              .ja = "「{}」は{}個以上必要ですが、{}個です。"};
inline constexpr Message kMax{.id = "cardinality-max",
                              .en = "'{}' may occur at most {} time(s); found {}.",
                              .ja = "「{}」は{}個までですが、{}個あります。"};
inline constexpr Message kForbidden{.id = "cardinality-max",
                                    .en = "'{}' must not be here; found {}.",
                                    .ja = "「{}」はここに書けません({}個あります)。"};
inline constexpr Message kMinOfSlice{
    .id = "cardinality-min",
    .en = "'{}' must occur at least {} time(s); found {}. What belongs to it: {}. What is there: {}.",
    .ja = "「{}」は{}個以上必要ですが、{}個です。これに当たるもの: {}。書かれているもの: {}。"};
inline constexpr Message kType{.id = "type-not-allowed",
                               .en = "The type {} is not allowed here; allowed: {}.",
                               .ja = "型{}は使えません。使える型: {}。"};
inline constexpr Message kNoTypeProfile{.id = "type-profile-none",
                                        .en = "Meets none of the profiles that are allowed here: {}.",
                                        .ja = "ここで許されるプロファイルのどれにも適合しません: {}。"};
inline constexpr Message kWhiteSpaceEnds{.id = "string-white-space-ends",
                                         .en = "The text begins or ends with white space: take it off.",
                                         .ja = "文字列の先頭または末尾に空白があります。取り除いてください。"};
inline constexpr Message kFixed{.id = "fixed-value",
                                .en = "Found {}; the profile has the fixed value {}, exactly.",
                                .ja = "値は{}ですが、プロファイルの固定値は{}です。完全に一致する必要があります。"};
inline constexpr Message kPattern{.id = "pattern-value",
                                  .en = "Found {}; the profile demands {} in it (pattern).",
                                  .ja = "値は{}ですが、プロファイルのパターンは{}で、これを含む必要があります。"};
inline constexpr Message kMaxLength{.id = "max-length",
                                    .en = "The text may have at most {} characters; it has {}.",
                                    .ja = "文字数は{}文字までですが、{}文字あります。"};
inline constexpr Message kMinValue{.id = "min-value",
                                   .en = "The value is below the least one that the profile allows: {}.",
                                   .ja = "プロファイルの最小値を下回っています。最小値: {}。"};
inline constexpr Message kMaxValue{.id = "max-value",
                                   .en = "The value is above the greatest one that the profile allows: {}.",
                                   .ja = "プロファイルの最大値を超えています。最大値: {}。"};
inline constexpr Message kAttachmentSize{.id = "attachment-size",
                                         .en = "The size says {} bytes; the data have {}.",
                                         .ja = "sizeは{}バイトですが、dataは{}バイトです。"};
inline constexpr Message kWhiteSpaceOnly{.id = "string-blank",
                                         .en = "The text is nothing but white space. Leave the element out.",
                                         .ja = "文字列が空白だけです。要素ごと省いてください。"};
inline constexpr Message kElementIdTwice{.id = "element-id-twice",
                                         .en = "The resource has another element with the id '{}'.",
                                         .ja = "同じリソースに、id「{}」の要素がほかにもあります。"};
inline constexpr Message kValueAlternative{.id = "value-alternative",
                                           .en = "Without a value, the extension {} must stand here.",
                                           .ja = "値がないときは拡張{}が必要です。"};
inline constexpr Message kBinding{
    .id = "binding-not-in-value-set",
    .en = "No code is from the value set {} ({} binding); found: {}.",
    .ja = "値セット{}に含まれるコードが1つもありません(バインディング: {})。書かれているもの: {}。"};
inline constexpr Message kBindingUnknown{.id = "binding-content-missing",
                                         .en = "Cannot check: the content of the value set {} is not here.",
                                         .ja = "値セット{}の内容がないため確認できません。"};
inline constexpr Message kUnknownCode{.id = "code-unknown",
                                      .en = "The code system {}, which is complete here, has no code '{}'.",
                                      .ja = "コードシステム{}(全件あり)に、コード「{}」はありません。"};
inline constexpr Message kSystemMisprinted{.id = "code-system-misprinted",
                                           .en = "Nobody knows the code system {}. Did you mean {}?",
                                           .ja = "コードシステム{}は知られていません。{}ではありませんか。"};
inline constexpr Message kNoSystem{
    .id = "coding-without-system",
    .en = "The Coding has the code '{}' and no system: nobody can tell what it means.",
    .ja = "Codingにコード「{}」があり、systemがありません。コードの意味を判断できません。"};
inline constexpr Message kSystemUnknown{.id = "code-system-unknown",
                                        .en = "Cannot check: nothing here defines the code system {}.",
                                        .ja = "コードシステム{}の定義がないため確認できません。"};
inline constexpr Message kSupplement{.id = "code-system-supplement",
                                     .en = "{} is a supplement: codes belong to the code system that it adds to.",
                                     .ja = "{}は補足(supplement)です。元のコードシステムを書いてください。"};
inline constexpr Message kDisplay{.id = "display-wrong",
                                  .en = "The code system {} displays the code '{}' as '{}', not as '{}'.",
                                  .ja = "コードシステム{}のコード「{}」の表示名は「{}」です。「{}」ではありません。"};
inline constexpr Message kSliceUnknown{.id = "slice-content-missing",
                                       .en = "Cannot check the slice '{}': the content of its value set is not here.",
                                       .ja = "値セットの内容がないためスライス「{}」を確認できません。"};
inline constexpr Message kSlicingClosed{
    .id = "slicing-closed",
    .en = "Belongs to no slice of '{}', and the slicing is closed: {}. The slices: {}.",
    .ja = "「{}」のどのスライスにも当たらず、ほかのものは書けません(closed): {}。スライス: {}。"};
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
inline constexpr Message kCanonicalRelative{.id = "canonical-relative",
                                            .en = "A canonical must be absolute, or begin with '#'.",
                                            .ja = "canonicalは絶対URLか「#」で始まる形で書きます。"};
inline constexpr Message kInvariantFailed{
    .id = "invariant", .en = "The constraint {} is not met: {}", .ja = "制約 {}: {}"};
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
