# The checkup guide's own payer, under another canonical than the one of the prescription guide.
url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Organization_eCS_coveragePayer
type  Organization
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Organization

meta.lastUpdated                   1..1  MS
meta.profile                       1..*  MS
extension:prefectureNo             0..0
extension:organizationCategory     0..0
extension:organizationNo           0..0
identifier:medicalInstitutionCode  0..0
identifier:insurerNumber           0..1  MS
identifier:insurerNumber.id        0..0
identifier:insurerNumber.use       0..0
identifier:insurerNumber.type      0..0
identifier:insurerNumber.system    -  MS
identifier:insurerNumber.value     -  MS
identifier:insurerNumber.period    0..0
identifier:insurerNumber.assigner  0..0
identifier:publicPayer             0..1  MS
identifier:publicPayer.id          0..0
identifier:publicPayer.use         0..0
identifier:publicPayer.type        0..0
identifier:publicPayer.system      1..1  MS  fixedUri="urn:oid:1.2.392.100495.20.3.71"
identifier:publicPayer.value       -  MS
identifier:publicPayer.period      0..0
identifier:publicPayer.assigner    0..0
active                             0..0
type                               1..1  MS
type.coding                        1..1  MS
type.coding.system                 -  MS  fixedUri="http://terminology.hl7.org/CodeSystem/organization-type"
type.coding.code                   -  fixedCode="ins"
name                               -  MS
alias                              0..0
telecom                            0..0
address                            0..0
partOf                             0..0
contact                            0..0
endpoint                           0..0
