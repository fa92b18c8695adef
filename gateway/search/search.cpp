#include "kakehashi/gateway/search.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "search/messages.hpp"
#include "search/parameters.hpp"
#include "search/statements.hpp"
#include "store/reader_lease.hpp"

namespace kakehashi::gateway {

namespace {
using search::Seconds;
using store::Connection;
using store::Query;

/// One resource that may match.
struct Candidate {
    ResourceMetadata metadata;
    Seconds date;
};

Candidate candidate_of(const Query& row) {
    return {{row.string(0), row.string(1), row.integer(2), row.integer(3) != 0, row.string(4), row.string(5),
             row.string(6), row.string(7), row.string(8), row.string(9), row.string(10), row.string(11), row.string(12),
             row.string(13), row.integer(14) != 0},
            {row.integer(15), row.integer(16)}};
}

/// Source: R4 search.html#prefix
bool holds(const DateCondition& wanted, const Seconds& date) {
    const bool equal = date.from >= wanted.from && date.until <= wanted.until;
    switch (wanted.prefix) {
        case DatePrefix::eq:
            return equal;
        case DatePrefix::ne:
            return !equal;
        case DatePrefix::gt:
            return date.until > wanted.until;
        case DatePrefix::lt:
            return date.from < wanted.from;
        case DatePrefix::ge:
            return equal || date.until > wanted.until;
        case DatePrefix::le:
            return equal || date.from < wanted.from;
        case DatePrefix::sa:
            return date.from >= wanted.until;
        case DatePrefix::eb:
            return date.until <= wanted.from;
    }
    return false;
}

bool all_hold(const std::vector<AnyDate>& conditions, const Seconds& date) {
    if (conditions.empty()) return true;
    if (date.from == date.until) return false;
    return std::ranges::all_of(conditions, [&](const AnyDate& dates) {
        return std::ranges::any_of(dates.any_of, [&](auto& one) { return holds(one, date); });
    });
}

bool all_contain(const std::vector<std::vector<std::string>>& lists, std::string_view value) {
    return std::ranges::all_of(lists, [&](auto& list) { return std::ranges::find(list, value) != list.end(); });
}

bool has_token(Connection& reader, const Candidate& candidate, const TokenCondition& condition) {
    for (const TokenValue& value : condition.any_of) {
        Query query = reader.query(search::kHasToken);
        query.bind(candidate.metadata.type).bind(candidate.metadata.id).bind(condition.parameter).bind(value.code);
        while (query.next())
            if (!value.system || query.text(0) == *value.system) return true;
    }
    return false;
}

using Ids = std::set<std::string>;

/// Ids of the patients who have one of these identifiers.
Ids patients_with(Connection& reader, const std::vector<TokenValue>& identifiers) {
    Ids ids;
    for (const TokenValue& identifier : identifiers) {
        Query query = reader.query(search::kPatientByIdentifier);
        query.bind(identifier.code);
        while (query.next())
            if (!identifier.system || query.text(1) == *identifier.system) ids.insert(query.string(0));
    }
    return ids;
}

Ids patients_named(Connection& reader, const std::vector<std::string>& names) {
    Ids ids;
    for (const std::string& name : names) {
        Query query = reader.query(search::kPatientByName);
        query.bind(name).bind(name + "\xF4\x8F\xBF\xBF");  // U+10FFFF: all that starts with the name
        while (query.next()) ids.insert(query.string(0));
    }
    return ids;
}

Ids patients_born(Connection& reader, const AnyDate& dates) {
    Ids ids;
    for (const DateCondition& date : dates.any_of) {
        Query query = reader.query(search::kPatientByBirthDate);
        query.bind(date.text).bind(date.text + "~");  // a year finds all days of it
        while (query.next()) ids.insert(query.string(0));
    }
    return ids;
}

/// Those in both; `ids` nullopt stands for everybody.
void narrow(std::optional<Ids>& ids, Ids more) {
    if (!ids) {
        ids = std::move(more);
        return;
    }
    std::erase_if(*ids, [&](const std::string& id) { return !more.contains(id); });
}

Ids as_set(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

bool is_by_day(const AnyDate& dates) {
    return std::ranges::all_of(dates.any_of, [](auto& one) { return one.prefix == DatePrefix::eq; });
}

/// The persons that the request names; nullopt when it names none.
std::optional<Ids> persons_of(Connection& reader, const SearchRequest& request) {
    std::optional<Ids> ids;
    for (const auto& list : request.type == "Patient" ? request.ids : request.patients) narrow(ids, as_set(list));
    for (const auto& identifiers : request.patient_identifiers) narrow(ids, patients_with(reader, identifiers));
    for (const auto& names : request.names) narrow(ids, patients_named(reader, names));
    for (const auto& dates : request.birth_dates)
        if (is_by_day(dates)) narrow(ids, patients_born(reader, dates));
    return ids;
}

void add_rows(Query& query, std::vector<Candidate>& candidates) {
    while (query.next()) candidates.push_back(candidate_of(query));
}

/// What an index finds; `matches` looks at the rest of the conditions.
std::vector<Candidate> candidates_of(Connection& reader, const SearchRequest& request) {
    std::vector<Candidate> candidates;
    const auto persons = persons_of(reader, request);
    const bool by_id = request.type == "Patient" || !persons;
    if (by_id) {
        std::optional<Ids> ids = persons;
        if (!persons)
            for (const auto& list : request.ids) narrow(ids, as_set(list));
        for (const std::string& id : ids.value_or(Ids())) {
            Query query = reader.query(search::kById);
            query.bind(request.type).bind(id);
            add_rows(query, candidates);
        }
        return candidates;
    }
    for (const std::string& person : *persons) {
        Query query = reader.query(request.type.empty() ? search::kByPatient : search::kByPatientAndType);
        query.bind(person);
        if (!request.type.empty()) query.bind(request.type);
        add_rows(query, candidates);
    }
    return candidates;
}

bool patient_matches(Connection& reader, const SearchRequest& request, const std::string& id) {
    if (request.birth_dates.empty() && request.tokens.empty()) return true;
    Query query = reader.query(search::kPatientRow);
    query.bind(id);
    if (!query.next()) return false;
    const auto born = search::seconds_of(query.text(0)).value_or(Seconds{});
    return all_hold(request.birth_dates, born) &&
           std::ranges::all_of(request.tokens, [&](const TokenCondition& gender) {
               return std::ranges::any_of(gender.any_of, [&](auto& one) { return one.code == query.text(1); });
           });
}

bool matches(Connection& reader, const SearchRequest& request, const Candidate& candidate) {
    const ResourceMetadata& metadata = candidate.metadata;
    if (metadata.deleted || !all_contain(request.ids, metadata.id)) return false;
    // A collection's Bundle says again what its resources say; a document's is the document.
    if (request.type.empty() && metadata.type == "Bundle" && metadata.unit_kind != "document") return false;
    if (!request.types.empty() && std::ranges::find(request.types, metadata.type) == request.types.end()) return false;
    const auto updated = search::seconds_of(metadata.last_updated).value_or(Seconds{});
    if (!all_hold(request.last_updated, updated) || !all_hold(request.dates, candidate.date)) return false;
    if (request.type == "Patient") return patient_matches(reader, request, metadata.id);
    return std::ranges::all_of(request.tokens, [&](auto& token) { return has_token(reader, candidate, token); });
}

/// What a page is ordered by; the cursor says the last one of the page before.
struct Place {
    std::int64_t seconds = 0;
    std::string name;
};
Place place_of(const Candidate& candidate) {
    return {candidate.date.from, candidate.metadata.type + "/" + candidate.metadata.id};
}
bool comes_before(const Place& a, const Place& b, bool oldest_first) {
    if (a.seconds != b.seconds) return oldest_first ? a.seconds < b.seconds : a.seconds > b.seconds;
    return a.name < b.name;
}

fhir::Result<Place> parse_cursor(std::string_view cursor) {
    Place place;
    const auto read = std::from_chars(cursor.data(), cursor.data() + cursor.size(), place.seconds);
    if (read.ec != std::errc() || read.ptr == cursor.data() + cursor.size() || *read.ptr != '_')
        return fhir::fail(fhir::IssueType::value, search::messages::kValue, "", {"_cursor", "a link of ours"});
    place.name = cursor.substr(static_cast<std::size_t>(read.ptr - cursor.data()) + 1);
    return place;
}

/// Organizations and the like that stand in the units of what is shown.
void add_shared(Connection& reader, std::vector<Candidate>& found) {
    std::set<std::string> units;
    for (const Candidate& one : found) units.insert(one.metadata.unit_key);
    std::set<std::pair<std::string, std::string>> shared;
    for (const std::string& unit : units) {
        Query query = reader.query(search::kSharedOfUnit);
        query.bind(unit);
        while (query.next()) shared.emplace(query.string(0), query.string(1));
    }
    for (const auto& [type, id] : shared) {
        Query query = reader.query(search::kById);
        query.bind(type).bind(id);
        add_rows(query, found);
    }
}

std::vector<Candidate> find_all(Connection& reader, const SearchRequest& request, const MayDisclose& may_disclose) {
    auto found = candidates_of(reader, request);
    // Hidden ones go before anything is counted or followed.
    const auto is_out = [&](const Candidate& one) {
        return !matches(reader, request, one) || !may_disclose(one.metadata);
    };
    std::erase_if(found, is_out);
    if (request.type.empty() && request.types.empty()) {
        add_shared(reader, found);
        std::erase_if(found, [&](const Candidate& one) { return one.metadata.deleted || !may_disclose(one.metadata); });
    }
    std::ranges::sort(found, [&](const Candidate& a, const Candidate& b) {
        return comes_before(place_of(a), place_of(b), request.oldest_first);
    });
    return found;
}

StoredResource load(Connection& reader, ResourceMetadata metadata) {
    StoredResource resource{std::move(metadata), ""};
    Query query = reader.query(search::kBytes);
    query.bind(resource.metadata.type).bind(resource.metadata.id).bind(resource.metadata.version);
    if (query.next()) resource.bytes = query.string(0);
    return resource;
}
}  // namespace

fhir::Result<SearchPage> run_search(const Store& store, const SearchRequest& request, const MayDisclose& may_disclose) {
    std::optional<Place> after;
    if (!request.cursor.empty()) {
        auto place = parse_cursor(request.cursor);
        if (!place) return tl::unexpected(place.error());
        after = std::move(*place);
    }
    auto reader = store.reader();
    if (!reader) return tl::unexpected(reader.error());
    // One transaction: all statements see the same state of the store.
    (*reader)->execute("BEGIN");
    auto found = find_all(**reader, request, may_disclose);
    SearchPage page;
    page.total = found.size();
    auto first = found.begin();
    if (after)
        first = std::ranges::find_if(
            found, [&](auto& one) { return comes_before(*after, place_of(one), request.oldest_first); });
    for (auto one = first; one != found.end() && page.matches.size() < request.count; ++one)
        page.matches.push_back(load(**reader, one->metadata));
    const auto shown = static_cast<std::size_t>(first - found.begin()) + page.matches.size();
    if (!page.matches.empty() && shown < found.size()) {
        const Place last = place_of(found[shown - 1]);
        page.next_cursor = std::to_string(last.seconds) + "_" + last.name;
    }
    (*reader)->execute("COMMIT");
    if (auto done = (*reader)->take_error(); !done) {
        (*reader)->execute("ROLLBACK");
        return tl::unexpected(done.error());
    }
    return page;
}

}  // namespace kakehashi::gateway
