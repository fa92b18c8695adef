#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the exchange with other nodes says. Never why a signature failed: that would help a forger.
namespace kakehashi::gateway::exchange::messages {

inline constexpr fhir::Message kKey{.id = "exchange-key-unusable",
                                    .en = "The key is not an EC P-256 key in PEM form.",
                                    .ja = "鍵がPEM形式のEC P-256鍵ではありません。"};
inline constexpr fhir::Message kNotAccepted{.id = "exchange-assertion-refused",
                                            .en = "The assertion is not accepted.",
                                            .ja = "アサーションを受け付けられません。"};
inline constexpr fhir::Message kExpired{.id = "exchange-assertion-expired",
                                        .en = "The assertion has expired, or lives longer than {} seconds.",
                                        .ja = "アサーションの期限が切れているか、有効期間が{}秒を超えています。"};
inline constexpr fhir::Message kReplayed{
    .id = "exchange-assertion-replayed", .en = "The assertion was used before.", .ja = "アサーションは使用済みです。"};
inline constexpr fhir::Message kTooMany{.id = "exchange-too-many-assertions",
                                        .en = "Too many assertions are alive; try again in a minute.",
                                        .ja = "有効なアサーションが多すぎます。1分後に再試行してください。"};
inline constexpr fhir::Message kInstitutionNumber{.id = "peer-institution-number",
                                                  .en = "{} is not an institution number of 10 digits.",
                                                  .ja = "{}は10桁の医療機関番号ではありません。"};
inline constexpr fhir::Message kPeerAddress{.id = "peer-address-not-allowed",
                                            .en = "The peer's address {} is neither https nor http on this machine.",
                                            .ja = "接続先のアドレス{}は、httpsでも、同じ機器上のhttpでもありません。"};
inline constexpr fhir::Message kPeerKey{.id = "peer-key-unusable",
                                        .en = "The file {} is not an EC P-256 public key in PEM form.",
                                        .ja = "ファイル{}がPEM形式のEC P-256公開鍵ではありません。"};
inline constexpr fhir::Message kPeerTwice{.id = "peer-configured-twice",
                                          .en = "The institution {} is configured as a peer twice.",
                                          .ja = "医療機関{}が接続先として2回設定されています。"};

}  // namespace kakehashi::gateway::exchange::messages
