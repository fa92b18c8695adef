url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_ResearchStudy_eCS
type  ResearchStudy
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_ResearchStudy

