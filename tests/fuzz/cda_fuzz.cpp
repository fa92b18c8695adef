#include "kakehashi/mappers/cda.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

/// Any bytes as a CDA document of an institution, and of whatever institution they name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    const mappers::Context context{.institution_number = "1319999991", .institution_name = "見本総合病院"};
    fuzz::check(mappers::convert_cda({.name = "fuzz", .bytes = bytes}, context));
    if (const std::string number = mappers::cda_institution(bytes); !number.empty() && number.size() != 10)
        std::abort();
    return 0;
}
