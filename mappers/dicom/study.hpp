#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dicom/data_set.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::dicom {

/// A data set and the input that it came with.
struct Placed {
    const DataSet* data_set = nullptr;
    std::size_t input = 0;
};

/// Everything that the inputs say of one study, at whatever level.
struct StudyDataSets {
    std::string uid;
    std::vector<Placed> data_sets;
};

/// Adds the study's unit to the conversion of its first input and its key to those of the others, or an `error` issue
/// that says why there is none to all of them.
/// @return the patient, as the institution knows them; nullopt when there is no unit
std::optional<PatientFact> write_study(const StudyDataSets& study, const Context& context,
                                       std::span<Conversion> conversions);

/// A moment of `data_set` in FHIR form, by its own offset from UTC or the source's; what is wrong goes into `report`.
[[nodiscard]] std::string read_moment(const DataSet& data_set, std::string_view date_tag, std::string_view time_tag,
                                      const Context& context, fhir::Report& report);

/// "山田 太郎" of the first name; "" without names.
[[nodiscard]] std::string display_of(const std::vector<NameFact>& names);

}  // namespace kakehashi::mappers::dicom
