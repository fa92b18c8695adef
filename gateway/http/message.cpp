#include <algorithm>
#include <charconv>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/operation_outcome.hpp"
#include "kakehashi/gateway/http.hpp"

namespace kakehashi::gateway {

namespace {

std::string_view find(const HttpFields& fields, std::string_view name) {
    const auto field = std::find_if(fields.begin(), fields.end(), [name](auto& one) { return one.first == name; });
    return field == fields.end() ? std::string_view() : std::string_view(field->second);
}

enum class Plus : std::uint8_t { is_blank, is_plus };

/// Decodes `%41` and, in a form, `+`. A percent sign without two digits stays as it is.
std::string decode(std::string_view text, Plus plus = Plus::is_blank) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        const bool is_escape =
            text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr == text.data() + i + 3;
        if (is_escape) {
            out.push_back(static_cast<char>(byte));
            i += 2;
        } else {
            out.push_back(text[i] == '+' && plus == Plus::is_blank ? ' ' : text[i]);
        }
    }
    return out;
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const { return find(headers, name); }
std::string_view HttpRequest::path_variable(std::string_view name) const { return find(path_variables, name); }
std::string_view HttpRequest::parameter(std::string_view name) const { return find(query, name); }

HttpResponse HttpResponse::text(unsigned status, std::string_view content_type, std::string body) {
    HttpResponse response;
    response.status = status;
    response.headers.emplace_back("Content-Type", content_type);
    response.body = std::move(body);
    return response;
}

HttpResponse HttpResponse::outcome(unsigned status, const fhir::Issue& issue) {
    const auto outcome = fhir::to_operation_outcome({issue}, fhir::Language::japanese);
    return text(status, "application/fhir+json; charset=utf-8", fhir::write_json(outcome.root()));
}

std::string decode_path(std::string_view path) { return decode(path, Plus::is_plus); }

HttpFields parse_form(std::string_view text) {
    HttpFields fields;
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto pair = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        fields.emplace_back(decode(pair.substr(0, equals)),
                            equals == std::string_view::npos ? std::string() : decode(pair.substr(equals + 1)));
    }
    return fields;
}

}  // namespace kakehashi::gateway
