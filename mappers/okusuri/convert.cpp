#include "kakehashi/mappers/okusuri.hpp"
#include "okusuri/mapping.hpp"
#include "okusuri/messages.hpp"

namespace kakehashi::mappers::okusuri {

Conversion convert_okusuri(const Input& input, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "okusuri";
    for (Volume& volume : parse_volumes(input.bytes, out.report)) {
        Mapping mapping{.volume = volume, .context = context, .out = out};
        if (volume.is_usable && volume.standard == Standard::notebook) map_notebook(mapping);
        if (volume.is_usable && volume.standard == Standard::prescription) map_prescription(mapping);
        account_for(volume, out.account);
    }
    if (const auto unmapped = out.account.count(FieldFate::unmapped); unmapped > 0)
        out.report.push_back(fhir::make_issue(fhir::IssueSeverity::information, fhir::IssueType::informational,
                                              messages::kUnmapped, "", {std::to_string(unmapped)}));
    return out;
}

std::string issuing_institution(std::string_view bytes) {
    fhir::Report ignored;
    Conversion none;
    const Context context;
    for (Volume& volume : parse_volumes(bytes, ignored)) {
        if (volume.standard != Standard::prescription) continue;
        Mapping mapping{.volume = volume, .context = context, .out = none};
        const Record* record = mapping.only(1);
        if (record == nullptr) continue;
        const std::string table = record->peek(1).empty() ? "1" : record->peek(1);
        return mapping.institution_number(*record, record->peek(3), table, record->peek(2));
    }
    return {};
}

}  // namespace kakehashi::mappers::okusuri
