url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS
type  MedicationRequest
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRequest

meta                                           1..1  MS
meta.lastUpdated                               1..1  MS
meta.profile                                   1..*  MS
meta.tag                                       -  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication  slicing value:code closed
meta.tag:lts                                   0..1  MS  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication
meta.tag:lts.system                            1..1  MS  patternUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"
meta.tag:lts.code                              1..1  MS  fixedCode="LTS"
contained                                      -  slicing profile:$this open
contained:encounter                            0..1  type Encounter<core:JP_Encounter>
contained:requester                            0..1  type Practitioner<core:JP_Practitioner>
contained:order                                0..1  type ServiceRequest<core:JP_ServiceRequest>
extension:eCS_InstitutionNumber                0..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
extension:eCS_Department                       0..1  MS  type Extension<eCSExt:JP_eCS_Department>
identifier                                     -  MS
identifier:requestIdentifier.value             -  MS
status                                         -  patternCode="completed"
intent                                         -  patternCode="order"
category                                       -  MS
medication[x]                                  -  MS
medication[x].coding                           1..*  MS  slicing value:system open
medication[x].coding:codingYJ                  0..1  MS
medication[x].coding:codingYJ.system           1..1  MS  fixedUri="http://capstandard.jp/iyaku.info/CodeSystem/YJ-code"
medication[x].coding:codingYJ.code             1..1  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCodeYJ_VS
medication[x].coding:codingYJ.display          1..1  MS
medication[x].coding:codingGeneralName         0..1  MS
medication[x].coding:codingGeneralName.system  1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode"
medication[x].coding:codingGeneralName.code    1..1  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCodeCommon_VS
medication[x].coding:codingGeneralName.display  1..1  MS
medication[x].coding:nocoded                   0..1
medication[x].coding:nocoded.system            1..1  MS  fixedUri="http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS"
medication[x].coding:nocoded.code              1..1  MS  binding required http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_VS
medication[x].coding:nocoded.display           1..1  MS
medication[x].text                             1..1  MS
subject                                        -  MS  type Reference(eCS:JP_Patient_eCS)
encounter                                      -  MS
authoredOn                                     -  MS
requester                                      -  MS  type Reference(core:JP_Practitioner)
basedOn                                        0..1  MS  type Reference(core:JP_ServiceRequest)
note                                           0..1  MS
note.text                                      -  MS
dosageInstruction                              1..*  MS  type Dosage<core:JP_MedicationDosage_eCS>
dispenseRequest                                -  MS
dispenseRequest.extension:expectedRepeatCount  -  MS
dispenseRequest.quantity.value                 1..1  MS
dispenseRequest.quantity.system                -  MS
dispenseRequest.quantity.code                  1..1  MS  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationUnitMERIT9_VS
dispenseRequest.expectedSupplyDuration.value   -  MS

invariant needs-anyOfStandardCode-medication error MedicationRequest
    R3010: one YJ code, one general-name code, or the code that says there is none.
    R3010: 医薬品には、YJコード、厚労省の一般名処方マスターのコード、「標準コードなし」のコードのどれかを1つ書きます。
    medication.ofType(CodeableConcept).coding.where(system = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code').count() = 1
    or medication.ofType(CodeableConcept).coding.where(system = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode').count() = 1
    or medication.ofType(CodeableConcept).coding.where(system = 'http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS').count() = 1
