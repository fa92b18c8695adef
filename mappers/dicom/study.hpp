#pragma once

#include <string>
#include <vector>

#include "dicom/data_set.hpp"

namespace kakehashi::mappers::dicom {

/// Everything that the input says of one study, at whatever level.
struct StudyDataSets {
    std::string uid;
    std::vector<DataSet> data_sets;

    [[nodiscard]] Origins origins() const {
        Origins all;
        for (const DataSet& data_set : data_sets) all.push_back(data_set.object().offset());
        return all;
    }
};

/// Adds the study's unit to `conversion`, or an `error` issue that says why there is none.
void write_study(const StudyDataSets& study, const Context& context, Conversion& conversion);

}  // namespace kakehashi::mappers::dicom
