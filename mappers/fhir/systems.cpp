#include "fhir/systems.hpp"

#include <algorithm>
#include <array>

namespace kakehashi::mappers::bundles {
namespace {

struct Renamed {
    std::string_view oid, url;
};

// Source: JP-CLINS 1.5.0 change notes (OID forms of code and identifier systems become URLs); sorted by OID.
// Identifier systems that stay OIDs by decision (patient, prescription, licence numbers) are not here.
constexpr std::array kRenamed{
    Renamed{"urn:oid:1.2.392.100495.20.1.73", "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code"},
    Renamed{"urn:oid:1.2.392.100495.20.2.101", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code"},
    Renamed{"urn:oid:1.2.392.100495.20.2.21", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationForm"},
    Renamed{"urn:oid:1.2.392.100495.20.2.22",
            "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthType"},
    Renamed{"urn:oid:1.2.392.100495.20.2.41",
            "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationSubstitutionProhibittedCategory"},
    Renamed{"urn:oid:1.2.392.100495.20.2.42",
            "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/RequestCheckRemainingMedicine"},
    Renamed{"urn:oid:1.2.392.100495.20.2.51", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationRequestDepartment"},
    Renamed{"urn:oid:1.2.392.100495.20.2.61", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory"},
    Renamed{"urn:oid:1.2.392.100495.20.2.62", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuredPersonCategory"},
    Renamed{"urn:oid:1.2.392.100495.20.2.63",
            "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationInsuredPersonClass"},
    Renamed{"urn:oid:1.2.392.100495.20.2.73", "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code"},
    Renamed{"urn:oid:1.2.392.100495.20.2.74", "http://medis.or.jp/CodeSystem/master-HOT9"},
    Renamed{"urn:oid:1.2.392.100495.20.2.81", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode"},
    Renamed{"urn:oid:1.2.392.100495.20.3.21", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/PrefectureNo-2digits"},
    Renamed{"urn:oid:1.2.392.100495.20.3.22", "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationFeeScoreType"},
    Renamed{"urn:oid:1.2.392.100495.20.3.23", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicalOrganizationID"},
    Renamed{"urn:oid:1.2.392.100495.20.3.31", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/medicalRegistrationNumber"},
    Renamed{"urn:oid:1.2.392.100495.20.3.61", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber"},
    Renamed{"urn:oid:1.2.392.100495.20.3.62", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsuredPersonSymbol"},
    Renamed{"urn:oid:1.2.392.100495.20.3.63", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsuredPersonNumber"},
    Renamed{"urn:oid:1.2.392.100495.20.3.71", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber"},
    Renamed{"urn:oid:1.2.392.100495.20.3.72", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicInsuredPersonNumber"},
    Renamed{"urn:oid:1.2.392.100495.20.3.81", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber"},
    Renamed{"urn:oid:1.2.392.100495.20.3.82", "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex"},
    Renamed{"urn:oid:1.2.392.200119.4.101.2", "http://medis.or.jp/CodeSystem/master-disease-keyNumber"},
    Renamed{"urn:oid:1.2.392.200119.4.101.6", "http://medis.or.jp/CodeSystem/master-disease-exCode"},
    Renamed{"urn:oid:1.2.392.200119.4.201.2", "http://medis.or.jp/CodeSystem/master-disease-modKeyNumber"},
    Renamed{"urn:oid:1.2.392.200119.4.201.5", "http://medis.or.jp/CodeSystem/master-disease-modExCode"},
    Renamed{"urn:oid:1.2.392.200119.4.402.1", "http://medis.or.jp/CodeSystem/master-HOT13"},
    Renamed{"urn:oid:1.2.392.200119.4.403.1", "http://medis.or.jp/CodeSystem/master-HOT9"},
    Renamed{"urn:oid:1.2.392.200119.4.403.2", "http://medis.or.jp/CodeSystem/master-HOT7"},
    Renamed{"urn:oid:1.2.392.200119.4.504", "http://medis.or.jp/CodeSystem/master-JLAC10-17digits"},
    Renamed{"urn:oid:1.2.392.200119.4.704", "http://medis.or.jp/CodeSystem/master-nursingAction-16digits"},
    Renamed{"urn:oid:1.2.392.200119.4.804", "http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode"},
    Renamed{"urn:oid:1.2.392.200250.2.2.2", "http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20", "http://jami.jp/CodeSystem/MedicationUsage"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.22", "http://jami.jp/CodeSystem/MedicationUsageAdditional"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.30", "http://jami.jp/CodeSystem/MedicationMethodBasicUsage"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.31", "http://jami.jp/CodeSystem/MedicationEventTriggered"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.32", "http://jami.jp/CodeSystem/MedicationBodySiteExternal"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.40", "http://jami.jp/CodeSystem/MedicationMethodDetailUsage"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.41", "http://jami.jp/CodeSystem/MedicationMethodDetailOral"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.42", "http://jami.jp/CodeSystem/MedicationMethodDetailExternal"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.43", "http://jami.jp/CodeSystem/MedicationMethodDetailInjection"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.44", "http://jami.jp/CodeSystem/MedicationMethodDetailPouring"},
    Renamed{"urn:oid:1.2.392.200250.2.2.20.45", "http://jami.jp/CodeSystem/MedicationMethodDetailDeviceInjection"},
    Renamed{"urn:oid:1.2.392.200250.2.2.21", "http://jami.jp/CodeSystem/MedicationUsage-12digits"},
    Renamed{"urn:oid:1.2.392.200250.2.2.30.10", "http://jami.jp/CodeSystem/DrugDispensePreparationMethod"},
};

}  // namespace

std::string_view current_system(std::string_view system) {
    const auto* found = std::lower_bound(kRenamed.begin(), kRenamed.end(), system,
                                         [](const Renamed& row, std::string_view oid) { return row.oid < oid; });
    return found != kRenamed.end() && found->oid == system ? found->url : system;
}

}  // namespace kakehashi::mappers::bundles
