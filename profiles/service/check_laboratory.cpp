#include <algorithm>
#include <array>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

/// Without one of these the service cannot tell a laboratory result from an infection.
constexpr std::array<std::string_view, 6> kStandardSystems{canonicals::kCore10,      canonicals::kCore11,
                                                           canonicals::kInfection10, canonicals::kInfection11,
                                                           canonicals::kJlac10,      canonicals::kLabUncoded};

/// display and text: no half-width kana, no full-width space, no control characters; letters, digits and signs are
/// half-width. Source: jp-clins.md 3
void check_text(const Node& text, ServiceFindings& found) {
    const Characters has = characters_of(text.text());
    if (has.half_kana || has.full_space || has.control)
        found.error(kLabText, text, {shape_of(text.text())});
    else if (has.full_ascii)
        found.warning(kLabWidth, text, {shape_of(text.text())});
}

bool is_local_code(std::string_view code) {
    return std::ranges::all_of(code, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
}

void check_local(const Node& code, const Node& local, ServiceFindings& found) {
    const Node& value = child(local, "code");
    if (!is_local_code(value.text())) found.error(kLocalCode, value, {shape_of(value.text())});
    const Node& display = child(local, "display");
    if (display.text().find(' ') != std::string_view::npos) found.warning(kLocalDisplay, display);
    const Node& text = child(code, "text");
    if (text.text().empty()) found.warning(kLabTextMissing, code);
    if (!text.text().empty() && text.text() != display.text()) found.warning(kLabTextDiffers, text);
}

/// An item of the service's lists has its coding there; JLAC10's own system is for the others. Where the lists are not
/// here, nothing can be said. Source: jp-clins.md 8, coding patterns
void check_listed(const Terminology& terminology, const Node& code, ServiceFindings& found) {
    const Node* plain = coding_of(code, canonicals::kJlac10);
    if (plain == nullptr) return;
    constexpr std::array kLists{canonicals::kCore10, canonicals::kCore11, canonicals::kInfection10,
                                canonicals::kInfection11};
    if (std::ranges::any_of(kLists, [&](std::string_view list) { return coding_of(code, list) != nullptr; })) return;
    for (const std::string_view list : {canonicals::kCore10, canonicals::kInfection10})
        if (terminology.has_code(list, plain->text_of("code")) == Membership::yes)
            return found.error(kLabListed, child(*plain, "code"), {list});
}

/// The local coding always, and one that everybody understands. Source: jp-clins.md 8, coding patterns
void check_code(const Node& code, ServiceFindings& found) {
    const Node* local = coding_of(code, canonicals::kLabLocal);
    const bool has_standard = std::ranges::any_of(
        kStandardSystems, [&](std::string_view system) { return coding_of(code, system) != nullptr; });
    if (local == nullptr) found.warning(kLocalMissing, code);
    if (!has_standard) found.error(kLabCode, code);
    if (local != nullptr) check_local(code, *local, found);
    for (const Node& coding : items_at(code, "coding")) check_text(child(coding, "display"), found);
    check_text(child(code, "text"), found);
}

/// Whether a value belongs here: not in a panel, and not before the result or after its cancellation.
bool expects_value(const Node& observation) {
    constexpr std::array<std::string_view, 3> kReported{"final", "amended", "corrected"};
    return std::ranges::find(kReported, observation.text_of("status")) != kReported.end() &&
           items_at(observation, "hasMember").empty() && items_at(observation, "component").empty();
}

bool has_value(const Node& observation) {
    return std::ranges::any_of(observation.members(), [](const fhir::Member& member) {
        return member.name.starts_with("value") || member.name.starts_with("_value");
    });
}

void check_value(const Node& observation, ServiceFindings& found) {
    const bool is_panel = !items_at(observation, "hasMember").empty();
    const Node* quantity = observation.find("valueQuantity");
    if (is_panel && has_value(observation)) found.warning(kPanelValue, observation);
    if (expects_value(observation) && !has_value(observation) && observation.find("dataAbsentReason") == nullptr)
        found.warning(kValueMissing, observation);
    if (quantity == nullptr) return;
    // jp-clins.md 16, lab: a warning, since the profile leaves the unit open and the service does not refuse that.
    if (quantity->text_of("unit").empty()) found.warning(kUnit, *quantity);
    if (items_at(observation, "referenceRange").empty()) found.information(kRange, observation);
}

}  // namespace

void check_laboratory(const Sending& sending, const Node& observation, ServiceFindings& found) {
    const Node& code = child(observation, "code");
    if (code.is_object()) check_code(code, found);
    if (code.is_object()) check_listed(sending.terminology, code, found);
    check_value(observation, found);
}

}  // namespace kakehashi::profiles::service
