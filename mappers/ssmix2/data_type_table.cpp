#include "ssmix2/data_type_table.hpp"

#include <algorithm>
#include <array>

namespace kakehashi::mappers::ssmix2 {
namespace {

constexpr std::array kDataTypes{
    DataType{"ADT-00", "ADT", "A08", "A23", true}, DataType{"ADT-01", "ADT", "A54", "A55", true},
    DataType{"ADT-12", "ADT", "A04", "A11", true}, DataType{"ADT-21", "ADT", "A14", "A27", true},
    DataType{"ADT-22", "ADT", "A01", "A11", true}, DataType{"ADT-31", "ADT", "A21", "A52", true},
    DataType{"ADT-32", "ADT", "A22", "A53", true}, DataType{"ADT-41", "ADT", "A15", "A26", true},
    DataType{"ADT-42", "ADT", "A02", "A12", true}, DataType{"ADT-51", "ADT", "A16", "A25", true},
    DataType{"ADT-52", "ADT", "A03", "A13", true}, DataType{"ADT-61", "ADT", "A60", "", true},
    DataType{"PPR-01", "PPR", "ZD1", "", true},    DataType{"OMD", "OMD", "O03", "", false},
    DataType{"OMP-01", "RDE", "O11", "", true},    DataType{"OMP-11", "RAS", "O17", "", true},
    DataType{"OMP-02", "RDE", "O11", "", true},    DataType{"OMP-12", "RAS", "O17", "", true},
    DataType{"OML-01", "OML", "O33", "", true},    DataType{"OML-11", "OUL", "R22", "", true},
    DataType{"OMG-01", "OMG", "O19", "", true},    DataType{"OMG-02", "OMG", "O19", "", true},
    DataType{"OMG-03", "OMG", "O19", "", true},    DataType{"OMG-11", "OMI", "Z23", "", true},
    DataType{"OMG-12", "OMI", "Z23", "", true},    DataType{"OMG-13", "ORU", "R01", "", true},
};

}  // namespace

const DataType* find_data_type(std::string_view code) {
    const auto found =
        std::find_if(kDataTypes.begin(), kDataTypes.end(), [code](auto& row) { return row.code == code; });
    return found == kDataTypes.end() ? nullptr : &*found;
}

}  // namespace kakehashi::mappers::ssmix2
