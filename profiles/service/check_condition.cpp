#include <algorithm>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

constexpr std::string_view kSuspected = "の疑い";

bool has_code(const Node& concept_node, std::string_view code) {
    return std::ranges::any_of(items_at(concept_node, "coding"),
                               [&](const Node& coding) { return coding.text_of("code") == code; });
}

/// Whether a postfix modifier says の疑い.
bool is_suspected(const Node& code) {
    for (const Node& extension : items_at(code, "extension")) {
        if (extension.text_of("url") != canonicals::kPostfixModifier) continue;
        const Node& modifier = child(extension, "valueCodeableConcept");
        if (modifier.text_of("text").find(kSuspected) != std::string_view::npos) return true;
        for (const Node& coding : items_at(modifier, "coding"))
            if (coding.text_of("display").find(kSuspected) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

// Source: jp-clins.md 6
void check_condition(const Node& condition, ServiceFindings& found) {
    const auto categories = items_at(condition, "category");
    if (!categories.empty() && !has_code(categories.front(), "encounter-diagnosis"))
        found.warning(kConditionCategory, categories.front());
    const Node& status = child(condition, "verificationStatus");
    if (is_suspected(child(condition, "code")) && has_code(status, "confirmed"))
        found.warning(kSuspectedStatus, status);
}

}  // namespace kakehashi::profiles::service
