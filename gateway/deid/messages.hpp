#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What de-identification says.
namespace kakehashi::gateway::deid_messages {

inline constexpr fhir::Message kNotBundle{
    .id = "deid-not-a-bundle", .en = "Expected a Bundle.", .ja = "Bundleが必要です。"};
inline constexpr fhir::Message kNoPatient{.id = "deid-no-patient",
                                          .en = "The Bundle has no Patient; nothing is released.",
                                          .ja = "BundleにPatientがないため、提供しません。"};
inline constexpr fhir::Message kTwoPatients{.id = "deid-two-patients",
                                            .en = "The Bundle has more than one patient; nothing is released.",
                                            .ja = "Bundleに複数の患者があるため、提供しません。"};
inline constexpr fhir::Message kNoPersonNumber{
    .id = "deid-no-person-number",
    .en = "The Patient has no identifier that names one person; nothing is released.",
    .ja = "個人を特定できる番号がPatientにないため、提供しません。"};
inline constexpr fhir::Message kInsuredIdentifier{
    .id = "deid-insured-identifier",
    .en = "The insured person's identifier must have four parts separated by colons; {} found.",
    .ja = "被保険者個人識別子はコロン区切りの4項目でなければなりません({}項目ありました)。"};
inline constexpr fhir::Message kModifierExtension{
    .id = "deid-modifier-extension",
    .en = "A modifier extension that the rules do not know changes the meaning; nothing is released.",
    .ja = "規則にない修飾拡張(modifierExtension)があり意味が変わるため、提供しません。"};
inline constexpr fhir::Message kPatientReference{
    .id = "deid-patient-reference",
    .en = "A reference names a patient that is not in this Bundle; nothing is released.",
    .ja = "Bundleにない患者への参照があるため、提供しません。"};
inline constexpr fhir::Message kKey{.id = "deid-key",
                                    .en = "The pseudonym key must have 32 bytes; {} found.",
                                    .ja = "仮名化の鍵は32バイト必要です({}バイトでした)。"};

}  // namespace kakehashi::gateway::deid_messages
