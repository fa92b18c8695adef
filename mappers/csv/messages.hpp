#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the CSV reader says. Never a cell's content.
namespace kakehashi::mappers::csv::messages {

using fhir::Message;

inline constexpr Message kNotToml{.id = "csv-mapping-malformed",
                                  .en = "The mapping file is not TOML: {}.",
                                  .ja = "対応付けファイルがTOMLとして読めません: {}。"};
inline constexpr Message kUnknownKey{.id = "csv-mapping-unknown",
                                     .en = "'{}' is not known in {} of the mapping file.",
                                     .ja = "「{}」は対応付けファイルの{}にない項目です。"};
inline constexpr Message kBadValue{.id = "csv-mapping-value",
                                   .en = "'{}' of the mapping file must be {}.",
                                   .ja = "対応付けファイルの「{}」は{}にしてください。"};
/// What kBadValue demands, in the words of both languages.
struct Demand {
    std::string_view en;
    std::string_view ja;
};
inline constexpr Demand kText{"a text", "文字列"};
inline constexpr Demand kKnownMeasure{"an item with a known measure", "measureが既知の項目"};
inline constexpr Demand kKind{"laboratory, vital_signs, patients, referral, discharge_summary or checkup",
                              "laboratory、vital_signs、patients、referral、discharge_summary、checkupのいずれか"};
inline constexpr Demand kEncoding{"UTF-8 or Shift_JIS", "UTF-8またはShift_JIS"};
inline constexpr Demand kSeparator{"one character, not a quote", "引用符以外の1文字"};
inline constexpr Demand kHeaderRows{"1 to 100", "1から100"};
inline constexpr Message kRoleMissing{.id = "csv-mapping-required",
                                      .en = "The mapping file must name a column for the role '{}'.",
                                      .ja = "対応付けファイルで「{}」の列を指定してください。"};
inline constexpr Message kColumnMissing{
    .id = "csv-column-missing", .en = "The header has no column '{}'.", .ja = "見出しに「{}」の列がありません。"};
inline constexpr Message kUndecodable{
    .id = "undecodable",
    .en = "The bytes are not {}, which the mapping file names. Nothing is decoded by guess.",
    .ja = "対応付けファイルの文字コード({})として読めません。推測では読みません。"};
inline constexpr Message kGaiji{.id = "gaiji",
                                .en = "{} user-defined characters were replaced by U+3013.",
                                .ja = "外字{}文字を〓に置き換えました。"};
inline constexpr Message kControlCharacters{.id = "control-characters",
                                            .en = "{} control characters were taken out.",
                                            .ja = "制御文字{}文字を取り除きました。"};
inline constexpr Message kTooLarge{.id = "too-large",
                                   .en = "The file has {} bytes; the limit is {}.",
                                   .ja = "ファイルが{}バイトあり、上限の{}バイトを超えています。"};
inline constexpr Message kEmpty{.id = "empty-file", .en = "The file has no rows.", .ja = "データ行がありません。"};
inline constexpr Message kCellCount{.id = "csv-cell-count",
                                    .en = "The row has {} cells, the header {}. The row is not used.",
                                    .ja = "セルが{}個で、見出しの{}個と合いません。この行は使いません。"};
inline constexpr Message kUnterminated{.id = "csv-quote-unterminated",
                                       .en = "A quoted cell does not end. The row is not used.",
                                       .ja = "引用符が閉じていません。この行は使いません。"};
inline constexpr Message kCellMissing{.id = "csv-cell-missing",
                                      .en = "The column of '{}' is empty. The row is not used.",
                                      .ja = "「{}」の列が空です。この行は使いません。"};
inline constexpr Message kUnknownValue{.id = "csv-value-unknown",
                                       .en = "The cell is not in the dictionary of '{}' and is left out.",
                                       .ja = "「{}」の辞書にない値のため使いません。"};
inline constexpr Message kDateInvalid{.id = "date-invalid",
                                      .en = "The cell of '{}' is not a date and is left out.",
                                      .ja = "「{}」の値が日付として読めないため使いません。"};
inline constexpr Message kItemUnknown{.id = "csv-item-unknown",
                                      .en = "The item is not in [items] of the mapping. The row is not used.",
                                      .ja = "対応付けファイルの[items]にない項目です。この行は使いません。"};
inline constexpr Message kPartUnknown{.id = "csv-part-unknown",
                                      .en = "The part is not one that this document has. The row is not used.",
                                      .ja = "この文書にない区分です。この行は使いません。"};
inline constexpr Message kPatientMismatch{
    .id = "patient-mismatch",
    .en = "The row's patient differs from the first row of its order or document.",
    .ja = "同じ依頼または文書の先頭行と患者番号が違います。この行は使いません。"};

}  // namespace kakehashi::mappers::csv::messages
