#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What making a snapshot says.
namespace kakehashi::profiles::snapshot_messages {

using fhir::Message;

inline constexpr Message kNotStructureDefinition{.id = "snapshot-not-structure-definition",
                                                 .en = "This is a {}, not a StructureDefinition.",
                                                 .ja = "{}です。StructureDefinitionではありません。"};
inline constexpr Message kNotConstraint{
    .id = "snapshot-not-constraint",
    .en =
        "Only a profile (derivation \"constraint\" with a baseDefinition) gets a snapshot here: this one defines a "
        "type.",
    .ja =
        "スナップショットを作れるのはプロファイル(derivationが\"constraint\"でbaseDefinitionがあるもの)だけです。"
        "これは型の定義です。"};
inline constexpr Message kNoDifferential{.id = "snapshot-no-differential",
                                         .en = "The StructureDefinition has no differential.",
                                         .ja = "StructureDefinitionにdifferentialがありません。"};
inline constexpr Message kNotFound{.id = "snapshot-not-found",
                                   .en = "No StructureDefinition {} in the packages.",
                                   .ja = "StructureDefinition {}は読み込んだパッケージにありません。"};
inline constexpr Message kBaseMissing{.id = "snapshot-base-missing",
                                      .en = "The base {} is not here. Load the package that has it.",
                                      .ja = "基底の定義{}がありません。それを含むパッケージを読み込んでください。"};
inline constexpr Message kR4Missing{
    .id = "snapshot-r4-missing",
    .en = "R4's own definition {} is not here. Load the package hl7.fhir.r4.core 4.0.1 (--package).",
    .ja = "R4自身の定義{}がありません。パッケージhl7.fhir.r4.core 4.0.1を読み込んでください(--package)。"};
inline constexpr Message kCircularBase{
    .id = "snapshot-base-circular", .en = "{} builds on itself.", .ja = "{}は自分自身を基にしています。"};
inline constexpr Message kChainTooLong{.id = "snapshot-base-too-deep",
                                       .en = "More than {} definitions stand below one another.",
                                       .ja = "定義の派生が{}段を超えています。"};
inline constexpr Message kBaseIncomplete{
    .id = "snapshot-base-incomplete",
    .en = "In the snapshot of {} elements without their parent, or twice, stand: they are left out.",
    .ja = "{}のスナップショットに親要素のない要素または重複した要素があるため、それらは含まれません。"};
inline constexpr Message kBaseWithoutRoot{
    .id = "snapshot-base-without-root",
    .en = "The snapshot of {} has no element that stands for the whole: nothing can be built on it.",
    .ja = "{}のスナップショットに全体を表す最初の要素がないため、その上にプロファイルを作れません。"};
inline constexpr Message kPathUnknown{.id = "snapshot-path-unknown",
                                      .en = "The base has no element for {}: \"{}\" is not there.",
                                      .ja = "基底に{}に当たる要素がありません: 「{}」は存在しません。"};
inline constexpr Message kTooDeep{.id = "snapshot-too-deep",
                                  .en = "The element lies more than {} steps deep.",
                                  .ja = "要素の深さが{}段を超えています。"};
inline constexpr Message kIdMismatch{.id = "snapshot-id-mismatch",
                                     .en = "The element's id {} does not mean its path {}.",
                                     .ja = "要素のid {}がパス{}と一致しません。"};
inline constexpr Message kSliceWithoutSlicing{.id = "snapshot-slice-without-slicing",
                                              .en = "The slice {} stands at an element that no slicing divides.",
                                              .ja = "スライス{}の要素にはslicingがありません。"};
inline constexpr Message kTypeProfileMissing{
    .id = "snapshot-type-profile-missing",
    .en = "The profile {} of the type is not here: what it says of the element is left out.",
    .ja = "型のプロファイル{}がないため、その内容は要素に反映されません。"};
inline constexpr Message kMinLowered{.id = "snapshot-min-lowered",
                                     .en = "min {} is below the base's {}.",
                                     .ja = "min {}が基底の{}より小さくなっています。"};
inline constexpr Message kMaxRaised{.id = "snapshot-max-raised",
                                    .en = "max {} is above the base's {}.",
                                    .ja = "max {}が基底の{}より大きくなっています。"};
inline constexpr Message kMinAboveMax{
    .id = "snapshot-min-above-max", .en = "min {} is above max {}.", .ja = "min {}がmax {}より大きくなっています。"};
inline constexpr Message kTypeNotAllowed{.id = "snapshot-type-not-allowed",
                                         .en = "The base does not allow the type {}: it has {}.",
                                         .ja = "基底は型{}を許していません(許されるのは{})。"};
inline constexpr Message kTargetNotAllowed{.id = "snapshot-target-not-allowed",
                                           .en = "The base does not allow a reference to {}.",
                                           .ja = "基底は{}への参照を許していません。"};
inline constexpr Message kBindingWeakened{.id = "snapshot-binding-weakened",
                                          .en = "The base's binding is required; {} is weaker.",
                                          .ja = "基底のバインディングはrequiredです。{}では弱くなります。"};
inline constexpr Message kSlicingOfOne{.id = "snapshot-slicing-of-one",
                                       .en = "Only an element that repeats can be sliced; the base's max is {}.",
                                       .ja = "slicingは繰り返す要素だけに使えます(基底のmaxは{})。"};
inline constexpr Message kValueType{.id = "snapshot-value-type",
                                    .en = "{} has another type than the element, which has {}.",
                                    .ja = "{}の型が要素の型({})と違います。"};
inline constexpr Message kProfileOfOtherType{.id = "snapshot-profile-type",
                                             .en = "The profile {} is for {}, and not for the type {}.",
                                             .ja = "プロファイル{}は{}用で、型{}には使えません。"};
inline constexpr Message kTooLarge{.id = "snapshot-too-large",
                                   .en = "The snapshot would have more than {} elements.",
                                   .ja = "スナップショットの要素数が{}を超えます。"};

}  // namespace kakehashi::profiles::snapshot_messages
