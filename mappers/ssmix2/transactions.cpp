#include <algorithm>
#include <vector>

#include "hl7v2/messages.hpp"
#include "ssmix2/convert_message.hpp"

namespace kakehashi::mappers::ssmix2 {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
namespace messages = hl7v2::messages;

constexpr std::string_view kMark = "#SSMIX,";
constexpr std::size_t kRecordsMax = 100000;

/// One record: its head line and the message behind it, views into the file.
struct Record {
    std::string_view head;
    std::string_view message;
    std::size_t offset = 0;  ///< of the message, in bytes of the file
};

/// A mark counts at the start of a line only: inside a message the letters are nothing.
std::size_t next_mark(std::string_view bytes, std::size_t from) {
    for (auto at = bytes.find(kMark, from); at != std::string_view::npos; at = bytes.find(kMark, at + 1))
        if (at == 0 || bytes[at - 1] == '\r' || bytes[at - 1] == '\n' || bytes[at - 1] == '\x1c') return at;
    return std::string_view::npos;
}

std::vector<Record> split_records(std::string_view bytes) {
    std::vector<Record> records;
    for (auto at = next_mark(bytes, 0); at != std::string_view::npos && records.size() < kRecordsMax;) {
        const auto end = next_mark(bytes, at + 1);
        const auto whole = bytes.substr(at, end == std::string_view::npos ? end : end - at);
        const auto line = std::min(whole.find_first_of("\r\n"), whole.size());
        const auto message = std::min(whole.find_first_not_of("\r\n\x0b", line), whole.size());
        records.push_back({.head = whole.substr(0, line), .message = whole.substr(message), .offset = at + message});
        at = end;
    }
    return records;
}

/// `#SSMIX,version,institution,patient,date,type,order,INS|DEL,department,event time` as the name of a file.
/// @return the institution's number beside it
fhir::Result<std::pair<FileName, std::string>> parse_head(std::string_view head) {
    std::vector<std::string> parts(1);
    for (const char c : head)
        if (c == ',')
            parts.emplace_back();
        else
            parts.back() += c;
    constexpr std::size_t kParts = 10;
    if (parts.size() != kParts || (parts[7] != "INS" && parts[7] != "DEL"))
        return fhir::fail(IssueType::value, messages::kTransactionHead, "#SSMIX");
    const std::string order = parts[6].empty() ? "999999999999999" : parts[6];
    const std::string date = parts[4].empty() ? "-" : parts[4];
    auto name = parse_file_name(parts[3] + "_" + date + "_" + parts[5] + "_" + order + "_" + parts[9] + "_" +
                                (parts[8].empty() ? "-" : parts[8]) + "_" + (parts[7] == "INS" ? "1" : "0"));
    if (!name) return tl::unexpected(name.error());
    return std::pair(std::move(*name), parts[2]);
}

bool is_institution_number(std::string_view text) {
    return text.size() == 10 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void convert_record(const Record& record, const Context& context, Conversion& out) {
    const auto head = parse_head(record.head);
    if (!head) {
        out.report.push_back(head.error());
        return;
    }
    if (is_institution_number(head->second) && head->second != context.institution_number) {
        out.report.push_back(
            fhir::make_issue(IssueSeverity::error, IssueType::conflict, messages::kInstitutionMismatch, "#SSMIX"));
        return;
    }
    convert_named_message(record.message, head->first, context, out);
}

/// Adds what a record gave. Its offsets are those of the record's own text: for ASCII and UTF-8 those of the file.
void append(Conversion one, const Record& record, std::size_t number, Conversion& out) {
    const auto base = static_cast<std::uint32_t>(record.offset);
    for (FieldRecord& field : one.account.fields) {
        field.offset += base;
        field.record += base;
        out.account.fields.push_back(std::move(field));
    }
    for (Unit& unit : one.units) {
        for (EntryOrigins& entry : unit.origins)
            for (std::uint32_t& offset : entry.records) offset += base;
        out.units.push_back(std::move(unit));
    }
    for (fhir::Issue& issue : one.report) {
        issue.expression = "record " + std::to_string(number) + ": " + issue.expression;
        out.report.push_back(std::move(issue));
    }
}

}  // namespace

bool is_transaction_file(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return bytes.starts_with(kMark);
}

Conversion convert_transactions(const Input& input, const Context& context) {
    Conversion out;
    out.account.source = input.name;
    out.account.format = "ssmix2";
    const auto records = split_records(input.bytes);
    for (std::size_t i = 0; i < records.size(); ++i) {
        Conversion one;
        convert_record(records[i], context, one);
        if (records.size() > 1 && one.units.empty() && !fhir::has_no_errors(one.report)) ++out.refused_parts;
        append(std::move(one), records[i], i + 1, out);
    }
    if (records.size() == kRecordsMax)
        out.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::too_long, messages::kTooManyRecords, "",
                                              {std::to_string(kRecordsMax)}));
    return out;
}

}  // namespace kakehashi::mappers::ssmix2
