#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What compiling a profile says.
namespace kakehashi::profiles::compile_messages {

inline constexpr fhir::Message kElementUnknown{
    .id = "profile-element-unknown",
    .en = "Not checked: the profile {} speaks of {}, an element that R4 does not have.",
    .ja = "確認できません: プロファイル{}にある要素{}はR4にありません。"};

}  // namespace kakehashi::profiles::compile_messages
