#include <fmt/format.h>

#include "hl7v2/message.hpp"
#include "hl7v2/messages.hpp"
#include "kakehashi/mappers/hl7v2.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

/// The first segment's fields from MSH-1 on, as written. Index 0 is the segment's name.
std::vector<std::string> raw_fields(std::string_view segment) {
    const char separator = segment[3];
    std::vector<std::string> fields{"MSH", std::string(1, separator)};
    auto rest = segment.substr(4);
    for (bool more = true; more;) {
        const auto end = rest.find(separator);
        more = end != std::string_view::npos;
        fields.emplace_back(rest.substr(0, end));
        if (more) rest.remove_prefix(end + 1);
    }
    fields.resize(22);
    return fields;
}

/// Whether the sender of MSH-15 `condition` wants to hear this. Source: HL7 v2.5 table 0155
bool is_wanted(std::string_view condition, AckCode code) {
    if (condition == "NE") return false;
    if (condition == "ER") return code != AckCode::accept;
    return condition != "SU" || code == AckCode::accept;
}

std::string_view msa_1(AckCode code, bool is_enhanced) {
    switch (code) {
        case AckCode::accept:
            return is_enhanced ? "CA" : "AA";
        case AckCode::error:
            return is_enhanced ? "CE" : "AE";
        case AckCode::reject:
            return is_enhanced ? "CR" : "AR";
    }
    return "AR";
}

/// A text of ours inside a field: no delimiters, no line ends.
std::string plain(std::string_view text, const ParsedMshInfo& request) {
    std::string kept;
    for (const char c : text)
        kept += request.separators.find(c) == std::string::npos && static_cast<unsigned char>(c) >= 0x20 ? c : ' ';
    return kept;
}

}  // namespace

fhir::Result<ParsedMshInfo> parse_msh(std::string_view bytes) {
    fhir::Report report;
    auto messages = parse_messages(bytes, report);
    if (messages.empty()) {
        for (auto& issue : report)
            if (issue.severity == fhir::IssueSeverity::error) return tl::unexpected(std::move(issue));
        return fhir::fail(fhir::IssueType::structure, messages::kNotHl7, "", {"something else"});
    }
    Message& message = messages.front();
    std::string_view line = std::string_view(*message.text).substr(message.msh().offset());
    line = line.substr(0, line.find_first_of("\r\n\x1c"));
    const auto fields = raw_fields(line);
    return ParsedMshInfo{.sending_application = fields[3],
                         .sending_facility = fields[4],
                         .receiving_application = fields[5],
                         .receiving_facility = fields[6],
                         .message_type = message.type(),
                         .trigger = message.trigger(),
                         .control_id = fields[10],
                         .processing_id = fields[11],
                         .version = fields[12],
                         .accept_ack = fields[15],
                         .application_ack = fields[16],
                         .charset_field = fields[18],
                         .separators = fields[1] + fields[2],
                         .charset = message.charset};
}

std::string make_ack(const ParsedMshInfo& request, AckCode code, std::string_view time_stamp, std::string_view text) {
    const bool is_enhanced = !request.accept_ack.empty() || !request.application_ack.empty();
    if (request.control_id.empty()) code = AckCode::reject;
    if (is_enhanced && !is_wanted(request.accept_ack, code)) return {};
    const char field = request.separators.front();
    const char component = request.separators.size() > 1 ? request.separators[1] : '^';
    const std::string type = fmt::format("ACK{0}{1}{0}ACK", component, request.trigger);
    const std::string separators = request.separators.substr(1);
    const std::vector<std::string> msh{"MSH",
                                       separators,
                                       request.receiving_application,
                                       request.receiving_facility,
                                       request.sending_application,
                                       request.sending_facility,
                                       std::string(time_stamp),
                                       "",
                                       type,
                                       fmt::format("A{}", plain(time_stamp, request)),
                                       request.processing_id.empty() ? "P" : request.processing_id,
                                       request.version.empty() ? "2.5" : request.version,
                                       "",
                                       "",
                                       "",
                                       "",
                                       "",
                                       request.charset_field};
    const std::string separator(1, field);
    std::string answer = fmt::format("{}\r", fmt::join(msh, separator));
    answer += fmt::format("MSA{0}{1}{0}{2}{0}{3}\r", field, msa_1(code, is_enhanced), request.control_id,
                          plain(text, request));
    if (code != AckCode::accept)
        answer += fmt::format("ERR{0}{0}{0}207{1}Application internal error{1}HL70357{0}E{0}{0}{0}{0}{2}\r", field,
                              component, plain(text, request));
    return encode_as(answer, request.charset);
}

}  // namespace kakehashi::mappers::hl7v2
