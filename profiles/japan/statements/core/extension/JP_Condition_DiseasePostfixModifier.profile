url   http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier
type  Extension
base  http://hl7.org/fhir/StructureDefinition/Extension
context  Condition.code

extension                              0..0
url                                    -  fixedUri="http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier"
value[x]                               -  type CodeableConcept
value[x].coding                        1..*  slicing value:system open
value[x].coding:medisExchange          0..1  type Coding
value[x].coding:medisExchange.system   1..1  MS  fixedUri="http://medis.or.jp/CodeSystem/master-disease-modExCode"
value[x].coding:medisExchange.code     1..1  MS
value[x].coding:medisExchange.display  1..1  MS
value[x].coding:medisRecordNo          1..1  type Coding
value[x].coding:medisRecordNo.system   1..1  MS  fixedUri="http://medis.or.jp/CodeSystem/master-disease-modKeyNumber"
value[x].coding:medisRecordNo.code     1..1  MS
value[x].coding:medisRecordNo.display  1..1  MS
value[x].coding:receipt                0..1  type Coding
value[x].coding:receipt.system         1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterZ-disease-modifier"
value[x].coding:receipt.code           1..1  MS
value[x].coding:receipt.display        1..1  MS
