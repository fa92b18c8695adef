#include "fhir_facts.hpp"

namespace kakehashi::truth {
namespace {

using fhir::Node;

/// A document with what its sections refer to.
struct DocumentView {
    const Node& bundle;
    const Node& composition;

    [[nodiscard]] const Node* resolve(std::string_view reference) const {
        const Node* entry = item_with(bundle, "entry", "fullUrl", reference);
        return entry ? entry->find("resource") : nullptr;
    }

    [[nodiscard]] const Node* section(std::string_view code) const { return find(composition, code); }

    /// The section's own words: its narrative without markup.
    [[nodiscard]] std::string words(std::string_view code) const {
        const Node* found = section(code);
        if (!found) return {};
        const std::string div = text_at(*found, {"text", "div"});
        std::string text;
        bool inside_tag = false;
        for (const char c : div) {
            if (c == '<') inside_tag = true;
            if (!inside_tag) text += c;
            if (c == '>') inside_tag = false;
        }
        return text;
    }

    /// The first resource of that type that the section refers to.
    [[nodiscard]] const Node* referred(std::string_view code, std::string_view type) const {
        const Node* found = section(code);
        const Node* entries = found ? found->find("entry") : nullptr;
        for (const Node& entry : entries ? entries->items() : std::span<const Node>()) {
            const Node* resource = resolve(entry.text_of("reference"));
            if (resource && resource->text_of("resourceType") == type) return resource;
        }
        return nullptr;
    }

private:
    static const Node* find(const Node& parent, std::string_view code) {
        const Node* sections = parent.find("section");
        for (const Node& section : sections ? sections->items() : std::span<const Node>()) {
            if (text_at(section, {"code", "coding", "code"}) == code) return &section;
            if (const Node* below = find(section, code)) return below;
        }
        return nullptr;
    }
};

std::string text_of(const Node* resource, std::initializer_list<std::string_view> path) {
    return resource ? text_at(*resource, path) : "";
}

Fact referral_fact(const DocumentView& view) {
    Fact fact{{"kind", "referral"}};
    put(fact, "issued", text_at(view.composition, {"date"}));
    const Node* to = view.referred("910", "Organization");
    const Node* number = to ? item_with(*to, "identifier", "system",
                                        "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no")
                            : nullptr;
    put(fact, "to", number ? std::string(number->text_of("value")) : "");
    put(fact, "purpose", view.words("950"));
    put(fact, "history", view.words("360"));
    put(fact, "disease", text_of(view.referred("340", "Condition"), {"code", "text"}));
    return fact;
}

Fact discharge_fact(const DocumentView& view) {
    Fact fact{{"kind", "discharge_summary"}};
    const Node* stay = view.referred("324", "Encounter");
    put(fact, "admitted", text_of(stay, {"period", "start"}));
    put(fact, "discharged", text_of(stay, {"period", "end"}));
    put(fact, "reason", view.words("312"));
    put(fact, "history", view.words("362"));
    put(fact, "course", view.words("333"));
    put(fact, "plan", view.words("424"));
    put(fact, "disease", text_of(view.referred("344", "Condition"), {"code", "text"}));
    return fact;
}

void add_checkup_items(const Node& bundle, std::vector<Fact>& facts) {
    for (const Node& entry : bundle.find("entry")->items()) {
        const Node& resource = *entry.find("resource");
        const bool group = resource.find("hasMember") != nullptr;
        if (resource.text_of("resourceType") != "Observation" || group) continue;
        Fact fact{{"kind", "checkup_item"}};
        put(fact, "code", text_at(resource, {"code", "coding", "code"}));
        put(fact, "name", text_at(resource, {"code", "text"}));
        put(fact, "examined", text_at(resource, {"effectiveDateTime"}));
        put_value(fact, resource);
        put_range(fact, resource);
        facts.push_back(fact);
    }
}

}  // namespace

std::vector<Fact> facts_of_document(const Node& bundle) {
    const Node* composition = at(bundle, {"entry", "resource"});
    if (!composition) return {};
    const DocumentView view{.bundle = bundle, .composition = *composition};
    const std::string code = text_at(*composition, {"type", "coding", "code"});
    const std::string key = text_at(bundle, {"identifier", "value"});
    const std::string number = key.substr(key.find_last_of("^-") + 1);
    std::vector<Fact> facts;
    Fact fact;
    if (code == "57133-1") fact = referral_fact(view);
    if (code == "18842-5") fact = discharge_fact(view);
    if (code == "53576-5") {
        fact = {{"kind", "checkup"}};
        put(fact, "examined", text_at(*composition, {"event", "period", "start"}));
        add_checkup_items(bundle, facts);
    }
    put(fact, "code", code);
    put(fact, "number", number);
    facts.push_back(fact);
    return facts;
}

}  // namespace kakehashi::truth
