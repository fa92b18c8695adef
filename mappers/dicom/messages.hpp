#pragma once

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::dicom::messages {

using fhir::Message;

inline constexpr Message kNotDicom{.id = "not-this-format",
                                   .en = "This is neither a DICOM file (no DICM after 128 bytes) nor DICOM JSON.",
                                   .ja = "DICOMファイル(128バイト後のDICM)でもDICOM JSONでもありません。"};
inline constexpr Message kFileAlone{
    .id = "part-missing",
    .en =
        "One DICOM file alone is not a study, and would replace what is known of it. Hand all files of the study in "
        "together, as one ZIP.",
    .ja =
        "DICOMファイル1つでは検査全体にならず、登録済みの検査を置き換えてしまいます。"
        "検査の全ファイルを1つのZIPにまとめて渡してください。"};
inline constexpr Message kTruncated{.id = "truncated",
                                    .en = "The file is cut off at byte {}; what stands before that is all there is.",
                                    .ja = "ファイルが{}バイト目で途切れています。それより前の内容だけを使います。"};
inline constexpr Message kNotIdentified{
    .id = "target-missing",
    .en = "The file names no series (0020000E) or no instance (00080018): it is cut off, or no instance of a study.",
    .ja =
        "シリーズ(0020000E)またはインスタンス(00080018)のUIDがありません。"
        "ファイルが途切れているか、検査のインスタンスではありません。"};
inline constexpr Message kDamaged{.id = "file-damaged",
                                  .en = "At byte {} stands no DICOM element; what stands behind it cannot be read.",
                                  .ja = "{}バイト目がDICOMの要素として読めず、それ以降を読めません。"};
inline constexpr Message kTooNested{.id = "too-large",
                                    .en = "Sequences are nested more than {} deep, or more than {} elements hold text.",
                                    .ja = "シーケンスが{}段より深いか、要素が{}個を超えています。"};
inline constexpr Message kNotInflated{.id = "too-large",
                                      .en = "The deflated data set cannot be unpacked, or is larger than 256 MiB.",
                                      .ja = "圧縮されたデータセットを展開できないか、256 MiBを超えています。"};
inline constexpr Message kEncodingDiffers{
    .id = "encoding-mismatch",
    .en = "The elements are not written as the transfer syntax declares (explicit or implicit VR); read as they are.",
    .ja = "要素の形式(明示的・暗黙的VR)が転送構文の宣言と異なるため、実際の形式で読みました。"};
inline constexpr Message kCharacterSetUnknown{.id = "unknown-code",
                                              .en = "The Specific Character Set {} is not known.",
                                              .ja = "文字集合(0008,0005)の{}を扱えません。"};
inline constexpr Message kCharacterSetMismatch{
    .id = "encoding-mismatch",
    .en = "The Specific Character Set is {}, but the bytes are not; read as {}.",
    .ja = "文字集合(0008,0005)の宣言{}に合わないため、{}として読みました。"};
inline constexpr Message kUndecodable{
    .id = "undecodable",
    .en = "A text fits neither its Specific Character Set ({}) nor any Japanese one: its ASCII is left.",
    .ja = "文字集合(宣言: {})としても日本語の文字コードとしても読めない文字を除きました。"};
inline constexpr Message kRecordsUnreached{
    .id = "incomplete-list",
    .en = "{} record(s) of the directory are linked from nowhere: left out.",
    .ja = "DICOMDIRのレコード{}件がどこからも参照されていません(出力しません)。"};
inline constexpr Message kFilesMissing{
    .id = "incomplete-list",
    .en = "{} of the {} files that the directory names are not among the inputs: only what it says of them is known.",
    .ja = "DICOMDIRにある{}件(全{}件)のファイルが入力にありません。索引の内容だけを使います。"};
inline constexpr Message kElsewhere{
    .id = "key-objects-elsewhere",
    .en = "{} instance(s) that this selection names belong to other studies: they stay with those.",
    .ja = "この選択のうち{}件は別の検査のインスタンスのため、ここには出力しません。"};
inline constexpr Message kReportCut{.id = "too-large",
                                    .en = "The report's text is longer than 1 MB: the rest is left out.",
                                    .ja = "レポート本文が1 MBを超えるため、残りを省きました。"};
inline constexpr Message kInstanceUidMissing{.id = "target-missing",
                                             .en = "The report has no SOPInstanceUID (00080018).",
                                             .ja = "レポートにSOPInstanceUID (00080018) がありません。"};
inline constexpr Message kArchiveBroken{.id = "archive-broken",
                                        .en = "The ZIP is broken, or holds no file.",
                                        .ja = "ZIPが壊れているか、ファイルがありません。"};
inline constexpr Message kArchiveTooLarge{
    .id = "too-large",
    .en = "The ZIP holds more than {} files, or one larger than 512 MiB, or headers of more than 512 MiB.",
    .ja = "ZIPのファイルが{}件を超えるか、512 MiBを超えるファイルまたはヘッダーがあります。"};
inline constexpr Message kNotDicomJson{
    .id = "not-this-format",
    .en = "DICOM JSON is an array of objects whose names are 8 hexadecimal digits; found {}.",
    .ja = "DICOM JSONは16進8桁を名前とするオブジェクトの配列です。入力は{}でした。"};
inline constexpr Message kEmpty{
    .id = "empty-file", .en = "The input has no data set.", .ja = "データセットがありません。"};
inline constexpr Message kStudyUidMissing{
    .id = "target-missing",
    .en = "The data set has no StudyInstanceUID (0020000D): it belongs to no study.",
    .ja = "StudyInstanceUID (0020000D) がないため、どの検査のものか分かりません。"};
inline constexpr Message kUidInvalid{
    .id = "uid-invalid",
    .en = "{} is no DICOM UID: digits and dots, at most 64 characters, no component that is empty or starts with 0.",
    .ja = "{}がDICOMのUIDの形(数字とピリオド64文字以内、空や先頭0の要素なし)ではありません。"};
inline constexpr Message kPatientUnknown{
    .id = "patient-unknown",
    .en = "The study's data sets name no PatientID (00100020): nobody can say whose images these are.",
    .ja = "PatientID (00100020) がないため、誰の画像か分かりません。"};
inline constexpr Message kPatientMismatch{.id = "patient-mismatch",
                                          .en = "Data sets of one StudyInstanceUID name different patients.",
                                          .ja = "同じStudyInstanceUIDのデータセットに異なる患者が書かれています。"};
inline constexpr Message kPatientDiffers{
    .id = "patient-differs",
    .en = "{} in the images differs from what the institution knows of this patient number; the images' is not used.",
    .ja = "画像の{}が、この患者番号の登録内容と異なります。画像の値は使いません。"};
inline constexpr Message kDateInvalid{.id = "date-invalid",
                                      .en = "{} is no DICOM date or time: left out.",
                                      .ja = "{}がDICOMの日付・時刻ではないため、出力しません。"};
inline constexpr Message kSecondsAdded{.id = "seconds-added",
                                       .en = "The time has no seconds; FHIR wants them: :00 added.",
                                       .ja = "時刻に秒がないため :00 を補いました。"};
inline constexpr Message kPerformerGuessed{
    .id = "performer-guessed",
    .en = "A series names no performing physician (00081050): the institution stands as performer.",
    .ja = "シリーズに実施医師(00081050)がないため、医療機関を実施者としました。"};
inline constexpr Message kUnmappedField{.id = "unmapped-field",
                                        .en = "{} attribute(s) without a place in FHIR are kept in the account only.",
                                        .ja = "FHIRに対応先のない属性が{}個あります(計上のみ)。"};

}  // namespace kakehashi::mappers::dicom::messages
