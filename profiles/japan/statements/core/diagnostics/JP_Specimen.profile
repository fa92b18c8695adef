url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Specimen
type  Specimen
base  http://hl7.org/fhir/StructureDefinition/Specimen

meta.lastUpdated  -  MS
