# Under clins, as the guides of the referral and the discharge summary had it before JP-CLINS 1.5. Its numbers and drugs
# have OIDs, so it cannot stand on our JP_MedicationRequest: the rows of that one are here, in the edition with OIDs.
url   http://jpfhir.jp/fhir/clins/StructureDefinition/JP_MedicationRequest_CLINS_eCS
type  MedicationRequest
base  http://hl7.org/fhir/StructureDefinition/MedicationRequest

meta                                           1..1  MS
meta.lastUpdated                               1..1  MS
meta.profile                                   1..1  MS
meta.tag                                       -  slicing value:$this open
meta.tag:lts                                   0..1  MS  patternCoding={"code": "LTS", "system": "http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"}
meta.tag:lts.system                            1..1  MS
meta.tag:lts.code                              1..1  MS
contained                                      -  slicing profile:$this open
contained:encounter                            0..1  type Encounter<core:JP_Encounter>
contained:requester                            0..1  type Practitioner<core:JP_Practitioner>
contained:order                                0..1  type ServiceRequest<core:JP_ServiceRequest>
extension                                      1..*
extension:eCS_InstitutionNumber                1..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
extension:eCS_Department                       0..1  MS  type Extension<eCSExt:JP_eCS_Department>
identifier                                     2..*  MS  slicing value:system open
identifier:rpNumber                            1..1
identifier:rpNumber.system                     1..1  fixedUri="urn:oid:1.2.392.100495.20.3.81"
identifier:rpNumber.value                      1..1
identifier:orderInRp                           1..1
identifier:orderInRp.system                    1..1  fixedUri="urn:oid:1.2.392.100495.20.3.82"
identifier:orderInRp.value                     1..1
identifier:requestIdentifierCommon             0..1
identifier:requestIdentifierCommon.system      1..1  fixedUri="urn:oid:1.2.392.100495.20.3.11"
identifier:requestIdentifierCommon.value       1..1
identifier:requestIdentifier                   0..*
identifier:requestIdentifier.system            1..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:requestIdentifier.value             1..1  MS
status                                         -  patternCode="completed"
intent                                         -  patternCode="order"
category                                       -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCategory_VS
medication[x]                                  -  MS  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCode_VS
medication[x].coding                           -  slicing value:system open
medication[x].coding:codingHOT7                0..1  MS
medication[x].coding:codingHOT7.system         1..1  MS  fixedUri="urn:oid:1.2.392.200119.4.403.2"
medication[x].coding:codingHOT7.code           1..1  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCodeHOT7_VS
medication[x].coding:codingHOT7.display        1..1  MS
medication[x].coding:codingHOT9                0..1  MS
medication[x].coding:codingHOT9.system         1..1  MS  fixedUri="urn:oid:1.2.392.200119.4.403.1"
medication[x].coding:codingHOT9.code           1..1  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCodeHOT9_VS
medication[x].coding:codingHOT9.display        1..1  MS
medication[x].coding:codingYJ                  0..1  MS
medication[x].coding:codingYJ.system           1..1  MS  fixedUri="urn:oid:1.2.392.100495.20.1.73"
medication[x].coding:codingYJ.code             1..1  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCodeYJ_VS
medication[x].coding:codingYJ.display          1..1  MS
medication[x].coding:codingGeneralName         0..1  MS
medication[x].coding:codingGeneralName.system  1..1  MS  fixedUri="urn:oid:1.2.392.100495.20.1.81"
medication[x].coding:codingGeneralName.code    -  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCodeCommon_VS
medication[x].coding:codingGeneralName.display  1..1  MS
medication[x].coding:nocoded                   0..1
medication[x].coding:nocoded.system            1..1  MS  fixedUri="http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS"
medication[x].coding:nocoded.code              1..1  MS  binding required http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_VS
medication[x].coding:nocoded.display           1..1  MS
medication[x].text                             1..1  MS
subject                                        -  MS  type Reference(core:JP_Patient)
subject.identifier.system                      -  fixedUri="http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID"
encounter                                      -  MS  type Reference(core:JP_Encounter)
authoredOn                                     1..1  MS
requester                                      -  MS  type Reference(core:JP_Practitioner)
performer                                      -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization core:JP_Patient Device RelatedPerson CareTeam)
performerType                                  -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_PractitionerRole_VS
recorder                                       -  type Reference(core:JP_Practitioner core:JP_PractitionerRole)
reasonReference                                -  type Reference(core:JP_Condition core:JP_Observation_Common)
basedOn                                        0..1  MS  type Reference(core:JP_ServiceRequest)
insurance                                      -  type Reference(core:JP_Coverage ClaimResponse)
note                                           0..1  MS
note.text                                      -  MS
dosageInstruction                              -  type Dosage<core:JP_MedicationDosage>
dispenseRequest                                -  MS
dispenseRequest.extension:instructionForDispense  0..*  type Extension<coreExt:JP_MedicationRequest_DispenseRequest_InstructionForDispense>
dispenseRequest.extension:expectedRepeatCount  0..1  MS  type Extension<coreExt:JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount>
dispenseRequest.initialFill.quantity           -  type Quantity<core:JP_MedicationSimpleQuantity>
dispenseRequest.quantity                       -  type Quantity<core:JP_MedicationSimpleQuantity>
dispenseRequest.quantity.value                 -  MS
dispenseRequest.quantity.system                -  MS
dispenseRequest.quantity.code                  -  MS
dispenseRequest.expectedSupplyDuration.value   -  MS
dispenseRequest.expectedSupplyDuration.unit    -  fixedString="日"
dispenseRequest.expectedSupplyDuration.system  -  fixedUri="http://unitsofmeasure.org"
dispenseRequest.expectedSupplyDuration.code    -  fixedCode="d"
dispenseRequest.performer                      -  type Reference(core:JP_Organization)
substitution.allowed[x]                        -  MS  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationSubstitutionNotAllowedReason_VS
substitution.allowed[x].coding.system          -  MS
substitution.allowed[x].coding.code            -  MS
substitution.allowed[x].coding.display         -  MS
substitution.reason                            -  MS
substitution.reason.text                       -  MS

# That there is not more than one of each, the slices say.
invariant needs-anyOfStandardCode-medication error MedicationRequest
    R3010: the drug has one code of YJ, HOT9, HOT7 or the ministry's general names, or the code for none of them.
    R3010: 薬剤には、YJ、HOT9、HOT7、一般名処方のコードのいずれか、または「標準コードなし」のコードを1つ付けます。
    medication.coding.where(system in ('urn:oid:1.2.392.100495.20.1.73' | 'urn:oid:1.2.392.200119.4.403.1' |
        'urn:oid:1.2.392.200119.4.403.2' | 'urn:oid:1.2.392.100495.20.1.81' |
        'http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS')).exists()
