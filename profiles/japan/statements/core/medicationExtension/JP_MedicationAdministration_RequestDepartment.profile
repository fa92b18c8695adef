url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationAdministration_RequestDepartment
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  MedicationAdministration

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationAdministration_RequestDepartment"
value[x]   -  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_Department_SsMix_VS
