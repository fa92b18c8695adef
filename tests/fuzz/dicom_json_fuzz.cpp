#include "kakehashi/mappers/dicom.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const mappers::Context context{.institution_number = "1319999993", .institution_name = "例示クリニック"};
    fuzz::check(mappers::convert_dicom({.name = "fuzz", .bytes = fuzz::text_of(data, size)}, context));
    return 0;
}
