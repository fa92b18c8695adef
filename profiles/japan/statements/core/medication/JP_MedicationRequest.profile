url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRequest
type  MedicationRequest
base  http://hl7.org/fhir/StructureDefinition/MedicationRequest

identifier                                     2..*  slicing value:system open
identifier:rpNumber                            1..1
identifier:rpNumber.system                     1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber"
identifier:rpNumber.value                      1..1
identifier:orderInRp                           1..1
identifier:orderInRp.system                    1..1  fixedUri="http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex"
identifier:orderInRp.value                     1..1
identifier:requestIdentifierCommon             0..1
identifier:requestIdentifierCommon.system      1..1  fixedUri="urn:oid:1.2.392.100495.20.3.11"
identifier:requestIdentifierCommon.value       1..1
identifier:requestIdentifier                   0..*
identifier:requestIdentifier.system            1..1  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:requestIdentifier.value             1..1
category                                       -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCategory_VS
medication[x]                                  -  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationCode_VS
subject                                        -  type Reference(core:JP_Patient)
encounter                                      -  type Reference(core:JP_Encounter)
authoredOn                                     1..1
requester                                      -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization core:JP_Patient RelatedPerson Device)
performer                                      -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization core:JP_Patient Device RelatedPerson CareTeam)
performerType                                  -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_PractitionerRole_VS
recorder                                       -  type Reference(core:JP_Practitioner core:JP_PractitionerRole)
reasonReference                                -  type Reference(core:JP_Condition core:JP_Observation_Common)
insurance                                      -  type Reference(core:JP_Coverage ClaimResponse)
dosageInstruction                              -  type Dosage<core:JP_MedicationDosage>
dispenseRequest.extension:instructionForDispense  0..*  type Extension<coreExt:JP_MedicationRequest_DispenseRequest_InstructionForDispense>
dispenseRequest.extension:expectedRepeatCount  0..1  type Extension<coreExt:JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount>
dispenseRequest.initialFill.quantity           -  type Quantity<core:JP_MedicationSimpleQuantity>
dispenseRequest.quantity                       -  type Quantity<core:JP_MedicationSimpleQuantity>
dispenseRequest.expectedSupplyDuration.unit    -  fixedString="日"
dispenseRequest.expectedSupplyDuration.system  -  fixedUri="http://unitsofmeasure.org"
dispenseRequest.expectedSupplyDuration.code    -  fixedCode="d"
dispenseRequest.performer                      -  type Reference(core:JP_Organization)
substitution.allowed[x]                        -  type CodeableConcept  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_MedicationSubstitutionNotAllowedReason_VS
