url   http://jpfhir.jp/fhir/ePrescription/StructureDefinition/JP_Coverage_eCS_publicPayment
type  Coverage
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Coverage

contained                              0..0
extension:insuredPersonSymbol          0..0
extension:insuredPersonNumber          0..0
extension:insuredPersonSubNumber       0..0
status                                 -  fixedCode="active"
type                                   1..1  MS  binding required http://jpfhir.jp/fhir/Common/ValueSet/mhlw-ePreCDA-insuranceCategory
type.coding                            1..1  MS
type.coding.system                     1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory"
type.coding.code                       1..1  MS  fixedCode="8"
type.coding.userSelected               0..0
type.text                              0..0
policyHolder                           0..0
subscriber                             0..0
subscriberId                           1..1  MS
beneficiary                            -  MS
beneficiary.reference                  -  MS
dependent                              0..0
relationship                           0..0
period                                 -  MS
period.start                           -  MS
period.end                             -  MS
payor                                  1..1  MS  type Reference(ePrescription:JP_Organization_eCS_coveragePayer)
class                                  0..0
network                                0..0
costToBeneficiary                      -  MS
costToBeneficiary.type                 1..1  MS
costToBeneficiary.type.coding          1..1  MS
costToBeneficiary.type.coding.system   1..1  MS  fixedUri="http://terminology.hl7.org/CodeSystem/coverage-copay-type"
costToBeneficiary.type.coding.code     1..1  MS  fixedCode="copaypct"
costToBeneficiary.type.coding.display  -  MS  fixedString="負担率"
costToBeneficiary.type.text            0..0
costToBeneficiary.value[x]             -  MS  type Quantity<SimpleQuantity>
costToBeneficiary.value[x].value       1..1  MS
costToBeneficiary.value[x].unit        1..1  MS  fixedString="%"
costToBeneficiary.value[x].system      1..1  MS  fixedUri="http://unitsofmeasure.org"
costToBeneficiary.value[x].code        1..1  MS  fixedCode="%"
costToBeneficiary.exception            0..0
subrogation                            0..0
contract                               0..0
