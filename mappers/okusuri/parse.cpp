#include <algorithm>
#include <map>
#include <optional>

#include "kakehashi/mappers/text.hpp"
#include "okusuri/messages.hpp"
#include "okusuri/record.hpp"

namespace kakehashi::mappers::okusuri {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

// A QR code of the largest form holds less than 3 KB, a dispensing about 1 KB: a notebook of years stays far below.
constexpr std::size_t kBytesMax = std::size_t{1} << 20;
constexpr std::size_t kLinesMax = 20'000;
constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr char kEndOfFile = '\x1a';

void note(fhir::Report& report, IssueSeverity severity, const fhir::Message& message, const std::string& place,
          std::initializer_list<std::string_view> arguments = {}) {
    const auto code = severity == IssueSeverity::information ? IssueType::informational : IssueType::structure;
    report.push_back(fhir::make_issue(severity, code, message, place, arguments));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `JAHISTC08` or `JAHIS10`; nullopt for anything else.
std::optional<Standard> standard_of(std::string_view name) {
    const auto is_version = [](std::string_view text) {
        return !text.empty() && text.size() <= 2 && std::all_of(text.begin(), text.end(), is_digit);
    };
    if (name.starts_with("JAHISTC") && is_version(name.substr(7))) return Standard::notebook;
    if (name.starts_with("JAHIS") && is_version(name.substr(5))) return Standard::prescription;
    return std::nullopt;
}

/// FHIR strings hold no control characters but line ends and tabs. The 0x1A at the end is a habit of old systems.
std::string without_controls(std::string text, fhir::Report& report) {
    while (!text.empty() && (text.back() == kEndOfFile || text.back() == '\0')) text.pop_back();
    const auto count = std::erase_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\r' && c != '\n' && c != '\t') || byte == 0x7F;
    });
    if (count > 0) note(report, IssueSeverity::warning, messages::kControlCharacters, "file", {std::to_string(count)});
    return text;
}

std::optional<std::string> decode(std::string_view bytes, fhir::Report& report) {
    const bool is_utf8 = decode_as(bytes, Charset::utf_8).has_value();
    const bool is_ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
    auto decoded = decode_text(bytes, is_utf8 ? Charset::utf_8 : Charset::cp932, report);
    if (!decoded) {
        report.push_back(decoded.error());
        return std::nullopt;
    }
    if (is_utf8 && !is_ascii) note(report, IssueSeverity::information, messages::kEncoding, "file");
    return without_controls(std::move(decoded->utf8), report);
}

/// The records of all volumes, in order.
class Splitter {
public:
    Splitter(std::shared_ptr<const std::string> text, fhir::Report& report) : text_(std::move(text)), report_(report) {}

    std::vector<Volume> run() {
        std::string_view rest = *text_;
        std::uint32_t line = 0;
        while (!rest.empty()) {
            const auto end = rest.find_first_of("\r\n");
            const std::string_view content = rest.substr(0, end);
            ++line;
            const auto offset = static_cast<std::uint32_t>(content.data() - text_->data());
            if (content.find_first_not_of(" \t") != std::string_view::npos) add(content, offset, line);
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
        }
        return std::move(volumes_);
    }

private:
    void add(std::string_view content, std::uint32_t offset, std::uint32_t line) {
        const auto standard = standard_of(content.substr(0, content.find(',')));
        if (standard) {
            Record header(content, offset, line, true);
            check_version(*standard, header);
            volumes_.push_back({.standard = *standard, .text = text_, .header = std::move(header), .records = {}});
        } else if (!volumes_.empty()) {
            volumes_.back().records.emplace_back(content, offset, line, false);
        }
    }

    void check_version(Standard standard, const Record& header) {
        constexpr int kNotebookNewest = 12;
        constexpr int kPrescriptionNewest = 10;
        const std::string version = header.peek(1).substr(standard == Standard::notebook ? 7 : 5);
        if (std::stoi(version) > (standard == Standard::notebook ? kNotebookNewest : kPrescriptionNewest))
            note(report_, IssueSeverity::warning, messages::kVersion, header.place(1), {version});
    }

    std::shared_ptr<const std::string> text_;
    fhir::Report& report_;
    std::vector<Volume> volumes_;
};

/// What record 911 says of a volume. Source: vendor-exports.md 8.1
struct Part {
    std::size_t volume = 0;
    unsigned total = 0;
    unsigned number = 0;
};

