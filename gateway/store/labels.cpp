#include "store/labels.hpp"

#include <algorithm>
#include <vector>

namespace kakehashi::gateway::store {

namespace {
using Codings = std::vector<std::string>;

std::string joined(const Codings& codings) {
    std::string text;
    for (const std::string& coding : codings) {
        if (!text.empty()) text.push_back(' ');
        text += coding;
    }
    return text;
}

void add_codings(const fhir::Node* codings, Codings& out, std::string_view system_part = {}) {
    if (codings == nullptr) return;
    for (const fhir::Node& coding : codings->items()) {
        const auto system = coding.text_of("system");
        if (system.find(system_part) == std::string_view::npos) continue;
        std::string text = std::string(system) + "|" + std::string(coding.text_of("code"));
        // A space would look like the end of a coding; R4 allows it inside a code.
        std::ranges::replace(text, ' ', '_');
        if (std::ranges::find(out, text) == out.end()) out.push_back(std::move(text));
    }
}

/// The depth is bounded: readers refuse documents that are nested deeper than ParseLimits says.
void add_labels(const fhir::Node& node, std::string_view name, Codings& out) {
    if (const fhir::Node* meta = node.find("meta"); meta != nullptr && meta->is_object())
        add_codings(meta->find(name), out);
    for (const fhir::Member& member : node.members()) add_labels(member.value, name, out);
    for (const fhir::Node& item : node.items()) add_labels(item, name, out);
}

void add_concept(const fhir::Node* concept_node, Codings& out, std::string_view system_part = {}) {
    if (concept_node != nullptr) add_codings(concept_node->find("coding"), out, system_part);
}

void add_categories(const fhir::Node& resource, Codings& out) {
    const auto type = resource.text_of("resourceType");
    if (const fhir::Node* category = resource.find("category"); category != nullptr)
        for (const fhir::Node& one : category->items()) {
            if (one.is_string())
                out.push_back("|" + std::string(one.text()));
            else
                add_concept(&one, out);
        }
    if (type == "Composition") add_concept(resource.find("type"), out);
    if (type == "Observation") add_concept(resource.find("code"), out, "InfectionLabo");
}
}  // namespace

std::string labels_of(const fhir::Node& resource, std::string_view name) {
    Codings codings;
    add_labels(resource, name, codings);
    return joined(codings);
}

std::string category_codings_of(const fhir::Node& resource) {
    Codings codings;
    add_categories(resource, codings);
    if (resource.text_of("type") == "document") {
        const fhir::Node* entries = resource.find("entry");
        const fhir::Node* first =
            entries == nullptr || entries->items().empty() ? nullptr : entries->items().front().find("resource");
        if (first != nullptr && first->text_of("resourceType") == "Composition") add_categories(*first, codings);
    }
    return joined(codings);
}

bool is_entered_in_error(const fhir::Node& resource) {
    constexpr std::string_view kCode = "entered-in-error";
    if (resource.text_of("status") == kCode) return true;
    // Condition and AllergyIntolerance say it in their verificationStatus.
    const fhir::Node* verification = resource.find("verificationStatus");
    const fhir::Node* codings = verification == nullptr ? nullptr : verification->find("coding");
    return codings != nullptr && std::ranges::any_of(codings->items(), [&](const fhir::Node& coding) {
               return coding.text_of("code") == kCode;
           });
}

}  // namespace kakehashi::gateway::store
