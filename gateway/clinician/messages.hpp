#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the clinician's endpoints say.
namespace kakehashi::gateway::clinician::messages {

inline constexpr fhir::Message kNotSignedIn{
    .id = "clinician-not-signed-in", .en = "Sign in first.", .ja = "サインインしてください。"};
inline constexpr fhir::Message kNotJson{.id = "clinician-not-json",
                                        .en = "The body must be a small JSON object (application/json).",
                                        .ja = "本文は小さなJSONオブジェクト(application/json)にしてください。"};
inline constexpr fhir::Message kNoQuestion{
    .id = "clinician-no-question",
    .en = "Give an insured number, a name with or without birth date, or a patient number.",
    .ja = "被保険者番号、氏名(生年月日は任意)、患者番号のいずれかを指定してください。"};
inline constexpr fhir::Message kNoSuchHandle{
    .id = "clinician-no-such-handle", .en = "Search for the patient again.", .ja = "患者をもう一度検索してください。"};

}  // namespace kakehashi::gateway::clinician::messages
