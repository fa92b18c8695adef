#include <fmt/format.h>

#include <algorithm>

#include "cda/mapping.hpp"
#include "cda/messages.hpp"

namespace kakehashi::mappers::cda {
namespace {

using fhir::IssueSeverity;
using xml::Element;

constexpr std::string_view kValue = "Observation.value";
constexpr std::string_view kAbsent = "Observation.dataAbsentReason";
constexpr std::string_view kQuestions = "9N7";  // 問診 items of 119.6.1005

/// The value by its declared type. @return false when the type is not read
bool take_typed(Element& value, const std::string& type, CheckupItemFact& item) {
    if (type == "PQ" || type == "INT" || type == "REAL") {
        item.value = value.take("value", kValue);
        item.unit = value.take("unit", kValue);
    } else if (type == "IVL_PQ") {
        item.value = take_interval(value, item.unit, kValue);
    } else if (type == "CD" || type == "CE" || type == "CO" || type == "CV" || type == "CS") {
        const Code code = take_code(value, kValue);
        item.value = code.code;
        item.value_system = code.system.empty() ? "" : "urn:oid:" + code.system;
        item.value_display = code.text;
        item.is_text = true;  // a code without a system is no number
    } else if (type == "ST" || type == "ED" || type.empty()) {
        item.value = value.take_text(kValue);
    } else if (type == "BL" || type == "TS") {
        item.value = value.take("value", kValue);
        item.is_text = true;
    } else {
        return false;
    }
    return true;
}

void read_value(Mapping& mapping, Element& observation, CheckupItemFact& item) {
    if (observation.take("negationInd", kAbsent) == "true") {
        item.absent = "not-performed";
        item.absent_text = "未実施";
    }
    Element* value = observation.child("value");
    if (value == nullptr) {
        if (item.absent.empty()) item.absent = "unknown", item.absent_text = "結果なし";
        return;
    }
    const std::string type = value->take_type();
    const std::string null_flavor = value->take("nullFlavor", kAbsent);
    if (!null_flavor.empty() && item.absent.empty()) {
        item.absent = absent_reason(null_flavor);
        item.absent_text = "測定不可能";
    }
    if (!item.absent.empty()) return;
    if (!take_typed(*value, type, item))
        mapping.note(IssueSeverity::warning, messages::kValueType, "observation/value");
    if (!item.value.empty()) return;
    item.absent = "unknown";
    item.absent_text = "結果なし";
}

void read_range(Element& observation, CheckupItemFact& item) {
    constexpr std::string_view kRange = "Observation.referenceRange";
    Element* value = observation.find({"referenceRange", "observationRange", "value"});
    if (value == nullptr) return;
    value->take_type();
    for (auto [name, limit] : {std::pair("low", &item.range_low), std::pair("high", &item.range_high)}) {
        Element* element = value->child(name);
        if (element == nullptr) continue;
        *limit = element->take("value", kRange);
        const std::string unit = element->take("unit", kRange);
        if (item.unit.empty()) item.unit = unit;
    }
}

/// The reason of a detailed examination (詳細健診) and other remarks that hang from a result.
void read_reason(Element& relationship, CheckupItemFact& item) {
    for (const char* name : {"act", "observation"})
        for (Element* entry : relationship.children(name)) {
            Element* coded = entry->child("value");
            if (coded == nullptr || coded->peek("code").empty()) coded = entry->child("code");
            if (coded == nullptr) continue;
            coded->take_type();
            const Code code = take_code(*coded, "Observation.note");
            const std::string words = code.text.empty() ? fmt::format("{} ({})", code.code, code.system) : code.text;
            item.note += (item.note.empty() ? "実施理由: " : "、") + words;
        }
}

void read_item(Mapping& mapping, Element& observation, CheckupItemFact& item, CheckupFact& fact) {
    item.origins = {observation.begin_record()};
    read_value(mapping, observation, item);
    if (Element* interpretation = observation.child("interpretationCode"); interpretation != nullptr)
        item.flag = take_code(*interpretation, "Observation.interpretation").code;
    if (Element* method = observation.child("methodCode"); method != nullptr) {
        const Code code = take_code(*method, "Observation.method");
        item.method_code = code.code;
        item.method = code.text;
    }
    read_range(observation, item);
    if (Element* time = observation.child("effectiveTime"); time != nullptr) {
        const std::string when = mapping.time(time, "Observation.effective", "observation/effectiveTime");
        if (when != fact.examined) item.time = when;
    }
    if (Element* author = observation.find({"author", "assignedAuthor"}); author != nullptr)
        if (DoctorFact doctor = read_doctor(*author, "Practitioner.name"); fact.author.names.empty())
            fact.author = std::move(doctor);
    for (Element* relationship : observation.children("entryRelationship"))
        if (relationship->peek("typeCode") == "RSON") read_reason(*relationship, item);
}

}  // namespace

void read_checkup_items(Mapping& mapping, Element& observation, const ItemPlace& place, CheckupFact& fact) {
    if (const std::string mood = observation.peek("moodCode"); !mood.empty() && mood != "EVN") {
        mapping.note(IssueSeverity::warning, messages::kNotAnEvent, "observation/@moodCode");
        return;
    }
    Element* coded = observation.child("code");
    const Code code = coded == nullptr ? Code{} : take_code(*coded, "Observation.code");
    if (coded != nullptr) coded->take("nullFlavor", "used: a group of results");
    const auto relationships = observation.children("entryRelationship");
    const auto is_part = [](Element* relationship) { return relationship->peek("typeCode") == "COMP"; };
    const bool is_group = code.code.empty() && std::ranges::any_of(relationships, is_part);
    if (!code.code.empty()) {
        CheckupItemFact item;
        item.code = code.code;
        item.name = code.text;
        item.section = place.section;
        item.series = place.series;
        item.questionnaire = code.code.starts_with(kQuestions);
        read_item(mapping, observation, item, fact);
        fact.items.push_back(std::move(item));
    } else if (!is_group) {
        mapping.note(IssueSeverity::warning, messages::kNoItemCode, "observation/code");
    }
    ItemPlace below = place;
    if (is_group) below.series = std::to_string(observation.offset());
    for (Element* relationship : relationships)
        if (is_part(relationship))
            for (Element* part : relationship->children("observation")) read_checkup_items(mapping, *part, below, fact);
}

}  // namespace kakehashi::mappers::cda
