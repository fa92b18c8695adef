#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <optional>

#include "kakehashi/fhir/line_counter.hpp"
#include "kakehashi/fhir/xml_error.hpp"
#include "kakehashi/mappers/text.hpp"
#include "xml/element.hpp"
#include "xml/messages.hpp"

namespace kakehashi::mappers::xml {
namespace {

using fhir::fail;
using fhir::IssueType;

constexpr std::size_t kBytesMax = std::size_t{32} << 20;
constexpr std::size_t kDepthMax = 128;
constexpr std::size_t kNodesMax = 1'000'000;
constexpr std::string_view kSpaces = " \t\r\n";

struct FreeContext {
    void operator()(xmlParserCtxt* context) const {
        if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
        xmlFreeParserCtxt(context);
    }
};
using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;

/// What the callbacks of one parse share.
struct Session {
    std::string_view source;  // UTF-8
    std::uint32_t offset_base = 0;
    xmlParserCtxt* context = nullptr;
    std::unique_ptr<Element> root{};
    std::vector<Element*> open{};
    std::size_t nodes = 0;
    std::optional<fhir::Issue> refusal{};
    std::optional<fhir::XmlParserError> first_error{};
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

void refuse(Session& session, IssueType type, const fhir::Message& message,
            std::initializer_list<std::string_view> arguments = {}) {
    session.refusal = fail(type, message, "", arguments).value();
    xmlStopParser(session.context);
}

std::size_t here(const Session& session) {
    const xmlParserInput& input = *session.context->input;
    return std::min(input.consumed + static_cast<std::size_t>(input.cur - input.base), session.source.size());
}

/// Where the last `<` before the parser stands, which has just read a tag: attribute values cannot hold one.
std::uint32_t tag_before(const Session& session) {
    const auto tag = session.source.substr(0, here(session)).rfind('<');
    return static_cast<std::uint32_t>(tag == std::string_view::npos ? 0 : tag);
}

bool count_node(Session& session) {
    if (++session.nodes <= kNodesMax) return true;
    refuse(session, IssueType::too_costly, messages::kTooMany, {std::to_string(kNodesMax)});
    return false;
}

// The signatures of the callbacks are libxml2's.
// NOLINTNEXTLINE(readability-function-size)
void on_start(void* user, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**, int count, int,
              const xmlChar** attributes) {
    Session& session = *static_cast<Session*>(user);
    if (session.refusal || !count_node(session)) return;
    if (session.open.size() >= kDepthMax)
        return refuse(session, IssueType::too_costly, messages::kTooDeep, {std::to_string(kDepthMax)});
    const std::uint32_t offset = session.offset_base + tag_before(session);
    auto element = std::make_unique<Element>(std::string(view(uri)), std::string(view(name)), offset);
    for (int i = 0; i < count; ++i) {
        const xmlChar** attribute = attributes + std::ptrdiff_t{5} * i;  // name, prefix, namespace, value, end
        const auto* value = reinterpret_cast<const char*>(attribute[3]);
        const std::string text(value, static_cast<std::size_t>(attribute[4] - attribute[3]));
        if (text.find_first_not_of(kSpaces) == std::string::npos || !count_node(session)) continue;
        element->attributes().push_back({.uri = std::string(view(attribute[2])),
                                         .name = std::string(view(attribute[0])),
                                         .text = text,
                                         .offset = offset,
                                         .fate = FieldFate::unmapped,
                                         .detail = {}});
    }
    Element* opened = element.get();
    if (session.open.empty()) {
        session.root = std::move(element);
    } else {
        session.open.back()->content().emplace_back(std::move(element));
    }
    session.open.push_back(opened);
}

/// White space between elements is layout; inside a text it stays.
void drop_layout(Element& element) {
    const auto is_layout = [](const Element::Content& item) {
        const auto* leaf = std::get_if<Leaf>(&item);
        return leaf != nullptr && leaf->text.find_first_not_of(kSpaces) == std::string::npos;
    };
    std::erase_if(element.content(), is_layout);
}

void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    Session& session = *static_cast<Session*>(user);
    if (session.refusal || session.open.empty()) return;
    drop_layout(*session.open.back());
    session.open.pop_back();
}

void on_text(void* user, const xmlChar* text, int length) {
    Session& session = *static_cast<Session*>(user);
    if (session.refusal || session.open.empty()) return;
    Element& element = *session.open.back();
    const std::string_view chars(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
    if (!element.content().empty())
        if (auto* leaf = std::get_if<Leaf>(&element.content().back())) {
            leaf->text.append(chars);
            return;
        }
    if (!count_node(session)) return;
    Leaf leaf;
    leaf.text = chars;
    leaf.offset = element.offset();
    element.content().emplace_back(std::move(leaf));
}

void on_document_type(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    Session& session = *static_cast<Session*>(user);
    const fhir::Position position = fhir::LineCounter(session.source).at(tag_before(session));
    refuse(session, IssueType::security, messages::kDocumentType,
           {std::to_string(position.line), std::to_string(position.column)});
    session.refusal->line = position.line;
    session.refusal->column = position.column;
}

void on_error(Session& session, const xmlError& error) {
    if (session.first_error || error.level == XML_ERR_WARNING) return;
    session.first_error = fhir::XmlParserError{
        .code = error.code,
        .position = {static_cast<std::uint32_t>(error.line), static_cast<std::uint32_t>(error.int2)},
        .is_at_end = session.source.find_first_not_of(kSpaces, here(session)) == std::string_view::npos};
}

xmlSAXHandler handler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.internalSubset = on_document_type;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    // libxml2 2.12 made the error const.
    sax.serror = [](void* user, auto* error) { on_error(*static_cast<Session*>(user), *error); };
    return sax;
}

/// What the XML declaration names, in lower case; "" when it names nothing. Source: XML 1.0 section 4.3.3
std::string declared_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, bytes.substr(0, 256).find("?>"));
    const auto at = head.starts_with("<?xml") ? head.find("encoding") : std::string_view::npos;
    if (at == std::string_view::npos) return {};
    const auto quote = head.find_first_of("\"'", at);
    if (quote == std::string_view::npos) return {};
    const auto end = head.find(head[quote], quote + 1);
    std::string name(head.substr(quote + 1, end == std::string_view::npos ? end : end - quote - 1));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name;
}

