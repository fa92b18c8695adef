url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_DocumentReference_eCheckupGeneral
type  DocumentReference
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_DocumentReference

meta.lastUpdated  1..1
meta.profile      1..*  MS
