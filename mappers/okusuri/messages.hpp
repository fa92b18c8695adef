#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the お薬手帳 mapper says. Rule ids are those of vendor-exports.md section 14 where it has one.
namespace kakehashi::mappers::okusuri::messages {

using fhir::Message;

inline constexpr Message kEmpty{.id = "empty-file", .en = "The input is empty.", .ja = "入力が空です。"};
inline constexpr Message kTooLarge{.id = "too-large",
                                   .en = "The input has {} bytes; the limit is {}.",
                                   .ja = "入力が{}バイトあります。上限は{}バイトです。"};
inline constexpr Message kTooManyLines{
    .id = "too-large", .en = "The input has more than {} lines.", .ja = "入力が{}行を超えています。"};
inline constexpr Message kTooManyRecords{
    .id = "too-large",
    .en = "One dispensing or prescription has more than {} records or {} bytes: it is not used.",
    .ja = "1回の調剤または処方が{}レコードまたは{}バイトを超えるため、使いません。"};
inline constexpr Message kNotOkusuri{
    .id = "not-this-format",
    .en = "The first line must be JAHISTCnn,1 (medication notebook) or JAHISnn (prescription symbol).",
    .ja = "1行目がJAHISTCnn,1(お薬手帳)でもJAHISnn(処方箋2次元シンボル)でもありません。"};
inline constexpr Message kVersion{.id = "version-unknown",
                                  .en = "Version {} is newer than what is known; read by the same rules.",
                                  .ja = "バージョン{}は未知のため、既知の版と同じ規則で読みました。"};
inline constexpr Message kEncoding{.id = "encoding-mismatch",
                                   .en = "The standard says Shift_JIS; the bytes are UTF-8 and were read so.",
                                   .ja = "規格はShift_JISですが、UTF-8として読みました。"};
inline constexpr Message kControlCharacters{.id = "control-characters",
                                            .en = "{} control character(s) were taken out.",
                                            .ja = "制御文字{}個を取り除きました。"};
inline constexpr Message kPartMissing{
    .id = "part-missing",
    .en = "Of a split output of {} parts only {} are here. Join all parts into one input.",
    .ja = "分割された{}件のうち{}件だけです。全部を1つの入力にまとめてください。"};
inline constexpr Message kPartContradicts{.id = "part-missing",
                                          .en = "The parts of a split output contradict each other.",
                                          .ja = "分割された出力の番号が互いに矛盾しています。"};
inline constexpr Message kNotARecord{.id = "record-malformed",
                                     .en = "The line does not start with a record number: nothing of it is used.",
                                     .ja = "レコード番号で始まらない行のため、使いません。"};
inline constexpr Message kUnknownRecord{.id = "unknown-record",
                                        .en = "The standard has no record {}: kept in the account only.",
                                        .ja = "レコード{}は規格にないため、計上だけします。"};
inline constexpr Message kTooFewColumns{
    .id = "column-count",
    .en = "Record {} has {} column(s), at least {} are needed: no column can be trusted, the record is not used.",
    .ja = "レコード{}の項目が{}個です(最低{}個)。項目の位置が確かでないため、使いません。"};
inline constexpr Message kTooManyColumns{
    .id = "column-count",
    .en = "Record {} has {} columns, the standard has {}: what is too much is kept in the account only.",
    .ja = "レコード{}の項目が{}個あります(規格は{}個)。余分は計上だけします。"};
inline constexpr Message kOutOfPlace{
    .id = "record-order",
    .en = "Record {} stands before the record 5 that says the day: it belongs to nothing and is not used.",
    .ja = "調剤年月日(レコード5)より前にレコード{}があり、どの調剤か分からないため使いません。"};
inline constexpr Message kRepeated{.id = "record-repeated",
                                   .en = "Record {} stands twice where one may stand: the first is used.",
                                   .ja = "1つだけのはずのレコード{}が複数あるため、最初のものを使いました。"};
inline constexpr Message kPatientUnknown{.id = "patient-unknown",
                                         .en = "There is no patient with name and birth date.",
                                         .ja = "患者の氏名と生年月日がありません。"};
inline constexpr Message kPatientMismatch{.id = "patient-mismatch",
                                          .en = "The input names two different patients.",
                                          .ja = "1つの入力に異なる患者が記録されています。"};
inline constexpr Message kInstitutionMismatch{.id = "institution-mismatch",
                                              .en = "Record 1 is the number of another institution than this source's.",
                                              .ja = "レコード1の医療機関番号が、この入力元の設定と異なります。"};
inline constexpr Message kInstitutionShape{
    .id = "institution-number-shape",
    .en = "Prefecture (2), fee table (1) and code (7 digits) do not make an institution number.",
    .ja = "都道府県(2桁)・点数表(1桁)・コード(7桁)から医療機関番号を作れません。"};
inline constexpr Message kRecognised{.id = "person-recognised",
                                     .en = "The person was recognised by name, birth date and sex.",
                                     .ja = "氏名・生年月日・性別で患者を照合しました。"};
inline constexpr Message kSexInvalid{.id = "sex-invalid",
                                     .en = "The code of the sex is neither 1 nor 2: written as unknown.",
                                     .ja = "性別コードが1でも2でもないため、不明としました。"};
inline constexpr Message kDateInvalid{.id = "date-invalid",
                                      .en = "This is no date of YYYYMMDD or era form: left out.",
                                      .ja = "YYYYMMDDでも元号形式でもない日付のため、出力しません。"};
inline constexpr Message kSentinel{.id = "sentinel",
                                   .en = "The date stands for 'none' or 'unknown': left out.",
                                   .ja = "「なし」「不明」を表す日付のため、出力しません。"};
inline constexpr Message kEraOverflow{.id = "era-overflow",
                                      .en = "The year is beyond the end of its era: counted on.",
                                      .ja = "元号の終わりを過ぎた年のため、続けて数えました。"};
inline constexpr Message kTimeUnknown{.id = "time-unknown",
                                      .en = "The day of issue has no time of day: JP-CLINS gets the start of the day.",
                                      .ja = "交付年月日に時刻がないため、その日の始まりとしました。"};
inline constexpr Message kDayMissing{.id = "target-missing",
                                     .en = "The dispensing has no valid date: its drugs are not sent.",
                                     .ja = "調剤年月日が正しくないため、この調剤の薬品を出力しません。"};
inline constexpr Message kNoDrugs{.id = "no-drugs",
                                  .en = "There is no usable drug record: there is nothing to store.",
                                  .ja = "使える薬品レコードがないため、登録する内容がありません。"};
inline constexpr Message kPharmacyMissing{.id = "target-missing",
                                          .en = "Nothing says which pharmacy dispensed (record 11).",
                                          .ja = "調剤した薬局(レコード11)がありません。"};
inline constexpr Message kUsageMissing{.id = "usage-missing",
                                       .en = "No usage record says how the drugs of this RP are taken.",
                                       .ja = "このRPの用法レコードがありません。"};
inline constexpr Message kRpUnknown{.id = "rp-unknown",
                                    .en = "Record {} is about an RP or a drug that is not there: not used.",
                                    .ja = "レコード{}の対象のRPまたは薬品がないため、使いません。"};
inline constexpr Message kIngredientAlone{.id = "rp-unknown",
                                          .en = "Record 31 is about a product of record 3 that is not there: not used.",
                                          .ja = "レコード31の対象の一般用医薬品(レコード3)がないため、使いません。"};
inline constexpr Message kNameMissing{.id = "target-missing",
                                      .en = "The drug has no name: it is not sent.",
                                      .ja = "薬品名がないため、この薬品を出力しません。"};
inline constexpr Message kCodeMissing{.id = "drug-code-missing",
                                      .en = "A kind of code is given, but no code.",
                                      .ja = "コード種別がありますが、コードがありません。"};
inline constexpr Message kCodeShape{.id = "code-label-mismatch",
                                    .en = "The code does not have the form of its kind ({}): only the name is sent.",
                                    .ja = "コードが種別({})の形式と合わないため、名称だけを出力します。"};
inline constexpr Message kUnknownCode{.id = "unknown-code",
                                      .en = "Code {} is not in the table of this column: its value is not sent.",
                                      .ja = "コード{}がこの項目の表にないため、出力しません。"};
inline constexpr Message kNumberInvalid{.id = "number-invalid",
                                        .en = "This is no number: it stands in the text only.",
                                        .ja = "数値ではないため、文章にだけ出力します。"};
inline constexpr Message kDoseBasis{
    .id = "dose-basis-unknown",
    .en = "The form ({}) does not say whether the amount is of a day, of one intake or of all: text only.",
    .ja = "剤型({})から用量が1日量・1回量・全量のどれか分からないため、文章にだけ出力します。"};
inline constexpr Message kNotADrug{.id = "not-a-drug",
                                   .en = "The record is about medical material and no drug: not sent.",
                                   .ja = "医療材料の記録のため、出力しません。"};
inline constexpr Message kToldByPatient{
    .id = "told-by-patient",
    .en = "The entry was made by the patient: written as what the patient says, not as dispensed.",
    .ja = "患者等が入力した記録のため、調剤の記録ではなく患者の申告として出力しました。"};
inline constexpr Message kUnmapped{.id = "unmapped-field",
                                   .en = "{} field(s) without a place in FHIR are kept in the account only.",
                                   .ja = "FHIRに対応先のない項目が{}個あります(計上のみ)。"};

}  // namespace kakehashi::mappers::okusuri::messages
