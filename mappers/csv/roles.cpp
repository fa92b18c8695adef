#include "csv/roles.hpp"

#include <array>

namespace kakehashi::mappers::csv {
namespace {

constexpr std::array kLaboratory{
    Role{"patient", Need::cell, "Patient.identifier"},
    Role{"collected", Need::cell, "Observation.effectiveDateTime", true},
    Role{"local_code", Need::cell, "Observation.code.coding (local)"},
    Role{"value", Need::column, "Observation.value, dataAbsentReason"},
    Role{"order", Need::optional, "Observation.basedOn"},
    Role{"name", Need::optional, "Observation.code.text"},
    Role{"jlac10", Need::optional, "Observation.code.coding (JLAC10)"},
    Role{"unit", Need::optional, "Observation.valueQuantity.unit"},
    Role{"range", Need::optional, "Observation.referenceRange"},
    Role{"low", Need::optional, "Observation.referenceRange.low"},
    Role{"high", Need::optional, "Observation.referenceRange.high"},
    Role{"flag", Need::optional, "Observation.interpretation"},
    Role{"comment", Need::optional, "Observation.note"},
    Role{"status", Need::optional, "Observation.status"},
    Role{"specimen", Need::optional, "Observation.specimen"},
    Role{"specimen_code", Need::optional, "Observation.specimen"},
    Role{"specimen_id", Need::optional, "Observation.identifier"},
    Role{"issued", Need::optional, "Observation.issued", true},
    Role{"department", Need::optional, "Observation.extension (JP_eCS_Department)"},
    Role{"department_code", Need::optional, "Observation.extension (JP_eCS_Department)"},
    Role{"visit_class", Need::optional, "Observation.encounter"},
    Role{"doctor", Need::optional, "Observation.performer"},
    Role{"updated", Need::optional, "meta.lastUpdated", true},
};

constexpr std::array kVitalSigns{
    Role{"patient", Need::cell, "Patient.identifier"},
    Role{"time", Need::cell, "Observation.effectiveDateTime", true},
    Role{"item", Need::cell, "Observation.code"},
    Role{"value", Need::column, "Observation.value, dataAbsentReason"},
    Role{"unit", Need::optional, "Observation.valueQuantity.unit"},
    Role{"group", Need::optional, "Observation.component"},
    Role{"comment", Need::optional, "Observation.note"},
    Role{"status", Need::optional, "Observation.status"},
    Role{"device", Need::optional, "Observation.device"},
};

constexpr std::array kPatients{
    Role{"patient", Need::cell, "Patient.identifier"},
    Role{"family", Need::optional, "Patient.name.family"},
    Role{"given", Need::optional, "Patient.name.given"},
    Role{"family_kana", Need::optional, "Patient.name.family (SYL)"},
    Role{"given_kana", Need::optional, "Patient.name.given (SYL)"},
    Role{"name", Need::optional, "Patient.name"},
    Role{"name_kana", Need::optional, "Patient.name (SYL)"},
    Role{"gender", Need::optional, "Patient.gender"},
    Role{"birth_date", Need::optional, "Patient.birthDate", true},
    Role{"postal_code", Need::optional, "Patient.address.postalCode"},
    Role{"address", Need::optional, "Patient.address.text"},
    Role{"state", Need::optional, "Patient.address.state"},
    Role{"city", Need::optional, "Patient.address.city"},
    Role{"address_line", Need::optional, "Patient.address.line"},
    Role{"phone", Need::optional, "Patient.telecom"},
    Role{"insurer", Need::optional, "Patient.identifier, Coverage.payor"},
    Role{"symbol", Need::optional, "Patient.identifier, Coverage.extension"},
    Role{"insured_number", Need::optional, "Patient.identifier, Coverage.extension"},
    Role{"branch", Need::optional, "Patient.identifier, Coverage.extension"},
    Role{"insurance_type", Need::optional, "Coverage.type"},
    Role{"relationship", Need::optional, "Coverage.relationship"},
    Role{"updated", Need::optional, "meta.lastUpdated", true},
};

constexpr std::array kDocument{
    Role{"patient", Need::cell, "Patient.identifier"},
    Role{"document", Need::cell, "Composition.identifier"},
    Role{"issued", Need::cell, "Composition.date", true},
    Role{"part", Need::cell, "Composition.section"},
    Role{"code", Need::optional, "code of the part"},
    Role{"text", Need::optional, "text of the part"},
    Role{"category", Need::optional, "AllergyIntolerance.category"},
    Role{"start", Need::optional, "onset or period.start", true},
    Role{"end", Need::optional, "abatement or period.end", true},
    Role{"status", Need::optional, "Condition.verificationStatus"},
    Role{"note", Need::optional, "note of the part"},
};

constexpr std::array kCheckup{
    Role{"patient", Need::cell, "Patient.identifier"},
    Role{"document", Need::cell, "Composition.identifier"},
    Role{"examined", Need::cell, "Observation.effectiveDateTime", true},
    Role{"local_code", Need::cell, "Observation.code"},
    Role{"value", Need::column, "Observation.value"},
    Role{"name", Need::optional, "Observation.code.text"},
    Role{"jlac10", Need::optional, "Observation.code.coding"},
    Role{"unit", Need::optional, "Observation.valueQuantity.unit"},
    Role{"low", Need::optional, "Observation.referenceRange.low"},
    Role{"high", Need::optional, "Observation.referenceRange.high"},
    Role{"flag", Need::optional, "Observation.interpretation"},
    Role{"method", Need::optional, "Observation.method"},
    Role{"issued", Need::optional, "Composition.date", true},
    Role{"doctor", Need::optional, "Composition.author"},
    Role{"overall", Need::optional, "Observation (overall judgement)"},
};

}  // namespace

std::span<const Role> roles_of(CsvKind kind) {
    switch (kind) {
        case CsvKind::laboratory:
            return kLaboratory;
        case CsvKind::vital_signs:
            return kVitalSigns;
        case CsvKind::patients:
            return kPatients;
        case CsvKind::referral:
        case CsvKind::discharge_summary:
            return kDocument;
        case CsvKind::checkup:
            return kCheckup;
    }
    return {};
}

}  // namespace kakehashi::mappers::csv
