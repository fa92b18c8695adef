url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_ResearchStudy
type  ResearchStudy
base  http://hl7.org/fhir/StructureDefinition/ResearchStudy

meta.lastUpdated  -  MS
