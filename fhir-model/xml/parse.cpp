#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <climits>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "document/storage.hpp"
#include "kakehashi/fhir/xml.hpp"
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
    std::string_view source;
    xmlParserCtxt* context = nullptr;
    bool has_document_type = false;
    std::vector<std::uint32_t> line_starts{};  // only when the source is not UTF-8
    std::vector<XmlAttribute> attributes{};
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Where the start tag that was just read begins.
std::uint32_t tag_offset(Session& session) {
    const xmlParserInput& input = *session.context->input;
    if (input.buf != nullptr && input.buf->encoder != nullptr) {
        // The parser counts bytes of its UTF-8 copy; the line is what can be said of the source.
        if (session.line_starts.empty()) {
            session.line_starts.push_back(0);
            for (std::size_t at = 0; at < session.source.size(); ++at)
                if (session.source[at] == '\n') session.line_starts.push_back(static_cast<std::uint32_t>(at + 1));
        }
        const auto line = static_cast<std::size_t>(input.line > 0 ? input.line - 1 : 0);
        return line < session.line_starts.size() ? session.line_starts[line] : Node::kNoOffset;
    }
    const std::size_t here = input.consumed + static_cast<std::size_t>(input.cur - input.base);
    const std::size_t tag = session.source.rfind('<', here);  // attribute values cannot hold a '<'
    return tag == std::string_view::npos ? Node::kNoOffset : static_cast<std::uint32_t>(tag);
}

void go_on(Session& session, bool accepted) {
    if (!accepted) xmlStopParser(session.context);
}

// The signatures of the next four are libxml2's.
// NOLINTNEXTLINE(readability-function-size)
void on_start(void* user, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**, int count, int,
              const xmlChar** attributes) {
    Session& session = *static_cast<Session*>(user);
    session.attributes.clear();
    for (int i = 0; i < count; ++i, attributes += 5) {  // name, prefix, namespace, value, end of value
        const auto* value = reinterpret_cast<const char*>(attributes[3]);
        const auto length = static_cast<std::size_t>(attributes[4] - attributes[3]);
        session.attributes.push_back(
            {.uri = view(attributes[2]), .name = view(attributes[0]), .value = {value, length}});
    }
    go_on(session, session.builder.open(view(uri), view(name), session.attributes, tag_offset(session)));
}

void on_end(void* user, const xmlChar* name, const xmlChar*, const xmlChar*) {
    Session& session = *static_cast<Session*>(user);
    go_on(session, session.builder.close(view(name)));
}

void on_text(void* user, const xmlChar* text, int length) {
    Session& session = *static_cast<Session*>(user);
    const auto* chars = reinterpret_cast<const char*>(text);
    go_on(session, session.builder.text({chars, static_cast<std::size_t>(length)}));
}

void on_document_type(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    Session& session = *static_cast<Session*>(user);
    session.has_document_type = true;
    xmlStopParser(session.context);
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
    return sax;
}

/// The issue that says why the parser did not reach the end.
Issue refusal(const Session& session) {
    const xmlParserInput* input = session.context->input;
    Issue issue;
    if (session.has_document_type) {
        issue = make_issue(IssueSeverity::error, IssueType::security, messages::kDocumentType, "");
    } else if (const auto& refused = session.builder.issue(); refused.has_value()) {
        issue = *refused;
    } else {
        const xmlError* error = xmlCtxtGetLastError(session.context);
        const int line = error == nullptr ? 0 : error->line;
        const int column = error == nullptr ? 0 : error->int2;
        issue = make_issue(
            IssueSeverity::error, IssueType::invalid, messages::kNotXml, "",
            {std::to_string(line), std::to_string(column), std::to_string(error == nullptr ? 0 : error->code)});
        issue.line = static_cast<std::uint32_t>(line);
        issue.column = static_cast<std::uint32_t>(column);
        return issue;
    }
    if (input != nullptr) {
        issue.line = static_cast<std::uint32_t>(input->line);
        issue.column = static_cast<std::uint32_t>(input->col);
    }
    return issue;
}

}  // namespace

Result<Document> parse_xml(std::string bytes, const ParseLimits& limits) {
    if (bytes.size() > limits.bytes_max || bytes.size() > INT_MAX)
        return fail(IssueType::too_long, messages::kTooLong, "",
                    {std::to_string(bytes.size()), std::to_string(limits.bytes_max)});
    if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) return fail(IssueType::invalid, messages::kEmpty, "");
    Document document;
    auto& storage = TreeWriter::storage_of(document);
    storage.source = std::move(bytes);
    XmlTreeBuilder builder(storage, limits);
    Session session{.builder = builder, .source = storage.source};
    const Context context(xmlCreateMemoryParserCtxt(storage.source.data(), static_cast<int>(storage.source.size())));
    if (context == nullptr) throw std::bad_alloc();
    session.context = context.get();
    *context->sax = handler();
    context->userData = &session;
    // NOENT only means that &amp; and character references arrive decoded: there is no DTD that could define others.
    // HUGE because our own limits hold, and an attachment is one attribute.
    xmlCtxtUseOptions(context.get(),
                      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlParseDocument(context.get());
    const bool is_whole = context->wellFormed == 1 && !builder.issue() && !session.has_document_type;
    if (!is_whole) return tl::unexpected(refusal(session));
    storage.root = builder.root();
    return document;
}

}  // namespace kakehashi::fhir
