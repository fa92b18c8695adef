#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the terminology operations say.
namespace kakehashi::profiles::terminology_messages {

using fhir::Message;

// Cannot tell: information, never an error.
inline constexpr Message kNotHere{
    .id = "terminology-content-missing",
    .en = "Cannot tell: the content of {} is not here. Load a package that has it.",
    .ja = "判定できません: {}の内容がここにありません。内容を持つパッケージを読み込んでください。"};
inline constexpr Message kOtherVersion{.id = "terminology-version-missing",
                                       .en = "Cannot tell: {} is here in version {}, not {}.",
                                       .ja = "判定できません: {}はバージョン{}で、{}はここにありません。"};
inline constexpr Message kIncomplete{.id = "terminology-code-system-incomplete",
                                     .en = "Cannot tell: only a part of the code system {} is here.",
                                     .ja = "判定できません: コードシステム{}は一部だけがここにあります。"};
inline constexpr Message kNoSubsumption{
    .id = "terminology-no-subsumption",
    .en = "Cannot tell: the hierarchy of {} is \"{}\", which says nothing of subsumption.",
    .ja = "判定できません: {}の階層は「{}」で、包含関係を示しません。"};

inline constexpr Message kCircle{.id = "terminology-value-set-circular",
                                 .en = "Cannot tell: the value set {} includes itself.",
                                 .ja = "判定できません: 値セット{}が自分自身を含んでいます。"};
inline constexpr Message kFilterOperator{
    .id = "terminology-filter-operator",
    .en = "Cannot tell: the value set {} has a filter with the operator '{}', which R4 does not have.",
    .ja = "判定できません: 値セット{}のフィルターに、R4にない演算子「{}」があります。"};
inline constexpr Message kFilterPattern{
    .id = "terminology-filter-pattern",
    .en = "Cannot tell: the value set {} has a filter whose regular expression cannot be read: {}",
    .ja = "判定できません: 値セット{}のフィルターの正規表現が読めません: {}"};

inline constexpr Message kCodingWithoutSystem{.id = "terminology-coding-without-system",
                                              .en = "The Coding has no system, so its code '{}' means nothing.",
                                              .ja = "Codingにsystemがないため、コード「{}」の意味が決まりません。"};

// What was asked wrongly.
inline constexpr Message kNoParameters{.id = "terminology-no-parameters",
                                       .en = "A Parameters resource is expected.",
                                       .ja = "Parametersリソースが必要です。"};
inline constexpr Message kUnknownParameter{.id = "terminology-parameter-unknown",
                                           .en = "{} has no parameter {}.",
                                           .ja = "{}に{}というパラメーターはありません。"};
inline constexpr Message kUnsupportedParameter{.id = "terminology-parameter-unsupported",
                                               .en = "{}: the parameter {} is not supported here.",
                                               .ja = "{}: パラメーター{}には対応していません。"};
inline constexpr Message kRepeatedParameter{.id = "terminology-parameter-repeated",
                                            .en = "{}: the parameter {} may be given once only.",
                                            .ja = "{}: パラメーター{}は1回だけ指定できます。"};
inline constexpr Message kTooManyParameters{
    .id = "terminology-too-many",
    .en = "{}: at most 200 parameters, 20 dependencies, 100 codings of a CodeableConcept and 1,000 bytes of a filter.",
    .ja = "{}: パラメーターは200個、dependencyは20個、CodeableConceptのcodingは100個、filterは1,000バイトまでです。"};
inline constexpr Message kParameterType{.id = "terminology-parameter-type",
                                        .en = "{}: the parameter {} is to be a {}.",
                                        .ja = "{}: パラメーター{}の型は{}です。"};
inline constexpr Message kNotInText{.id = "terminology-parameter-not-text",
                                    .en = "{}: the parameter {} can only be given in a Parameters resource.",
                                    .ja = "{}: パラメーター{}はParametersリソースでのみ指定できます。"};
inline constexpr Message kRequired{
    .id = "terminology-parameter-missing", .en = "{} needs {}.", .ja = "{}には{}が必要です。"};
inline constexpr Message kSystemsDiffer{.id = "terminology-systems-differ",
                                        .en = "The two codes are of different code systems.",
                                        .ja = "2つのコードのコードシステムが異なります。"};
inline constexpr Message kUnknownCode{.id = "terminology-code-unknown",
                                      .en = "The code {} is not in the code system {}.",
                                      .ja = "コード{}はコードシステム{}にありません。"};
inline constexpr Message kTooCostly{
    .id = "terminology-too-costly",
    .en = "The value set {} is too large to be expanded here. Ask with $validate-code, code by code.",
    .ja = "値セット{}は大きすぎて展開できません。コードごとに$validate-codeを使ってください。"};
inline constexpr Message kVersionRefused{.id = "terminology-version-refused",
                                         .en = "The value set uses {} in version {}, not {}.",
                                         .ja = "値セットは{}のバージョン{}を使い、{}ではありません。"};
inline constexpr Message kUnknownOperation{.id = "terminology-operation-unknown",
                                           .en = "There is no terminology operation {}.",
                                           .ja = "{}という用語操作はありません。"};

// What stands in Parameters.message.
inline constexpr Message kNotInValueSet{.id = "terminology-not-in-value-set",
                                        .en = "The code {} is not in the value set {}.",
                                        .ja = "コード{}は値セット{}にありません。"};
inline constexpr Message kWrongDisplay{.id = "terminology-display-wrong",
                                       .en = "The display \"{}\" is none of the code {}; expected \"{}\".",
                                       .ja = "表示名「{}」はコード{}のものではありません。正しくは「{}」です。"};
inline constexpr Message kUncheckedDisplay{.id = "terminology-display-unchecked",
                                           .en = "The display \"{}\" of the code {} cannot be checked here.",
                                           .ja = "表示名「{}」(コード{})はここでは確認できません。"};
inline constexpr Message kAbstract{.id = "terminology-code-abstract",
                                   .en = "The code {} is abstract: a grouping, not for use in a record.",
                                   .ja = "コード{}は抽象コード(分類)で、記録には使えません。"};
inline constexpr Message kInactive{
    .id = "terminology-code-inactive", .en = "The code {} is inactive.", .ja = "コード{}は無効(inactive)です。"};
inline constexpr Message kNotMapped{.id = "terminology-not-mapped",
                                    .en = "No concept map here translates the code {}.",
                                    .ja = "コード{}を変換する概念マップはここにありません。"};

}  // namespace kakehashi::profiles::terminology_messages
