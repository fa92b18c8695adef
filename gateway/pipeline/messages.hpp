#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the middle of the node says.
namespace kakehashi::gateway::pipeline::messages {

inline constexpr fhir::Message kUnknownSource{
    .id = "intake-source-unknown",
    .en = "No configured source has the name '{}'. Its input is kept.",
    .ja = "「{}」という名前の入力元は設定にありません。入力は保管しています。"};
inline constexpr fhir::Message kNoMapping{.id = "intake-mapping-unreadable",
                                          .en = "The mapping file of source '{}' cannot be read.",
                                          .ja = "入力元「{}」の対応表ファイルを読めません。"};
inline constexpr fhir::Message kNoVendorFile{.id = "vendor-file-unreadable",
                                             .en = "'{}' cannot be read, or has more than 64 MiB.",
                                             .ja = "「{}」を読めないか、64 MiBを超えています。"};
inline constexpr fhir::Message kVendorFormat{.id = "vendor-format",
                                             .en = "The vendor profile '{}' is not for the format '{}'.",
                                             .ja = "ベンダープロファイル「{}」は形式「{}」のものではありません。"};
inline constexpr fhir::Message kUnitInvalid{
    .id = "intake-unit-invalid",
    .en = "The report unit of kind '{}' does not meet its profiles and was not stored: {} errors.",
    .ja = "種類「{}」の報告単位がプロファイルに適合しないため保存していません(エラー{}件)。"};
inline constexpr fhir::Message kOwnFault{
    .id = "intake-own-fault",
    .en = "Kakehashi itself failed on record {}. The input is kept and can be replayed.",
    .ja = "記録{}の処理中に本ソフトウェアの障害が起きました。入力は保管しており、再処理できます。"};
inline constexpr fhir::Message kNotYet{.id = "intake-not-yet",
                                       .en = "The input is journalled and waits for its turn.",
                                       .ja = "入力は記録済みで、処理を待っています。"};

}  // namespace kakehashi::gateway::pipeline::messages
