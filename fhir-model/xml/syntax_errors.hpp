#pragma once

#include <libxml/xmlerror.h>

#include <algorithm>
#include <string_view>

/// What libxml2's error codes mean, in our words: its own texts may quote the input.
namespace kakehashi::fhir {

struct XmlSyntaxError {
    int code = 0;         ///< xmlParserErrors
    std::string_view en;  ///< without the full stop: it stands inside a sentence
    std::string_view ja;
};

inline constexpr XmlSyntaxError kXmlSyntaxErrors[] = {
    {XML_ERR_DOCUMENT_EMPTY, "there is no element", "要素がありません"},
    {XML_ERR_DOCUMENT_END, "there is something after the end of the document",
     "文書の終わりの後に、余分な文字があります"},
    {XML_ERR_INVALID_HEX_CHARREF, "a character reference &#x…; is incomplete", "文字参照「&#x…;」が正しくありません"},
    {XML_ERR_INVALID_DEC_CHARREF, "a character reference &#…; is incomplete", "文字参照「&#…;」が正しくありません"},
    {XML_ERR_INVALID_CHAR, "a character that XML does not allow", "XMLで使えない文字(制御文字など)があります"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, "an entity reference has no ';' at its end",
     "実体参照(「&amp;」など)の終わりの「;」がありません"},
    {XML_ERR_UNDECLARED_ENTITY, "an entity that XML does not have; only &amp; &lt; &gt; &quot; &apos; may be used",
     "XMLにない実体参照です。使えるのは「&amp;」「&lt;」「&gt;」「&quot;」「&apos;」だけです"},
    {XML_ERR_STRING_NOT_CLOSED, "a quotation mark is missing at the end of a value", "値の終わりの引用符がありません"},
    {XML_ERR_LT_IN_ATTRIBUTE, "'<' in an attribute value is written &lt;", "属性値の「<」は「&lt;」と書きます"},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute value has no quotation marks", "属性値が引用符で囲まれていません"},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute value does not end", "属性値が終わっていません"},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute has no value", "属性に値がありません"},
    {XML_ERR_ATTRIBUTE_REDEFINED, "an attribute stands twice in one tag", "1つのタグに同じ属性が2回あります"},
    {XML_ERR_COMMENT_NOT_FINISHED, "a comment does not end", "コメントが終わっていません"},
    {XML_ERR_PI_NOT_FINISHED, "a processing instruction does not end", "処理命令(<?…?>)が終わっていません"},
    {XML_ERR_XMLDECL_NOT_FINISHED, "the XML declaration does not end with '?>'", "XML宣言が「?>」で終わっていません"},
    {XML_ERR_MISPLACED_CDATA_END, "']]>' in a text is written ]]&gt;", "文字の「]]>」は「]]&gt;」と書きます"},
    {XML_ERR_CDATA_NOT_FINISHED, "a CDATA section does not end", "CDATAが終わっていません"},
    {XML_ERR_RESERVED_XML_NAME, "the XML declaration must stand at the very beginning of the file",
     "XML宣言(<?xml …?>)は、ファイルの先頭に1つだけ書きます"},
    {XML_ERR_SPACE_REQUIRED, "a blank is missing", "空白が足りません"},
    {XML_ERR_NAME_REQUIRED, "a name is missing; a '&' or '<' in a text is written &amp; or &lt;",
     "名前がありません。文字の「&」「<」は「&amp;」「&lt;」と書きます"},
    {XML_ERR_GT_REQUIRED, "a tag does not end with '>'", "タグが「>」で終わっていません"},
    {XML_ERR_TAG_NAME_MISMATCH, "a start tag and the end tag here have different names",
     "開始タグと終了タグの名前が一致しません"},
    {XML_ERR_TAG_NOT_FINISHED, "the input ends before all elements are closed",
     "要素を閉じないまま入力が終わっています"},
    {XML_ERR_ENCODING_NAME, "the XML declaration names no valid encoding", "XML宣言の文字コード名が正しくありません"},
    {XML_ERR_HYPHEN_IN_COMMENT, "'--' may not stand in a comment", "コメントの中に「--」は書けません"},
    {XML_ERR_VERSION_MISSING, "the XML declaration has no version", "XML宣言にversionがありません"},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, "a namespace prefix is not declared", "宣言していない名前空間の接頭辞です"},
    {XML_NS_ERR_QNAME, "a name with several colons", "名前に「:」が2つ以上あります"},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, "an attribute stands twice in one tag", "1つのタグに同じ属性が2回あります"},
};

/// Whether the error is that something must still come: where the input ends, it is cut off, whatever should have come.
[[nodiscard]] constexpr bool wants_more(int code) {
    return code == XML_ERR_SPACE_REQUIRED || code == XML_ERR_NAME_REQUIRED || code == XML_ERR_GT_REQUIRED ||
           code == XML_ERR_ATTRIBUTE_NOT_STARTED || code == XML_ERR_ATTRIBUTE_WITHOUT_VALUE;
}

/// @return the row of a code, or nullptr for the many that nearly nobody meets
[[nodiscard]] constexpr const XmlSyntaxError* find_xml_syntax_error(int code) {
    const auto* const found = std::ranges::find(kXmlSyntaxErrors, code, &XmlSyntaxError::code);
    return found != std::ranges::end(kXmlSyntaxErrors) ? found : nullptr;
}

}  // namespace kakehashi::fhir
