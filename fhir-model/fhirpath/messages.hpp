#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kakehashi/fhir/issue.hpp"

/// What the FHIRPath engine says. Arguments come from expressions, never from data.
namespace kakehashi::fhir::fhirpath_messages {

inline constexpr Message kSyntax{
    .id = "fhirpath-syntax", .en = "FHIRPath, column {}: {}.", .ja = "FHIRPathの{}文字目を読めません: {}。"};
inline constexpr Message kTooDeep{.id = kSyntax.id,
                                  .en = "FHIRPath, column {}: nested deeper than the limit of {} levels.",
                                  .ja = "FHIRPathの{}文字目で、入れ子が上限の{}段を超えています。"};
inline constexpr Message kTooLong{.id = kSyntax.id,
                                  .en = "The FHIRPath expression has {} bytes; the limit is {}.",
                                  .ja = "FHIRPathの式が{}バイトあり、上限の{}バイトを超えています。"};
inline constexpr Message kExecution{
    .id = "fhirpath-execution", .en = "FHIRPath cannot be evaluated: {}.", .ja = "FHIRPathを評価できません: {}。"};
inline constexpr Message kTooCostly{.id = "fhirpath-too-costly",
                                    .en = "FHIRPath was stopped after {} steps.",
                                    .ja = "FHIRPathの評価を{}手順で打ち切りました。"};

inline constexpr Message kTimedOut{.id = "fhirpath-timeout",
                                   .en = "FHIRPath was stopped at its time limit.",
                                   .ja = "FHIRPathの評価を制限時間で打ち切りました。"};

/// Why an expression cannot be read, for kSyntax; `{}` is the text that it is about.
struct Reason {
    std::string_view en;
    std::string_view ja;
};
inline constexpr Reason kExpected{"'{}' expected", "「{}」が必要です"};
inline constexpr Reason kUnexpected{"unexpected '{}'", "「{}」はここに書けません"};
inline constexpr Reason kEnd{"unexpected end", "式が途中で終わっています"};
inline constexpr Reason kNumber{"number too long", "数が長すぎます"};
inline constexpr Reason kNoTime{"no date or time", "日付や時刻として読めません"};
inline constexpr Reason kNameExpected{"name expected", "名前が必要です"};
inline constexpr Reason kTypeExpected{"type name expected", "型の名前が必要です"};
inline constexpr Reason kVariable{"unknown variable {}", "変数{}はありません"};
inline constexpr Reason kFunction{"unknown function {}", "関数{}はありません"};
inline constexpr Reason kArguments{"wrong number of arguments for {}", "{}の引数の数が違います"};
inline constexpr Reason kCommentOpen{"comment without end", "コメントが閉じていません"};
inline constexpr Reason kTextOpen{"text without closing quote", "文字列が閉じていません"};
inline constexpr Reason kEscape{"unknown escape in a text", "文字列に不明なエスケープがあります"};
inline constexpr Reason kUnicode{"\\u needs four hexadecimal digits", "\\uの後には16進数4桁が必要です"};
inline constexpr Reason kCharacter{"unexpected character", "使えない文字です"};

/// kSyntax with its reason, each language in its own words.
/// @param column counted from 1
inline Issue syntax_issue(std::size_t column, const Reason& reason, std::string_view what = {}) {
    const auto filled = [what](std::string_view sentence) {
        std::string text(sentence);
        if (const auto at = text.find("{}"); at != std::string::npos) text.replace(at, 2, what);
        return text;
    };
    const std::string at = std::to_string(column);
    Issue issue = make_issue(IssueSeverity::error, IssueType::invalid, kSyntax, {}, {at, filled(reason.en)});
    fill_japanese(issue, kSyntax, {at, filled(reason.ja)});
    return issue;
}

}  // namespace kakehashi::fhir::fhirpath_messages
