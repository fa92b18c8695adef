url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_PractitionerRole_eCheckupGeneral
type  PractitionerRole
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_PractitionerRole

meta.lastUpdated  1..1  MS
meta.profile      1..*  MS
practitioner      -     type Reference(eCheckup:JP_Practitioner_eCheckupGeneral)
organization      -     type Reference(eCheckup:JP_Organization_eCheckupGeneral)
