#include <algorithm>
#include <array>
#include <set>

#include "operations/expand_parameters.hpp"
#include "operations/messages.hpp"
#include "operations/operations.hpp"
#include "terminology/expansion.hpp"

namespace kakehashi::profiles {
namespace {

using namespace terminology_messages;
using fhir::Builder;
using fhir::Node;

constexpr std::string_view kUnclosed = "http://hl7.org/fhir/StructureDefinition/valueset-unclosed";

/// What the expansion tells of the value set itself.
constexpr std::array<std::string_view, 11> kCopied{"language", "url",       "identifier", "version",
                                                   "name",     "title",     "status",     "experimental",
                                                   "date",     "publisher", "copyright"};

void append_code(Builder& expansion, const KnownCode& code, const ExpandParameters& wanted) {
    Builder entry = expansion.append_object("contains");
    entry.set_string("system", code.system);
    if (is_abstract(code)) entry.set_boolean("abstract", true);
    if (is_inactive(code)) entry.set_boolean("inactive", true);
    entry.set_string("version", code.version).set_string("code", code.code);
    entry.set_string("display", display_of(code, wanted.display_language));
    for (const Node* designation : designations_of(code))
        if (wanted.wants(*designation)) entry.append_copy("designation", *designation);
}

/// What shaped the expansion: the question's parameters, the versions that were used, and what was not here.
void append_expansion_parameters(Builder& expansion, const Question& question, const Expansion& whole) {
    for (const OperationParameter& known : question.parameters.operation().parameters) {
        if (known.name == "url" || known.name == "valueSetVersion") continue;
        for (const Node* given : question.parameters.all(known.name))
            if (const fhir::Member* value = value_member(*given))
                append_parameter(expansion, known.name).set_copy(value->name, value->value);
    }
    std::set<std::string> versions;
    for (const KnownCode& code : whole.codes)
        if (!code.version.empty()) versions.insert(canonical_key(code.system, code.version));
    for (const std::string& version : versions) append_parameter(expansion, "version").set_string("valueUri", version);
    for (const std::string& canonical : whole.missing)
        append_parameter(expansion, "content-missing").set_string("valueUri", canonical);
}

Builder start_value_set(fhir::Document& document, const Node* node, std::string_view url, bool with_definition) {
    Builder root = document.edit();
    if (node == nullptr) return root.set_string("url", url_of(url)).set_string("status", "active");
    for (const std::string_view name : kCopied)
        if (const Node* value = node->find(name)) root.set_copy(name, *value);
    const Node* compose = node->find("compose");
    if (with_definition && compose != nullptr) root.set_copy("compose", *compose);
    return root;
}

/// What of the value set answers the question, in its order.
std::vector<KnownCode> select(const Expansion& whole, const ExpandParameters& wanted) {
    std::vector<KnownCode> codes;
    std::ranges::copy_if(whole.codes, std::back_inserter(codes),
                         [&](const KnownCode& code) { return wanted.wants(code); });
    return codes;
}

fhir::Result<void> check_versions(const Expansion& whole, const ExpandParameters& wanted) {
    for (const std::string_view canonical : wanted.checked_versions)
        for (const KnownCode& code : whole.codes)
            if (code.system == url_of(canonical) && code.version != version_of(canonical))
                return fhir::fail(fhir::IssueType::value, kVersionRefused, "",
                                  {code.system, code.version, version_of(canonical)});
    return {};
}

fhir::Document write(const Question& question, const Node* node, const Expansion& whole,
                     const ExpandParameters& wanted) {
    const auto codes = select(whole, wanted);
    const std::size_t begin = std::min(wanted.offset, codes.size());
    const std::size_t end = begin + std::min(wanted.count, codes.size() - begin);
    fhir::Document document("ValueSet");
    Builder root = start_value_set(document, node, question.parameters.text("url"), wanted.with_definition);
    Builder expansion = root.object("expansion");
    if (!whole.missing.empty())
        expansion.append_object("extension").set_string("url", kUnclosed).set_boolean("valueBoolean", true);
    expansion.set_string("timestamp", question.context.timestamp);
    // Of an open-ended expansion nobody knows the total.
    if (whole.missing.empty()) expansion.set_integer("total", static_cast<std::int64_t>(codes.size()));
    if (question.parameters.has("offset") || question.parameters.has("count"))
        expansion.set_integer("offset", static_cast<std::int64_t>(wanted.offset));
    append_expansion_parameters(expansion, question, whole);
    for (std::size_t at = begin; at < end; ++at) append_code(expansion, codes[at], wanted);
    return document;
}

fhir::Result<fhir::Document> answer(const Question& question, const ValueSet* set, const Expansion& whole,
                                    const ExpandParameters& wanted) {
    const Node* node = set != nullptr ? set->node : nullptr;
    if (set != nullptr && (whole.is_too_costly || !whole.missing.empty()))
        if (const Obstacle obstacle = find_obstacle(question.terminology, *set);
            obstacle.kind == Obstacle::Kind::circle || (obstacle.kind != Obstacle::Kind::none && whole.codes.empty()))
            return cannot_tell(obstacle);
    if (whole.is_too_costly)
        return fhir::fail(fhir::IssueType::too_costly, kTooCostly, "", {question.parameters.text("url")});
    // RULING: a part of the codes is told as an open-ended expansion (valueset-unclosed); of a value set of which
    // nothing is here there is nothing to tell. Test: Expand.WhatIsNotHereIsNoEmptyValueSet
    if (whole.codes.empty() && !whole.missing.empty()) return cannot_tell(kNotHere, {whole.missing.front()});
    if (auto checked = check_versions(whole, wanted); !checked) return tl::unexpected(checked.error());
    return write(question, node, whole, wanted);
}

}  // namespace

fhir::Result<fhir::Document> expand(const Question& question) {
    const auto wanted = ExpandParameters::read(question.parameters);
    if (!wanted) return tl::unexpected(wanted.error());
    if (const Node* node = question.parameters.value("valueSet")) {
        const ValueSet set = read_value_set(*node);
        return answer(question, &set, expand(question.terminology, set, wanted->versions), *wanted);
    }
    const std::string_view url = question.parameters.text("url");
    if (url.empty()) return needs(question.parameters, "url / valueSet");
    const auto found = find_asked_set(question, url);
    if (!found) return tl::unexpected(found.error());
    const Expansion whole = *found != nullptr ? expand(question.terminology, **found, wanted->versions)
                                              : expand(question.terminology, url, wanted->versions);
    return answer(question, *found, whole, *wanted);
}

}  // namespace kakehashi::profiles
