#include <algorithm>
#include <array>

#include "cda/consolidated/document.hpp"
#include "fhir/systems.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::cda {
namespace {

using xml::Element;

constexpr std::string_view kTemplates = "2.16.840.1.113883.10.20.22.";

/// The OID that CDA writes and the name that the writers know the code system by.
struct SystemName {
    std::string_view oid, name;
};
// Source: HL7 OID registry; C-CDA R2.1 appendix "Code systems"
constexpr std::array kSystems{
    SystemName{"2.16.840.1.113883.6.1", "LN"},
    SystemName{"2.16.840.1.113883.6.96", "SCT"},
    SystemName{"2.16.840.1.113883.6.88", "RXNORM"},
    SystemName{"2.16.840.1.113883.12.292", "CVX"},
    SystemName{"2.16.840.1.113883.6.59", "CVX"},
    SystemName{"2.16.840.1.113883.6.90", "I10C"},
    SystemName{"2.16.840.1.113883.6.3", "I10"},
    SystemName{"2.16.840.1.113883.6.4", "I10P"},
    SystemName{"2.16.840.1.113883.6.103", "I9C"},
    SystemName{"2.16.840.1.113883.6.104", "I9C"},
    SystemName{"2.16.840.1.113883.6.12", "CPT"},
    SystemName{"2.16.840.1.113883.6.69", "NDC"},
    SystemName{"2.16.840.1.113883.4.9", "UNII"},
    SystemName{"2.16.840.1.113883.3.26.1.1", "NCI"},
    SystemName{"2.16.840.1.113883.6.8", "UCUM"},
    SystemName{"1.2.840.10008.2.16.4", "DCM"},
    SystemName{"2.16.840.1.113883.5.4", "http://terminology.hl7.org/CodeSystem/v3-ActCode"},
    SystemName{"2.16.840.1.113883.5.8", "http://terminology.hl7.org/CodeSystem/v3-ActReason"},
    SystemName{"2.16.840.1.113883.5.112", "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration"},
};

/// Words as one line: white space of the layout is no part of them.
std::string one_line(std::string_view words) {
    std::string line;
    for (const char c : words) {
        const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!is_space) line += c;
        if (is_space && !line.empty() && line.back() != ' ') line += ' ';
    }
    return facts::trimmed(line);
}

/// originalText: words, or a pointer to where they stand in the narrative.
std::string take_original(ForeignDocument& document, Element& coded, std::string_view target) {
    Element* original = coded.child("originalText");
    if (original == nullptr) return {};
    return take_pointed(document, *original, target);
}

void take_coding(Element& coded, std::string_view target, ConceptFact& to) {
    const std::string code = coded.peek("code");
    if (code.empty()) return;
    coded.take("code", target);
    to.codings.push_back({.system = system_of(coded.take("codeSystem", target)),
                          .code = code,
                          .text = one_line(coded.take("displayName", target))});
}

}  // namespace

std::string take_pointed(ForeignDocument& document, Element& text, std::string_view target) {
    std::string words = one_line(text.take_text(target));
    Element* reference = text.child("reference");
    if (reference == nullptr || !words.empty()) return words;
    const std::string value = reference->peek("value");
    const auto anchor = value.starts_with('#') ? document.anchors.find(value.substr(1)) : document.anchors.end();
    if (anchor == document.anchors.end()) return words;
    reference->take("value", target);
    return one_line(anchor->second->peek_text());
}

bool has_template(Element& entry, std::string_view number) {
    const auto ids = entry.children("templateId");
    return std::ranges::any_of(ids, [&](Element* id) {
        const std::string root = id->peek("root");
        return root.starts_with(kTemplates) && std::string_view(root).substr(kTemplates.size()) == number;
    });
}

std::string system_of(std::string_view oid) {
    if (oid.empty()) return {};
    for (const SystemName& row : kSystems)
        if (row.oid == oid) return std::string(row.name);
    return std::string(bundles::current_system("urn:oid:" + std::string(oid)));
}

ConceptFact take_concept(ForeignDocument& document, Element& coded, std::string_view target) {
    ConceptFact fact;
    coded.take_type();
    fact.text = take_original(document, coded, target);
    take_coding(coded, target, fact);
    for (Element* translation : coded.children("translation")) {
        translation->take_type();
        take_coding(*translation, target, fact);
    }
    if (fact.codings.empty() && fact.text.empty()) fact.text = one_line(coded.take("displayName", target));
    return fact;
}

std::string take_id(Element& entry) {
    for (Element* id : entry.children("id")) {
        const std::string root = id->peek("root");
        if (root.empty()) continue;
        id->take("root", "identifier");
        const std::string extension = id->take("extension", "identifier");
        return extension.empty() ? root : root + "^" + extension;
    }
    return {};
}

Period take_period(ForeignDocument& document, Element& entry, std::string_view target) {
    Period period;
    Element* time = entry.child("effectiveTime");
    if (time == nullptr) return period;
    time->take_type();
    constexpr std::string_view kPlace = "entry/effectiveTime";
    Element* low = time->child("low");
    period.start = document.mapping.time(low == nullptr ? time : low, target, kPlace);
    period.end = document.mapping.time(time->child("high"), target, kPlace);
    return period;
}

std::vector<Element*> observations_below(Element& entry, std::string_view number) {
    std::vector<Element*> found;
    for (Element* relationship : entry.children("entryRelationship"))
        for (Element* observation : relationship->children("observation"))
            if (has_template(*observation, number)) found.push_back(observation);
    return found;
}

void mark_frame(Element& entry) {
    for (const auto& [name, reason] : {std::pair("code", "kind of the statement; its template says it"),
                                       std::pair("statusCode", "state of the entry in the sender's chart"),
                                       std::pair("text", "points into the narrative, which the filed document has")})
        if (Element* element = entry.child(name); element != nullptr) element->mark(FieldFate::ignored, reason);
}

}  // namespace kakehashi::mappers::cda
