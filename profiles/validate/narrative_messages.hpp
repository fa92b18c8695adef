#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the validator says of narratives, and of text that looks like one.
namespace kakehashi::profiles::validation_messages {

using fhir::Message;

inline constexpr Message kNarrativeEmpty{
    .id = "txt-2", .en = "The narrative has neither text nor an image.", .ja = "ナラティブに文字も画像もありません。"};
inline constexpr Message kNarrativeMalformed{
    .id = "txt-1",
    .en =
        "The narrative is not one well-formed div element (fault at byte {} of the text; HTML entities do not exist).",
    .ja = "ナラティブが整形式のdiv要素1つではありません(文字列の{}バイト目。HTMLの実体参照は使えません)。"};
inline constexpr Message kNarrativeNamespace{
    .id = "txt-1",
    .en = "The narrative's element <{}> is not in the namespace http://www.w3.org/1999/xhtml.",
    .ja = "ナラティブの要素<{}>の名前空間が http://www.w3.org/1999/xhtml ではありません。"};
inline constexpr Message kNarrativeElement{
    .id = "txt-1", .en = "The narrative may not contain the element <{}>.", .ja = "ナラティブに要素<{}>は使えません。"};
inline constexpr Message kNarrativeAttribute{.id = "txt-1",
                                             .en = "The narrative may not contain the attribute <{}=…>.",
                                             .ja = "ナラティブに属性<{}=…>は使えません。"};
inline constexpr Message kNarrativeScript{.id = "txt-1",
                                          .en =
                                              "The narrative's link <{}=…> has the scheme '{}:', which runs a script. "
                                              "Links may have http, https, mailto, tel "
                                              "and other schemes that show something, or lead to #id in the document.",
                                          .ja =
                                              "ナラティブのリンク<{}=…>のスキーム「{}:"
                                              "」は、スクリプトを実行するため使えません。http、https、mailto、telなど、"
                                              "表示するだけのURLか、文書内の#idにしてください。"};
inline constexpr Message kNarrativeTooMany{.id = "txt-1",
                                           .en = "More than {} faults in the narrative: the others are not listed.",
                                           .ja = "ナラティブの誤りが{}個を超えています。残りは示しません。"};
inline constexpr Message kNarrativeLink{.id = "txt-1",
                                        .en = "The narrative's link <{}=…> is empty or has characters that no URL has.",
                                        .ja = "ナラティブのリンク<{}=…>が空か、URLに使えない文字を含んでいます。"};
inline constexpr Message kNarrativeParagraph{.id = "txt-1",
                                             .en = "The narrative has the element <{}> inside a paragraph.",
                                             .ja = "ナラティブの段落(p)の中に要素<{}>は置けません。"};
inline constexpr Message kLinkBroken{.id = "narrative-link",
                                     .en = "The link {} of the narrative leads nowhere in the document.",
                                     .ja = "ナラティブのリンク{}の先が文書の中にありません。"};
inline constexpr Message kNarrativeLanguageMissing{
    .id = "narrative-language-missing",
    .en = "The resource has the language {}; the narrative's div does not say it: {}.",
    .ja = "リソースのlanguageは{}ですが、ナラティブのdivにありません: {}。"};
inline constexpr Message kNarrativeLanguageDiffers{
    .id = "narrative-language-differs",
    .en = "The narrative's {} is '{}', and the language of the resource is '{}'.",
    .ja = "ナラティブの{}は「{}」ですが、リソースのlanguageは「{}」です。"};
inline constexpr Message kHtmlInText{.id = "text-html",
                                     .en = "The text contains what looks like an HTML tag.",
                                     .ja = "文字列にHTMLタグらしきものがあります。"};
inline constexpr Message kTextSource{
    .id = "narrative-source",
    .en = "A part of the narrative has no class boilerplate, generated or original.",
    .ja = "ナラティブに、出所を示すclass(boilerplate、generated、original)のない部分があります。"};
inline constexpr Message kTextLanguage{.id = "narrative-language",
                                       .en = "The narrative must have a section in a language that it lacks: {}.",
                                       .ja = "ナラティブに必要な言語の部分がありません: {}。"};
inline constexpr Message kTextNoLanguage{.id = "narrative-language-none",
                                         .en = "The narrative must not have sections by language.",
                                         .ja = "ナラティブに言語別の部分は置けません。"};

}  // namespace kakehashi::profiles::validation_messages
