#include <rapidjson/error/en.h>

#include <cstring>
#include <map>
#include <string>
#include <utility>

#include "document/storage.hpp"
#include "json/extras.hpp"
#include "json/messages.hpp"
#include "json/place.hpp"
#include "json/syntax_errors.hpp"
#include "json/tree_handler.hpp"
#include "json/wide_number.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/line_counter.hpp"
#include "kakehashi/fhir/source_place.hpp"
#include "kakehashi/fhir/utf8.hpp"

namespace kakehashi::fhir {

namespace {

namespace messages = json_messages;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// More findings than that nobody reads; a hostile file could give millions.
constexpr std::size_t kFindingsMax = 1000;

Issue with_position(Issue issue, Position at) {
    issue.line = at.line;
    issue.column = at.column;
    return issue;
}

/// The issue that tells why the handler stopped the reader.
Issue describe_refusal(const TreeHandler& handler, const Document& document, const ParseLimits& limits) {
    const Position at = document.position(handler.refused_at());
    const auto line = std::to_string(at.line);
    const auto column = std::to_string(at.column);
    const auto make = [&](IssueType code, const Message& message, std::initializer_list<std::string_view> arguments) {
        return with_position(make_issue(IssueSeverity::error, code, message, "", arguments), at);
    };
    switch (handler.refusal()) {
        case TreeHandler::Refusal::too_deep:
            return make(IssueType::too_costly, messages::kTooDeep, {std::to_string(limits.depth_max), line, column});
        case TreeHandler::Refusal::too_many_nodes:
            return make(IssueType::too_costly, messages::kTooManyNodes, {std::to_string(limits.nodes_max)});
        case TreeHandler::Refusal::nul:
            return make(IssueType::invalid, messages::kControlCharacter, {});
        case TreeHandler::Refusal::lone_surrogate:
            return make(IssueType::invalid, messages::kLoneSurrogate, {line, column});
        case TreeHandler::Refusal::none:
            break;
    }
    return make(IssueType::exception, messages::kNotJson, {line, column, "stopped"});
}

Issue describe_syntax_error(const rapidjson::ParseResult& outcome, const Document& document) {
    const Position at = document.position(static_cast<std::uint32_t>(outcome.Offset()));
    const auto line = std::to_string(at.line);
    const auto column = std::to_string(at.column);
    std::string_view why = rapidjson::GetParseError_En(outcome.Code());
    if (why.ends_with('.')) why.remove_suffix(1);  // our sentence has one
    Issue issue = make_issue(IssueSeverity::error, IssueType::invalid, messages::kNotJson, "", {line, column, why});
    fill_japanese(issue, messages::kNotJson, {line, column, japanese_of(outcome.Code())});
    return with_position(std::move(issue), at);
}

Issue describe_nul(Position at) {
    const auto line = std::to_string(at.line);
    const auto column = std::to_string(at.column);
    Issue issue =
        make_issue(IssueSeverity::error, IssueType::invalid, messages::kNotJson, "", {line, column, "a NUL character"});
    fill_japanese(issue, messages::kNotJson, {line, column, "NUL文字があります"});
    return with_position(std::move(issue), at);
}

/// One pass of the reader over a fresh working copy: it decodes strings in place, and the source stays as it is. A byte
/// order mark is overwritten with blanks, which keeps every offset.
class Pass {
public:
    Pass(Document& document, const ParseLimits& limits)
        : document_(document),
          limits_(limits),
          storage_(TreeWriter::storage_of(document)),
          work_(storage_.allocate<char>(storage_.source.size() + 1), storage_.source.size()),
          stream_(work_.data()),
          handler_(storage_, stream_, work_.data(), limits) {
        std::memcpy(work_.data(), storage_.source.data(), work_.size());
        work_.data()[work_.size()] = '\0';
        if (storage_.source.starts_with(kByteOrderMark)) std::memset(work_.data(), ' ', kByteOrderMark.size());
    }

    [[nodiscard]] std::span<char> work() { return work_; }
    /// Makes numbers beyond double readable. @return whether there was one
    [[nodiscard]] bool allow_wide_numbers() {
        if (!shorten_wide_numbers(work_)) return false;
        handler_.take_numbers_from(storage_.source);
        return true;
    }
    [[nodiscard]] const TreeHandler& handler() const { return handler_; }

