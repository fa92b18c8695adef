#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "document/storage.hpp"
#include "json/messages.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {

namespace {

namespace messages = json_messages;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// In-situ stream over the working copy: like rapidjson's own, with a Tell that is the byte offset.
using Stream = rapidjson::InsituStringStream;

/// Builds our tree from the reader's events.
///
/// Why not rapidjson::Document: with numbers as text it cannot tell the number 1.20 from the string "1.20", and its
/// values carry no place in the source.
class TreeHandler {
public:
    TreeHandler(Document::Storage& storage, const Stream& stream, const char* begin, const ParseLimits& limits)
        : writer_(storage), stream_(stream), begin_(begin), limits_(limits) {}

    // The names of these functions are rapidjson's Handler concept.
    bool Null() { return value(TreeWriter::null(scalar_offset(4))); }
    bool Bool(bool flag) { return value(TreeWriter::boolean(flag, scalar_offset(flag ? 4 : 5))); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        return value(TreeWriter::primitive(NodeKind::number, {text, length}, offset_of(text)));
    }
    bool String(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        if (is_refused(text, length)) return false;
        return value(TreeWriter::primitive(NodeKind::string, {text, length}, offset_of(text) - 1));
    }
    bool Key(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        if (is_refused(text, length)) return false;
        names_.push_back({text, length});
        return true;
    }
    bool StartObject() { return open(); }
    bool StartArray() { return open(); }
    bool EndObject(rapidjson::SizeType count) { return close_object(count); }
    bool EndArray(rapidjson::SizeType count) {
        const Node node =
            writer_.array(values_.data() + values_.size() - count, static_cast<std::uint32_t>(count), opened_.back());
        values_.resize(values_.size() - count);
        opened_.pop_back();
        return value(node);
    }
    // Never called: numbers are read as text.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    [[nodiscard]] const Node& root() const { return values_.front(); }

    enum class Refusal : std::uint8_t { none, too_deep, too_many_nodes, duplicate_member, nul, lone_surrogate };
    [[nodiscard]] Refusal refusal() const { return refusal_; }
    [[nodiscard]] std::uint32_t refused_at() const { return refused_at_; }
    [[nodiscard]] std::string_view duplicate_name() const { return duplicate_name_; }

private:
    [[nodiscard]] std::uint32_t offset_of(const char* text) const { return static_cast<std::uint32_t>(text - begin_); }
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(stream_.src_ - begin_); }
    /// Literals are reported after they were read.
    [[nodiscard]] std::uint32_t scalar_offset(std::uint32_t length) const { return here() - length; }

