url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_Common_eCS
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

meta.lastUpdated  -  MS
