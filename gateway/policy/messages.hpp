#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the reading of directives says. Never which patient.
namespace kakehashi::gateway::policy::messages {

inline constexpr fhir::Message kNotAConsent{.id = "directive-not-consent",
                                            .en = "The directive is not a Consent resource.",
                                            .ja = "意思表示がConsentリソースではありません。"};
inline constexpr fhir::Message kNotUnderstood{
    .id = "directive-not-understood",
    .en = "The directive has a value that is not understood here; it is taken as a request to stop all use.",
    .ja = "意思表示に解釈できない値があります。すべての利用停止請求として扱います。"};

}  // namespace kakehashi::gateway::policy::messages
