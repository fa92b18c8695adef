#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "kakehashi/gateway/search.hpp"
#include "search/messages.hpp"
#include "search/parameters.hpp"

namespace kakehashi::gateway {

namespace {
using fhir::IssueType;
using search::ParameterKind;

constexpr std::size_t kCountMax = 1000;
constexpr std::size_t kAlternativesMax = 50;

tl::unexpected<fhir::Issue> bad_value(std::string_view name, std::string_view expected) {
    return fhir::fail(IssueType::value, search::messages::kValue, "", {name, expected});
}

/// Splits a value at its commas; `\,` is a comma of the value. Source: R4 search.html#escaping
std::vector<std::string> alternatives(std::string_view value) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size())
            parts.back().push_back(value[++i]);
        else if (value[i] == ',')
            parts.emplace_back();
        else
            parts.back().push_back(value[i]);
    }
    std::erase(parts, "");
    return parts;
}

std::vector<TokenValue> token_values(const std::vector<std::string>& values) {
    std::vector<TokenValue> tokens;
    for (const std::string& value : values) {
        const auto bar = value.find('|');
        if (bar == std::string::npos)
            tokens.push_back({std::nullopt, value});
        else
            tokens.push_back({value.substr(0, bar), value.substr(bar + 1)});
    }
    return tokens;
}

/// Source: R4 search.html#prefix; `ap` is not supported.
fhir::Result<DateCondition> date_condition(std::string_view name, std::string_view value) {
    using enum DatePrefix;
    constexpr std::array<std::pair<std::string_view, DatePrefix>, 8> kPrefixes{
        {{"eq", eq}, {"ne", ne}, {"gt", gt}, {"lt", lt}, {"ge", ge}, {"le", le}, {"sa", sa}, {"eb", eb}}};
    DateCondition condition;
    for (const auto& [text, prefix] : kPrefixes)
        if (value.starts_with(text)) {
            condition.prefix = prefix;
            value.remove_prefix(2);
            break;
        }
    const auto covers = search::seconds_of(value);
    if (!covers) return bad_value(name, "[eq|ne|gt|lt|ge|le|sa|eb]YYYY[-MM[-DD[Thh:mm:ss+zz:zz]]]");
    condition.from = covers->from;
    condition.until = covers->until;
    condition.text = value;
    return condition;
}

fhir::Result<AnyDate> any_date(std::string_view name, const std::vector<std::string>& values) {
    AnyDate dates;
    for (const std::string& value : values) {
        auto condition = date_condition(name, value);
        if (!condition) return tl::unexpected(condition.error());
        dates.any_of.push_back(std::move(*condition));
    }
    return dates;
}

fhir::Result<void> add_dates(std::string_view name, const std::vector<std::string>& values, std::vector<AnyDate>& to) {
    auto dates = any_date(name, values);
    if (!dates) return tl::unexpected(dates.error());
    to.push_back(std::move(*dates));
    return {};
}

/// `Patient/1` or `1`. @return ids; Issue `value` for references to anything else
fhir::Result<std::vector<std::string>> patient_ids(std::string_view name, std::vector<std::string> values) {
    constexpr std::string_view kType = "Patient/";
    for (std::string& value : values) {
        if (value.starts_with(kType)) value.erase(0, kType.size());
        if (value.find('/') != std::string::npos) return bad_value(name, "Patient/[id]");
    }
    return values;
}

fhir::Result<void> set_count(std::string_view value, SearchRequest& request) {
    const auto read = std::from_chars(value.data(), value.data() + value.size(), request.count);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size()) return bad_value("_count", "0-1000");
    request.count = std::min(request.count, kCountMax);
    return {};
}

fhir::Result<void> set_sort(std::string_view value, SearchRequest& request) {
    const auto* by = search::date_parameter(request.type);
    request.oldest_first = !value.starts_with('-');
    if (!request.oldest_first) value.remove_prefix(1);
    if (value == "date" || (by != nullptr && value == by->name)) return {};
    return bad_value("_sort", by == nullptr ? std::string_view("date") : by->name);
}

enum class Known : std::uint8_t { no, yes };

