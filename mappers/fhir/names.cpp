#include "fhir/names.hpp"

#include <algorithm>
#include <optional>

#include "facts/identity.hpp"
#include "fhir/systems.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/mappers/report_units.hpp"

namespace kakehashi::mappers::bundles {
namespace {

using kakehashi::fhir::Node;

constexpr std::string_view kUuidUrn = "urn:uuid:";
constexpr std::string_view kPatientNumber = "urn:oid:1.2.392.100495.20.3.51.1";
constexpr std::string_view kHistory = "/_history/";

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_uuid(std::string_view text) {
    constexpr std::size_t kLength = 36;
    if (text.size() != kLength) return false;
    for (std::size_t i = 0; i < kLength; ++i) {
        const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_dash ? text[i] != '-' : !is_hex(text[i])) return false;
    }
    return true;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool is_web(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

std::string_view without_version(std::string_view reference) { return reference.substr(0, reference.find(kHistory)); }

struct TypeAndId {
    std::string_view base, type, id;
};
/// "http://server/fhir/Patient/1" or "Patient/1" in its parts; nothing when it is no address of a resource.
std::optional<TypeAndId> split(std::string_view reference) {
    const std::string_view text = without_version(reference);
    const auto last = text.rfind('/');
    if (last == std::string_view::npos || last + 1 == text.size()) return std::nullopt;
    const auto before = last == 0 ? std::string_view::npos : text.rfind('/', last - 1);
    const auto start = before == std::string_view::npos ? 0 : before + 1;
    const TypeAndId parts{text.substr(0, start), text.substr(start, last - start), text.substr(last + 1)};
    const bool is_type =
        !parts.type.empty() &&
        std::ranges::all_of(parts.type, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }) &&
        parts.type.front() >= 'A' && parts.type.front() <= 'Z';
    return is_type ? std::optional(parts) : std::nullopt;
}

/// The "system|value" of a conditional url: "Patient?identifier=system|value", `|` also as %7C.
std::string identifier_in(std::string_view query) {
    constexpr std::string_view kIdentifier = "identifier=";
    const auto at = query.find(kIdentifier);
    if (at == std::string_view::npos || query.find('&') != std::string_view::npos) return {};
    std::string token(query.substr(at + kIdentifier.size()));
    if (const auto bar = token.find("%7C"); bar != std::string::npos) token.replace(bar, 3, "|");
    return token;
}

std::string first_identifier(const Node& resource) {
    const Node* identifiers = resource.find("identifier");
    if (identifiers == nullptr) return {};
    const auto token = [](const Node& identifier) {
        const std::string_view system = identifier.text_of("system");
        const std::string_view value = identifier.text_of("value");
        return system.empty() || value.empty() ? std::string() : std::string(system) + "|" + std::string(value);
    };
    if (identifiers->is_object()) return token(*identifiers);
    for (const Node& identifier : identifiers->items())
        if (auto found = token(identifier); !found.empty()) return found;
    return {};
}

template <class Visit>
void for_each_identifier(const Node& resource, const Visit& visit) {
    const Node* identifiers = resource.find("identifier");
    if (identifiers == nullptr) return;
    if (identifiers->is_object()) visit(*identifiers);
    for (const Node& identifier : identifiers->items()) visit(identifier);
}

std::string_view text_of(const Node* node, std::string_view member) {
    return node ? node->text_of(member) : std::string_view();
}

}  // namespace

std::string Names::name_in(std::string_view absolute) {
    if (absolute.starts_with(kUuidUrn)) return lower_case(absolute.substr(kUuidUrn.size()));
    const auto parts = split(absolute);
    return parts && is_uuid(parts->id) ? lower_case(parts->id) : std::string(without_version(absolute));
}

bool Names::may_be_patient(std::string_view absolute) {
    if (absolute.starts_with(kUuidUrn)) return true;
    const auto parts = is_web(absolute) ? split(absolute) : std::nullopt;
    return parts && parts->type == "Patient";
}

std::string Names::own_number_of(std::string_view system, std::string_view value, std::string& institution) {
    constexpr std::size_t kDigits = 10;
    if (!system.starts_with(kPatientNumber) || system.size() != kPatientNumber.size() + kDigits) return {};
    if (!value.empty()) institution = system.substr(kPatientNumber.size());
    return std::string(value);
}

std::string Names::own_number_of(const Node& patient, std::string& institution) {
    std::string number;
    for_each_identifier(patient, [&](const Node& identifier) {
        if (number.empty())
            number = own_number_of(identifier.text_of("system"), identifier.text_of("value"), institution);
    });
    return number;
}

Names::Names(const Package& package, std::string_view institution_number)
    : package_(package), institution_number_(institution_number), names_(package.resources.size()) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
        name(i);
        register_name(i);
    }
}

