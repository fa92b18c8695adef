#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the HL7 v2 and SS-MIX2 mappers say. Rule ids are those of vendor-exports.md section 14.
namespace kakehashi::mappers::hl7v2::messages {

using fhir::Message;

inline constexpr Message kEmpty{.id = "empty-file", .en = "The input is empty.", .ja = "入力が空です。"};
inline constexpr Message kTooLarge{.id = "too-large",
                                   .en = "The input has {} bytes; the limit is {}.",
                                   .ja = "入力が{}バイトあります。上限は{}バイトです。"};
inline constexpr Message kNotHl7{.id = "not-this-format",
                                 .en = "An HL7 v2 message starts with MSH and its delimiters; found {}.",
                                 .ja = "HL7 v2メッセージはMSHと区切り文字で始まります。入力は{}でした。"};
inline constexpr Message kDelimiters{.id = "not-this-format",
                                     .en = "MSH-1 and MSH-2 do not give five different delimiters.",
                                     .ja = "MSH-1とMSH-2が異なる5つの区切り文字になっていません。"};
inline constexpr Message kDelimitersDoubled{.id = "delimiters-doubled",
                                            .en = "MSH-2 has its escape character twice: read as one.",
                                            .ja = "MSH-2のエスケープ文字が二重のため、1つとして読みました。"};
inline constexpr Message kFrameLeftover{.id = "frame-leftover",
                                        .en = "MLLP frame characters (0x0B, 0x1C) were taken off.",
                                        .ja = "MLLPのフレーム文字(0x0B, 0x1C)を取り除きました。"};
inline constexpr Message kFrameInside{.id = "truncated",
                                      .en = "0x0B inside a message: the one before it was cut off.",
                                      .ja = "メッセージの途中に0x0Bがあります。前のメッセージが途切れています。"};
inline constexpr Message kLineEnds{
    .id = "line-ends", .en = "Segments end with LF instead of CR.", .ja = "セグメントの終わりがCRでなくLFです。"};
inline constexpr Message kContinued{
    .id = "continued-line",
    .en = "{} line(s) do not start with a segment name: read as part of the line before.",
    .ja = "セグメント名で始まらない行が{}行あり、前の行の続きとして読みました。"};
inline constexpr Message kBatchCount{.id = "batch-count",
                                     .en = "BTS-1 says {} message(s), the batch has {}.",
                                     .ja = "BTS-1は{}件ですが、実際は{}件です。"};
inline constexpr Message kFileCount{.id = "batch-count",
                                    .en = "FTS-1 says {} batch(es), the file has {}.",
                                    .ja = "FTS-1は{}バッチですが、実際は{}バッチです。"};
inline constexpr Message kFamilyUnknown{.id = "family-unknown",
                                        .en = "Messages of type {} are known but not mapped in this version.",
                                        .ja = "{}のメッセージはこの版では変換しません。"};
inline constexpr Message kAppointment{.id = "family-unknown",
                                      .en = "Appointments (SIU) are no matter of what institutions share.",
                                      .ja = "予約(SIU)は施設間で共有する情報ではないため変換しません。"};
inline constexpr Message kTypeMissing{
    .id = "family-unknown", .en = "MSH-9 does not say what the message is.", .ja = "MSH-9にメッセージ型がありません。"};
inline constexpr Message kVersion{.id = "version-unsupported",
                                  .en = "MSH-12 says version {}; 2.1 to 2.8 are read.",
                                  .ja = "MSH-12のバージョンは{}です。2.1から2.8までを読みます。"};
inline constexpr Message kPatientUnknown{.id = "patient-unknown",
                                         .en = "The message names no patient number (PID-3).",
                                         .ja = "患者番号(PID-3)がありません。"};
inline constexpr Message kInstitutionMismatch{.id = "institution-mismatch",
                                              .en = "MSH-4 is the number of another institution than this source's.",
                                              .ja = "MSH-4の医療機関番号が、この入力元の設定と異なります。"};
inline constexpr Message kFieldShifted{.id = "field-shifted",
                                       .en = "{} looks like a date: the fields of the segment are shifted.",
                                       .ja = "{}が日付に見えます。フィールドの位置がずれています。"};
inline constexpr Message kSexInvalid{.id = "sex-invalid",
                                     .en = "The code of the sex is not in HL7 table 0001: written as unknown.",
                                     .ja = "性別コードがHL7表0001にないため、不明としました。"};
inline constexpr Message kUnknownCode{
    .id = "unknown-code", .en = "The code is not in the table of {}.", .ja = "コードが{}の表にありません。"};
inline constexpr Message kNothingToMap{.id = "target-missing",
                                       .en = "The message has no {}: there is nothing to store.",
                                       .ja = "メッセージに{}がないため、登録する内容がありません。"};
inline constexpr Message kObxWithoutCode{.id = "target-missing",
                                         .en = "OBX-3 has neither code nor name: the result is left out.",
                                         .ja = "OBX-3にコードも名称もないため、この結果は出力しません。"};
inline constexpr Message kEffectiveGuessed{.id = "effective-guessed",
                                           .en = "Neither OBX-14 nor OBR-7 has a time: MSH-7 is used.",
                                           .ja = "OBX-14にもOBR-7にも時刻がないため、MSH-7を使いました。"};
inline constexpr Message kEncounterStart{.id = "encounter-start-unknown",
                                         .en = "The admission's date (PV1-44) is missing.",
                                         .ja = "入院日時(PV1-44)がありません。"};
inline constexpr Message kKeyGuessed{.id = "key-guessed",
                                     .en = "The entry has no number of its own: the key is made of code and date.",
                                     .ja = "固有の番号がないため、コードと日付から識別キーを作りました。"};
inline constexpr Message kOnsetGuessed{.id = "onset-from-diagnosis-date",
                                       .en = "PRB-16 is empty: onset is the date of diagnosis (PRB-7).",
                                       .ja = "PRB-16が空のため、診断日(PRB-7)を開始日としました。"};
inline constexpr Message kStatusDate{.id = "status-date-not-end",
                                     .en = "PRB-14 says that the disease goes on: its date is no end date.",
                                     .ja = "転帰が継続中のため、転帰日を終了日としません。"};
inline constexpr Message kNeedsPolicy{.id = "needs-policy",
                                      .en = "PRB-25 restricts the disease; who may see it is for policy to say.",
                                      .ja = "PRB-25で開示が制限されています。開示範囲は施設の方針によります。"};
inline constexpr Message kModifierCount{
    .id = "modifier-count",
    .en = "Exchange codes and modifiers differ in number: the exchange codes are dropped.",
    .ja = "修飾語と交換用コードの数が異なるため、交換用コードを使いません。"};
inline constexpr Message kNoAllergy{.id = "no-allergy-entry",
                                    .en = "The entry says that there is no allergy: no resource is made.",
                                    .ja = "「アレルギーなし」の記載のため、リソースを作りません。"};
inline constexpr Message kDoseRange{.id = "dose-range",
                                    .en = "RXE-3 and RXE-4 differ: the dose is RXE-3.",
                                    .ja = "RXE-3とRXE-4が異なるため、RXE-3を用量としました。"};
inline constexpr Message kMergeUnclear{.id = "merge-unclear",
                                       .en = "MRG-1 names no number, or the one that stays.",
                                       .ja = "MRG-1に番号がないか、残す番号と同じです。"};
inline constexpr Message kUnknownSegment{.id = "unknown-segment",
                                         .en = "{} field(s) without a place in FHIR are kept in the account only.",
                                         .ja = "FHIRに対応先のない項目が{}個あります(計上のみ)。"};

// SS-MIX2
inline constexpr Message kFileName{.id = "not-this-format",
                                   .en = "A file name has 7 parts joined by _; {}.",
                                   .ja = "ファイル名は_で区切った7つの部分です({})。"};
inline constexpr Message kTransactionHead{
    .id = "not-this-format",
    .en = "The line before a message has 10 parts joined by commas, the eighth INS or DEL.",
    .ja = "メッセージの前の行は,で区切った10の部分で、8番目はINSかDELです。"};
inline constexpr Message kTooManyRecords{.id = "too-large",
                                         .en = "The file has more than {} records: the rest is not read.",
                                         .ja = "レコードが{}件を超えるため、残りは読みません。"};
inline constexpr Message kTypeMismatch{
    .id = "type-mismatch", .en = "{} and {} name different data types.", .ja = "{}と{}のデータ種別が異なります。"};
inline constexpr Message kPatientMismatch{.id = "patient-mismatch",
                                          .en = "The path and PID-3 name different patients.",
                                          .ja = "パスとPID-3の患者番号が異なります。"};
inline constexpr Message kOrderLength{.id = "order-number-length",
                                      .en = "The order number in the file name has {} characters instead of 15.",
                                      .ja = "ファイル名のオーダ番号が15桁でなく{}桁です。"};
inline constexpr Message kDoubleValid{.id = "double-valid",
                                      .en = "Two valid files for one key: the later one wins.",
                                      .ja = "同じキーに有効なファイルが複数あります。発生日時の新しい方を使います。"};
inline constexpr Message kSuperseded{
    .id = "superseded",
    .en = "Condition flag {}: another file says what holds now; nothing is stored.",
    .ja = "コンディションフラグ{}のため登録しません(有効な内容は別のファイルにあります)。"};
inline constexpr Message kUnreadable{
    .id = "unreadable", .en = "The folder cannot be read: {}.", .ja = "フォルダを読めません: {}。"};
inline constexpr Message kDataType{.id = "family-unknown",
                                   .en = "Data type {} is not mapped in this version.",
                                   .ja = "データ種別{}はこの版では変換しません。"};

}  // namespace kakehashi::mappers::hl7v2::messages
