url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Procedure
type  Procedure
base  http://hl7.org/fhir/StructureDefinition/Procedure

partOf                      -  type Reference(core:JP_Procedure core:JP_Observation_Common core:JP_MedicationAdministration)
statusReason                -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureNotPerformedReason_VS
category                    -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCategory_VS
code                        -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCodesMedical_VS
code.coding                 -  slicing value:system open
code.coding:medical         0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCodesMedical_VS
code.coding:medical.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_ProcedureCodesMedical_CS"
code.coding:stem7           0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCodesSTEM7_VS
code.coding:stem7.system    1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_ProcedureCodesSTEM7_CS"
code.coding:dental          0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCodesDental_VS
code.coding:dental.system   1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_ProcedureCodesDental_CS"
code.coding:nurse           0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCodesNurse_VS
code.coding:nurse.system    1..1  fixedUri="urn:oid:1.2.392.200119.4.701"
code.coding:ichi            0..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCodesICHI_VS
code.coding:ichi.system     1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_Undefined_CS"
subject                     -  type Reference(core:JP_Patient)
encounter                   -  type Reference(core:JP_Encounter)
recorder                    -  type Reference(core:JP_Patient RelatedPerson core:JP_Practitioner core:JP_PractitionerRole)
asserter                    -  type Reference(core:JP_Patient RelatedPerson core:JP_Practitioner core:JP_PractitionerRole)
performer.function          -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedurePerformerRole_VS
performer.actor             -  type Reference(core:JP_Practitioner core:JP_PractitionerRole core:JP_Organization core:JP_Patient RelatedPerson Device)
performer.onBehalfOf        -  type Reference(core:JP_Organization)
location                    -  type Reference(core:JP_Location)
reasonCode                  -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureReason_VS
reasonReference             -  type Reference(core:JP_Condition core:JP_Observation_Common core:JP_Procedure core:JP_DiagnosticReport_Common DocumentReference)
bodySite                    -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureBodySite_VS
outcome                     -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureOutcome_VS
report                      -  type Reference(core:JP_DiagnosticReport_Common DocumentReference Composition)
complication                -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureCondition_VS
complicationDetail          -  type Reference(core:JP_Condition)
followUp                    -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureFollowUp_VS
focalDevice.action          -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureDeviceAction_VS
usedReference               -  type Reference(Device core:JP_Medication Substance)
usedCode                    -  binding example http://jpfhir.jp/fhir/core/ValueSet/JP_ProcedureDeviceKind_VS
