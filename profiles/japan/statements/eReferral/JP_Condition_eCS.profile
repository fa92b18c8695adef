# Under clins, as the guides of the referral and the discharge summary had it before JP-CLINS 1.5. It stands on an older
# edition of what JP-CLINS now states under eCS, so its rows are here and not there.
url   http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Condition_eCS
type  Condition
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Condition

meta                                   1..1  MS
meta.lastUpdated                       1..1  MS
meta.profile                           1..1  MS
meta.tag                               -  slicing value:$this open
meta.tag:lts                           0..1  MS  patternCoding={"code": "LTS", "system": "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"}
meta.tag:lts.system                    1..1  MS
meta.tag:lts.code                      1..1  MS
meta.tag:uninformed                    0..1  MS  patternCoding={"code": "UNINFORMED", "system": "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"}
meta.tag:uninformed.system             1..1  MS
meta.tag:uninformed.code               1..1  MS
meta.tag:undelivered                   0..1  MS  patternCoding={"code": "UNDELIVERED", "system": "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"}
meta.tag:undelivered.system            1..1  MS
meta.tag:undelivered.code              1..1  MS
contained                              -  slicing profile:$this open
contained:encounter                    0..1  MS  type Encounter<core:JP_Encounter>
contained:recorder                     0..1  MS  type Practitioner<core:JP_Practitioner>
extension                              1..*
extension:eCS_InstitutionNumber        1..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
extension:eCS_Department               0..1  MS  type Extension<eCSExt:JP_eCS_Department>
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
code.coding                            -  slicing value:system open
code.coding:mediskoukan                0..*  MS
code.coding:mediskoukan.system         1..1  fixedUri="urn:oid:1.2.392.200119.4.101.6"
code.coding:mediskanri                 0..*  MS
code.coding:mediskanri.system          1..1  fixedUri="urn:oid:1.2.392.200119.4.101.2"
code.coding:syobo                      0..*  MS
code.coding:syobo.system               1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterB-disease"
code.coding:icd10                      0..*  MS
code.coding:icd10.system               1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full"
bodySite.coding                        -  slicing value:system open
bodySite.coding:mediskoukan            0..*
bodySite.coding:mediskoukan.system     1..1  fixedUri="urn:oid:1.2.392.200119.4.201.5"
bodySite.coding:mediskanri             0..*
bodySite.coding:mediskanri.system      1..1  fixedUri="urn:oid:1.2.392.200119.4.201.2"
bodySite.coding:syobo                  0..*
bodySite.coding:syobo.system           1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterZ-disease-modifier"
subject                                -  MS
subject.identifier.system              -  fixedUri="http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID"
encounter                              -  MS
onset[x]                               1..1  MS  slicing type:$this open
onset[x]:onsetDateTime                 1..1  MS  type dateTime
abatement[x]                           -  MS  type dateTime
recordedDate                           -  MS
recorder                               -  MS  type Reference(core:JP_Practitioner)
asserter                               -  MS  type Reference(core:JP_Patient core:JP_Practitioner RelatedPerson)
note.author[x]                         -  slicing type:$this open
note.author[x]:authorString            -  type string
