# The guide derives it from its own JP_Organization_eCS, which has the canonical of the one of JP-CLINS and asks for
# less: the rows of that one are here.
url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Organization_eCheckupGeneral
type  Organization
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Organization

meta.lastUpdated               1..1  MS
meta.profile                   1..*  MS
extension:department           0..1  MS  type Extension<eCSExt:JP_eCS_Department>
extension:department.value[x]  1..1  MS
type                           0..1  MS
type.coding.system             -  MS  fixedUri="http://terminology.hl7.org/CodeSystem/organization-type"
type.coding.code               -  MS  binding extensible http://hl7.org/fhir/ValueSet/organization-type
address                        0..1  MS
address.text                   1..1  MS
partOf                         -  MS
partOf.reference               1..1  MS
