#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/storage.hpp"
#include "kakehashi/fhir/line_counter.hpp"
#include "kakehashi/fhir/xml.hpp"
#include "kakehashi/fhir/xml_error.hpp"
#include "xml/encoding.hpp"
#include "xml/messages.hpp"
#include "xml/tree_builder.hpp"

namespace kakehashi::fhir {
namespace {

namespace messages = xml_messages;

struct FreeContext {
    void operator()(xmlParserCtxt* context) const {
        if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
        xmlFreeParserCtxt(context);
    }
};
using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;

/// What the callbacks of one parse share.
struct Session {
    XmlTreeBuilder& builder;
    std::string_view source;  // UTF-8
    xmlParserCtxt* context = nullptr;
    std::optional<std::uint32_t> document_type{};  // where it begins
    std::vector<XmlAttribute> attributes{};
    const xmlChar* fhir_uri = nullptr;  // the parser has one copy of each namespace
    std::optional<XmlParserError> first_error{};
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Where the parser's text stands in the source; npos when the text is not in it as it is (it held references).
std::size_t offset_of(const Session& session, const char* text, std::size_t length) {
    const xmlParserInput& input = *session.context->input;
    const auto* base = reinterpret_cast<const char*>(input.base);
    if (text < base || text >= reinterpret_cast<const char*>(input.end)) return std::string_view::npos;
    const std::size_t offset = input.consumed + static_cast<std::size_t>(text - base);
    const bool is_same =
        offset + length <= session.source.size() && std::memcmp(session.source.data() + offset, text, length) == 0;
    return is_same ? offset : std::string_view::npos;
}

std::size_t here(const Session& session) {
    const xmlParserInput& input = *session.context->input;
    return std::min(input.consumed + static_cast<std::size_t>(input.cur - input.base), session.source.size());
}

/// Where the '<' before `offset` stands: attribute values cannot hold one.
std::uint32_t tag_before(const Session& session, std::size_t offset) {
    const char* begin = session.source.data();
    const auto* tag = static_cast<const char*>(memrchr(begin, '<', offset));
    return tag == nullptr ? Node::kNoOffset : static_cast<std::uint32_t>(tag - begin);
}

/// A value that stands in the source as it is needs no copy: the document owns its source.
XmlAttribute attribute_of(const Session& session, const xmlChar** attribute) {
    // name, prefix, namespace, value, end of value
    const auto* value = reinterpret_cast<const char*>(attribute[3]);
    const auto length = static_cast<std::size_t>(attribute[4] - attribute[3]);
    const std::size_t offset = offset_of(session, value, length);
    const bool is_kept = offset != std::string_view::npos;
    return {.uri = view(attribute[2]),
            .prefix = view(attribute[1]),
            .name = view(attribute[0]),
            .value = is_kept ? session.source.substr(offset, length) : std::string_view(value, length),
            .is_kept = is_kept};
}

/// Nearly every element has FHIR's namespace: it is told by the address of the parser's copy.
std::string_view namespace_of(Session& session, const xmlChar* uri) {
    if (uri != nullptr && uri == session.fhir_uri) return kFhirNamespace;
    if (view(uri) != kFhirNamespace) return view(uri);
    session.fhir_uri = uri;
    return kFhirNamespace;
}

void go_on(Session& session, bool accepted) {
    if (!accepted) xmlStopParser(session.context);
}

// The signatures of the callbacks are libxml2's.
// NOLINTNEXTLINE(readability-function-size)
void on_start(void* user, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**, int count, int,
              const xmlChar** attributes) {
    Session& session = *static_cast<Session*>(user);
    session.attributes.clear();
    for (int i = 0; i < count; ++i)
        session.attributes.push_back(attribute_of(session, attributes + std::ptrdiff_t{5} * i));
    // The first value is nearer to the tag's begin than the parser, which has read an attachment of megabytes.
    const bool is_near = count > 0 && session.attributes.front().is_kept;
    const std::size_t after =
        is_near ? static_cast<std::size_t>(session.attributes.front().value.data() - session.source.data())
                : here(session);
    go_on(session, session.builder.open({.uri = namespace_of(session, uri),
                                         .name = view(name),
                                         .attributes = session.attributes,
                                         .offset = tag_before(session, after)}));
}

void on_end(void* user, const xmlChar* name, const xmlChar*, const xmlChar*) {
    Session& session = *static_cast<Session*>(user);
    go_on(session, session.builder.close(view(name)));
}

void on_text(void* user, const xmlChar* text, int length) {
    Session& session = *static_cast<Session*>(user);
    const auto* chars = reinterpret_cast<const char*>(text);
    const auto size = static_cast<std::size_t>(length);
    std::size_t offset = offset_of(session, chars, size);
    if (offset == std::string_view::npos) {  // the parser's own copy, of what stands right before it
        offset = here(session);
        const bool is_before =
            offset >= size && session.source.substr(offset - size, size) == std::string_view(chars, size);
        if (is_before) offset -= size;
    }
    session.builder.text({chars, size}, static_cast<std::uint32_t>(offset));
}

void on_comment(void* user, const xmlChar* text) { static_cast<Session*>(user)->builder.comment(view(text)); }

void on_instruction(void* user, const xmlChar*, const xmlChar*) {
    Session& session = *static_cast<Session*>(user);
    session.builder.instruction(tag_before(session, here(session)));
}

void on_document_type(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    Session& session = *static_cast<Session*>(user);
    session.document_type = tag_before(session, here(session));  // the parser forgets its place when it is stopped
    xmlStopParser(session.context);
}

void on_error(Session& session, const xmlError& error) {
    if (session.first_error || error.level == XML_ERR_WARNING) return;
    session.first_error = XmlParserError{
        .code = error.code,
        .position = {static_cast<std::uint32_t>(error.line), static_cast<std::uint32_t>(error.int2)},
        .is_at_end = session.source.find_first_not_of(" \t\r\n", here(session)) == std::string_view::npos};
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
    sax.comment = on_comment;
    sax.processingInstruction = on_instruction;
    // libxml2 2.12 made the error const.
    sax.serror = [](void* user, auto* error) { on_error(*static_cast<Session*>(user), *error); };
    return sax;
}

Issue at(Issue issue, Position position) {
    issue.line = position.line;
    issue.column = position.column;
    return issue;
}

/// The issue that says why the parser did not reach the end.
Issue refusal(const Session& session, const Document& document) {
    if (session.document_type)
        return at(make_issue(IssueSeverity::error, IssueType::security, messages::kDocumentType, ""),
                  document.position(*session.document_type));
    if (const auto& refused = session.builder.refusal(); refused.has_value())
        return at(refused->issue, document.position(refused->offset));
    return describe_xml_error(session.first_error.value_or(XmlParserError{}));
}

/// What can be said of the bytes before they are read.
Result<std::string> check_bytes(std::string_view bytes, const ParseLimits& limits) {
    if (bytes.size() > limits.bytes_max ||
        bytes.size() > INT_MAX / 3)  // an encoding may need thrice the bytes in UTF-8
        return fail(IssueType::too_long, messages::kTooLong, "",
                    {std::to_string(bytes.size()), std::to_string(limits.bytes_max)});
    if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) return fail(IssueType::invalid, messages::kEmpty, "");
    return encoding_of_xml(bytes);
}

Issue wrong_byte(const Document& document, const Utf8Text& text, std::string_view encoding) {
    const Position position = document.position(static_cast<std::uint32_t>(text.place_in_text));
    return at(make_issue(IssueSeverity::error, IssueType::invalid, messages::kWrongByte, "",
                         {encoding.substr(0, 40), std::to_string(text.wrong_at), std::to_string(position.line),
                          std::to_string(position.column)}),
              position);
}

/// R4 xml.html: resources are exchanged as UTF-8. Another encoding is read all the same: nothing is lost by it.
Issue other_encoding(std::string_view encoding) {
    return at(
        make_issue(IssueSeverity::error, IssueType::invalid, messages::kOtherEncoding, "", {encoding.substr(0, 40)}),
        {.line = 1, .column = 1});
}

Report located(std::vector<XmlFinding>& findings, std::string_view source) {
    std::ranges::stable_sort(findings, {}, &XmlFinding::offset);
    LineCounter lines(source);
    Report report;
    for (XmlFinding& finding : findings) report.push_back(at(std::move(finding.issue), lines.at(finding.offset)));
    return report;
}

}  // namespace

Result<Parsed> read_xml(std::string bytes, const ParseLimits& limits) {
    const auto encoding = check_bytes(bytes, limits);
    if (!encoding) return tl::unexpected(encoding.error());
    auto text = decode_xml(std::move(bytes), *encoding);
    if (!text)
        return fail(IssueType::invalid, messages::kUnknownEncoding, "", {std::string_view(*encoding).substr(0, 40)});
    if (text->text.empty()) return fail(IssueType::invalid, messages::kEmpty, "");  // a byte order mark alone
    Parsed parsed;
    auto& storage = TreeWriter::storage_of(parsed.document);
    storage.source = std::move(text->text);
    if (text->wrong_at != std::string::npos)
        parsed.findings.push_back(wrong_byte(parsed.document, *text, *encoding));
    else if (!is_utf_8(*encoding))
        parsed.findings.push_back(other_encoding(*encoding));

    XmlTreeBuilder builder(storage, limits);
    Session session{.builder = builder, .source = storage.source};
    // It copies the text. Refused: xmlParserInputBufferCreateStatic, which does not; its positions go wrong as soon as
    // the parser drops what it has read.
    const Context context(xmlCreateMemoryParserCtxt(storage.source.data(), static_cast<int>(storage.source.size())));
    if (context == nullptr) throw std::bad_alloc();
    session.context = context.get();
    *context->sax = handler();
    context->userData = &session;
    // NOENT only means that &amp; and character references arrive decoded: there is no DTD that could define others.
    // HUGE because our own limits hold, and an attachment is one attribute. IGNORE_ENC: it is UTF-8 by now.
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_NOERROR |
                                         XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(context.get());
    // Namespaces too: a prefix that nobody declared would be lost.
    const bool is_whole =
        context->wellFormed == 1 && context->nsWellFormed == 1 && !builder.refusal() && !session.document_type;
    // A byte that is no character is why what comes after it cannot be read.
    if (!is_whole)
        return tl::unexpected(text->wrong_at == std::string::npos ? refusal(session, parsed.document)
                                                                  : parsed.findings.front());
    storage.root = builder.root();
    std::ranges::move(located(builder.findings(), storage.source), std::back_inserter(parsed.findings));
    return parsed;
}

bool is_harmless(const Issue& finding) {
    return finding.rule == messages::kOutOfOrder.id || finding.rule == messages::kSchemaInstance.id ||
           finding.rule == messages::kInstruction.id || finding.rule == messages::kOtherEncoding.id ||
           finding.rule == messages::kEmptyElement.id;
}
Result<Document> parse_xml(std::string bytes, const ParseLimits& limits) {
    auto parsed = read_xml(std::move(bytes), limits);
    if (!parsed) return tl::unexpected(std::move(parsed.error()));
    const auto fault = std::ranges::find_if_not(parsed->findings, is_harmless);
    if (fault != parsed->findings.end()) return tl::unexpected(std::move(*fault));
    return std::move(parsed->document);
}

}  // namespace kakehashi::fhir
