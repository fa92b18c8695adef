url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Specimen_eCheckupGeneral
type  Specimen
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Specimen

meta.lastUpdated  1..1
meta.profile      1..*  MS
