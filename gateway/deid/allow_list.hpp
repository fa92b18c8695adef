#pragma once

#include <cstdint>
#include <string_view>

/// What may leave, as tables. Adding a row is a reviewed change. Source: exchange policy B3, column 仮名化
namespace kakehashi::gateway::deid {

/// What happens to an element on the allow-list. Everything that is not on it is left out.
enum class Treatment : std::uint8_t {
    leave_out,     ///< not on the list
    by_type,       ///< codes, numbers, codings: kept; dates: the day; references: replaced; structures: descended into
    minute,        ///< dateTime to the minute for measurements, else the day
    prefecture,    ///< Address: prefecture only
    municipality,  ///< Address: prefecture and municipality
    result_text,   ///< string: only a number, titre or listed token
    line_number,   ///< Identifier: only RP number and line number
    study_uid,     ///< Identifier: only a DICOM UID, replaced
    uid,           ///< a DICOM UID, replaced
    section,       ///< Composition.section: without the parties; a mark where only text stood
};

/// @param path R4 element path ("Condition.onset[x]", "Period.start")
[[nodiscard]] Treatment treatment_of(std::string_view path);
/// Whether entries and contained resources of that type are released at all.
[[nodiscard]] bool is_released_type(std::string_view resource_type);
/// Code systems that are public vocabularies. Local ones are not: their codes carry names.
[[nodiscard]] bool is_public_code_system(std::string_view system);
/// Extensions whose coded or dated value is released.
[[nodiscard]] bool is_released_extension(std::string_view url);

inline constexpr std::string_view kInstitutionNumberExtension =
    "http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber";

}  // namespace kakehashi::gateway::deid
