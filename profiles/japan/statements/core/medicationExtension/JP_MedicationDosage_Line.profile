url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_Line
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Dosage MedicationAdministration.dosage

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_Line"
value[x]   -  type CodeableConcept
value[x].coding  -  binding example http://jpfhir.jp/fhir/Examples/ValueSet/JP_MedicationRequestDosageInstructionLine_VS
