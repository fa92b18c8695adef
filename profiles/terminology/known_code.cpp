#include "terminology/known_code.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "kakehashi/fhir/schema.hpp"
#include "terminology/display.hpp"
#include "terminology/grammar.hpp"

namespace kakehashi::profiles {
namespace {

using fhir::Node;

using R4Codes = std::map<std::pair<std::string_view, std::string_view>, std::string_view>;

/// Every code that R4's required value sets enumerate, with its display. Not all codes of any system.
const R4Codes& r4_codes() {
    static const R4Codes kCodes = [] {
        R4Codes codes;
        for (const auto& type : fhir::schema::all_types())
            for (const auto& element : type.elements)
                for (const auto& each : fhir::schema::find_value_set(element.value_set).codes)
                    codes.emplace(std::pair(each.system, each.code), each.display);
        return codes;
    }();
    return kCodes;
}

/// A display rather than a synonym or a definition. Source: R4 valueset-designation-use.html
bool is_display(const Node& designation) {
    const Node* use = designation.find("use");
    const std::string_view code = use != nullptr ? use->text_of("code") : std::string_view();
    return code.empty() || code == "display" || code == "preferredForLanguage";
}

}  // namespace

std::string_view r4_display_of(std::string_view system, std::string_view code) {
    const auto found = r4_codes().find({system, code});
    return found == r4_codes().end() ? std::string_view() : found->second;
}

Membership has_r4_display(std::string_view system, std::string_view code, std::string_view display) {
    const std::string_view own = r4_display_of(system, code);
    if (own.empty()) return Membership::unknown;
    if (is_display_of(system, own, display)) return Membership::yes;
    const bool is_english = std::ranges::none_of(display, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return is_english ? Membership::no : Membership::unknown;
}

KnownCode describe(const Terminology& terminology, std::string_view system, std::string_view code,
                   std::string_view version) {
    KnownCode known{.system = system, .version = version, .code = code};
    known.code_system = terminology.find_code_system(system, version).system;
    if (known.code_system != nullptr) {
        known.version = known.code_system->version();
        known.item = known.code_system->find(code);
        if (known.item != nullptr) known.code = known.item->code;
    }
    if (known.item != nullptr) return known;
    known.other_display = r4_display_of(system, code);
    if (!known.other_display.empty()) return known;
    if (is_code_by_grammar(system, code) == Membership::yes) known.other_display = code;
    return known;
}

bool is_known(const KnownCode& code) { return code.item != nullptr || !code.other_display.empty(); }

bool is_abstract(const KnownCode& code) {
    return (code.item != nullptr && code.code_system->is_abstract(*code.item)) ||
           (code.stated != nullptr && code.stated->text_of("abstract") == "true");
}

bool is_inactive(const KnownCode& code) {
    return (code.item != nullptr && code.code_system->is_inactive(*code.item)) ||
           (code.stated != nullptr && code.stated->text_of("inactive") == "true");
}

std::string_view display_of(const KnownCode& code, std::string_view language) {
    if (!language.empty()) {
        const Node* any = nullptr;
        for (const Node* designation : designations_of(code)) {
            if (!is_same_language(designation->text_of("language"), language)) continue;
            if (is_display(*designation)) return designation->text_of("value");
            any = any == nullptr ? designation : any;
        }
        if (any != nullptr) return any->text_of("value");
    }
    const std::string_view stated = code.stated != nullptr ? code.stated->text_of("display") : std::string_view();
    if (!stated.empty()) return stated;
    return code.item != nullptr ? code.item->node->text_of("display") : code.other_display;
}

std::vector<const Node*> designations_of(const KnownCode& code) {
    std::vector<const Node*> designations;
    for (const Node& each : items_of(code.stated, "designation")) designations.push_back(&each);
    if (code.item == nullptr) return designations;
    for (const Node* node : code.code_system->nodes_of(*code.item))
        for (const Node& each : items_of(node, "designation")) designations.push_back(&each);
    return designations;
}

bool is_same_language(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return false;
    const auto [shorter, longer] = a.size() < b.size() ? std::pair(a, b) : std::pair(b, a);
    if (!is_same_text(longer.substr(0, shorter.size()), shorter)) return false;
    return longer.size() == shorter.size() || longer[shorter.size()] == '-';
}

}  // namespace kakehashi::profiles
