#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the audit log says. Every one closes gate G6: nothing is disclosed that cannot be written down.
namespace kakehashi::gateway::audit::messages {

inline constexpr fhir::Message kLocked{.id = "audit-locked",
                                       .en = "Another process has the audit log open. Stop it first.",
                                       .ja = "別のプロセスが監査ログを使用中です。先に停止してください。"};
inline constexpr fhir::Message kDamaged{
    .id = "audit-damaged",
    .en =
        "Line {} of the audit file {} does not follow from what stands before it: a line was changed, added or taken "
        "away.",
    .ja = "{}行目が(監査ファイル{})直前の内容と一致しません。行が変更・追加・削除されています。"};
inline constexpr fhir::Message kDiskRefused{.id = "audit-disk-refused",
                                            .en = "The disk refused the audit log ({}: {}).",
                                            .ja = "ディスクが監査ログの操作を拒否しました({}: {})。"};
inline constexpr fhir::Message kStopped{
    .id = "audit-stopped",
    .en = "The audit log accepts nothing since the disk refused a flush. Repair the disk and restart.",
    .ja = "ディスクへの書き込みに失敗したため監査ログを停止しています。ディスクを修復して再起動してください。"};

}  // namespace kakehashi::gateway::audit::messages
