#include "kakehashi/mappers/okusuri.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const mappers::Context context{.institution_number = "1319999993", .institution_name = "例示クリニック"};
    const std::string text = fuzz::text_of(data, size);
    // Most random bytes are no header: the rest of the reader sees them behind one of either standard.
    for (const char* header : {"", "JAHISTC08,1\r\n", "JAHIS10\r\n"})
        fuzz::check(mappers::okusuri::convert_okusuri({.name = "fuzz", .bytes = header + text}, context));
    (void)mappers::okusuri::issuing_institution(text);
    return 0;
}
