url   http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_SocialHistory
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common

category                              1..*  slicing value:coding.system open
category:socialHistory                1..1  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_SimpleObservationCategory_VS
category:socialHistory.coding.system  1..1  fixedUri="http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS"
category:socialHistory.coding.code    1..1  fixedCode="social-history"
code                                  -  binding preferred http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationSocialHistoryCode_VS
subject                               1..1  type Reference(core:JP_Patient)
effective[x]                          -  type dateTime | Period
value[x]                              -  type Quantity | CodeableConcept | string
derivedFrom                           -  type Reference(DocumentReference ImagingStudy Media QuestionnaireResponse core:JP_Observation_Common MolecularSequence core:JP_Observation_SocialHistory)
