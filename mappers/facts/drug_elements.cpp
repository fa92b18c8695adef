#include "facts/drug_elements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "facts/canonicals.hpp"
#include "facts/concepts.hpp"
#include "facts/elements.hpp"
#include "facts/messages.hpp"
#include "kakehashi/mappers/result_text.hpp"
#include "results/decimal_text.hpp"
#include "results/drug_units.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers::facts {
namespace {

constexpr std::string_view kYj = "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code";
constexpr std::string_view kGeneralName = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode";
// The national list of code systems has OIDs for these two and no other URI yet (関係者調整中).
constexpr std::string_view kReceiptMaster = "urn:oid:1.2.392.100495.20.2.71";
constexpr std::string_view kPriceList = "urn:oid:1.2.392.100495.20.2.72";

// The institution's own table of units, by the name that an HL7 v2 sender would give it.
constexpr std::string_view kOwnUnits = "99UNIT";

std::string_view hot_system(std::string_view hot) {
    if (hot.size() == 9) return "http://medis.or.jp/CodeSystem/master-HOT9";
    if (hot.size() == 7) return "http://medis.or.jp/CodeSystem/master-HOT7";
    return hot.size() == 13 ? "http://medis.or.jp/CodeSystem/master-HOT13" : "";
}

}  // namespace

bool has_yj_code(const DrugFact& drug) {
    constexpr std::size_t kYjLength = 12;
    return drug.yj.size() == kYjLength && is_alphanumeric(drug.yj);
}

void add_drug_codings(fhir::Builder medication, const DrugFact& drug) {
    if (has_yj_code(drug)) add_coding(medication, {kYj, drug.yj, drug.text});
    add_coding(medication, {kGeneralName, drug.general_code, drug.text});
    if (!hot_system(drug.hot).empty()) add_coding(medication, {hot_system(drug.hot), drug.hot, drug.text});
    add_coding(medication, {kReceiptMaster, drug.receipt_code, drug.text});
    add_coding(medication, {kPriceList, drug.price_code, drug.text});
}

bool write_drug_quantity(fhir::Builder parent, std::string_view name, const std::string& value, const CodedText& unit) {
    const auto decimal = decimal_text(to_half_width(value));
    // A code of another table (`43^mg/hr`) is none of MERIT-9.
    if (!decimal || !is_merit9_unit(unit.code)) return false;
    fhir::Builder quantity = parent.object(name);
    quantity.set_number("value", *decimal);
    quantity.set_string("unit", unit.text.empty() ? unit.code : unit.text)
        .set_string("system", canonicals::kMerit9Unit)
        .set_string("code", unit.code);
    return true;
}

bool write_amount(fhir::Builder parent, std::string_view name, const std::string& value, const CodedText& unit) {
    const auto decimal = decimal_text(to_half_width(value));
    if (!decimal) return false;
    if (is_merit9_unit(unit.code)) return write_drug_quantity(parent, name, value, unit);
    const std::string& written = unit.text.empty() ? unit.code : unit.text;
    fhir::Builder quantity = parent.object(name);
    quantity.set_number("value", *decimal);
    quantity.set_string("unit", written);
    if (const CodedText merit9 = drug_unit(written); !merit9.code.empty())
        quantity.set_string("system", canonicals::kMerit9Unit).set_string("code", merit9.code);
    else if (const auto ucum = ucum_of(written))
        quantity.set_string("system", canonicals::kUcum).set_string("code", *ucum);
    return true;
}

bool write_coded_amount(UnitWriter& writer, fhir::Builder parent, std::string_view name, const std::string& value,
                        const CodedText& unit) {
    if (!write_amount(parent, name, value, unit)) return false;
    fhir::Builder quantity = parent.object(name);
    if (quantity.node().find("code") != nullptr) return true;
    const std::string& code = unit.code.empty() ? unit.text : unit.code;
    const bool is_code = !code.empty() && code.find_first_of(" \t") == std::string::npos;
    if (is_code)
        quantity.set_string("system", code_system_of(writer.header().institution_number, kOwnUnits))
            .set_string("code", code);
    writer.warn(is_code ? messages::kUnitOwn : messages::kUnitUnknown, fmt::format("{}.code", name));
    return true;
}

