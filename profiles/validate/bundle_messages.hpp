#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the validator says of Bundles: their entries, links and fullUrls.
namespace kakehashi::profiles::validation_messages {

using fhir::Message;

inline constexpr Message kFullUrlTwice{.id = "bdl-7",
                                       .en = "The Bundle has this fullUrl in an earlier entry too.",
                                       .ja = "同じfullUrlのエントリーがBundleに既にあります。"};
inline constexpr Message kFullUrlRelative{
    .id = "full-url-relative", .en = "A fullUrl must be absolute.", .ja = "fullUrlは絶対URLで書きます。"};
inline constexpr Message kFullUrlVersion{
    .id = "bdl-8", .en = "A fullUrl names no version.", .ja = "fullUrlに版(/_history/)は書けません。"};
inline constexpr Message kFullUrlMissing{.id = "full-url-missing",
                                         .en = "Without a fullUrl, the relative references of the entry mean nothing.",
                                         .ja = "fullUrlがないため、このエントリーの相対参照の意味が決まりません。"};
inline constexpr Message kFullUrlOther{.id = "full-url-other",
                                       .en = "The fullUrl names a type and an id that are not those of the resource.",
                                       .ja = "fullUrlの型とidがリソースと一致しません。"};
inline constexpr Message kSearchOutcome{.id = "search-outcome-type",
                                        .en = "An entry with the mode 'outcome' must be an OperationOutcome.",
                                        .ja = "modeがoutcomeのエントリーはOperationOutcomeです。"};
inline constexpr Message kSearchId{
    .id = "search-result-id", .en = "A search result must have an id.", .ja = "検索結果にはidが必要です。"};
inline constexpr Message kSearchType{.id = "search-result-type",
                                     .en = "A {} is no match of the search that the link 'self' names.",
                                     .ja = "{}は、リンクselfの検索の結果ではありません。"};
inline constexpr Message kEntryProfile{.id = "entry-missing",
                                       .en = "The Bundle has no {} number {} (from 0), which must meet {}.",
                                       .ja = "Bundleに{}の{}番目(0から)がなく、{}への適合を確認できません。"};
inline constexpr Message kEntryWithoutFullUrl{.id = "full-url-required",
                                              .en = "Each entry of this Bundle must have a fullUrl.",
                                              .ja = "このBundleのエントリーにはfullUrlが必要です。"};
inline constexpr Message kSearchNoResource{.id = "search-result-empty",
                                           .en = "A search result must have a resource.",
                                           .ja = "検索結果にはリソースが必要です。"};
inline constexpr Message kFirstEntry{
    .id = "bundle-first-entry", .en = "The first entry must be a {}.", .ja = "最初のエントリーは{}です。"};
inline constexpr Message kLinkOfSearch{.id = "bundle-link-of-search",
                                       .en = "The link '{}' stands in searches and histories only.",
                                       .ja = "リンク「{}」は検索結果と履歴だけに置けます。"};
inline constexpr Message kLinkTwice{
    .id = "bundle-link-twice", .en = "The link '{}' may occur once only.", .ja = "リンク「{}」は1つだけです。"};
inline constexpr Message kNotInDocument{.id = "document-reference-missing",
                                        .en = "The resource that the Composition refers to is not in the document.",
                                        .ja = "Compositionが参照するリソースが文書の中にありません。"};
inline constexpr Message kNotInMessage{.id = "message-reference-missing",
                                       .en = "The resource that the message is about is not in the message.",
                                       .ja = "メッセージの対象(focus)のリソースがメッセージの中にありません。"};
inline constexpr Message kStylesheetMissing{.id = "document-stylesheet-missing",
                                            .en = "The style sheet is not in the document.",
                                            .ja = "スタイルシートが文書の中にありません。"};
inline constexpr Message kEntryUnreachable{
    .id = "document-entry-unreachable",
    .en = "No reference leads from the Composition to this entry, nor from here to what the Composition reaches.",
    .ja = "Compositionから、またはCompositionがたどるリソースへ、参照でつながっていないentryです。"};

}  // namespace kakehashi::profiles::validation_messages
