#include <algorithm>
#include <vector>

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

/// The 10-digit numbers of the Organizations that a section names.
std::vector<std::string_view> institutions_of(const Node& bundle, const Node* section) {
    std::vector<std::string_view> numbers;
    if (section == nullptr) return numbers;
    for (const Node& reference : items_at(*section, "entry"))
        for (const Node& entry : items_at(bundle, "entry")) {
            if (entry.text_of("fullUrl") != reference.text_of("reference")) continue;
            for (const Node& identifier : items_at(child(entry, "resource"), "identifier"))
                if (identifier.text_of("system") == canonicals::kInstitution)
                    numbers.push_back(identifier.text_of("value"));
        }
    return numbers;
}

/// A referral goes to another institution. Source: jp-clins.md 16
void check_addressee(const Node& bundle, ServiceFindings& found) {
    const auto entries = items_at(bundle, "entry");
    if (entries.empty()) return;
    const Node& composition = child(entries.front(), "resource");
    const Node* to = section_of(composition, "910");
    const auto senders = institutions_of(bundle, section_of(composition, "920"));
    for (const std::string_view number : institutions_of(bundle, to))
        if (!number.empty() && std::ranges::find(senders, number) != senders.end()) {
            found.warning(kAddressee, *to);
            return;
        }
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
