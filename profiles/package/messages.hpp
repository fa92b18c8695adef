#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What reading a package says.
namespace kakehashi::profiles::package_messages {

using fhir::Message;

inline constexpr Message kNotFound{
    .id = "package-not-found",
    .en = "{}: no such file or folder. Give a FHIR package (.tgz), a pack, a folder or a resource.",
    .ja =
        "{}: "
        "ファイルまたはフォルダがありません。FHIRパッケージ(.tgz)"
        "、pack、フォルダ、リソースのどれかを指定してください。"};
inline constexpr Message kNotArchive{.id = "package-not-archive",
                                     .en = "{}: not a complete gzip-compressed tar archive.",
                                     .ja = "{}: gzip圧縮tarアーカイブとして最後まで読めません。"};
inline constexpr Message kEntryName{.id = "package-entry-name",
                                    .en = "{}: the name {} leads out of the package.",
                                    .ja = "{}: ファイル名{}がパッケージの外を指しています。"};
inline constexpr Message kEntryLink{.id = "package-entry-link",
                                    .en = "{}: {} is no ordinary file but a link or a device.",
                                    .ja = "{}: {}は通常のファイルではありません(リンクなど)。"};
inline constexpr Message kEntryTwice{
    .id = "package-entry-twice", .en = "{}: has the file {} twice.", .ja = "{}: ファイル{}が2つあります。"};
inline constexpr Message kTooLarge{.id = "package-too-large",
                                   .en = "{}: {} makes it larger than a package may be (64 MiB a file, 1 GiB in all).",
                                   .ja = "{}: {}で大きさの上限(1ファイル64 MiB、全体1 GiB)を超えます。"};
inline constexpr Message kNotPack{
    .id = "pack-damaged",
    .en = "Not a complete pack of this version. Build it again with `kakehashi pack build`.",
    .ja = "このバージョンの完全なpackではありません。`kakehashi pack build`で作り直してください。"};
inline constexpr Message kResourceUnreadable{.id = "package-resource-unreadable",
                                             .en = "The file {} of the package cannot be read: {}",
                                             .ja = "パッケージのファイル{}を読めません: {}"};
inline constexpr Message kNoConformance{
    .id = "package-without-conformance",
    .en = "{}: no StructureDefinition, ValueSet, CodeSystem, ConceptMap or ImplementationGuide is in it.",
    .ja = "{}: StructureDefinition、ValueSet、CodeSystem、ConceptMap、ImplementationGuideがありません。"};
inline constexpr Message kFhirVersion{.id = "package-fhir-version",
                                      .en = "The package {} is for FHIR {}; this program is for R4 (4.0.1).",
                                      .ja = "パッケージ{}はFHIR {}用です。このプログラムはR4(4.0.1)用です。"};
inline constexpr Message kNotFolder{
    .id = "package-folder", .en = "There is no folder {} of packages.", .ja = "パッケージのフォルダ{}がありません。"};
inline constexpr Message kDependencyMissing{
    .id = "package-dependency-missing",
    .en = "The package {}, which {} needs, is not here: what it states is not checked.",
    .ja = "パッケージ{}がありません({}に必要)。その内容は確認に使いません。"};
inline constexpr Message kDependencyUnreadable{.id = "package-dependency-unreadable",
                                               .en = "The package {}, which {} needs, cannot be used: {}",
                                               .ja = "パッケージ{}({}に必要)を使えません: {}"};

}  // namespace kakehashi::profiles::package_messages
