#include "kakehashi/mappers/hl7v2.hpp"
#include "kakehashi/mappers/ssmix2.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

/// The same bytes as a message from the wire and as a file of a storage, with each flag.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const mappers::Context context{
        .institution_number = "1319999991", .institution_name = "見本総合病院", .report_patient_mismatch_only = true};
    const std::string bytes = fuzz::text_of(data, size);
    fuzz::check(mappers::hl7v2::convert_message({.name = "fuzz", .bytes = bytes}, context));
    for (const char* name : {"1_20240311_OMP-01_000000000000555_20240311103045000_01_1",
                             "1_20240311_OML-11_000000000000555_20240311103045000_01_0",
                             "1_-_PPR-01_999999999999999_20240311103045000_01_2"})
        fuzz::check(mappers::ssmix2::convert_file({.name = name, .bytes = bytes}, context));
    if (const auto request = mappers::hl7v2::parse_msh(bytes))
        if (make_ack(*request, mappers::hl7v2::AckCode::reject, "20240311").empty() && request->accept_ack != "NE" &&
            request->accept_ack != "SU")
            std::abort();
    return 0;
}
