#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the FHIR interface says. Paths and values are not repeated: they may be a person's.
namespace kakehashi::gateway::rest::messages {

inline constexpr fhir::Message kUnknownType{.id = "rest-unknown-type",
                                            .en = "This server has no resources of that type.",
                                            .ja = "このサーバーはそのリソース型を扱っていません。"};
inline constexpr fhir::Message kNotFound{
    .id = "rest-not-found", .en = "There is no such resource.", .ja = "該当するリソースはありません。"};
inline constexpr fhir::Message kDeleted{
    .id = "rest-deleted", .en = "The resource was deleted.", .ja = "このリソースは削除されています。"};
inline constexpr fhir::Message kNotAllowed{.id = "rest-method",
                                           .en = "The method is not supported at this place.",
                                           .ja = "この場所ではそのメソッドを使えません。"};
inline constexpr fhir::Message kContentType{.id = "rest-content-type",
                                            .en = "The content type is not supported here; expected {}.",
                                            .ja = "このコンテンツ型には対応していません。対応している型: {}。"};
inline constexpr fhir::Message kNotAcceptable{.id = "rest-not-acceptable",
                                              .en = "The answer can only be given as application/fhir+json.",
                                              .ja = "応答はapplication/fhir+jsonのみです。"};
inline constexpr fhir::Message kNoBundle{.id = "rest-no-bundle",
                                         .en = "Only a Bundle of type document or collection can be posted.",
                                         .ja = "POSTできるのはdocumentまたはcollection型のBundleだけです。"};

inline constexpr fhir::Message kNoToken{.id = "rest-no-token",
                                        .en = "Posting needs the bearer token of a configured source.",
                                        .ja = "投稿には設定済みの入力元のトークンが必要です。"};

}  // namespace kakehashi::gateway::rest::messages
