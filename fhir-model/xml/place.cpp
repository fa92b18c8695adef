#include <algorithm>

#include "xml/tree_builder.hpp"

/// The names of places. Only made for findings: nothing here is on the way of a good document.
namespace kakehashi::fhir {
namespace {

/// The prefixes that the HL7 validator gives.
std::string_view prefix_of(std::string_view uri) {
    if (uri.empty()) return "";
    if (uri == kFhirNamespace) return "f:";
    return uri == kXhtmlNamespace ? "h:" : "?:";
}

}  // namespace

std::string XmlTreeBuilder::fhir_path() const {
    std::string out;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        const Frame& frame = frames_[i];
        if (frame.definition == nullptr) {
            if (i == 0) out += frame.type->name;
            continue;  // a resource inside another: its holder's name stands there already
        }
        out.append(".").append(frame.definition->name);
        if (!frame.definition->is_array()) continue;
        const auto siblings =
            std::span(children_).subspan(frames_[i - 1].first_child, frame.first_child - frames_[i - 1].first_child);
        out.append("[").append(std::to_string(std::ranges::count(siblings, frame.definition, &Child::definition)));
        out += ']';
    }
    return out;
}

std::string XmlTreeBuilder::xml_path() const {
    std::string out;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        const Frame& frame = frames_[i];
        if (frame.definition == nullptr && i > 0)
            out = frame.type->name;
        else
            out.append("/").append(prefix_of(frame.uri)).append(i == 0 ? frame.type->name : frame.name);
    }
    return out;
}

}  // namespace kakehashi::fhir
