url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_RelatedPerson_eCS
type  RelatedPerson
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_RelatedPerson

