#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the validator says of references, and of what a resource contains.
namespace kakehashi::profiles::validation_messages {

using fhir::Message;

inline constexpr Message kContainedMissing{.id = "reference-contained-missing",
                                           .en = "The reference points to a contained resource that is not there.",
                                           .ja = "参照先のcontainedリソースがありません。"};
inline constexpr Message kBundleMissing{.id = "reference-not-in-bundle",
                                        .en = "No entry of the Bundle has the fullUrl that the urn reference names.",
                                        .ja = "urn参照が指すfullUrlのエントリーがBundleにありません。"};
inline constexpr Message kSeveralMatches{.id = "reference-ambiguous",
                                         .en = "Several entries of the Bundle are what the reference means.",
                                         .ja = "参照に当たるエントリーがBundleに複数あります。"};
inline constexpr Message kReferenceTarget{.id = "reference-target",
                                          .en = "The reference points to {}; allowed: {}.",
                                          .ja = "参照先が{}です。許されるのは{}です。"};
inline constexpr Message kReferenceType{.id = "reference-type",
                                        .en = "Reference.type says '{}'; the reference says something else.",
                                        .ja = "Reference.typeの「{}」が、参照先の型と一致しません。"};
inline constexpr Message kReferenceProfile{.id = "reference-target-profile",
                                           .en = "The resource that is referred to meets none of: {}.",
                                           .ja = "参照先のリソースが次のどれにも適合しません: {}。"};
inline constexpr Message kWrongFullUrl{
    .id = "reference-full-url",
    .en =
        "An entry has the type and the id of the reference {}, but the fullUrl {}: it is not what the reference means.",
    .ja = "参照{}と型とidが同じエントリーがありますが、fullUrlが{}のため、参照先になりません。"};
inline constexpr Message kReferenceForm{.id = "reference-form",
                                        .en = "A relative reference is written [type]/[id]; found '{}'.",
                                        .ja = "相対参照は[リソース型]/[id]の形で書きます。「{}」は読めません。"};
inline constexpr Message kReferenceElsewhere{.id = "reference-target-missing",
                                             .en = "What the reference means is not in the folder of targets.",
                                             .ja = "参照先のリソースが、参照先フォルダーにありません。"};
inline constexpr Message kContainedUnused{
    .id = "dom-3",
    .en = "Nothing in the resource refers to this contained resource, and it does not refer to the resource.",
    .ja = "このcontainedリソースはどこからも参照されず、元のリソースへの参照もありません。"};
inline constexpr Message kContainedIdTwice{.id = "contained-id",
                                           .en = "A contained resource needs an id of its own.",
                                           .ja = "containedリソースには重複しないidが必要です。"};

}  // namespace kakehashi::profiles::validation_messages
