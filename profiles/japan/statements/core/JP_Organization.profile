url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Organization
type  Organization
base  http://hl7.org/fhir/StructureDefinition/Organization

extension:prefectureNo                    0..1  type Extension<coreExt:JP_Organization_PrefectureNo>
extension:organizationCategory            0..1  type Extension<coreExt:JP_Organization_InsuranceOrganizationCategory>
extension:organizationNo                  0..1  type Extension<coreExt:JP_Organization_InsuranceOrganizationNo>
identifier                                -  slicing value:system open
identifier.assigner                       -  type Reference(core:JP_Organization)
identifier:medicalInstitutionCode         0..*
identifier:medicalInstitutionCode.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no"
identifier:insurerNumber                  0..*
identifier:insurerNumber.system           1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber"
partOf                                    -  type Reference(core:JP_Organization)
contact.name                              -  type HumanName<core:JP_HumanName>
