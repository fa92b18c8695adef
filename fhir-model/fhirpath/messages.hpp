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

/// Why an expression cannot be read (kSyntax) or evaluated (kExecution); `{}` is the text that it is about.
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

// Why an evaluation ends.
inline constexpr Reason kTruthValues{"truth values expected", "真偽値ではないものがあります"};
inline constexpr Reason kIifInput{"iif is for one item", "iifに使えるのは1つの値だけです"};
inline constexpr Reason kIifCriterion{"iif needs a truth value", "iifの条件が真偽値ではありません"};
inline constexpr Reason kAsFunction{"as() needs one item; ofType() filters several",
                                    "as()に使えるのは1つの値だけです。複数の値はofType()で絞り込んでください"};
inline constexpr Reason kAsOperator{"'as' needs one item; ofType() filters several",
                                    "「as」に使えるのは1つの値だけです。複数の値はofType()で絞り込んでください"};
inline constexpr Reason kSign{"a sign needs a number", "符号は数にだけ付けられます"};
inline constexpr Reason kNeedsString{"{} needs a string", "{}には文字列が必要です"};
inline constexpr Reason kNeedsInteger{"{} needs an integer", "{}には整数が必要です"};
inline constexpr Reason kNeedsNumber{"{} needs a number", "{}には数が必要です"};
inline constexpr Reason kOneItem{"one item expected, more found", "1つの値が必要なところに複数の値があります"};
inline constexpr Reason kOneTruthValue{"a single truth value expected, more items found",
                                       "1つの真偽値が必要なところに複数の値があります"};
inline constexpr Reason kIndex{"an index must be an integer", "添字は整数で書きます"};
inline constexpr Reason kNoMember{"no type here has an element {}", "ここにある型に要素{}はありません"};
inline constexpr Reason kProfileAbsent{"conformsTo: the profile is not at hand",
                                       "conformsToのプロファイルがありません"};
inline constexpr Reason kSliceProfileAbsent{"slice: the profile is not at hand", "sliceのプロファイルがありません"};
inline constexpr Reason kSliceAbsent{"slice: the profile or its slice is not at hand",
                                     "sliceのプロファイル、またはそのスライスがありません"};
inline constexpr Reason kDefinitionsAbsent{"elementDefinition: the structure definitions are not at hand",
                                           "elementDefinitionに必要なStructureDefinitionがありません"};
inline constexpr Reason kModifierUnknown{"checkModifiers: a modifier extension that is not known",
                                         "checkModifiersの一覧にないmodifierExtensionがあります"};
inline constexpr Reason kPrecision{"round: the precision is out of range", "roundの桁数が範囲外です"};
inline constexpr Reason kNoOrder{"values of these types have no order", "これらの型の値には大小がありません"};
inline constexpr Reason kDateAmount{"a date is moved by an amount of time only",
                                    "日付に足し引きできるのは時間の量だけです"};
inline constexpr Reason kDateUnit{"a date cannot be moved by this unit", "この単位は日付に足し引きできません"};
inline constexpr Reason kDateTooFar{"the amount of time is too large", "時間の量が大きすぎます"};
inline constexpr Reason kNoCalculation{"no such calculation", "この計算はできません"};
inline constexpr Reason kNoCalculationOfTypes{"no such calculation with these types",
                                              "これらの型ではこの計算はできません"};
inline constexpr Reason kPattern{"not a regular expression that runs in linear time",
                                 "使える正規表現ではありません(線形時間で評価できるものに限ります)"};

/// The sentence with the text that it is about.
inline std::string filled(std::string_view sentence, std::string_view what) {
    std::string text(sentence);
    if (const auto at = text.find("{}"); at != std::string::npos) text.replace(at, 2, what);
    return text;
}

/// kSyntax with its reason, each language in its own words.
/// @param column counted from 1
inline Issue syntax_issue(std::size_t column, const Reason& reason, std::string_view what = {}) {
    const std::string at = std::to_string(column);
    Issue issue = make_issue(IssueSeverity::error, IssueType::invalid, kSyntax, {}, {at, filled(reason.en, what)});
    fill_japanese(issue, kSyntax, {at, filled(reason.ja, what)});
    return issue;
}

/// kExecution with its reason, each language in its own words.
inline Issue execution_issue(const Reason& reason, std::string_view what = {}) {
    Issue issue = make_issue(IssueSeverity::error, IssueType::processing, kExecution, {}, {filled(reason.en, what)});
    fill_japanese(issue, kExecution, {filled(reason.ja, what)});
    return issue;
}

}  // namespace kakehashi::fhir::fhirpath_messages