unsigned small_number(const std::string& text) {
    const bool is_number = !text.empty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), is_digit);
    return is_number ? static_cast<unsigned>(std::stoul(text)) : 0;
}

std::map<std::string, std::vector<Part>> find_parts(const std::vector<Volume>& volumes) {
    std::map<std::string, std::vector<Part>> parts;
    for (std::size_t at = 0; at < volumes.size(); ++at)
        for (const Record& record : volumes[at].records) {
            if (volumes[at].standard != Standard::notebook || record.number() != 911) continue;
            parts[record.peek(1)].push_back(
                {.volume = at, .total = small_number(record.peek(2)), .number = small_number(record.peek(3))});
            break;
        }
    return parts;
}

/// Joins the parts of one split output into the first; the others become empty.
void join(std::vector<Volume>& volumes, std::vector<Part> parts, fhir::Report& report) {
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.number < b.number; });
    const unsigned total = parts.front().total;
    bool is_consistent = total > 0;
    for (std::size_t at = 0; at < parts.size(); ++at)
        is_consistent &= parts[at].total == total && parts[at].number >= 1 && parts[at].number <= total &&
                         (at == 0 || parts[at].number != parts[at - 1].number);
    const std::string place = volumes[parts.front().volume].header.place();
    if (!is_consistent || parts.size() != total) {
        if (!is_consistent)
            note(report, IssueSeverity::error, messages::kPartContradicts, place);
        else
            note(report, IssueSeverity::error, messages::kPartMissing, place,
                 {std::to_string(total), std::to_string(parts.size())});
        for (const Part& part : parts) volumes[part.volume].is_usable = false;
        return;
    }
    Volume& whole = volumes[parts.front().volume];
    whole.is_joined = true;
    for (std::size_t at = 1; at < parts.size(); ++at) {
        Volume& part = volumes[parts[at].volume];
        whole.records.push_back(std::move(part.header));
        std::move(part.records.begin(), part.records.end(), std::back_inserter(whole.records));
        part.records.clear();
        part.is_moved = true;
    }
}

void join_parts(std::vector<Volume>& volumes, fhir::Report& report) {
    for (const auto& [id, parts] : find_parts(volumes)) join(volumes, parts, report);
    std::erase_if(volumes, [](const Volume& volume) { return volume.is_moved; });
}

/// Says what is wrong with the form of single records. Those that cannot be trusted keep their place in the account.
void check_records(const Volume& volume, fhir::Report& report) {
    for (const Record& record : volume.records) {
        const std::string number = std::to_string(record.number());
        const RecordKind* kind = find_kind(volume.standard, record.number());
        if (record.number() == 0) {
            if (!standard_of(record.peek(1))) note(report, IssueSeverity::error, messages::kNotARecord, record.place());
        } else if (kind == nullptr) {
            note(report, IssueSeverity::warning, messages::kUnknownRecord, record.place(), {number});
        } else if (record.size() < kind->columns_min) {
            note(report, IssueSeverity::error, messages::kTooFewColumns, record.place(),
                 {number, std::to_string(record.size()), std::to_string(kind->columns_min)});
        } else if (record.size() > kind->columns_max) {
            note(report, IssueSeverity::warning, messages::kTooManyColumns, record.place(kind->columns_max + 1),
                 {number, std::to_string(record.size()), std::to_string(kind->columns_max)});
        }
    }
}

}  // namespace

std::vector<Volume> parse_volumes(std::string_view bytes, fhir::Report& report) {
    const auto refuse = [&report](const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
        note(report, IssueSeverity::error, message, "line 1", arguments);
        return std::vector<Volume>();
    };
    if (bytes.empty()) return refuse(messages::kEmpty, {});
    if (bytes.size() > kBytesMax)
        return refuse(messages::kTooLarge, {std::to_string(bytes.size()), std::to_string(kBytesMax)});
    const auto head = bytes.starts_with(kBom) ? bytes.substr(kBom.size()) : bytes;
    if (!standard_of(head.substr(0, head.find_first_of(",\r\n\x1a")))) return refuse(messages::kNotOkusuri, {});
    const auto lines = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
    if (lines > 2 * kLinesMax) return refuse(messages::kTooManyLines, {std::to_string(kLinesMax)});
    auto text = decode(bytes, report);
    if (!text) return {};
    auto volumes = Splitter(std::make_shared<const std::string>(std::move(*text)), report).run();
    join_parts(volumes, report);
    for (const Volume& volume : volumes) check_records(volume, report);
    return volumes;
}

}  // namespace kakehashi::mappers::okusuri
