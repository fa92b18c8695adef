#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the validator says of questionnaires and of the answers to them.
namespace kakehashi::profiles::validation_messages {

using fhir::Message;

inline constexpr Message kQuestionnaireUnknown{.id = "questionnaire-unknown",
                                               .en = "Cannot check the answers: the questionnaire {} is not here.",
                                               .ja = "質問票{}がないため、回答を確認できません。"};
inline constexpr Message kQuestionnaireTooCostly{
    .id = "questionnaire-too-costly",
    .en = "The answers were not all checked: too many items, conditions and answers.",
    .ja = "項目、条件、回答が多すぎるため、回答の一部を確認していません。"};
inline constexpr Message kItemUnknown{.id = "response-item-unknown",
                                      .en = "The questionnaire has no item '{}'.",
                                      .ja = "質問票に項目「{}」はありません。"};
inline constexpr Message kItemElsewhere{.id = "response-item-elsewhere",
                                        .en = "The item '{}' stands at another place of the questionnaire.",
                                        .ja = "項目「{}」は、質問票では別の位置にあります。"};
inline constexpr Message kItemOrder{.id = "response-item-order",
                                    .en = "The item '{}' stands in another order than in the questionnaire.",
                                    .ja = "項目「{}」の順番が質問票と異なります。"};
inline constexpr Message kItemNotEnabled{.id = "response-item-not-enabled",
                                         .en = "The item '{}' is answered, though other answers do not enable it.",
                                         .ja = "項目「{}」は、他の回答により回答できない項目です。"};
inline constexpr Message kItemRequired{
    .id = "response-item-required", .en = "The item '{}' must be answered.", .ja = "項目「{}」は回答が必要です。"};
inline constexpr Message kItemTwice{
    .id = "response-item-twice", .en = "The item '{}' may occur once only.", .ja = "項目「{}」は1つだけです。"};
inline constexpr Message kItemText{.id = "response-item-text",
                                   .en = "The text of the item '{}' is not that of the questionnaire.",
                                   .ja = "項目「{}」のtextが質問票と異なります。"};
inline constexpr Message kItemGroupAnswer{
    .id = "response-group-answer", .en = "A group has no answers.", .ja = "グループの項目に回答は置けません。"};
inline constexpr Message kItemAnswers{
    .id = "response-answers", .en = "The item '{}' may have one answer only.", .ja = "項目「{}」の回答は1つだけです。"};
inline constexpr Message kAnswerType{
    .id = "response-answer-type", .en = "The answer must be of the type {}.", .ja = "回答の型は{}です。"};
inline constexpr Message kAnswerOption{.id = "response-answer-option",
                                       .en = "The answer is none of the options of the questionnaire.",
                                       .ja = "回答が質問票の選択肢にありません。"};
inline constexpr Message kAnswerValueSet{.id = "response-answer-value-set",
                                         .en = "The answer is not in the value set {} of the questionnaire.",
                                         .ja = "回答が質問票の値セット{}にありません。"};
inline constexpr Message kEnableSelf{.id = "enable-when-self",
                                     .en = "The item's enableWhen asks the item itself ('{}').",
                                     .ja = "enableWhenがその項目自身(「{}」)を参照しています。"};
inline constexpr Message kEnableInner{.id = "enable-when-inner",
                                      .en = "The item's enableWhen asks an item inside it ('{}').",
                                      .ja = "enableWhenが内側の項目(「{}」)を参照しています。"};
inline constexpr Message kEnableUnknown{.id = "enable-when-unknown",
                                        .en = "The questionnaire has no item '{}', which enableWhen asks.",
                                        .ja = "enableWhenが参照する項目「{}」が質問票にありません。"};

}  // namespace kakehashi::profiles::validation_messages
