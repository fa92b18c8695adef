url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationAdministration_RequestAuthoredOn
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  MedicationAdministration

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationAdministration_RequestAuthoredOn"
value[x]   -  type dateTime
