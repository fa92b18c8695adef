#include <algorithm>
#include <array>

#include "cda/mapping.hpp"
#include "cda/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

/// What a section of the CDA is in the two documents; "" where the document has no such section.
struct SectionRule {
    std::string_view code;   ///< LOINC
    std::string_view title;  ///< contained in the title, where the code says nothing
    std::string_view referral;
    std::string_view summary;
};
// The first row that fits counts: longer titles stand before those that they contain.
// Source: vendor-exports.md 4.3
constexpr std::array kRules{
    SectionRule{"42349-1", "紹介目的", "950", {}},
    SectionRule{"46241-6", "入院時診断", "340", "342"},
    SectionRule{"11535-2", "退院時診断", "340", "344"},
    SectionRule{"10154-3", "主訴", "340", "352"},
    SectionRule{"11450-4", "傷病名", "340", "344"},
    SectionRule{"29308-4", "診断名", "340", "344"},
    SectionRule{{}, "入院理由", {}, "312"},
    SectionRule{"10164-2", "現病歴", "360", "362"},
    SectionRule{"11348-0", "既往歴", "370", "372"},
    SectionRule{"48765-2", "アレルギー", "510", "510"},
    SectionRule{"10157-6", "家族歴", "550", "552"},
    SectionRule{{}, "退院時身体所見", "610", "614"},
    SectionRule{"29545-1", "身体所見", "610", "612"},
    SectionRule{"8716-3", "バイタル", "610", "612"},
    SectionRule{"29762-2", "生活習慣", "640", "642"},
    SectionRule{"11369-6", "予防接種", "530", "530"},
    SectionRule{"47519-4", "手術", "730", "713"},
    SectionRule{"10216-0", "処置", "720", "713"},
    SectionRule{"42346-7", "入院時服薬", "430", "432"},
    SectionRule{"10183-2", "退院時処方", "430", "444"},
    SectionRule{"10160-0", "処方", "430", "444"},
    SectionRule{"30954-2", "検査結果", "620", "623"},
    SectionRule{"8648-8", "経過", "330", "333"},
    SectionRule{"18776-5", "方針", "420", "424"},
    SectionRule{"42348-3", "事前指示", "410", "410"},
    SectionRule{"46264-8", "医療機器", "810", "810"},
};

const SectionRule* rule_of(std::string_view code, std::string_view title) {
    for (const SectionRule& row : kRules)
        if (!row.code.empty() && row.code == code) return &row;
    for (const SectionRule& row : kRules)
        if (!title.empty() && title.find(row.title) != std::string_view::npos) return &row;
    return nullptr;
}

bool is_block(std::string_view name) {
    constexpr std::array<std::string_view, 7> kBlocks{"paragraph", "item", "tr", "br", "caption", "list", "table"};
    return std::ranges::find(kBlocks, name) != kBlocks.end();
}

void append_words(Element& element, std::string& text) {
    const bool is_cell = element.name() == "td" || element.name() == "th";
    if (is_block(element.name()) && !text.empty() && text.back() != '\n') text += '\n';
    if (is_cell && !text.empty() && text.back() != '\n') text += ' ';
    for (Element::Content& item : element.content()) {
        if (auto* leaf = std::get_if<xml::Leaf>(&item)) {
            leaf->fate = FieldFate::mapped;
            leaf->detail = "Composition.section";
            text += facts::trimmed(leaf->text);
        } else {
            append_words(*std::get<std::unique_ptr<Element>>(item), text);
        }
    }
    if (is_block(element.name()) && !text.empty() && text.back() != '\n') text += '\n';
}

void add_text(std::vector<SectionFact>& sections, std::string_view code, std::string text) {
    if (text.empty()) return;
    for (SectionFact& section : sections) {
        if (section.code != code) continue;
        section.text += "\n" + text;
        return;
    }
    sections.push_back({std::string(code), std::move(text)});
}

void read_section(Mapping& mapping, Element& section, DocumentKind kind, std::string_view above, DocumentParts& parts) {
    Element* coded = section.child("code");
    Element* titled = section.child("title");
    const std::string title = titled == nullptr ? "" : titled->peek_text();
    const SectionRule* rule = rule_of(coded == nullptr ? "" : coded->peek("code"), title);
    std::string_view target = above;
    if (rule != nullptr) target = kind == DocumentKind::referral ? rule->referral : rule->summary;
    if (target.empty()) {
        mapping.note(IssueSeverity::warning, messages::kSectionUnmapped, "/ClinicalDocument/component/structuredBody");
    } else {
        if (coded != nullptr) coded->mark(FieldFate::mapped, "used: which section it is");
        // A section inside another keeps its own title as a line of the text.
        const bool is_inner = rule == nullptr && titled != nullptr;
        if (is_inner) add_text(parts.sections, target, titled->take_text("Composition.section"));
        if (titled != nullptr) titled->mark(FieldFate::ignored, "the profile gives the sections their titles");
        if (Element* text = section.child("text"); text != nullptr)
            add_text(parts.sections, target, take_narrative(*text));
        read_clinical_entries(mapping, section, target, parts);
    }
    for (Element* component : section.children("component"))
        for (Element* inner : component->children("section")) read_section(mapping, *inner, kind, target, parts);
}

}  // namespace

std::string take_narrative(xml::Element& text) {
    std::string words;
    append_words(text, words);
    return facts::trimmed(words);
}

DocumentParts read_document_sections(Mapping& mapping, DocumentKind kind) {
    DocumentParts parts;
    Element* body = mapping.document.find({"component", "structuredBody"});
    if (body == nullptr) return parts;
    for (Element* component : body->children("component"))
        for (Element* section : component->children("section")) read_section(mapping, *section, kind, {}, parts);
    return parts;
}

}  // namespace kakehashi::mappers::cda
