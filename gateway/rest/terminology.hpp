#pragma once

#include <optional>
#include <string_view>

#include "kakehashi/gateway/rest.hpp"

namespace kakehashi::gateway::rest {

/// Whether the path asks about codes ("/ValueSet/$expand"): nothing that the answer says is about a patient.
[[nodiscard]] bool is_terminology(std::string_view path);

/// The answer to a terminology operation: GET with a query, or POST of Parameters in JSON or XML.
///
/// @return nothing when the path is none of an operation, or the node has no terminology. 404: not found, and "cannot
///         tell, content is not here" (severity `information`); 422: too costly; 400: asked wrongly
/// Source: R4 terminology-service.html, operations.html#executing
[[nodiscard]] std::optional<HttpResponse> answer_terminology(const RestOptions& options, const HttpRequest& request);

}  // namespace kakehashi::gateway::rest
