url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_DosageComment
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Dosage MedicationAdministration.dosage

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_DosageComment"
value[x]   -  type CodeableConcept | string  slicing type:$this open
value[x]:valueCodeableConcept  0..1  type CodeableConcept  binding example http://jpfhir.jp/fhir/Examples/ValueSet/JP_MedicationAdministrationDosageComment_VS
value[x]:valueString           0..1  type string
