#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the writers of report units say. Rule ids are those of vendor-exports.md section 14.
namespace kakehashi::mappers::facts::messages {

using fhir::Message;

inline constexpr Message kTargetMissing{.id = "target-missing",
                                        .en = "The source has nothing for {}, which {} demands.",
                                        .ja = "入力に{}の内容がありません。{}で必須です。"};
inline constexpr Message kNameUnsplit{.id = "name-unsplit",
                                      .en = "A name is not split into family and given name.",
                                      .ja = "氏名が姓と名に分かれていません。"};
inline constexpr Message kNameKanaOnly{.id = "name-kana-only",
                                       .en = "Only the kana form of the patient's name is known.",
                                       .ja = "患者氏名がカナだけです。"};
inline constexpr Message kInsurerShape{.id = "insurer-number-shape",
                                       .en = "The insurance card's numbers do not make an insured-person identifier.",
                                       .ja = "保険証の番号から被保険者個人識別子を作れません。"};
inline constexpr Message kKeyNumberMissing{
    .id = "keynumber-missing",
    .en = "The disease has no MEDIS management number of 8 digits: written as 99999999.",
    .ja = "病名管理番号(8桁)がないため、未コード化傷病名として出力しました。"};
inline constexpr Message kAllergenUncoded{.id = "allergen-uncoded",
                                          .en = "The allergen has no standard code: written with the dummy code.",
                                          .ja = "アレルゲンに標準コードがないため、ダミーコードで出力しました。"};
inline constexpr Message kAllergyCategoryUnknown{.id = "allergy-category-unknown",
                                                 .en = "The kind of the allergy is not known, so it cannot be coded.",
                                                 .ja = "アレルギーの種類が不明なため、コード化できません。"};
inline constexpr Message kJlacLength{.id = "jlac-length",
                                     .en = "The JLAC10 code has {} characters instead of 17 and is not used.",
                                     .ja = "JLAC10コードが17桁でなく{}桁のため使いません。"};
inline constexpr Message kLocalCodeMissing{.id = "local-code-missing",
                                           .en = "The item has no local code of letters, digits, - and _.",
                                           .ja = "検査項目に英数字・-・_のローカルコードがありません。"};
inline constexpr Message kUnitUnknown{.id = "unit-unknown",
                                      .en = "The unit is not in the UCUM table: written as text without a code.",
                                      .ja = "単位がUCUM対応表にないため、コードなしの文字として出力しました。"};
inline constexpr Message kUnitOwn{
    .id = "unit-unknown",
    .en = "The unit is in no standard table: it is given as a code of the institution's own.",
    .ja = "単位が標準の対応表にないため、施設独自のコードとして出力しました。"};
inline constexpr Message kValueUnparsed{.id = "value-unparsed",
                                        .en = "The result looks like a number that no rule reads: written as text.",
                                        .ja = "数値らしい結果ですが解釈できないため、文字として出力しました。"};
inline constexpr Message kRangeUnparsed{.id = "range-unparsed",
                                        .en = "The reference range could not be read: written as text.",
                                        .ja = "基準値を解釈できないため、文字として出力しました。"};
inline constexpr Message kFlagContradiction{.id = "flag-contradiction",
                                            .en = "The flag '{}' contradicts value and range; both are kept.",
                                            .ja = "判定「{}」が結果値と基準値に合いません。両方とも残します。"};
inline constexpr Message kDrugCodeMissing{.id = "drug-code-missing",
                                          .en = "The drug has neither a YJ nor a general-name code: NOCODED is added.",
                                          .ja = "医薬品にYJコードも一般名コードもないため、標準コードなしとしました。"};
inline constexpr Message kDispensedUncoded{.id = "drug-code-missing",
                                           .en = "The drug has no standard code: written as text.",
                                           .ja = "医薬品に標準コードがないため、名称だけを出力しました。"};
inline constexpr Message kUsageUncoded{.id = "usage-uncoded",
                                       .en = "The usage has no e-prescription code: the dummy code is added.",
                                       .ja = "電子処方箋の用法コードがないため、ダミー用法コードを付けました。"};
inline constexpr Message kStrengthTypeUnknown{
    .id = "strength-type-unknown",
    .en = "The source does not say whether the dose is of the product or of the ingredient.",
    .ja = "用量が製剤量か原薬量か、入力から分かりません。"};
inline constexpr Message kPlaceholderValue{.id = "placeholder-value",
                                           .en = "The value stands for 'not measured' and is not a measurement.",
                                           .ja = "値は「測定なし」を表す記号で、測定値ではありません。"};
inline constexpr Message kSectionUnmapped{.id = "section-unmapped",
                                          .en = "This kind of document has no section {}; its text is not sent.",
                                          .ja = "この文書種別にはセクション{}がないため、本文を出力していません。"};
inline constexpr Message kAttachmentInvalid{.id = "attachment-invalid",
                                            .en = "The attached content is not Base64: it is left out.",
                                            .ja = "添付内容がBase64でないため、内容を出力していません。"};
inline constexpr Message kAttachmentEmpty{.id = "attachment-empty",
                                          .en = "The document comes without its content.",
                                          .ja = "文書の内容が入力に含まれていません。"};
inline constexpr Message kUidInvalid{.id = "uid-invalid",
                                     .en = "A UID is not made of digits and dots, at most 64 characters.",
                                     .ja = "UIDが数字とピリオド64文字以内の形ではありません。"};

}  // namespace kakehashi::mappers::facts::messages
