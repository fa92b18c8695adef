url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_ResearchSubject
type  ResearchSubject
base  http://hl7.org/fhir/StructureDefinition/ResearchSubject

meta.lastUpdated  -  MS
