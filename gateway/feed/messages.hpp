#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the feed says. All are `fatal`: our storage, not the data.
namespace kakehashi::gateway::feed_messages {

inline constexpr fhir::Message kWrite{.id = "feed-write",
                                      .en = "Cannot write {} in the feed's folder: {}.",
                                      .ja = "フィードのフォルダーに{}を書けません: {}。"};
inline constexpr fhir::Message kRead{.id = "feed-read",
                                     .en = "Cannot read {} in the feed's folder: {}.",
                                     .ja = "フィードのフォルダーの{}を読めません: {}。"};
inline constexpr fhir::Message kManifest{.id = "feed-manifest",
                                         .en = "The feed's manifest.json is damaged. Restore it before going on.",
                                         .ja = "フィードのmanifest.jsonが壊れています。復旧してください。"};
inline constexpr fhir::Message kReopen{.id = "feed-reopen",
                                       .en = "An earlier commit failed; open the feed again.",
                                       .ja = "前回の書き込みに失敗しました。フィードを開き直してください。"};
inline constexpr fhir::Message kLocked{
    .id = "feed-locked",
    .en = "Another process writes this feed's folder; each node needs a folder of its own.",
    .ja = "別のプロセスがこのフィードのフォルダーに書き込み中です。ノードごとに別のフォルダーを指定してください。"};
inline constexpr fhir::Message kRootKey{.id = "feed-root-key",
                                        .en = "The root key of feed '{}' cannot be read or has not 32 bytes.",
                                        .ja = "フィード「{}」のルート鍵を読めないか、32バイトではありません。"};

}  // namespace kakehashi::gateway::feed_messages
