#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dicom/data_set.hpp"
#include "dicom/study.hpp"

/// Structured reports (SR) and key object selections (KOS). Source: DICOM PS3.3 C.17, PS3.4 annex O
namespace kakehashi::mappers::dicom {

[[nodiscard]] bool is_report(const DataSet& data_set);
[[nodiscard]] bool is_key_object_selection(const DataSet& data_set);

/// The content tree as lines of text, `name: value`, indented by two spaces a level. A report of more than 1 MB ends at
/// a line before it; `is_cut` says so.
struct ContentText {
    std::string text;
    bool is_cut = false;
};
[[nodiscard]] ContentText read_content(const DataSet& report);

/// The instances of its own study that a selection names: what it says of them, its title included. Instances of other
/// studies are counted in `elsewhere`: a few of them are not that study.
struct KeyObjects {
    std::vector<DataSet> instances;
    std::size_t elsewhere = 0;
};
[[nodiscard]] KeyObjects read_key_objects(const DataSet& selection);

/// Adds the report's unit to `conversion`, that of its input, or an `error` issue that says why there is none.
/// @param patient  of the report's study
void write_report(const DataSet& report, PatientFact patient, const Context& context, Conversion& conversion);

}  // namespace kakehashi::mappers::dicom
