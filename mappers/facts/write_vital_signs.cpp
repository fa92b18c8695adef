#include <array>

#include "facts/canonicals.hpp"
#include "facts/elements.hpp"
#include "facts/messages.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace facts {
namespace {

constexpr std::string_view kVitalCode = "http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode";
constexpr std::string_view kBodyCode = "http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationBodyMeasurementCode_CS";
constexpr std::string_view kVitalCategory = "http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationVitalSignsCategory_CS";
constexpr std::string_view kBodyCategory =
    "http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationBodyMeasurementCategory_CS";
constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kR4Category = "http://terminology.hl7.org/CodeSystem/observation-category";

/// Source: jp-clins.md section 12. LOINC and UCUM are our own addition, in the order of the enumeration.
struct Measure {
    VitalSign sign;
    bool is_body;
    std::string_view medis;
    std::string_view name;
    std::string_view category;
    std::string_view loinc;
    std::string_view ucum;
};
constexpr std::array kMeasures{
    Measure{VitalSign::body_temperature, false, "31001368", "体温", "temperature", "8310-5", "Cel"},
    Measure{VitalSign::pulse_rate, false, "31001390", "脈拍数", "pulse-rate", "8867-4", "/min"},
    Measure{VitalSign::heart_rate, false, "31000595", "心拍数", "cardiac-function", "8867-4", "/min"},
    Measure{VitalSign::respiratory_rate, false, "31001369", "呼吸数", "respiratory-function", "9279-1", "/min"},
    Measure{VitalSign::systolic_pressure, false, "31001848", "収縮期血圧", "blood-pressure", "8480-6", "mm[Hg]"},
    Measure{VitalSign::diastolic_pressure, false, "31001849", "拡張期血圧", "blood-pressure", "8462-4", "mm[Hg]"},
    Measure{VitalSign::oxygen_saturation, false, "31000001", "経皮的動脈血酸素飽和度（ＳＰＯ２）",
            "respiratory-function", "2708-6", "%"},
    Measure{VitalSign::body_height, true, "31000298", "身長", "height", "8302-2", "cm"},
    Measure{VitalSign::body_weight, true, "31000296", "体重", "weight", "29463-7", "kg"},
    Measure{VitalSign::body_mass_index, true, "31003020", "ＢＭＩ", "body-mass-index", "39156-5", "kg/m2"},
    Measure{VitalSign::waist_circumference, true, "31000301", "腹囲", "abdominal-circumference", "8280-0", "cm"},
};
constexpr Measure kBloodPressure{
    VitalSign::systolic_pressure, false, "31002365", "血圧", "blood-pressure", "85354-9", {}};

const Measure& measure_of(VitalSign sign) { return kMeasures.at(static_cast<std::size_t>(sign)); }

bool weighs_in_grams(const VitalSignFact& fact) {
    return fact.measure == VitalSign::body_weight && ucum_of(fact.unit) == "g";
}

/// Whether the value is one that R4's vital signs profiles take: a quantity in the measure's own unit, or none at all.
/// Source: R4 observation-vitalsigns.html
bool fits_r4(const VitalSignFact& fact) {
    const ParsedResult parsed = parse_result_text(fact.value);
    if (parsed.kind == ResultKind::string) return false;
    if (parsed.kind != ResultKind::quantity || fact.unit.empty() || weighs_in_grams(fact)) return true;
    const auto ucum = ucum_of(normalise_text(fact.unit));
    return ucum && *ucum == measure_of(fact.measure).ucum;
}

/// With a LOINC code of R4's list the resource falls under R4's profile: it is written where that can be met.
void write_code(fhir::Builder code, const Measure& measure, bool in_grams, bool with_loinc) {
    add_coding(code, {measure.is_body ? kBodyCode : kVitalCode, in_grams ? "31000297" : measure.medis, measure.name});
    if (with_loinc) add_coding(code, {kLoinc, measure.loinc, {}});
    code.set_string("text", measure.name);
}

/// value[x] or dataAbsentReason of an Observation or a component. Source: vendor-exports.md 12.2
void write_value(UnitWriter& writer, fhir::Builder to, const VitalSignFact& fact) {
    const ParsedResult parsed = parse_result_text(fact.value);
    const bool is_placeholder = parsed.decimal == "-999" || parsed.decimal == "-32768";
    if (parsed.kind == ResultKind::quantity && !is_placeholder) {
        fhir::Builder quantity = to.object("valueQuantity");
        quantity.set_number("value", parsed.decimal);
        const std::string unit =
            fact.unit.empty() ? std::string(measure_of(fact.measure).ucum) : normalise_text(fact.unit);
        quantity.set_string("comparator", parsed.comparator).set_string("unit", unit);
        if (!set_ucum(quantity, unit, fact.unit_is_ucum || fact.unit.empty()))
            writer.warn(messages::kUnitUnknown, "Observation.valueQuantity.code");
        return;
    }
    if (parsed.kind == ResultKind::string && !is_placeholder) {
        to.set_string("valueString", parsed.text);
        return;
    }
    writer.warn(messages::kPlaceholderValue, "Observation.value");
    to.object("dataAbsentReason").set_string("text", parsed.text.empty() ? "測定なし" : std::string_view(parsed.text));
}

fhir::Builder add_observation(UnitWriter& writer, const Measure& measure, const VitalSignFact& fact, bool with_loinc) {
    const std::string key =
        writer.patient().number + "|" + fact.time + "|" + std::string(measure.medis) + "|" + fact.group;
    fhir::Builder resource =
        writer.add({.type = "Observation",
                    .key = key,
                    .profile = measure.is_body ? canonicals::kBodyMeasurement : canonicals::kVitalSigns});
    writer.came_from(fact.origins);
    add_resource_identifier(writer, resource, "VS-" + fact.time + "-" + std::string(measure.medis) + fact.group);
    resource.set_string("status", fact.status.empty() ? "final" : std::string_view(fact.status));
    add_coding(resource.append_object("category"),
               {canonicals::kSimpleCategory, measure.is_body ? "body-measurement" : "vital-signs", {}});
    add_coding(resource.append_object("category"),
               {measure.is_body ? kBodyCategory : kVitalCategory, measure.category, {}});
    if (with_loinc) add_coding(resource.append_object("category"), {kR4Category, "vital-signs", "Vital Signs"});
    write_code(resource.object("code"), measure, weighs_in_grams(fact), with_loinc);
    set_reference(resource, "subject", writer.patient_url());
    resource.set_string("effectiveDateTime", fact.time);
    add_note(resource, fact.comment);
    if (!fact.device.empty()) resource.object("device").set_string("display", fact.device);
    if (fact.time.empty()) writer.missing_for_service("Observation.effectiveDateTime");
    return resource;
}

void add_component(UnitWriter& writer, fhir::Builder panel, const VitalSignFact& fact) {
    writer.came_from(fact.origins);
    fhir::Builder component = panel.append_object("component");
    write_code(component.object("code"), measure_of(fact.measure), false, fits_r4(fact));
    write_value(writer, component, fact);
}

/// The diastolic pressure of the same measurement. Never by order alone: only an equal group pairs them.
const VitalSignFact* partner_of(const VitalSignFact& systolic, std::span<const VitalSignFact> signs) {
    if (systolic.measure != VitalSign::systolic_pressure || systolic.group.empty()) return nullptr;
    for (const VitalSignFact& other : signs)
        if (other.measure == VitalSign::diastolic_pressure && other.group == systolic.group &&
            other.time == systolic.time)
            return &other;
    return nullptr;
}

bool has_systolic(const VitalSignFact& diastolic, std::span<const VitalSignFact> signs) {
    if (diastolic.measure != VitalSign::diastolic_pressure) return false;
    for (const VitalSignFact& other : signs)
        if (partner_of(other, signs) == &diastolic) return true;
    return false;
}

}  // namespace
}  // namespace facts

Unit write_vital_signs_unit(const UnitHeader& header, const PatientFact& patient, std::span<const VitalSignFact> signs,
                            fhir::Report& report) {
    facts::UnitWriter writer(UnitKind::vital_signs, header, patient, report);
    writer.begin("collection", {}, facts::canonicals::kBundleIdentifier);
    writer.add_patient(facts::canonicals::kPatient);
    for (const VitalSignFact& sign : signs) {
        if (facts::has_systolic(sign, signs)) continue;  // written as a component of its partner
        if (const VitalSignFact* diastolic = facts::partner_of(sign, signs)) {
            const bool fits = facts::fits_r4(sign) && facts::fits_r4(*diastolic);
            fhir::Builder panel = facts::add_observation(writer, facts::kBloodPressure, sign, fits);
            facts::add_component(writer, panel, sign);
            facts::add_component(writer, panel, *diastolic);
        } else {
            const bool fits = facts::fits_r4(sign);
            facts::write_value(writer, facts::add_observation(writer, facts::measure_of(sign.measure), sign, fits),
                               sign);
        }
    }
    return writer.finish();
}

}  // namespace kakehashi::mappers
