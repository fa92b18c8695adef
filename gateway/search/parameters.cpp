#include "search/parameters.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "kakehashi/fhir/primitive.hpp"

namespace kakehashi::gateway::search {

namespace {
using enum ParameterKind;

constexpr std::array kParameters{
    Parameter{"AllergyIntolerance", "code", token, "code.coding"},
    Parameter{"AllergyIntolerance", "clinical-status", token, "clinicalStatus.coding"},
    Parameter{"AllergyIntolerance", "category", token, "category"},
    Parameter{"AllergyIntolerance", "date", date, "recordedDate", "onsetDateTime"},
    Parameter{"Bundle", "type", token, "type"},
    Parameter{"Bundle", "identifier", token, "identifier"},
    Parameter{"Bundle", "timestamp", date, "timestamp"},
    Parameter{"Composition", "type", token, "type.coding"},
    Parameter{"Composition", "category", token, "category.coding"},
    Parameter{"Composition", "date", date, "date"},
    Parameter{"Condition", "code", token, "code.coding"},
    Parameter{"Condition", "category", token, "category.coding"},
    Parameter{"Condition", "clinical-status", token, "clinicalStatus.coding"},
    Parameter{"Condition", "recorded-date", date, "recordedDate", "onsetDateTime"},
    Parameter{"Encounter", "class", token, "class"},
    Parameter{"Encounter", "status", token, "status"},
    Parameter{"Encounter", "date", date, "period.start"},
    Parameter{"ImagingStudy", "modality", token, "modality"},
    Parameter{"ImagingStudy", "identifier", token, "identifier"},
    Parameter{"ImagingStudy", "started", date, "started"},
    Parameter{"MedicationRequest", "code", token, "medicationCodeableConcept.coding"},
    Parameter{"MedicationRequest", "status", token, "status"},
    Parameter{"MedicationRequest", "authoredon", date, "authoredOn"},
    Parameter{"Observation", "code", token, "code.coding"},
    Parameter{"Observation", "category", token, "category.coding"},
    Parameter{"Observation", "status", token, "status"},
    Parameter{"Observation", "date", date, "effectiveDateTime", "effectivePeriod.start"},
};

/// Calls `visit` for every node at `path` below `node`.
template <class Visit>
void for_each_at(const fhir::Node& node, std::string_view path, const Visit& visit) {
    if (node.is_array()) {
        for (const fhir::Node& item : node.items()) for_each_at(item, path, visit);
        return;
    }
    if (path.empty()) return visit(node);
    const auto dot = path.find('.');
    const fhir::Node* child = node.find(path.substr(0, dot));
    if (child != nullptr)
        for_each_at(*child, dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1), visit);
}

/// A code stands alone; a Coding has system and code; an Identifier system and value.
Token token_at(std::string_view parameter, const fhir::Node& node) {
    if (node.is_string()) return {parameter, {}, node.text()};
    const auto code = node.text_of("code");
    return {parameter, node.text_of("system"), code.empty() ? node.text_of("value") : code};
}

std::string_view first_text(const fhir::Node& resource, std::string_view path) {
    std::string_view text;
    if (!path.empty())
        for_each_at(resource, path, [&](const fhir::Node& node) {
            if (text.empty()) text = node.text();
        });
    return text;
}

constexpr int kJapanMinutes = 9 * 60;
}  // namespace

std::span<const Parameter> parameters() { return kParameters; }

const Parameter* find_parameter(std::string_view type, std::string_view name) {
    const auto* found =
        std::ranges::find_if(kParameters, [&](auto& one) { return one.type == type && one.name == name; });
    return found == kParameters.end() ? nullptr : found;
}

const Parameter* date_parameter(std::string_view type) {
    const auto* found =
        std::ranges::find_if(kParameters, [&](auto& one) { return one.type == type && one.kind == date; });
    return found == kParameters.end() ? nullptr : found;
}

std::vector<Token> tokens_of(const fhir::Node& resource) {
    std::vector<Token> tokens;
    const auto type = resource.text_of("resourceType");
    for (const Parameter& parameter : kParameters) {
        if (parameter.type != type || parameter.kind != token) continue;
        for_each_at(resource, parameter.path, [&](const fhir::Node& node) {
            if (const Token found = token_at(parameter.name, node); !found.code.empty()) tokens.push_back(found);
        });
    }
    std::ranges::sort(tokens);
    const auto repeated = std::ranges::unique(tokens);
    tokens.erase(repeated.begin(), repeated.end());
    return tokens;
}

std::optional<Seconds> seconds_of(std::string_view text) {
    using namespace std::chrono;
    const auto parsed = fhir::parse_date_time(text);
    if (!parsed) return std::nullopt;
    const auto month_from = year{parsed->year} / month{static_cast<unsigned>(parsed->month)};
    const sys_days day_from = month_from / day{static_cast<unsigned>(parsed->day)};
    const auto at = [](sys_days days) { return duration_cast<seconds>(days.time_since_epoch()).count(); };
    const std::int64_t zone = kJapanMinutes * 60;
    switch (parsed->precision) {
        case fhir::DateTimePrecision::year:
            return Seconds{at(day_from) - zone, at((month_from + years{1}) / 1) - zone};
        case fhir::DateTimePrecision::month:
            return Seconds{at(day_from) - zone, at((month_from + months{1}) / 1) - zone};
        case fhir::DateTimePrecision::day:
            return Seconds{at(day_from) - zone, at(day_from + days{1}) - zone};
        case fhir::DateTimePrecision::second:
            break;
    }
    const std::int64_t from = at(day_from) + parsed->hour * 3600 + parsed->minute * 60 + parsed->second -
                              std::int64_t{parsed->offset_minutes} * 60;
    return Seconds{from, from + 1};
}

Seconds date_of(const fhir::Node& resource) {
    const Parameter* parameter = date_parameter(resource.text_of("resourceType"));
    if (parameter == nullptr) return {};
    const auto first = first_text(resource, parameter->path);
    return seconds_of(first.empty() ? first_text(resource, parameter->second_path) : first).value_or(Seconds{});
}

}  // namespace kakehashi::gateway::search
