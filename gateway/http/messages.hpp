#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the HTTP server says to a stranger.
namespace kakehashi::gateway::http::messages {

inline constexpr fhir::Message kMalformed{.id = "http-malformed",
                                          .en = "The request is not HTTP/1.1: {}.",
                                          .ja = "リクエストがHTTP/1.1として読めません: {}。"};
inline constexpr fhir::Message kHeaderTooLong{.id = "http-header-too-long",
                                              .en = "The request's header is larger than {} bytes.",
                                              .ja = "リクエストのヘッダーが{}バイトを超えています。"};
inline constexpr fhir::Message kBodyTooLong{.id = "http-body-too-long",
                                            .en = "The request's body is larger than {} bytes.",
                                            .ja = "リクエストの本文が{}バイトを超えています。"};
inline constexpr fhir::Message kTooSlow{.id = "http-too-slow",
                                        .en = "The request did not arrive whole in time.",
                                        .ja = "リクエストが時間内に届きませんでした。"};
inline constexpr fhir::Message kNoSuchPath{
    .id = "http-no-such-path", .en = "There is nothing at this path.", .ja = "このパスには何もありません。"};
inline constexpr fhir::Message kMethod{.id = "http-method-not-allowed",
                                       .en = "This path is asked with {} only.",
                                       .ja = "このパスで使えるメソッドは{}だけです。"};
inline constexpr fhir::Message kFault{.id = "http-fault",
                                      .en = "The server could not answer because of a fault of its own.",
                                      .ja = "サーバー内部の不具合により応答できませんでした。"};

}  // namespace kakehashi::gateway::http::messages
