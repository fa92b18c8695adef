#include "kakehashi/mappers/fhir_bundle.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

namespace {

std::size_t count_values(const fhir::Node& node) {
    std::size_t count = node.is_primitive() ? 1 : 0;
    for (const auto& member : node.members()) count += count_values(member.value);
    for (const fhir::Node& item : node.items()) count += count_values(item);
    return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const mappers::Context context{.institution_number = "1319999991", .institution_name = "見本総合病院"};
    const std::string text = fuzz::text_of(data, size);
    const mappers::Conversion conversion = mappers::convert_fhir({.name = "fuzz", .bytes = text}, context);
    fuzz::check(conversion);
    // Every value of foreign FHIR in JSON has one record in the account.
    if (text.find("jpfhir.jp") != std::string::npos) return 0;
    if (const auto document = fhir::parse_json(text))
        if (conversion.account.fields.size() != count_values(document->root())) std::abort();
    return 0;
}
