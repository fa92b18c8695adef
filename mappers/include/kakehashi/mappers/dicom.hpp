#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers {

/// Reads DICOM that was exported together: files (Part 10), their directory (DICOMDIR), ZIPs of them, DICOM JSON
/// (QIDO-RS answers, WADO-RS metadata). Data sets of one Study Instance UID become one ImagingStudy unit, whatever
/// level they describe and whichever inputs they stand in; structured reports become a unit with a DiagnosticReport,
/// too.
///
/// A study whose data sets name no patient, or two, or hold an invalid UID, makes no unit and an `error` issue in each
/// of its inputs; the others go on. RetrieveURL is never published: its host is the archive's own (often loopback).
/// @return one conversion an input, in their order. A study's unit stands in that of its first input, its key in
///         `joined` of the others
/// Source: DICOM PS3.10, PS3.18 annex F; JP Core ImagingStudy Radiology; vendor exports digest, section 10
[[nodiscard]] std::vector<Conversion> convert_dicom_together(std::span<const Input> inputs, const Context& context);

/// Reads one input that arrived alone. A single DICOM file is refused (`part-missing`): it would replace the study that
/// it is one instance of.
[[nodiscard]] Conversion convert_dicom(const Input& input, const Context& context);

/// UIDs of the studies that a DICOM file, a directory or a ZIP belongs to: what says which files must be converted
/// together. Empty for everything else.
[[nodiscard]] std::vector<std::string> dicom_studies_of(std::string_view bytes);

/// Reads at most `size` bytes at `at` into `to`. @return how many there were
using ReadBytesAt = std::function<std::size_t(std::uint64_t at, char* to, std::size_t size)>;

/// A DICOM file without the values of pixels and other bulk, which stay in the archive: files may be gigabytes, and
/// what a mapper reads of them is kilobytes. The rest of the bytes is as it was.
/// @return nullopt for what is no such file, deflated, or damaged: it is read as it is, then
[[nodiscard]] std::optional<std::string> read_dicom_outline(const ReadBytesAt& read, std::uint64_t file_bytes);

}  // namespace kakehashi::mappers
