#include <initializer_list>
#include <string>
#include <string_view>

#include "kakehashi/fhir/xml_error.hpp"
#include "xml/messages.hpp"
#include "xml/syntax_errors.hpp"

namespace kakehashi::fhir {

Issue describe_xml_error(const XmlParserError& error) {
    namespace messages = xml_messages;
    const int cause = error.is_at_end && wants_more(error.code) ? XML_ERR_TAG_NOT_FINISHED : error.code;
    const auto line = std::to_string(error.position.line);
    const auto column = std::to_string(error.position.column);
    const auto code = std::to_string(cause);
    const auto make = [&](const Message& message, std::initializer_list<std::string_view> arguments) {
        Issue issue = make_issue(IssueSeverity::error, IssueType::invalid, message, "", arguments);
        issue.line = error.position.line;
        issue.column = error.position.column;
        return issue;
    };
    const XmlSyntaxError* known = find_xml_syntax_error(cause);
    if (known == nullptr) return make(messages::kNotXml, {line, column, code});
    Issue issue = make(messages::kSyntax, {line, column, known->en, code});
    fill_japanese(issue, messages::kSyntax, {line, column, known->ja, code});
    return issue;
}

}  // namespace kakehashi::fhir
