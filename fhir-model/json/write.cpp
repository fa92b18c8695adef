#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "kakehashi/fhir/json.hpp"

namespace kakehashi::fhir {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// Appends a JSON string literal. Runs of plain bytes are copied at once.
void append_literal(std::string_view text, std::string& out) {
    out.push_back('"');
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out.append(text.substr(run, i - run));
        run = i + 1;
        switch (byte) {
            case '"':
                out.append("\\\"");
                break;
            case '\\':
                out.append("\\\\");
                break;
            case '\n':
                out.append("\\n");
                break;
            case '\r':
                out.append("\\r");
                break;
            case '\t':
                out.append("\\t");
                break;
            default:
                out.append("\\u00").append(1, kHexDigits[byte >> 4U]).append(1, kHexDigits[byte & 15U]);
        }
    }
    out.append(text.substr(run)).push_back('"');
}

enum class Order : std::uint8_t { as_read, by_name };

class Writer {
public:
    Writer(std::string& out, JsonStyle style, Order order) : out_(out), style_(style), order_(order) {}

    void write(const Node& node) {
        switch (node.kind()) {
            case NodeKind::null:
                out_.append("null");
                break;
            case NodeKind::boolean:
            case NodeKind::number:
                out_.append(node.text());
                break;
            case NodeKind::string:
                append_literal(node.text(), out_);
                break;
            case NodeKind::array:
                write_array(node);
                break;
            case NodeKind::object:
                write_object(node);
                break;
        }
    }

    /// @param is_wanted whether the member of that name of this very object is written
    template <class IsWanted>
    void write_members(const Node& node, IsWanted&& is_wanted) {
        if (!node.is_object()) return write(node);
        out_.push_back('{');
        ++depth_;
        bool is_first = true;
        const auto each = [&](const Member& member) {
            if (is_wanted(member.name)) write_member(member, std::exchange(is_first, false));
        };
        if (order_ == Order::by_name) {
            std::vector<const Member*> sorted;
            for (const Member& member : node.members()) sorted.push_back(&member);
            std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->name < b->name; });
            for (const Member* member : sorted) each(*member);
        } else {
            for (const Member& member : node.members()) each(member);
        }
        --depth_;
        if (!is_first) break_line();
        out_.push_back('}');
    }

private:
    void break_line() {
        if (style_ == JsonStyle::pretty) out_.append(1, '\n').append(depth_ * 2, ' ');
    }

    void write_array(const Node& node) {
        out_.push_back('[');
        ++depth_;
        bool first = true;
        for (const Node& item : node.items()) {
            if (!first) out_.push_back(',');
            first = false;
            break_line();
            write(item);
        }
        --depth_;
        if (!first) break_line();
        out_.push_back(']');
    }

    void write_object(const Node& node) {
        write_members(node, [](std::string_view) { return true; });
    }

    void write_member(const Member& member, bool is_first) {
        if (!is_first) out_.push_back(',');
        break_line();
        append_literal(member.name, out_);
        out_.push_back(':');
        if (style_ == JsonStyle::pretty) out_.push_back(' ');
        write(member.value);
    }

    std::string& out_;
    JsonStyle style_;
    Order order_;
    std::size_t depth_ = 0;
};

/// Whether the resource's own member is part of the form.
bool belongs_to(CanonicalForm form, std::string_view member) {
    switch (form) {
        case CanonicalForm::whole:
            return true;
        case CanonicalForm::data:
            return member != "text";
        case CanonicalForm::stable:
            return member != "text" && member != "meta";
        case CanonicalForm::narrative:
            return member == "id" || member == "text" || member == "resourceType";
        case CanonicalForm::document:
            return member != "id" && member != "meta";
    }
    return true;
}

}  // namespace

std::string write_json(const Node& node, JsonStyle style) {
    std::string out;
    Writer(out, style, Order::as_read).write(node);
    return out;
}

void append_json(const Node& node, std::string& out) { Writer(out, JsonStyle::compact, Order::as_read).write(node); }

std::string write_canonical_json(const Node& node, CanonicalForm form) {
    std::string out;
    Writer writer(out, JsonStyle::compact, Order::by_name);
    writer.write_members(node, [form](std::string_view name) { return belongs_to(form, name); });
    return out;
}

}  // namespace kakehashi::fhir
