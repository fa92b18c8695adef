#pragma once

#include <string>
#include <string_view>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/document.hpp"
#include "kakehashi/fhir/issue.hpp"
#include "kakehashi/gateway/http.hpp"

/// What an archive answers. Source: DICOM PS3.18 annex F
namespace kakehashi::gateway::pacs {

inline constexpr std::string_view kStudyUid = "0020000D";
inline constexpr std::string_view kSeriesUid = "0020000E";
inline constexpr std::string_view kInstanceUid = "00080018";
inline constexpr std::string_view kModality = "00080060";

/// The answer's array of objects; no object for 204.
/// @param path what was asked, for issues
[[nodiscard]] fhir::Result<fhir::Document> read_answer(HttpResponse response, std::string_view path);

/// First value of an attribute; "".
[[nodiscard]] std::string_view value_of(const fhir::Node& data_set, std::string_view tag);

/// Whether the text may stand in a path: digits and dots.
[[nodiscard]] bool is_uid(std::string_view text);

/// Appends a copy of `data_set` to `to`, with the UIDs of the address that it was asked at where it does not say them.
void append(fhir::ArrayBuilder to, const fhir::Node& data_set, std::string_view study_uid, std::string_view series_uid);

}  // namespace kakehashi::gateway::pacs
