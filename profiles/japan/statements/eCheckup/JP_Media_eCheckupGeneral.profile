url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Media_eCheckupGeneral
type  Media
base  http://hl7.org/fhir/StructureDefinition/Media

meta.lastUpdated  1..1  MS
meta.profile      1..*  MS
