#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "hl7v2/message.hpp"
#include "hl7v2/messages.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;

constexpr std::size_t kBytesMax = std::size_t{64} * 1024 * 1024;
constexpr std::size_t kMessagesMax = 10000;

bool is_segment_start(std::string_view line, char field) {
    return line.size() >= 4 && line[3] == field && line[0] >= 'A' && line[0] <= 'Z' &&
           std::all_of(line.begin() + 1, line.begin() + 3,
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_header(std::string_view line) {
    return line.size() > 3 && (line.starts_with("MSH") || line.starts_with("FHS") || line.starts_with("BHS"));
}

/// MSH-1 and MSH-2 of a line that starts with MSH, FHS or BHS.
std::optional<Delimiters> delimiters_of(std::string_view header, bool& doubled) {
    if (header.size() < 8) return std::nullopt;
    const char field = header[3];
    std::string_view rest = header.substr(4, header.find(field, 4) - 4);
    if (rest.size() < 2) return std::nullopt;
    Delimiters found{.field = field, .component = rest[0], .repetition = rest[1]};
    if (rest.size() > 2) found.escape = rest[2];
    if (rest.size() > 3) found.subcomponent = rest[3];
    // `^~\\&` comes from exporters that escaped the escape character. Seen in public samples.
    doubled = rest.size() == 5 && rest[2] == rest[3];
    if (doubled) found.subcomponent = rest[4];
    std::string all{found.field, found.component, found.repetition, found.escape, found.subcomponent};
    std::sort(all.begin(), all.end());
    const bool distinct = std::adjacent_find(all.begin(), all.end()) == all.end();
    const bool printable = std::all_of(all.begin(), all.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    return distinct && printable ? std::optional(found) : std::nullopt;
}

/// Frame characters around messages; one inside means a cut message.
bool take_off_frame(std::string_view& bytes, fhir::Report& report) {
    const auto size = bytes.size();
    while (!bytes.empty() && (bytes.front() == '\x0b' || bytes.front() == '\r' || bytes.front() == '\n'))
        bytes.remove_prefix(1);
    const auto last = bytes.find_last_not_of("\x1c\r\n");
    const bool had_end = last != std::string_view::npos && bytes.find('\x1c', last) != std::string_view::npos;
    if (had_end) bytes = bytes.substr(0, last + 1);
    const auto start = bytes.find('\x0b');
    if (start != std::string_view::npos && bytes.substr(0, start).find('\x1c') == std::string_view::npos) {
        report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, messages::kFrameInside, ""));
        return false;
    }
    if (had_end || (size != bytes.size() && start != std::string_view::npos))
        report.push_back(
            fhir::make_issue(IssueSeverity::information, IssueType::informational, messages::kFrameLeftover, ""));
    return true;
}

/// What MSH-18 of the raw bytes declares; the head of a message is ASCII.
std::optional<Charset> declared_charset(std::string_view bytes) {
    const auto msh = bytes.find("MSH");
    if (msh == std::string_view::npos || msh + 4 > bytes.size()) return std::nullopt;
    const char field = bytes[msh + 3];
    auto line = bytes.substr(msh, bytes.find_first_of("\r\n", msh) - msh);
    for (int number = 1; number < 18; ++number) {
        const auto at = line.find(field);
        if (at == std::string_view::npos) return std::nullopt;
        line.remove_prefix(at + 1);
    }
    return charset_of_hl7(line.substr(0, line.find(field)));
}

}  // namespace

/// Cuts one decoded input into messages, segments and values.
class Parser {
public:
    Parser(DecodedText decoded, fhir::Report& report)
        : text_(std::make_shared<const std::string>(std::move(decoded.utf8))),
          charset_(decoded.charset),
          report_(report) {}