// RULING: a resource is called by a UUID that is its id, else by its address, else by type and id, which name it in
// this institution only; the fullUrl of an entry without id last, because many senders make it anew each time.
// Tests: ForeignNames
void Names::name(std::size_t index) {
    const SourceResource& from = package_.resources[index];
    const std::string type(r4_type_name(from.type(), from.version));
    const std::string_view id = from.node->text_of("id");
    const Node* request = from.entry ? from.entry->find("request") : nullptr;
    const std::string_view url = text_of(request, "url");
    ResourceName& name = names_[index];
    name.type = type;
    const auto address = split(from.full_url());
    if (!id.empty()) {
        name = name_of(type, id, is_web(from.full_url()) && address && address->id == id ? address->base : "");
    } else if (address && is_web(from.full_url())) {
        name = name_of(type, address->id, address->base);
    } else if (const auto put = split(url); put && text_of(request, "method") == "PUT") {
        name = name_of(type, put->id, "");
    } else {
        name.source = identifier_in(url);
        if (name.source.empty()) name.source = identifier_in(text_of(request, "ifNoneExist"));
        if (name.source.empty()) name.source = first_identifier(*from.node);
        if (name.source.empty() && from.full_url().starts_with(kUuidUrn))
            name.source = lower_case(from.full_url().substr(kUuidUrn.size()));
        name.is_hash = name.source.empty();
        if (name.is_hash) name.source = facts::sha1_hex(kakehashi::fhir::write_canonical_json(*from.node));
        name.id = resource_id(institution_number_, type, name.source);
    }
    std::string institution;
    if (type != "Patient") return;
    if (const std::string number = own_number_of(*from.node, institution); !number.empty())
        name.id = resource_id(institution, type, number);
}

ResourceName Names::name_of(std::string_view type, std::string_view id, std::string_view base) const {
    ResourceName name;
    name.type = type;
    name.address = std::string(base).append(type).append("/").append(id);
    name.source = is_uuid(id) ? lower_case(id) : name.address;
    if (base.empty() && is_uuid(id)) name.address = std::string(kUuidUrn) + name.source;
    name.id = resource_id(institution_number_, type, name.source);
    return name;
}

void Names::register_name(std::size_t index) {
    const SourceResource& from = package_.resources[index];
    if (!from.full_url().empty()) by_url_.emplace(without_version(from.full_url()), index);
    if (const std::string_view id = from.node->text_of("id"); !id.empty()) {
        const auto [at, is_new] = by_type_and_id_.emplace(std::string(from.type()).append("/").append(id), index);
        if (!is_new) at->second = kSeveral;
        if (is_uuid(id)) by_url_.emplace(std::string(kUuidUrn) + lower_case(id), index);
    }
    for_each_identifier(*from.node, [&](const Node& identifier) {
        const std::string_view value = identifier.text_of("value");
        if (value.empty()) return;
        const std::string start = std::string(from.type()) + "?";
        std::string key = start;
        key.append(normal_system(identifier.text_of("system"))).append("|").append(value);
        by_identifier_.emplace(std::move(key), index);
        by_identifier_.emplace(start + std::string(value), index);
    });
    by_our_id_.emplace(names_[index].id, index);
}

std::optional<std::size_t> Names::index_of(std::string_view id) const {
    const auto found = by_our_id_.find(std::string(id));
    return found == by_our_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Names::find_identified(std::string_view type, std::string_view system,
                                                  std::string_view value) const {
    std::string key = std::string(type) + "?";
    if (!system.empty()) key.append(normal_system(system)).append("|");
    const auto found = by_identifier_.find(key.append(value));
    return found == by_identifier_.end() ? std::nullopt : std::optional(found->second);
}

Target Names::find_conditional(std::string_view type, std::string_view query) const {
    const std::string token = identifier_in(query);
    if (token.empty()) return {};
    Target target{.kind = Target::Kind::conditional, .type = type};
    const auto bar = token.find('|');
    if (bar != std::string::npos) target.system = token.substr(0, bar);
    target.value = token.substr(bar == std::string::npos ? 0 : bar + 1);
    if (const auto index = find_identified(type, target.system, target.value))
        return {.kind = Target::Kind::entry, .index = *index};
    return target;
}

Target Names::find(std::size_t index, std::string_view reference) const {
    if (reference.empty() || reference.starts_with('#')) return {};
    if (const auto question = reference.find('?'); question != std::string_view::npos && !is_web(reference))
        return find_conditional(reference.substr(0, question), reference.substr(question + 1));
    const std::string_view wanted = without_version(reference);
    // Step 1: an absolute reference (URL or URN) equals a fullUrl.
    if (const auto found = by_url_.find(std::string(wanted)); found != by_url_.end())
        return {.kind = Target::Kind::entry, .index = found->second};
    if (wanted.find(':') != std::string_view::npos) return {};
    // Step 2: a relative one is made absolute with the base of the entry that it stands in.
    const SourceResource& from = package_.resources[index];
    const auto address = is_web(from.full_url()) ? split(from.full_url()) : std::nullopt;
    if (address)
        if (const auto found = by_url_.find(std::string(address->base).append(wanted)); found != by_url_.end())
            return {.kind = Target::Kind::entry, .index = found->second};
    const auto parts = split(wanted);
    if (!parts || !parts->base.empty()) return {};
    if (const auto found = by_type_and_id_.find(std::string(wanted)); found != by_type_and_id_.end() && !address)
        return found->second == kSeveral ? Target{} : Target{.kind = Target::Kind::entry, .index = found->second};
    return {.kind = Target::Kind::elsewhere,
            .name = name_of(r4_type_name(parts->type, from.version), parts->id, address ? address->base : "")};
}

}  // namespace kakehashi::mappers::bundles
