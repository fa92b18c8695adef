url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_PeriodOfUse
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Dosage

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_PeriodOfUse"
value[x]   -  type Period
value[x].start  1..1
