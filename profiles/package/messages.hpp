#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What reading a package says.
namespace kakehashi::profiles::package_messages {

using fhir::Message;

inline constexpr Message kNotFound{
    .id = "package-not-found",
    .en = "No such file or folder. Give a FHIR package (.tgz), a folder or a resource.",
    .ja = "ファイルまたはフォルダがありません。FHIRパッケージ(.tgz)、フォルダ、またはリソースを指定してください。"};
inline constexpr Message kNotArchive{.id = "package-not-archive",
                                     .en = "Not a complete gzip-compressed tar archive.",
                                     .ja = "gzip圧縮tarアーカイブとして最後まで読めません。"};
inline constexpr Message kEntryUnreadable{.id = "package-entry-unreadable",
                                          .en = "The file {} in the package is damaged, or the package is too large.",
                                          .ja = "パッケージ内のファイル{}が壊れているか、パッケージが大きすぎます。"};
inline constexpr Message kNotPack{
    .id = "pack-damaged",
    .en = "Not a complete pack of this version. Build it again with `kakehashi pack build`.",
    .ja = "このバージョンの完全なpackではありません。`kakehashi pack build`で作り直してください。"};
inline constexpr Message kResourceUnreadable{.id = "package-resource-unreadable",
                                             .en = "The file {} of the package cannot be read: {}",
                                             .ja = "パッケージのファイル{}を読めません: {}"};

}  // namespace kakehashi::profiles::package_messages
