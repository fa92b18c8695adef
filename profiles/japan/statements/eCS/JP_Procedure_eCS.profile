url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Procedure_eCS
type  Procedure
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Procedure

meta.lastUpdated  -  MS