    bool refuse(Refusal refusal, std::uint32_t offset) {
        refusal_ = refusal;
        refused_at_ = offset;
        return false;
    }
    bool is_refused(const char* text, std::size_t length) {
        if (std::memchr(text, 0, length) != nullptr) {
            refuse(Refusal::nul, offset_of(text));
            return true;
        }
        // The bytes of the source are UTF-8: half of a surrogate pair can come from an escape alone (\uDC00), and the
        // reader makes bytes of it that are none.
        const char* const end = text + length;
        for (const char* at = text;
             (at = static_cast<const char*>(std::memchr(at, 0xED, static_cast<std::size_t>(end - at)))) != nullptr;
             ++at) {
            if (end - at < 2 || static_cast<unsigned char>(at[1]) < 0xA0) continue;
            refuse(Refusal::lone_surrogate, offset_of(text));
            return true;
        }
        return false;
    }
    bool value(const Node& node) {
        if (++nodes_ > limits_.nodes_max) return refuse(Refusal::too_many_nodes, here());
        values_.push_back(node);
        return true;
    }
    bool open() {
        if (opened_.size() >= limits_.depth_max) return refuse(Refusal::too_deep, here());
        opened_.push_back(here());  // the iterative reader tells of a bracket before it takes it
        return true;
    }
    bool close_object(std::size_t count) {
        const auto first_value = values_.size() - count;
        const auto first_name = names_.size() - count;
        members_.clear();
        for (std::size_t i = 0; i < count; ++i) members_.push_back({names_[first_name + i], values_[first_value + i]});
        if (const auto* duplicate = find_duplicate()) {
            duplicate_name_ = duplicate->name;
            return refuse(Refusal::duplicate_member, duplicate->value.offset());
        }
        const Node node = writer_.object(members_.data(), static_cast<std::uint32_t>(count), opened_.back());
        values_.resize(first_value);
        names_.resize(first_name);
        opened_.pop_back();
        return value(node);
    }
    /// A member whose name stands before it already; nullptr when there is none.
    const Member* find_duplicate() {
        if (members_.size() <= kPairwiseMax) {
            for (std::size_t i = 1; i < members_.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (members_[i].name == members_[j].name) return &members_[i];
            return nullptr;
        }
        sorted_.clear();
        for (const Member& member : members_) sorted_.push_back(&member);
        std::sort(sorted_.begin(), sorted_.end(), [](auto* a, auto* b) { return a->name < b->name; });
        const auto twice =
            std::adjacent_find(sorted_.begin(), sorted_.end(), [](auto* a, auto* b) { return a->name == b->name; });
        return twice == sorted_.end() ? nullptr : *std::next(twice);
    }

    static constexpr std::size_t kPairwiseMax = 16;  // below, comparing all pairs is quicker than sorting

    TreeWriter writer_;
    const Stream& stream_;
    const char* begin_;
    const ParseLimits& limits_;
    std::uint32_t nodes_ = 0;
    std::vector<Node> values_;             // finished values that wait for their container
    std::vector<std::string_view> names_;  // names of the members that wait
    std::vector<std::uint32_t> opened_;    // offsets of the containers that are open
    std::vector<Member> members_;          // scratch of close_object
    std::vector<const Member*> sorted_;    // scratch of find_duplicate
    Refusal refusal_ = Refusal::none;
    std::uint32_t refused_at_ = 0;
    std::string_view duplicate_name_;
};

/// Offset of the first byte that breaks UTF-8. Only called for text that does.
std::size_t first_wrong_byte(std::string_view text) {
    // Halving works because a prefix that ends inside a character is wrong only in its last three bytes.
    std::size_t good = 0;
    std::size_t bad = text.size();
    while (bad - good > 4) {
        std::size_t middle = good + (bad - good) / 2;
        while (middle > good && (static_cast<unsigned char>(text[middle]) & 0xC0U) == 0x80U) --middle;
        if (middle == good) break;
        (simdjson::validate_utf8(text.data(), middle) ? good : bad) = middle;
    }
    return good;
}

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
        case TreeHandler::Refusal::duplicate_member:
            return make(IssueType::structure, messages::kDuplicateMember, {handler.duplicate_name(), line, column});
        case TreeHandler::Refusal::nul:
            return make(IssueType::invalid, messages::kControlCharacter, {});
        case TreeHandler::Refusal::lone_surrogate:
            return make(IssueType::invalid, messages::kLoneSurrogate, {line, column});
        case TreeHandler::Refusal::none:
            break;
    }
    return make(IssueType::exception, messages::kNotJson, {line, column, "stopped"});
}

/// What can be said before the reader runs; nullopt when it may.
std::optional<Issue> check_bytes(std::string_view text, const ParseLimits& limits) {
    if (text.size() > limits.bytes_max)
        return make_issue(IssueSeverity::error, IssueType::too_long, messages::kTooLong, "",
                          {std::to_string(text.size()), std::to_string(limits.bytes_max)});
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return make_issue(IssueSeverity::error, IssueType::invalid, messages::kEmpty, "");
    if (!simdjson::validate_utf8(text.data(), text.size()))
        return make_issue(IssueSeverity::error, IssueType::invalid, messages::kNotUtf8, "",
                          {std::to_string(first_wrong_byte(text))});
    return std::nullopt;
}

}  // namespace

Result<Document> parse_json(std::string bytes, const ParseLimits& limits) {
    Document document;
    auto& storage = TreeWriter::storage_of(document);
    storage.source = std::move(bytes);
    const std::string_view source = storage.source;
    if (auto issue = check_bytes(source, limits)) return tl::unexpected(std::move(*issue));

    // The reader decodes strings in place, so it works on a copy: the source stays as it was received. A byte order
    // mark is overwritten with blanks, which keeps every offset.
    char* const work = storage.allocate<char>(source.size() + 1);
    std::memcpy(work, source.data(), source.size());
    work[source.size()] = '\0';
    if (source.starts_with(kByteOrderMark)) std::memset(work, ' ', kByteOrderMark.size());

    Stream stream(work);
    TreeHandler handler(storage, stream, work, limits);
    rapidjson::Reader reader;
    constexpr unsigned kFlags =
        rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag;
    const auto outcome = reader.Parse<kFlags>(stream, handler);
    if (outcome.IsError()) {
        if (handler.refusal() != TreeHandler::Refusal::none)
            return tl::unexpected(describe_refusal(handler, document, limits));
        const Position at = document.position(static_cast<std::uint32_t>(outcome.Offset()));
        return tl::unexpected(with_position(make_issue(IssueSeverity::error, IssueType::invalid, messages::kNotJson, "",
                                                       {std::to_string(at.line), std::to_string(at.column),
                                                        rapidjson::GetParseError_En(outcome.Code())}),
                                            at));
    }
    storage.root = handler.root();
    return document;
}

}  // namespace kakehashi::fhir
