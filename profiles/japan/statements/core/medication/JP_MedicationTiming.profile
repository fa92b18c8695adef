url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationTiming
type  Timing
base  http://hl7.org/fhir/StructureDefinition/Timing

