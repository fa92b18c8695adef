url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Organization_eCS
type  Organization
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Organization

extension:department                     0..1  MS  type Extension<eCSExt:JP_eCS_Department>
extension:department.url                 -  fixedUri="http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department"
extension:department.value[x]            1..1  MS  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_Department_SsMix_VS
identifier                               1..*
identifier:medicalInstitutionCode        1..1  MS
identifier:medicalInstitutionCode.value  1..1  MS
type                                     -  MS
type.coding.system                       -  MS  fixedUri="http://terminology.hl7.org/CodeSystem/organization-type"
type.coding.code                         -  MS  binding extensible http://hl7.org/fhir/ValueSet/organization-type
name                                     1..1  MS
address                                  0..1  MS
address.text                             1..1  MS
partOf                                   -  MS
partOf.reference                         1..1  MS
