#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What asking an archive says.
namespace kakehashi::gateway::pacs::messages {

inline constexpr fhir::Message kUrl{.id = "pacs-url",
                                    .en = "{} is no http or https URL of a DICOMweb service.",
                                    .ja = "{}はDICOMwebのURL(http、https)ではありません。"};
inline constexpr fhir::Message kDenied{
    .id = "pacs-denied",
    .en = "The archive does not let us in (HTTP {}): check the credentials (--qido-credentials).",
    .ja = "PACSに接続を拒否されました(HTTP {})。認証情報(--qido-credentials)を確認してください。"};
inline constexpr fhir::Message kStatus{
    .id = "pacs-status", .en = "The archive answered HTTP {} to {}.", .ja = "PACSがHTTP {}を返しました({})。"};
inline constexpr fhir::Message kNotDicomJson{
    .id = "pacs-answer-malformed",
    .en = "The archive answered what is no DICOM JSON to {}: is this the address of its DICOMweb service?",
    .ja = "PACSの応答がDICOM JSONではありません({})。DICOMwebのURLか確認してください。"};
inline constexpr fhir::Message kNoMetadata{
    .id = "pacs-no-metadata",
    .en = "The archive gives no metadata of {}: only what its lists say is known, and those may lack Japanese text.",
    .ja = "PACSが{}のメタデータを返さないため、一覧の内容だけを使います(日本語が欠けることがあります)。"};
inline constexpr fhir::Message kTooManyPages{
    .id = "pacs-too-many-pages", .en = "The archive's list of {} has no end.", .ja = "PACSの一覧({})が終わりません。"};

}  // namespace kakehashi::gateway::pacs::messages
