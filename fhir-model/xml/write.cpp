#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kakehashi/fhir/element.hpp"
#include "kakehashi/fhir/narrative.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "xml/json_kind.hpp"
#include "xml/messages.hpp"
#include "xml/xhtml_text.hpp"

namespace kakehashi::fhir {
namespace {

namespace messages = xml_messages;

const schema::Type* const kXhtml = schema::find_type("xhtml");
const Node kNothing{};

/// XML 1.0 production Char, of a UTF-8 text.
bool fits_xml(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return false;
        if (byte != 0xEF) continue;
        const std::string_view character = text.substr(at, 3);
        if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") return false;
    }
    return true;
}

/// A narrative can be embedded when a resource that holds it, alone, can be read.
bool can_be_read(std::string_view div) {
    std::string probe = R"(<Basic xmlns="http://hl7.org/fhir"><text>)";
    probe.append(div).append("</text></Basic>");
    const auto read = parse_xml(std::move(probe));
    // One div: a second would have made an array of it, and siblings would have made other members.
    const Node* narrative = read ? read->root().find("text") : nullptr;
    const Node* text = narrative == nullptr ? nullptr : narrative->find("div");
    return text != nullptr && text->is_string() && narrative->members().size() == 1;
}

bool is_xhtml_div(std::string_view text) {
    if (!text.starts_with("<div") || !text.ends_with('>')) return false;
    const auto fault = find_narrative_fault(text);
    if (!fault && text.find("xmlns:") == std::string_view::npos) return true;
    // What R4 does not allow in a narrative may still be XML: it is passed on, and the validator says so.
    return (!fault || fault->kind != NarrativeFault::Kind::malformed) && can_be_read(text);
}

/// A member of an object with its `_name`, before it is written.
struct Entry {
    schema::ElementMatch match;
    const Node* value = nullptr;
    const Node* companion = nullptr;
};

/// Whether the node has the JSON form that reading the XML would give: an array where the element repeats, and only
/// there. Two values of an element that does not repeat are an array too; the validator refuses them.
bool has_right_arity(const Node* node, const schema::ElementDefinition& definition) {
    if (node == nullptr) return true;
    const std::size_t count = node->items().size();
    return node->is_array() ? count > 0 && (definition.is_array() || count > 1) : !definition.is_array();
}

class XmlWriter {
public:
    explicit XmlWriter(JsonStyle style) : is_pretty_(style == JsonStyle::pretty) {}

    [[nodiscard]] Result<std::string> write(const Node& resource) {
        out_ = R"(<?xml version="1.0" encoding="UTF-8"?>)";
        line_break(0);
        write_resource(resource, " xmlns=\"http://hl7.org/fhir\"", 0);
        if (issue_) return tl::unexpected(std::move(*issue_));
        if (is_pretty_) out_ += '\n';
        return std::move(out_);
    }

private:
    void refuse(IssueType code, const Message& message) {
        if (issue_) return;
        std::string path;
        for (const std::string_view step : path_) path.append(path.empty() ? "" : ".").append(step);
        issue_ = make_issue(IssueSeverity::error, code, message, path, {path_.empty() ? "" : path_.back()});
    }
    void line_break(std::size_t level) {
        if (is_pretty_) out_.append("\n").append(level * 2, ' ');
    }

    void write_resource(const Node& resource, std::string_view name_space, std::size_t level) {
        const schema::Type* type = Element::resource_at(resource).type();
        if (type == nullptr) return refuse(IssueType::structure, messages::kNotResource);
        if (path_.empty()) path_.push_back(type->name);
        out_.append("<").append(type->name).append(name_space);
        write_content(resource, *type, nullptr, level);
        close(type->name);
    }

    /// Ends the start tag or writes the end tag of an element whose content was just written.
    void close(std::string_view name) {
        if (is_start_tag_open_)
            out_ += "/>";
        else
            out_.append("</").append(name).append(">");
        is_start_tag_open_ = false;
    }
    void begin_child(std::size_t level) {
        if (std::exchange(is_start_tag_open_, false)) out_ += '>';
        line_break(level);
    }

    /// The attributes and children that an object's members are, and a primitive's value; its `<name` stands there.
    void write_content(const Node& object, const schema::Type& type, const Node* value, std::size_t level) {
        is_start_tag_open_ = true;
        const std::size_t first = entries_.size();
        collect(object, type);
        for (std::size_t i = first; i < entries_.size() && !issue_; ++i)
            if (entries_[i].match.element->is_xml_attribute) write_attribute(entries_[i]);
        if (value != nullptr && !issue_) write_attribute("value", value->text());
        for (std::size_t i = first; i < entries_.size() && !issue_; ++i)
            if (!entries_[i].match.element->is_xml_attribute) write_member(entries_[i], level + 1);
        entries_.resize(first);
        if (!is_start_tag_open_) line_break(level);
    }

