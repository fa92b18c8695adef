url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Practitioner_eCheckupGeneral
type  Practitioner
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Practitioner

meta.lastUpdated  1..1  MS
meta.profile      1..*  MS
qualification:medicalRegistrationNumber.identifier.system  -  fixedUri="urn:oid:1.2.392.100495.20.3.31"
