#include <algorithm>
#include <array>
#include <optional>

#include "facts/translated.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "mml/mapping.hpp"
#include "mml/messages.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::mml {
namespace {

using fhir::IssueSeverity;

constexpr std::string_view kValue = "Observation.value";

struct Word {
    std::string_view text;  ///< in lower case, without spaces
    VitalSign sign;
};
// Source: vendor-exports.md 12.1 and 12.2; the words of the MML vital sign module's samples and table
constexpr std::array kWords{
    Word{"systolicbloodpressure", VitalSign::systolic_pressure},
    Word{"収縮期血圧", VitalSign::systolic_pressure},
    Word{"最高血圧", VitalSign::systolic_pressure},
    Word{"diastolicbloodpressure", VitalSign::diastolic_pressure},
    Word{"拡張期血圧", VitalSign::diastolic_pressure},
    Word{"最低血圧", VitalSign::diastolic_pressure},
    Word{"pulserate", VitalSign::pulse_rate},
    Word{"脈拍", VitalSign::pulse_rate},
    Word{"脈拍数", VitalSign::pulse_rate},
    Word{"heartrate", VitalSign::heart_rate},
    Word{"心拍数", VitalSign::heart_rate},
    Word{"respiratoryrate", VitalSign::respiratory_rate},
    Word{"呼吸数", VitalSign::respiratory_rate},
    Word{"bodytemperature", VitalSign::body_temperature},
    Word{"体温", VitalSign::body_temperature},
    Word{"oxygensaturation", VitalSign::oxygen_saturation},
    Word{"spo2", VitalSign::oxygen_saturation},
    Word{"bodyheight", VitalSign::body_height},
    Word{"height", VitalSign::body_height},
    Word{"身長", VitalSign::body_height},
    Word{"bodyweight", VitalSign::body_weight},
    Word{"weight", VitalSign::body_weight},
    Word{"体重", VitalSign::body_weight},
    Word{"bmi", VitalSign::body_mass_index},
    Word{"abdominalcircumference", VitalSign::waist_circumference},
    Word{"腹囲", VitalSign::waist_circumference},
};

std::optional<VitalSign> sign_of(const Context& context, const std::string& name) {
    const std::string mapped = facts::translated(context, "vital", name);
    std::string word = facts::without_spaces(normalise_text(mapped.empty() ? name : mapped));
    std::erase(word, '_');
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto* found = std::ranges::find(kWords, std::string_view(word), &Word::text);
    return found == kWords.end() ? std::nullopt : std::optional(found->sign);
}

std::string comment_of(Element& item) {
    std::string text;
    for (const std::string_view name : {"itemMemo", "memo"})
        for (Element* memo : children(&item, name)) text += take_lines(memo, "Observation.note");
    return text;
}

}  // namespace

// All items of a module were taken together: its systolic and diastolic pressure are one measurement.
void map_vital_signs(Mapping& mapping, Module& module) {
    const std::string time = mapping.time(child(module.content, "observedTime"), "Observation.effectiveDateTime",
                                          module.place + "/observedTime");
    std::vector<VitalSignFact> signs;
    // One measurement has a handful of items; more are no measurement, and pairing compares all with all.
    constexpr std::size_t kItemsMax = 500;
    const auto items = children(module.content, "item");
    if (items.size() > kItemsMax)
        return mapping.note(IssueSeverity::error, messages::kTooManyItems, module.place,
                            {std::to_string(items.size()), std::to_string(kItemsMax)});
    for (Element* item : items) {
        const auto sign = sign_of(mapping.context, peek_text(child(item, "itemName")));
        if (!sign) {
            mapping.note(IssueSeverity::warning, messages::kUnknownVital, module.place + "/item/itemName");
            continue;
        }
        VitalSignFact fact;
        fact.measure = *sign;
        fact.origins = module.origins;
        fact.origins.push_back(item->begin_record());
        take_text(child(item, "itemName"), "Observation.code");
        Element* value = child(item, "value");
        fact.value = take_text(value == nullptr ? child(item, "numValue") : value, kValue);
        if (value != nullptr && peek_text(child(item, "numValue")) == fact.value)
            take_text(child(item, "numValue"), "used: digits of the value once more");
        fact.unit = take_text(child(item, "unit"), kValue);
        fact.comment = comment_of(*item);
        fact.time = time;
        fact.group = "module" + module.suffix;
        signs.push_back(std::move(fact));
    }
    if (signs.empty()) return;
    const UnitHeader header =
        header_of(mapping, module, unit_id(mapping, module, time), time.empty() ? module.confirmed : time);
    remove_replaced(mapping, module, UnitKind::vital_signs, header);
    mapping.out.units.push_back(write_vital_signs_unit(header, mapping.patient, signs, mapping.out.report));
}

}  // namespace kakehashi::mappers::mml
