#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What is wrong with the definitions themselves, or missing among them, so that a record cannot be checked.
namespace kakehashi::profiles::validation_messages {

inline constexpr fhir::Message kBindingCircle{.id = "binding-value-set-circular",
                                              .en = "Cannot check the binding to {}: the value set {} includes itself.",
                                              .ja = "値セット{}を確認できません: 値セット{}が自分自身を含んでいます。"};
inline constexpr fhir::Message kBindingFilterOperator{
    .id = "binding-filter-operator",
    .en = "Cannot check: the value set {} has a filter with the operator '{}', which R4 does not have.",
    .ja = "値セット{}のフィルターにR4にない演算子「{}」があるため確認できません。"};
inline constexpr fhir::Message kBindingFilterPattern{
    .id = "binding-filter-pattern",
    .en = "Cannot check: the value set {} has a filter whose regular expression cannot be read: {}",
    .ja = "値セット{}のフィルターの正規表現が読めないため確認できません: {}"};

inline constexpr fhir::Message kInvariantUnreadable{.id = "invariant-not-checked",
                                                    .en = "Cannot check the invariant {} ({}): {}",
                                                    .ja = "制約{}({})を確認できません: {}"};
inline constexpr fhir::Message kR4ExtensionUnknown{
    .id = "extension-unknown",
    .en =
        "The extension {} is to be one of R4's own, whose definition is not here: add the package hl7.fhir.r4.core "
        "with --package to check it.",
    .ja =
        "拡張{}はR4自身の拡張のはずですが、定義がないため確認していません。--packageでhl7.fhir.r4.coreのパッケージを"
        "追加してください。"};
inline constexpr fhir::Message kSliceWithoutDiscriminator{
    .id = "slice-without-discriminator",
    .en = "Cannot check the slice '{}': the profile does not say by what its slices are told apart (discriminator).",
    .ja = "スライス「{}」を確認できません: プロファイルに、スライスを見分ける基準(discriminator)がありません。"};

}  // namespace kakehashi::profiles::validation_messages
