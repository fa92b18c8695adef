#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the MLLP sender says.
namespace kakehashi::gateway::mllp::messages {

inline constexpr fhir::Message kOtherAnswer{.id = "mllp-answer-to-another-message",
                                            .en = "{} acknowledged another message than the one that was sent.",
                                            .ja = "{}の応答が、送信したメッセージに対するものではありません。"};
inline constexpr fhir::Message kAnswerTooLong{
    .id = "mllp-answer-too-long", .en = "{} answered more than {} bytes.", .ja = "{}の応答が{}バイトを超えています。"};

}  // namespace kakehashi::gateway::mllp::messages
