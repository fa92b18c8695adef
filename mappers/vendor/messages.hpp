#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What is said of a vendor profile and its tables. Written by the hospital, so their content may be quoted.
namespace kakehashi::mappers::vendor::messages {

using fhir::Message;

inline constexpr Message kNotToml{.id = "vendor-profile-malformed",
                                  .en = "The vendor profile is not TOML: {}.",
                                  .ja = "ベンダープロファイルがTOMLとして読めません: {}。"};
inline constexpr Message kUnknownKey{.id = "vendor-profile-unknown",
                                     .en = "'{}' is not known in {}. Known: {}.",
                                     .ja = "「{}」は{}にない項目です。使える項目: {}。"};
inline constexpr Message kBadValue{
    .id = "vendor-profile-value", .en = "'{}' must be {}.", .ja = "「{}」は次の値にしてください: {}。"};
/// What kBadValue demands, in the words of both languages.
struct Demand {
    std::string_view en;
    std::string_view ja;
};
inline constexpr Demand kText{"a text", "文字列"};
inline constexpr Demand kTable{"a table", "テーブル([名前]の下に項目を並べる)"};
inline constexpr Demand kThere{"there", "必須の項目"};
inline constexpr Demand kSystemName{"a name of two characters or more", "2文字以上の名前"};
inline constexpr Demand kOwnField{"a field, as ZPI-3", "ZPI-3のようなフィールド"};
inline constexpr Demand kFieldMeaning{"a field, as PID-13, or \"ignore: reason\"",
                                      "PID-13のようなフィールド、または「ignore: 理由」"};
inline constexpr Demand kFiles{"a file's name, or several", "ファイル名、またはファイル名の並び"};
inline constexpr Message kBadTarget{.id = "vendor-code-form",
                                    .en = "'{}' = '{}' in {}: the standard code must be {}.",
                                    .ja = "「{}」→「{}」({}): 標準コードは次の形にしてください: {}。"};
inline constexpr Message kTwice{.id = "vendor-code-twice",
                                .en = "'{}' has two translations in {}: '{}' and '{}'.",
                                .ja = "「{}」の対応先が{}に2つあります: 「{}」と「{}」。"};
inline constexpr Message kTableUnreadable{
    .id = "vendor-table-unreadable", .en = "The table '{}' cannot be read: {}", .ja = "表「{}」を読めません: {}"};
inline constexpr Message kTableHeader{
    .id = "vendor-table-header",
    .en = "The first line of the table '{}' must name the columns local and standard.",
    .ja = "表「{}」の1行目に列名local、standardが必要です。"};
inline constexpr Message kTableRow{.id = "vendor-table-row",
                                   .en = "Line {} of the table '{}' has {} cells, its first line {}.",
                                   .ja = "{}行目(表「{}」)のセルは{}個で、1行目の{}個と合いません。"};
inline constexpr Message kNotConceptMap{.id = "vendor-table-resource",
                                        .en = "'{}' is JSON, but no ConceptMap: {}",
                                        .ja = "「{}」はJSONですがConceptMapではありません: {}"};
inline constexpr Message kNotEqual{
    .id = "vendor-concept-not-equal",
    .en = "'{}' of the ConceptMap '{}' has no single equal or equivalent target: it stays untranslated.",
    .ja = "「{}」(ConceptMap「{}」)には等価(equal・equivalent)な対応先が1つに定まらないため、変換しません。"};

}  // namespace kakehashi::mappers::vendor::messages
