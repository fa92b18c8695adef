#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What is wrong with a definition in itself.
namespace kakehashi::profiles::definition_messages {

using fhir::Message;

/// A notice to who gave the definition.
inline constexpr Message kNotice{.id = "definition-faulty", .en = "The profile {}: {}{}", .ja = "プロファイル{}: {}{}"};
inline constexpr Message kMore{.id = "definition-faulty",
                               .en = "The profile {} has {} more faults: validate the profile itself to see them all.",
                               .ja =
                                   "プロファイル{}にはほかに{}件の誤りがあります。プロファイル自体を検証すると、"
                                   "すべて表示されます。"};
inline constexpr Message kNoUrl{.id = "definition-without-url",
                                .en = "The {} {} has no url: nothing can name it, so it is not used.",
                                .ja = "{} {}にurlがありません。指定する方法がないため使いません。"};
inline constexpr Message kMaxForm{.id = "definition-faulty",
                                  .en = "The profile {}: {}: max '{}' is no number and not '*'; it is not checked.",
                                  .ja = "プロファイル{}: {}: max「{}」は数でも「*」でもないため、確認に使いません。"};
inline constexpr Message kFhirVersion{.id = "definition-fhir-version",
                                      .en = "The {} {} is for FHIR {}; this program reads it as R4 (4.0.1).",
                                      .ja = "{} {}はFHIR {}用です。このプログラムはR4(4.0.1)として読みます。"};

inline constexpr Message kRootSlicing{.id = "definition-root-slicing",
                                      .en = "The root of a profile cannot be sliced.",
                                      .ja = "プロファイルの最初の要素にslicingは使えません。"};
inline constexpr Message kSliceTwice{.id = "definition-slice-twice",
                                     .en = "The slice {} is there already: a slice is stated once.",
                                     .ja = "スライス{}が重複しています。"};
inline constexpr Message kIdTwice{
    .id = "definition-id-twice", .en = "The id {} is there already.", .ja = "id {}が重複しています。"};
inline constexpr Message kOrder{
    .id = "definition-order",
    .en = "Stands before {}, which comes first in the base: a differential keeps the order of its base.",
    .ja = "基底では{}の後にある要素です。差分(differential)の要素は基底と同じ順に並べます。"};
inline constexpr Message kPathForm{.id = "definition-path-form",
                                   .en = "'{}' is no path: names joined by dots, without blanks.",
                                   .ja = "「{}」はパスの形ではありません(空白のない名前をピリオドでつなぎます)。"};
inline constexpr Message kMeaningWhenMissing{
    .id = "definition-meaning-when-missing",
    .en = "meaningWhenMissing belongs to the definition of a type, and not to a profile.",
    .ja = "meaningWhenMissingは型の定義だけで使えます。プロファイルには書けません。"};
inline constexpr Message kConstraintKey{.id = "definition-constraint-key",
                                        .en = "R4 has an invariant {} already: a profile's has a key of its own.",
                                        .ja = "制約{}はR4にあります。プロファイルの制約には別のkeyを付けます。"};
inline constexpr Message kConstraintExpression{.id = "definition-constraint-expression",
                                               .en = "The invariant {} cannot be read and is never checked: {}",
                                               .ja = "制約{}の式を読めないため、確認されません: {}"};
inline constexpr Message kBindingToCodeSystem{.id = "definition-binding-code-system",
                                              .en = "The binding names {}, which is a CodeSystem and no ValueSet.",
                                              .ja = "バインディングの{}はCodeSystemです。ValueSetを指定します。"};
inline constexpr Message kNoDerivation{.id = "definition-derivation",
                                       .en = "What has a baseDefinition says by derivation what it is to it.",
                                       .ja = "baseDefinitionがあるときはderivationも必要です。"};
inline constexpr Message kOwnBase{.id = "definition-specialization",
                                  .en = "A specialization is a new type, and not {} again, which is its base's.",
                                  .ja = "specializationは新しい型です。基底と同じ型{}にはなりません。"};
inline constexpr Message kTypeOfR4{.id = "definition-type-of-r4",
                                   .en = "{} is a type of R4: other definitions can only constrain it.",
                                   .ja = "{}はR4の型です。ほかの定義はこれを制約すること(constraint)だけができます。"};
inline constexpr Message kTooLarge{.id = "definition-too-large",
                                   .en = "More than {} elements: not held against the base.",
                                   .ja = "要素が{}個を超えるため、基底と照合していません。"};

}  // namespace kakehashi::profiles::definition_messages
