url   http://jpfhir.jp/fhir/StructureDefinition/JP_Bundle
type  Bundle
base  http://hl7.org/fhir/StructureDefinition/Bundle

meta.lastUpdated  -  MS
