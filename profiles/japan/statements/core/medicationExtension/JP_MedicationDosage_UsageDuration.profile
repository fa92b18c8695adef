url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_UsageDuration
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Dosage

extension  0..0
url        -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationDosage_UsageDuration"
value[x]   -  type Duration
value[x].unit    -  fixedString="日"
value[x].system  -  fixedUri="http://unitsofmeasure.org"
value[x].code    -  fixedCode="d"
