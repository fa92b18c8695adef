url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_CoverageService_eCheckupGeneral
type  Coverage
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Coverage

status                 -  patternCode="active"
type                   -  patternCodeableConcept={"coding": [{"code": "1", "system": "urn:oid:1.2.392.200119.6.208"}]}
subscriberId           1..1  MS
beneficiary            -  type Reference(eCS:JP_Patient_eCS)
beneficiary.reference  1..1  MS
period.start           -  MS
period.end             -  MS
payor                  1..1  MS  type Reference(eCheckup:JP_OrganizationInsurer_eCheckupGeneral)
