url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_Device
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Dosage MedicationAdministration.dosage

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_Device"
value[x]   -  type Reference(Device)
