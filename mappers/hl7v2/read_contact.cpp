#include <algorithm>
#include <array>

#include "hl7v2/mapping.hpp"
#include "hl7v2/tables.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::hl7v2 {
namespace {

/// Source: HL7 table 0201
std::string use_of(std::string_view code, std::string_view equipment) {
    if (code == "PRS" || equipment == "CP") return "mobile";
    if (code == "PRN" || code == "ORN" || code == "VHN" || code == "HOME") return "home";
    return code == "WPN" ? "work" : "";
}

/// Source: HL7 table 0202
std::string system_of(std::string_view code, std::string_view equipment) {
    if (equipment == "Internet" || equipment == "X.400" || code == "NET") return "email";
    if (equipment == "FX") return "fax";
    if (equipment == "BP") return "pager";
    return {};
}

/// Country, area, number and extension, as one dials them.
std::string joined_number(const std::array<std::string, 4>& parts) {
    if (parts[2].empty()) return {};
    std::string number;
    for (std::size_t i = 0; i < 3; ++i) {
        if (parts[i].empty()) continue;
        if (!number.empty()) number += '-';
        number.append(i == 0 ? "+" : "").append(parts[i]);
    }
    return parts[3].empty() ? number : number + " ext. " + parts[3];
}

/// Components 4, 3, 1 and 2 of an XAD: from the large to the small.
std::string address_text(Segment& segment, unsigned field, std::string_view target) {
    std::string text = facts::trimmed(segment.take({field, 8}, target));
    for (const unsigned component : {4U, 3U, 1U, 2U}) {
        const std::string part = segment.take({field, component}, target);
        if (!part.empty()) text.append(text.empty() ? "" : " ").append(part);
    }
    return text;
}

/// A code of a table with its text; the text alone where the code is another's.
CodedText coded_in(std::string_view table, Segment& segment, unsigned field, std::string_view target) {
    CodedText coded{.code = segment.take({field}, target), .text = segment.take({field, 2}, target)};
    segment.take({field, 3}, target);
    if (coded.text.empty()) coded.text = coded.code;
    if (!is_in_table(table, coded.code)) coded.code.clear();
    return coded;
}

ContactFact read_contact(Mapping& mapping, Segment& nk1) {
    constexpr std::string_view kTarget = "Patient.contact";
    ContactFact contact;
    contact.origins = {nk1.offset()};
    const unsigned named = nk1.has(2) ? 2 : 30;
    auto names = read_names(nk1, named, kTarget);
    if (!names.empty()) contact.name = std::move(names.front());
    contact.relationship = coded_in("0063", nk1, 3, kTarget);
    const PlaceText place = read_address(nk1, 4, kTarget);
    contact.address_text = place.text;
    contact.postal_code = place.postal_code;
    for (const unsigned field : {5U, 6U, 31U}) {
        auto telecoms = read_telecoms(nk1, field, kTarget);
        for (TelecomFact& telecom : telecoms) {
            if (field == 6 && telecom.use.empty()) telecom.use = "work";
            contact.telecoms.push_back(std::move(telecom));
        }
    }
    contact.role = coded_in("0131", nk1, 7, kTarget);
    contact.start = mapping.date(nk1, 8, kTarget);
    contact.end = mapping.date(nk1, 9, kTarget);
    contact.organization = nk1.take({13}, kTarget);
    nk1.take({13, 2}, kTarget);
    const std::string sex = nk1.take({15}, kTarget);
    if (sex == "M" || sex == "F") contact.gender = sex == "M" ? "male" : "female";
    return contact;
}

}  // namespace

PlaceText read_address(Segment& segment, unsigned field, std::string_view target) {
    if (!segment.has(field)) return {};
    PlaceText place{.text = address_text(segment, field, target), .postal_code = segment.take({field, 5}, target)};
    segment.take({field, 1, 1, 2}, target);
    segment.take({field, 6}, target);
    segment.take({field, 7}, target);
    return place;
}

std::vector<TelecomFact> read_telecoms(Segment& segment, unsigned field, std::string_view target) {
    std::vector<TelecomFact> telecoms;
    for (unsigned repetition = 1; repetition <= segment.repetitions(field); ++repetition) {
        const auto part = [&](unsigned component) {
            return segment.take({.field = field, .component = component, .repetition = repetition}, target);
        };
        const std::string use = part(2);
        const std::string equipment = part(3);
        const std::array<std::string, 4> parts{part(5), part(6), part(7), part(8)};
        const std::string email = part(4);
        // The number is in XTN.12 in Japan, in XTN.1 in old messages, in XTN.5 to 8 elsewhere.
        const std::string whole = part(12);
        const std::string old = part(1);
        TelecomFact telecom{.system = system_of(use, equipment), .use = use_of(use, equipment), .value = whole};
        if (telecom.value.empty() && telecom.system == "email") telecom.value = email.empty() ? old : email;
        if (telecom.value.empty()) telecom.value = old;
        if (telecom.value.empty()) telecom.value = joined_number(parts);
        const auto same = [&telecom](const TelecomFact& other) { return other.value == telecom.value; };
        if (!telecom.value.empty() && std::none_of(telecoms.begin(), telecoms.end(), same))
            telecoms.push_back(std::move(telecom));
    }
    return telecoms;
}

std::vector<ContactFact> read_contacts(Mapping& mapping) {
    std::vector<ContactFact> contacts;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() != "NK1") continue;
        const std::string relationship = segment.peek({3});
        const std::string role = segment.peek({7});
        if (relationship == "SEL" || role == "E") {
            segment.ignore_rest("the patient's own entry with the employer, not a contact");
            continue;
        }
        contacts.push_back(read_contact(mapping, segment));
    }
    return contacts;
}

std::vector<std::string> read_disabilities(Mapping& mapping) {
    constexpr std::string_view kTarget = "Patient.extension patient-disability";
    std::vector<std::string> disabilities;
    for (Segment& segment : mapping.message.segments) {
        if (segment.name() != "DB1") continue;
        if (!segment.peek({2}).empty() && segment.peek({2}) != "PT") {
            segment.ignore_rest("disability of somebody else than the patient");
            continue;
        }
        segment.take({2}, kTarget);
        if (segment.peek({4}) == "N") {
            segment.ignore_rest("says that there is no disability");
            continue;
        }
        std::string text = segment.take({3}, kTarget);
        const bool is_disabled = segment.take({4}, kTarget) == "Y";
        if (is_disabled) text.insert(0, text.empty() ? "障害あり" : "障害あり ");
        const std::string start = mapping.date(segment, 5, kTarget);
        const std::string end = mapping.date(segment, 6, kTarget);
        if (!start.empty() || !end.empty()) text.append(" ").append(start).append("～").append(end);
        if (!text.empty()) disabilities.push_back(facts::trimmed(text));
    }
    return disabilities;
}

}  // namespace kakehashi::mappers::hl7v2
