#include "csv/decode.hpp"
#include "csv/maps.hpp"
#include "csv/messages.hpp"

namespace kakehashi::mappers {
namespace {

constexpr std::size_t kBytesMax = std::size_t{64} << 20;

void map_rows(csv::Table& table, csv::Job& job) {
    switch (job.mapping.kind) {
        case CsvKind::laboratory:
            return csv::map_laboratory(table, job);
        case CsvKind::vital_signs:
            return csv::map_vital_signs(table, job);
        case CsvKind::patients:
            return csv::map_patients(table, job);
        case CsvKind::referral:
        case CsvKind::discharge_summary:
            return csv::map_documents(table, job);
        case CsvKind::checkup:
            return csv::map_checkups(table, job);
    }
}

}  // namespace

Conversion convert_csv(const Input& input, const CsvMapping& mapping, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "csv";
    if (input.bytes.size() > kBytesMax) {
        out.report.push_back(fhir::make_issue(fhir::IssueSeverity::error, fhir::IssueType::too_long,
                                              csv::messages::kTooLarge, "file",
                                              {std::to_string(input.bytes.size()), std::to_string(kBytesMax)}));
        return out;
    }
    const auto text = csv::decode(input, mapping.encoding, out.report);
    if (!text) {
        out.report.push_back(text.error());
        return out;
    }
    auto table = csv::read_table(*text, mapping);
    if (!table) {
        out.report.push_back(table.error());
        return out;
    }
    csv::read_rows(*table, mapping, context, out.report);
    csv::Job job{.mapping = mapping, .context = context, .out = out};
    map_rows(*table, job);
    csv::write_account(*table, mapping, out.account);
    return out;
}

}  // namespace kakehashi::mappers
