#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the network layer says.
namespace kakehashi::gateway::net::messages {

inline constexpr fhir::Message kTlsFile{.id = "tls-file-unreadable",
                                        .en = "The TLS file {} cannot be used: {}.",
                                        .ja = "TLSのファイル{}を使えません: {}。"};
inline constexpr fhir::Message kListen{
    .id = "listen-failed", .en = "Cannot listen on {} port {}: {}.", .ja = "{}のポート{}で待ち受けできません: {}。"};
inline constexpr fhir::Message kTimeout{
    .id = "peer-timeout", .en = "{} did not answer in time.", .ja = "{}から時間内に応答がありません。"};
inline constexpr fhir::Message kUnreachable{
    .id = "peer-unreachable", .en = "{} cannot be reached: {}.", .ja = "{}に接続できません: {}。"};
inline constexpr fhir::Message kNotAllowed{.id = "peer-not-configured",
                                           .en = "{} is not one of the configured destinations.",
                                           .ja = "{}は設定された送信先ではありません。"};
inline constexpr fhir::Message kBadAnswer{.id = "peer-answer-malformed",
                                          .en = "{} answered what is not HTTP: {}.",
                                          .ja = "{}の応答がHTTPとして読めません: {}。"};
inline constexpr fhir::Message kAnswerTooLong{
    .id = "peer-answer-too-long", .en = "{} answered more than {} bytes.", .ja = "{}の応答が{}バイトを超えています。"};

}  // namespace kakehashi::gateway::net::messages
