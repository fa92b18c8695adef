#include <algorithm>
#include <array>

#include "facts/person_name.hpp"
#include "facts/repeated_keys.hpp"
#include "facts/translated.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kCode = "Observation.code";
constexpr std::string_view kValue = "Observation.value";
constexpr std::string_view kRange = "Observation.referenceRange";
constexpr std::size_t kJlac10Length = 17;

/// What all results of a module share.
LabResultFact read_information(Mapping& mapping, Module& module) {
    LabResultFact shared;
    shared.visit = module.visit;
    // The author of a module is the laboratory; who ordered is `client`.
    shared.visit.doctor = {};
    Element* information = child(module.content, "information");
    const auto time = [&](std::string_view name, std::string_view target) {
        const std::string text = take_attribute(information, name, target);
        return text.empty() ? text : mapping.time(text, module.place + "/information/@" + std::string(name));
    };
    shared.order = take_attribute(information, "registId", "Observation.basedOn");
    shared.collected = time("sampleTime", "Observation.effectiveDateTime");
    shared.issued = time("reportTime", "Observation.issued");
    Element* status = child(information, "reportStatus");
    const std::string code = take_attribute(status, "statusCode", "Observation.status");
    if (code == "mid") shared.status = "preliminary";
    if (!code.empty() && code != "mid" && code != "final")
        mapping.note(IssueSeverity::warning, messages::kUnknownCode, module.place + "/information/reportStatus",
                     {"reportStatus"});
    if (Element* department = child(information, "department"); !peek_text(department).empty()) {
        shared.visit.department.code =
            facts::translated(mapping.context, "department", peek_attribute(department, "depCode"));
        if (!shared.visit.department.code.empty()) take_attribute(department, "depCode", "JP_eCS_Department");
        shared.visit.department.text = take_text(department, "JP_eCS_Department");
    }
    // A client that is a number is one of a facility's list, not a name.
    if (Element* client = child(information, "client");
        !peek_text(client).empty() && !facts::is_digits(peek_text(client)))
        shared.visit.doctor.names.push_back(facts::split_name("IDE", take_text(client, "Practitioner.name")));
    return shared;
}

/// JLAC10 in five parts: analyte, identification, material, method, kind of result. Source: MML test module; JLAC10
std::string jlac10_of_parts(Element* name) {
    constexpr std::array<std::string_view, 5> kParts{"Acode", "Icode", "Scode", "Mcode", "Rcode"};
    std::string code;
    for (const std::string_view part : kParts) code += peek_attribute(name, part);
    if (code.size() != kJlac10Length) return {};
    for (const std::string_view part : kParts) take_attribute(name, part, kCode);
    return code;
}

void read_code(Mapping& mapping, Element& item, LabResultFact& fact) {
    Element* name = child(&item, "itemName");
    fact.local_name = take_text(name, kCode);
    fact.local_code = facts::to_half_width(take_attribute(name, "itCode", kCode));
    fact.jlac10 = jlac10_of_parts(name);
    const std::string system = peek_attribute(name, "itCodeId");
    if (fact.jlac10.empty() && system.find("JLAC10") != std::string::npos && fact.local_code.size() == kJlac10Length)
        fact.jlac10 = fact.local_code;
    if (fact.jlac10.empty())
        fact.jlac10 = facts::translated_or_missed(mapping.context, "lab", fact.local_code, fact.local_name);
    if (!fact.jlac10.empty()) take_attribute(name, "itCodeId", kCode);
}

