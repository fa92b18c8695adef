#include <algorithm>
#include <array>
#include <vector>

#include "hl7v2/mapping.hpp"
#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/cda.hpp"
#include "kakehashi/mappers/hl7v2.hpp"
#include "ssmix2/convert_message.hpp"
#include "ssmix2/storage_time.hpp"

namespace kakehashi::mappers::ssmix2 {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
namespace messages = hl7v2::messages;

/// The name of a content folder: `<id>_<date>_<kind>_<key>_<time>_<dept>_<flag>`, the kind being
/// `local^name^99Znn` or `local^name^99Znn^LOINC^name^LN`.
struct ContentName {
    FileName file;
    ConceptFact kind;
    std::string content;  ///< name of the file in the folder
};

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `^` may stand as %5E or full-width in names of file systems that lack it.
std::string with_carets(std::string text) {
    for (const std::string_view written : {std::string_view("%5E"), std::string_view("＾")})
        for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
            text.replace(at, written.size(), "^");
    return text;
}

ConceptFact kind_of(const std::string& text) {
    const auto parts = split(text, '^');
    ConceptFact kind;
    for (std::size_t i = 0; i + 2 < parts.size(); i += 3)
        if (!parts[i].empty()) kind.codings.push_back({.system = parts[i + 2], .code = parts[i], .text = parts[i + 1]});
    kind.text = parts.size() > 1 ? parts[1] : parts[0];
    // The standard code first, as everywhere.
    std::stable_partition(kind.codings.begin(), kind.codings.end(), [](const auto& c) { return c.system == "LN"; });
    return kind;
}

std::optional<ContentName> parse_content(std::string_view path) {
    const auto slash = path.find_last_of("/\\");
    if (slash == std::string_view::npos || slash == 0) return std::nullopt;
    const auto before = path.find_last_of("/\\", slash - 1);
    const auto folder = with_carets(std::string(path.substr(before + 1, slash - before - 1)));
    const auto parts = split(folder, '_');
    const std::size_t count = parts.size();
    if (count < 7 || folder.find('^') == std::string::npos) return std::nullopt;
    const std::string& time = parts[count - 3];
    const std::string& flag = parts[count - 1];
    if (time.size() != 17 || !is_digits(time) || flag.size() != 1 || flag < "0" || flag > "2") return std::nullopt;
    ContentName name;
    name.content = path.substr(slash + 1);
    std::string kind = parts[2];
    for (std::size_t i = 3; i + 4 < count; ++i) kind += "_" + parts[i];
    name.kind = kind_of(kind);
    name.file = {.patient_number = parts[0],
                 .care_date = parts[1],
                 .data_type = kind,
                 .order_number = parts[count - 4],
                 .event_time = time,
                 .department = parts[count - 2],
                 .condition = static_cast<Condition>(flag.front())};
    return name;
}

/// Source: the first bytes of each format
std::string content_type_of(std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMagic{{{"%PDF", "application/pdf"},
                                                                                   {"\xFF\xD8\xFF", "image/jpeg"},
                                                                                   {"\x89PNG", "image/png"},
                                                                                   {"GIF8", "image/gif"},
                                                                                   {"II*", "image/tiff"},
                                                                                   {"{\\rtf", "application/rtf"},
                                                                                   {"PK\x03\x04", "application/zip"},
                                                                                   {"<?xml", "application/xml"}}};
    for (const auto& [magic, type] : kMagic)
        if (bytes.starts_with(magic)) return std::string(type);
    if (bytes.size() > 132 && bytes.substr(128, 4) == "DICM") return "application/dicom";
    return "application/octet-stream";
}

std::string iso_date(const std::string& date) {
    if (date.size() != 8 || !is_digits(date)) return {};
    return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
}

UnitHeader header_of(const ContentName& name, const Context& context) {
    const std::string key =
        name.file.patient_number + "|" + name.file.data_type + "|" + name.file.order_number + "|" + name.content;
    UnitHeader header = make_header(context, key, instant_of(name.file, context));
    header.order = header.recorded;
    if (name.file.care_date.size() == 8) header.year = name.file.care_date.substr(0, 4);
    header.origins = {0};
    return header;
}

/// A content that nothing reads is kept as it is.
void file_content(const Input& input, const ContentName& name, const Context& context, Conversion& out) {
    PatientFact patient;
    patient.number = name.file.patient_number;
    patient = with_known_patient(context, std::move(patient));
    FiledDocumentFact document;
    document.key = name.file.data_type + "-" + name.file.order_number + "-" + name.content;
    document.type = name.kind;
    document.date = instant_of(name.file, context);
    document.title = name.kind.text;
    document.period_start = iso_date(name.file.care_date);
    document.origins = {0};
    AttachmentFact content;
    content.title = name.content;
    content.content_type = content_type_of(input.bytes);
    content.bytes = input.bytes;
    document.contents.push_back(std::move(content));
    const UnitHeader header = header_of(name, context);
    out.units.push_back(name.file.condition == Condition::deleted
                            ? remove_unit(UnitKind::filed, header, patient.number)
                            : write_filed_document_unit(header, patient, document, out.report));
    out.account.fields.push_back({.place = "content",
                                  .fate = FieldFate::mapped,
                                  .detail = "DocumentReference.content",
                                  .offset = 0,
                                  .record = 0});
}

/// What a mapper reads is converted, with the folder's versions; false when it gives nothing.
bool convert_content(const Input& input, const ContentName& name, const Context& context, Conversion& out) {
    Conversion made;
    if (input.bytes.starts_with("MSH") || input.bytes.starts_with("\x0BMSH"))
        made = hl7v2::convert_message(input, context);
    else if (name.content.ends_with(".xml"))
        made = convert_cda(input, context);
    if (made.units.empty()) return false;
    for (Unit& unit : made.units) {
        if (unit.patient_number != name.file.patient_number) {
            const bool only_report = context.report_patient_mismatch_only;
            out.report.push_back(fhir::make_issue(only_report ? IssueSeverity::warning : IssueSeverity::error,
                                                  IssueType::conflict, messages::kPatientMismatch, "path"));
            if (!only_report) return true;
        }
        unit.order = instant_of(name.file, context);
        if (name.file.condition == Condition::deleted) {
            unit.operation = UnitOperation::remove;
            unit.bundle = {};
        }
        out.units.push_back(std::move(unit));
    }
    for (fhir::Issue& issue : made.report) out.report.push_back(std::move(issue));
    out.account.fields = std::move(made.account.fields);
    return true;
}

}  // namespace

std::optional<Conversion> convert_extended(const Input& input, const Context& context) {
    const auto name = parse_content(input.name);
    if (!name) return std::nullopt;
    Conversion out;
    out.account.source = input.name;
    out.account.format = "ssmix2";
    if (input.bytes.empty()) {
        out.report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, messages::kEmpty, ""));
    } else if (name->file.condition == Condition::superseded) {
        out.report.push_back(fhir::make_issue(IssueSeverity::information, IssueType::informational,
                                              messages::kSuperseded, "path", {"2"}));
        out.account.fields.push_back({.place = "content",
                                      .fate = FieldFate::ignored,
                                      .detail = "superseded version (condition flag 2)",
                                      .offset = 0,
                                      .record = 0});
    } else if (!convert_content(input, *name, context, out)) {
        file_content(input, *name, context, out);
    }
    return out;
}

}  // namespace kakehashi::mappers::ssmix2
