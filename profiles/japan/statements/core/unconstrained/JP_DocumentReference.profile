url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_DocumentReference
type  DocumentReference
base  http://hl7.org/fhir/StructureDefinition/DocumentReference

meta.lastUpdated  -  MS
