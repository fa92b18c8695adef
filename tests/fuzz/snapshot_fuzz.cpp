// The snapshot generator: StructureDefinitions, alone or in a Bundle, over a handful of types in the form of R4's.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"
#include "resource_mutator.hpp"
#include "snapshot/generation.hpp"
#include "type_rows.hpp"

using namespace kakehashi;
namespace samples = profiles::snapshot_samples;

namespace {

constexpr std::size_t kElementsMax = 100'000;

void demand(bool holds) {
    if (!holds) std::abort();
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

std::size_t give(const std::string& json, std::uint8_t* data, std::size_t size_max) {
    if (json.size() > size_max) return 0;
    std::memcpy(data, json.data(), json.size());
    return json.size();
}

/// What a differential is made of: ids and paths of the base, slices of them, type codes, canonicals.
const std::vector<std::string>& words_of_differentials() {
    static const std::vector<std::string> kWords = [] {
        std::vector<std::string> words{"Patient:a",
                                       "Patient.contact.name.given",
                                       "Patient.identifier:a",
                                       "Patient.identifier:a/b",
                                       "Patient.identifier:a.value",
                                       "Observation.valueQuantity",
                                       "Observation.value[x]:valueQuantity",
                                       "Observation.value[x]:valueQuantity.unit",
                                       "Observation.component:a.part.part.value[x]",
                                       "Patient.extension:a.value[x]",
                                       "a",
                                       "a/b",
                                       "b",
                                       "valueQuantity",
                                       "..",
                                       ".",
                                       ":",
                                       "*",
                                       "0",
                                       "2",
                                       "required",
                                       "...more",
                                       "constraint",
                                       "specialization",
                                       "$this",
                                       "value",
                                       "closed",
                                       samples::kOwn + "a",
                                       samples::kOwn + "b",
                                       samples::kOwn + "a|1.0",
                                       "#Observation.component",
                                       "http://hl7.org/fhirpath/System.String"};
        for (const std::string& rows : samples::kTypes) {
            std::istringstream lines(rows);
            for (std::string line; std::getline(lines, line);) words.push_back(line.substr(0, line.find(' ')));
            const std::string type = rows.substr(0, rows.find(' '));
            words.push_back(samples::kR4 + type);
        }
        return words;
    }();
    return kWords;
}

/// All StructureDefinitions of the input, and the types, in a table that owns them.
struct Input {
    profiles::CanonicalTable table;
    std::vector<fhir::Document> definitions;
};

Input read_input(const fhir::Node& root) {
    Input input;
    for (const std::string& rows : samples::kTypes) {
        auto type = fhir::parse_json(samples::type_definition(rows));
        demand(type.has_value());
        input.table.add(std::move(*type));
    }
    std::vector<const fhir::Node*> found{&root};
    if (const fhir::Node* entries = root.find("entry"))
        for (const fhir::Node& entry : entries->items())
            if (const fhir::Node* resource = entry.find("resource")) found.push_back(resource);
    for (const fhir::Node* each : found) {
        if (each->text_of("resourceType") != "StructureDefinition") continue;
        auto document = fhir::parse_json(fhir::write_json(*each));
        auto copy = fhir::parse_json(fhir::write_json(*each));
        demand(document.has_value() && copy.has_value());
        input.table.add(std::move(*document));
        input.definitions.push_back(std::move(*copy));
    }
    return input;
}

void check_issue(const fhir::Issue& issue) {
    demand(!issue.rule.empty() && !issue.diagnostics.empty() && !issue.diagnostics_ja.empty());
}

std::string parent_of(const std::string& id) {
    const auto dot = id.rfind('.');
    return dot == std::string::npos ? "" : id.substr(0, dot);
}

/// Names of which ids can be made. Source: R4 elementdefinition.html, eld-16
bool has_names_for_ids(const fhir::Node& element) {
    return element.text_of("sliceName").find_first_of(".:") == std::string_view::npos &&
           element.text_of("path").find(':') == std::string_view::npos;
}

/// A list of elements that is a tree, parents first; no id stands for two.
void check_elements(std::span<const fhir::Node> elements) {
    demand(!elements.empty() && elements.size() <= kElementsMax);
    if (!std::ranges::all_of(elements, has_names_for_ids)) return;
    std::set<std::string> ids;
    for (const fhir::Node& element : elements) {
        const std::string id(element.text_of("id"));
        if (!ids.empty()) demand(ids.contains(parent_of(id)));
        demand(ids.insert(id).second);
    }
}

/// The text of what is made of it, issues and all; the snapshot itself goes to `made`.
std::string generate(const fhir::Node& definition, const profiles::CanonicalTable& table, fhir::Document* made) {
    auto snapshot = profiles::Generation(table).make(definition);
    if (!snapshot) {
        check_issue(snapshot.error());
        return snapshot.error().rule + " " + snapshot.error().diagnostics;
    }
    std::string text = fhir::write_json(snapshot->structure_definition.root());
    for (const fhir::Issue& issue : snapshot->report) {
        check_issue(issue);
        text += "\n" + issue.rule + " " + issue.expression + " " + issue.diagnostics;
    }
    if (made != nullptr) *made = std::move(snapshot->structure_definition);
    return text;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
    static const std::vector<std::string> kProfiles{samples::kOwn + "a", samples::kOwn + "b"};
    fuzz::ResourceMutator mutator(seed, kProfiles, words_of_differentials());
    return give(mutator.mutate(text_of(data, size)), data, size_max);
}

// The signature is libFuzzer's.
// NOLINTNEXTLINE(readability-function-size)
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data, std::size_t size, const std::uint8_t* other,
                                                 std::size_t other_size, std::uint8_t* out, std::size_t out_max,
                                                 unsigned seed) {
    fuzz::ResourceMutator mutator(seed, {}, words_of_differentials());
    return give(mutator.cross(text_of(data, size), text_of(other, other_size)), out, out_max);
}

/// Any differential over the types: a snapshot whose elements are a tree within its limit, or a named issue; twice the
/// same, and the same of what has its snapshot already.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = fhir::parse_json(std::string(text_of(data, size)));
    if (!document || !document->root().is_object()) return 0;
    const Input input = read_input(document->root());
    for (const fhir::Document& definition : input.definitions) {
        fhir::Document made;
        const std::string first = generate(definition.root(), input.table, &made);
        demand(generate(definition.root(), input.table, nullptr) == first);
        if (made.root().find("snapshot") == nullptr) continue;
        check_elements(made.root().find("snapshot")->find("element")->items());
        demand(generate(made.root(), input.table, nullptr) == first);
    }
    return 0;
}
