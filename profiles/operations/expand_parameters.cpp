#include "operations/expand_parameters.hpp"

#include <algorithm>
#include <charconv>

#include "operations/messages.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

fhir::Result<std::size_t> read_count(const Parameters& parameters, std::string_view name, std::size_t absent) {
    if (!parameters.has(name)) return absent;
    const std::string_view text = parameters.text(name);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return fhir::fail(fhir::IssueType::value, terminology_messages::kParameterType, "Parameters",
                          {name_of(parameters.operation()), name, "integer >= 0"});
    return value;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = text.find(' ');
        if (end != 0) words.push_back(lower_ascii(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return words;
}

bool has_text(const KnownCode& code, std::string_view word) {
    const auto has = [&](std::string_view text) { return lower_ascii(text).find(word) != std::string::npos; };
    return has(code.code) || has(display_of(code, "")) ||
           std::ranges::any_of(designations_of(code), [&](const Node* each) { return has(each->text_of("value")); });
}

bool is_of(std::string_view canonical, const KnownCode& code) {
    const std::string_view version = version_of(canonical);
    return url_of(canonical) == code.system && (version.empty() || version == code.version);
}

}  // namespace

fhir::Result<ExpandParameters> ExpandParameters::read(const Parameters& parameters) {
    const auto offset = read_count(parameters, "offset", 0);
    if (!offset) return tl::unexpected(offset.error());
    const auto count = read_count(parameters, "count", static_cast<std::size_t>(-1));
    if (!count) return tl::unexpected(count.error());
    ExpandParameters read;
    read.words = words_of(parameters.text("filter"));
    read.offset = *offset;
    read.count = *count;
    read.active_only = parameters.is_true("activeOnly");
    read.without_abstract = parameters.is_true("excludeNotForUI");
    read.with_designations = parameters.is_true("includeDesignations") || parameters.has("designation");
    read.with_definition = parameters.is_true("includeDefinition");
    read.designations = parameters.texts("designation");
    read.display_language = parameters.text("displayLanguage");
    read.excluded_systems = parameters.texts("exclude-system");
    read.checked_versions = parameters.texts("check-system-version");
    read.versions = {.preset = parameters.texts("system-version"), .forced = parameters.texts("force-system-version")};
    return read;
}

bool ExpandParameters::wants(const KnownCode& code) const {
    if (active_only && is_inactive(code)) return false;
    if (without_abstract && is_abstract(code)) return false;
    if (std::ranges::any_of(excluded_systems, [&](std::string_view each) { return is_of(each, code); })) return false;
    return std::ranges::all_of(words, [&](const std::string& word) { return has_text(code, word); });
}

bool ExpandParameters::wants(const Node& designation) const {
    if (!with_designations) return false;
    const Node* use = designation.find("use");
    const std::string key =
        use != nullptr ? canonical_key(use->text_of("system"), use->text_of("code")) : std::string();
    return designations.empty() || std::ranges::any_of(designations, [&](std::string_view token) {
               const auto bar = token.find('|');
               const bool is_language = bar == std::string_view::npos || token.starts_with("urn:ietf:bcp:47|");
               if (!is_language) return token == key;
               return is_same_language(token.substr(bar == std::string_view::npos ? 0 : bar + 1),
                                       designation.text_of("language"));
           });
}

}  // namespace kakehashi::profiles
