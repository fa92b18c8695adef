url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRange_UnitOfTime
type  Range
base  http://hl7.org/fhir/StructureDefinition/Range

low.code   -  binding preferred http://hl7.org/fhir/ValueSet/units-of-time
high.code  -  binding preferred http://hl7.org/fhir/ValueSet/units-of-time
