#include "snapshot/definition_chain.hpp"

#include <algorithm>

#include "kakehashi/fhir/schema.hpp"

namespace kakehashi::profiles {
namespace {

constexpr std::string_view kR4Prefix = "http://hl7.org/fhir/StructureDefinition/";
constexpr std::size_t kBasesMax = 32;  // also ends a circle of definitions

bool has_elements(const fhir::Node* list) {
    const fhir::Node* elements = list != nullptr ? list->find("element") : nullptr;
    return elements != nullptr && !elements->items().empty();
}

}  // namespace

bool is_r4_type(std::string_view canonical) {
    const std::string_view url = url_of(canonical);
    return url.starts_with(kR4Prefix) && fhir::schema::find_type(url.substr(kR4Prefix.size())) != nullptr;
}

DefinitionChain chain_of(const fhir::Node& structure_definition, const CanonicalTable& table) {
    DefinitionChain chain;
    bool is_complete = false;
    const fhir::Node* at = &structure_definition;
    while (at != nullptr && chain.bases.size() < kBasesMax) {
        // The package's own snapshot is preferred: it is what its publisher tested with.
        const fhir::Node* snapshot = at->find("snapshot");
        const bool has_snapshot = has_elements(snapshot);
        const fhir::Node* list = has_snapshot ? snapshot : at->find("differential");
        if (!is_complete && has_elements(list)) chain.element_lists.push_back(list);
        is_complete = is_complete || has_snapshot;
        const std::string_view base = at->text_of("baseDefinition");
        if (base.empty() || is_r4_type(base)) break;
        chain.bases.emplace_back(url_of(base));
        at = table.find("StructureDefinition", base);
        if (at == nullptr && !is_complete) chain.missing_base = base;
    }
    std::ranges::reverse(chain.element_lists);
    chain.starts_with_snapshot = is_complete;
    return chain;
}

}  // namespace kakehashi::profiles
