#include <algorithm>
#include <cstring>

#include "kakehashi/mappers/dicom.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

namespace {

std::string bundles_of(const mappers::Conversion& conversion) {
    std::string text;
    for (const mappers::Unit& unit : conversion.units) text += fhir::write_json(unit.bundle.root());
    return text;
}

}  // namespace

/// Files, directories and ZIPs; an outline, when there is one, says the same as its file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const mappers::Context context{.institution_number = "1319999993", .institution_name = "例示クリニック"};
    const mappers::Input input{.name = "fuzz", .bytes = fuzz::text_of(data, size)};
    const auto found = mappers::convert_dicom_together({&input, 1}, context);
    fuzz::check(found.front());
    fuzz::check(mappers::convert_dicom(input, context));
    if (!mappers::dicom_studies_of(input.bytes).empty() && found.front().account.fields.empty()) std::abort();
    const mappers::ReadBytesAt read = [&](std::uint64_t at, char* to, std::size_t wanted) {
        const std::size_t there = at < size ? std::min<std::size_t>(wanted, size - at) : 0;
        if (there > 0) std::memcpy(to, data + at, there);
        return there;
    };
    if (auto outline = mappers::read_dicom_outline(read, size)) {
        const mappers::Input short_input{.name = "fuzz", .bytes = std::move(*outline)};
        const auto again = mappers::convert_dicom_together({&short_input, 1}, context);
        if (bundles_of(again.front()) != bundles_of(found.front())) std::abort();
    }
    return 0;
}
