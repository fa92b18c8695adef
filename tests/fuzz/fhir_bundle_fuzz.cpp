#include "kakehashi/mappers/fhir_bundle.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const mappers::Context context{.institution_number = "1319999991", .institution_name = "見本総合病院"};
    fuzz::check(mappers::convert_fhir({.name = "fuzz", .bytes = fuzz::text_of(data, size)}, context));
    return 0;
}