    std::vector<Message> run() {
        split_lines();
        for (const std::string_view line : lines_)
            if (!add_line(line)) return {};
        // One message that cannot be read does not stop the others; alone it is the input's refusal.
        if (messages_.empty() && skipped_count_ > 0) return {};
        note_tolerated();
        for (Message& message : messages_) label_segments(message);
        if (messages_.empty()) refuse(messages::kNotHl7, "a batch without messages");
        return std::move(messages_);
    }

private:
    void refuse(const fhir::Message& message, std::string_view argument = {}) {
        messages_.clear();
        if (argument.empty())
            report_.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, message, ""));
        else
            report_.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, message, "", {argument}));
    }

    /// Lines end with CR, LF or CRLF; one that is no segment continues the one before, line end included.
    void split_lines() {
        const std::string_view all = *text_;
        char field = '|';
        for (std::size_t at = 0; at < all.size();) {
            const auto end = std::min(all.find_first_of("\r\n\x1c", at), all.size());
            auto line = all.substr(at, end - at);
            if (line.starts_with('\x0b')) line.remove_prefix(1);
            if (end < all.size() && all[end] == '\n' && (end == 0 || all[end - 1] != '\r')) has_line_feeds_ = true;
            at = end + 1;
            if (is_header(line)) field = line[3];
            if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
            if (lines_.empty() || is_header(line) || is_segment_start(line, field)) {
                lines_.push_back(line);
                continue;
            }
            std::string_view& before = lines_.back();
            before = all.substr(offset_of(before), end - offset_of(before));
            ++continued_count_;
        }
    }

    [[nodiscard]] std::size_t offset_of(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - text_->data());
    }

    bool add_line(std::string_view line) {
        if (is_header(line)) {
            bool doubled = false;
            const auto found = delimiters_of(line, doubled);
            if (!found) {
                is_skipping_ = true;
                ++skipped_count_;
                report_.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, messages::kDelimiters,
                                                   "message " + std::to_string(messages_.size() + skipped_count_)));
                return true;
            }
            is_skipping_ = false;
            delimiters_ = *found;
            if (doubled) note(IssueSeverity::warning, messages::kDelimitersDoubled, {});
            if (line.starts_with("BHS")) {
                batch_start_ = messages_.size() + skipped_count_;
                ++batch_count_;
            }
            if (!line.starts_with("MSH")) return true;  // batch header: addressing only
            if (messages_.size() == kMessagesMax) {
                refuse(messages::kTooLarge, std::to_string(kMessagesMax));
                return false;
            }
            messages_.push_back({.text = text_, .charset = charset_, .segments = {}});
        } else if (line.starts_with("BTS") || line.starts_with("FTS")) {
            is_skipping_ = false;
            if (line.starts_with("BTS"))
                check_count(line, messages_.size() + skipped_count_ - batch_start_, messages::kBatchCount);
            else
                check_count(line, batch_count_, messages::kFileCount);
            return true;
        }
        if (is_skipping_) return true;
        if (messages_.empty()) {
            refuse(messages::kNotHl7, "something else");
            return false;
        }
        messages_.back().segments.push_back(split_segment(line));
        return true;
    }

    /// What BTS-1 and FTS-1 say is there, and what is.
    void check_count(std::string_view line, std::size_t found, const fhir::Message& message) {
        const auto digits = line.size() > 4 ? line.substr(4, line.find(delimiters_.field, 4) - 4) : "";
        std::size_t count = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
        if (error == std::errc() && end == digits.data() + digits.size() && !digits.empty() && count != found)
            note(IssueSeverity::warning, message, {std::to_string(count), std::to_string(found)});
    }

    Segment split_segment(std::string_view line) {
        Segment segment;
        segment.name_ = line.substr(0, 3);
        segment.offset_ = static_cast<std::uint32_t>(offset_of(line));
        segment.delimiters_ = delimiters_;
        segment.charset_ = charset_;
        const bool is_msh = segment.name_ == "MSH";
        unsigned field = is_msh ? 2 : 1;
        if (is_msh) add_leaf(segment, {1}, line.substr(3, 1));
        auto rest = line.substr(std::min<std::size_t>(4, line.size()));
        for (bool more = true; more; ++field) {
            const auto value = next_part(rest, delimiters_.field, more);
            if (is_msh && field == 2)
                add_leaf(segment, {2}, value);
            else
                split_field(segment, field, value);
        }
        return segment;
    }

    void split_field(Segment& segment, unsigned field, std::string_view value) {
        At at{.field = field};
        for (bool more_repetitions = true; more_repetitions; ++at.repetition) {
            auto repetition = next_part(value, delimiters_.repetition, more_repetitions);
            at.component = 1;
            for (bool more_components = true; more_components; ++at.component) {
                auto component = next_part(repetition, delimiters_.component, more_components);
                at.subcomponent = 1;
                for (bool more = true; more; ++at.subcomponent)
                    add_leaf(segment, at, next_part(component, delimiters_.subcomponent, more));
            }
        }
    }

    static std::string_view next_part(std::string_view& rest, char separator, bool& more) {
        const auto end = rest.find(separator);
        more = end != std::string_view::npos;
        const auto part = rest.substr(0, end);
        rest.remove_prefix(more ? end + 1 : rest.size());
        return part;
    }

    void add_leaf(Segment& segment, At at, std::string_view raw) {
        if (raw.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
        segment.leaves_.push_back(
            {.at = at, .offset = static_cast<std::uint32_t>(offset_of(raw)), .raw = raw, .detail = {}});
    }

    static void label_segments(Message& message) {
        std::map<std::string_view, std::pair<unsigned, unsigned>> counts;  // seen so far, in all
        for (const Segment& segment : message.segments) ++counts[segment.name_].second;
        for (Segment& segment : message.segments) {
            auto& [seen, all] = counts[segment.name_];
            ++seen;
            segment.label_ = std::string(segment.name_);
            if (all > 1) segment.label_.append("[").append(std::to_string(seen)).append("]");
        }
    }

    void note(IssueSeverity severity, const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
        report_.push_back(fhir::make_issue(severity, IssueType::informational, message, "", arguments));
    }

    void note_tolerated() {
        if (has_line_feeds_) note(IssueSeverity::information, messages::kLineEnds, {});
        if (continued_count_ > 0)
            note(IssueSeverity::warning, messages::kContinued, {std::to_string(continued_count_)});
    }

    std::shared_ptr<const std::string> text_;
    Charset charset_;
    fhir::Report& report_;
    Delimiters delimiters_;
    std::vector<std::string_view> lines_;
    std::vector<Message> messages_;
    std::size_t continued_count_ = 0;
    std::size_t skipped_count_ = 0;  ///< messages whose delimiters are no delimiters
    std::size_t batch_count_ = 0;
    std::size_t batch_start_ = 0;  ///< messages before the batch
    bool is_skipping_ = false;
    bool has_line_feeds_ = false;
};

std::vector<Message> parse_messages(std::string_view bytes, fhir::Report& report, std::optional<Charset> charset) {
    const auto refuse = [&report](const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
        report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::structure, message, "", arguments));
        return std::vector<Message>();
    };
    if (bytes.empty()) return refuse(messages::kEmpty, {});
    if (bytes.size() > kBytesMax)
        return refuse(messages::kTooLarge, {std::to_string(bytes.size()), std::to_string(kBytesMax)});
    if (!take_off_frame(bytes, report)) return {};
    const auto head = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
    if (!is_header(head)) return refuse(messages::kNotHl7, {head.starts_with('<') ? "XML" : "something else"});
    auto decoded = decode_text(bytes, charset ? charset : declared_charset(bytes), report);
    if (!decoded) {
        report.push_back(decoded.error());
        return {};
    }
    return Parser(std::move(*decoded), report).run();
}

}  // namespace kakehashi::mappers::hl7v2
