url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_CarePlan
type  CarePlan
base  http://hl7.org/fhir/StructureDefinition/CarePlan

meta.lastUpdated  -  MS
