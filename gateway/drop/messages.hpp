#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the file drop says.
namespace kakehashi::gateway::drop::messages {

inline constexpr fhir::Message kUnreadable{
    .id = "drop-folder-unreadable", .en = "The folder {} cannot be read: {}.", .ja = "フォルダー{}を読めません: {}。"};

}  // namespace kakehashi::gateway::drop::messages
