#include "kakehashi/mappers/csv.hpp"
#include "unit_properties.hpp"

using namespace kakehashi;

namespace {

constexpr std::string_view kMapping = R"(kind = "laboratory"
encoding = "Shift_JIS"
separator = ","
header_rows = 1
[columns]
patient = "p"
collected = "c"
local_code = "l"
value = "v"
unit = "u"
low = "n"
high = "x"
[items."K"]
jlac10 = "3H015000002326101"
)";

}  // namespace

/// Rows under a fixed mapping: the mapping file is the administrator's own, the rows are a stranger's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto mapping = mappers::parse_csv_mapping(kMapping);
    const mappers::Context context{.institution_number = "1319999993", .institution_name = "例示クリニック"};
    const std::string rows = "p,c,l,v,u,n,x\n" + fuzz::text_of(data, size);
    (void)mappers::convert_csv({.name = "fuzz", .bytes = rows}, *mapping, context);
    return 0;
}
