url   http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_CoverageInsurance_eCheckupGeneral
type  Coverage
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Coverage

meta.lastUpdated                           1..1  MS
meta.profile                               1..*  MS
contained                                  0..0
extension:insuredPersonSymbol              0..1  MS
extension:insuredPersonSymbol.url          -  MS  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol"
extension:insuredPersonSymbol.value[x]     1..1  MS  type string
extension:insuredPersonNumber              0..1  MS
extension:insuredPersonNumber.url          -  MS  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber"
extension:insuredPersonNumber.value[x]     1..1  MS  type string
extension:insuredPersonSubNumber           0..1  MS
extension:insuredPersonSubNumber.url       -  MS  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSubNumber"
extension:insuredPersonSubNumber.value[x]  1..1  MS  type string
identifier                                 0..1  MS
identifier.value                           1..1  MS
status                                     -  fixedCode="active"
type                                       1..1  MS  binding required http://jpfhir.jp/fhir/Common/ValueSet/mhlw-ePreCDA-insuranceCategory
type.coding                                1..1  MS
type.coding.system                         1..1  MS  fixedUri="urn:oid:1.2.392.100495.20.2.61"
type.coding.code                           1..1  MS
type.coding.userSelected                   0..0
type.text                                  0..0
policyHolder                               0..0
subscriber                                 0..0
subscriberId                               -  MS
beneficiary                                -  MS
beneficiary.reference                      -  MS
dependent                                  -  MS
relationship                               1..1  MS
relationship.coding                        1..*  MS
relationship.coding.system                 -  MS  patternUri="urn:oid:1.2.392.100495.20.2.62"
relationship.coding.code                   -  MS
relationship.coding.display                -  MS
relationship.coding.userSelected           0..0
relationship.text                          0..0
period                                     -  MS
period.start                               -  MS
period.end                                 -  MS
payor                                      1..1  MS  type Reference(eCheckup:JP_OrganizationInsurer_eCheckupGeneral)
payor.reference                            -  MS
class                                      0..0
order                                      0..0
network                                    0..0
costToBeneficiary                          0..0
subrogation                                0..0
contract                                   0..0
