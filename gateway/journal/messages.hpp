#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the journal says. All of it means that the node could not do its work, not that the data is bad.
namespace kakehashi::gateway::journal::messages {

inline constexpr fhir::Message kLocked{.id = "journal-locked",
                                       .en = "Another process has the journal open. Stop it first.",
                                       .ja = "別のプロセスがジャーナルを使用中です。先に停止してください。"};
inline constexpr fhir::Message kDamaged{
    .id = "journal-damaged",
    .en =
        "The journal segment {} is damaged at byte {}, in a record that had been flushed. Nothing was changed; "
        "restore the segment from a backup.",
    .ja =
        "ジャーナルのセグメント{}の{}バイト目が破損しています(書き込み完了済みの記録)。変更は行っていません。"
        "バックアップから復元してください。"};
inline constexpr fhir::Message kTailLost{
    .id = "journal-tail-lost",
    .en = "The journal ends at record {}, but the store has processed record {}. Restore the journal from a backup.",
    .ja = "ジャーナルは記録{}で終わっていますが、ストアは記録{}まで処理済みです。バックアップから復元してください。"};
inline constexpr fhir::Message kDiskRefused{.id = "journal-disk-refused",
                                            .en = "The disk refused the journal ({}: {}).",
                                            .ja = "ディスクがジャーナルの操作を拒否しました({}: {})。"};
inline constexpr fhir::Message kStopped{
    .id = "journal-stopped",
    .en = "The journal accepts nothing since the disk refused a write or a flush. Repair the disk and restart.",
    .ja = "ディスクへの書き込みに失敗したため受付を停止しています。ディスクを修復して再起動してください。"};
inline constexpr fhir::Message kTooLong{
    .id = "journal-entry-too-long", .en = "The input is larger than {} bytes.", .ja = "入力が{}バイトを超えています。"};

}  // namespace kakehashi::gateway::journal::messages