/// The parameters that every type has.
fhir::Result<Known> read_common(std::string_view name, std::string_view value, SearchRequest& request) {
    const auto values = alternatives(value);
    fhir::Result<void> done;
    if (name == "_id") {
        request.ids.push_back(values);
    } else if (name == "_lastUpdated") {
        done = add_dates(name, values, request.last_updated);
    } else if (name == "_count") {
        done = set_count(value, request);
    } else if (name == "_sort") {
        done = set_sort(value, request);
    } else if (name == "_cursor") {
        request.cursor = value;
    } else if (name == "_type" && request.type.empty()) {
        request.types = values;
    } else if (name != "_format" && name != "_pretty") {
        return Known::no;
    }
    if (!done) return tl::unexpected(done.error());
    return Known::yes;
}

fhir::Result<Known> read_of_patient(std::string_view name, const std::vector<std::string>& values,
                                    SearchRequest& request) {
    if (name == "identifier") {
        request.patient_identifiers.push_back(token_values(values));
    } else if (name == "birthdate") {
        if (auto done = add_dates(name, values, request.birth_dates); !done) return tl::unexpected(done.error());
    } else if (name == "gender") {
        request.tokens.push_back({std::string(name), token_values(values)});
    } else if (name == "name" || name == "family" || name == "given") {
        std::vector<std::string> names;
        for (const std::string& value : values) names.push_back(search::normalise_name(value));
        std::erase(names, "");
        request.names.push_back(std::move(names));
    } else {
        return Known::no;
    }
    return Known::yes;
}

fhir::Result<Known> read_of_type(std::string_view name, const std::vector<std::string>& values,
                                 SearchRequest& request) {
    if (request.type == "Patient") return read_of_patient(name, values, request);
    if (name == "patient" || name == "subject") {
        auto ids = patient_ids(name, values);
        if (!ids) return tl::unexpected(ids.error());
        request.patients.push_back(std::move(*ids));
        return Known::yes;
    }
    if (name == "patient.identifier") {
        request.patient_identifiers.push_back(token_values(values));
        return Known::yes;
    }
    const auto* parameter = search::find_parameter(request.type, name);
    if (parameter == nullptr) return Known::no;
    if (parameter->kind == ParameterKind::token) {
        request.tokens.push_back({std::string(name), token_values(values)});
    } else if (auto done = add_dates(name, values, request.dates); !done) {
        return tl::unexpected(done.error());
    }
    return Known::yes;
}

fhir::Result<Known> read_parameter(std::string_view name, std::string_view value, SearchRequest& request) {
    auto known = read_common(name, value, request);
    if (!known || *known == Known::yes) return known;
    const auto values = alternatives(value);
    if (values.size() > kAlternativesMax) return bad_value(name, "at most 50 alternatives");
    known = read_of_type(name, values, request);
    if (known && *known == Known::yes && values.empty()) return bad_value(name, "a value");
    return known;
}

/// Only what an index answers is run: a search over everybody is an export.
bool is_narrow(const SearchRequest& request) {
    const bool by_equal_birth_date = std::ranges::any_of(request.birth_dates, [](const AnyDate& dates) {
        return std::ranges::all_of(dates.any_of, [](auto& one) { return one.prefix == DatePrefix::eq; });
    });
    return !request.ids.empty() || !request.patients.empty() || !request.patient_identifiers.empty() ||
           !request.names.empty() || by_equal_birth_date;
}
}  // namespace

fhir::Result<SearchRequest> parse_search(std::string_view type, const HttpFields& parameters, UnknownParameters unknown,
                                         fhir::Report& ignored) {
    SearchRequest request;
    request.type = type;
    for (const auto& [name, value] : parameters) {
        const auto known = read_parameter(name, value, request);
        if (!known) return tl::unexpected(known.error());
        if (*known == Known::yes) continue;
        // A modifier changes the question: ignoring it would answer another one.
        if (name.find(':') != std::string::npos)
            return fhir::fail(IssueType::not_supported, search::messages::kModifier, "",
                              {std::string_view(name).substr(0, name.find(':'))});
        if (unknown == UnknownParameters::refuse)
            return fhir::fail(IssueType::not_supported, search::messages::kUnknown, "", {name});
        ignored.push_back(fhir::make_issue(fhir::IssueSeverity::warning, IssueType::not_supported,
                                           search::messages::kUnknown, "", {name}));
    }
    if (!type.empty() && !is_narrow(request))
        return fhir::fail(
            IssueType::too_costly, search::messages::kTooWide, "",
            {type == "Patient" ? "_id, identifier, name, birthdate" : "patient, patient.identifier, _id"});
    return request;
}

}  // namespace kakehashi::gateway
