url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Coverage
type  Coverage
base  http://hl7.org/fhir/StructureDefinition/Coverage

extension:insuredPersonSymbol     0..*  type Extension<coreExt:JP_Coverage_InsuredPersonSymbol>
extension:insuredPersonNumber     0..*  type Extension<coreExt:JP_Coverage_InsuredPersonNumber>
extension:insuredPersonSubNumber  0..*  type Extension<coreExt:JP_Coverage_InsuredPersonSubNumber>
policyHolder                      -  type Reference(core:JP_Patient RelatedPerson core:JP_Organization)
subscriber                        -  type Reference(core:JP_Patient RelatedPerson)
beneficiary                       -  type Reference(core:JP_Patient)
payor                             -  type Reference(core:JP_Organization core:JP_Patient RelatedPerson)
