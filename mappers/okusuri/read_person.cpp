#include <fmt/format.h>

#include <array>
#include <optional>

#include "facts/identity.hpp"
#include "facts/person_name.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "okusuri/mapping.hpp"
#include "okusuri/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;

struct Era {
    char letter;
    int first_year;
    std::string_view last_day;
};
// Source: vendor-exports.md 1.3
constexpr std::array kEras{Era{'M', 1868, "1912-07-29"}, Era{'T', 1912, "1926-12-24"}, Era{'S', 1926, "1989-01-07"},
                           Era{'H', 1989, "2019-04-30"}, Era{'R', 2019, "9999-12-31"}};

const Era* find_era(char letter) {
    for (const Era& era : kEras)
        if (era.letter == letter) return &era;
    return nullptr;
}

int days_of(int year, int month) {
    constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return kDays.at(static_cast<std::size_t>(month - 1)) + (month == 2 && is_leap ? 1 : 0);
}

struct ParsedDate {
    std::string fhir;  ///< "" for a date that stands for none
    bool is_beyond_era = false;
};

/// Month and day behind the year, cut where they are unknown (00). @return "" when they are no date
std::optional<std::string> with_month_and_day(int year, std::string_view rest) {
    std::string date = fmt::format("{:04}", year);
    if (rest.empty() || rest.starts_with("00")) return date;
    const int month = std::stoi(std::string(rest.substr(0, 2)));
    if (month > 12) return std::nullopt;
    date += fmt::format("-{:02}", month);
    rest.remove_prefix(2);
    if (rest.empty() || rest == "00") return date;
    const int day = std::stoi(std::string(rest));
    if (day > days_of(year, month)) return std::nullopt;
    return date + fmt::format("-{:02}", day);
}

/// Source: vendor-exports.md 1.3
std::optional<ParsedDate> parse_date(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const Era* era = find_era(text.front());
    const std::string digits = era == nullptr ? text : text.substr(1);
    const std::size_t year_size = era == nullptr ? 4 : 2;
    const bool has_size =
        digits.size() == year_size || digits.size() == year_size + 2 || digits.size() == year_size + 4;
    if (!facts::is_digits(digits) || !has_size) return std::nullopt;
    if (digits == "00000000" || digits.starts_with("9999")) return ParsedDate{};
    int year = std::stoi(digits.substr(0, year_size));
    if (year == 0) return std::nullopt;
    if (era != nullptr) year += era->first_year - 1;
    const auto whole = with_month_and_day(year, std::string_view(digits).substr(year_size));
    if (!whole) return std::nullopt;
    return ParsedDate{.fhir = *whole, .is_beyond_era = era != nullptr && *whole > era->last_day};
}

std::string plain_name(const PatientFact& patient) {
    if (patient.names.empty()) return {};
    return facts::without_spaces(patient.names.front().family + patient.names.front().given);
}

}  // namespace

void Mapping::note(IssueSeverity severity, const fhir::Message& row, const std::string& place,
                   std::initializer_list<std::string_view> arguments) {
    const auto code =
        severity == IssueSeverity::information ? fhir::IssueType::informational : fhir::IssueType::processing;
    out.report.push_back(fhir::make_issue(severity, code, row, place, arguments));
}

std::vector<Record*> Mapping::all(unsigned number) {
    std::vector<Record*> found;
    for (Record& record : volume.records)
        if (record.number() == number && is_usable(volume.standard, record)) found.push_back(&record);
    return found;
}

Record* Mapping::only(unsigned number) {
    const auto found = all(number);
    if (found.size() > 1)
        note(IssueSeverity::warning, messages::kRepeated, found[1]->place(), {std::to_string(number)});
    return found.empty() ? nullptr : found.front();
}

bool Mapping::is_within_limits(const std::vector<Record*>& records) {
    constexpr std::size_t kRecordsMax = 500;
    constexpr std::size_t kRecordBytesMax = 32'768;
    std::size_t bytes = 0;
    for (Record* record : records)
        for (const Column& column : record->columns()) bytes += column.text.size();
    if (records.size() <= kRecordsMax && bytes <= kRecordBytesMax) return true;
    note(IssueSeverity::error, messages::kTooManyRecords, records.front()->place(),
         {std::to_string(kRecordsMax), std::to_string(kRecordBytesMax)});
    return false;
}

std::string Mapping::date(Record& record, unsigned column, std::string_view target) {
    const std::string text = facts::to_half_width(record.peek(column));
    if (text.empty()) return {};
    const auto parsed = parse_date(text);
    if (!parsed) {
        note(IssueSeverity::error, messages::kDateInvalid, record.place(column));
        return {};
    }
    if (parsed->fhir.empty()) {
        note(IssueSeverity::information, messages::kSentinel, record.place(column));
        record.ignore(column, "stands for no date");
        return {};
    }
    if (parsed->is_beyond_era) note(IssueSeverity::information, messages::kEraOverflow, record.place(column));
    record.take(column, target);
    return parsed->fhir;
}

std::string Mapping::institution_number(const Record& record, std::string_view prefecture, std::string_view table,
                                        std::string_view code) {
    std::string number = facts::to_half_width(fmt::format("{}{}{}", prefecture, table, code));
    if (number.empty()) return {};
    if (number.size() == 10 && facts::is_digits(number)) return number;
    note(IssueSeverity::warning, messages::kInstitutionShape, record.place());
    return {};
}

std::vector<NameFact> names_of(const std::string& kanji, const std::string& kana) {
    std::vector<NameFact> names;
    if (!kanji.empty()) names.push_back(facts::split_name("IDE", normalise_text(kanji)));
    if (!kana.empty()) names.push_back(facts::split_name("SYL", to_katakana(kana)));
    return names;
}

std::string gender_of(Mapping& mapping, Record& record, unsigned column) {
    const std::string code = facts::to_half_width(record.take(column, "Patient.gender"));
    if (code.empty()) return {};
    if (code == "1") return "male";
    if (code == "2") return "female";
    mapping.note(IssueSeverity::error, messages::kSexInvalid, record.place(column));
    return "unknown";
}

std::string person_key(const PatientFact& patient) {
    constexpr std::size_t kKeyDigits = 24;
    const std::string traits = fmt::format("{}|{}|{}", plain_name(patient), patient.birth_date, patient.gender);
    return "person-" + facts::sha1_hex(traits).substr(0, kKeyDigits);
}

void give_number(Mapping& mapping, PatientFact& patient) {
    patient.number = person_key(patient);
    patient.has_no_local_number = true;
    if (!mapping.context.find_person) return;
    auto found = mapping.context.find_person({plain_name(patient), patient.birth_date, patient.gender});
    if (!found) return;
    mapping.note(IssueSeverity::information, messages::kRecognised, mapping.volume.header.place());
    patient.number = found->number;
    patient.has_no_local_number = false;
    patient.known = found->known.patient;
}

}  // namespace kakehashi::mappers::okusuri
