#include <algorithm>
#include <iterator>

#include "operations/messages.hpp"
#include "operations/operations.hpp"
#include "terminology/concept_map.hpp"

namespace kakehashi::profiles {
namespace {

using namespace terminology_messages;
using fhir::Builder;
using fhir::Node;

/// Whether the map's source or target, by its member's name without type, is what the question wants.
bool has_end(const Node& map, std::string_view end, std::string_view wanted) {
    if (wanted.empty()) return true;
    for (const std::string_view type : {"Uri", "Canonical"})
        if (url_of(map.text_of(std::string(end).append(type))) == url_of(wanted)) return true;
    return false;
}

/// The maps that the question means: the one that it names or brings, or all between its value sets.
fhir::Result<std::vector<const Node*>> find_maps(const Question& question) {
    const Parameters& parameters = question.parameters;
    if (const Node* map = parameters.value("conceptMap")) return std::vector<const Node*>{map};
    const CanonicalTable& table = question.terminology.table();
    if (const std::string_view url = parameters.text("url"); !url.empty()) {
        const std::string_view stated = parameters.text("conceptMapVersion");
        const std::string_view version = stated.empty() ? version_of(url) : stated;
        const Node* map = table.find("ConceptMap", canonical_key(url_of(url), version));
        if (map == nullptr) return cannot_tell(kNotHere, {url});
        const std::string_view here = map->text_of("version");
        if (!version.empty() && !here.empty() && here != version)
            return cannot_tell(kOtherVersion, {url_of(url), here, version});
        return std::vector<const Node*>{map};
    }
    const bool is_reverse = parameters.is_true("reverse");
    std::vector<const Node*> maps;
    for (const auto& [url, map] : table.all("ConceptMap"))
        if (has_end(map->root(), is_reverse ? "target" : "source", parameters.text("source")) &&
            has_end(map->root(), is_reverse ? "source" : "target", parameters.text("target")))
            maps.push_back(&map->root());
    return maps;
}

std::vector<Translation> read_codes(const Parameters& parameters) {
    std::vector<Translation> codes;
    const auto add_coding = [&](const Node& coding) {
        codes.push_back(
            {.system = coding.text_of("system"), .version = coding.text_of("version"), .code = coding.text_of("code")});
    };
    if (const Node* codeable = parameters.value("codeableConcept"))
        for (const Node& coding : items_of(codeable, "coding")) add_coding(coding);
    if (const Node* coding = parameters.value("coding")) add_coding(*coding);
    if (parameters.has("code"))
        codes.push_back({.system = parameters.text("system"),
                         .version = parameters.text("version"),
                         .code = parameters.text("code")});
    for (Translation& code : codes) {
        code.target_system = parameters.text("targetsystem");
        code.direction = parameters.is_true("reverse") ? Direction::reverse : Direction::forward;
        code.dependencies = parameters.all("dependency");
    }
    return codes;
}

void append_products(Builder& match, const Match& from) {
    if (from.products == nullptr) return;
    for (const Node& product : from.products->items()) {
        Builder part = append_part(match, "product");
        append_part(part, "element").set_string("valueUri", product.text_of("property"));
        Builder coding = append_part(part, "concept").object("valueCoding");
        coding.set_string("system", product.text_of("system")).set_string("code", product.text_of("value"));
        coding.set_string("display", product.text_of("display"));
    }
}

void append_match(Builder& root, const Match& match) {
    Builder parameter = append_parameter(root, "match");
    append_part(parameter, "equivalence").set_string("valueCode", match.equivalence);
    if (!match.code.empty()) {
        Builder coding = append_part(parameter, "concept").object("valueCoding");
        coding.set_string("system", match.system).set_string("version", match.version);
        coding.set_string("code", match.code).set_string("display", match.display);
    }
    append_products(parameter, match);
    if (!match.map.empty()) append_part(parameter, "source").set_string("valueUri", match.map);
}

fhir::Document answer(const Question& question, std::string_view code, const std::vector<Match>& matches) {
    const bool is_translated = std::ranges::any_of(matches, is_translation);
    fhir::Document document("Parameters");
    Builder root = document.edit();
    append_parameter(root, "result").set_boolean("valueBoolean", is_translated);
    if (!is_translated)
        append_parameter(root, "message").set_string("valueString", sentence(question, kNotMapped, {code}));
    for (const Match& match : matches) append_match(root, match);
    return document;
}

}  // namespace

fhir::Result<fhir::Document> translate(const Question& question) {
    const auto codes = read_codes(question.parameters);
    if (codes.empty()) return needs(question.parameters, "code / coding / codeableConcept");
    const auto maps = find_maps(question);
    if (!maps) return tl::unexpected(maps.error());
    bool is_any_about = question.parameters.has("url") || question.parameters.has("conceptMap");
    std::vector<Match> matches;
    for (const Translation& asked : codes)
        for (const Node* map : *maps) {
            is_any_about = is_any_about || is_about(*map, asked);
            std::ranges::move(translate(*map, asked, question.terminology.table()), std::back_inserter(matches));
        }
    // Without a map there is nobody who could say that the code has no translation.
    if (!is_any_about) return cannot_tell(kNotHere, {"ConceptMap: " + std::string(codes.front().system)});
    return answer(question, codes.front().code, matches);
}

}  // namespace kakehashi::profiles
