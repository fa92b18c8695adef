#pragma once

#include "dicom/data_set.hpp"
#include "kakehashi/mappers/conversion.hpp"

namespace kakehashi::mappers::dicom {

/// One record for every attribute that holds something, sequences as one; but the records of a directory are data sets
/// of their own.
void account_for(const DataSet& data_set, Account& account);

}  // namespace kakehashi::mappers::dicom
