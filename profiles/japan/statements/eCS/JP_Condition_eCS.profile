url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Condition_eCS
type  Condition
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Condition

meta                                   1..1  MS
meta.lastUpdated                       1..1  MS
meta.profile                           1..*  MS
meta.tag                               -  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication  slicing value:code closed
meta.tag:lts                           0..1  MS  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication
meta.tag:lts.system                    1..1  MS  patternUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"
meta.tag:lts.code                      1..1  MS  fixedCode="LTS"
meta.tag:uninformed                    0..1  MS  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication
meta.tag:uninformed.system             1..1  MS  patternUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"
meta.tag:uninformed.code               1..1  MS  fixedCode="UNINFORMED"
meta.tag:undelivered                   0..1  MS  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication
meta.tag:undelivered.system            1..1  MS  patternUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"
meta.tag:undelivered.code              1..1  MS  fixedCode="UNDELIVERED"
contained                              -  slicing profile:$this open
contained:encounter                    0..1  MS  type Encounter<core:JP_Encounter>
contained:recorder                     0..1  MS  type Practitioner<core:JP_Practitioner>
extension:eCS_InstitutionNumber        0..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
extension:eCS_Department               0..1  MS  type Extension<eCSExt:JP_eCS_Department>
extension:eCS_DiagnosisType            0..1  MS  type Extension<eCSExt:JP_eCS_DiagnosisType>
identifier                             1..*  MS  slicing value:system open
identifier:resourceIdentifier          1..1  MS
identifier:resourceIdentifier.system   1..1  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:resourceIdentifier.value    1..1  MS
clinicalStatus                         -  MS
clinicalStatus.coding                  1..*  MS
clinicalStatus.text                    -  MS
verificationStatus                     1..1  MS
verificationStatus.coding              -  MS
verificationStatus.text                -  MS
category                               1..1  MS
code                                   1..1  MS
code.extension:diseasePrefixModifier   0..*  type Extension<coreExt:JP_Condition_DiseasePrefixModifier>
code.extension:diseasePostfixModifier  0..*  type Extension<coreExt:JP_Condition_DiseasePostfixModifier>
code.coding                            1..*  MS  slicing value:system open
code.coding.system                     1..1  MS
code.coding.version                    -  MS
code.coding.display                    1..1  MS
code.coding:medisRecordNo              1..*  MS
code.coding:medisRecordNo.system       1..1  MS  fixedUri="http://medis.or.jp/CodeSystem/master-disease-keyNumber"
code.coding:medisRecordNo.version      -  MS
code.coding:medisRecordNo.code         1..1  MS
code.coding:medisRecordNo.display      1..1  MS
code.coding:medisExchange              0..*  MS
code.coding:medisExchange.system       1..1  MS  fixedUri="http://medis.or.jp/CodeSystem/master-disease-exCode"
code.coding:medisExchange.version      -  MS
code.coding:medisExchange.display      1..1  MS
code.coding:receipt                    0..*  MS
code.coding:receipt.system             1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterB-disease"
code.coding:receipt.version            -  MS
code.coding:receipt.display            1..1  MS
code.coding:icd10                      0..*  MS
code.coding:icd10.system               1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full"
code.coding:icd10.version              -  MS
code.coding:icd10.display              1..1  MS
code.text                              1..1  MS
bodySite.coding                        -  slicing value:system open
bodySite.coding:medisExchange          0..*
bodySite.coding:medisExchange.system   1..1  fixedUri="http://medis.or.jp/CodeSystem/master-disease-modExCode"
bodySite.coding:medisRecordNo          0..*
bodySite.coding:medisRecordNo.system   1..1  fixedUri="http://medis.or.jp/CodeSystem/master-disease-modKeyNumber"
bodySite.coding:receipt                0..*
bodySite.coding:receipt.system         1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterZ-disease-modifier"
subject                                -  MS  type Reference(eCS:JP_Patient_eCS)
encounter                              -  MS
onset[x]                               -  MS  slicing type:$this open
onset[x]:onsetDateTime                 0..1  MS  type dateTime
abatement[x]                           -  MS  type dateTime
recordedDate                           -  MS
recorder                               -  MS  type Reference(core:JP_Practitioner)
asserter                               -  type Reference(core:JP_Patient core:JP_Practitioner RelatedPerson)
note.author[x]                         -  slicing type:$this open
note.author[x]:authorString            0..1  type string
