#include <string>
#include <unordered_set>

#include "validate/messages.hpp"
#include "validate/run.hpp"

namespace kakehashi::profiles {

// bdl-7: fullUrl is unique unless meta.versionId differs, but for a history. Natively, because the FHIRPath compares
// all with all. Source: R4 bundle.html
void Run::bundle(const Place& place) {
    const std::string_view type = place.element.text_of("type");
    if (type == "history") return;
    std::unordered_set<std::string> seen;
    for_each_place(place, "entry", [&](const Place& entry) {
        const std::string_view full_url = entry.element.text_of("fullUrl");
        if (full_url.empty()) return;
        std::string key(full_url);
        key.append("\n").append(entry.element.child("resource").child("meta").text_of("versionId"));
        if (!seen.insert(std::move(key)).second)
            report({.code = fhir::IssueType::invariant, .message = validation_messages::kFullUrlTwice}, entry, "");
    });
}

}  // namespace kakehashi::profiles
