#include "kakehashi/mappers/mml.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

/// Any bytes as an MML document of an institution, and of whatever institution they name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::text_of(data, size);
    mappers::Context context{.institution_number = "1319999991", .institution_name = "見本総合病院"};
    context.code_maps = {{"allergen|crab", "D9F"}, {"mml|dose-type", "1"}, {"modifier|8002", "8002"}};
    fuzz::check(mappers::mml::convert_mml({.name = "fuzz", .bytes = bytes}, context));
    if (const std::string number = mappers::mml::mml_institution(bytes); !number.empty() && number.size() != 10)
        std::abort();
    return 0;
}
