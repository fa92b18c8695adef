#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "service/canonicals.hpp"
#include "service/messages.hpp"
#include "service/nearest.hpp"
#include "service/sending.hpp"
#include "service/text_shape.hpp"
#include "service/tree.hpp"

namespace kakehashi::profiles::service {
namespace {

using fhir::Node;
using namespace service_messages;

constexpr std::string_view kDummyCore = "000000000";

/// Meta code of three characters, then the core code. Source: jp-clins.md 7
struct Allergen {
    std::string_view system;
    std::string_view meta;
    std::size_t core_length;
    std::string_view category;
};
constexpr std::string_view kMedicationYj = "http://jpfhir.jp/fhir/core/CodeSystem/YCM/JP_JfagyMedicationAllergen_CS";
constexpr std::string_view kMedicationGeneral =
    "http://jpfhir.jp/fhir/core/CodeSystem/GCM/JP_JfagyMedicationAllergen_CS";
constexpr std::string_view kFood = "http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS";
constexpr std::string_view kOther = "http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyNonFoodNonMedicationAllergen_CS";
constexpr std::array kSystems{kMedicationYj, kMedicationGeneral, kFood, kOther};
/// The prose prints it so. Source: jp-clins.md 7
constexpr std::string_view kOtherMisprint =
    "http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyNonFoodNonMedicationAllergen_CSS";
constexpr std::array kAllergens{
    Allergen{kMedicationYj, "YCM", 12, "medication"},
    Allergen{kMedicationYj, "D9M", 9, "medication"},
    Allergen{kMedicationGeneral, "GCM", 12, "medication"},
    Allergen{kFood, "J9F", 9, "food"},
    Allergen{kFood, "D9F", 9, "food"},
    Allergen{kOther, "J9N", 9, "environment"},
    Allergen{kOther, "D9N", 9, "environment"},
};

bool fits(const Allergen& allergen, std::string_view code) {
    if (!code.starts_with(allergen.meta) || code.size() != allergen.meta.size() + allergen.core_length) return false;
    const std::string_view core = code.substr(allergen.meta.size());
    if (!is_upper_alphanumeric(core)) return false;
    if (allergen.meta.front() == 'D') return core == kDummyCore;
    return allergen.meta != "GCM" || core.ends_with("ZZZ");
}

/// The meta codes that go with the system: "YCM, D9M".
std::string metas_of(std::string_view system) {
    std::string metas;
    for (const Allergen& each : kAllergens)
        if (each.system == system) metas.append(metas.empty() ? "" : ", ").append(each.meta);
    return metas;
}

using Categories = std::set<std::string_view>;

void check_allergen(const Node& allergy, const Node& coding, const Categories& categories, ServiceFindings& found) {
    const std::string_view system = coding.text_of("system");
    const std::string_view code = coding.text_of("code");
    const std::string metas = metas_of(system);
    if (metas.empty() || code.empty()) return;
    for (const Allergen& each : kAllergens) {
        if (each.system != system || !fits(each, code)) continue;
        // The category alone decides in which list the allergy stands: a drug without it is not seen as one.
        if (!categories.contains(each.category)) found.warning(kAllergyCategory, allergy, {each.meta, each.category});
        return;
    }
    found.error(kAllergenCode, child(coding, "code"), {shape_of(code), metas});
}

/// At least one coding is of the guide's systems, and a hospital's own ones may stand beside it; a misprinted one is
/// like a hospital's own, so nobody would read it. Source: the definition of AllergyIntolerance.code in the profile
void check_systems(const Node& code, ServiceFindings& found) {
    const auto codings = items_at(code, "coding");
    const auto is_of_guide = [](const Node& coding) {
        return std::ranges::find(kSystems, coding.text_of("system")) != kSystems.end();
    };
    for (const Node& coding : codings) {
        const Node& system = child(coding, "system");
        if (system.text() == kOtherMisprint)
            found.warning(kMisprint, system, {kOtherMisprint, kOther});
        else if (const std::string_view near = nearest_of(system.text(), kSystems); !near.empty())
            found.warning(kAllergenSystemNear, system, {near});
    }
    if (!codings.empty() && std::ranges::none_of(codings, is_of_guide)) found.error(kAllergenSystem, code);
}

}  // namespace

void check_allergy(const Node& allergy, ServiceFindings& found) {
    Categories categories;
    for (const Node& category : items_at(allergy, "category")) {
        categories.insert(category.text());
        if (category.text() == "biologic") found.warning(kBiologic, category);
    }
    check_systems(child(allergy, "code"), found);
    for (const Node& coding : items_at(child(allergy, "code"), "coding"))
        check_allergen(allergy, coding, categories, found);
}

}  // namespace kakehashi::profiles::service
