url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_DocumentReference_eCS
type  DocumentReference
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DocumentReference

