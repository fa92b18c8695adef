#include "kakehashi/mappers/orca.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

/// Any bytes as an answer of the API to an institution, and to whatever institution they name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    mappers::Context context{.institution_number = "1319999991", .institution_name = "見本総合病院"};
    context.code_maps = {{"drug|620001234", "1234567F1012"}, {"modifier|2057", "1006"}};
    fuzz::check(mappers::orca::convert_orca({.name = "fuzz", .bytes = bytes}, context));
    if (const std::string number = mappers::orca::orca_institution(bytes); !number.empty() && number.size() != 10)
        std::abort();
    return 0;
}
