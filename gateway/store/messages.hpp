#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the store says.
namespace kakehashi::gateway::store::messages {

inline constexpr fhir::Message kRefused{.id = "store-refused",
                                        .en = "The database refused ({}). Nothing of this input was stored.",
                                        .ja = "データベースエラー({})。この入力は保存されていません。"};
inline constexpr fhir::Message kStale{
    .id = "store-stale",
    .en = "A newer version of this report unit is stored already; this older one was not taken over.",
    .ja = "この報告単位はより新しい版が保存済みのため、古い版は取り込みませんでした。"};
inline constexpr fhir::Message kOtherSchema{
    .id = "store-other-schema",
    .en = "The database has schema version {}; this program knows version {}.",
    .ja = "データベースのスキーマ版は{}ですが、このプログラムが扱えるのは{}です。"};
inline constexpr fhir::Message kNoSuchOutboxItem{.id = "store-no-such-outbox-item",
                                                 .en = "The outbox has no item {} that is in flight.",
                                                 .ja = "送信中の項目{}は送信箱にありません。"};

}  // namespace kakehashi::gateway::store::messages
