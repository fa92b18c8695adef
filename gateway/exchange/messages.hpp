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
inline constexpr fhir::Message kReceipt{.id = "delivery-receipt-refused",
                                        .en = "The receipt is not one, or its signature is not the receiver's.",
                                        .ja = "受領証の形式が正しくないか、署名が受領者のものではありません。"};
inline constexpr fhir::Message kTooLarge{.id = "delivery-too-large",
                                         .en = "The document is larger than this node takes.",
                                         .ja = "文書が受け付け可能な大きさを超えています。"};
inline constexpr fhir::Message kNotFhirJson{.id = "delivery-content-type",
                                            .en = "Send the Bundle as application/fhir+json.",
                                            .ja = "Bundleはapplication/fhir+jsonで送信してください。"};
inline constexpr fhir::Message kNoMessageId{
    .id = "delivery-no-message-id",
    .en = "The header Idempotency-Key must name the message: a quoted string of letters, digits, '-' and '_'.",
    .ja = "Idempotency-Keyヘッダーに、英数字と「-」「_」からなる引用符付きのメッセージIDが必要です。"};
inline constexpr fhir::Message kNotAddressee{.id = "delivery-not-addressee",
                                             .en = "Only referrals that are addressed to this institution are taken.",
                                             .ja = "当機関宛ての診療情報提供書のみ受け付けます。"};
inline constexpr fhir::Message kPurpose{.id = "delivery-purpose",
                                        .en = "The assertion must be for TREAT, with the relation 'addressed'.",
                                        .ja = "アサーションの目的はTREAT、関係はaddressedでなければなりません。"};

inline constexpr fhir::Message kPeerAnswer{.id = "peer-answer-unusable",
                                           .en = "The other hospital's answer cannot be used ({}).",
                                           .ja = "他施設からの応答を利用できません({})。"};

}  // namespace kakehashi::gateway::exchange::messages
