#pragma once

#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::bundles::messages {

using kakehashi::fhir::Message;

inline constexpr Message kNothing{
    .id = "not-this-format", .en = "There is no FHIR resource in it.", .ja = "FHIRのリソースがありません。"};
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

inline constexpr Message kVersionTaken{.id = "version-taken",
                                       .en = "Read as FHIR {}: it has elements that only this version knows.",
                                       .ja = "FHIR {}として読みました。この版にだけある要素があります。"};
inline constexpr Message kVersionsMixed{
    .id = "version-mixed",
    .en = "The resources are of several FHIR versions: each was read as the one that it shows.",
    .ja = "複数の版のFHIRが混在しています。リソースごとに版を判定しました。"};
inline constexpr Message kTypeUnknown{
    .id = "type-unknown", .en = "FHIR {} resources of type {} are not converted.", .ja = "FHIR {}の{}は変換しません。"};
inline constexpr Message kBundleInBundle{.id = "bundle-in-bundle",
                                         .en = "A Bundle inside of a Bundle is not converted: send it by itself.",
                                         .ja = "Bundleの中のBundleは変換しません。単独で送ってください。"};
inline constexpr Message kCodeUnknown{
    .id = "code-unknown",
    .en = "R4 has no such code, and without it the resource would mean another thing (FHIR {}).",
    .ja = "R4にこのコードはなく、省くとリソースの意味が変わります(FHIR {})。"};
inline constexpr Message kModifierUnknown{
    .id = "modifier-unknown",
    .en = "R4 has no place for this element, and without it the resource would mean another thing (FHIR {}).",
    .ja = "R4にこの要素はなく、省くとリソースの意味が変わります(FHIR {})。"};
inline constexpr Message kMethod{.id = "method-unsupported",
                                 .en = "{} is not taken over: only whole resources are.",
                                 .ja = "{}は取り込みません。リソース全体だけを取り込みます。"};
inline constexpr Message kPatientUnnamed{
    .id = "patient-unknown",
    .en = "The Patient has no id, no identifier with a system and no fullUrl: nobody could find him again.",
    .ja = "Patientにid、systemのあるidentifier、fullUrlのいずれもなく、再び見つけることができません。"};
inline constexpr Message kResourceTwice{.id = "resource-twice",
                                        .en = "Another resource of the input has the same name and says other things.",
                                        .ja = "同じ名前で内容の異なるリソースがあります。"};
inline constexpr Message kClaims{.id = "japanese-profile",
                                 .en = "{}: {} of {} meet it and claim it. The first that does not: {}.",
                                 .ja = "{}: {}件({}件中)が適合し、宣言しました。適合しない最初の理由: {}。"};
inline constexpr Message kForeignRefused{
    .id = "profile-unknown",
    .en = "Only Bundles under Japanese profiles (meta.profile) are taken from this source.",
    .ja = "この入力元からは、日本のプロファイルのBundleだけを受け付けます。"};
inline constexpr Message kInstitutionMissing{
    .id = "institution-missing",
    .en = "No institution is named: ids that its server gave stand under a number that no institution has.",
    .ja = "医療機関番号がないため、サーバーのidは実在しない番号のものとしました。"};

}  // namespace kakehashi::mappers::bundles::messages
