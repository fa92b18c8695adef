#pragma once

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers {

/// Reads DICOM JSON: QIDO-RS answers (studies, series, instances) and WADO-RS metadata. Data sets of one Study Instance
/// UID become one ImagingStudy unit, whatever level they describe.
///
/// A study whose data sets name no patient, or two, or hold an invalid UID, makes no unit and an `error` issue; the
/// others of the same input go on. RetrieveURL is never published: its host is the archive's own (often loopback).
/// DICOM files (`DICM` at byte 128) are refused as not supported.
/// Source: DICOM PS3.18 annex F; JP Core ImagingStudy Radiology; vendor exports digest, section 10
[[nodiscard]] Conversion convert_dicom_json(const Input& input, const Context& context);

}  // namespace kakehashi::mappers