    /// Appends the object's members in the order of the schema. Refuses one that R4 does not know.
    void collect(const Node& object, const schema::Type& type) {
        const std::size_t first = entries_.size();
        bool has_companions = false;
        for (const Member& member : object.members()) {
            const bool is_companion = member.name.starts_with('_');
            has_companions = has_companions || is_companion;
            const std::string_view name = member.name.substr(is_companion ? 1 : 0);
            if (name == "resourceType" && !is_companion && type.kind == schema::TypeKind::resource) continue;
            const schema::ElementMatch match = schema::find_element(type, name);
            if (!match) {
                path_.push_back(name);
                return refuse(IssueType::structure, messages::kUnknownElement);
            }
            entries_.push_back({.match = match,
                                .value = is_companion ? nullptr : &member.value,
                                .companion = is_companion ? &member.value : nullptr});
        }
        const auto entries = std::span(entries_).subspan(first);
        const auto by_order = [](const Entry& entry) { return entry.match.element; };
        if (!std::ranges::is_sorted(entries, {}, by_order)) std::ranges::stable_sort(entries, {}, by_order);
        if (has_companions) join_companions(first);
    }

    /// A `_name` goes with its value.
    void join_companions(std::size_t first) {
        const auto entries = std::span(entries_).subspan(first);
        for (Entry& entry : entries) {
            if (entry.value != nullptr) continue;
            const auto value = std::ranges::find_if(entries, [&](const Entry& other) {
                return other.value != nullptr && other.match.name == entry.match.name;
            });
            if (value == entries.end()) continue;
            value->companion = entry.companion;
            entry.companion = nullptr;
        }
        const auto joined = std::ranges::remove_if(
            entries, [](const Entry& entry) { return entry.value == nullptr && entry.companion == nullptr; });
        entries_.resize(entries_.size() - joined.size());
    }

    void write_attribute(const Entry& entry) {
        path_.push_back(entry.match.name);
        if (entry.companion != nullptr || !is_value_of(*entry.match.type, *entry.value))
            return refuse(IssueType::structure, messages::kWrongShape);
        write_attribute(entry.match.name, entry.value->text());
        if (!issue_) path_.pop_back();
    }
    void write_attribute(std::string_view name, std::string_view text) {
        if (!fits_xml(text)) refuse(IssueType::value, messages::kNoXmlCharacter);
        out_.append(" ").append(name).append("=\"");
        append_xml_attribute(text, out_);
        out_ += '"';
    }

    void write_member(const Entry& given, std::size_t level) {
        const Entry entry = given;  // entries_ may move while its children are written
        path_.push_back(entry.match.name);
        const schema::ElementDefinition& definition = *entry.match.element;
        const bool is_mixed = entry.value != nullptr && entry.companion != nullptr &&
                              entry.value->is_array() != entry.companion->is_array();
        if (is_mixed || !has_right_arity(entry.value, definition) || !has_right_arity(entry.companion, definition))
            return refuse(IssueType::structure, messages::kWrongShape);
        const std::size_t count = std::max(detail::item_count(entry.value), detail::item_count(entry.companion));
        for (std::size_t i = 0; i < count && !issue_; ++i)
            write_element(entry.match, detail::item_at(entry.value, i), detail::item_at(entry.companion, i), level);
        if (!issue_) path_.pop_back();
    }

    void write_element(const schema::ElementMatch& match, const Node* value, const Node* companion, std::size_t level) {
        begin_child(level);
        if (match.type == kXhtml) return write_xhtml(value, companion);
        out_.append("<").append(match.name);
        if (match.type->kind == schema::TypeKind::primitive) {
            write_primitive(match, value, companion, level);
        } else if (companion != nullptr || value == nullptr || !value->is_object()) {
            return refuse(IssueType::structure, messages::kWrongShape);
        } else if (match.type->kind == schema::TypeKind::resource) {
            out_ += '>';
            line_break(level + 1);
            write_resource(*value, "", level + 1);
            line_break(level);
        } else {
            write_content(*value, *match.type, nullptr, level);
        }
        close(match.name);
    }

    /// RULING: a value whose JSON kind is not its type's (the text "1" of an integer) is refused: XML would mend it.
    /// Test: XmlWriter.RefusesWhatReadingWouldChange
    static bool is_value_of(const schema::Type& type, const Node& value) {
        return value.is_primitive() && value.kind() == json_kind_of(type, value.text());
    }

    void write_primitive(const schema::ElementMatch& match, const Node* value, const Node* companion,
                         std::size_t level) {
        const bool is_right = (value != nullptr || companion != nullptr) &&
                              (value == nullptr || is_value_of(*match.type, *value)) &&
                              (companion == nullptr || companion->is_object());
        if (!is_right) return refuse(IssueType::structure, messages::kWrongShape);
        write_content(companion == nullptr ? kNothing : *companion, *match.type, value, level);
    }

    void write_xhtml(const Node* narrative, const Node* companion) {
        if (companion != nullptr || narrative == nullptr || !is_xhtml_div(narrative->text()))
            return refuse(IssueType::structure, messages::kNotXhtml);
        out_ += narrative->text();
    }

    bool is_pretty_;
    bool is_start_tag_open_ = false;
    std::string out_;
    std::vector<Entry> entries_;          // of the objects that are being written
    std::vector<std::string_view> path_;  // names down to what is being written
    std::optional<Issue> issue_;
};

}  // namespace

Result<std::string> write_xml(const Node& resource, JsonStyle style) { return XmlWriter(style).write(resource); }

}  // namespace kakehashi::fhir
