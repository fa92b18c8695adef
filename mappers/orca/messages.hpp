#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the ORCA mapper says. Rule ids are those of vendor-exports.md section 14 where it has them.
namespace kakehashi::mappers::orca::messages {

using fhir::Message;

inline constexpr Message kNotOrca{.id = "not-this-format",
                                  .en = "This is no answer of the ORCA API: no Api_Result was found.",
                                  .ja = "ORCA APIの応答ではありません(Api_Resultがありません)。"};
inline constexpr Message kFamilyUnknown{.id = "family-unknown",
                                        .en = "This kind of answer is not mapped in this version.",
                                        .ja = "この種類の応答はこの版では変換しません。"};
inline constexpr Message kApiError{.id = "api-error",
                                   .en = "The API answered with error {}: there is no data in it.",
                                   .ja = "APIの応答がエラー{}のため、データがありません。"};
inline constexpr Message kApiWarning{.id = "api-warning",
                                     .en = "The API answered with warning {}; its data is used.",
                                     .ja = "APIの応答に警告{}がありますが、データを使います。"};
inline constexpr Message kIncomplete{
    .id = "incomplete-list",
    .en = "The answer was cut ({} is True): a list that is not whole must not replace the whole.",
    .ja = "応答が途中で切れています({}がTrue)。全件でない一覧では置き換えません。"};
inline constexpr Message kTooLarge{.id = "too-large",
                                   .en = "{} are there where the API gives {} at most: not used.",
                                   .ja = "APIの上限を超える件数({}件、上限{}件)のため使いません。"};
inline constexpr Message kTooManyBytes{.id = "too-large",
                                       .en = "The answer has {} bytes; the limit is {}.",
                                       .ja = "応答が{}バイトあります。上限は{}バイトです。"};
inline constexpr Message kNoPatient{
    .id = "patient-unknown", .en = "The answer does not say whose it is.", .ja = "応答に患者番号がありません。"};
inline constexpr Message kTestPatient{.id = "test-patient",
                                      .en = "This is a test patient (TestPatient_Flag): nothing is sent.",
                                      .ja = "テスト患者(TestPatient_Flag)のため出力しません。"};
inline constexpr Message kInstitutionMismatch{
    .id = "institution-mismatch",
    .en = "The prescription comes from another institution than the source it was sent by.",
    .ja = "処方箋の医療機関が、送信元の機関と一致しません。"};
inline constexpr Message kKnowledge{.id = "packaging-only",
                                    .en = "A check of drugs against each other: knowledge, no fact of the patient.",
                                    .ja = "薬剤の相互チェックの結果で、患者の事実を含みません。"};
inline constexpr Message kBilling{.id = "packaging-only",
                                  .en = "The answer has no prescription: all of it is billing.",
                                  .ja = "処方を含まない応答で、すべて会計用です。"};
inline constexpr Message kSexInvalid{.id = "sex-invalid",
                                     .en = "The sex is neither 1 nor 2: written as unknown.",
                                     .ja = "性別が1・2でないため、不明として出力しました。"};
inline constexpr Message kUnknownCode{.id = "unknown-code",
                                      .en = "A code is not in the table of {}; the account has it.",
                                      .ja = "{}の表にないコードです。内容は変換記録に残ります。"};
inline constexpr Message kRecipientMissing{.id = "target-missing",
                                           .en = "Public aid without payer or recipient number is not written.",
                                           .ja = "負担者番号または受給者番号のない公費は出力しません。"};
inline constexpr Message kContraindication{
    .id = "entry-unmapped",
    .en = "Contraindications as free text are not sent as allergies; the account has them.",
    .ja = "自由記載の禁忌はアレルギーとして出力しません。内容は変換記録に残ります。"};
inline constexpr Message kInfection{.id = "entry-unmapped",
                                    .en = "Infections as free text are no results: not sent.",
                                    .ja = "自由記載の感染症は検査結果でないため出力しません。"};
inline constexpr Message kNoAllergy{.id = "no-allergy-entry",
                                    .en = "The entry says that there is no allergy: no resource is made.",
                                    .ja = "「アレルギーなし」の記載のため、リソースを作りません。"};
inline constexpr Message kNoName{
    .id = "target-missing", .en = "The entry has no name and is not sent.", .ja = "名称のない項目のため出力しません。"};
inline constexpr Message kSeveralStems{.id = "multi-stem",
                                       .en = "The disease has several stems: the first is coded, the text has all.",
                                       .ja = "病名の語幹が複数あります。先頭だけをコード化し、名称は全て残します。"};
inline constexpr Message kModifierUncoded{
    .id = "keynumber-missing",
    .en = "A modifier has no management number (修飾語管理番号): it stands in the disease's text only.",
    .ja = "修飾語に管理番号がないため、病名の文字列だけに残します。"};
inline constexpr Message kSupplement{.id = "supplement-joined",
                                     .en = "The supplement stands apart and is joined to the disease's text.",
                                     .ja = "補足コメントが別項目のため、病名の文字列に続けました。"};
inline constexpr Message kEndWithoutOutcome{.id = "outcome-missing",
                                            .en = "The disease has an end and no outcome: written as inactive.",
                                            .ja = "転帰のない終了日のため、inactiveとしました。"};
inline constexpr Message kInsuranceDisease{
    .id = "insurance-disease",
    .en = "The disease is registered for the receipt only (保険病名); whether it is sent is for policy to say.",
    .ja = "レセプト用の病名(保険病名)です。送信するかは施設の方針によります。"};
inline constexpr Message kCodeShape{.id = "code-label-mismatch",
                                    .en = "The code has not the form of {} and is not used.",
                                    .ja = "コードが{}の形でないため使いません。"};
inline constexpr Message kNumberInvalid{.id = "number-invalid",
                                        .en = "This is no decimal number: it stands as text.",
                                        .ja = "数値でないため、文字として出力しました。"};
inline constexpr Message kDoseBasis{.id = "dose-basis-unknown",
                                    .en = "The class {} does not say what the amount is of: it stands as text.",
                                    .ja = "診療種別区分{}では用量の基準が分からないため、文字として出力しました。"};
inline constexpr Message kUsageMissing{.id = "usage-uncoded",
                                       .en = "The Rp has no usage: text and code of it are missing.",
                                       .ja = "Rpに用法がないため、用法の文字列とコードがありません。"};
inline constexpr Message kNoDrugs{.id = "no-drugs",
                                  .en = "The prescription names no drug: nothing is made of it.",
                                  .ja = "処方に医薬品がないため、リソースを作りません。"};
inline constexpr Message kUnmapped{.id = "unmapped-field",
                                   .en = "{} populated field(s) are not mapped; the account names them.",
                                   .ja = "変換していない項目が{}件あります。変換記録に場所があります。"};

}  // namespace kakehashi::mappers::orca::messages
