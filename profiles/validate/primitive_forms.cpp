#include "validate/primitive_forms.hpp"

#include <algorithm>
#include <array>

namespace kakehashi::profiles {
namespace {

struct Form {
    std::string_view type;
    fhir::Message message;
};
constexpr std::string_view kId = "primitive-format";

constexpr std::array kForms{
    Form{"base64Binary",
         {kId, "Not base64: groups of four of A-Z a-z 0-9 + /, the last one filled with =.",
          "base64ではありません。A-Z a-z 0-9 + / の4文字組で書き、末尾は=で埋めます。"}},
    Form{"boolean", {kId, "Not a boolean: true or false.", "真偽値ではありません。trueかfalseで書きます。"}},
    Form{"canonical",
         {kId, "Not a canonical: a URL without spaces, as http://example.org/x|1.0.",
          "canonical(正規URL)ではありません。http://example.org/x|1.0 のように空白を入れずに書きます。"}},
    Form{"code",
         {kId, "Not a code: one or more characters, no spaces at the ends, single spaces inside.",
          "コードではありません。1文字以上で、前後に空白を置かず、途中の空白は1つずつにします。"}},
    Form{"date",
         {kId, "Not a date: YYYY, YYYY-MM or YYYY-MM-DD, a day that the calendar has.",
          "日付ではありません。YYYY、YYYY-MM、YYYY-MM-DDのいずれかで、暦にある日を書きます。"}},
    Form{"dateTime",
         {kId,
          "Not a dateTime: YYYY, YYYY-MM, YYYY-MM-DD, or with a time YYYY-MM-DDThh:mm:ss+09:00; seconds and offset "
          "belong "
          "to the time, hours end at 23.",
          "日時ではありません。YYYY、YYYY-MM、YYYY-MM-DD、または時刻付きのYYYY-MM-DDThh:mm:ss+09:"
          "00で書きます。時刻には秒と時差が"
          "必要で、時は23までです。"}},
    Form{"decimal",
         {kId, "Not a decimal: digits with an optional sign, point and exponent, as -1.20.",
          "数値ではありません。-1.20のように数字(符号、小数点、指数は任意)で書きます。"}},
    Form{"id",
         {kId, "Not an id: 1 to 64 of A-Z a-z 0-9 - and point.",
          "idではありません。A-Z a-z 0-9 - ピリオドの1～64文字で書きます。"}},
    Form{"instant",
         {kId,
          "Not an instant: YYYY-MM-DDThh:mm:ss+09:00 with seconds and offset; a fraction of a second may follow them.",
          "時点(instant)ではありません。YYYY-MM-DDThh:mm:ss+09:00の形で、秒と時差まで書きます(秒の小数は任意)。"}},
    Form{"integer",
         {kId, "Not an integer from -2147483648 to 2147483647, without leading zeros.",
          "整数ではありません。-2147483648～2147483647を、先頭に0を付けずに書きます。"}},
    Form{"oid",
         {kId, "Not an OID: urn:oid: and numbers with points, as urn:oid:1.2.392.",
          "OIDではありません。urn:oid:1.2.392のように書きます。"}},
    Form{"positiveInt",
         {kId, "Not an integer from 1 to 2147483647.", "正の整数ではありません。1～2147483647で書きます。"}},
    Form{"time",
         {kId, "Not a time: hh:mm:ss, hours to 23, without an offset.",
          "時刻ではありません。hh:mm:ss(時は23まで、時差なし)で書きます。"}},
    Form{"unsignedInt",
         {kId, "Not an integer from 0 to 2147483647.", "0以上の整数ではありません。0～2147483647で書きます。"}},
    Form{"uri",
         {kId, "Not a URI: it has no spaces and is not empty.",
          "URIではありません。空にせず、空白を入れずに書きます。"}},
    Form{"url",
         {kId, "Not a URL: it has no spaces and is not empty.",
          "URLではありません。空にせず、空白を入れずに書きます。"}},
    Form{"uuid",
         {kId, "Not a UUID: urn:uuid: and 8-4-4-4-12 hexadecimal digits in lower case.",
          "UUIDではありません。urn:uuid:に続けて小文字の16進数を8-4-4-4-12桁で書きます。"}},
};
/// string, markdown, xhtml
constexpr fhir::Message kText{kId, "Not a text: it is not empty, has no control characters and at most 1 MiB.",
                              "文字列ではありません。空でなく、制御文字を含まず、1 MiBまでの文字列を書きます。"};

}  // namespace

const fhir::Message& form_of_primitive(std::string_view type) {
    const auto* found = std::ranges::find(kForms, type, &Form::type);
    return found == kForms.end() ? kText : found->message;
}

}  // namespace kakehashi::profiles
