#include "fhir/rules.hpp"

namespace kakehashi::mappers::bundles {
namespace {

constexpr Versions kDstu2 = bit(Version::dstu2);
constexpr Versions kStu3 = bit(Version::stu3);
constexpr Versions kR5 = bit(Version::r5);

struct ConvertibleType {
    std::string_view name;
    Versions versions;
};
// The types that the tables were made for; of the others nobody has looked what changed. Sorted.
constexpr std::array kConvertible{
    ConvertibleType{"AllergyIntolerance", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Binary", kR5},  // DSTU2 and STU3 call the data `content`
    ConvertibleType{"Bundle", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Composition", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Condition", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Coverage", kStu3 | kR5},  // DSTU2's names no patient
    ConvertibleType{"DiagnosticReport", kDstu2 | kStu3 | kR5},
    ConvertibleType{"DocumentReference", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Encounter", kDstu2 | kStu3 | kR5},
    ConvertibleType{"ImagingStudy", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Immunization", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Location", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Medication", kDstu2 | kStu3 | kR5},
    ConvertibleType{"MedicationAdministration", kDstu2 | kStu3 | kR5},
    ConvertibleType{"MedicationDispense", kDstu2 | kStu3 | kR5},
    ConvertibleType{"MedicationOrder", kDstu2},
    ConvertibleType{"MedicationRequest", kStu3 | kR5},
    ConvertibleType{"MedicationStatement", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Observation", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Organization", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Patient", kDstu2 | kStu3 | kR5},
    ConvertibleType{"Practitioner", kDstu2 | kStu3 | kR5},
    ConvertibleType{"PractitionerRole", kStu3 | kR5},
    ConvertibleType{"Procedure", kDstu2 | kStu3 | kR5},
    ConvertibleType{"ProcedureRequest", kDstu2 | kStu3},
    ConvertibleType{"RelatedPerson", kDstu2 | kStu3 | kR5},
    ConvertibleType{"ServiceRequest", kR5},
    ConvertibleType{"Specimen", kDstu2 | kStu3 | kR5},
};

// `unknown`: R4 has the code for a source that does not say.
constexpr std::array kConstants{
    Constant{kDstu2 | kStu3 | kR5, "Encounter", "class", ""},
    Constant{kDstu2 | kStu3, "ImagingStudy", "status", "unknown"},
    Constant{kDstu2 | kStu3, "MedicationDispense", "status", "unknown"},
    Constant{kDstu2, "MedicationOrder", "intent", "order"},
    Constant{kDstu2, "MedicationOrder", "status", "unknown"},
    Constant{kStu3, "MedicationRequest", "status", "unknown"},
    Constant{kDstu2, "ProcedureRequest", "intent", "order"},
    Constant{kDstu2, "ProcedureRequest", "status", "unknown"},
};

std::span<const Rule> rows_of(std::span<const Rule> rules, std::string_view owner) {
    const auto found = std::ranges::equal_range(rules, owner, {}, &Rule::owner);
    return {found.begin(), found.end()};
}

}  // namespace

std::span<const Rule> rules_of(std::string_view owner, Version version) {
    if (version == Version::r4) return {};
    return rows_of(version == Version::r5 ? rules_after_r4() : rules_before_r4(), owner);
}

std::span<const Constant> constants() { return kConstants; }

bool is_convertible(std::string_view type, Version version) {
    if (version == Version::r4) return true;
    const auto* row = std::ranges::lower_bound(kConvertible, type, {}, &ConvertibleType::name);
    return row != kConvertible.end() && row->name == type && (row->versions & bit(version)) != 0;
}

std::string_view mapped_code(std::string_view map, std::string_view code) {
    while (!map.empty()) {
        const auto end = std::min(map.find(' '), map.size());
        const std::string_view pair = map.substr(0, end);
        if (pair.size() > code.size() && pair.starts_with(code) && pair[code.size()] == '=')
            return pair.substr(code.size() + 1);
        map.remove_prefix(std::min(end + 1, map.size()));
    }
    return code;
}

}  // namespace kakehashi::mappers::bundles
