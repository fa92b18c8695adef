url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Immunization_eCS
type  Immunization
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Immunization

meta.lastUpdated  -  MS
