#pragma once

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::bundles::messages {

using kakehashi::fhir::Message;

inline constexpr Message kNotABundle{.id = "not-this-format",
                                     .en = "Only a Bundle of type document or collection is read; found {}.",
                                     .ja = "documentまたはcollectionのBundleだけを読みます。入力は{}でした。"};
inline constexpr Message kProfileUnknown{
    .id = "profile-unknown",
    .en = "The Bundle claims no Japanese profile (meta.profile): FHIR of other countries is not converted yet.",
    .ja = "Bundleのmeta.profileに日本のプロファイルがありません。国外のFHIRの変換は未対応です。"};
inline constexpr Message kVersion{.id = "version-unsupported",
                                  .en = "{} is the form of FHIR {}; only R4 is read.",
                                  .ja = "{}はFHIR {}の形です。R4だけを読みます。"};
inline constexpr Message kEntryShape{.id = "structure", .en = "The entry has no {}.", .ja = "entryに{}がありません。"};
inline constexpr Message kCompositionFirst{
    .id = "bdl-11", .en = "A document starts with a Composition.", .ja = "documentの最初のentryはCompositionです。"};
inline constexpr Message kPatientCount{.id = "patient-mismatch",
                                       .en = "A Bundle is about one patient; found {} Patient entries.",
                                       .ja = "Bundleは患者1人分です。Patientのentryは{}件でした。"};
inline constexpr Message kPatientUnknown{
    .id = "patient-unknown",
    .en = "The Patient has neither an institution's patient number nor an insured-person identifier.",
    .ja = "Patientに患者番号も被保険者個人識別子もありません。"};
inline constexpr Message kTypesMixed{.id = "type-mismatch",
                                     .en = "A collection holds the Patient and one kind of resource; found {} too.",
                                     .ja = "collectionはPatientと1種類のリソースです。{}も含まれています。"};
inline constexpr Message kModifierExtension{.id = "extension-unknown",
                                            .en = "A modifier extension that is not understood may turn the meaning.",
                                            .ja = "理解できないmodifierExtensionは意味を変える可能性があります。"};
inline constexpr Message kInstantMissing{.id = "target-missing",
                                         .en = "The Bundle has neither meta.lastUpdated nor timestamp.",
                                         .ja = "Bundleにmeta.lastUpdatedもtimestampもありません。"};
inline constexpr Message kFullUrlTwice{
    .id = "bdl-7", .en = "Two entries have the same fullUrl.", .ja = "fullUrlが重複しています。"};
inline constexpr Message kInstitutionMismatch{
    .id = "institution-mismatch",
    .en = "The Bundle is of another institution than this source is configured for; its own number is kept.",
    .ja = "Bundleの医療機関番号が設定と異なります。Bundleの番号のままとします。"};
inline constexpr Message kReferenceUnresolved{
    .id = "reference-unresolved",
    .en = "The reference points to nothing in this Bundle; it is kept as it is.",
    .ja = "参照先がBundleにありません。そのまま残します。"};

}  // namespace kakehashi::mappers::bundles::messages
