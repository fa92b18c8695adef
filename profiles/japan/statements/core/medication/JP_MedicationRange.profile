url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRange
type  Range
base  http://hl7.org/fhir/StructureDefinition/Range

low   -  type Quantity<core:JP_MedicationSimpleQuantity>
high  -  type Quantity<core:JP_MedicationSimpleQuantity>