struct EncodingName {
    std::string_view name;
    Charset charset;
};
constexpr std::array kEncodings{
    EncodingName{"", Charset::utf_8},
    EncodingName{"utf-8", Charset::utf_8},
    EncodingName{"utf8", Charset::utf_8},
    EncodingName{"us-ascii", Charset::ascii},
    EncodingName{"shift_jis", Charset::cp932},
    EncodingName{"shift-jis", Charset::cp932},
    EncodingName{"sjis", Charset::cp932},
    EncodingName{"x-sjis", Charset::cp932},
    EncodingName{"windows-31j", Charset::cp932},
    EncodingName{"cp932", Charset::cp932},
    EncodingName{"ms932", Charset::cp932},
    EncodingName{"euc-jp", Charset::euc_jp},
    EncodingName{"iso-2022-jp", Charset::iso_2022_jp},
    EncodingName{"iso-8859-1", Charset::latin_1},
};

/// UTF-16 with its byte order mark, or nullopt when the bytes are not that.
std::optional<std::string> decode_utf_16(std::string_view bytes) {
    const bool is_little = bytes.starts_with("\xFF\xFE");
    if (!is_little && !bytes.starts_with("\xFE\xFF")) return std::nullopt;
    const auto text = icu::UnicodeString(bytes.data() + 2, static_cast<std::int32_t>(bytes.size() - 2),
                                         is_little ? "UTF-16LE" : "UTF-16BE");
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

fhir::Result<std::string> decode(std::string_view bytes, fhir::Report& report) {
    if (auto text = decode_utf_16(bytes)) return std::move(*text);
    const std::string name = declared_encoding(bytes);
    const auto known = std::ranges::find(kEncodings, std::string_view(name), &EncodingName::name);
    if (known == kEncodings.end()) return fail(IssueType::not_supported, messages::kEncodingUnknown, "");
    auto text = decode_text(bytes, known->charset, report);
    if (!text) return tl::unexpected(text.error());
    return std::move(text->utf8);
}

}  // namespace

fhir::Result<Tree> parse(std::string_view bytes, std::uint32_t offset_base, fhir::Report& report) {
    if (bytes.find_first_not_of(kSpaces) == std::string_view::npos)
        return fail(IssueType::invalid, messages::kEmpty, "");
    if (bytes.size() > kBytesMax)
        return fail(IssueType::too_long, messages::kTooLarge, "",
                    {std::to_string(bytes.size()), std::to_string(kBytesMax)});
    auto text = decode(bytes, report);
    if (!text) return tl::unexpected(text.error());
    Session session{.source = *text, .offset_base = offset_base};
    const Context context(xmlCreateMemoryParserCtxt(text->data(), static_cast<int>(text->size())));
    if (context == nullptr) {
        if (text->empty()) return fail(IssueType::invalid, messages::kEmpty, "");
        throw std::bad_alloc();
    }
    session.context = context.get();
    *context->sax = handler();
    context->userData = &session;
    // NOENT: &amp; and character references arrive decoded; there is no DTD that could define others. HUGE: our own
    // limits hold, and an attachment is one text. IGNORE_ENC: it is UTF-8 by now.
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_NOERROR |
                                         XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(context.get());
    if (session.refusal) return tl::unexpected(std::move(*session.refusal));
    if (context->wellFormed != 1 || context->nsWellFormed != 1 || session.root == nullptr)
        return tl::unexpected(fhir::describe_xml_error(session.first_error.value_or(fhir::XmlParserError{})));
    return Tree{.root = std::move(session.root)};
}

}  // namespace kakehashi::mappers::xml
