#pragma once

#include <rapidjson/error/error.h>

#include <algorithm>
#include <string_view>

/// What RapidJSON says in English (rapidjson/error/en.h), in Japanese.
namespace kakehashi::fhir {

struct JsonSyntaxError {
    rapidjson::ParseErrorCode code;
    std::string_view ja;  ///< without the full stop: it stands inside a sentence
};

inline constexpr JsonSyntaxError kJsonSyntaxErrors[] = {
    {rapidjson::kParseErrorDocumentEmpty, "入力が空です"},
    {rapidjson::kParseErrorDocumentRootNotSingular, "JSONの値が終わった後に、余分な文字があります"},
    {rapidjson::kParseErrorValueInvalid, "値の書き方が正しくありません"},
    {rapidjson::kParseErrorObjectMissName, "オブジェクトのメンバーの名前(「\"」で囲んだ文字列)がありません"},
    {rapidjson::kParseErrorObjectMissColon, "メンバーの名前の後に「:」がありません"},
    {rapidjson::kParseErrorObjectMissCommaOrCurlyBracket, "メンバーの後に「,」または「}」がありません"},
    {rapidjson::kParseErrorArrayMissCommaOrSquareBracket, "配列の要素の後に「,」または「]」がありません"},
    {rapidjson::kParseErrorStringUnicodeEscapeInvalidHex, "文字列の「\\u」の後には、16進数4桁が必要です"},
    {rapidjson::kParseErrorStringUnicodeSurrogateInvalid, "文字列のサロゲートペアが正しくありません"},
    {rapidjson::kParseErrorStringEscapeInvalid,
     "文字列に、JSONにないエスケープ(「\\」の後の文字)か、そのまま書けない制御文字(改行、タブなど)があります"},
    {rapidjson::kParseErrorStringMissQuotationMark, "文字列の終わりの「\"」がありません"},
    {rapidjson::kParseErrorStringInvalidEncoding, "文字列に、そのまま書けない文字があります"},
    {rapidjson::kParseErrorNumberTooBig, "数が大きすぎます"},
    {rapidjson::kParseErrorNumberMissFraction, "小数点の後に数字がありません"},
    {rapidjson::kParseErrorNumberMissExponent, "指数(e)の後に数字がありません"},
    {rapidjson::kParseErrorTermination, "読み取りを中止しました"},
    {rapidjson::kParseErrorUnspecificSyntaxError, "構文が正しくありません"},
};

/// The error's words in Japanese; those for any other error when this release does not know the code.
[[nodiscard]] constexpr std::string_view japanese_of(rapidjson::ParseErrorCode code) {
    const auto* const found = std::ranges::find(kJsonSyntaxErrors, code, &JsonSyntaxError::code);
    return found != std::ranges::end(kJsonSyntaxErrors) ? found->ja : "構文が正しくありません";
}

}  // namespace kakehashi::fhir
