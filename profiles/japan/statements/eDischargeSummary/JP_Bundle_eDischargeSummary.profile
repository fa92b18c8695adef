url   http://jpfhir.jp/fhir/eDischargeSummary/StructureDefinition/JP_Bundle_eDischargeSummary
type  Bundle
base  http://hl7.org/fhir/StructureDefinition/Bundle

meta.lastUpdated                     1..1  MS
meta.profile                         1..*  MS
identifier                           1..1  MS
identifier.system                    1..1  MS  fixedUri="http://jpfhir.jp/fhir/core/IdSystem/documentInstance-identifier"
identifier.value                     1..1  MS
type                                 -  MS  fixedCode="document"
timestamp                            1..1  MS
entry                                7..*  slicing profile:resource open
entry:composition                    1..1  MS
entry:composition.fullUrl            1..1  MS
entry:composition.resource           1..1  MS  type Composition<eDischargeSummary:JP_Composition_eDischargeSummary>
entry:composition.search             0..0
entry:composition.request            0..0
entry:composition.response           0..0
entry:patient                        1..1  MS
entry:patient.fullUrl                1..1  MS
entry:patient.resource               1..1  MS  type Patient<eCS:JP_Patient_eCS>
entry:patient.search                 0..0
entry:patient.request                0..0
entry:patient.response               0..0
entry:practitioners                  1..*  MS
entry:practitioners.fullUrl          1..1  MS
entry:practitioners.resource         1..1  MS  type Practitioner<eCS:JP_Practitioner_eCS>
entry:practitioners.search           0..0
entry:practitioners.request          0..0
entry:practitioners.response         0..0
entry:organization                   2..*  MS
entry:organization.resource          -  type Organization<eCS:JP_Organization_eCS>
entry:organization.search            0..0
entry:organization.request           0..0
entry:organization.response          0..0
entry:encounter                      1..1  MS
entry:encounter.resource             -  type Encounter<eCS:JP_Encounter_eCS>
entry:location                       0..*  MS
entry:location.resource              -  type Location<core:JP_Location>
entry:condition                      1..*  MS
entry:condition.resource             -  type Condition<eCS:JP_Condition_eCS>
entry:allergy                        0..*  MS
entry:allergy.resource               -  type AllergyIntolerance<eCS:JP_AllergyIntolerance_eCS>
entry:familyHistory                  0..*  MS
entry:familyHistory.resource         -  type FamilyMemberHistory<core:JP_FamilyMemberHistory>
entry:observation                    0..*  MS
entry:observation.resource           -  type Observation<eCS:JP_Observation_Common_eCS>
entry:immunization                   0..*  MS
entry:immunization.resource          -  type Immunization<eCS:JP_Immunization_eCS>
entry:procedure                      0..*  MS
entry:procedure.resource             -  type Procedure<eCS:JP_Procedure_eCS>
entry:medicationRequest              0..*  MS
entry:medicationRequest.resource     -  type MedicationRequest<core:JP_MedicationRequest>
entry:medicationBundle               0..*  MS
entry:medicationBundle.resource      -  type Bundle<Common:JP_Bundle>
entry:documentReference              0..*  MS
entry:documentReference.resource     -  type DocumentReference<eCS:JP_DocumentReference_eCS>
entry:carePlan                       0..*  MS
entry:carePlan.resource              -  type CarePlan<eCS:JP_CarePlan_eCS>
entry:medicalDeviceUse               0..*  MS
entry:medicalDeviceUse.resource      -  type DeviceUseStatement<core:JP_DeviceUseStatement>
entry:medicalDevice                  0..*  MS
entry:medicalDevice.resource         -  type Device<core:JP_Device>
entry:imageStudy                     0..*  MS
entry:imageStudy.resource            -  type ImagingStudy<core:JP_ImagingStudy_Radiology>
entry:diagReport                     0..*  MS
entry:diagReport.resource            -  type DiagnosticReport<core:JP_DiagnosticReport_Common>
entry:advancedDirective              0..*  MS
entry:advancedDirective.resource     -  type Consent<core:JP_Consent>
entry:researchSubject                0..*  MS
entry:researchSubject.resource       -  type ResearchSubject<core:JP_ResearchSubject>
entry:researchStudy                  0..*  MS
entry:researchStudy.resource         -  type ResearchStudy<core:JP_ResearchStudy>
entry:relatedPerson                  0..*  MS
entry:relatedPerson.resource         -  type RelatedPerson<core:JP_RelatedPerson>
entry:binaryData                     0..*  MS
entry:binaryData.resource            -  type Binary<core:JP_Binary>
