#include <algorithm>
#include <set>
#include <unordered_map>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/sending.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

/// The Composition's top-level section of that code, or nullptr.
const Node* section_of(const Node& composition, std::string_view code) {
    for (const Node& section : items_at(composition, "section"))
        if (const Node* coding = coding_of(child(section, "code"), canonicals::kSections))
            if (coding->text_of("code") == code) return &section;
    return nullptr;
}

using EntriesByUrl = std::unordered_map<std::string_view, const Node*>;

/// The 10-digit numbers of the Organizations that a section names.
std::set<std::string_view> institutions_of(const EntriesByUrl& entries, const Node* section) {
    std::set<std::string_view> numbers;
    if (section == nullptr) return numbers;
    for (const Node& reference : items_at(*section, "entry")) {
        const auto entry = entries.find(reference.text_of("reference"));
        if (entry == entries.end()) continue;
        for (const Node& identifier : items_at(child(*entry->second, "resource"), "identifier"))
            if (identifier.text_of("system") == canonicals::kInstitution) numbers.insert(identifier.text_of("value"));
    }
    return numbers;
}

/// A referral goes to another institution. Source: jp-clins.md 16
void check_addressee(const Node& bundle, ServiceFindings& found) {
    const auto entries = items_at(bundle, "entry");
    if (entries.empty()) return;
    const Node& composition = child(entries.front(), "resource");
    EntriesByUrl by_url;
    for (const Node& entry : entries) by_url.emplace(entry.text_of("fullUrl"), &entry);
    const Node* to = section_of(composition, "910");
    const auto senders = institutions_of(by_url, section_of(composition, "920"));
    const auto addressees = institutions_of(by_url, to);
    const auto is_sender = [&](std::string_view number) { return !number.empty() && senders.contains(number); };
    if (std::ranges::any_of(addressees, is_sender)) found.warning(kAddressee, *to);
}

}  // namespace

void check_document(const Sending& sending, const Node& bundle, ServiceFindings& found) {
    if (sending.kind == BundleKind::referral) {
        check_addressee(bundle, found);
    } else if (const Node* signature = bundle.find("signature")) {
        found.warning(kSignature, *signature);
    }
}

}  // namespace kakehashi::profiles::service