bool write_ucum_amount(fhir::Builder parent, std::string_view name, const std::string& value, const std::string& unit) {
    const auto decimal = decimal_text(value);
    if (!decimal) return false;
    fhir::Builder quantity = parent.object(name);
    quantity.set_number("value", *decimal);
    quantity.set_string("unit", unit);
    set_ucum(quantity, unit, true);
    return true;
}

void write_drug_concept(const UnitWriter& writer, fhir::Builder medication, const DrugFact& drug) {
    add_drug_codings(medication, drug);
    if (!drug.local_code.empty()) {
        const std::string system = code_system_of(writer.header().institution_number, drug.local_system);
        add_coding(medication, {system, drug.local_code, drug.text});
    }
    add_codings(writer, medication, drug.other_codes);
    medication.set_string("text", drug.text.empty() ? drug.local_code : drug.text);
}

void add_contained_mixture(UnitWriter& writer, fhir::Builder resource, const std::vector<DrugFact>& ingredients) {
    fhir::Builder medication = resource.append_object("contained");
    medication.set_string("resourceType", "Medication").set_string("id", "medication");
    medication.object("meta").append_string("profile", canonicals::kMedication);
    medication.set_string("status", "active");
    for (const DrugFact& drug : ingredients) {
        writer.came_from(drug.origins);
        fhir::Builder ingredient = medication.append_object("ingredient");
        write_drug_concept(writer, ingredient.object("itemCodeableConcept"), drug);
        fhir::Builder strength = ingredient.object("strength");
        if (!write_coded_amount(writer, strength, "numerator", drug.dose, drug.dose_unit)) {
            writer.missing("Medication.ingredient.strength", "JP_Medication");
            continue;
        }
        // What is in one injection, as JP Core's own examples say it.
        write_drug_quantity(strength, "denominator", "1", {.code = "TIME", .text = "回"});
    }
}

void write_route(fhir::Builder dosage, const DrugFact& drug) {
    if (!drug.site.empty())
        add_coding(dosage.object("site"), {"http://jami.jp/CodeSystem/MedicationBodySiteExternal", drug.site, {}});
    if (!drug.site_text.empty()) dosage.object("site").set_string("text", drug.site_text);
    if (!drug.route.code.empty())
        add_coding(dosage.object("route"),
                   {"http://jpfhir.jp/fhir/core/CodeSystem/route-codes", drug.route.code, drug.route.text});
    else
        dosage.object("route").set_string("text", drug.route.text);
}

void write_days(fhir::Builder parent, std::string_view name, const std::string& days) {
    const auto decimal = decimal_text(to_half_width(days));
    if (!decimal) return;
    fhir::Builder duration = parent.object(name);
    duration.set_number("value", *decimal);
    duration.set_string("unit", "日").set_string("system", canonicals::kUcum).set_string("code", "d");
}

std::string dosage_text(const DrugFact& drug) {
    std::string text = drug.usage_text;
    const auto append = [&text](const std::string& part) {
        if (!text.empty()) text += ' ';
        text += part;
    };
    if (!drug.dose.empty()) append(fmt::format("1回{}{}", drug.dose, drug.dose_unit.text));
    if (!drug.daily_dose.empty()) append(fmt::format("1日{}{}", drug.daily_dose, drug.daily_dose_unit.text));
    if (!drug.days.empty()) append(fmt::format("{}日分", drug.days));
    if (!drug.repeat_count.empty()) append(fmt::format("{}回分", drug.repeat_count));
    if (!drug.as_needed_reason.empty()) append(drug.as_needed_reason);
    return text;
}

}  // namespace kakehashi::mappers::facts
