url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_RelatedPerson
type  RelatedPerson
base  http://hl7.org/fhir/StructureDefinition/RelatedPerson

meta.lastUpdated  -  MS
