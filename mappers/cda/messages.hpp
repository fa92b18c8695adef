#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the CDA mapper says. Rule ids are those of vendor-exports.md section 14 where it has them.
namespace kakehashi::mappers::cda::messages {

using fhir::Message;

inline constexpr Message kNotCda{.id = "not-this-format",
                                 .en = "The root element is not ClinicalDocument of urn:hl7-org:v3.",
                                 .ja = "ルート要素がurn:hl7-org:v3のClinicalDocumentではありません。"};
inline constexpr Message kFamilyUnknown{.id = "family-unknown",
                                        .en = "This kind of CDA document is not mapped in this version.",
                                        .ja = "この種類のCDA文書はこの版では変換しません。"};
inline constexpr Message kGuidance{.id = "family-unknown",
                                   .en = "Health guidance (保健指導) files are not mapped in this version.",
                                   .ja = "保健指導のファイルはこの版では変換しません。"};
inline constexpr Message kNoPatient{.id = "patient-unknown",
                                    .en = "The document does not say whose it is: no id of the patient was read.",
                                    .ja = "患者を特定する番号が文書にありません。"};
inline constexpr Message kPersonOfDocument{
    .id = "patient-number-withheld",
    .en = "The patient has numbers of registers alone that are not read: taken for a person of this document only.",
    .ja = "患者番号が読み取り対象外の登録番号だけのため、この文書だけの患者として扱います。"};
inline constexpr Message kSeveralPatients{.id = "patient-mismatch",
                                          .en = "The document has {} record targets; one is read.",
                                          .ja = "文書に患者(recordTarget)が{}人います。1人でなければ読みません。"};
inline constexpr Message kInstitutionMismatch{
    .id = "institution-mismatch",
    .en = "The document comes from another institution than the source it was sent by.",
    .ja = "文書の作成機関が、送信元の機関と一致しません。"};
inline constexpr Message kNoExamination{.id = "target-missing",
                                        .en = "The document does not say when the checkup took place.",
                                        .ja = "健診の実施日が文書にありません。"};
inline constexpr Message kSexInvalid{.id = "sex-invalid",
                                     .en = "The code of the administrative sex is not known: written as unknown.",
                                     .ja = "性別のコードが不明なため、不明として出力しました。"};
inline constexpr Message kValueType{.id = "value-unparsed",
                                    .en = "Values of this type are not read; the value stays in the account.",
                                    .ja = "この型の値は変換しません。内容は変換記録に残ります。"};
inline constexpr Message kNotAnEvent{.id = "not-performed",
                                     .en = "The entry is a plan or a goal (moodCode) and no result.",
                                     .ja = "予定・目標(moodCode)の項目のため、結果として出力しません。"};
inline constexpr Message kNoItemCode{.id = "local-code-missing",
                                     .en = "The result has no item code and is not sent.",
                                     .ja = "項目コードのない結果のため、出力しません。"};
inline constexpr Message kCategoryTranslated{
    .id = "code-translated",
    .en = "Report category {} is written as {}, the nearest that the profile has.",
    .ja = "報告区分{}は、プロファイルにある最も近い区分{}としました。"};
inline constexpr Message kCategoryUnknown{.id = "unknown-code",
                                          .en = "The report category is not in the list: written as 90 (other).",
                                          .ja = "報告区分が一覧にないため、90(その他)としました。"};
inline constexpr Message kSectionUnmapped{
    .id = "section-unmapped",
    .en = "A section has no place in this kind of document; the account has its values.",
    .ja = "この文書種別に対応するセクションがないため出力しません。内容は変換記録に残ります。"};
inline constexpr Message kEntryUnmapped{.id = "entry-unmapped",
                                        .en = "Entries of section {} are not mapped: the section's text carries them.",
                                        .ja = "セクション{}の構造化データは変換しません。本文は出力します。"};
inline constexpr Message kNegated{.id = "negated-entry",
                                  .en = "The entry says that there is no such thing: nothing is made of it.",
                                  .ja = "「該当なし」を表す項目のため、リソースを作りません。"};
inline constexpr Message kNoEncounterClass{
    .id = "entry-unmapped",
    .en = "A visit does not say whether it was ambulatory, a stay or an emergency: the document alone tells of it.",
    .ja = "受診の区分(外来・入院・救急など)がないため、受診のリソースを作りません。文書には残ります。"};
inline constexpr Message kAllergen{.id = "allergen-uncoded",
                                   .en = "An allergen has no code that tells its kind: the section's text carries it.",
                                   .ja = "アレルゲンの種類が分かるコードがないため、本文だけを出力します。"};
inline constexpr Message kNoDocumentId{.id = "target-missing",
                                       .en = "The document has no id: a later version could not replace it.",
                                       .ja = "文書にidがないため、後の版で置き換えられません。"};
inline constexpr Message kNoDate{.id = "target-missing",
                                 .en = "The document does not say when it was written.",
                                 .ja = "文書の作成日時がありません。"};
inline constexpr Message kNotZip{.id = "truncated",
                                 .en = "The ZIP is broken, empty or larger than what is read.",
                                 .ja = "ZIPが壊れているか、空か、大きすぎます。"};
inline constexpr Message kMemberName{.id = "not-this-format",
                                     .en = "The ZIP has a link or a path that leads out of it.",
                                     .ja = "ZIPにリンクまたは外を指すパスが含まれています。"};
inline constexpr Message kManyMembers{
    .id = "too-large", .en = "The ZIP has more than {} files.", .ja = "ZIPのファイル数が{}を超えています。"};
inline constexpr Message kIncomplete{.id = "incomplete-list",
                                     .en = "The index says {} file(s), the ZIP has {}: the whole submission waits.",
                                     .ja = "索引のファイル数は{}ですが、ZIPには{}あります。全体を保留します。"};
inline constexpr Message kNoIndex{.id = "incomplete-list",
                                  .en = "The ZIP has no index, so that nobody can tell whether it is whole.",
                                  .ja = "ZIPに索引がないため、揃っているか確認できません。"};
inline constexpr Message kPackaging{.id = "packaging-only",
                                    .en = "Index, summary or claim of a submission: no checkup is in it.",
                                    .ja = "提出用の索引・集計・決済情報で、健診結果は含まれていません。"};
inline constexpr Message kMemberUnknown{.id = "unknown-record",
                                        .en = "A file of the ZIP is of no kind that the guide names: not read.",
                                        .ja = "ZIPに仕様にない種類のファイルがあり、読み込んでいません。"};
inline constexpr Message kUnmapped{.id = "unmapped-field",
                                   .en = "{} populated field(s) are not mapped; the account names them.",
                                   .ja = "変換していない項目が{}件あります。変換記録に場所があります。"};

}  // namespace kakehashi::mappers::cda::messages
