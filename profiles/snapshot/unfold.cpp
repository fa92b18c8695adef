#include "snapshot/unfold.hpp"

#include <string>
#include <string_view>

#include "snapshot/generation.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

constexpr std::string_view kR4Prefix = "http://hl7.org/fhir/StructureDefinition/";

std::vector<Draft> children_of(const Draft& definition) {
    std::vector<Draft> children;
    for (const Draft& child : definition.children) children.push_back(copy_with_origin(child));
    return children;
}

/// Canonical of what the type stands for. R4 writes the type of ids and urls as FHIRPath's "System.String", with its
/// own name beside it.
std::string definition_of(const Node& type) {
    std::string_view code = type.text_of("code");
    if (code.find("/System.") != std::string_view::npos) {
        code = "string";
        if (const Node* extensions = type.find("extension"))
            for (const Node& each : extensions->items())
                if (const auto url = each.text_of("valueUrl"); !url.empty()) code = url;
    }
    return code.find(':') != std::string_view::npos ? std::string(code) : std::string(kR4Prefix).append(code);
}

}  // namespace

fhir::Result<std::vector<Draft>> unfold(Draft& draft, const Draft& base, std::string_view id, Generation& generation) {
    if (draft.origin != nullptr && !draft.origin->children.empty()) return children_of(*draft.origin);
    if (const auto reference = draft.content.text_of("contentReference"); !reference.empty()) {
        const auto hash = reference.find('#');
        if (const Draft* target = base.find_element(reference.substr(hash + 1))) {
            draft.content.remove("contentReference");
            if (const Node* type = target->content.find("type")) draft.content.set("type", type);
            return children_of(*target);
        }
    }
    if (const Draft* profile = generation.type_profile(draft.content.find("type"), id)) return children_of(*profile);
    // Of several types only what all have can be said: id and extensions.
    const auto types = draft.content.items_of("type");
    const std::string type = types.size() == 1 ? definition_of(types[0]) : std::string(kR4Prefix).append("Element");
    const auto definition = generation.draft_of(type);
    if (!definition) return tl::unexpected(definition.error());
    return children_of(**definition);
}

}  // namespace kakehashi::profiles
