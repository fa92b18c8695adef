url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_ResearchSubject_eCS
type  ResearchSubject
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_ResearchSubject

