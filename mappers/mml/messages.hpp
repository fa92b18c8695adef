#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the MML mapper says. Rule ids are those of vendor-exports.md section 14 where it has them.
namespace kakehashi::mappers::mml::messages {

using fhir::Message;

inline constexpr Message kNotMml{.id = "not-this-format",
                                 .en = "The root element is neither Mml nor a module of MedXML.",
                                 .ja = "ルート要素がMmlでもMedXMLのモジュールでもありません。"};
inline constexpr Message kNoHeader{.id = "not-this-format",
                                   .en = "The document has no MmlHeader: it does not say who made it.",
                                   .ja = "MmlHeaderがなく、作成者が分かりません。"};
inline constexpr Message kNoModules{
    .id = "not-this-format", .en = "The document has no module.", .ja = "文書にモジュールがありません。"};
inline constexpr Message kTooManyModules{.id = "too-large",
                                         .en = "The document has {} modules; the limit is {}.",
                                         .ja = "モジュールが{}個あります。上限は{}個です。"};
inline constexpr Message kTooManyItems{.id = "too-large",
                                       .en = "One measurement has {} items; the limit is {}: not used.",
                                       .ja = "1回の測定に{}項目あります。上限の{}項目を超えるため使いません。"};
inline constexpr Message kNothingMapped{.id = "family-unknown",
                                        .en = "No module of this input is of a kind that is mapped in this version.",
                                        .ja = "この版で変換できる種類のモジュールがありません。"};
inline constexpr Message kNoPatient{.id = "patient-unknown",
                                    .en = "Neither masterId nor a patient module says whose this is.",
                                    .ja = "masterIdも患者情報もなく、どの患者のものか分かりません。"};
inline constexpr Message kPatientMismatch{.id = "patient-mismatch",
                                          .en = "Header and patient module name different patients.",
                                          .ja = "ヘッダと患者情報モジュールの患者番号が異なります。"};
inline constexpr Message kInstitutionMismatch{
    .id = "institution-mismatch",
    .en = "The patient number or the document is of another institution than the source it was sent by.",
    .ja = "患者番号または文書の施設が、送信元の機関と一致しません。"};
inline constexpr Message kUndated{
    .id = "target-missing",
    .en = "Nothing says when this was written: no later version could be told from an earlier one.",
    .ja = "記載日時がどこにもなく、新旧の版を区別できません。"};
inline constexpr Message kTypeMismatch{
    .id = "type-mismatch",
    .en = "contentModuleType says another module than the content is: the content counts.",
    .ja = "contentModuleTypeと内容のモジュールが異なるため、内容に従いました。"};
inline constexpr Message kOrderRepeated{
    .id = "duplicate",
    .en = "Two reports of one document have one order number: the second gets a key of its own.",
    .ja = "同じ文書に同じ検査実施番号の報告が2つあるため、2つ目を別のキーにしました。"};
inline constexpr Message kNeedsPolicy{
    .id = "needs-policy",
    .en = "The access rights do not include every institution: marked as restricted, policy decides.",
    .ja = "アクセス権が全施設でないため、制限ありとしました。開示範囲は施設の方針によります。"};
inline constexpr Message kSexInvalid{.id = "sex-invalid",
                                     .en = "The sex is none of male, female, other, unknown: written as unknown.",
                                     .ja = "性別の値が不明なため、不明として出力しました。"};
inline constexpr Message kUnknownCode{.id = "unknown-code",
                                      .en = "A code is not in the table of {}; the account has it.",
                                      .ja = "{}の表にないコードです。内容は変換記録に残ります。"};
inline constexpr Message kInsurerShape{.id = "insurer-number-shape",
                                       .en = "The insurer's number has {} characters; 6 or 8 digits are expected.",
                                       .ja = "保険者番号が{}文字です(6桁または8桁の数字)。"};
inline constexpr Message kRecipientMissing{.id = "target-missing",
                                           .en = "Public aid without payer or recipient number is not written.",
                                           .ja = "負担者番号または受給者番号のない公費は出力しません。"};
inline constexpr Message kInsuranceAlone{
    .id = "module-unmapped",
    .en = "Insurance without the patient's own module is not sent: it would replace the whole patient.",
    .ja = "患者情報モジュールのない健康保険情報は、患者全体を置き換えるため出力しません。"};
inline constexpr Message kModuleUnmapped{
    .id = "module-unmapped",
    .en = "Modules {} are not mapped in this version; the account has every value.",
    .ja = "モジュール{}はこの版では変換しません。内容は変換記録に残ります。"};
inline constexpr Message kCodeShape{.id = "code-label-mismatch",
                                    .en = "The code has not the form of {} and is not used.",
                                    .ja = "コードが{}の形でないため使いません。"};
inline constexpr Message kCodeOfTwo{.id = "code-label-mismatch",
                                    .en = "One code stands at drugs of different names and is not used.",
                                    .ja = "同じコードが異なる医薬品に付いているため使いません。"};
inline constexpr Message kIcdVersion{.id = "unknown-code",
                                     .en = "The code is of an ICD-10 that is not that of 2013 and is not used.",
                                     .ja = "ICD-10の2013年版でないコードのため使いません。"};
inline constexpr Message kSeveralStems{.id = "multi-stem",
                                       .en = "The disease has several stems: the first is coded, the text has all.",
                                       .ja = "病名の語幹が複数あります。先頭だけをコード化し、名称は全て残します。"};
inline constexpr Message kModifierUncoded{
    .id = "keynumber-missing",
    .en = "A modifier has no management number (修飾語管理番号): it stands in the disease's text only.",
    .ja = "修飾語に管理番号がないため、病名の文字列だけに残します。"};
inline constexpr Message kNoName{
    .id = "target-missing", .en = "The entry has no name and is not sent.", .ja = "名称のない項目のため出力しません。"};
inline constexpr Message kNoAllergy{.id = "no-allergy-entry",
                                    .en = "The entry says that there is no allergy: no resource is made.",
                                    .ja = "「アレルギーなし」の記載のため、リソースを作りません。"};
inline constexpr Message kBloodTypeUndated{.id = "entry-unmapped",
                                           .en = "A blood type without date and method is no result: not sent.",
                                           .ja = "日付・方法のない血液型は検査結果でないため出力しません。"};
inline constexpr Message kInfection{.id = "entry-unmapped",
                                    .en = "An infection without item code and specimen is no result: not sent.",
                                    .ja = "項目コード・検体のない感染症情報は検査結果でないため出力しません。"};
inline constexpr Message kNumberInvalid{.id = "number-invalid",
                                        .en = "This is no decimal number: it stands as text.",
                                        .ja = "数値でないため、文字として出力しました。"};
inline constexpr Message kNumberDiffers{.id = "value-conflict",
                                        .en = "numValue and value differ: value is written.",
                                        .ja = "numValueとvalueが異なるため、valueを出力しました。"};
inline constexpr Message kNoItemCode{.id = "local-code-missing",
                                     .en = "A result without name and code is not sent.",
                                     .ja = "名称もコードもない結果は出力しません。"};
inline constexpr Message kUnknownVital{
    .id = "unknown-code",
    .en = "The vital sign's name is not in the dictionary; the account has its value.",
    .ja = "バイタルサインの名称が辞書にないため出力しません。"};
inline constexpr Message kDoseBasis{.id = "dose-basis-unknown",
                                    .en = "Frequency and instruction contradict each other: the amount stands as text.",
                                    .ja = "回数と用法が矛盾するため、用量を文字として出力しました。"};
inline constexpr Message kStrengthType{
    .id = "strength-type-unknown",
    .en = "Nothing says whether the dose is of the product or of the ingredient: it stands as text.",
    .ja = "用量が製剤量か原薬量か分からないため、文字として出力しました。"};
inline constexpr Message kDuration{.id = "number-invalid",
                                   .en = "The duration is not in days or weeks: it stands as text.",
                                   .ja = "期間が日・週でないため、文字として出力しました。"};
inline constexpr Message kNoDrugs{.id = "no-drugs",
                                  .en = "The prescription names no drug: nothing is made of it.",
                                  .ja = "処方に医薬品がないため、リソースを作りません。"};
inline constexpr Message kAmountOfClaim{
    .id = "dose-basis-unknown",
    .en = "The amount's basis follows the receipt's convention: 内服 a day, 頓服 an intake, 外用 the total.",
    .ja = "用量の単位はレセプトの慣習(内服1日量・頓服1回量・外用全量)に従いました。"};
inline constexpr Message kClaimOfBilling{.id = "packaging-only",
                                         .en = "The claim has no prescription: all of it is billing.",
                                         .ja = "処方を含まない請求情報で、すべて会計用です。"};
inline constexpr Message kUnmapped{.id = "unmapped-field",
                                   .en = "{} populated field(s) are not mapped; the account names them.",
                                   .ja = "変換していない項目が{}件あります。変換記録に場所があります。"};

}  // namespace kakehashi::mappers::mml::messages
