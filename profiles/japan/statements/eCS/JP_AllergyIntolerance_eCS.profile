url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_AllergyIntolerance_eCS
type  AllergyIntolerance
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_AllergyIntolerance

meta                                  1..1  MS
meta.lastUpdated                      1..1  MS
meta.profile                          1..*  MS
meta.tag                              -  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication  slicing value:code closed
meta.tag:lts                          0..1  MS  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication
meta.tag:lts.id                       0..0
meta.tag:lts.extension                0..0
meta.tag:lts.system                   1..1  MS  patternUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"
meta.tag:lts.code                     1..1  MS  fixedCode="LTS"  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication
meta.tag:lts.userSelected             0..0
contained                             -  slicing profile:$this open
contained:encounter                   0..1  MS  type Encounter<core:JP_Encounter>
extension:eCS_InstitutionNumber       0..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
extension:eCS_Department              0..1  MS  type Extension<eCSExt:JP_eCS_Department>
identifier                            1..*  MS  slicing value:system open
identifier:resourceIdentifier         1..1  MS
identifier:resourceIdentifier.system  1..1  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:resourceIdentifier.value   1..1  MS
clinicalStatus                        -  MS
clinicalStatus.coding                 1..*  MS
clinicalStatus.text                   -  MS
verificationStatus                    -  MS
verificationStatus.coding             1..*  MS
verificationStatus.text               -  MS
category                              -  MS
criticality                           -  MS
code                                  1..1  MS
code.coding                           1..*  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_AllergyIntolerance_VS
code.coding.system                    1..1  MS
code.coding.version                   -  MS
code.coding.code                      1..1  MS
code.coding.display                   1..1  MS
code.text                             1..1  MS
patient                               -  MS  type Reference(eCS:JP_Patient_eCS)
encounter                             -  MS
recordedDate                          -  MS
note.author[x]                        -  slicing type:$this open
note.author[x]:authorString           0..1  type string
reaction                              -  MS
reaction.manifestation                -  binding preferred http://medis.or.jp/ValueSet/master-disease-keyNumber
