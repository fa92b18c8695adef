#pragma once

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::dicom::messages {

using fhir::Message;

inline constexpr Message kFileNotSupported{
    .id = "version-unsupported",
    .en = "This is a DICOM file; only DICOM JSON is read so far. Send what QIDO-RS or WADO-RS metadata answers.",
    .ja = "DICOMファイルは未対応です。QIDO-RSまたはWADO-RSメタデータのDICOM JSONを送ってください。"};
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
