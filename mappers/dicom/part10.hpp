#pragma once

#include <optional>
#include <string_view>

#include "dicom/data_set.hpp"
#include "kakehashi/fhir/issue.hpp"

namespace kakehashi::mappers::dicom {

/// Whether the bytes begin like a DICOM file, with or without preamble.
[[nodiscard]] bool is_part10(std::string_view bytes);

/// Reads a DICOM file: its meta information and its data set as one. Explicit and implicit VR, little and big endian,
/// deflated; sequences and items of defined and undefined length. Values of pixels and other bulk are stepped over;
/// of sequences only those that a mapper reads are taken in.
///
/// A file that is cut off or damaged gives what stands before that place, with a warning in `report`, when study,
/// series and instance are known by then.
/// @return Issue `not_supported` (no DICOM file), `incomplete` or `structure` (cut off, damaged before anything is
///         known), `too_long` (over the limits of depth, elements, or of unpacking)
/// Source: DICOM PS3.10 section 7, PS3.5 sections 7 and annex A
[[nodiscard]] fhir::Result<DataSet> read_part10(std::string_view bytes, fhir::Report& report);

}  // namespace kakehashi::mappers::dicom
