url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_OrganizationInsurer_eCheckupGeneral
type  Organization
base  http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Organization_eCS_coveragePayer