/// value is what counts: numValue has only the digits of it ("<0.5" loses its sign). Source: vendor-exports.md 6.3
void read_value(Mapping& mapping, Module& module, Element& item, LabResultFact& fact) {
    Element* number = child(&item, "numValue");
    const std::string copied = facts::to_half_width(peek_text(number));
    fact.value = take_lines(child(&item, "value"), kValue);
    fact.flag = take_attribute(child(&item, "value"), "out", "Observation.interpretation");
    if (number == nullptr) return;
    const std::string place = module.place + "/laboTest/item/numValue";
    const auto decimal_of = [](const std::string& text) { return parse_result_text(text).decimal; };
    if (!copied.empty() && decimal_of(copied).empty())
        mapping.note(IssueSeverity::warning, messages::kNumberInvalid, place);
    if (fact.value.empty()) {
        fact.value = take_text(number, kValue);
    } else if (copied.empty() || decimal_of(copied) == decimal_of(fact.value)) {
        number->take_text("used: digits of the value once more");
    } else {
        // `30` for `30.0` is the same number; everything else is told.
        const auto plain = [](std::string text) {
            if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
            if (!text.empty() && text.back() == '.') text.pop_back();
            return text;
        };
        if (plain(decimal_of(copied)) == plain(decimal_of(fact.value)))
            number->take_text("used: digits of the value once more");
        else
            mapping.note(IssueSeverity::warning, messages::kNumberDiffers, place);
    }
    fact.range_low = take_attribute(number, "low", kRange);
    fact.range_high = take_attribute(number, "up", kRange);
    const std::string normal = peek_attribute(number, "normal");
    if (fact.range_low.empty() && fact.range_high.empty() && !normal.empty())
        fact.range_text = take_attribute(number, "normal", kRange);
    if (const std::string flag = take_attribute(number, "out", "Observation.interpretation"); !flag.empty())
        fact.flag = flag;
}

void read_item(Mapping& mapping, Module& module, Element& item, LabResultFact& fact) {
    fact.origins = module.origins;
    fact.origins.push_back(item.begin_record());
    read_code(mapping, item, fact);
    read_value(mapping, module, item, fact);
    fact.unit = take_text(child(&item, "unit"), "Observation.value");
    for (const std::string_view memo : {"itemMemo", "itemFreeMemo"})
        for (Element* note : children(&item, memo))
            if (const std::string text = take_lines(note, "Observation.note"); !text.empty())
                fact.comment += (fact.comment.empty() ? "" : "\n") + text;
}

/// Whether a module before this one has given a unit of that key already.
bool is_taken(const Mapping& mapping, const std::string& key) {
    return std::ranges::find(mapping.out.units, key, &Unit::key) != mapping.out.units.end();
}

}  // namespace

void map_laboratory(Mapping& mapping, Module& module) {
    const LabResultFact shared = read_information(mapping, module);
    std::vector<LabResultFact> results;
    facts::RepeatedKeys keys;
    for (Element* test : children(module.content, "laboTest")) {
        const std::uint32_t record = test->begin_record();
        Element* specimen = find(test, {"specimen", "specimenName"});
        const CodedText material{.code = {}, .text = take_text(specimen, "Observation.specimen")};
        for (Element* item : children(test, "item")) {
            LabResultFact fact = shared;
            fact.specimen = material;
            read_item(mapping, module, *item, fact);
            fact.origins.push_back(record);
            if (fact.local_code.empty() && fact.local_name.empty()) {
                mapping.note(IssueSeverity::warning, messages::kNoItemCode, module.place + "/laboTest/item");
                continue;
            }
            fact.key_suffix = keys.suffix_of(fact.local_code.empty() ? fact.jlac10 : fact.local_code);
            results.push_back(std::move(fact));
        }
    }
    if (results.empty()) return mapping.note(IssueSeverity::error, messages::kNoItemCode, module.place);
    // A corrected report has the order's number again: it replaces the first one without help of the uids.
    const std::string id = shared.order.empty() ? unit_id(mapping, module, shared.collected) : shared.order;
    UnitHeader header = header_of(mapping, module, id, shared.collected.empty() ? module.confirmed : shared.collected);
    if (is_taken(mapping, unit_key(UnitKind::laboratory, header))) {
        mapping.note(IssueSeverity::warning, messages::kOrderRepeated, module.place + "/information/@registId");
        header.local_id += "-" + module.key();
    }
    if (shared.order.empty()) remove_replaced(mapping, module, UnitKind::laboratory, header);
    mapping.out.units.push_back(write_laboratory_unit(header, mapping.patient, results, mapping.out.report));
}

}  // namespace kakehashi::mappers::mml