    /// @return nothing, and the document's root is set; or why it cannot be read
    [[nodiscard]] Result<void> run() {
        rapidjson::Reader reader;
        constexpr unsigned kFlags =
            rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag;
        const auto outcome = reader.Parse<kFlags>(stream_, handler_);
        if (!outcome.IsError()) {
            storage_.root = handler_.root();
            return {};
        }
        if (handler_.refusal() != TreeHandler::Refusal::none)
            return tl::unexpected(describe_refusal(handler_, document_, limits_));
        return tl::unexpected(describe_syntax_error(outcome, document_));
    }

private:
    Document& document_;
    const ParseLimits& limits_;
    Document::Storage& storage_;
    std::span<char> work_;
    Stream stream_;
    TreeHandler handler_;
};

/// What is wrong at an offset, in the object or array that begins at another.
struct Fault {
    const Message* message = nullptr;
    std::string_view name;
    std::uint32_t offset = 0;
    std::uint32_t container = 0;
};

std::vector<Fault> faults_of(const std::vector<JsonExtra>& extras, const TreeHandler& handler) {
    std::vector<Fault> faults;
    for (const JsonExtra& extra : extras) {
        const bool is_comment = extra.kind == JsonExtra::Kind::comment;
        faults.push_back({.message = is_comment ? &messages::kComment : &messages::kExtraComma,
                          .name = {},
                          .offset = extra.offset,
                          .container = extra.container});
    }
    for (const auto& duplicate : handler.duplicates())
        faults.push_back({.message = &messages::kDuplicateMember,
                          .name = duplicate.name.substr(0, 64),
                          .offset = duplicate.offset,
                          .container = duplicate.object});
    std::ranges::stable_sort(faults, {}, &Fault::offset);
    return faults;
}

Issue issue_of(const Fault& fault, const std::string& place, Position at) {
    const auto line = std::to_string(at.line);
    const auto column = std::to_string(at.column);
    const auto make = [&](std::initializer_list<std::string_view> arguments) {
        return with_position(make_issue(IssueSeverity::error, IssueType::invalid, *fault.message, place, arguments),
                             at);
    };
    return fault.message == &messages::kDuplicateMember ? make({fault.name, line, column}) : make({line, column});
}

void report(std::span<const Fault> faults, Parsed& parsed) {
    if (faults.empty()) return;
    const auto told = faults.first(std::min(faults.size(), kFindingsMax));
    std::map<std::uint32_t, std::string> places;
    for (const Fault& fault : told) places[fault.container];
    find_places(parsed.document.root(), places);
    LineCounter lines(parsed.document.source(), first_line(parsed.document));
    for (const Fault& fault : told)
        parsed.findings.push_back(issue_of(fault, places[fault.container], lines.at(fault.offset)));
    if (told.size() < faults.size())
        parsed.findings.push_back(make_issue(IssueSeverity::error, IssueType::too_costly, messages::kTooManyFindings,
                                             "", {std::to_string(kFindingsMax)}));
}

}  // namespace

Result<Parsed> read_json(std::string bytes, const ParseLimits& limits) {
    return read_ndjson_line(std::move(bytes), limits, 1);
}

Result<Parsed> read_ndjson_line(std::string bytes, const ParseLimits& limits, std::uint32_t line) {
    if (bytes.size() > limits.bytes_max)
        return fail(IssueType::too_long, messages::kTooLong, "",
                    {std::to_string(bytes.size()), std::to_string(limits.bytes_max)});
    if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) return fail(IssueType::invalid, messages::kEmpty, "");
    Utf8Text text = repair_utf8(std::move(bytes));
    Parsed parsed;
    TreeWriter::storage_of(parsed.document).source = std::move(text.text);
    TreeWriter::storage_of(parsed.document).first_line = line;
    if (text.wrong_at != std::string::npos) {
        const Position at = parsed.document.position(static_cast<std::uint32_t>(text.place_in_text));
        parsed.findings.push_back(with_position(
            make_issue(IssueSeverity::error, IssueType::invalid, messages::kNotUtf8, "",
                       {std::to_string(text.wrong_at), std::to_string(at.line), std::to_string(at.column)}),
            at));
    }
    // The reader takes the first NUL for the end of the text: what stands behind it would be dropped without a word.
    if (const auto nul = parsed.document.source().find('\0'); nul != std::string_view::npos)
        return tl::unexpected(describe_nul(parsed.document.position(static_cast<std::uint32_t>(nul))));
    // A byte that is no character is why what comes after it cannot be read.
    const auto refuse = [&](Issue& issue) {
        return tl::unexpected(std::move(parsed.findings.empty() ? issue : parsed.findings.front()));
    };
    Pass pass(parsed.document, limits);
    auto done = pass.run();
    if (done) {
        report(faults_of({}, pass.handler()), parsed);
        return parsed;
    }
    // What people add to JSON, and numbers beyond double, are looked for only when it cannot be read: they cost a
    // second pass.
    Pass again(parsed.document, limits);
    const auto extras = blank_out_extras(again.work(), limits.depth_max);
    const bool has_wide_numbers = again.allow_wide_numbers();
    if ((extras.empty() && !has_wide_numbers) || pass.handler().refusal() != TreeHandler::Refusal::none)
        return refuse(done.error());
    if (auto now = again.run(); !now) return refuse(now.error());
    report(faults_of(extras, again.handler()), parsed);
    return parsed;
}

Result<Document> parse_json(std::string bytes, const ParseLimits& limits) {
    auto parsed = read_json(std::move(bytes), limits);
    if (!parsed) return tl::unexpected(std::move(parsed.error()));
    if (!parsed->findings.empty()) return tl::unexpected(std::move(parsed->findings.front()));
    return std::move(parsed->document);
}

}  // namespace kakehashi::fhir
