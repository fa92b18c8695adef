#pragma once

#include <string_view>

#include "terminology/membership.hpp"

namespace kakehashi::profiles {

/// Whether a code is one of a system that is a grammar and no list: UCUM, media types, language tags.
///
/// A language tag that is well-formed stays `unknown`: the registry of its parts is not here.
/// @return `unknown` for every other system
/// Source: R4 terminologies-systems.html; UCUM; BCP 13 (RFC 6838 §4.2); BCP 47 (RFC 5646 §2.1)
[[nodiscard]] Membership is_code_by_grammar(std::string_view system, std::string_view code);

}  // namespace kakehashi::profiles
