url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Binary
type  Binary
base  http://hl7.org/fhir/StructureDefinition/Binary

meta.lastUpdated  -  MS
