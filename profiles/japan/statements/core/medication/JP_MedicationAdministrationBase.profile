url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationAdministrationBase
type  MedicationAdministration
base  http://hl7.org/fhir/StructureDefinition/MedicationAdministration

extension:requestDepartment          0..1  type Extension<coreExt:JP_MedicationAdministration_RequestDepartment>
extension:requestAuthoredOn          0..1  type Extension<coreExt:JP_MedicationAdministration_RequestAuthoredOn>
extension:location                   0..1  type Extension<coreExt:JP_MedicationAdministration_Location>
extension:requester                  0..*  type Extension<coreExt:JP_MedicationAdministration_Requester>
identifier                           1..*  slicing value:system open
identifier:rpNumber                  1..1
identifier:rpNumber.system           1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber"
identifier:rpNumber.value            1..1
identifier:requestIdentifier         0..*
identifier:requestIdentifier.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:requestIdentifier.value   1..1
